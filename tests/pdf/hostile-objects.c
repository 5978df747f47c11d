/* Minute Book: PDFs of objects as they come, for hostile ones
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hostile-objects.h"

#include <gio/gio.h>
#include <string.h>

/**
 * hostile_append:
 * @text: without its end
 */
void
hostile_append (GByteArray *bytes,
                const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/**
 * hostile_body_new:
 *
 * Returns: (transfer full): an object of @text
 */
GByteArray *
hostile_body_new (const char *text)
{
  GByteArray *body = g_byte_array_new ();

  hostile_append (body, text);

  return body;
}

static void
body_free (gpointer body)
{
  if (body != NULL)
    g_byte_array_unref (body);
}

/**
 * hostile_bodies_new:
 *
 * Returns: (transfer full): a file of no objects yet; object N is at N - 1, a
 *   #GByteArray without 'obj' and 'endobj', or %NULL
 */
GPtrArray *
hostile_bodies_new (void)
{
  return g_ptr_array_new_with_free_func (body_free);
}

/**
 * hostile_put_together:
 *
 * With a sound table of objects, so that a reader comes as far as what is
 * wrong in them. Object 1 is the catalog.
 */
GBytes *
hostile_put_together (GPtrArray *bodies)
{
  GByteArray *pdf = hostile_body_new ("%PDF-1.7\n");
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autofree char *end = NULL;

  for (guint i = 0; i < bodies->len; i++)
    {
      GByteArray *body = bodies->pdata[i];
      g_autofree char *head = g_strdup_printf ("%u 0 obj\n", i + 1);
      guint place = body != NULL ? pdf->len : 0;

      g_array_append_val (places, place);
      if (body == NULL)
        continue;
      hostile_append (pdf, head);
      g_byte_array_append (pdf, body->data, body->len);
      hostile_append (pdf, "\nendobj\n");
    }

  end = g_strdup_printf ("trailer << /Size %u /Root 1 0 R >>\nstartxref\n%u\n%%%%EOF\n", bodies->len + 1, pdf->len);
  hostile_append (pdf, "xref\n0 ");
  {
    g_autofree char *count = g_strdup_printf ("%u\n0000000000 65535 f \n", bodies->len + 1);

    hostile_append (pdf, count);
  }
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      g_autofree char *line = g_strdup_printf ("%010u 00000 %c \n", place, place > 0 ? 'n' : 'f');

      hostile_append (pdf, line);
    }
  hostile_append (pdf, end);

  return g_byte_array_free_to_bytes (pdf);
}

/**
 * hostile_take_apart:
 * @pdf: of 'qpdf --qdf' or another simple writer
 *
 * Returns: (transfer full): its objects, as hostile_bodies_new() has them
 */
GPtrArray *
hostile_take_apart (GBytes *pdf)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  const char *end = data + size;
  GPtrArray *bodies = hostile_bodies_new ();

  for (const char *at = data; (at = memmem (at, (gsize) (end - at), " 0 obj", 6)) != NULL;)
    {
      const char *number = at, *until;
      guint n;

      while (number > data && g_ascii_isdigit (number[-1]))
        number--;
      n = (guint) g_ascii_strtoull (number, NULL, 10);
      at += strlen (" 0 obj");
      until = memmem (at, (gsize) (end - at), "endobj", 6);
      if (until == NULL)
        break;
      if (n > 0 && n < 5000)
        {
          GByteArray *body = g_byte_array_new ();

          g_byte_array_append (body, (const guint8 *) at, (guint) (until - at));
          if (n > bodies->len)
            g_ptr_array_set_size (bodies, (gint) n);
          body_free (bodies->pdata[n - 1]);
          bodies->pdata[n - 1] = body;
        }
      at = until;
    }

  return bodies;
}

static GByteArray *
pack_again (const GByteArray *plain)
{
  g_autoptr (GConverter) zip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (packed, zip);
  gsize size;

  g_assert_true (g_output_stream_write_all (stream, plain->data, plain->len, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (packed));

  return g_byte_array_new_take (g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (packed)), size);
}

/**
 * hostile_pack_zeros:
 * @n: zeros there are when all is unpacked
 * @times: packed one in the other
 */
GByteArray *
hostile_pack_zeros (gsize n,
                    guint times)
{
  GByteArray *packed = g_byte_array_new ();
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  static const guint8 zeros[65536];
  guint8 buffer[65536];
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize read = 0, written = 0;

      result = g_converter_convert (G_CONVERTER (zip), zeros, MIN (n, sizeof zeros), buffer, sizeof buffer,
                                    n <= sizeof zeros ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
                                    &read, &written, NULL);
      g_assert_cmpint (result, !=, G_CONVERTER_ERROR);
      n -= read;
      g_byte_array_append (packed, buffer, (guint) written);
    }
  for (; times > 1; times--)
    {
      g_autoptr (GByteArray) input = packed;

      packed = pack_again (input);
    }

  return packed;
}

/**
 * hostile_make_stream:
 * @entries: of its dictionary, but for the length
 *
 * Returns: (transfer full): an object
 */
GByteArray *
hostile_make_stream (const char *entries,
                     GByteArray *data)
{
  g_autofree char *head = g_strdup_printf ("<< %s /Length %u >>\nstream\n", entries, data->len);
  GByteArray *body = hostile_body_new (head);

  g_byte_array_append (body, data->data, data->len);
  hostile_append (body, "\nendstream");

  return body;
}
