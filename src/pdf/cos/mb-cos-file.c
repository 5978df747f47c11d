/* Minute Book: a PDF as a file of numbered objects
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/cos/mb-cos-private.h"

#include <string.h>

#define MOST_PACKED 200000
#define DEEPEST_READING 64

static void
pack_free (MbCosPack *pack)
{
  g_clear_pointer (&pack->bytes, g_bytes_unref);
  g_free (pack->numbers);
  g_free (pack->offsets);
  g_free (pack);
}

/**
 * mb_cos_file_find_last:
 *
 * Returns: (nullable): where @word stands last; zero bytes do not end the file
 */
const char *
mb_cos_file_find_last (const MbCosFile *self,
                       const char      *word)
{
  gsize length = strlen (word);

  for (gsize at = self->length; at >= length; at--)
    if (self->data[at - length] == *word && memcmp (self->data + at - length, word, length) == 0)
      return self->data + at - length;

  return NULL;
}

static void
read_header (MbCosFile *self)
{
  const char *at = memmem (self->data, MIN (self->length, 1024), "%PDF-", 5);
  const char *end = self->data + self->length;
  gsize n = 0;

  if (at == NULL)
    {
      self->flaws |= MB_COS_FLAW_HEADER | MB_COS_FLAW_BINARY_MARK;
      return;
    }
  self->shift = (gsize) (at - self->data);
  for (; at < end && *at != '\n' && *at != '\r' && n + 1 < sizeof self->header; at++)
    self->header[n++] = *at;
  if (self->shift != 0 || n != 8 || strncmp (self->header, "%PDF-1.", 7) != 0 || self->header[7] < '0' ||
      self->header[7] > '7')
    self->flaws |= MB_COS_FLAW_HEADER;

  while (at < end && *at != '\n' && *at != '\r')
    at++;
  if (at < end && *at == '\r')
    at++;
  if (at < end && *at == '\n')
    at++;
  if (end - at < 5 || *at != '%')
    self->flaws |= MB_COS_FLAW_BINARY_MARK;
  for (int i = 1; i <= 4 && end - at > 5; i++)
    if ((guint8) at[i] < 128)
      self->flaws |= MB_COS_FLAW_BINARY_MARK;
}

/* After the last %%EOF comes one end of line at most. */
static void
read_end (MbCosFile *self)
{
  const char *end = self->data + self->length;
  const char *at = mb_cos_file_find_last (self, "%%EOF");

  if (at == NULL)
    {
      self->flaws |= MB_COS_FLAW_AFTER_END;
      return;
    }
  at += 5;
  if (at < end && *at == '\r')
    at++;
  if (at < end && *at == '\n')
    at++;
  if (at < end)
    self->flaws |= MB_COS_FLAW_AFTER_END;
}

/**
 * mb_cos_file_new:
 *
 * Returns: (transfer full): the file, however little of it can be read
 */
MbCosFile *
mb_cos_file_new (GBytes *pdf)
{
  MbCosFile *self = g_new0 (MbCosFile, 1);

  self->bytes = g_bytes_ref (pdf);
  self->data = g_bytes_get_data (pdf, &self->length);
  if (self->data == NULL)
    self->data = "";
  self->arena = mb_arena_new ();
  self->slots = g_array_new (FALSE, TRUE, sizeof (MbCosSlot));
  self->packs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) pack_free);
  self->trailer = (MbCos *) &mb_cos_null;
  read_header (self);
  read_end (self);
  mb_cos_xref_read (self);
  if (mb_cos_get (self, mb_cos_file_get_root (self), "Pages")->kind != MB_COS_DICT)
    mb_cos_xref_rebuild (self);

  return self;
}

void
mb_cos_file_free (MbCosFile *self)
{
  g_hash_table_unref (self->packs);
  g_array_unref (self->slots);
  mb_arena_free (self->arena);
  g_bytes_unref (self->bytes);
  g_free (self);
}

MbCosSlot *
mb_cos_file_slot (MbCosFile *self,
                  gint64     number,
                  gboolean   make)
{
  if (number < 0 || number > MB_COS_MOST_OBJECTS)
    return NULL;
  if (number >= self->slots->len)
    {
      if (!make)
        return NULL;
      g_array_set_size (self->slots, (guint) number + 1);
    }

  return &g_array_index (self->slots, MbCosSlot, number);
}

MbCosFlaws
mb_cos_file_get_flaws (MbCosFile *self)
{
  return self->flaws;
}

const char *
mb_cos_file_get_header (MbCosFile *self)
{
  return self->header;
}

