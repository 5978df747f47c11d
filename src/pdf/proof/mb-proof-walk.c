/* Minute Book: reads a PDF's bytes one by one, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/cos/mb-cos.h"
#include "pdf/proof/mb-proof-private.h"

#include <string.h>

/* As many objects as a stream of them may say that it has. */
#define MOST_OBJECTS 100000

/* An object stream is words and numbers; one that grows larger is a bomb, and
 * was refused when the pack was made. */
#define LARGEST_STREAM (64 * 1024 * 1024)

/* ISO 32000-1, table D.2, from 0x80 on; the rest are those of Latin 1. */
static const gunichar doc_encoding[] = {
  0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203a, 0x2212, 0x2030,
  0x201e, 0x201c, 0x201d, 0x2018, 0x2019, 0x201a, 0x2122, 0xfb01, 0xfb02, 0x0141, 0x0152, 0x0160,
  0x0178, 0x017d, 0x0131, 0x0142, 0x0153, 0x0161, 0x017e, 0x20, 0x20ac,
};

typedef struct
{
  const char        *bytes;
  gsize              length;
  gsize              at;
  const MbProofWalk *walk;
  GString           *string; /* kept for the next string */
  guint              depth;  /* of object streams */
} Walker;

/* The character after a backslash; octal digits may follow. */
static gsize
read_escape (const char *bytes,
             gsize       length,
             gsize       at,
             GString    *string)
{
  static const char from[] = "nrtbf";
  static const char to[] = "\n\r\t\b\f";
  const char *found;
  guint value = 0;
  gsize n = 0;

  while (n < 3 && at + n < length && bytes[at + n] >= '0' && bytes[at + n] <= '7')
    value = value * 8 + (guint) (bytes[at + n++] - '0');
  if (n > 0)
    {
      g_string_append_c (string, (char) value);
      return at + n;
    }
  if (at >= length)
    return at;
  if (bytes[at] == '\n' || bytes[at] == '\r')
    return at + 1;
  found = bytes[at] != '\0' ? strchr (from, bytes[at]) : NULL;
  g_string_append_c (string, found != NULL ? to[found - from] : bytes[at]);

  return at + 1;
}

static gsize
read_literal (const char *bytes,
              gsize       length,
              gsize       at,
              GString    *string)
{
  guint depth = 0;

  while (at < length)
    {
      char c = bytes[at++];

      if (c == '\\')
        {
          at = read_escape (bytes, length, at, string);
          continue;
        }
      if (c == '(')
        depth++;
      if (c == ')' && depth-- == 0)
        return at;
      g_string_append_c (string, c);
    }

  return at;
}

static gsize
read_hexadecimal (const char *bytes,
                  gsize       length,
                  gsize       at,
                  GString    *string)
{
  int high = -1;

  for (; at < length && bytes[at] != '>'; at++)
    {
      int digit = g_ascii_xdigit_value (bytes[at]);

      if (digit < 0)
        continue;
      if (high >= 0)
        g_string_append_c (string, (char) (high << 4 | digit));
      high = high >= 0 ? -1 : digit;
    }
  if (high >= 0)
    g_string_append_c (string, (char) (high << 4));

  return MIN (at + 1, length);
}

/**
 * mb_proof_read_string:
 * @at: of '(' or '<'
 * @string: gets the string's bytes, without escapes
 *
 * Returns: what comes after it
 */
gsize
mb_proof_read_string (const char *bytes,
                      gsize       length,
                      gsize       at,
                      GString    *string)
{
  g_string_truncate (string, 0);

  return bytes[at] == '(' ? read_literal (bytes, length, at + 1, string)
                          : read_hexadecimal (bytes, length, at + 1, string);
}

/* Puts a text string's UTF-16 or PDFDocEncoding (ISO 32000-1, 7.9.2) as UTF-8. */
static void
make_utf8 (GString *string)
{
  g_autofree char *utf8 = NULL;
  const guchar *bytes = (const guchar *) string->str;

  if (string->len >= 2 && ((bytes[0] == 0xfe && bytes[1] == 0xff) || (bytes[0] == 0xff && bytes[1] == 0xfe)))
    {
      gsize n;

      utf8 = g_convert_with_fallback (string->str, (gssize) string->len, "UTF-8", "UTF-16", " ", NULL, &n, NULL);
      if (utf8 != NULL)
        {
          g_string_truncate (string, 0);
          g_string_append_len (string, utf8, (gssize) n);
        }
      return;
    }
  if (g_utf8_validate (string->str, (gssize) string->len, NULL))
    return;

  {
    g_autoptr (GString) decoded = g_string_sized_new (2 * string->len);

    for (gsize i = 0; i < string->len; i++)
      g_string_append_unichar (decoded, bytes[i] >= 0x80 && bytes[i] - 0x80u < G_N_ELEMENTS (doc_encoding)
                                          ? doc_encoding[bytes[i] - 0x80] : bytes[i]);
    g_string_assign (string, decoded->str);
  }
}

