/* Minute Book: the lists of the DOCX plate
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-docx-private.h"

/* The format has no more. */
#define N_LEVELS 9

/* A way to count: '(a)', '(b)', ... */
typedef struct
{
  MbLabelKind  kind;
  char        *before;
  char        *after;
} Format;

/* A run of entries that count on from a number. */
typedef struct
{
  guint format;
  guint level;
  guint start;
} Count;

/**
 * mb_docx_format_free:
 * @format: of MbDocx.formats
 */
void
mb_docx_format_free (gpointer format)
{
  Format *self = format;

  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/**
 * mb_docx_counts_new:
 *
 * Returns: (transfer full): for MbDocx.counts
 */
GArray *
mb_docx_counts_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (Count));
}

static guint
find_format (MbDocx      *self,
             MbLabelKind  kind,
             const char  *before,
             const char  *after)
{
  Format *format;

  for (guint i = 0; i < self->formats->len; i++)
    {
      format = g_ptr_array_index (self->formats, i);
      if (format->kind == kind && g_str_equal (format->before, before) && g_str_equal (format->after, after))
        return i;
    }

  format = g_new0 (Format, 1);
  format->kind = kind;
  format->before = g_strdup (before);
  format->after = g_strdup (after);
  g_ptr_array_add (self->formats, format);

  return self->formats->len - 1;
}

/**
 * mb_docx_number_entry:
 * @n: which entry of the list
 * @depth: how many lists are around this one
 * @last: what was returned for the entry before it, 0 for the first
 *
 * Returns: the number of the run of entries which has the word processor make
 *   the entry's label exactly; 0 where it couldn't, so that the label has to be
 *   written out
 */
guint
mb_docx_number_entry (MbDocx       *self,
                      const MbNode *list,
                      guint         n,
                      guint         depth,
                      guint         last)
{
  const MbNode *entry = g_ptr_array_index (list->children, n);
  const char *bullet = mb_plate_get_bullet (entry->label);
  g_auto (MbPlateLabel) label = { 0 };
  Count count = { .level = MIN (depth, N_LEVELS - 1) };

  mb_plate_read_label (list, n, &label);
  if (label.kind == MB_LABEL_UNKNOWN)
    return 0;
  if (label.goes_on && last != 0)
    return last;

  count.format = find_format (self, label.kind, bullet != NULL ? bullet : label.before,
                              bullet != NULL ? "" : label.after);
  count.start = bullet != NULL ? 1 : label.number;
  g_array_append_val (self->counts, count);

  return self->counts->len;
}

static const char *
get_number_format (MbLabelKind kind)
{
  switch (kind)
    {
    case MB_LABEL_NUMBER:
      return "decimal";
    case MB_LABEL_LETTER:
      return "lowerLetter";
    case MB_LABEL_CAPITAL:
      return "upperLetter";
    case MB_LABEL_ROMAN:
      return "lowerRoman";
    case MB_LABEL_ROMAN_CAPITAL:
      return "upperRoman";
    case MB_LABEL_BULLET:
    case MB_LABEL_UNKNOWN:
    default:
      return "bullet";
    }
}

static void
add_level (MbMarkup     *out,
           const Format *format,
           guint         level)
{
  g_autofree char *number = g_strdup_printf ("%u", level);
  g_autofree char *left = g_strdup_printf ("%u", MB_DOCX_STEP * (level + 1));
  g_autofree char *hanging = g_strdup_printf ("%u", MB_DOCX_STEP);
  g_autofree char *text = NULL;

  if (format->kind == MB_LABEL_BULLET)
    text = g_strdup (format->before);
  else
    text = g_strdup_printf ("%s%%%u%s", format->before, level + 1, format->after);

  mb_markup_open (out, "w:lvl", "w:ilvl", number, NULL);
  mb_markup_leaf (out, "w:start", "w:val", "1", NULL);
  mb_markup_leaf (out, "w:numFmt", "w:val", get_number_format (format->kind), NULL);
  mb_markup_leaf (out, "w:lvlText", "w:val", text, NULL);
  mb_markup_leaf (out, "w:lvlJc", "w:val", "left", NULL);
  mb_markup_open (out, "w:pPr", NULL);
  mb_markup_leaf (out, "w:ind", "w:left", left, "w:hanging", hanging, NULL);
  mb_markup_close (out);
  mb_markup_close (out);
}

static void
add_format (MbMarkup     *out,
            const Format *format,
            guint         n)
{
  g_autofree char *id = g_strdup_printf ("%u", n);

  mb_markup_open (out, "w:abstractNum", "w:abstractNumId", id, NULL);
  mb_markup_leaf (out, "w:multiLevelType", "w:val", "hybridMultilevel", NULL);
  for (guint level = 0; level < N_LEVELS; level++)
    add_level (out, format, level);
  mb_markup_close (out);
}

static void
add_count (MbMarkup    *out,
           const Count *count,
           guint        n)
{
  g_autofree char *id = g_strdup_printf ("%u", n + 1);
  g_autofree char *format = g_strdup_printf ("%u", count->format);
  g_autofree char *level = g_strdup_printf ("%u", count->level);
  g_autofree char *start = g_strdup_printf ("%u", count->start);

  mb_markup_open (out, "w:num", "w:numId", id, NULL);
  mb_markup_leaf (out, "w:abstractNumId", "w:val", format, NULL);
  mb_markup_open (out, "w:lvlOverride", "w:ilvl", level, NULL);
  mb_markup_leaf (out, "w:startOverride", "w:val", start, NULL);
  mb_markup_close (out);
  mb_markup_close (out);
}

/**
 * mb_docx_write_numbering:
 *
 * Returns: (transfer full): word/numbering.xml, for the text that was written
 */
char *
mb_docx_write_numbering (MbDocx *self)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();

  mb_markup_open (out, "w:numbering", "xmlns:w", MB_DOCX_MAIN, NULL);
  for (guint i = 0; i < self->formats->len; i++)
    add_format (out, g_ptr_array_index (self->formats, i), i);
  for (guint i = 0; i < self->counts->len; i++)
    add_count (out, &g_array_index (self->counts, Count, i), i);
  mb_markup_close (out);

  return mb_markup_finish (out);
}
