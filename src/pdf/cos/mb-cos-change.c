/* Minute Book: changes the objects of a PDF in memory
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/cos/mb-cos-private.h"

#include <string.h>

static MbCos *
make (MbCosFile *self,
      MbCosKind  kind)
{
  MbCos *object = mb_arena_alloc (self->arena, sizeof *object);

  memset (object, 0, sizeof *object);
  object->kind = kind;

  return object;
}

static char *
copy_text (MbCosFile  *self,
           const char *text)
{
  gsize size = strlen (text) + 1;

  return memcpy (mb_arena_alloc (self->arena, size), text, size);
}

MbCos *
mb_cos_new_name (MbCosFile  *self,
                 const char *name)
{
  MbCos *object = make (self, MB_COS_NAME);

  object->text.bytes = copy_text (self, name);
  object->text.length = strlen (name);

  return object;
}

MbCos *
mb_cos_new_integer (MbCosFile *self,
                    gint64     value)
{
  MbCos *object = make (self, MB_COS_INTEGER);

  object->integer = value;

  return object;
}

/**
 * mb_cos_put:
 * @holder: a dictionary or a stream of the file; nothing happens to anything else
 * @value: of the same file
 */
void
mb_cos_put (MbCosFile  *self,
            MbCos      *holder,
            const char *key,
            MbCos      *value)
{
  MbCos *dict = holder->kind == MB_COS_STREAM ? holder->stream.dict : holder;
  MbCosEntry *entries;

  if (dict->kind != MB_COS_DICT)
    return;

  mb_cos_remove (dict, key);
  entries = mb_arena_alloc (self->arena, (dict->dict.n + 1) * sizeof *entries);
  if (dict->dict.n > 0)
    memcpy (entries, dict->dict.entries, dict->dict.n * sizeof *entries);
  entries[dict->dict.n] = (MbCosEntry) { copy_text (self, key), strlen (key), value };
  dict->dict.entries = entries;
  dict->dict.n++;
  mb_cos_sort_entries (dict);
}

/**
 * mb_cos_remove:
 * @holder: a dictionary or a stream; nothing happens to anything else
 */
void
mb_cos_remove (MbCos      *holder,
               const char *key)
{
  MbCos *dict = holder->kind == MB_COS_STREAM ? holder->stream.dict : holder;
  guint n = 0;

  if (dict->kind != MB_COS_DICT)
    return;

  for (guint i = 0; i < dict->dict.n; i++)
    if (strcmp (dict->dict.entries[i].key, key) != 0)
      dict->dict.entries[n++] = dict->dict.entries[i];
  dict->dict.n = n;
}
