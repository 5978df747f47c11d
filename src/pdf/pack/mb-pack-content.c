/* Minute Book: reads what a page draws, as far as a stamp must know it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

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

/* Inflates with a cap of our own. What breaks off is given as far as it goes,
 * since streams without their last check value are common. Returns: NULL where it
 * can't be inflated */
static GByteArray *
inflate (const guint8 *packed,
         gsize         length,
         gboolean     *too_much)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  gsize at = 0;

  for (;;)
    {
      guint8 buffer[65536];
      gsize n_read = 0, n_written = 0;
      GConverterResult result;
      g_autoptr (GError) error = NULL;

      result = g_converter_convert (G_CONVERTER (inflater), packed + at, length - at, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, &error);
      if (result == G_CONVERTER_ERROR)
        return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ? g_steal_pointer (&plain) : NULL;
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
count_flate (MbCosFile   *file,
             const MbCos *stream)
{
  const MbCos *filter = mb_cos_get (file, stream, "Filter");
  int n = filter->kind == MB_COS_ARRAY ? (int) filter->array.n : 1;

  if (filter->kind == MB_COS_NULL)
    return 0;
  if (mb_cos_has (file, stream, "DecodeParms") || n > MOST_FILTERS)
    return -1;

  for (int i = 0; i < n; i++)
    if (!mb_cos_is_name (filter->kind == MB_COS_ARRAY ? mb_cos_at (file, filter, (guint) i) : filter, "FlateDecode"))
      return -1;

  return n;
}

static gboolean
append_stream (MbCosFile   *file,
               const MbCos *stream,
               GByteArray  *content,
               gboolean    *too_much)
{
  int n_flate = count_flate (file, stream);
  const char *all = mb_cos_file_get_data (file, &(gsize) { 0 });
  g_autoptr (GBytes) decoded = n_flate < 0 ? mb_cos_decode (file, stream) : NULL;
  g_autoptr (GByteArray) plain = NULL;
  const guint8 *data = (const guint8 *) all + stream->stream.start;
  gsize length = stream->stream.length;

  if (n_flate < 0 && decoded == NULL)
    return FALSE;
  if (decoded != NULL)
    data = g_bytes_get_data (decoded, &length);
  for (int i = 0; i < n_flate; i++)
    {
      GByteArray *next = inflate (data, length, too_much);

      if (next == NULL)
        return FALSE;
      g_clear_pointer (&plain, g_byte_array_unref);
      plain = next;
      data = plain->data;
      length = plain->len;
    }
  if (content->len + length > MOST_CONTENT)
    {
      *too_much = TRUE;
      return FALSE;
    }
  if (length > 0)
    g_byte_array_append (content, data, (guint) length);
  g_byte_array_append (content, (const guint8 *) "\n", 1);

  return TRUE;
}

/**
 * mb_pack_content_read:
 * @page: of the import
 *
 * Returns: (transfer full): what the page draws, its streams joined
 */
GByteArray *
mb_pack_content_read (MbPackImport  *import,
                      const MbCos   *page,
                      GError       **error)
{
  const MbCos *contents = mb_cos_get (import->file, page, "Contents");
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint n = contents->kind == MB_COS_ARRAY ? contents->array.n : 1;

  for (guint i = 0; i < n; i++)
    {
      const MbCos *stream = contents->kind == MB_COS_ARRAY ? mb_cos_at (import->file, contents, i) : contents;
      gboolean too_much = FALSE;

      if (stream->kind != MB_COS_STREAM || append_stream (import->file, stream, content, &too_much))
        continue;
      mb_pack_import_fail (import, too_much ? NULL : "what a page draws can't be read", error);
      return NULL;
    }

  return g_steal_pointer (&content);
}
