/* Minute Book: the parts of a ZIP file such as DOCX, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"

#include <gio/gio.h>
#include <string.h>

#define HEAD        30
#define BLOCK       (64 * 1024)
#define LARGEST     (256 * 1024 * 1024)
#define METHOD_NONE 0
#define METHOD_DEFLATE 8

static guint
read_short (const char *at)
{
  return (guint) (guchar) at[0] | (guint) (guchar) at[1] << 8;
}

static guint
read_long (const char *at)
{
  return read_short (at) | read_short (at + 2) << 16;
}

/* Returns: how many bytes of @data were read */
static gsize
inflate_part (const char *data,
              gsize       length,
              GByteArray *part)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autofree char *block = g_malloc (BLOCK);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize at = 0;

  while (result == G_CONVERTER_CONVERTED && at < length && part->len < LARGEST)
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (G_CONVERTER (inflater), data + at, length - at, block, BLOCK,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR || (n_read == 0 && n_written == 0))
        break;
      at += n_read;
      g_byte_array_append (part, (const guint8 *) block, (guint) n_written);
    }

  return at;
}

/**
 * mb_proof_read_zip:
 * @take: gets each part, decompressed
 *
 * Goes from one local header to the next (APPNOTE.TXT, 4.3.7), whatever the
 * directory at the end says.
 *
 * Returns: whether it is a ZIP file at all
 */
gboolean
mb_proof_read_zip (const char  *bytes,
                   gsize        length,
                   MbProofTake  take,
                   gpointer     data)
{
  const char *end = bytes + length;
  const char *at = bytes;

  if (length < HEAD || memcmp (bytes, "PK\3\4", 4) != 0)
    return FALSE;

  while (end - at >= HEAD && (at = memmem (at, (gsize) (end - at), "PK\3\4", 4)) != NULL && end - at >= HEAD)
    {
      g_autoptr (GByteArray) part = g_byte_array_new ();
      guint method = read_short (at + 8);
      gsize packed = read_long (at + 18);
      gsize skip = HEAD + read_short (at + 26) + (gsize) read_short (at + 28);

      if (skip > (gsize) (end - at))
        break;
      take (at + HEAD, skip - HEAD, data);
      at += skip;
      if (method == METHOD_DEFLATE)
        at += inflate_part (at, (gsize) (end - at), part);
      else if (method == METHOD_NONE)
        g_byte_array_append (part, (const guint8 *) at, (guint) MIN (packed, (gsize) (end - at)));
      take ((const char *) part->data, part->len, data);
    }

  return TRUE;
}
