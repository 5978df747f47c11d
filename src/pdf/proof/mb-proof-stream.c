/* Minute Book: the streams of a PDF, decompressed, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"

#include <gio/gio.h>
#include <string.h>

#define BLOCK (64 * 1024)

/* More than any page's drawing or image; what comes after is a bomb's. */
#define MOST_INFLATED (G_GUINT64_CONSTANT (1) << 30)

/* Thousandths of the type's size, by which letters that a drawing puts apart
 * are two words. */
#define WORD_GAP (-180)

/* What WinAnsiEncoding has from 0x80 to 0x9f that parts or joins words; the rest
 * parts them. */
static const struct
{
  guchar      code;
  const char *text;
} win_ansi[] = { { 0x91, "'" }, { 0x92, "'" }, { 0x96, "-" } };

static gboolean
is_flate (const MbProofObject *object)
{
  const char *at = mb_proof_find_key (object, "/Filter", NULL);
  const char *end = object->text + object->length;
  gsize n = 0;

  while (at != NULL && at < end && (*at == ' ' || *at == '[' || *at == '\n' || *at == '\r'))
    at++;
  if (at == NULL || end - at < 12 || memcmp (at, "/FlateDecode", 12) != 0)
    return FALSE;
  at += 12;
  while (at + n < end && at[n] == ' ')
    n++;

  /* Another filter in an array, or the next key. */
  return at + n == end || at[n] != '/' || mb_proof_find_key (object, "/Filter", NULL)[1] != '[';
}

/**
 * mb_proof_is_strange:
 *
 * Returns: whether the stream has filters that only libqpdf takes off
 */
gboolean
mb_proof_is_strange (const MbProofObject *object)
{
  static const char *const filters[] = {
    "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (mb_proof_find_key (object, filters[i], NULL) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * mb_proof_inflate:
 * @take: gets the bytes, block by block
 * @n_used: (out) (optional): how many bytes of the data these are
 *
 * Returns: %FALSE where the stream isn't deflated (or is damaged, after what of
 *   it could be read)
 */
gboolean
mb_proof_inflate (const MbProofObject *object,
                  MbProofTake          take,
                  gpointer             data,
                  gsize               *n_used)
{
  g_autoptr (GZlibDecompressor) inflater = NULL;
  g_autofree char *block = NULL;
  gsize at = 0;
  guint64 total = 0;
  GConverterResult result = G_CONVERTER_CONVERTED;

  if (mb_proof_find_key (object, "/Filter", NULL) == NULL)
    {
      take (object->data, object->data_length, data);
      if (n_used != NULL)
        *n_used = object->data_length;
      return TRUE;
    }
  if (n_used != NULL)
    *n_used = 0;
  if (!is_flate (object))
    return FALSE;

  inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  block = g_malloc (BLOCK);
  while (result == G_CONVERTER_CONVERTED && at < object->data_length && total < MOST_INFLATED)
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (G_CONVERTER (inflater), object->data + at, object->data_length - at, block,
                                    BLOCK, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR || (n_read == 0 && n_written == 0))
        break;
      at += n_read;
      total += n_written;
      take (block, n_written, data);
    }

  if (n_used != NULL && result != G_CONVERTER_ERROR)
    *n_used = at;

  return result != G_CONVERTER_ERROR;
}

static void
digest_cb (const char *bytes,
           gsize       length,
           gpointer    data)
{
  g_checksum_update (data, (const guchar *) bytes, (gssize) length);
}

/**
 * mb_proof_digest:
 *
 * Returns: (transfer full): the SHA-256 of the stream, decompressed where it is
 *   only deflated, so that it is the same however hard somebody deflated it
 */
