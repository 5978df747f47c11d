/* Minute Book: what several papers of a pack have alike, kept once
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A council's crest is in every paper, and so are its fonts. Whatever a page is
 * drawn with is gone through from the inside out: first what an object refers to,
 * then the object itself, which is then alike to another where its own words
 * are, and for a stream all its bytes. The later one is left out of the pack,
 * for nothing leads to it any more. */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include <string.h>

/* Deeper than this no page's resources go; a file that does is not followed. */
#define MOST_DEPTH 24

static void share (MbPackJob    *job,
                   MbPackImport *import,
                   const MbCos  *value,
                   guint         depth);

static gboolean
is_container (const MbCos *value)
{
  return value->kind == MB_COS_DICT || value->kind == MB_COS_ARRAY || value->kind == MB_COS_STREAM;
}

/* Layers belong to a paper, whatever they say; and the way up is no part. */
static gboolean
is_followed (const char *key)
{
  static const char *const left[] = { "Properties", "OC", "Parent", "Length", NULL };

  return !g_strv_contains (left, key);
}

static void
share_parts (MbPackJob    *job,
             MbPackImport *import,
             const MbCos  *value,
             guint         depth)
{
  const MbCos *dict = mb_cos_dict_of (value);

  for (guint i = 0; i < dict->dict.n; i++)
    if (is_followed (dict->dict.entries[i].key))
      share (job, import, dict->dict.entries[i].value, depth + 1);

  /* Widths of letters: thousands of numbers, and nothing to be found. */
  if (value->kind != MB_COS_ARRAY ||
      (value->array.n > 16 && mb_cos_number (value->array.items[0], &(double) { 0 })))
    return;
  for (guint i = 0; i < value->array.n; i++)
    share (job, import, value->array.items[i], depth + 1);
}

/* What an object says of itself, apart from how long it is; NULL where there
 * can't be two of it. The tags of a paper may lead into its forms. */
static GString *
describe (MbPackJob    *job,
          MbPackImport *import,
          const MbCos  *object)
{
  const MbCos *dict = mb_cos_dict_of (object);
  GString *words = g_string_new (NULL);

  if (object->kind == MB_COS_ARRAY)
    {
      mb_pack_weave_append_value (job->weave, words, import->nth, object);
      return words;
    }
  if (mb_cos_has (import->file, dict, "OC") ||
      (object->kind == MB_COS_STREAM && job->tagged &&
       mb_cos_is_name (mb_cos_get (import->file, dict, "Subtype"), "Form")))
    {
      g_string_free (words, TRUE);
      return NULL;
    }

  g_string_append (words, object->kind == MB_COS_STREAM ? "stream" : "");
  for (guint i = 0; i < dict->dict.n; i++)
    {
      if (strcmp (dict->dict.entries[i].key, "Length") == 0)
        continue;
      mb_pack_append_key (words, dict->dict.entries[i].key);
      mb_pack_weave_append_value (job->weave, words, import->nth, dict->dict.entries[i].value);
    }

  return words;
}

/* Among objects with the same words the one with the same bytes, if it has any. */
static MbPackRef
find_alike (MbPackJob    *job,
            MbPackImport *import,
            const MbCos  *object,
            MbPackRef     ref)
{
  g_autoptr (GString) words = describe (job, import, object);
  g_autoptr (GBytes) key = NULL;
  const char *data = NULL;
  gsize length = 0;
  GArray *known;

  if (words == NULL)
    return ref;
  if (object->kind == MB_COS_STREAM)
    {
      data = mb_pack_weave_get_data (job->weave, ref, &length);
      mb_pack_append_integer (words, (gint64) length);
      mb_pack_append_integer (words, length > 0 ? data[length / 2] : 0);
    }
  key = g_string_free_to_bytes (g_steal_pointer (&words));
  known = g_hash_table_lookup (job->alike, key);
  if (known == NULL)
    {
      known = g_array_new (FALSE, FALSE, sizeof (MbPackRef));
      g_hash_table_insert (job->alike, g_steal_pointer (&key), known);
    }
  for (guint i = 0; i < known->len; i++)
    {
      MbPackRef other = g_array_index (known, MbPackRef, i);
      gsize other_length = 0;
      const char *other_data = data != NULL ? mb_pack_weave_get_data (job->weave, other, &other_length) : NULL;

      if (other_length == length && (length == 0 || memcmp (data, other_data, length) == 0))
        return other;
    }
  g_array_append_val (known, ref);

  return ref;
}

/* Says what stands for the object that @value is or leads to. */
static void
share (MbPackJob    *job,
       MbPackImport *import,
       const MbCos  *value,
       guint         depth)
{
  const MbCos *object = mb_cos_resolve (import->file, value);
  MbPackRef ref = { import->nth, object->number }, found;

  if (depth > MOST_DEPTH || !is_container (object))
    return;
  if (!object->top)
    {
      share_parts (job, import, object, depth);
      return;
    }
  if (mb_pack_weave_get_stand (job->weave, ref, &found))
    return;

  mb_pack_weave_stand_for (job->weave, ref, ref);
  share_parts (job, import, object, depth);
  mb_pack_weave_stand_for (job->weave, ref, find_alike (job, import, object, ref));
}

/**
 * mb_pack_share_page:
 * @page: of the import
 *
 * Has the page drawn with what is there already, where that is alike to the
 * last byte.
 */
void
mb_pack_share_page (MbPackJob    *job,
                    MbPackImport *import,
                    const MbCos  *page)
{
  share (job, import, mb_cos_get_raw (page, "Resources"), 0);
}