/**
 * mb_cos_file_get_n:
 *
 * Returns: one more than the largest object number
 */
guint
mb_cos_file_get_n (MbCosFile *self)
{
  return self->slots->len;
}

gboolean
mb_cos_file_has (MbCosFile *self,
                 guint      number)
{
  const MbCosSlot *slot = mb_cos_file_slot (self, number, FALSE);

  return slot != NULL && (slot->kind == MB_COS_SLOT_OFFSET || slot->kind == MB_COS_SLOT_PACKED);
}

guint
mb_cos_file_get_object_flaws (MbCosFile *self,
                              guint      number)
{
  const MbCosSlot *slot = mb_cos_file_slot (self, number, FALSE);

  return slot != NULL ? slot->flaws : 0;
}

MbCos *
mb_cos_file_get_trailer (MbCosFile *self)
{
  return self->trailer;
}

MbCos *
mb_cos_file_get_root (MbCosFile *self)
{
  return mb_cos_get (self, self->trailer, "Root");
}

/**
 * mb_cos_file_is_exhausted:
 *
 * Returns: whether the file asked for more than is given: what was found may
 *   then not be all
 */
gboolean
mb_cos_file_is_exhausted (MbCosFile *self)
{
  return self->exhausted;
}

/**
 * mb_cos_file_get_damage:
 *
 * A stream that is not as long as it says is none: where it ends is found.
 *
 * Returns: (nullable) (transfer none): what could not be read, or not with
 *   certainty, of what was read so far, in a developer's words
 */
const char *
mb_cos_file_get_damage (MbCosFile *self)
{
  return self->damage;
}

/**
 * mb_cos_file_set_damage:
 * @damage: a constant; the first one stays
 */
void
mb_cos_file_set_damage (MbCosFile  *self,
                        const char *damage)
{
  if (self->damage == NULL)
    self->damage = damage;
}

const char *
mb_cos_file_get_data (MbCosFile *self,
                      gsize     *length)
{
  *length = self->length;

  return self->data;
}

static gboolean
starts_with (const MbCosFile *self,
             gsize            at,
             const char      *word)
{
  gsize length = strlen (word);

  return at <= self->length && self->length - at >= length && memcmp (self->data + at, word, length) == 0;
}

/* The bytes of a stream whose declared length is wrong: up to 'endstream',
 * without the end of line before it. */
static gsize
find_endstream (MbCosFile *self,
                gsize      start)
{
  const char *from = self->data + start;
  const char *end = self->data + self->length;
  const char *found = memmem (from, (gsize) (end - from), "endstream", 9);

  if (found == NULL)
    found = memmem (from, (gsize) (end - from), "endobj", 6);
  if (found == NULL)
    return (gsize) (end - from);
  if (found > from && found[-1] == '\n')
    found--;
  if (found > from && found[-1] == '\r')
    found--;

  return (gsize) (found - from);
}

static void
measure_stream (MbCosFile *self,
                MbCos     *stream,
                guint     *flaws)
{
  gint64 declared = mb_cos_integer (mb_cos_get (self, stream->stream.dict, "Length"), -1);
  gsize start = stream->stream.start, after;

  if (declared >= 0 && (guint64) declared <= self->length - start)
    {
      after = start + (gsize) declared;
      if (starts_with (self, after, "\r\nendstream"))
        after += 2;
      else if (starts_with (self, after, "\nendstream") || starts_with (self, after, "\rendstream"))
        after++;
      else if (starts_with (self, after, "endstream"))
        *flaws |= MB_COS_FLAW_ENDSTREAM_EOL;
      if (starts_with (self, after, "endstream"))
        {
          stream->stream.length = (gsize) declared;
          return;
        }
    }

  *flaws |= MB_COS_FLAW_LENGTH;
  stream->stream.length = find_endstream (self, start);
}

/* After a dictionary. Returns: the stream it belongs to, or the dictionary. */
static MbCos *
read_stream (MbCosFile  *self,
             MbCosLexer *lexer,
             MbCos      *dict,
             guint      *flaws)
{
  MbCos *stream;

  mb_cos_skip_space (lexer);
  if (lexer->end - lexer->at < 6 || memcmp (lexer->at, "stream", 6) != 0)
    return dict;

  lexer->at += 6;
  if (lexer->end - lexer->at >= 2 && lexer->at[0] == '\r' && lexer->at[1] == '\n')
    lexer->at += 2;
  else if (lexer->at < lexer->end && *lexer->at == '\n')
    lexer->at++;
  else
    {
      *flaws |= MB_COS_FLAW_STREAM_EOL;
      while (lexer->at < lexer->end && (*lexer->at == ' ' || *lexer->at == '\r'))
        lexer->at++;
      if (lexer->at < lexer->end && *lexer->at == '\n')
        lexer->at++;
    }

  stream = mb_arena_alloc (self->arena, sizeof *stream);
  memset (stream, 0, sizeof *stream);
  stream->kind = MB_COS_STREAM;
  stream->number = dict->number;
  stream->stream.dict = dict;
  stream->stream.start = (gsize) (lexer->at - self->data);
  measure_stream (self, stream, flaws);
  lexer->at += stream->stream.length;

  return stream;
}

