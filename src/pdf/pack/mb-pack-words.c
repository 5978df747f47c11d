/* Minute Book: writes the values of a PDF
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* As ISO 32000-1, 7.3, has them. No byte below a space is written but for the
 * ends of lines, which a weave relies on (mb-pack-weave.h). */

#include "config.h"

#include "pdf/pack/mb-pack-words.h"

#include <string.h>

/* Far beyond any page. */
#define LARGEST_NUMBER 1e12

static gboolean
is_plain_in_name (char c)
{
  return c > ' ' && c <= '~' && c != '#' && mb_cos_is_regular (c);
}

/**
 * mb_pack_append_name:
 *
 * Writes a name, which is given without its slash.
 */
void
mb_pack_append_name (GString    *words,
                     const char *name)
{
  g_string_append_c (words, '/');
  for (const char *from = name; *from != '\0';)
    {
      const char *to = from;

      while (is_plain_in_name (*to))
        to++;
      g_string_append_len (words, from, to - from);
      if (*to != '\0')
        g_string_append_printf (words, "#%02x", (guint8) *to++);
      from = to;
    }
}

/**
 * mb_pack_append_key:
 *
 * Writes a key of a dictionary, with a space after it.
 */
void
mb_pack_append_key (GString    *words,
                    const char *key)
{
  mb_pack_append_name (words, key);
  g_string_append_c (words, ' ');
}

static gboolean
is_plain (const char *bytes,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] < ' ' || bytes[i] > '~')
      return FALSE;

  return TRUE;
}

/**
 * mb_pack_append_bytes:
 *
 * Writes a string.
 */
void
mb_pack_append_bytes (GString    *words,
                      const char *bytes,
                      gsize       length)
{
  static const char digits[] = "0123456789abcdef";

  if (is_plain (bytes, length))
    {
      g_string_append_c (words, '(');
      for (gsize i = 0; i < length; i++)
        {
          if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
            g_string_append_c (words, '\\');
          g_string_append_c (words, bytes[i]);
        }
      g_string_append_c (words, ')');
      return;
    }

  g_string_append_c (words, '<');
  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (words, digits[(guint8) bytes[i] >> 4]);
      g_string_append_c (words, digits[(guint8) bytes[i] & 0xf]);
    }
  g_string_append_c (words, '>');
}

/**
 * mb_pack_append_text:
 * @text: UTF-8
 *
 * Writes a text string (ISO 32000-1, 7.9.2.2).
 */
void
mb_pack_append_text (GString    *words,
                     const char *text)
{
  gsize length = strlen (text);
  g_autofree char *utf16 = NULL;
  g_autofree char *marked = NULL;

  if (is_plain (text, length))
    {
      mb_pack_append_bytes (words, text, length);
      return;
    }

  marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  utf16 = g_convert (marked, -1, "UTF-16BE", "UTF-8", NULL, &length, NULL);
  mb_pack_append_bytes (words, utf16 != NULL ? utf16 : "", utf16 != NULL ? length : 0);
}

/**
 * mb_pack_append_number:
 *
 * Writes a number, with a space before it.
 */
void
mb_pack_append_number (GString *words,
                       double   value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  if (!(value > -LARGEST_NUMBER && value < LARGEST_NUMBER))
    value = 0;
  if (value == (double) (gint64) value)
    {
      mb_pack_append_integer (words, (gint64) value);
      return;
    }

  g_ascii_formatd (number, sizeof number, "%.9f", value);
  for (length = strlen (number); number[length - 1] == '0'; length--)
    continue;
  if (number[length - 1] == '.')
    length--;
  g_string_append_c (words, ' ');
  g_string_append_len (words, number, (gssize) length);
}

/**
 * mb_pack_append_numbers:
 *
 * Writes an array of them, as places on a page are given.
 */
void
mb_pack_append_numbers (GString      *words,
                        const double *values,
                        guint         n_values)
{
  g_string_append_c (words, '[');
  for (guint i = 0; i < n_values; i++)
    mb_pack_append_number (words, values[i]);
  g_string_append_c (words, ']');
}

/**
 * mb_pack_append_integer:
 *
 * Writes an integer, with a space before it.
 */
void
mb_pack_append_integer (GString *words,
                        gint64   value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 left = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--at = (char) ('0' + left % 10);
  while ((left /= 10) > 0);
  if (value < 0)
    *--at = '-';
  *--at = ' ';
  g_string_append_len (words, at, digits + sizeof digits - at);
}

/**
 * mb_pack_append_plain:
 *
 * Writes a value that has no others in it.
 *
 * Returns: FALSE for one that has, or is none
 */
gboolean
mb_pack_append_plain (GString     *words,
                      const MbCos *value)
{
  switch ((MbCosKind) value->kind)
    {
    case MB_COS_BOOLEAN:
      g_string_append (words, value->integer ? " true" : " false");
      return TRUE;
    case MB_COS_INTEGER:
      mb_pack_append_integer (words, value->integer);
      return TRUE;
    case MB_COS_REAL:
      mb_pack_append_number (words, value->real);
      return TRUE;
    case MB_COS_NAME:
      mb_pack_append_name (words, value->text.bytes);
      return TRUE;
    case MB_COS_STRING:
      mb_pack_append_bytes (words, value->text.bytes, value->text.length);
      return TRUE;
    case MB_COS_NULL:
      g_string_append (words, " null");
      return TRUE;
    case MB_COS_ARRAY:
    case MB_COS_DICT:
    case MB_COS_STREAM:
    case MB_COS_REF:
    case MB_COS_WORD:
    default:
      return FALSE;
    }
}
