/* Minute Book: finds the objects of a PDF
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/cos/mb-cos-private.h"

#include <string.h>

#define MOST_SECTIONS 1024

typedef struct
{
  MbCosFile  *file;
  GHashTable *seen; /* offsets of sections */
  gboolean    broken;
} Walk;

static void
merge_trailer (Walk  *self,
               MbCos *dict)
{
  if (self->file->trailer->kind != MB_COS_DICT)
    self->file->trailer = dict;
}

static void
set_slot (MbCosFile     *file,
          gint64         number,
          MbCosSlotKind  kind,
          gsize          at,
          guint32        index)
{
  MbCosSlot *slot = mb_cos_file_slot (file, number, TRUE);

  /* Sections are read newest first. */
  if (slot == NULL || slot->kind != MB_COS_SLOT_UNKNOWN)
    return;
  slot->kind = kind;
  slot->at = at;
  slot->index = index;
}

static gint64
read_digits (const char **at,
             const char  *end)
{
  gint64 value = 0;
  int n = 0;

  for (; *at < end && g_ascii_isdigit (**at) && n < 15; (*at)++, n++)
    value = value * 10 + (**at - '0');

  return n > 0 ? value : -1;
}

/* '0 5', then an end of line. */
static gboolean
read_subsection_head (Walk        *self,
                      const char **at,
                      const char  *end,
                      gint64      *first,
                      gint64      *n)
{
  *first = read_digits (at, end);
  if (*first < 0)
    return FALSE;
  if (end - *at < 2 || (*at)[0] != ' ' || !g_ascii_isdigit ((*at)[1]))
    self->file->flaws |= MB_COS_FLAW_XREF_SUBHEADER;
  while (*at < end && mb_cos_is_space (**at))
    (*at)++;
  *n = read_digits (at, end);
  while (*at < end && mb_cos_is_space (**at))
    (*at)++;

  return *n >= 0;
}

static gboolean
read_table_entries (Walk        *self,
                    const char **at,
                    const char  *end,
                    gint64       first,
                    gint64       n)
{
  for (gint64 i = 0; i < n; i++)
    {
      gint64 offset, generation;

      while (*at < end && mb_cos_is_space (**at))
        (*at)++;
      offset = read_digits (at, end);
      while (*at < end && mb_cos_is_space (**at))
        (*at)++;
      generation = read_digits (at, end);
      while (*at < end && mb_cos_is_space (**at))
        (*at)++;
      if (offset < 0 || generation < 0 || *at >= end || (**at != 'n' && **at != 'f'))
        return FALSE;
      set_slot (self->file, first + i, **at == 'n' && offset > 0 ? MB_COS_SLOT_OFFSET : MB_COS_SLOT_FREE,
                (gsize) offset, 0);
      (*at)++;
    }

  return TRUE;
}

static MbCos *
read_table (Walk       *self,
            const char *at)
{
  const char *end = self->file->data + self->file->length;
  MbCosLexer lexer;
  MbCos *word, *dict;

  at += 4;
  if (!(end - at > 2 && ((at[0] == '\r' && at[1] == '\n' && g_ascii_isdigit (at[2])) ||
                         ((at[0] == '\n' || at[0] == '\r') && g_ascii_isdigit (at[1])))))
    self->file->flaws |= MB_COS_FLAW_XREF_EOL;
  while (at < end && mb_cos_is_space (*at))
    at++;

  while (at < end && g_ascii_isdigit (*at))
    {
      gint64 first, n;

      if (!read_subsection_head (self, &at, end, &first, &n) || !read_table_entries (self, &at, end, first, n))
        return NULL;
      while (at < end && mb_cos_is_space (*at))
        at++;
    }

  mb_cos_lexer_init (&lexer, at, (gsize) (end - at), self->file->arena);
  lexer.refs = TRUE;
  word = mb_cos_read (&lexer);
  if (word == NULL || word->kind != MB_COS_WORD || strcmp (word->text.bytes, "trailer") != 0)
    return NULL;
  dict = mb_cos_read (&lexer);

  return dict != NULL && dict->kind == MB_COS_DICT ? dict : NULL;
}

static guint64
read_field (const guint8 **at,
            guint          width)
{
  guint64 value = 0;

  for (guint i = 0; i < width; i++)
    value = value << 8 | *(*at)++;

  return value;
}

