/* Minute Book: reads the objects of a PDF from bytes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/cos/mb-cos-private.h"

#include <stdlib.h>
#include <string.h>

#define MOST_DEPTH 96

/* Of an array or a dictionary; with more the reader asks for memory. */
#define FEW_ITEMS 24
#define MOST_DIGITS 18

/* Of a dictionary; from here on keys are looked up. */
#define MANY_ENTRIES 32

const guint8 mb_cos_kinds[256] = {
  ['\0'] = MB_COS_SPACE,   ['\t'] = MB_COS_SPACE,   ['\n'] = MB_COS_SPACE,   ['\f'] = MB_COS_SPACE,
  ['\r'] = MB_COS_SPACE,   [' '] = MB_COS_SPACE,    ['('] = MB_COS_DELIMITER, [')'] = MB_COS_DELIMITER,
  ['<'] = MB_COS_DELIMITER, ['>'] = MB_COS_DELIMITER, ['['] = MB_COS_DELIMITER, [']'] = MB_COS_DELIMITER,
  ['{'] = MB_COS_DELIMITER, ['}'] = MB_COS_DELIMITER, ['/'] = MB_COS_DELIMITER, ['%'] = MB_COS_DELIMITER,
};

void
mb_cos_lexer_init (MbCosLexer *self,
                   const char *data,
                   gsize       length,
                   MbArena    *arena)
{
  memset (self, 0, sizeof *self);
  self->start = self->at = data;
  self->end = data + length;
  self->arena = arena;
}

void
mb_cos_skip_space (MbCosLexer *self)
{
  while (self->at < self->end)
    {
      if (*self->at == '%')
        while (self->at < self->end && *self->at != '\n' && *self->at != '\r')
          self->at++;
      else if (mb_cos_is_space (*self->at))
        self->at++;
      else
        break;
    }
}

static MbCos *
make (MbCosLexer *self,
      MbCosKind   kind)
{
  MbCos *object = mb_arena_alloc (self->arena, sizeof *object);

  memset (object, 0, sizeof *object);
  object->kind = kind;
  object->number = self->number;

  return object;
}

static MbCos *
make_text (MbCosLexer *self,
           MbCosKind   kind,
           const char *bytes,
           gsize       length)
{
  MbCos *object = make (self, kind);
  char *copy = mb_arena_alloc (self->arena, length + 1);

  if (length > 0)
    memcpy (copy, bytes, length);
  copy[length] = '\0';
  object->text.bytes = copy;
  object->text.length = length;

  return object;
}

/* After a backslash. Returns: whether it stands for a byte */
static gboolean
read_escape (MbCosLexer *self,
             char       *byte)
{
  char c = *self->at++;
  guint code = 0;

  switch (c)
    {
    case 'n': *byte = '\n'; return TRUE;
    case 'r': *byte = '\r'; return TRUE;
    case 't': *byte = '\t'; return TRUE;
    case 'b': *byte = '\b'; return TRUE;
    case 'f': *byte = '\f'; return TRUE;
    case '\n': return FALSE;
    case '\r':
      if (self->at < self->end && *self->at == '\n')
        self->at++;
      return FALSE;
    default: break;
    }

  if (c < '0' || c > '7')
    {
      *byte = c;
      return TRUE;
    }
  self->at--;
  for (int i = 0; i < 3 && self->at < self->end && *self->at >= '0' && *self->at <= '7'; i++)
    code = code * 8 + (guint) (*self->at++ - '0');
  *byte = (char) (code & 0xff);

  return TRUE;
}

static MbCos *
read_string (MbCosLexer *self)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint depth = 1;

  for (self->at++; self->at < self->end;)
    {
      char c = *self->at++;

      if (c == '\\')
        {
          if (self->at >= self->end || !read_escape (self, &c))
            continue;
        }
      else if (c == '(')
        depth++;
      else if (c == ')' && --depth == 0)
        return make_text (self, MB_COS_STRING, (const char *) bytes->data, bytes->len);
      else if (c == '\r')
        {
          c = '\n';
          if (self->at < self->end && *self->at == '\n')
            self->at++;
        }
      g_byte_array_append (bytes, (const guint8 *) &c, 1);
    }

  self->n_open++;

  return make_text (self, MB_COS_STRING, (const char *) bytes->data, bytes->len);
}

static MbCos *
read_hex (MbCosLexer *self)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean bad = FALSE;
  guint n_digits = 0;
  guint8 byte = 0;
  MbCos *object;

  for (self->at++; self->at < self->end && *self->at != '>'; self->at++)
    {
      int digit = g_ascii_xdigit_value (*self->at);

      if (mb_cos_is_space (*self->at))
        continue;
      if (digit < 0)
        {
          bad = TRUE;
          continue;
        }
      byte = (guint8) (byte << 4 | digit);
      if (++n_digits % 2 == 0)
        g_byte_array_append (bytes, &byte, 1);
    }
  if (n_digits % 2 != 0)
    {
      byte = (guint8) (byte << 4);
      g_byte_array_append (bytes, &byte, 1);
    }
  if (self->at < self->end)
    self->at++;
  else
    self->n_open++;

  object = make_text (self, MB_COS_STRING, (const char *) bytes->data, bytes->len);
  object->hex = TRUE;
  object->hex_odd = n_digits % 2;
  object->hex_bad = bad;

  return object;
}