static gboolean
is_eol (const MbCosFile *self,
        gsize            at)
{
  return at < self->length && (self->data[at] == '\n' || self->data[at] == '\r');
}

/* ISO 19005-2, 6.1.9: '1 0 obj' and 'endobj' stand in lines of their own, and
 * single spaces stand between the numbers and the word. */
static gboolean
is_spaced (const MbCosFile  *self,
           gsize             at,
           gsize             after_obj,
           const MbCosLexer *lexer)
{
  gsize from = at, end = (gsize) (lexer->at - self->data), behind;

  if (from > 0 && !is_eol (self, from - 1))
    return FALSE;
  while (from < self->length && g_ascii_isdigit (self->data[from]))
    from++;
  if (from >= self->length || self->data[from++] != ' ')
    return FALSE;
  while (from < self->length && g_ascii_isdigit (self->data[from]))
    from++;
  if (!starts_with (self, from, " obj") || !is_eol (self, after_obj))
    return FALSE;

  while (end < self->length && mb_cos_is_space (self->data[end]))
    end++;
  if (starts_with (self, end, "endstream"))
    for (end += 9; end < self->length && mb_cos_is_space (self->data[end]);)
      end++;
  if (!starts_with (self, end, "endobj"))
    return TRUE;
  behind = end + 6;

  return end > 0 && is_eol (self, end - 1) && (behind >= self->length || is_eol (self, behind));
}

/* After an object, and its stream's data. */
static gboolean
is_ended (const MbCosLexer *lexer)
{
  MbCosLexer after = *lexer;

  mb_cos_skip_space (&after);
  if (after.end - after.at >= 9 && memcmp (after.at, "endstream", 9) == 0)
    {
      after.at += 9;
      mb_cos_skip_space (&after);
    }

  return lexer->n_open == 0 && after.end - after.at >= 6 && memcmp (after.at, "endobj", 6) == 0;
}

/**
 * mb_cos_read_at:
 * @number: (out): the object's
 *
 * Returns: (nullable): the indirect object that begins there
 */
MbCos *
mb_cos_read_at (MbCosFile *self,
                gsize      at,
                gint64    *number,
                guint     *flaws)
{
  MbCosLexer lexer;
  MbCos *object;
  gsize after_obj;

  if (at >= self->length)
    return NULL;
  mb_cos_lexer_init (&lexer, self->data, self->length, self->arena);
  lexer.at = self->data + at;
  mb_cos_skip_space (&lexer);
  at = (gsize) (lexer.at - self->data);

  object = mb_cos_read (&lexer);
  if (object == NULL || object->kind != MB_COS_INTEGER)
    return NULL;
  *number = object->integer;
  object = mb_cos_read (&lexer);
  if (object == NULL || object->kind != MB_COS_INTEGER)
    return NULL;
  object = mb_cos_read (&lexer);
  if (object == NULL || object->kind != MB_COS_WORD || strncmp (object->text.bytes, "obj", 3) != 0)
    return NULL;
  after_obj = (gsize) (lexer.at - self->data) - (object->text.length - 3);
  lexer.at = self->data + after_obj;

  lexer.refs = TRUE;
  lexer.number = *number >= 0 && *number <= MB_COS_MOST_OBJECTS ? (guint32) *number : 0;
  object = mb_cos_read (&lexer);
  if (object == NULL || object->kind == MB_COS_WORD)
    object = (MbCos *) &mb_cos_null;
  if (object->kind == MB_COS_DICT)
    object = read_stream (self, &lexer, object, flaws);
  if (!is_spaced (self, at, after_obj, &lexer))
    *flaws |= MB_COS_FLAW_SPACING;
  if (!is_ended (&lexer))
    mb_cos_file_set_damage (self, "an object doesn't end where it should");

  return object;
}

