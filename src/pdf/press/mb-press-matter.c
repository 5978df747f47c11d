/* Minute Book: words set into lines, kept standing
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-matter.h"

#include <math.h>

/* Lines stand a leading apart, further only where a face of the list is taller
 * than that. */
static void
measure_lines (MbMatter     *self,
               const double  leading)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);

  do
    {
      PangoRectangle logical;
      MbLine line = { pango_layout_iter_get_line_readonly (iter) };
      double baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.x = pango_units_to_double (logical.x);
      line.ascent = baseline - pango_units_to_double (logical.y);
      line.descent = pango_units_to_double (logical.height) - line.ascent;
      line.height = MAX (leading, line.ascent + line.descent);
      line.baseline = (line.height - line.ascent - line.descent) / 2 + line.ascent;
      g_array_append_val (self->lines, line);
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

/**
 * mb_matter_new:
 * @layout: (transfer full): with its words, which are not changed any more
 * @leading: from one baseline to the next
 * @key: all that tells it from other matter
 *
 * Returns: (transfer full): the matter; it has no lines if there are no words
 */
MbMatter *
mb_matter_new (PangoLayout *layout,
               double       leading,
               GBytes      *key)
{
  MbMatter *self = g_new0 (MbMatter, 1);

  g_atomic_ref_count_init (&self->n_references);
  self->layout = layout;
  self->lines = g_array_new (FALSE, FALSE, sizeof (MbLine));
  self->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, key);
  if (pango_layout_get_text (layout)[0] != '\0')
    measure_lines (self, leading);

  return self;
}

/**
 * mb_matter_new_unset:
 *
 * Returns: (transfer full): matter without words and lines
 */
MbMatter *
mb_matter_new_unset (void)
{
  MbMatter *self = g_new0 (MbMatter, 1);

  g_atomic_ref_count_init (&self->n_references);
  self->lines = g_array_new (FALSE, FALSE, sizeof (MbLine));

  return self;
}

MbMatter *
mb_matter_ref (MbMatter *self)
{
  g_atomic_ref_count_inc (&self->n_references);

  return self;
}

void
mb_matter_unref (MbMatter *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;

  g_array_unref (self->lines);
  g_clear_object (&self->layout);
  g_free (self->digest);
  g_free (self);
}

const char *
mb_matter_get_words (const MbMatter *self)
{
  return self->layout != NULL ? pango_layout_get_text (self->layout) : "";
}

static gboolean
is_between (const PangoGlyphItem *run,
            guint                 start,
            guint                 end)
{
  return (guint) run->item->offset >= start && (guint) run->item->offset < end;
}

static const MbLine *
get_line (const MbMatter *self,
          guint           line)
{
  return &g_array_index (self->lines, MbLine, line);
}

/**
 * mb_matter_has_runs:
 * @start: the first byte asked for
 * @end: the byte after the last
 * @from: the first line asked for
 * @to: the line after the last
 */
gboolean
mb_matter_has_runs (const MbMatter *self,
                    guint           start,
                    guint           end,
                    guint           from,
                    guint           to)
{
  for (guint i = from; i < to; i++)
    for (GSList *l = get_line (self, i)->line->runs; l != NULL; l = l->next)
      if (is_between (l->data, start, end))
        return TRUE;

  return FALSE;
}

typedef struct
{
  PangoGlyphItem *run;
  double          x;
} MbPlacedRun;

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  return ((const MbPlacedRun *) a)->run->item->offset -
         ((const MbPlacedRun *) b)->run->item->offset;
}

/* Cairo leaves out glyphs whose ink, rounded out to whole units, is nothing: a
 * space that is a run of its own and stands on a whole one is lost, and the
 * words run together. A 64th of a point brings it back, and no one sees it. */
static double
off_the_grid (double position)
{
  return fabs (position - round (position)) < 1.0 / 128 ? position + 1.0 / 64 : position;
}

/**
 * mb_matter_measure:
 * @x: the text's left edge
 *
 * Returns: what the line's runs between @start and @end take of its width
 */
MbExtent
mb_matter_measure (const MbMatter *self,
                   guint           start,
                   guint           end,
                   guint           line,
                   double          x)
{
  MbExtent extent = { G_MAXDOUBLE, -G_MAXDOUBLE };

  x += get_line (self, line)->x;
  for (GSList *l = get_line (self, line)->line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      double width = pango_units_to_double (pango_glyph_string_get_width (run->glyphs));

      if (is_between (run, start, end))
        {
          extent.left = MIN (extent.left, x);
          extent.right = MAX (extent.right, x + width);
        }
      x += width;
    }

  return extent;
}

/**
 * mb_matter_draw:
 * @x: the text's left edge
 * @top: where the line begins
 *
 * Draws the line's runs between @start and @end. Runs stand on the line as they
 * are seen; they are drawn as they are read, which is not the same where
 * directions mix.
 */
void
mb_matter_draw (const MbMatter *self,
                guint           start,
                guint           end,
                cairo_t        *cr,
                guint           line,
                double          x,
                double          top)
{
  const char *words = mb_matter_get_words (self);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (MbPlacedRun));

  x += get_line (self, line)->x;
  for (GSList *l = get_line (self, line)->line->runs; l != NULL; l = l->next)
    {
      MbPlacedRun at = { l->data, x };

      if (is_between (at.run, start, end))
        g_array_append_val (placed, at);
      x += pango_units_to_double (pango_glyph_string_get_width (at.run->glyphs));
    }

  g_array_sort (placed, compare_runs);
  for (guint i = 0; i < placed->len; i++)
    {
      const MbPlacedRun *at = &g_array_index (placed, MbPlacedRun, i);

      cairo_move_to (cr, off_the_grid (at->x),
                     off_the_grid (top + get_line (self, line)->baseline));
      pango_cairo_show_glyph_item (cr, words, at->run);
    }
}

/**
 * mb_matter_tell:
 *
 * Adds what the lines' runs between @start and @end say, as it is read.
 */
void
mb_matter_tell (const MbMatter *self,
                guint           start,
                guint           end,
                guint           from,
                guint           to,
                GString        *words)
{
  const char *text = mb_matter_get_words (self);

  for (guint i = from; i < to; i++)
    {
      const PangoLayoutLine *line = get_line (self, i)->line;
      guint first = MAX (start, (guint) line->start_index);
      guint last = MIN (end, (guint) (line->start_index + line->length));

      if (first < last)
        g_string_append_len (words, text + first, last - first);
    }
}
