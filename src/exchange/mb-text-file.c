/* Minute Book: plain text of unknown origin, as UTF-8
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-text-file.h"

#include <string.h>

#include "core/mb-error.h"

/* What the bytes 0x80 to 0x9F are in Windows-1252; 0 where they are nothing. */
static const gunichar windows_1252[] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
  0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

typedef enum
{
  BYTES_UTF_8,
  BYTES_UTF_16_LE,
  BYTES_UTF_16_BE,
} Encoding;

static gboolean
starts_with (const guint8 *data,
             gsize         size,
             const char   *magic,
             gsize         length)
{
  return size >= length && memcmp (data, magic, length) == 0;
}

/* Files that are no text, though some hold one: they are told by their first
 * bytes, as file(1) does. */
static gboolean
is_other_format (const guint8 *data,
                 gsize         size)
{
  static const struct
  {
    const char *magic;
    gsize       length;
  } formats[] = {
    { "%PDF-", 5 },
    { "PK\x03\x04", 4 },
    { "PK\x05\x06", 4 },
    { "\xd0\xcf\x11\xe0", 4 },
    { "{\\rtf", 5 },
    { "\x89PNG", 4 },
    { "\xff\xd8\xff", 3 },
    { "GIF8", 4 },
    { "\x1f\x8b", 2 },
    { "\x7f""ELF", 4 },
    { "SQLite format 3", 15 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (starts_with (data, size, formats[i].magic, formats[i].length))
      return TRUE;

  return FALSE;
}

/* Without a byte order mark, UTF-16 of a European language shows as a zero in
 * every second byte. */
static Encoding
guess_encoding (const guint8 *data,
                gsize         size)
{
  gsize looked = MIN (size, 8192) / 2;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < looked; i++)
    {
      zeros[0] += data[2 * i] == 0;
      zeros[1] += data[2 * i + 1] == 0;
    }
  if (looked > 0 && zeros[1] * 2 >= looked && zeros[0] * 50 <= looked)
    return BYTES_UTF_16_LE;
  if (looked > 0 && zeros[0] * 2 >= looked && zeros[1] * 50 <= looked)
    return BYTES_UTF_16_BE;

  return BYTES_UTF_8;
}

/* A surrogate without its other half becomes U+FFFD; an odd byte at the end,
 * as a file cut short has, is left out. */
static GString *
read_utf_16 (const guint8 *data,
             gsize         size,
             gboolean      big_endian)
{
  GString *out = g_string_sized_new (size / 2);
  gunichar high = 0;

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar unit = big_endian ? (gunichar) data[i] << 8 | data[i + 1]
                                 : (gunichar) data[i + 1] << 8 | data[i];

      if (high != 0 && unit >= 0xdc00 && unit <= 0xdfff)
        {
          g_string_append_unichar (out, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
          high = 0;
          continue;
        }
      if (high != 0)
        g_string_append_unichar (out, 0xfffd);
      high = unit >= 0xd800 && unit <= 0xdbff ? unit : 0;
      if (high == 0)
        g_string_append_unichar (out, unit >= 0xdc00 && unit <= 0xdfff ? 0xfffd : unit);
    }
  if (high != 0)
    g_string_append_unichar (out, 0xfffd);

  return out;
}

static GString *
read_windows_1252 (const guint8 *data,
                   gsize         size)
{
  GString *out = g_string_sized_new (size + size / 16);

  for (gsize i = 0; i < size; i++)
    {
      gunichar c = data[i];

      if (c >= 0x80 && c < 0xa0)
        c = windows_1252[c - 0x80] != 0 ? windows_1252[c - 0x80] : 0xfffd;
      g_string_append_unichar (out, c);
    }

  return out;
}

/* Text that was UTF-8 and was cut short, or joined with another, has more whole
 * characters than broken ones: it stays UTF-8. In Windows-1252 hardly two
 * bytes in a row make a character of UTF-8. */
static GString *
read_bytes (const guint8 *data,
            gsize         size)
{
  const char *text = (const char *) data;
  gsize whole = 0, broken = 0;

  for (gsize at = 0; at < size;)
    {
      gunichar c;

      if (data[at] < 0x80)
        {
          at++;
          continue;
        }
      c = g_utf8_get_char_validated (text + at, (gssize) MIN (size - at, 6));
      if ((gint32) c < 0)
        {
          broken++;
          at++;
          continue;
        }
      whole++;
      at += (gsize) g_unichar_to_utf8 (c, NULL);
    }

  if (broken == 0)
    return g_string_new_len (text, (gssize) size);
  if (broken > whole)
    return read_windows_1252 (data, size);

  return g_string_new_take (g_utf8_make_valid (text, (gssize) size));
}

/* Line ends become \n, page breaks an empty line, and stray control characters
 * a space. Returns how many of those there were. */
static gsize
normalise (const GString *in,
           GString       *out)
{
  gsize controls = 0;
  const char *end = in->str + in->len;

  for (const char *at = in->str; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\r' && at + 1 < end && at[1] == '\n')
        continue;
      if (c == '\r' || c == '\n' || c == 0x0b || c == 0x85 || c == 0x2028)
        g_string_append_c (out, '\n');
      else if (c == '\f' || c == 0x2029)
        g_string_append (out, "\n\n");
      else if (c == '\t' || (c >= 0x20 && c != 0x7f && c < 0x80))
        g_string_append_c (out, (char) c);
      else if (c >= 0xa0 && c != 0xfeff)
        g_string_append_unichar (out, c);
      else if (c != 0xfeff)
        {
          g_string_append_c (out, ' ');
          controls++;
        }
    }

  return controls;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)) && g_utf8_get_char (text) != 0x200b)
      return FALSE;

  return TRUE;
}

