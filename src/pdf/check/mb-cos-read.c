/* Minute Book: reads the objects of a PDF from bytes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-cos.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE (256 << 10)
#define MOST_DEPTH 96

/* From here on the entries of a dictionary are sorted. */
#define MANY_ENTRIES 12

const MbCos mb_cos_null = { .kind = MB_COS_NULL };

struct _MbArena
{
  GPtrArray *blocks;
  GPtrArray *large;
  guint      block; /* in use */
  gsize      used;
};

MbArena *
mb_arena_new (void)
{
  MbArena *self = g_new0 (MbArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->large = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
mb_arena_free (MbArena *self)
{
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->large);
  g_free (self);
}

void
mb_arena_reset (MbArena *self)
{
  g_ptr_array_set_size (self->large, 0);
  self->block = 0;
  self->used = 0;
}

gpointer
mb_arena_alloc (MbArena *self,
                gsize    size)
{
  gpointer memory;

  size = (size + 7) & ~(gsize) 7;
  if (size > BLOCK_SIZE / 4)
    {
      memory = g_malloc (size);
      g_ptr_array_add (self->large, memory);
      return memory;
    }

  if (self->blocks->len > 0 && self->used + size > BLOCK_SIZE)
    {
      self->block++;
      self->used = 0;
    }
  if (self->block >= self->blocks->len)
    g_ptr_array_add (self->blocks, g_malloc (BLOCK_SIZE));

  memory = (char *) self->blocks->pdata[self->block] + self->used;
  self->used += size;

  return memory;
}

gboolean
mb_cos_is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

gboolean
mb_cos_is_delimiter (char c)
{
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' ||
         c == '/' || c == '%';
}

static gboolean
is_regular (char c)
{
  return !mb_cos_is_space (c) && !mb_cos_is_delimiter (c);
}

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

  while (self->at < self->end && is_regular (*self->at))
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
  char copy[64];
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

  if (length >= sizeof copy && !real)
    {
      object = make (self, MB_COS_INTEGER);
      object->integer = *from == '-' ? G_MININT64 : G_MAXINT64;
      return object;
    }
  g_strlcpy (copy, from, MIN (length + 1, sizeof copy));
  object = make (self, real ? MB_COS_REAL : MB_COS_INTEGER);
  if (real)
    {
      g_autofree char *whole = length >= sizeof copy ? g_strndup (from, length) : NULL;

      object->real = g_ascii_strtod (whole != NULL ? whole : copy, NULL);
    }
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
  if (at >= self->end || *at != 'R' || (at + 1 < self->end && is_regular (at[1])))
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

  while (self->at < self->end && is_regular (*self->at))
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
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  MbCos *object = make (self, MB_COS_ARRAY);
  MbCos *item;

  self->at++;
  while ((item = mb_cos_read (self)) != NULL && !is_word (item, "]"))
    {
      /* What ends an object ends what it has in it. */
      if (is_word (item, "endobj") || is_word (item, "stream"))
        {
          self->at -= item->text.length;
          item = NULL;
          break;
        }
      g_ptr_array_add (items, item);
    }
  if (item == NULL)
    self->n_open++;

  object->array.n = items->len;
  object->array.items = mb_arena_alloc (self->arena, items->len * sizeof (MbCos *));
  if (items->len > 0)
    memcpy (object->array.items, items->pdata, items->len * sizeof (MbCos *));

  return object;
}

static int
compare_entries (const void *a,
                 const void *b)
{
  return strcmp (((const MbCosEntry *) a)->key, ((const MbCosEntry *) b)->key);
}

static MbCos *
read_dict (MbCosLexer *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbCosEntry));
  MbCos *object = make (self, MB_COS_DICT);
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
      g_array_append_val (entries, entry);
    }
  if (key == NULL)
    self->n_open++;

  object->dict.n = entries->len;
  object->dict.entries = mb_arena_alloc (self->arena, entries->len * sizeof (MbCosEntry));
  if (entries->len > 0)
    memcpy (object->dict.entries, entries->data, entries->len * sizeof (MbCosEntry));
  if (entries->len > MANY_ENTRIES)
    qsort (object->dict.entries, entries->len, sizeof (MbCosEntry), compare_entries);

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

