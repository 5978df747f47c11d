/* Minute Book: what an element of a structure tree says of itself
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values are written as a PDF has them; attributes that are said in the same few
 * words are kept once, and known by them. */

#include "config.h"

#include "pdf/pack/mb-pack-tags-private.h"

#include <string.h>

#define DEEPEST_VALUE 6
#define MOST_ITEMS 1000
#define MOST_ENTRIES 100
#define MOST_WORDS (1 << 20)
#define LONGEST_ATTRIBUTES 400
#define LONGEST_SAID (64 << 10) /* bytes of a text */

/**
 * mb_pack_tags_make_own:
 *
 * Returns: (transfer full): a name that no other import has
 */
char *
mb_pack_tags_make_own (MbPackTags *self,
                       const char *name)
{
  return g_strdup_printf ("p%u-%s", self->n_import, name);
}

/* Some programs write the NUL of their own strings along. */
static gsize
find_nul (const char *bytes,
          gsize       length,
          gsize       unit)
{
  static const char nul[2] = { 0, 0 };

  for (gsize i = 0; i + unit <= length; i += unit)
    if (memcmp (bytes + i, nul, unit) == 0)
      return i;

  return length - length % unit;
}

/**
 * mb_pack_tags_append_said:
 * @text: a string or name of the import
 *
 * Writes it as a text string: with the same bytes where they are one of
 * PDF 1.7 already.
 */
