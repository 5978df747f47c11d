/* Minute Book: JPEG pictures that come in
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-jpeg.h"

#include <string.h>

#include "core/mb-error.h"
#include "pdf/press/mb-press-picture.h"
#include "pdf/mb-qpdf-private.h"

/* A progressive picture is drawn over once a scan; programs make ten or so. */
#define MOST_SCANS 64

/* ITU-T T.81, table B.1. */
#define MARKER_TEM   0x01
#define MARKER_SOF0  0xc0
#define MARKER_SOF1  0xc1
#define MARKER_SOF2  0xc2
#define MARKER_DHT   0xc4
#define MARKER_JPG   0xc8
#define MARKER_DAC   0xcc
#define MARKER_SOF15 0xcf
#define MARKER_RST0  0xd0
#define MARKER_RST7  0xd7
#define MARKER_SOI   0xd8
#define MARKER_EOI   0xd9
#define MARKER_SOS   0xda

typedef struct
{
  guint width;
  guint height;
  guint n_colours; /* to a dot */
  guint n_scans;
} Frame;

gboolean
mb_press_looks_like_jpeg (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size > 3 && data[0] == 0xff && data[1] == MARKER_SOI && data[2] == 0xff;
}

static guint
read_number (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static gboolean
begins_frame (guint8 marker)
{
  return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT && marker != MARKER_JPG &&
         marker != MARKER_DAC;
}

/* T.81, B.2.2. Those that lose nothing, or that code arithmetically, are for
 * programs that hardly anyone has. Returns why it can't be taken. */
static const char *
read_frame (Frame        *self,
            guint8        marker,
            const guint8 *segment,
            gsize         length)
{
  if (marker != MARKER_SOF0 && marker != MARKER_SOF1 && marker != MARKER_SOF2)
    return "it is a JPEG of a rare kind: save it as PNG";
  if (self->n_colours > 0 || length < 8 || segment[2] != 8)
    return "it is damaged";

  self->height = read_number (segment + 3);
  self->width = read_number (segment + 5);
  self->n_colours = segment[7];
  if (self->width < 1 || self->height < 1)
    return "it is damaged";
  if (self->width > MB_PICTURE_MOST_DOTS || self->height > MB_PICTURE_MOST_DOTS)
    return "it has more than 4000 dots a side";
  if (self->n_colours != 1 && self->n_colours != 3)
    return "its colours are a printer’s (CMYK): save it with a screen’s (RGB)";

  return NULL;
}

/* Behind a scan's data, where a marker begins. */
static gsize
skip_scan (const guint8 *data,
           gsize         size,
           gsize         at)
{
  for (; at + 1 < size; at++)
    if (data[at] == 0xff && data[at + 1] != 0 && data[at + 1] != 0xff &&
        !(data[at + 1] >= MARKER_RST0 && data[at + 1] <= MARKER_RST7))
      return at;

  return size;
}

/* Walks the segments to the picture's end. Returns why it can't be taken. */
static const char *
walk (Frame        *self,
      const guint8 *data,
      gsize         size)
{
  gsize at = 2;

  while (at + 1 < size && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      const guint8 *segment = data + at + 2;
      const char *fault = NULL;
      gsize length;

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker == MARKER_EOI)
        return self->n_scans > 0 ? NULL : "it is damaged";
      if (marker == MARKER_TEM || marker == MARKER_SOI || marker == 0 || size - at < 4)
        return "it is damaged";

      length = read_number (segment);
      if (length < 2 || length > size - at - 2)
        return "it is damaged";
      if (begins_frame (marker))
        fault = read_frame (self, marker, segment, length);
      else if (marker == MARKER_SOS && (self->n_colours == 0 || ++self->n_scans > MOST_SCANS))
        fault = self->n_colours == 0 ? "it is damaged" : "it is drawn over too often: save it as PNG";
      if (fault != NULL)
        return fault;
      at += 2 + length;
      if (marker == MARKER_SOS)
        at = skip_scan (data, size, at);
    }

  return "it is damaged";
}

/* What libqpdf makes of the picture as a stream's data: the dots' colours. */
static guint8 *
decode (const guint8 *data,
        gsize         size,
        gsize         wanted)
{
  qpdf_data qpdf = mb_qpdf_new ();
  unsigned char *dots = NULL;
  guint8 *copy = NULL;
  gsize length = 0;
  QPDF_BOOL is_decoded = QPDF_FALSE;
  g_autofree char *why = NULL;
  qpdf_oh stream;

  qpdf_empty_pdf (qpdf);
  stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh_replace_stream_data (qpdf, stream, data, size, qpdf_oh_new_name (qpdf, "/DCTDecode"),
                               qpdf_oh_new_null (qpdf));
  if (qpdf_oh_get_stream_data (qpdf, stream, qpdf_dl_all, &is_decoded, &dots, &length) == QPDF_SUCCESS && is_decoded &&
      length == wanted)
    copy = g_memdup2 (dots, length);
  if (dots != NULL)
    qpdf_oh_free_buffer (&dots);
  /* Else libqpdf says it itself. */
  why = mb_qpdf_take_error (qpdf);
  mb_qpdf_free (qpdf);

  return copy;
}

static cairo_surface_t *
make_surface (const Frame  *frame,
              const guint8 *dots)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) frame->width, (int) frame->height);
  guint8 *rows = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint last = frame->n_colours - 1;

  for (guint y = 0; rows != NULL && y < frame->height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (rows + y * stride);

      for (guint x = 0; x < frame->width; x++, dots += frame->n_colours)
        row[x] = (guint32) dots[0] << 16 | (guint32) dots[last / 2] << 8 | dots[last];
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

/**
 * mb_press_read_jpeg:
 * @name: for the error
 *
 * Errors: %MB_ERROR_FILE with why the picture can't be taken.
 *
 * Returns: (transfer full) (nullable): an opaque image surface; %NULL with @error
 *   set
 */
cairo_surface_t *
mb_press_read_jpeg (GBytes      *jpeg,
                    const char  *name,
                    GError     **error)
{
  Frame frame = { 0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  g_autofree guint8 *dots = NULL;
  const char *fault;

  if (size > MB_PICTURE_MOST_BYTES)
    fault = "it is larger than 4 MB";
  else
    fault = mb_press_looks_like_jpeg (jpeg) ? walk (&frame, data, size) : "it is not a JPEG picture";
  if (fault == NULL)
    {
      dots = decode (data, size, (gsize) frame.width * frame.height * frame.n_colours);
      fault = dots == NULL ? "it is damaged" : NULL;
    }
  if (fault != NULL)
    {
      mb_error_set (error, MB_ERROR_FILE, name, fault, NULL);
      return NULL;
    }

  return make_surface (&frame, dots);
}