/**
 * mb_text_file_decode:
 * @bytes: a file's contents: UTF-8 with or without a byte order mark, UTF-16 of
 *   either order with or without one, or Windows-1252
 * @path: what the file is called, for the error
 * @error: %MB_ERROR_IMPORT_EMPTY where there is no letter in it,
 *   %MB_ERROR_IMPORT_BINARY where it is no text: a PDF, a word processor's
 *   file, a picture
 *
 * Returns: (transfer full): the text, see the head of this file; or %NULL
 */
char *
mb_text_file_decode (GBytes      *bytes,
                     const char  *path,
                     GError     **error)
{
  gsize size;
  const guint8 *data;
  g_autoptr (GString) raw = NULL;
  g_autoptr (GString) text = NULL;
  gsize controls;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > 0 && is_other_format (data, size))
    {
      mb_error_set (error, MB_ERROR_IMPORT_BINARY, path, NULL);
      return NULL;
    }

  if (starts_with (data, size, "\xff\xfe", 2))
    raw = read_utf_16 (data + 2, size - 2, FALSE);
  else if (starts_with (data, size, "\xfe\xff", 2))
    raw = read_utf_16 (data + 2, size - 2, TRUE);
  else if (starts_with (data, size, "\xef\xbb\xbf", 3))
    raw = read_bytes (data + 3, size - 3);
  else if (size > 0 && guess_encoding (data, size) != BYTES_UTF_8)
    raw = read_utf_16 (data, size, guess_encoding (data, size) == BYTES_UTF_16_BE);
  else
    raw = size > 0 ? read_bytes (data, size) : g_string_new (NULL);

  text = g_string_sized_new (raw->len);
  controls = normalise (raw, text);
  if (controls > 4 && controls * 200 > raw->len)
    mb_error_set (error, MB_ERROR_IMPORT_BINARY, path, NULL);
  else if (is_blank (text->str))
    mb_error_set (error, MB_ERROR_IMPORT_EMPTY, path, NULL);
  else
    return g_string_free_and_steal (g_steal_pointer (&text));

  return NULL;
}