void
mb_pack_tags_append_said (GString     *words,
                          const MbCos *text)
{
  const guint8 *bytes = (const guint8 *) text->text.bytes;
  gsize length = MIN (text->text.length, LONGEST_SAID);
  g_autofree char *valid = NULL;

  if (text->kind == MB_COS_STRING && length >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
    mb_pack_append_bytes (words, text->text.bytes, find_nul (text->text.bytes, length, 2));
  else if (text->kind == MB_COS_STRING && !(length >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe) &&
           !(length >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf))
    mb_pack_append_bytes (words, text->text.bytes, find_nul (text->text.bytes, length, 1));
  else
    {
      valid = text->text.length <= LONGEST_SAID ? mb_pack_dup_text (text) : NULL;
      mb_pack_append_text (words, valid != NULL ? valid : "");
    }
}

/**
 * mb_pack_tags_begin:
 *
 * Begins the words of an element.
 */
void
mb_pack_tags_begin (MbPackTags *self,
                    const char *type,
                    MbPackRef   parent)
{
  g_string_assign (self->words, "<</Type/StructElem/S");
  mb_pack_append_name (self->words, type);
  g_string_append (self->words, "/P");
  mb_pack_weave_lead (self->words, parent);
}

void
mb_pack_tags_end (MbPackTags *self,
                  MbPackRef   copy)
{
  g_string_append (self->words, ">>");
  mb_pack_weave_set (self->weave, copy, self->words);
}

void
mb_pack_tags_lead_to_page (MbPackTags *self,
                           int         page)
{
  g_string_append (self->words, "/Pg");
  mb_pack_weave_lead (self->words, mb_pack_job_page (self->job, (guint) page)->ref);
}

static void append_value (MbPackTags  *self,
                          GString     *words,
                          const MbCos *value,
                          guint        depth);

static void
append_array (MbPackTags  *self,
              GString     *words,
              const MbCos *array,
              guint        depth)
{
  g_string_append_c (words, '[');
  for (guint i = 0; i < MIN (array->array.n, MOST_ITEMS) && words->len <= MOST_WORDS; i++)
    {
      g_string_append_c (words, ' ');
      append_value (self, words, array->array.items[i], depth + 1);
    }
  g_string_append (words, " ]");
}

/* Cells name their headings by id. */
static void
append_headings (MbPackTags  *self,
                 GString     *words,
                 const MbCos *headings)
{
  g_string_append_c (words, '[');
  for (guint i = 0; i < MIN (mb_cos_count (headings), MOST_ITEMS) && words->len <= MOST_WORDS; i++)
    {
      g_autofree char *id = mb_pack_dup_text (mb_cos_at (self->import->file, headings, i));
      g_autofree char *own = mb_pack_tags_make_own (self, id != NULL ? id : "");

      mb_pack_append_text (words, own);
    }
  g_string_append_c (words, ']');
}

static void
append_dict (MbPackTags  *self,
             GString     *words,
             const MbCos *dict,
             guint        depth)
{
  g_string_append (words, "<<");
  for (guint i = 0; i < MIN (dict->dict.n, MOST_ENTRIES) && words->len <= MOST_WORDS; i++)
    {
      const MbCosEntry *entry = &dict->dict.entries[i];
      const MbCos *value = mb_cos_resolve (self->import->file, entry->value);

      g_string_append_c (words, ' ');
      mb_pack_append_name (words, entry->key);
      g_string_append_c (words, ' ');
      if (strcmp (entry->key, "Headers") == 0 && value->kind == MB_COS_ARRAY)
        append_headings (self, words, value);
      else
        append_value (self, words, value, depth + 1);
    }
  g_string_append (words, " >>");
}

/* Without streams, and without anything that it leads to far away. */
static void
append_value (MbPackTags  *self,
              GString     *words,
              const MbCos *value,
              guint        depth)
{
  value = mb_cos_resolve (self->import->file, value);
  if (depth > DEEPEST_VALUE || words->len > MOST_WORDS)
    {
      g_string_append (words, "null");
      return;
    }

  if (value->kind == MB_COS_ARRAY)
    append_array (self, words, value, depth);
  else if (value->kind == MB_COS_DICT)
    append_dict (self, words, value, depth);
  else if ((value->kind == MB_COS_STRING && value->text.length > MOST_WORDS) || !mb_pack_append_plain (words, value))
    g_string_append (words, "null");
}

/* What is said in few words is kept once, an object of its own; what names other
 * elements is not. */
static void
append_attributes (MbPackTags    *self,
                   const GString *said)
{
  MbPackRef object = { 0, 0 };

  g_string_append (self->words, "/A");
  if (said->len > LONGEST_ATTRIBUTES || strstr (said->str, "/Headers") != NULL)
    {
      g_string_append_len (self->words, said->str, (gssize) said->len);
      return;
    }

  object.number = GPOINTER_TO_UINT (g_hash_table_lookup (self->attributes, said->str));
  if (object.number == 0)
    {
      object = mb_pack_weave_reserve (self->weave);
      mb_pack_weave_set (self->weave, object, said);
      g_hash_table_insert (self->attributes, g_strdup (said->str), GUINT_TO_POINTER (object.number));
    }
  mb_pack_weave_lead (self->words, object);
}

/* The names of an element's classes, as they are called in the pack. */
static void
append_classes (MbPackTags  *self,
                const MbCos *classes)
{
  guint n = classes->kind == MB_COS_ARRAY ? MIN (classes->array.n, MOST_ITEMS) : 1;

  g_string_append (self->words, "/C[");
  for (guint i = 0; i < n && self->words->len <= MOST_WORDS; i++)
    {
      const MbCos *one = classes->kind == MB_COS_ARRAY ? mb_cos_at (self->import->file, classes, i) : classes;
      g_autofree char *name = mb_pack_dup_text (one);
      g_autofree char *own = name != NULL ? mb_pack_tags_make_own (self, name) : NULL;

      if (own != NULL)
        mb_pack_append_name (self->words, own);
    }
  g_string_append_c (self->words, ']');
}

/**
 * mb_pack_tags_copy_attributes:
 * @source: an element of the import
 *
 * Writes its attributes and classes.
 */
void
mb_pack_tags_copy_attributes (MbPackTags  *self,
                              const MbCos *source)
{
  MbCosFile *file = self->import->file;
  const MbCos *attributes = mb_cos_get (file, source, "A");
  const MbCos *classes = mb_cos_get (file, source, "C");

  if (attributes->kind != MB_COS_NULL)
    {
      g_string_truncate (self->scratch, 0);
      append_value (self, self->scratch, attributes, 0);
      append_attributes (self, self->scratch);
    }
  if (classes->kind == MB_COS_NAME || classes->kind == MB_COS_ARRAY)
    append_classes (self, classes);
}

/**
 * mb_pack_tags_copy_classes:
 *
 * The classes of attributes of a part get names of their own.
 */
void
mb_pack_tags_copy_classes (MbPackTags  *self,
                           const MbCos *classes)
{
  const MbCos *dict = mb_cos_dict_of (classes);

  for (guint i = 0; i < dict->dict.n; i++)
    {
      g_autofree char *own = mb_pack_tags_make_own (self, dict->dict.entries[i].key);

      mb_pack_append_name (self->classes, own);
      g_string_append_c (self->classes, ' ');
      g_string_truncate (self->scratch, 0);
      append_value (self, self->scratch, dict->dict.entries[i].value, 0);
      g_string_append_len (self->classes, self->scratch->str, (gssize) self->scratch->len);
    }
}
