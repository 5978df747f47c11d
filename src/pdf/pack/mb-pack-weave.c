/* Minute Book: the file that a pack becomes, woven of the objects of many
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-weave-private.h"

#include <string.h>

#define MOST_WORDS ((gsize) 256 << 20) /* bytes, of all objects of its own */
#define DEEPEST    128

static void
own_clear (gpointer data)
{
  MbWeaveOwn *own = data;

  g_clear_pointer (&own->data, g_bytes_unref);
  if (own->added != NULL)
    g_string_free (g_steal_pointer (&own->added), TRUE);
}

static void
file_clear (gpointer data)
{
  MbWeaveFile *file = data;

  g_clear_pointer (&file->numbers, g_free);
  g_clear_pointer (&file->stands, g_free);
}

MbPackWeave *
mb_pack_weave_new (void)
{
  MbPackWeave *self = g_new0 (MbPackWeave, 1);

  self->words = g_string_new (NULL);
  self->own = g_array_new (FALSE, TRUE, sizeof (MbWeaveOwn));
  self->files = g_array_new (FALSE, TRUE, sizeof (MbWeaveFile));
  g_array_set_clear_func (self->own, own_clear);
  g_array_set_clear_func (self->files, file_clear);

  return self;
}

void
mb_pack_weave_free (MbPackWeave *self)
{
  if (self == NULL)
    return;

  g_string_free (self->words, TRUE);
  g_array_unref (self->own);
  g_array_unref (self->files);
  g_free (self);
}

/**
 * mb_pack_weave_add_file:
 * @file: must outlive the weave's finishing; its objects may be changed until then
 *
 * Returns: what objects of the file are known by
 */
guint
mb_pack_weave_add_file (MbPackWeave *self,
                        MbCosFile   *file)
{
  MbWeaveFile added = { .file = file, .n = mb_cos_file_get_n (file) };

  added.numbers = g_new0 (guint32, added.n);
  g_array_append_val (self->files, added);

  return self->files->len;
}

/**
 * mb_pack_weave_reserve:
 *
 * Returns: a new object, which others may lead to before it has its words
 */
MbPackRef
mb_pack_weave_reserve (MbPackWeave *self)
{
  g_array_set_size (self->own, self->own->len + 1);

  return (MbPackRef) { 0, self->own->len };
}

static MbWeaveOwn *
get_own (MbPackWeave *self,
         MbPackRef    object)
{
  g_assert (object.file == 0 && object.number > 0 && object.number <= self->own->len);

  return &g_array_index (self->own, MbWeaveOwn, object.number - 1);
}

/**
 * mb_pack_weave_set:
 * @object: of the weave
 * @words: the object as a PDF has it, with what leads to others (copied)
 */
void
mb_pack_weave_set (MbPackWeave   *self,
                   MbPackRef      object,
                   const GString *words)
{
  MbWeaveOwn *own = get_own (self, object);

  own->start = self->words->len;
  own->length = words->len;
  g_string_append_len (self->words, words->str, (gssize) words->len);
}

/**
 * mb_pack_weave_set_stream:
 * @words: its dictionary, without its length; where it names no filter the data
 *   is compressed when the pack is written
 */
void
mb_pack_weave_set_stream (MbPackWeave   *self,
                          MbPackRef      object,
                          const GString *words,
                          GBytes        *data)
{
  mb_pack_weave_set (self, object, words);
  get_own (self, object)->data = g_bytes_ref (data);
}

/**
 * mb_pack_weave_add:
 * @object: of the weave: a dictionary or a stream
 * @words: entries, which it has not yet
 */
void
mb_pack_weave_add (MbPackWeave   *self,
                   MbPackRef      object,
                   const GString *words)
{
  MbWeaveOwn *own = get_own (self, object);

  if (own->added == NULL)
    own->added = g_string_sized_new (words->len);
  g_string_append_len (own->added, words->str, (gssize) words->len);
}

/**
 * mb_pack_weave_put_integer:
 * @object: of a file: a dictionary or a stream
 */
void
mb_pack_weave_put_integer (MbPackWeave *self,
                           MbPackRef    object,
                           const char  *key,
                           gint64       value)
{
  MbCosFile *file = mb_weave_get_file (self, object.file)->file;

  mb_cos_put (file, mb_cos_file_get (file, object.number), key, mb_cos_new_integer (file, value));
}

/**
 * mb_pack_weave_is_full:
 *
 * Returns: whether there is more of it than any honest papers have
 */
gboolean
mb_pack_weave_is_full (const MbPackWeave *self)
{
  return self->words->len > MOST_WORDS;
}

/**
 * mb_pack_weave_lead:
 *
 * Writes what leads to an object.
 */
void
mb_pack_weave_lead (GString   *words,
                    MbPackRef  object)
{
  g_string_append_c (words, ' ');
  g_string_append_c (words, MB_WEAVE_HOLE);
  g_string_append_len (words, (const char *) &object, sizeof object);
}

