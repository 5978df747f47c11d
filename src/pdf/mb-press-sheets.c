/* Minute Book: the press's pages, to be looked at
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-press-sheets.h"

#include <math.h>

#include "core/mb-error.h"
#include "pdf/mb-press-page.h"
#include "reader/mb-reader.h"

struct _MbSheets
{
  double     width;
  double     height;
  GPtrArray *sheets; /* MbSheet */
  GStrv      missing;
  GMutex     lock;   /* a drawing is put in order when it is first used */
};

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
  g_autoptr (MbFonts) fonts = NULL;
  g_autoptr (MbLog) log = NULL;
  g_autoptr (MbFlow) flow = NULL;
  MbSheets *self;

  g_return_val_if_fail (paper != NULL && paper->root != NULL, NULL);

  fonts = mb_fonts_new (paper->language, error);
  if (fonts == NULL)
    return NULL;

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

  return self;
}

void
mb_sheets_free (MbSheets *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->sheets);
  g_strfreev (self->missing);
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