static MbCosPack *
open_pack (MbCosFile *self,
           guint32    number)
{
  MbCosPack *pack = g_hash_table_lookup (self->packs, GUINT_TO_POINTER (number));
  MbCos *stream;
  gint64 n, first;
  MbCosLexer lexer;

  if (pack != NULL)
    return pack;

  pack = g_new0 (MbCosPack, 1);
  g_hash_table_insert (self->packs, GUINT_TO_POINTER (number), pack);
  stream = mb_cos_file_get (self, number);
  n = mb_cos_integer (mb_cos_get (self, stream, "N"), 0);
  first = mb_cos_integer (mb_cos_get (self, stream, "First"), 0);
  if (stream->kind != MB_COS_STREAM || n <= 0 || n > MOST_PACKED || first < 0)
    return pack;
  pack->bytes = mb_cos_decode (self, stream);
  if (pack->bytes == NULL || (gsize) first > g_bytes_get_size (pack->bytes))
    return pack;

  pack->numbers = g_new0 (guint32, n);
  pack->offsets = g_new0 (gsize, n);
  mb_cos_lexer_init (&lexer, g_bytes_get_data (pack->bytes, NULL), (gsize) first, self->arena);
  for (; pack->n < n; pack->n++)
    {
      MbCos *which = mb_cos_read (&lexer);
      MbCos *where = mb_cos_read (&lexer);

      if (where == NULL || which->kind != MB_COS_INTEGER || where->kind != MB_COS_INTEGER || where->integer < 0)
        break;
      pack->numbers[pack->n] = (guint32) CLAMP (which->integer, 0, MB_COS_MOST_OBJECTS);
      pack->offsets[pack->n] = (gsize) (first + MIN (where->integer, G_MAXINT32));
    }

  return pack;
}

static MbCos *
read_packed (MbCosFile *self,
             guint32    number,
             guint32    pack_number,
             guint      index)
{
  MbCosPack *pack = open_pack (self, pack_number);
  MbCosLexer lexer;
  MbCos *object;

  if (index >= pack->n || pack->numbers[index] != number)
    for (index = 0; index < pack->n && pack->numbers[index] != number; index++)
      continue;
  if (index >= pack->n || pack->offsets[index] >= g_bytes_get_size (pack->bytes))
    return NULL;

  mb_cos_lexer_init (&lexer, g_bytes_get_data (pack->bytes, NULL), g_bytes_get_size (pack->bytes), self->arena);
  lexer.at = lexer.start + pack->offsets[index];
  lexer.refs = TRUE;
  lexer.number = number;
  object = mb_cos_read (&lexer);
  if (lexer.n_open > 0)
    mb_cos_file_set_damage (self, "an object breaks off");

  return object != NULL && object->kind != MB_COS_WORD ? object : NULL;
}

/**
 * mb_cos_file_get:
 *
 * Returns: the object with that number; null where there is none
 */
MbCos *
mb_cos_file_get (MbCosFile *self,
                 guint      number)
{
  MbCosSlot *slot = mb_cos_file_slot (self, number, FALSE);
  MbCos *object = NULL;
  gint64 found = -1;
  guint flaws = 0;

  if (slot == NULL || slot->loading)
    return (MbCos *) &mb_cos_null;
  if (slot->object != NULL)
    return slot->object;
  /* One stream's length may be another stream, and so on. */
  if (self->depth == DEEPEST_READING)
    {
      self->exhausted = TRUE;
      return (MbCos *) &mb_cos_null;
    }

  self->depth++;
  slot->loading = TRUE;
  if (slot->kind == MB_COS_SLOT_OFFSET)
    {
      object = mb_cos_read_at (self, slot->at + self->shift, &found, &flaws);
      if (object != NULL && found != number)
        object = NULL;
      if (object == NULL && !(self->flaws & MB_COS_FLAW_REPAIRED))
        {
          mb_cos_xref_rebuild (self);
          slot = mb_cos_file_slot (self, number, FALSE);
          slot->loading = FALSE;
          self->depth--;
          return mb_cos_file_get (self, number);
        }
    }
  else if (slot->kind == MB_COS_SLOT_PACKED && slot->at != number)
    object = read_packed (self, number, (guint32) slot->at, slot->index);

  /* Reading may have moved the slots. */
  slot = mb_cos_file_slot (self, number, FALSE);
  self->depth--;
  slot->loading = FALSE;
  slot->flaws = (guint8) flaws;
  if (object == NULL)
    {
      if (slot->kind != MB_COS_SLOT_FREE && slot->kind != MB_COS_SLOT_UNKNOWN)
        mb_cos_file_set_damage (self, "an object is not where it should be");
      object = (MbCos *) &mb_cos_null;
    }
  else if (object != &mb_cos_null)
    object->top = TRUE;
  slot->object = object;

  return object;
}