static MbCos *
read_name (MbCosLexer *self)
{
  const char *from = ++self->at;
  MbCos *object;
  char *to;
  gsize n = 0;

  while (self->at < self->end && mb_cos_is_regular (*self->at))
    self->at++;
  object = make_text (self, MB_COS_NAME, from, (gsize) (self->at - from));

  to = (char *) object->text.bytes;
  for (gsize i = 0; i < object->text.length; i++)
    {
      int high = -1, low = -1;

      if (to[i] == '#' && i + 2 < object->text.length + 0)
        {
          high = g_ascii_xdigit_value (to[i + 1]);
          low = g_ascii_xdigit_value (to[i + 2]);
        }
      if (high >= 0 && low >= 0)
        {
          to[n++] = (char) (high << 4 | low);
          i += 2;
        }
      else
        to[n++] = to[i];
    }
  to[n] = '\0';
  object->text.length = n;

  return object;
}

/* Returns: NULL where it is no number */
static MbCos *
read_number (MbCosLexer *self,
             const char *from,
             gsize       length)
{
  gboolean real = FALSE, digits = FALSE;
  g_autofree char *copy = NULL;
  gint64 integer = 0;
  MbCos *object;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (from[i]))
        digits = TRUE;
      else if (from[i] == '.' && !real)
        real = TRUE;
      else if (!((from[i] == '-' || from[i] == '+') && i == 0))
        return NULL;
    }
  if (!digits)
    return NULL;

  object = make (self, real ? MB_COS_REAL : MB_COS_INTEGER);
  if (!real && length <= MOST_DIGITS)
    {
      for (gsize i = g_ascii_isdigit (*from) ? 0 : 1; i < length; i++)
        integer = integer * 10 + (from[i] - '0');
      object->integer = *from == '-' ? -integer : integer;
      return object;
    }

  copy = g_strndup (from, length);
  if (real)
    object->real = g_ascii_strtod (copy, NULL);
  else
    object->integer = g_ascii_strtoll (copy, NULL, 10);

  return object;
}

static gboolean
word_is (const char *from,
         gsize       length,
         const char *word)
{
  return strlen (word) == length && memcmp (from, word, length) == 0;
}

/* After a number: whether what follows makes it a reference. */
static gboolean
read_reference (MbCosLexer *self,
                MbCos      *number)
{
  const char *at = self->at;
  guint32 generation = 0;
  guint n_digits = 0;

  if (number->integer < 0 || number->integer > G_MAXINT32)
    return FALSE;
  while (at < self->end && mb_cos_is_space (*at))
    at++;
  for (; at < self->end && g_ascii_isdigit (*at) && n_digits < 6; at++, n_digits++)
    generation = generation * 10 + (guint32) (*at - '0');
  if (n_digits == 0 || at >= self->end || !mb_cos_is_space (*at))
    return FALSE;
  while (at < self->end && mb_cos_is_space (*at))
    at++;
  if (at >= self->end || *at != 'R' || (at + 1 < self->end && mb_cos_is_regular (at[1])))
    return FALSE;

  self->at = at + 1;
  number->kind = MB_COS_REF;
  number->ref.number = (guint32) number->integer;
  number->ref.generation = generation;

  return TRUE;
}

static MbCos *
read_word (MbCosLexer *self)
{
  const char *from = self->at;
  gsize length;
  MbCos *object;

  while (self->at < self->end && mb_cos_is_regular (*self->at))
    self->at++;
  length = (gsize) (self->at - from);

  if (g_ascii_isdigit (*from) || *from == '-' || *from == '+' || *from == '.')
    {
      object = read_number (self, from, length);
      if (object != NULL)
        {
          if (self->refs && object->kind == MB_COS_INTEGER && g_ascii_isdigit (*from))
            read_reference (self, object);
          return object;
        }
    }
  if (word_is (from, length, "true") || word_is (from, length, "false"))
    {
      object = make (self, MB_COS_BOOLEAN);
      object->integer = *from == 't';
      return object;
    }
  if (word_is (from, length, "null"))
    return make (self, MB_COS_NULL);

  return make_text (self, MB_COS_WORD, from, length);
}

static gboolean
is_word (const MbCos *object,
         const char  *word)
{
  return object->kind == MB_COS_WORD && strcmp (object->text.bytes, word) == 0;
}