static void
tell_string (Walker *self,
             guint   number)
{
  if (self->walk->string == NULL || self->string->len == 0)
    return;
  make_utf8 (self->string);
  self->walk->string (number, self->string->str, self->string->len, self->walk->data);
}

/* Reads on to the end, or to one of the words that end an object. Returns: the
 * word, or an empty one. */
static const char *
read_body (Walker *self,
           guint   number,
           gsize   end)
{
  while (self->at < end)
    {
      char c = self->bytes[self->at];
      gsize start = self->at;

      if (c == '%')
        {
          while (self->at < end && self->bytes[self->at] != '\n' && self->bytes[self->at] != '\r')
            self->at++;
        }
      else if (c == '(' || (c == '<' && self->at + 1 < end && self->bytes[self->at + 1] != '<'))
        {
          self->at = mb_proof_read_string (self->bytes, end, self->at, self->string);
          tell_string (self, number);
        }
      else if (c == '<')
        self->at = MIN (self->at + 2, end);
      else if (g_ascii_isalpha (c))
        {
          while (self->at < end && mb_cos_is_regular (self->bytes[self->at]))
            self->at++;
          if (self->at - start == 6 && memcmp (self->bytes + start, "stream", 6) == 0)
            return "stream";
          if (self->at - start == 6 && memcmp (self->bytes + start, "endobj", 6) == 0)
            return "endobj";
          if (self->at - start == 9 && memcmp (self->bytes + start, "startxref", 9) == 0)
            return "startxref";
        }
      else if (c == '/' || mb_cos_is_regular (c))
        {
          self->at++;
          while (self->at < end && mb_cos_is_regular (self->bytes[self->at]))
            self->at++;
        }
      else
        self->at++;
    }

  return "";
}

/* Finds where a stream's data end: where it says, or else at the word. */
static gsize
find_data_end (Walker              *self,
               const MbProofObject *object)
{
  gsize rest = self->length - self->at;
  guint said = mb_proof_get_number (object, "/Length");
  const char *found;

  if (said > 0 && said < rest)
    {
      gsize at = self->at + said;

      while (at < self->length && mb_cos_is_space (self->bytes[at]) && at < self->at + said + 2)
        at++;
      if (self->length - at >= 9 && memcmp (self->bytes + at, "endstream", 9) == 0)
        return self->at + said;
    }
  found = memmem (self->bytes + self->at, rest, "endstream", 9);

  return found != NULL ? (gsize) (found - self->bytes) : self->length;
}

static void
append_cb (const char *bytes,
           gsize       length,
           gpointer    data)
{
  GByteArray *all = data;

  if (all->len + length <= LARGEST_STREAM)
    g_byte_array_append (all, (const guint8 *) bytes, (guint) length);
}

/* 'number offset' for each of the @n objects, which begin at @first. */
static void
walk_object_stream (Walker              *outer,
                    const MbProofObject *object)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint n = MIN (mb_proof_get_number (object, "/N"), MOST_OBJECTS);
  guint first = mb_proof_get_number (object, "/First");
  Walker self = { .walk = outer->walk, .string = outer->string, .depth = outer->depth + 1 };
  g_autofree guint64 *heads = g_new0 (guint64, 2 * (gsize) n + 2);
  const char *at, *end;

  if (!mb_proof_inflate (object, append_cb, all, NULL) || first > all->len)
    return;
  if (outer->walk->kept != NULL)
    g_ptr_array_add (outer->walk->kept, g_byte_array_ref (all));
  g_byte_array_append (all, (const guint8 *) "", 1);
  self.bytes = at = (const char *) all->data;
  self.length = all->len - 1;
  end = at + first;
  for (guint i = 0; i < 2 * n && at < end; i++)
    {
      char *rest;

      heads[i] = g_ascii_strtoull (at, &rest, 10);
      at = rest;
    }
  heads[2 * n + 1] = self.length - first;

  for (guint i = 0; i < n; i++)
    {
      guint64 from = heads[2 * i + 1], until = heads[2 * i + 3];
      MbProofObject inner = { .number = (guint) heads[2 * i], .within = object->number };

      if (from > until || until > self.length - first)
        continue;
      self.at = first + (gsize) from;
      inner.text = self.bytes + self.at;
      inner.length = (gsize) (until - from);
      read_body (&self, inner.number, first + (gsize) until);
      self.walk->object (&inner, self.walk->data);
    }
}

