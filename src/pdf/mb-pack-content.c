/* Minute Book: reads what a page draws, as far as a stamp must know it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/* Bytes that one page may draw with, once they are inflated. */
#define MOST_CONTENT (64 << 20)
#define MOST_FILTERS 4

typedef struct
{
  const char *at;
  const char *end;
  gboolean    has_marks;
  gboolean    has_strays;
} Lexer;

static gboolean
is_space (char c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static gboolean
is_delimiter (char c)
{
  return c != '\0' && strchr ("()<>[]{}/%", c) != NULL;
}

/* After the opening parenthesis. Returns: whether the string ends. */
static gboolean
skip_string (Lexer *self)
{
  for (guint depth = 1; self->at < self->end; self->at++)
    {
      if (*self->at == '\\')
        self->at++;
      else if (*self->at == '(')
        depth++;
      else if (*self->at == ')' && --depth == 0)
        {
          self->at++;
          return TRUE;
        }
    }

  self->at = self->end;

  return FALSE;
}

/* After ID: the bytes of an inline image may be anything, so its end is where
 * EI stands by itself and what follows looks like more of a page. */
static gboolean
skip_inline_image (Lexer *self)
{
  for (self->at++; self->at + 2 < self->end; self->at++)
    {
      const char *after = self->at + 3;
      gboolean plain = TRUE;

      if (!is_space (self->at[0]) || self->at[1] != 'E' || self->at[2] != 'I' ||
          (after < self->end && !is_space (*after)))
        continue;
      for (const char *c = after; c < self->end && c < after + 12; c++)
        plain = plain && (is_space (*c) || g_ascii_isprint (*c));
      if (plain)
        {
          self->at = after;
          return TRUE;
        }
    }

  self->at = self->end;

  return FALSE;
}

/* Goes on to the next operator (or number), past all that is neither.
 * Returns: its length, 0 at the end; -1 where the content breaks off in a
 * string */
static int
next_word (Lexer       *self,
           const char **word)
{
  while (self->at < self->end)
    {
      char c = *self->at;

      if (c == '%')
        while (self->at < self->end && *self->at != '\n' && *self->at != '\r')
          self->at++;
      else if (c == '(')
        {
          self->at++;
          if (!skip_string (self))
            return -1;
        }
      else if (c == '<' && self->at + 1 < self->end && self->at[1] != '<')
        {
          while (self->at + 1 < self->end && *++self->at != '>')
            self->has_strays = self->has_strays || !(g_ascii_isxdigit (*self->at) || is_space (*self->at));
          if (*self->at != '>')
            {
              self->at = self->end;
              return -1;
            }
          self->at++;
        }
      else if (c == '>' && self->at + 1 < self->end && self->at[1] == '>')
        self->at += 2;
      else if (c == '<' || c == '/')
        {
          self->has_marks = self->has_marks || (self->end - self->at > 5 && memcmp (self->at, "/MCID", 5) == 0);
          self->at++;
          while (self->at < self->end && !is_space (*self->at) && !is_delimiter (*self->at))
            self->at++;
          if (c == '<' && self->at < self->end && *self->at == '<')
            self->at++;
        }
      else if (is_space (c) || is_delimiter (c))
        {
          self->has_strays = self->has_strays || (c != '\0' && strchr ("{})>", c) != NULL);
          self->at++;
        }
      else
        {
          *word = self->at;
          while (self->at < self->end && !is_space (*self->at) && !is_delimiter (*self->at))
            self->at++;
          return (int) (self->at - *word);
        }
    }

  return 0;
}

static gboolean
is_word (const char *word,
         int         length,
         const char *wanted)
{
  return length == (int) strlen (wanted) && memcmp (word, wanted, (gsize) length) == 0;
}

/**
 * mb_pack_balance_count:
 * @balance: (out): what the content leaves open, or closes without opening
 *
 * Returns: whether the content ends where it may end, and not in a string
 */
gboolean
mb_pack_balance_count (const char    *content,
                       gsize          length,
                       MbPackBalance *balance)
{
  Lexer lexer = { content, content + length, FALSE, FALSE };
  const char *word = NULL;
  gboolean has_image = FALSE;
  int n;

  memset (balance, 0, sizeof *balance);
  while ((n = next_word (&lexer, &word)) > 0)
    {
      if (is_word (word, n, "q"))
        balance->lacks_Q++;
      else if (is_word (word, n, "Q") && balance->lacks_Q > 0)
        balance->lacks_Q--;
      else if (is_word (word, n, "Q"))
        balance->lacks_q++;
      else if (is_word (word, n, "BT"))
        balance->in_text = TRUE;
      else if (is_word (word, n, "ET"))
        balance->in_text = FALSE;
      else if (is_word (word, n, "BMC") || is_word (word, n, "BDC"))
        balance->lacks_EMC++;
      else if (is_word (word, n, "EMC") && balance->lacks_EMC > 0)
        balance->lacks_EMC--;
      else if (is_word (word, n, "EMC"))
        balance->lacks_BMC++;
      else if (is_word (word, n, "Tj") || is_word (word, n, "TJ") || is_word (word, n, "'") ||
               is_word (word, n, "\""))
        balance->has_text = TRUE;
      else if (is_word (word, n, "ID"))
        {
          has_image = TRUE;
          if (!skip_inline_image (&lexer))
            return FALSE;
        }
    }

  balance->has_marks = lexer.has_marks;

  /* What ends that nothing began, and braces, which are for functions, readers
   * stumble over; but behind a picture whose end was taken for another's they may
   * be a part of it. */
  return n == 0 && (has_image || !lexer.has_strays);
}

/* Inflates with a cap of our own. Returns: NULL where it can't be inflated */
static GByteArray *
inflate (GByteArray *packed,
         gboolean   *too_much)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  gsize at = 0;

  for (;;)
    {
      guint8 buffer[65536];
      gsize n_read = 0, n_written = 0;
      GConverterResult result;

      result = g_converter_convert (G_CONVERTER (inflater), packed->data + at, packed->len - at, buffer,
                                    sizeof buffer, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      at += n_read;
      g_byte_array_append (plain, buffer, (guint) n_written);
      if (plain->len > MOST_CONTENT)
        {
          *too_much = TRUE;
          return NULL;
        }
      if (result == G_CONVERTER_FINISHED)
        return g_steal_pointer (&plain);
    }
}

/* Returns: the number of FlateDecode filters if there are no others and they
 * have no parameters, otherwise -1. */
static int
count_flate (qpdf_data qpdf,
             qpdf_oh   dict)
{
  qpdf_oh filter = qpdf_oh_get_key (qpdf, dict, "/Filter");
  int n;

  if (qpdf_oh_is_null (qpdf, filter))
    return 0;
  if (!qpdf_oh_is_null (qpdf, qpdf_oh_get_key (qpdf, dict, "/DecodeParms")))
    return -1;
  if (qpdf_oh_is_name_and_equals (qpdf, filter, "/FlateDecode"))
    return 1;
  if (!qpdf_oh_is_array (qpdf, filter) || (n = qpdf_oh_get_array_n_items (qpdf, filter)) > MOST_FILTERS)
    return -1;

  for (int i = 0; i < n; i++)
    if (!qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_array_item (qpdf, filter, i), "/FlateDecode"))
      return -1;

  return n;
}