static MbCos *
read_array (MbCosLexer *self)
{
  g_autoptr (GPtrArray) items = NULL;
  MbCos *object = make (self, MB_COS_ARRAY);
  MbCos *few[FEW_ITEMS], *item;
  guint n = 0, n_few;

  self->at++;
  for (; (item = mb_cos_read (self)) != NULL && !is_word (item, "]"); n++)
    {
      /* What ends an object ends what it has in it. */
      if (is_word (item, "endobj") || is_word (item, "stream"))
        {
          self->at -= item->text.length;
          item = NULL;
          break;
        }
      if (n < FEW_ITEMS)
        few[n] = item;
      else
        {
          if (items == NULL)
            items = g_ptr_array_new ();
          g_ptr_array_add (items, item);
        }
    }
  if (item == NULL)
    self->n_open++;

  n_few = MIN (n, FEW_ITEMS);
  object->array.n = n;
  object->array.items = mb_arena_alloc (self->arena, n * sizeof (MbCos *));
  memcpy (object->array.items, few, n_few * sizeof (MbCos *));
  if (items != NULL)
    memcpy (object->array.items + n_few, items->pdata, items->len * sizeof (MbCos *));

  return object;
}

/* Of entries with the same key the last one counts, in the first one's place. */
static guint
drop_repeated (MbCosEntry *entries,
               guint       n)
{
  g_autoptr (GHashTable) places = n > MANY_ENTRIES ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      guint at = kept;

      if (places != NULL)
        at = g_hash_table_contains (places, entries[i].key)
             ? GPOINTER_TO_UINT (g_hash_table_lookup (places, entries[i].key)) : kept;
      else
        for (at = 0; at < kept; at++)
          if (entries[at].length == entries[i].length && strcmp (entries[at].key, entries[i].key) == 0)
            break;
      entries[at] = entries[i];
      if (at < kept)
        continue;
      if (places != NULL)
        g_hash_table_insert (places, (gpointer) entries[i].key, GUINT_TO_POINTER (kept));
      kept++;
    }

  return kept;
}

static MbCos *
read_dict (MbCosLexer *self)
{
  g_autoptr (GArray) entries = NULL;
  MbCos *object = make (self, MB_COS_DICT);
  MbCosEntry few[FEW_ITEMS];
  guint n = 0, n_few;
  MbCos *key;

  self->at += 2;
  while ((key = mb_cos_read (self)) != NULL && !is_word (key, ">>"))
    {
      MbCosEntry entry = { key->text.bytes, key->text.length, NULL };

      if (is_word (key, "endobj") || is_word (key, "stream"))
        {
          self->at -= key->text.length;
          key = NULL;
          break;
        }
      if (key->kind != MB_COS_NAME)
        continue;
      entry.value = mb_cos_read (self);
      if (entry.value == NULL || is_word (entry.value, ">>"))
        break;
      if (n < FEW_ITEMS)
        few[n] = entry;
      else
        {
          if (entries == NULL)
            entries = g_array_new (FALSE, FALSE, sizeof (MbCosEntry));
          g_array_append_val (entries, entry);
        }
      n++;
    }
  if (key == NULL)
    self->n_open++;

  n_few = MIN (n, FEW_ITEMS);
  object->dict.entries = mb_arena_alloc (self->arena, n * sizeof (MbCosEntry));
  memcpy (object->dict.entries, few, n_few * sizeof (MbCosEntry));
  if (entries != NULL)
    memcpy (object->dict.entries + n_few, entries->data, entries->len * sizeof (MbCosEntry));
  object->dict.n = drop_repeated (object->dict.entries, n);
  mb_cos_sort_entries (object);

  return object;
}

/**
 * mb_cos_read:
 *
 * Returns: (nullable): the next object, or a word; %NULL at the end
 */
MbCos *
mb_cos_read (MbCosLexer *self)
{
  MbCos *object;
  char c;

  mb_cos_skip_space (self);
  if (self->at >= self->end)
    return NULL;

  c = *self->at;
  if (c == '(')
    return read_string (self);
  if (c == '/')
    return read_name (self);
  if (c == '<' && self->at + 1 < self->end && self->at[1] == '<' && self->depth < MOST_DEPTH)
    {
      self->depth++;
      object = read_dict (self);
      self->depth--;
      return object;
    }
  if (c == '[' && self->depth < MOST_DEPTH)
    {
      self->depth++;
      object = read_array (self);
      self->depth--;
      return object;
    }
  if (c == '<' && !(self->at + 1 < self->end && self->at[1] == '<'))
    return read_hex (self);
  if (c == '>' && self->at + 1 < self->end && self->at[1] == '>')
    {
      self->at += 2;
      return make_text (self, MB_COS_WORD, ">>", 2);
    }
  if (mb_cos_is_delimiter (c))
    {
      self->at++;
      return make_text (self, MB_COS_WORD, self->at - 1, 1);
    }

  return read_word (self);
}