static gboolean
read_stream_entries (Walk         *self,
                     const guint8 **at,
                     const guint8 *end,
                     const guint   widths[3],
                     gint64        first,
                     gint64        n)
{
  guint width = widths[0] + widths[1] + widths[2];

  if (first < 0 || first > MB_COS_MOST_OBJECTS)
    return FALSE;
  for (gint64 i = 0; i < n; i++)
    {
      guint64 kind, where, index;

      if ((gsize) (end - *at) < width)
        return FALSE;
      kind = widths[0] > 0 ? read_field (at, widths[0]) : 1;
      where = read_field (at, widths[1]);
      index = read_field (at, widths[2]);
      if (kind == 1)
        set_slot (self->file, first + i, MB_COS_SLOT_OFFSET, (gsize) where, 0);
      else if (kind == 2 && where <= MB_COS_MOST_OBJECTS)
        set_slot (self->file, first + i, MB_COS_SLOT_PACKED, (gsize) where, (guint32) index);
      else if (kind == 0)
        set_slot (self->file, first + i, MB_COS_SLOT_FREE, 0, 0);
    }

  return TRUE;
}

static MbCos *
read_xref_stream (Walk  *self,
                  gsize  offset)
{
  MbCosFile *file = self->file;
  g_autoptr (GBytes) data = NULL;
  guint widths[3] = { 0, 0, 0 }, flaws = 0;
  const guint8 *at, *end;
  gint64 number;
  MbCos *stream = mb_cos_read_at (file, offset, &number, &flaws);
  MbCos *w, *index;

  if (stream == NULL || stream->kind != MB_COS_STREAM ||
      !mb_cos_is_name (mb_cos_get_raw (stream, "Type"), "XRef"))
    return NULL;
  w = mb_cos_get_raw (stream, "W");
  for (guint i = 0; i < 3; i++)
    {
      gint64 width = mb_cos_integer (mb_cos_at (file, w, i), -1);

      if (width < 0 || width > 8)
        return NULL;
      widths[i] = (guint) width;
    }
  data = mb_cos_decode (file, stream);
  if (data == NULL || widths[0] + widths[1] + widths[2] == 0)
    return NULL;

  at = g_bytes_get_data (data, NULL);
  end = at + g_bytes_get_size (data);
  index = mb_cos_get_raw (stream, "Index");
  if (index->kind != MB_COS_ARRAY)
    {
      read_stream_entries (self, &at, end, widths, 0, mb_cos_integer (mb_cos_get_raw (stream, "Size"), 0));
      return stream->stream.dict;
    }
  for (guint i = 0; i + 1 < index->array.n; i += 2)
    if (!read_stream_entries (self, &at, end, widths, mb_cos_integer (index->array.items[i], 0),
                              mb_cos_integer (index->array.items[i + 1], 0)))
      break;

  return stream->stream.dict;
}

static gboolean
read_section (Walk  *self,
              gsize  offset)
{
  MbCosFile *file = self->file;

  for (guint i = 0; i < MOST_SECTIONS; i++)
    {
      MbCos *dict, *previous, *hybrid;
      gsize at = offset + file->shift;

      if (at >= file->length || !g_hash_table_add (self->seen, GSIZE_TO_POINTER (offset)))
        return i > 0 && at < file->length;
      while (at < file->length && mb_cos_is_space (file->data[at]))
        at++;
      if (file->length - at > 4 && memcmp (file->data + at, "xref", 4) == 0)
        dict = read_table (self, file->data + at);
      else
        dict = read_xref_stream (self, at);
      if (dict == NULL)
        return FALSE;
      merge_trailer (self, dict);

      hybrid = mb_cos_get_raw (dict, "XRefStm");
      if (hybrid->kind == MB_COS_INTEGER && hybrid->integer > 0)
        read_xref_stream (self, (gsize) hybrid->integer + file->shift);
      previous = mb_cos_get_raw (dict, "Prev");
      if (previous->kind != MB_COS_INTEGER || previous->integer <= 0)
        return TRUE;
      offset = (gsize) previous->integer;
    }

  return TRUE;
}

static gboolean
find_startxref (const MbCosFile *file,
                gsize           *offset)
{
  const char *found = mb_cos_file_find_last (file, "startxref");
  const char *end = file->data + file->length;
  gint64 value;

  if (found == NULL)
    return FALSE;
  for (found += 9; found < end && mb_cos_is_space (*found);)
    found++;
  value = read_digits (&found, end);
  *offset = (gsize) MAX (value, 0);

  return value > 0;
}

static gboolean
has_id (MbCosFile *file)
{
  MbCos *id = mb_cos_get (file, file->trailer, "ID");

  return mb_cos_count (id) > 0 && mb_cos_at (file, id, 0)->kind == MB_COS_STRING &&
         mb_cos_at (file, id, 0)->text.length > 0;
}

/**
 * mb_cos_xref_read:
 *
 * Reads the cross-references, or what takes their place where they are of no
 * use.
 */
void
mb_cos_xref_read (MbCosFile *file)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Walk walk = { file, seen, FALSE };
  gsize offset = 0;

  if (!find_startxref (file, &offset) || !read_section (&walk, offset))
    mb_cos_xref_rebuild (file);
  if (!has_id (file))
    file->flaws |= MB_COS_FLAW_NO_ID;
}

