/* Minute Book: inflates the streams of a PDF, with caps
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/cos/mb-cos-private.h"

#include <gio/gio.h>
#include <string.h>

/* Of one stream, and of all streams of a file together. */
#define MOST_BYTES (64 << 20)
#define MOST_BYTES_IN_ALL ((gsize) 1536 << 20)
#define MOST_FILTERS 4

static gboolean
append (GByteArray   *to,
        const guint8 *bytes,
        gsize         length)
{
  if (to->len + length > MOST_BYTES)
    return FALSE;
  g_byte_array_append (to, bytes, (guint) length);

  return TRUE;
}

/* What a broken stream holds up to where it breaks is given, as readers do. */
static gboolean
inflate (const guint8 *bytes,
         gsize         length,
         GByteArray   *to)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);

  while (length > 0)
    {
      guint8 buffer[32768];
      gsize n_read = 0, n_written = 0;
      GConverterResult result = g_converter_convert (G_CONVERTER (inflater), bytes, length, buffer, sizeof buffer,
                                                     G_CONVERTER_NO_FLAGS, &n_read, &n_written, NULL);

      if (!append (to, buffer, n_written))
        return FALSE;
      if (result == G_CONVERTER_ERROR || result == G_CONVERTER_FINISHED || (n_read == 0 && n_written == 0))
        break;
      bytes += n_read;
      length -= n_read;
    }

  return TRUE;
}

typedef struct
{
  guint16 previous;
  guint16 length;
  guint8  last;
  guint8  first;
} LzwCode;

static gboolean
lzw_emit (const LzwCode *codes,
          guint          code,
          GByteArray    *to)
{
  guint length = code < 256 ? 1 : codes[code].length;
  guint at = to->len + length;

  if (to->len + length > MOST_BYTES)
    return FALSE;
  g_byte_array_set_size (to, to->len + length);
  for (; code >= 256; code = codes[code].previous)
    to->data[--at] = codes[code].last;
  to->data[--at] = (guint8) code;

  return TRUE;
}

static gboolean
undo_lzw (const guint8 *bytes,
          gsize         length,
          guint         early,
          GByteArray   *to)
{
  g_autofree LzwCode *codes = g_new0 (LzwCode, 4097);
  guint n = 258, width = 9, held = 0;
  guint32 bits = 0;
  int previous = -1;

  for (gsize i = 0; i < length;)
    {
      guint code;

      while (held < width && i < length)
        {
          bits = bits << 8 | bytes[i++];
          held += 8;
        }
      if (held < width)
        break;
      code = bits >> (held - width) & ((1u << width) - 1);
      held -= width;

      if (code == 257)
        break;
      if (code == 256)
        {
          n = 258;
          width = 9;
          previous = -1;
          continue;
        }
      if (code > n || (code == n && previous < 0) || (code >= 256 && code < 258))
        break;
      if (previous >= 0 && n < 4096)
        {
          guint8 first = previous < 256 ? (guint8) previous : codes[previous].first;
          guint from = code == n ? (guint) previous : code;

          codes[n].previous = (guint16) previous;
          codes[n].length = (guint16) (1 + (previous < 256 ? 1 : codes[previous].length));
          codes[n].first = first;
          codes[n].last = from < 256 ? (guint8) from : codes[from].first;
          n++;
        }
      if (code >= n || !lzw_emit (codes, code, to))
        return code >= n;
      previous = (int) code;
      if (n + early >= (1u << width) && width < 12)
        width++;
    }

  return TRUE;
}

static gboolean
undo_ascii_hex (const guint8 *bytes,
                gsize         length,
                GByteArray   *to)
{
  int high = -1;

  for (gsize i = 0; i < length && bytes[i] != '>'; i++)
    {
      int digit = g_ascii_xdigit_value ((char) bytes[i]);
      guint8 byte;

      if (digit < 0)
        continue;
      if (high < 0)
        {
          high = digit;
          continue;
        }
      byte = (guint8) (high << 4 | digit);
      high = -1;
      if (!append (to, &byte, 1))
        return FALSE;
    }
  if (high >= 0)
    return append (to, &(guint8) { (guint8) (high << 4) }, 1);

  return TRUE;
}

