/* Minute Book: old minutes: the levels of lists
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

/* Deeper lists than this are no deeper; records follow parents for 16. */
#define MOST_LEVELS 14

typedef struct
{
  guint  indent;
  char   class; /* '1', 'a', 'A', 'i', or the bullet's first byte */
  guint  ordinal;
} Level;

/* '(iv)' is 4 by Roman count, and '(i)' both 1 and the ninth letter. */
static guint
read_roman (const char *label)
{
  static const char *const romans[] = {
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"
  };

  for (guint i = 0; i < G_N_ELEMENTS (romans); i++)
    if (strcmp (label, romans[i]) == 0)
      return i + 1;

  return 0;
}

static guint
read_ordinal (const char *label,
              char        class)
{
  g_autofree char *bare = g_strdup (label + (*label == '('));

  bare[strcspn (bare, ").")] = '\0';
  if (class == '1')
    return g_ascii_isdigit (*bare) ? (guint) MIN (g_ascii_strtoull (bare, NULL, 10), 9999) : 0;
  if (class == 'i')
    return read_roman (bare);
  if (strlen (bare) != 1)
    return 0;
  if (class == 'a')
    return g_ascii_islower (*bare) ? (guint) (*bare - 'a') + 1 : 0;

  return g_ascii_isupper (*bare) ? (guint) (*bare - 'A') + 1 : 0;
}

static char
classify (const char *label)
{
  const char *bare = label + (*label == '(');

  if (bare == label && strchr (label, ')') == NULL && strchr (label, '.') == NULL)
    return (char) (label[0] ^ label[strlen (label) - 1] ^ 0x40);
  if (g_ascii_isdigit (*bare))
    return '1';
  if (read_ordinal (label, 'i') == 1 || (bare[1] != ')' && bare[1] != '.'))
    return 'i';

  return g_ascii_isupper (*bare) ? 'A' : 'a';
}

/* Finds the list that the label goes on with: '(b)' after '(a)'. */
static gboolean
goes_on (GArray     *levels,
         const char *label)
{
  for (guint i = levels->len; i > 0; i--)
    {
      Level *level = &g_array_index (levels, Level, i - 1);
      guint ordinal;

      if (strchr ("1aAi", level->class) == NULL)
        continue;
      ordinal = read_ordinal (label, level->class);
      if (ordinal == 0 || ordinal != level->ordinal + 1)
        continue;
      level->ordinal = ordinal;
      g_array_set_size (levels, i);
      return TRUE;
    }

  return FALSE;
}

GArray *
mb_minutes_levels_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Level));
}

/**
 * mb_minutes_measure_level:
 * @levels: the lists that are open; emptied where a list ends
 *
 * Tells an entry's level: by its number or letter where it goes on with an open
 * list, else by how far it is indented; beside an entry with another kind of
 * label it starts an inner list.
 *
 * Returns: from 1
 */
guint
mb_minutes_measure_level (GArray     *levels,
                          const char *label,
                          guint       indent)
{
  Level level = { indent, classify (label), 0 };

  if (goes_on (levels, label))
    return levels->len;

  level.ordinal = read_ordinal (label, level.class);
  while (levels->len > 0 && g_array_index (levels, Level, levels->len - 1).indent > indent)
    g_array_set_size (levels, levels->len - 1);
  for (guint i = levels->len; i > 0; i--)
    if (g_array_index (levels, Level, i - 1).indent == indent &&
        g_array_index (levels, Level, i - 1).class == level.class)
      g_array_set_size (levels, i - 1);
  if (levels->len >= MOST_LEVELS)
    g_array_set_size (levels, MOST_LEVELS - 1);
  g_array_append_val (levels, level);

  return levels->len;
}

/* The next label of '(1)', '(a)' or '(i)' in @text from @at on. */
static const char *
find_label (const char *at,
            char        class,
            guint       ordinal)
{
  for (; (at = strchr (at, '(')) != NULL; at++)
    {
      gsize n = 1;
      g_autofree char *label = NULL;

      while (n < 7 && g_ascii_isalnum (at[n]))
        n++;
      if (n == 1 || at[n] != ')' || at[n + 1] != ' ')
        continue;
      label = g_strndup (at, n + 1);
      if (read_ordinal (label, class) == ordinal)
        return at;
    }

  return NULL;
}

static gboolean
split_class (MbProse    *prose,
             const char *text,
             char        class)
{
  const char *first = find_label (text, class, 1);
  const char *next = first != NULL ? find_label (first + 1, class, 2) : NULL;
  g_autofree char *intro = NULL;

  if (next == NULL || (first != text && !strchr (" :-", first[-1])))
    return FALSE;

  intro = mb_minutes_clean (text, first - text);
  if (*intro != '\0')
    mb_prose_add_paragraph (prose, intro);
  for (guint i = 2; first != NULL; i++)
    {
      const char *behind = strchr (first, ')') + 1;
      g_autofree char *label = g_strndup (first, (gsize) (behind - first));
      g_autofree char *entry = NULL;

      next = find_label (behind, class, i);
      entry = mb_minutes_clean (behind, next != NULL ? next - behind : -1);
      mb_prose_add_entry (prose, 1, label, entry);
      first = next;
    }

  return TRUE;
}

/**
 * mb_minutes_split_labels:
 *
 * Adds '(1) That ...; (2) That ...', written in one paragraph, as the entries
 * it is; any other text as a paragraph.
 */
void
mb_minutes_split_labels (MbProse    *prose,
                         const char *text)
{
  gsize label = mb_prose_measure_label (text);

  for (const char *class = "1ai"; *class != '\0'; class++)
    if (split_class (prose, text, *class))
      return;

  if (label > 0)
    {
      g_autofree char *name = g_strndup (text, label);
      g_autofree char *rest = mb_minutes_clean (text + label, -1);

      mb_prose_add_entry (prose, 1, name, rest);
    }
  else if (*text != '\0')
    mb_prose_add_paragraph (prose, text);
}
