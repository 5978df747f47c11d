/* Minute Book: the press's pages, to be looked at
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-sheets.h"

#include <math.h>

#include "core/mb-error.h"
#include "pdf/press/mb-press-page.h"
#include "reader/mb-reader.h"

struct _MbSheets
{
  double     width;
  double     height;
  GPtrArray *sheets; /* MbSheet */
  GStrv      missing;
  guint      n_set;
  MbFonts   *fonts;
  GMutex     lock;   /* a drawing is made and put in order when it is first used */
};

struct _MbGalley
{
  GMutex   lock;
  MbFonts *fonts;    /* nullable until the first paper */
  char    *language; /* of the fonts */
};

/**
 * mb_galley_new:
 *
 * Returns: (transfer full): an empty galley
 */
MbGalley *
mb_galley_new (void)
{
  MbGalley *self = g_new0 (MbGalley, 1);

  g_mutex_init (&self->lock);

  return self;
}

void
mb_galley_free (MbGalley *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->fonts, mb_fonts_unref);
  g_mutex_clear (&self->lock);
  g_free (self->language);
  g_free (self);
}

static MbSheets *
set_sheets (const MbPaper  *paper,
            MbFonts        *fonts,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (MbLog) log = NULL;
  g_autoptr (MbFlow) flow = NULL;
  MbSheets *self;

  log = mb_log_new_sheets (paper->landscape ? MB_PAGE_LONG : MB_PAGE_SHORT,
                           paper->landscape ? MB_PAGE_SHORT : MB_PAGE_LONG);
  flow = mb_press_set_paper (paper, fonts, log);
  if (flow == NULL)
    {
      mb_error_set (error, MB_ERROR_FAILED, "setting the paper", "it is nested too deeply", NULL);
      return NULL;
    }
  if (!mb_press_lay_pages (paper, fonts, log, flow, cancellable, error))
    return NULL;

  self = g_new0 (MbSheets, 1);
  g_mutex_init (&self->lock);
  self->width = log->width;
  self->height = log->height;
  self->sheets = mb_log_finish_sheets (log);
  self->missing = mb_fonts_get_missing (fonts);
  self->fonts = mb_fonts_ref (fonts);
  self->n_set = mb_fonts_end (fonts);

  return self;
}

/**
 * mb_galley_set_sheets:
 * @cancellable: (nullable): looked at on every page
 *
 * Sets the paper as mb_press_set_sheets() does; what the galley has of it from
 * the paper before is not set again.
 *
 * Errors: as mb_press_print().
 *
 * Returns: (transfer full): the pages
 */
MbSheets *
mb_galley_set_sheets (MbGalley       *self,
                      const MbPaper  *paper,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  MbSheets *sheets;

  g_return_val_if_fail (self != NULL && paper != NULL && paper->root != NULL, NULL);

  locker = g_mutex_locker_new (&self->lock);
  if (self->fonts != NULL && g_strcmp0 (self->language, paper->language) != 0)
    g_clear_pointer (&self->fonts, mb_fonts_unref);
  if (self->fonts == NULL)
    {
      g_set_str (&self->language, paper->language);
      self->fonts = mb_fonts_new (paper->language, error);
      if (self->fonts == NULL)
        return NULL;
    }

  mb_fonts_lock (self->fonts);
  mb_fonts_begin (self->fonts);
  sheets = set_sheets (paper, self->fonts, cancellable, error);
  mb_fonts_unlock (self->fonts);

  return sheets;
}

/**
 * mb_press_set_sheets:
 * @cancellable: (nullable): looked at on every page
 *
 * Sets the paper on pages as mb_press_print() does. May run on any thread.
 *
 * Errors: as mb_press_print().
 *
 * Returns: (transfer full): the pages
 */
MbSheets *
mb_press_set_sheets (const MbPaper  *paper,
                     GCancellable   *cancellable,
                     GError        **error)
{
  g_autoptr (MbGalley) galley = mb_galley_new ();

  return mb_galley_set_sheets (galley, paper, cancellable, error);
}

void
mb_sheets_free (MbSheets *self)
{
  if (self == NULL)
    return;

  /* Another thread may set with the same fonts, and layouts hold some of them. */
  mb_fonts_lock (self->fonts);
  g_ptr_array_unref (self->sheets);
  mb_fonts_unlock (self->fonts);
  g_strfreev (self->missing);
  mb_fonts_unref (self->fonts);
  g_mutex_clear (&self->lock);
  g_free (self);
}