static gboolean
undo_ascii_85 (const guint8 *bytes,
               gsize         length,
               GByteArray   *to)
{
  guint8 out[4] = { 0, 0, 0, 0 };
  guint32 value = 0;
  guint n = 0;

  for (gsize i = 0; i < length && bytes[i] != '~'; i++)
    {
      if (bytes[i] == 'z' && n == 0)
        {
          memset (out, 0, sizeof out);
          if (!append (to, out, 4))
            return FALSE;
          continue;
        }
      if (bytes[i] < '!' || bytes[i] > 'u')
        continue;
      value = value * 85 + (guint32) (bytes[i] - '!');
      if (++n < 5)
        continue;
      for (int k = 0; k < 4; k++)
        out[k] = (guint8) (value >> (24 - 8 * k));
      if (!append (to, out, 4))
        return FALSE;
      n = 0;
      value = 0;
    }
  if (n > 1)
    {
      for (guint k = n; k < 5; k++)
        value = value * 85 + 84;
      for (int k = 0; k < 4; k++)
        out[k] = (guint8) (value >> (24 - 8 * k));
      return append (to, out, n - 1);
    }

  return TRUE;
}

static gboolean
undo_run_lengths (const guint8 *bytes,
                  gsize         length,
                  GByteArray   *to)
{
  for (gsize i = 0; i < length && bytes[i] != 128;)
    {
      guint8 n = bytes[i++];

      if (n < 128)
        {
          gsize count = MIN ((gsize) n + 1, length - i);

          if (!append (to, bytes + i, count))
            return FALSE;
          i += count;
        }
      else if (i < length)
        {
          guint8 run[128];

          memset (run, bytes[i++], sizeof run);
          if (!append (to, run, 257u - n))
            return FALSE;
        }
    }

  return TRUE;
}

static guint8
paeth (int left,
       int above,
       int corner)
{
  int guess = left + above - corner;
  int by_left = ABS (guess - left), by_above = ABS (guess - above), by_corner = ABS (guess - corner);

  if (by_left <= by_above && by_left <= by_corner)
    return (guint8) left;

  return (guint8) (by_above <= by_corner ? above : corner);
}

/* PNG's predictors, which each row names for itself. */
static GByteArray *
undo_png (GByteArray *data,
          gsize       row,
          gsize       pixel)
{
  g_autoptr (GByteArray) plain = g_byte_array_sized_new (data->len);
  g_autofree guint8 *above = g_malloc0 (row);

  for (gsize at = 0; at + 1 < data->len; at += row + 1)
    {
      gsize n = MIN (row, data->len - at - 1);
      guint8 *line = data->data + at + 1;
      guint8 kind = data->data[at];

      for (gsize i = 0; i < n; i++)
        {
          guint8 left = i >= pixel ? line[i - pixel] : 0;
          guint8 corner = i >= pixel ? above[i - pixel] : 0;

          if (kind == 1)
            line[i] = (guint8) (line[i] + left);
          else if (kind == 2)
            line[i] = (guint8) (line[i] + above[i]);
          else if (kind == 3)
            line[i] = (guint8) (line[i] + (left + above[i]) / 2);
          else if (kind == 4)
            line[i] = (guint8) (line[i] + paeth (left, above[i], corner));
        }
      g_byte_array_append (plain, line, (guint) n);
      memcpy (above, line, n);
    }

  return g_steal_pointer (&plain);
}

