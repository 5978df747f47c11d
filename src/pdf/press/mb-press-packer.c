/* Minute Book: compresses what pages draw, on threads
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-packer.h"

#include <gio/gio.h>

#define MOST_THREADS 4
#define BLOCK        (32 * 1024)

typedef struct
{
  qpdf_oh  stream;
  GBytes  *content;
  GBytes  *packed; /* nullable: where it can't be */
} MbPacked;

struct _MbPacker
{
  qpdf_data    qpdf;
  GPtrArray   *all;
  GThreadPool *pool; /* until they are finished */
};

static void
packed_free (gpointer data)
{
  MbPacked *packed = data;

  g_bytes_unref (packed->content);
  g_clear_pointer (&packed->packed, g_bytes_unref);
  g_free (packed);
}

/**
 * mb_packer_compress:
 *
 * Returns: (transfer full) (nullable): the data for a stream with /FlateDecode
 */
GBytes *
mb_packer_compress (const char *data,
                    gsize       length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  GConverterResult result;

  do
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (G_CONVERTER (compressor), data, length, block, BLOCK, G_CONVERTER_INPUT_AT_END,
                                    &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      data += n_read;
      length -= n_read;
      g_byte_array_append (out, block, (guint) n_written);
    }
  while (result != G_CONVERTER_FINISHED);

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static void
pack_cb (gpointer data,
         gpointer user_data)
{
  MbPacked *packed = data;
  gsize length;
  const char *content = g_bytes_get_data (packed->content, &length);

  packed->packed = mb_packer_compress (content, length);
}

MbPacker *
mb_packer_new (qpdf_data qpdf)
{
  MbPacker *self = g_new0 (MbPacker, 1);

  self->qpdf = qpdf;
  self->all = g_ptr_array_new_with_free_func (packed_free);
  self->pool = g_thread_pool_new (pack_cb, self, MIN (MOST_THREADS, (int) g_get_num_processors ()), FALSE, NULL);

  return self;
}

static void
wait (MbPacker *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
}

void
mb_packer_free (MbPacker *self)
{
  if (self == NULL)
    return;

  wait (self);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * mb_packer_add:
 *
 * Returns: a new stream, an indirect object, which gets its data when all is
 *   finished
 */
qpdf_oh
mb_packer_add (MbPacker *self,
               GBytes   *content)
{
  MbPacked *packed = g_new0 (MbPacked, 1);
  qpdf_oh stream = qpdf_oh_new_stream (self->qpdf);

  packed->content = g_bytes_ref (content);
  packed->stream = mb_qpdf_clone (self->qpdf, stream);
  g_ptr_array_add (self->all, packed);
  g_thread_pool_push (self->pool, packed, NULL);

  return stream;
}

/**
 * mb_packer_finish:
 *
 * Waits for what was added, and puts it into its streams.
 */
void
mb_packer_finish (MbPacker *self)
{
  qpdf_data qpdf = self->qpdf;

  wait (self);
  for (guint i = 0; i < self->all->len; i++)
    {
      const MbPacked *packed = self->all->pdata[i];
      GBytes *bytes = packed->packed != NULL ? packed->packed : packed->content;
      qpdf_oh filter = packed->packed != NULL ? qpdf_oh_new_name (qpdf, "/FlateDecode") : qpdf_oh_new_null (qpdf);
      qpdf_oh parameters = qpdf_oh_new_null (qpdf);

      qpdf_oh_replace_stream_data (qpdf, packed->stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   filter, parameters);
      qpdf_oh_release (qpdf, parameters);
      qpdf_oh_release (qpdf, filter);
      qpdf_oh_release (qpdf, packed->stream);
    }
  g_ptr_array_set_size (self->all, 0);
}
