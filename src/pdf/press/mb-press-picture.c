/* Minute Book: pictures that the press prints
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-picture.h"

#include <string.h>

#include "core/mb-error.h"
#include "pdf/press/mb-press-jpeg.h"

/* PNG specification, 5.2 and 11.2.2: the signature, then the chunk IHDR with
 * the width and the height, four bytes each. */
#define HEAD 24

typedef struct
{
  const guint8 *at;
  gsize         left;
} Source;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;

  memcpy (data, source->at, length);
  source->at += length;
  source->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

static guint32
read_number (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/* Why the picture can't be taken; NULL if it can, as far as its head tells. */
static const char *
find_fault (const guint8 *data,
            gsize         size)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

  if (size < HEAD || memcmp (data, signature, sizeof signature) != 0 ||
      memcmp (data + 12, "IHDR", 4) != 0)
    return "it is neither a PNG nor a JPEG picture";
  if (size > MB_PICTURE_MOST_BYTES)
    return "it is larger than 4 MB";
  if (read_number (data + 16) < 1 || read_number (data + 20) < 1 ||
      read_number (data + 16) > MB_PICTURE_MOST_DOTS || read_number (data + 20) > MB_PICTURE_MOST_DOTS)
    return "it has more than 4000 dots a side";

  return NULL;
}

static cairo_surface_t *
put_on_white (cairo_surface_t *picture)
{
  cairo_surface_t *white;
  cairo_t *cr;

  white = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (picture),
                                      cairo_image_surface_get_height (picture));
  cr = cairo_create (white);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);

  return white;
}

/**
 * mb_press_read_picture:
 * @name: for the error
 *
 * Errors: %MB_ERROR_FILE with why the picture can't be taken.
 *
 * Returns: (transfer full) (nullable): an opaque image surface; %NULL with @error
 *   set
 */
cairo_surface_t *
mb_press_read_picture (GBytes      *png,
                       const char  *name,
                       GError     **error)
{
  Source source = { NULL, 0 };
  cairo_surface_t *picture = NULL, *white;
  const char *fault;

  source.at = g_bytes_get_data (png, &source.left);
  fault = find_fault (source.at, source.left);
  if (fault == NULL)
    {
      picture = cairo_image_surface_create_from_png_stream (read_cb, &source);
      if (cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS)
        fault = "it is damaged";
    }
  if (fault != NULL)
    {
      g_clear_pointer (&picture, cairo_surface_destroy);
      mb_error_set (error, MB_ERROR_FILE, name, fault, NULL);
      return NULL;
    }

  white = put_on_white (picture);
  cairo_surface_destroy (picture);

  return white;
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * mb_press_clean_picture:
 * @picture: PNG or JPEG
 * @name: for the error
 *
 * Decodes the picture and encodes it anew, as PNG: nothing that it brought along, such
 * as a place or an author, is kept.
 *
 * Returns: (transfer full) (nullable): a PNG of ours; %NULL with @error set
 */
GBytes *
mb_press_clean_picture (GBytes      *picture,
                        const char  *name,
                        GError     **error)
{
  cairo_surface_t *surface = mb_press_looks_like_jpeg (picture) ? mb_press_read_jpeg (picture, name, error)
                                                                : mb_press_read_picture (picture, name, error);
  GByteArray *clean = g_byte_array_new ();

  if (surface == NULL)
    {
      g_byte_array_unref (clean);
      return NULL;
    }
  cairo_surface_write_to_png_stream (surface, write_cb, clean);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (clean);
}
