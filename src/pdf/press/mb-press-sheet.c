/* Minute Book: one of the press's pages, to be looked at
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-sheet.h"

#include <string.h>

#include "pdf/press/mb-press-style.h"

static void
clear_impression (gpointer data)
{
  mb_matter_unref (((MbImpression *) data)->matter);
}

static void
clear_plate (gpointer data)
{
  cairo_surface_destroy (((MbPlate *) data)->picture);
}

/**
 * mb_sheet_new:
 *
 * Returns: (transfer full): an empty page
 */
MbSheet *
mb_sheet_new (void)
{
  MbSheet *self = g_new0 (MbSheet, 1);

  self->shapes = g_array_new (FALSE, FALSE, sizeof (MbShape));
  self->plates = g_array_new (FALSE, FALSE, sizeof (MbPlate));
  g_array_set_clear_func (self->plates, clear_plate);
  self->impressions = g_array_new (FALSE, FALSE, sizeof (MbImpression));
  g_array_set_clear_func (self->impressions, clear_impression);
  self->tops = g_array_new (FALSE, FALSE, sizeof (double));
  self->words = g_string_new (NULL);
  self->looks = g_checksum_new (G_CHECKSUM_SHA256);

  return self;
}

void
mb_sheet_free (MbSheet *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->ground, cairo_surface_destroy);
  g_clear_pointer (&self->drawing, cairo_surface_destroy);
  g_array_unref (self->shapes);
  g_array_unref (self->plates);
  g_array_unref (self->impressions);
  g_array_unref (self->tops);
  g_string_free (self->words, TRUE);
  g_checksum_free (self->looks);
  g_free (self);
}

/**
 * mb_sheet_note_looks:
 *
 * Adds to what tells the looks of the page from those of others.
 */
void
mb_sheet_note_looks (MbSheet       *self,
                     gconstpointer  data,
                     gsize          size)
{
  g_checksum_update (self->looks, data, (gssize) size);
}

/**
 * mb_sheet_add:
 * @impression: its matter is referenced, @first_top is found here
 * @tops: (array): of each of its lines
 */
void
mb_sheet_add (MbSheet            *self,
              const MbImpression *impression,
              const double       *tops)
{
  MbImpression own = *impression;
  guint numbers[] = { own.start, own.end, own.from, own.to, own.role != NULL, own.leads_out };

  mb_matter_ref (own.matter);
  own.first_top = self->tops->len;
  g_array_append_vals (self->tops, tops, own.to - own.from);
  g_array_append_val (self->impressions, own);

  mb_sheet_note_looks (self, own.matter->digest, strlen (own.matter->digest));
  mb_sheet_note_looks (self, numbers, sizeof numbers);
  mb_sheet_note_looks (self, &own.x, sizeof own.x);
  mb_sheet_note_looks (self, tops, (own.to - own.from) * sizeof *tops);
  if (own.role != NULL)
    mb_matter_tell (own.matter, own.start, own.end, own.from, own.to, self->words);
}

void
mb_sheet_add_shape (MbSheet       *self,
                    const MbShape *shape)
{
  g_array_append_val (self->shapes, *shape);
  mb_sheet_note_looks (self, shape, sizeof *shape);
}

/**
 * mb_sheet_add_plate:
 * @plate: its picture is referenced
 * @digest: of the picture
 * @alt: (nullable): what it shows
 */
void
mb_sheet_add_plate (MbSheet       *self,
                    const MbPlate *plate,
                    const char    *digest,
                    const char    *alt)
{
  double place[] = { plate->x, plate->y, plate->width, plate->height };

  cairo_surface_reference (plate->picture);
  g_array_append_val (self->plates, *plate);
  mb_sheet_note_looks (self, digest, strlen (digest));
  mb_sheet_note_looks (self, place, sizeof place);
  if (alt != NULL && *alt != '\0')
    g_string_append_printf (self->words, "%s\n", alt);
}

/* What is said next is another paragraph. */
void
mb_sheet_end_text (MbSheet *self)
{
  g_string_append_c (self->words, '\n');
}

double
mb_sheet_get_top (const MbSheet      *self,
                  const MbImpression *impression)
{
  return g_array_index (self->tops, double, impression->first_top);
}

double
mb_sheet_get_bottom (const MbSheet      *self,
                     const MbImpression *impression)
{
  guint last = impression->to - impression->from - 1;

  return g_array_index (self->tops, double, impression->first_top + last) +
         g_array_index (impression->matter->lines, MbLine, impression->to - 1).height;
}

static void
draw_impression (const MbSheet      *self,
                 const MbImpression *impression,
                 cairo_t            *cr)
{
  if (impression->leads_out)
    cairo_set_source_rgb (cr, MB_LINK_RED, MB_LINK_GREEN, MB_LINK_BLUE);
  else
    cairo_set_source_rgb (cr, 0, 0, 0);

  for (guint i = impression->from; i < impression->to; i++)
    {
      double top = g_array_index (self->tops, double, impression->first_top + i - impression->from);
      MbExtent extent;

      mb_matter_draw (impression->matter, impression->start, impression->end, cr, i,
                      impression->x, top);
      if (!impression->leads_out)
        continue;
      extent = mb_matter_measure (impression->matter, impression->start, impression->end, i,
                                  impression->x);
      mb_press_underline (cr, &extent, top + g_array_index (impression->matter->lines, MbLine, i).baseline);
    }
}

static void
draw_all (const MbSheet *self,
          cairo_t       *cr,
          gboolean       artifacts)
{
  for (guint i = 0; artifacts && i < self->shapes->len; i++)
    {
      const MbShape *shape = &g_array_index (self->shapes, MbShape, i);

      cairo_set_source_rgb (cr, shape->ink, shape->ink, shape->ink);
      cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
      cairo_fill (cr);
    }
  for (guint i = 0; !artifacts && i < self->plates->len; i++)
    {
      const MbPlate *plate = &g_array_index (self->plates, MbPlate, i);

      mb_press_draw_picture (cr, plate->picture, plate->x, plate->y, plate->width, plate->height);
    }
  for (guint i = 0; i < self->impressions->len; i++)
    {
      const MbImpression *impression = &g_array_index (self->impressions, MbImpression, i);

      if ((impression->role == NULL) == artifacts)
        draw_impression (self, impression, cr);
    }
}

static cairo_surface_t *
record (const MbSheet *self,
        double         width,
        double         height,
        gboolean       artifacts)
{
  cairo_rectangle_t extents = { 0, 0, width, height };
  cairo_surface_t *surface =
    cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);

  draw_all (self, cr, artifacts);
  cairo_destroy (cr);

  return surface;
}

/**
 * mb_sheet_record:
 *
 * Makes the page's drawings, once. The fonts are locked meanwhile: see
 * mb_fonts_lock().
 */
void
mb_sheet_record (MbSheet *self,
                 double   width,
                 double   height)
{
  if (self->drawing != NULL)
    return;

  self->ground = record (self, width, height, TRUE);
  self->drawing = record (self, width, height, FALSE);
}