char *
mb_proof_digest (const MbProofObject *object)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (!mb_proof_inflate (object, digest_cb, checksum, NULL))
    {
      g_checksum_reset (checksum);
      digest_cb (object->data, object->data_length, checksum);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
append_shown (GString       *shown,
              const GString *string)
{
  for (gsize i = 0; i < string->len; i++)
    {
      guchar c = (guchar) string->str[i];

      if (c >= 0xa0)
        {
          g_string_append_unichar (shown, c);
          continue;
        }
      if (c < 0x80)
        {
          g_string_append_c (shown, (char) c);
          continue;
        }
      for (guint k = 0; k < G_N_ELEMENTS (win_ansi); k++)
        if (win_ansi[k].code == c)
          g_string_append (shown, win_ansi[k].text);
      if (c != 0x91 && c != 0x92 && c != 0x96)
        g_string_append_c (shown, ' ');
    }
}

/**
 * mb_proof_read_shown:
 * @content: what a page, a form or a glyph draws
 *
 * A word is often shown letter by letter: '[(F)40(oxcombe)] TJ'. Type whose codes
 * are not letters gives nonsense here; its words are the reader's.
 *
 * Returns: (transfer full) (nullable): the strings that are shown, joined
 */
char *
mb_proof_read_shown (const char *content,
                     gsize       length)
{
  g_autoptr (GString) shown = NULL;
  g_autoptr (GString) string = NULL;
  gboolean in_array = FALSE;
  gsize at = 0;

  if (memmem (content, length, "TJ", 2) == NULL && memmem (content, length, "Tj", 2) == NULL)
    return NULL;

  shown = g_string_new (NULL);
  string = g_string_new (NULL);
  while (at < length)
    {
      char c = content[at];

      if (c == '(' || (c == '<' && at + 1 < length && content[at + 1] != '<'))
        {
          at = mb_proof_read_string (content, length, at, string);
          append_shown (shown, string);
          continue;
        }
      if (c == '<')
        at++;
      else if (c == '[' || c == ']')
        in_array = c == '[';
      else if (in_array && c == '-' && at + 1 < length && g_ascii_isdigit (content[at + 1]))
        {
          int gap = 0;

          while (at + 1 < length && g_ascii_isdigit (content[at + 1]) && gap < 100000)
            gap = gap * 10 + (content[++at] - '0');
          if (-gap <= WORD_GAP)
            g_string_append_c (shown, ' ');
        }
      else if (!in_array && g_ascii_isalpha (c))
        {
          while (at + 1 < length && g_ascii_isalpha (content[at + 1]))
            at++;
          g_string_append_c (shown, ' ');
        }
      at++;
    }

  return g_strndup (shown->str, shown->len);
}

/* '&#8217;', '&amp;' */
static const char *
read_entity (const char *at,
             const char *end,
             GString    *text)
{
  const char *stop = memchr (at, ';', (gsize) MIN (end - at, 12));
  gunichar c = ' ';

  if (stop == NULL)
    return at + 1;
  if (stop - at > 2 && at[1] == '#')
    {
      g_autofree char *digits = g_strndup (at + 2, (gsize) (stop - at - 2));
      guint64 value = digits[0] == 'x' || digits[0] == 'X' ? g_ascii_strtoull (digits + 1, NULL, 16)
                                                           : g_ascii_strtoull (digits, NULL, 10);

      if (value > 0 && value <= 0x10ffff && g_unichar_validate ((gunichar) value))
        c = (gunichar) value;
    }
  else if (stop - at == 5 && memcmp (at, "&apos", 5) == 0)
    c = '\'';
  g_string_append_unichar (text, c);

  return stop + 1;
}

/**
 * mb_proof_read_markup:
 *
 * Returns: (transfer full) (nullable): the text of what looks like XML or HTML,
 *   without its tags and with its characters; %NULL for anything else
 */
char *
mb_proof_read_markup (const char *markup,
                      gsize       length)
{
  g_autoptr (GString) text = NULL;
  const char *at = markup;
  const char *end = markup + length;

  if (memmem (markup, MIN (length, 1024), "<?x", 3) == NULL && memmem (markup, MIN (length, 1024), "<x:", 3) == NULL &&
      memmem (markup, MIN (length, 1024), "<htm", 4) == NULL && memmem (markup, MIN (length, 1024), "<!DOC", 5) == NULL)
    return NULL;

  text = g_string_sized_new (length);
  while (at < end)
    {
      const char *stop = *at == '<' ? memchr (at, '>', (gsize) (end - at)) : NULL;

      if (stop != NULL)
        {
          g_string_append_c (text, ' ');
          at = stop + 1;
        }
      else if (*at == '&')
        at = read_entity (at, end, text);
      else
        g_string_append_c (text, *at++);
    }

  return g_strndup (text->str, text->len);
}
