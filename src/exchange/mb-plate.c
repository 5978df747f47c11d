/* Minute Book: what the plates of a paper share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-plate.h"

#include <string.h>

#include "core/mb-language.h"

/* What Symbol fonts have for a bullet; no other font shows it. */
#define SYMBOL_BULLET 0xf0b7

/* Of a logo, in millimetres. */
#define MOST_WIDE 60.0
#define MOST_HIGH 20.0

/**
 * mb_plate_clean:
 * @text: (nullable)
 *
 * Returns: (transfer full): the text with its line breaks, without what XML 1.0
 *   has no place for (https://www.w3.org/TR/xml/#charsets) and without the
 *   control characters that it only tolerates
 */
char *
mb_plate_clean (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (letter == '\n')
        g_string_append_c (out, '\n');
      else if (letter == '\t' || letter == '\r')
        g_string_append_c (out, ' ');
      else if (letter == SYMBOL_BULLET)
        g_string_append (out, "•");
      else if (letter >= ' ' && !(letter >= 0x7f && letter < 0xa0) && (letter & 0xfffe) != 0xfffe)
        g_string_append_unichar (out, letter);
    }

  return g_string_free_and_steal (out);
}

/**
 * mb_plate_is_address:
 * @target: of a link
 *
 * Returns: whether it leads out of the paper, to somewhere that can't act by
 *   itself
 */
gboolean
mb_plate_is_address (const char *target)
{
  static const char *const schemes[] = { "http", "https", "mailto", "tel", NULL };
  g_autofree char *scheme = target != NULL ? g_uri_parse_scheme (target) : NULL;
  g_autofree char *lower = scheme != NULL ? g_ascii_strdown (scheme, -1) : NULL;

  return lower != NULL && g_strv_contains (schemes, lower) && g_uri_is_valid (target, G_URI_FLAGS_NONE, NULL);
}

/**
 * mb_plate_get_language:
 * @language: (nullable): as the book has it
 *
 * Returns: (transfer none) (nullable): @language where it has the form of a
 *   BCP 47 tag, so that every program takes it; %NULL for anything else
 */
const char *
mb_plate_get_language (const char *language)
{
  return mb_language_is_tag (language) ? language : NULL;
}

static void
add_anchors (const MbNode *node,
             GHashTable   *anchors)
{
  if (node->anchor != NULL && !g_hash_table_contains (anchors, node->anchor))
    g_hash_table_insert (anchors, node->anchor,
                         g_strdup_printf ("place%u", g_hash_table_size (anchors) + 1));
  for (guint i = 0; i < node->children->len; i++)
    add_anchors (g_ptr_array_index (node->children, i), anchors);
}

/**
 * mb_plate_find_anchors:
 *
 * Returns: (transfer full): for each anchor below @root a name that every format
 *   takes; a link to any other place has nowhere to lead
 */
GHashTable *
mb_plate_find_anchors (const MbNode *root)
{
  GHashTable *anchors = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  add_anchors (root, anchors);

  return anchors;
}

/**
 * mb_plate_get_bullet:
 *
 * Returns: (transfer none) (nullable): the bullet that the label is, as any font
 *   shows it; %NULL for another label
 */
const char *
mb_plate_get_bullet (const char *label)
{
  if (label == NULL || mb_label_get_kind (label, NULL, NULL) != MB_LABEL_BULLET)
    return NULL;

  return g_utf8_get_char (label) == SYMBOL_BULLET ? "•" : label;
}

static const char *
get_label (const MbNode *list,
           guint         n)
{
  return ((const MbNode *) g_ptr_array_index (list->children, n))->label;
}

/* Cuts '(iv).' into '(' and ').'. */
static void
cut_marks (const char   *text,
           MbPlateLabel *label)
{
  gsize n_before = strcspn (text, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const char *rest = text + n_before;

  while (g_ascii_isalnum (*rest))
    rest++;
  label->before = g_strndup (text, n_before);
  label->after = g_strdup (rest);
}

/**
 * mb_plate_read_label:
 * @n: which entry of the list
 * @label: (out): of that entry
 */
void
mb_plate_read_label (const MbNode *list,
                     guint         n,
                     MbPlateLabel *label)
{
  const char *text = get_label (list, n);
  const char *last = n > 0 ? get_label (list, n - 1) : NULL;
  g_autofree char *next = NULL;

  *label = (MbPlateLabel) { .kind = MB_LABEL_UNKNOWN };
  if (text == NULL)
    return;

  label->kind = mb_label_get_kind (text, last, &label->number);
  if (label->kind == MB_LABEL_UNKNOWN)
    return;
  if (label->kind != MB_LABEL_BULLET)
    cut_marks (text, label);
  if (last == NULL)
    return;
  next = mb_label_next (last, n > 1 ? get_label (list, n - 2) : NULL);
  label->goes_on = g_str_equal (next, text) &&
                   mb_label_get_kind (last, n > 1 ? get_label (list, n - 2) : NULL, NULL) == label->kind;
}

void
mb_plate_label_clear (MbPlateLabel *label)
{
  g_clear_pointer (&label->before, g_free);
  g_clear_pointer (&label->after, g_free);
}

/**
 * mb_plate_get_level:
 * @level: of a heading of the tree
 * @last: (inout): the level of the heading before it, 0 at the beginning
 *
 * Returns: its level where the first heading is alone on level 1 and none is
 *   skipped on the way down, for whoever goes from heading to heading by ear
 */
guint
mb_plate_get_level (guint  level,
                    guint *last)
{
  if (*last == 0)
    level = 1;
  else
    level = CLAMP (level, 2, MIN (*last + 1, 6));
  *last = level;

  return level;
}

static double
read_length (const guint8 *data)
{
  return ((guint) data[0] << 24) + (data[1] << 16) + (data[2] << 8) + data[3];
}

/**
 * mb_plate_measure_picture:
 * @width: (out): as it is to be shown, in millimetres: as large as on paper
 * @height: (out): likewise
 *
 * Returns: whether the figure has a picture: a PNG, whose chunk IHDR begins with
 *   its width and height (PNG specification, 11.2.2)
 */
gboolean
mb_plate_measure_picture (const MbNode *figure,
                          double       *width,
                          double       *height)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  gsize size = 0;
  const guint8 *data = figure->picture != NULL ? g_bytes_get_data (figure->picture, &size) : NULL;
  double scale;

  if (size < 24 || memcmp (data, signature, sizeof signature) != 0)
    return FALSE;
  *width = read_length (data + 16);
  *height = read_length (data + 20);
  if (*width < 1 || *height < 1)
    return FALSE;
  scale = MIN (MOST_WIDE / *width, MOST_HIGH / *height);
  *width *= scale;
  *height *= scale;

  return TRUE;
}