static GByteArray *
read_stream_data (qpdf_data                       qpdf,
                  qpdf_oh                         stream,
                  enum qpdf_stream_decode_level_e level)
{
  unsigned char *buffer = NULL;
  GByteArray *data = NULL;
  size_t length = 0;

  /* What libqpdf has remarked about other parts of the file, such as a font's
   * name, it would give as this stream's result too. */
  while (qpdf_more_warnings (qpdf))
    qpdf_next_warning (qpdf);

  if (qpdf_oh_get_stream_data (qpdf, stream, level, NULL, &buffer, &length) == QPDF_SUCCESS &&
      (buffer != NULL || length == 0) && length <= MOST_CONTENT)
    {
      /* A blank page may have an empty stream. */
      data = g_byte_array_sized_new ((guint) length);
      if (length > 0)
        g_byte_array_append (data, buffer, (guint) length);
    }
  if (buffer != NULL)
    qpdf_oh_free_buffer (&buffer);
  g_free (mb_qpdf_take_error (qpdf));

  return data;
}

static GByteArray *
read_stream (qpdf_data  qpdf,
             qpdf_oh    stream,
             gboolean  *too_much)
{
  int n_flate = count_flate (qpdf, qpdf_oh_get_dict (qpdf, stream));
  g_autoptr (GByteArray) data = NULL;

  if (n_flate < 0)
    return read_stream_data (qpdf, stream, qpdf_dl_generalized);

  data = read_stream_data (qpdf, stream, qpdf_dl_none);
  for (int i = 0; data != NULL && i < n_flate; i++)
    {
      GByteArray *plain = inflate (data, too_much);

      g_byte_array_unref (data);
      data = plain;
    }

  /* Streams without their last checksum are common, and libqpdf bears them. */
  if (data == NULL && !*too_much)
    data = read_stream_data (qpdf, stream, qpdf_dl_generalized);

  return g_steal_pointer (&data);
}

/**
 * mb_pack_content_read:
 * @page: of the import
 *
 * Returns: (transfer full): what the page draws, its streams joined
 */
GByteArray *
mb_pack_content_read (MbPackImport  *import,
                      qpdf_oh        page,
                      GError       **error)
{
  qpdf_data qpdf = import->qpdf;
  qpdf_oh contents = qpdf_oh_get_key (qpdf, page, "/Contents");
  g_autoptr (GByteArray) content = g_byte_array_new ();
  gboolean is_array = qpdf_oh_is_array (qpdf, contents);
  int n = is_array ? qpdf_oh_get_array_n_items (qpdf, contents) : 1;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh stream = is_array ? qpdf_oh_get_array_item (qpdf, contents, i) : contents;
      g_autoptr (GByteArray) data = NULL;
      gboolean too_much = FALSE;

      if (!qpdf_oh_is_stream (qpdf, stream))
        continue;
      data = read_stream (qpdf, stream, &too_much);
      if (too_much || (data != NULL && content->len + data->len > MOST_CONTENT))
        {
          mb_pack_import_fail (import, NULL, error);
          return NULL;
        }
      if (data == NULL)
        {
          mb_pack_import_fail (import, "what a page draws can't be read", error);
          return NULL;
        }
      g_byte_array_append (content, data->data, data->len);
      g_byte_array_append (content, (const guint8 *) "\n", 1);
    }

  return g_steal_pointer (&content);
}