/**
 * mb_pack_weave_find:
 * @value: of the file
 *
 * Returns: the object that @value is or leads to, or what stands for it; none
 *   where it is a part of another
 */
MbPackRef
mb_pack_weave_find (MbPackWeave *self,
                    guint        file,
                    const MbCos *value)
{
  const MbCos *object = mb_cos_resolve (mb_weave_get_file (self, file)->file, value);
  MbPackRef ref = { file, object->number }, instead;

  if (!object->top || object->number == 0)
    return (MbPackRef) { 0, 0 };

  return mb_pack_weave_get_stand (self, ref, &instead) ? instead : ref;
}

/**
 * mb_pack_weave_stand_for:
 * @object: of a file
 * @instead: what is written for it, which may be itself
 */
void
mb_pack_weave_stand_for (MbPackWeave *self,
                         MbPackRef    object,
                         MbPackRef    instead)
{
  MbWeaveFile *file = mb_weave_get_file (self, object.file);

  if (object.number >= file->n)
    return;
  if (file->stands == NULL)
    file->stands = g_new0 (MbPackRef, file->n);
  file->stands[object.number] = instead;
}

/**
 * mb_pack_weave_get_stand:
 *
 * Returns: whether mb_pack_weave_stand_for() has said something about it
 */
gboolean
mb_pack_weave_get_stand (MbPackWeave *self,
                         MbPackRef    object,
                         MbPackRef   *instead)
{
  const MbWeaveFile *file = mb_weave_get_file (self, object.file);

  if (file->stands == NULL || object.number >= file->n || file->stands[object.number].number == 0)
    return FALSE;
  *instead = file->stands[object.number];

  return TRUE;
}

/**
 * mb_pack_weave_get_data:
 * @stream: of a file
 * @length: (out)
 *
 * Returns: (transfer none) (nullable): its data, with its filters
 */
const char *
mb_pack_weave_get_data (MbPackWeave *self,
                        MbPackRef    stream,
                        gsize       *length)
{
  MbCosFile *file = mb_weave_get_file (self, stream.file)->file;
  const MbCos *object = mb_cos_file_get (file, stream.number);

  if (object->kind != MB_COS_STREAM)
    return NULL;
  *length = object->stream.length;

  return file->data + object->stream.start;
}

static void append_value (MbPackWeave *self,
                          GString     *words,
                          guint        file,
                          const MbCos *value,
                          guint        depth);

static void
append_target (MbPackWeave *self,
               GString     *words,
               guint        file,
               const MbCos *value,
               guint        depth)
{
  const MbCos *object = mb_cos_resolve (mb_weave_get_file (self, file)->file, value);
  MbPackRef ref;

  /* What is said in a word needs no object of its own. */
  if (object->kind != MB_COS_ARRAY && object->kind != MB_COS_DICT && object->kind != MB_COS_STREAM)
    {
      append_value (self, words, file, object, depth);
      return;
    }
  ref = mb_pack_weave_find (self, file, object);
  if (ref.number != 0)
    mb_pack_weave_lead (words, ref);
  else
    g_string_append (words, " null");
}

static void
append_entries (MbPackWeave *self,
                GString     *words,
                guint        file,
                const MbCos *dict,
                guint        depth)
{
  g_string_append (words, "<<");
  for (guint i = 0; i < dict->dict.n; i++)
    {
      mb_pack_append_name (words, dict->dict.entries[i].key);
      append_value (self, words, file, dict->dict.entries[i].value, depth + 1);
    }
  g_string_append (words, ">>");
}

static void
append_value (MbPackWeave *self,
              GString     *words,
              guint        file,
              const MbCos *value,
              guint        depth)
{
  if (depth > DEEPEST)
    {
      mb_cos_file_set_damage (mb_weave_get_file (self, file)->file, "its objects are nested too deeply");
      return;
    }

  if (mb_pack_append_plain (words, value))
    return;
  switch ((MbCosKind) value->kind)
    {
    case MB_COS_REF:
    case MB_COS_STREAM:
      append_target (self, words, file, value, depth);
      break;
    case MB_COS_ARRAY:
      g_string_append_c (words, '[');
      for (guint i = 0; i < value->array.n; i++)
        append_value (self, words, file, value->array.items[i], depth + 1);
      g_string_append_c (words, ']');
      break;
    case MB_COS_DICT:
      append_entries (self, words, file, value, depth);
      break;
    default:
      mb_cos_file_set_damage (mb_weave_get_file (self, file)->file, "a word stands where a value should");
      g_string_append (words, " null");
      break;
    }
}

/**
 * mb_pack_weave_append_value:
 * @value: of the file
 *
 * Writes it, with what leads to the objects that it leads to.
 */
void
mb_pack_weave_append_value (MbPackWeave *self,
                            GString     *words,
                            guint        file,
                            const MbCos *value)
{
  append_value (self, words, file, value, 0);
}