/**
 * mb_cos_get_raw:
 *
 * Returns: what stands at @key, perhaps a reference
 */
MbCos *
mb_cos_get_raw (const MbCos *dict,
                const char  *key)
{
  dict = mb_cos_dict_of (dict);

  if (dict->dict.n > MANY_ENTRIES)
    {
      const MbCosEntry wanted = { key, 0, NULL };
      const MbCosEntry *found = bsearch (&wanted, dict->dict.entries, dict->dict.n, sizeof wanted, compare_entries);

      return found != NULL ? found->value : (MbCos *) &mb_cos_null;
    }
  for (guint i = 0; i < dict->dict.n; i++)
    if (strcmp (dict->dict.entries[i].key, key) == 0)
      return dict->dict.entries[i].value;

  return (MbCos *) &mb_cos_null;
}

/**
 * mb_cos_dict_of:
 *
 * Returns: a dictionary: @object, or a stream's, or an empty one
 */
const MbCos *
mb_cos_dict_of (const MbCos *object)
{
  static const MbCos nothing = { .kind = MB_COS_DICT };

  if (object->kind == MB_COS_STREAM)
    return object->stream.dict;

  return object->kind == MB_COS_DICT ? object : &nothing;
}

guint
mb_cos_count (const MbCos *object)
{
  if (object->kind == MB_COS_ARRAY)
    return object->array.n;

  return mb_cos_dict_of (object)->dict.n;
}

gboolean
mb_cos_is_name (const MbCos *object,
                const char  *name)
{
  return object->kind == MB_COS_NAME && strcmp (object->text.bytes, name) == 0;
}

/**
 * mb_cos_name:
 *
 * Returns: the name, '' where it is none
 */
const char *
mb_cos_name (const MbCos *object)
{
  return object->kind == MB_COS_NAME ? object->text.bytes : "";
}

gboolean
mb_cos_is_true (const MbCos *object)
{
  return object->kind == MB_COS_BOOLEAN && object->integer;
}

gboolean
mb_cos_number (const MbCos *object,
               double      *value)
{
  if (object->kind == MB_COS_INTEGER)
    *value = (double) object->integer;
  else if (object->kind == MB_COS_REAL)
    *value = object->real;
  else
    return FALSE;

  return TRUE;
}

gint64
mb_cos_integer (const MbCos *object,
                gint64       otherwise)
{
  if (object->kind == MB_COS_INTEGER)
    return object->integer;
  if (object->kind == MB_COS_REAL && object->real > -1e15 && object->real < 1e15)
    return (gint64) object->real;

  return otherwise;
}

/**
 * mb_cos_has_text:
 *
 * Returns: whether it is a string that says anything, byte order mark apart
 */
gboolean
mb_cos_has_text (const MbCos *object)
{
  g_autofree char *text = mb_cos_dup_text (object);

  return text != NULL && *text != '\0';
}

/**
 * mb_cos_dup_text:
 *
 * Returns: (transfer full) (nullable): a text string in UTF-8 (ISO 32000-1,
 *   7.9.2.2); %NULL where it is no string. What PDFDocEncoding has above ASCII
 *   is read as Latin 1.
 */
char *
mb_cos_dup_text (const MbCos *object)
{
  const guint8 *bytes;
  gsize length;

  if (object->kind != MB_COS_STRING)
    return NULL;

  bytes = (const guint8 *) object->text.bytes;
  length = object->text.length;
  if (length >= 2 && ((bytes[0] == 0xfe && bytes[1] == 0xff) || (bytes[0] == 0xff && bytes[1] == 0xfe)))
    {
      char *text = g_convert_with_fallback ((const char *) bytes + 2, (gssize) ((length - 2) & ~(gsize) 1), "UTF-8",
                                            bytes[0] == 0xfe ? "UTF-16BE" : "UTF-16LE", "?", NULL, NULL, NULL);

      return text != NULL ? text : g_strdup ("?");
    }
  if (length >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf)
    return g_utf8_make_valid ((const char *) bytes + 3, (gssize) length - 3);

  return g_convert ((const char *) bytes, (gssize) length, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}