/* At 'obj': where its number begins. */
static gboolean
find_number (const MbCosFile *file,
             const char      *obj,
             const char     **begin)
{
  const char *at = obj;

  for (int i = 0; i < 2; i++)
    {
      const char *digits;

      while (at > file->data && mb_cos_is_space (at[-1]))
        at--;
      digits = at;
      while (at > file->data && g_ascii_isdigit (at[-1]) && digits - at < 10)
        at--;
      if (at == digits)
        return FALSE;
    }
  *begin = at;

  return TRUE;
}

static void
look_for_trailers (MbCosFile *file)
{
  const char *at = file->data;
  const char *end = file->data + file->length;

  while ((at = memmem (at, (gsize) (end - at), "trailer", 7)) != NULL)
    {
      MbCosLexer lexer;
      MbCos *dict;

      at += 7;
      mb_cos_lexer_init (&lexer, at, (gsize) (end - at), file->arena);
      lexer.refs = TRUE;
      dict = mb_cos_read (&lexer);
      if (dict != NULL && dict->kind == MB_COS_DICT && mb_cos_get_raw (dict, "Root")->kind == MB_COS_REF)
        file->trailer = dict;
    }
}

static void
look_into_object (MbCosFile *file,
                  MbCosSlot *slot,
                  gint64     number)
{
  MbCos *object, *n;
  guint flaws = 0;
  gint64 found;
  gsize at = slot->at;

  object = mb_cos_read_at (file, at + file->shift, &found, &flaws);
  if (object == NULL)
    return;
  if (object->kind == MB_COS_STREAM && mb_cos_is_name (mb_cos_get_raw (object, "Type"), "XRef") &&
      file->trailer->kind != MB_COS_DICT)
    file->trailer = object->stream.dict;
  if (object->kind == MB_COS_DICT && mb_cos_is_name (mb_cos_get_raw (object, "Type"), "Catalog") &&
      file->trailer->kind != MB_COS_DICT)
    {
      g_autofree char *text = g_strdup_printf ("<< /Root %" G_GINT64_FORMAT " 0 R >>", number);
      MbCosLexer lexer;

      mb_cos_lexer_init (&lexer, text, strlen (text), file->arena);
      lexer.refs = TRUE;
      file->trailer = mb_cos_read (&lexer);
    }
  n = mb_cos_get_raw (object, "N");
  if (object->kind == MB_COS_STREAM && mb_cos_is_name (mb_cos_get_raw (object, "Type"), "ObjStm") &&
      n->kind == MB_COS_INTEGER)
    {
      g_autoptr (GBytes) data = mb_cos_decode (file, object);
      MbCosLexer lexer;

      if (data == NULL)
        return;
      mb_cos_lexer_init (&lexer, g_bytes_get_data (data, NULL), g_bytes_get_size (data), file->arena);
      for (gint64 i = 0; i < n->integer; i++)
        {
          MbCos *which = mb_cos_read (&lexer);

          if (which == NULL || which->kind != MB_COS_INTEGER || mb_cos_read (&lexer) == NULL)
            break;
          set_slot (file, which->integer, MB_COS_SLOT_PACKED, (gsize) number, (guint32) i);
        }
    }
}

/**
 * mb_cos_xref_rebuild:
 *
 * Goes through the whole file for what looks like objects. What was read so far
 * stays as it is.
 */
void
mb_cos_xref_rebuild (MbCosFile *file)
{
  const char *at = file->data;
  const char *end = file->data + file->length;
  guint n;

  if (file->flaws & MB_COS_FLAW_REPAIRED)
    return;
  file->flaws |= MB_COS_FLAW_REPAIRED;
  mb_cos_file_set_damage (file, "its cross-references are of no use");

  for (guint i = 0; i < file->slots->len; i++)
    {
      MbCosSlot *slot = mb_cos_file_slot (file, i, FALSE);

      if (slot->object == NULL)
        slot->kind = MB_COS_SLOT_UNKNOWN;
    }
  while ((at = memmem (at, (gsize) (end - at), "obj", 3)) != NULL)
    {
      const char *begin;

      if (find_number (file, at, &begin))
        {
          const char *digits = begin;
          MbCosSlot *slot = mb_cos_file_slot (file, read_digits (&digits, end), TRUE);

          /* The last one counts. */
          if (slot != NULL && slot->object == NULL)
            {
              slot->kind = MB_COS_SLOT_OFFSET;
              slot->at = (gsize) (begin - file->data) - MIN (file->shift, (gsize) (begin - file->data));
            }
        }
      at += 3;
    }
  if (file->trailer->kind != MB_COS_DICT)
    look_for_trailers (file);
  n = file->slots->len;
  for (guint i = 0; i < n; i++)
    {
      MbCosSlot slot = g_array_index (file->slots, MbCosSlot, i);

      if (slot.kind == MB_COS_SLOT_OFFSET)
        look_into_object (file, &slot, i);
    }
}