static void
read_object (Walker *self,
             guint   number)
{
  MbProofObject object = { .number = number, .text = self->bytes + self->at };
  gsize start = self->at;
  const char *word = read_body (self, number, self->length);

  object.length = self->at - start - strlen (word);
  if (g_str_equal (word, "stream"))
    {
      if (self->at < self->length && self->bytes[self->at] == '\r')
        self->at++;
      if (self->at < self->length && self->bytes[self->at] == '\n')
        self->at++;
      object.data = self->bytes + self->at;
      self->at = find_data_end (self, &object);
      object.data_length = (gsize) (self->bytes + self->at - object.data);
    }
  self->walk->object (&object, self->walk->data);
  if (object.data != NULL && self->depth == 0 && mb_proof_has_name (&object, "/Type", "/ObjStm"))
    walk_object_stream (self, &object);
}

/* Whether 'obj' stands at @at, and which number stands before it. */
static gboolean
is_object (Walker *self,
           gsize   at,
           guint  *number)
{
  const char *bytes = self->bytes;
  gsize digit;

  while (at > 0 && mb_cos_is_space (bytes[at - 1]))
    at--;
  if (at == 0 || !g_ascii_isdigit (bytes[at - 1]))
    return FALSE;
  while (at > 0 && g_ascii_isdigit (bytes[at - 1]))
    at--;
  while (at > 0 && mb_cos_is_space (bytes[at - 1]))
    at--;
  digit = at;
  while (at > 0 && g_ascii_isdigit (bytes[at - 1]) && digit - at < 9)
    at--;
  *number = 0;
  for (gsize i = at; i < digit; i++)
    *number = *number * 10 + (guint) (bytes[i] - '0');

  return at < digit;
}

/**
 * mb_proof_walk:
 * @bytes: of a PDF; need not end with a zero
 */
void
mb_proof_walk (const char        *bytes,
               gsize              length,
               const MbProofWalk *walk)
{
  g_autoptr (GString) string = g_string_new (NULL);
  Walker self = { .bytes = bytes, .length = length, .walk = walk, .string = string };

  while (self.at < self.length)
    {
      const char *next = memmem (bytes + self.at, length - self.at, "obj", 3);
      const char *trailer = memmem (bytes + self.at, next != NULL ? (gsize) (next - bytes) - self.at : length - self.at,
                                    "trailer", 7);
      guint number;

      if (trailer != NULL)
        {
          self.at = (gsize) (trailer - bytes) + 7;
          read_object (&self, 0);
          continue;
        }
      if (next == NULL)
        return;
      self.at = (gsize) (next - bytes);
      if (!is_object (&self, self.at, &number))
        {
          self.at += 3;
          continue;
        }
      self.at += 3;
      read_object (&self, number);
    }
}

/**
 * mb_proof_find_key:
 * @key: with its slash
 * @from: (nullable): where to begin
 *
 * Returns: (nullable): what comes after the first such key, at any depth
 */
const char *
mb_proof_find_key (const MbProofObject *object,
                   const char          *key,
                   const char          *from)
{
  gsize length = strlen (key);
  const char *at = from != NULL ? from : object->text;
  const char *end = object->text + object->length;

  while (at < end && (at = memmem (at, (gsize) (end - at), key, length)) != NULL)
    {
      at += length;
      if (at == end || !mb_cos_is_regular (*at))
        return at;
    }

  return NULL;
}

/**
 * mb_proof_get_number:
 *
 * Returns: the whole number behind @key, 0 where there is none
 */
guint
mb_proof_get_number (const MbProofObject *object,
                     const char          *key)
{
  const char *at = mb_proof_find_key (object, key, NULL);
  const char *end = object->text + object->length;
  guint number = 0;

  while (at != NULL && at < end && mb_cos_is_space (*at))
    at++;
  for (; at != NULL && at < end && g_ascii_isdigit (*at) && number < 100000000; at++)
    number = number * 10 + (guint) (*at - '0');

  return number;
}

/**
 * mb_proof_has_name:
 *
 * Returns: whether the name, or an array that begins with it, stands behind @key,
 *   at any depth
 */
gboolean
mb_proof_has_name (const MbProofObject *object,
                   const char          *key,
                   const char          *name)
{
  const char *at = NULL;
  const char *end = object->text + object->length;
  gsize length = strlen (name);

  while ((at = mb_proof_find_key (object, key, at)) != NULL)
    {
      while (at < end && (mb_cos_is_space (*at) || *at == '['))
        at++;
      if ((gsize) (end - at) >= length && memcmp (at, name, length) == 0 &&
          (at + length == end || !mb_cos_is_regular (at[length])))
        return TRUE;
    }

  return FALSE;
}