guint
mb_sheets_get_n_pages (MbSheets *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sheets->len;
}

/**
 * mb_sheets_get_size:
 * @width: (out): of every page, in points
 * @height: (out): likewise
 */
void
mb_sheets_get_size (MbSheets *self,
                    double   *width,
                    double   *height)
{
  g_return_if_fail (self != NULL);

  *width = self->width;
  *height = self->height;
}

static MbSheet *
get_sheet (MbSheets *self,
           guint     page)
{
  return g_ptr_array_index (self->sheets, page);
}

/**
 * mb_sheets_get_words:
 * @page: from 0
 *
 * Returns: (transfer none): what the page says, in reading order, without the
 *   head and the foot that it shares with others
 */
const char *
mb_sheets_get_words (MbSheets *self,
                     guint     page)
{
  g_return_val_if_fail (self != NULL && page < self->sheets->len, NULL);

  return get_sheet (self, page)->words->str;
}

/**
 * mb_sheets_get_looks:
 * @page: from 0
 *
 * Returns: (transfer none): a digest of what is drawn on the page, and where
 */
const char *
mb_sheets_get_looks (MbSheets *self,
                     guint     page)
{
  g_return_val_if_fail (self != NULL && page < self->sheets->len, NULL);

  return g_checksum_get_string (get_sheet (self, page)->looks);
}

/**
 * mb_sheets_draw:
 * @page: from 0
 * @cr: whose units are points, from the page's top left corner
 *
 * Draws what stands on the page; the paper's white is the caller's.
 */