static GByteArray *
undo_predictor (MbCosFile   *self,
                const MbCos *parms,
                GByteArray  *data)
{
  gint64 predictor = mb_cos_integer (mb_cos_get (self, parms, "Predictor"), 1);
  gint64 colors = mb_cos_integer (mb_cos_get (self, parms, "Colors"), 1);
  gint64 bits = mb_cos_integer (mb_cos_get (self, parms, "BitsPerComponent"), 8);
  gint64 columns = mb_cos_integer (mb_cos_get (self, parms, "Columns"), 1);
  gsize row, pixel;

  if (predictor < 2 || colors < 1 || colors > 64 || bits < 1 || bits > 32 || columns < 1 || columns > 1000000)
    return g_byte_array_ref (data);

  row = (gsize) (colors * bits * columns + 7) / 8;
  pixel = (gsize) MAX (1, colors * bits / 8);
  if (predictor >= 10)
    return undo_png (data, row, pixel);

  if (bits == 8)
    for (gsize at = 0; at < data->len; at += row)
      for (gsize i = pixel; i < row && at + i < data->len; i++)
        data->data[at + i] = (guint8) (data->data[at + i] + data->data[at + i - pixel]);

  return g_byte_array_ref (data);
}

/* Returns: %FALSE for a filter that is not of bytes, such as a picture's */
static gboolean
undo_filter (MbCosFile     *self,
             const char    *name,
             const MbCos   *parms,
             const guint8  *bytes,
             gsize          length,
             GByteArray   **plain)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  gboolean fits = TRUE;

  if (g_str_equal (name, "FlateDecode") || g_str_equal (name, "Fl"))
    fits = inflate (bytes, length, data);
  else if (g_str_equal (name, "LZWDecode") || g_str_equal (name, "LZW"))
    fits = undo_lzw (bytes, length, (guint) CLAMP (mb_cos_integer (mb_cos_get (self, parms, "EarlyChange"), 1), 0, 1),
                     data);
  else if (g_str_equal (name, "ASCIIHexDecode") || g_str_equal (name, "AHx"))
    fits = undo_ascii_hex (bytes, length, data);
  else if (g_str_equal (name, "ASCII85Decode") || g_str_equal (name, "A85"))
    fits = undo_ascii_85 (bytes, length, data);
  else if (g_str_equal (name, "RunLengthDecode") || g_str_equal (name, "RL"))
    fits = undo_run_lengths (bytes, length, data);
  else if (g_str_equal (name, "Crypt"))
    fits = append (data, bytes, length);
  else
    return FALSE;

  self->decoded += data->len;
  if (!fits || self->decoded > MOST_BYTES_IN_ALL)
    {
      self->exhausted = TRUE;
      return FALSE;
    }
  *plain = undo_predictor (self, parms, data);

  return TRUE;
}

/**
 * mb_cos_decode_data:
 * @dict: a stream's, or an inline image's
 *
 * Returns: (transfer full) (nullable): the bytes without their filters; %NULL
 *   where they are too many, or a picture's
 */
GBytes *
mb_cos_decode_data (MbCosFile   *self,
                    const MbCos *dict,
                    const char  *data,
                    gsize        length)
{
  MbCos *filter = mb_cos_get (self, dict, "Filter");
  MbCos *parms = mb_cos_get (self, dict, "DecodeParms");
  guint n = filter->kind == MB_COS_ARRAY ? filter->array.n : (filter->kind == MB_COS_NAME);
  g_autoptr (GByteArray) plain = NULL;

  if (self->exhausted || n > MOST_FILTERS)
    return NULL;
  if (n == 0)
    return g_bytes_new_static (data, length);

  for (guint i = 0; i < n; i++)
    {
      const MbCos *name = filter->kind == MB_COS_ARRAY ? mb_cos_at (self, filter, i) : filter;
      const MbCos *with = parms->kind == MB_COS_ARRAY ? mb_cos_at (self, parms, i) : parms;
      GByteArray *next = NULL;

      if (!undo_filter (self, mb_cos_name (name), with, plain != NULL ? plain->data : (const guint8 *) data,
                        plain != NULL ? plain->len : length, &next))
        return NULL;
      g_clear_pointer (&plain, g_byte_array_unref);
      plain = next;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&plain));
}

/**
 * mb_cos_decode:
 *
 * Returns: (transfer full) (nullable): likewise, of a stream
 */
GBytes *
mb_cos_decode (MbCosFile   *self,
               const MbCos *stream)
{
  if (stream->kind != MB_COS_STREAM)
    return NULL;

  return mb_cos_decode_data (self, stream->stream.dict, self->data + stream->stream.start, stream->stream.length);
}