void
mb_sheets_draw (MbSheets *self,
                guint     page,
                cairo_t  *cr)
{
  g_autoptr (GMutexLocker) locker = NULL;
  MbSheet *sheet;

  g_return_if_fail (self != NULL && page < self->sheets->len);

  locker = g_mutex_locker_new (&self->lock);
  cairo_save (cr);
  sheet = get_sheet (self, page);
  mb_fonts_lock (self->fonts);
  mb_sheet_record (sheet, self->width, self->height);
  mb_fonts_unlock (self->fonts);
  cairo_set_source_surface (cr, sheet->ground, 0, 0);
  cairo_paint (cr);
  cairo_set_source_surface (cr, sheet->drawing, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/**
 * mb_sheets_render:
 * @page: from 0
 * @width: of the picture, in dots
 * @height: (out): of the picture, in dots
 *
 * Draws a page on white.
 *
 * Errors: %MB_ERROR_FAILED where it would have more than %MB_READER_MOST_DOTS.
 *
 * Returns: (transfer full) (nullable): the dots, as of mb_reader_draw()
 */
GBytes *
mb_sheets_render (MbSheets  *self,
                  guint      page,
                  guint      width,
                  guint     *height,
                  GError   **error)
{
  cairo_surface_t *image;
  cairo_t *cr;
  gsize size;
  gpointer dots;

  g_return_val_if_fail (self != NULL && page < self->sheets->len, NULL);
  g_return_val_if_fail (width > 0 && height != NULL, NULL);

  *height = (guint) MAX (1, round (width * self->height / self->width));
  if ((gsize) width * *height > MB_READER_MOST_DOTS)
    {
      mb_error_set (error, MB_ERROR_FAILED, "drawing", "too large", NULL);
      return NULL;
    }

  size = (gsize) width * *height * 4;
  dots = g_malloc (size);
  image = cairo_image_surface_create_for_data (dots, CAIRO_FORMAT_ARGB32, (int) width, (int) *height,
                                               (int) width * 4);
  cr = cairo_create (image);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / self->width, *height / self->height);
  mb_sheets_draw (self, page, cr);
  cairo_destroy (cr);
  cairo_surface_finish (image);
  cairo_surface_destroy (image);

  return g_bytes_new_take (dots, size);
}

/**
 * mb_sheets_get_missing:
 *
 * Returns: (transfer none) (array zero-terminated=1): as mb_print_get_missing()
 */
const char *const *
mb_sheets_get_missing (MbSheets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->missing;
}

/**
 * mb_sheets_get_n_set:
 *
 * Returns: how many texts had to be set for these pages
 */
guint
mb_sheets_get_n_set (MbSheets *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_set;
}

static double
get_distance (double at,
              double from,
              double to)
{
  return at < from ? from - at : at > to ? at - to : 0;
}

/* How far the point is from the impression: across weighs less, for what stands
 * on the same line is nearer than what stands above it. */
static double
measure_distance (const MbSheet      *sheet,
                  const MbImpression *impression,
                  double              x,
                  double              y)
{
  double left = G_MAXDOUBLE;
  double right = -G_MAXDOUBLE;

  for (guint i = impression->from; i < impression->to; i++)
    {
      MbExtent extent = mb_matter_measure (impression->matter, impression->start, impression->end, i,
                                           impression->x);

      left = MIN (left, extent.left);
      right = MAX (right, extent.right);
    }

  return 100 * get_distance (y, mb_sheet_get_top (sheet, impression),
                             mb_sheet_get_bottom (sheet, impression)) +
         get_distance (x, left, right);
}

/**
 * mb_sheets_find_source:
 * @page: from 0
 * @x: in points, from the page's left edge
 * @y: in points, from the page's head
 * @source: (out): the field that the text there, or nearest, came from
 *
 * Returns: whether there is one
 */
gboolean
mb_sheets_find_source (MbSheets *self,
                       guint     page,
                       double    x,
                       double    y,
                       MbSource *source)
{
  MbSheet *sheet;
  double nearest = G_MAXDOUBLE;

  g_return_val_if_fail (self != NULL && page < self->sheets->len, FALSE);

  sheet = get_sheet (self, page);
  for (guint i = 0; i < sheet->impressions->len; i++)
    {
      const MbImpression *impression = &g_array_index (sheet->impressions, MbImpression, i);
      double distance;

      if (impression->role == NULL || impression->source.record == 0)
        continue;
      distance = measure_distance (sheet, impression, x, y);
      if (distance >= nearest)
        continue;
      nearest = distance;
      *source = impression->source;
    }

  return nearest < G_MAXDOUBLE;
}

static gboolean
has_source (const MbImpression *impression,
            const MbSource     *source)
{
  if (source == NULL)
    return impression->role != NULL && impression->source.record != 0;

  return impression->role != NULL && impression->source.kind == source->kind &&
         impression->source.record == source->record &&
         (source->field < 0 || impression->source.field == source->field);
}

/* The matter of the field, as it stood. */
static GHashTable *
gather_matter (MbSheets       *self,
               const MbSource *source)
{
  GHashTable *digests = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint page = 0; page < self->sheets->len; page++)
    {
      const MbSheet *sheet = get_sheet (self, page);

      for (guint i = 0; i < sheet->impressions->len; i++)
        {
          const MbImpression *impression = &g_array_index (sheet->impressions, MbImpression, i);

          if (has_source (impression, source))
            g_hash_table_add (digests, impression->matter->digest);
        }
    }

  return digests;
}

/**
 * mb_sheets_find_place:
 * @before: (nullable): the pages as they were; what differs from them is
 *   preferred
 * @source: (nullable): a field; of any field of the record if that is negative;
 *   %NULL for whatever differs
 * @page: (out): where the field stands, from 0
 * @top: (out): in points, from the page's head
 * @bottom: (out): likewise
 *
 * Returns: whether the paper has anything of the field
 */
gboolean
mb_sheets_find_place (MbSheets       *self,
                      MbSheets       *before,
                      const MbSource *source,
                      guint          *page,
                      double         *top,
                      double         *bottom)
{
  g_autoptr (GHashTable) old = NULL;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && (source != NULL || before != NULL), FALSE);

  old = before != NULL ? gather_matter (before, source) : NULL;
  for (guint n = 0; n < self->sheets->len; n++)
    {
      const MbSheet *sheet = get_sheet (self, n);

      for (guint i = 0; i < sheet->impressions->len; i++)
        {
          const MbImpression *impression = &g_array_index (sheet->impressions, MbImpression, i);
          gboolean changed;

          if (!has_source (impression, source))
            continue;
          changed = old != NULL && !g_hash_table_contains (old, impression->matter->digest);
          if (!changed && (found || source == NULL))
            continue;
          *page = n;
          *top = mb_sheet_get_top (sheet, impression);
          *bottom = mb_sheet_get_bottom (sheet, impression);
          found = TRUE;
          if (changed)
            return TRUE;
        }
    }

  return found;
}
