/* Minute Book: what an element of a structure tree says of itself
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values are written as a PDF has them, and read again by libqpdf: what is said
 * in the same few words is then kept once, and known by them. */

#include "config.h"

#include "pdf/mb-pack-tags-private.h"

#include <string.h>

#define DEEPEST_VALUE 6
#define MOST_ITEMS 1000
#define MOST_ENTRIES 100
#define MOST_WORDS (1 << 20)
#define LONGEST_ATTRIBUTES 400

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

/**
 * mb_pack_tags_dup_text:
 *
 * Returns: (transfer full) (nullable): a string as valid UTF-8, or a name
 */
char *
mb_pack_tags_dup_text (MbPackTags  *self,
                       const MbCos *text)
{
  qpdf_data out = self->job->out;
  qpdf_oh string;
  char *read;

  if (text->kind == MB_COS_NAME)
    return g_utf8_make_valid (text->text.bytes, -1);
  if (text->kind != MB_COS_STRING)
    return NULL;

  string = qpdf_oh_new_binary_string (out, text->text.bytes, text->text.length);
  read = mb_qpdf_get_text (out, string);
  qpdf_oh_release (out, string);

  return read;
}

static void
append_name (GString    *words,
             const char *name)
{
  g_string_append_c (words, '/');
  for (; *name != '\0'; name++)
    if (g_ascii_isalnum (*name) || strchr ("_-.+:", *name) != NULL)
      g_string_append_c (words, *name);
    else
      g_string_append_printf (words, "#%02x", (guint8) *name);
}

static void
append_real (GString *words,
             double   value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  if (!(value > -1e9 && value < 1e9))
    value = 0;
  g_ascii_formatd (number, sizeof number, "%.6f", value);
  for (length = strlen (number); number[length - 1] == '0'; length--)
    continue;
  if (number[length - 1] == '.')
    length--;
  g_string_append_len (words, number, (gssize) length);
}

/* Without streams, and without anything that it leads to far away. */
static void
append_value (GString     *words,
              MbCosFile   *file,
              const MbCos *value,
              guint        depth)
{
  value = mb_cos_resolve (file, value);
  if (depth > DEEPEST_VALUE || words->len > MOST_WORDS)
    {
      g_string_append (words, "null");
      return;
    }

  switch (value->kind)
    {
    case MB_COS_BOOLEAN:
      g_string_append (words, value->integer ? "true" : "false");
      break;
    case MB_COS_INTEGER:
      g_string_append_printf (words, "%" G_GINT64_FORMAT, value->integer);
      break;
    case MB_COS_REAL:
      append_real (words, value->real);
      break;
    case MB_COS_NAME:
      append_name (words, value->text.bytes);
      break;
    case MB_COS_STRING:
      g_string_append_c (words, '<');
      for (gsize i = 0; i < value->text.length && words->len <= MOST_WORDS; i++)
        g_string_append_printf (words, "%02x", (guint8) value->text.bytes[i]);
      g_string_append_c (words, '>');
      break;
    case MB_COS_ARRAY:
      g_string_append_c (words, '[');
      for (guint i = 0; i < MIN (value->array.n, MOST_ITEMS) && words->len <= MOST_WORDS; i++)
        {
          g_string_append_c (words, ' ');
          append_value (words, file, value->array.items[i], depth + 1);
        }
      g_string_append (words, " ]");
      break;
    case MB_COS_DICT:
      g_string_append (words, "<<");
      for (guint i = 0; i < MIN (value->dict.n, MOST_ENTRIES) && words->len <= MOST_WORDS; i++)
        {
          g_string_append_c (words, ' ');
          append_name (words, value->dict.entries[i].key);
          g_string_append_c (words, ' ');
          append_value (words, file, value->dict.entries[i].value, depth + 1);
        }
      g_string_append (words, " >>");
      break;
    default:
      g_string_append (words, "null");
      break;
    }
}

/* Cells name their headings by id. */
static void
rename_headings (MbPackTags *self,
                 qpdf_oh     attributes)
{
  qpdf_data out = self->job->out;
  qpdf_oh headings = qpdf_oh_get_key_if_dict (out, attributes, "/Headers");

  if (!qpdf_oh_is_array (out, headings))
    return;
  for (int i = 0; i < qpdf_oh_get_array_n_items (out, headings); i++)
    {
      qpdf_oh heading = qpdf_oh_get_array_item (out, headings, i);
      g_autofree char *id = mb_qpdf_get_text (out, heading);
      g_autofree char *own = mb_pack_tags_make_own (self, id != NULL ? id : "");
      qpdf_oh text = mb_qpdf_text (out, own);

      qpdf_oh_set_array_item (out, headings, i, text);
      qpdf_oh_release (out, heading);
      qpdf_oh_release (out, text);
    }
}

/* Returns: the handle of attributes; those that are said in the same few words
 * are kept once, but for those that name other elements. */
static qpdf_oh
find_attributes (MbPackTags *self,
                 GString    *words,
                 gboolean   *shared)
{
  qpdf_data out = self->job->out;
  qpdf_oh found;

  *shared = words->len <= LONGEST_ATTRIBUTES && strstr (words->str, "/Headers") == NULL;
  if (!*shared)
    {
      found = qpdf_oh_parse (out, words->str);
      rename_headings (self, found);
      for (int i = 0; qpdf_oh_is_array (out, found) && i < qpdf_oh_get_array_n_items (out, found); i++)
        rename_headings (self, qpdf_oh_get_array_item (out, found, i));
      return found;
    }

  found = (qpdf_oh) GPOINTER_TO_UINT (g_hash_table_lookup (self->attributes, words->str));
  if (found == 0)
    {
      found = mb_qpdf_indirect (out, qpdf_oh_parse (out, words->str));
      g_hash_table_insert (self->attributes, g_strdup (words->str), GUINT_TO_POINTER (found));
    }

  return found;
}

/* Returns: the names of an element's classes, as they are called in the pack. */
static qpdf_oh
make_classes (MbPackTags  *self,
              const MbCos *classes)
{
  qpdf_data out = self->job->out;
  qpdf_oh list = qpdf_oh_new_array (out);
  guint n = classes->kind == MB_COS_ARRAY ? MIN (classes->array.n, MOST_ITEMS) : 1;

  for (guint i = 0; i < n; i++)
    {
      const MbCos *one = classes->kind == MB_COS_ARRAY ? mb_cos_at (self->import->file, classes, i) : classes;
      g_autofree char *name = mb_pack_tags_dup_text (self, one);
      g_autofree char *own = g_strdup_printf ("/p%u-%s", self->n_import, name != NULL ? name : "");

      if (name != NULL)
        mb_qpdf_append (out, list, qpdf_oh_new_name (out, own));
    }

  return list;
}

/**
 * mb_pack_tags_copy_attributes:
 * @source: an element of the import
 * @copy: gets its attributes and classes
 */
void
mb_pack_tags_copy_attributes (MbPackTags  *self,
                              const MbCos *source,
                              qpdf_oh      copy)
{
  MbCosFile *file = self->import->file;
  qpdf_data out = self->job->out;
  const MbCos *attributes = mb_cos_get (file, source, "A");
  const MbCos *classes = mb_cos_get (file, source, "C");

  if (attributes->kind != MB_COS_NULL)
    {
      gboolean shared;
      qpdf_oh found;

      g_string_truncate (self->words, 0);
      append_value (self->words, file, attributes, 0);
      found = find_attributes (self, self->words, &shared);
      qpdf_oh_replace_key (out, copy, "/A", found);
      if (!shared)
        qpdf_oh_release (out, found);
    }
  if (classes->kind == MB_COS_NAME || classes->kind == MB_COS_ARRAY)
    mb_qpdf_put (out, copy, "/C", make_classes (self, classes));
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
  qpdf_data out = self->job->out;
  qpdf_oh all = mb_qpdf_get (out, self->classes);
  const MbCos *dict = mb_cos_dict_of (classes);

  for (guint i = 0; i < dict->dict.n; i++)
    {
      g_autofree char *own = g_strdup_printf ("/p%u-%s", self->n_import, dict->dict.entries[i].key);

      g_string_truncate (self->words, 0);
      append_value (self->words, self->import->file, dict->dict.entries[i].value, 0);
      mb_qpdf_put (out, all, own, qpdf_oh_parse (out, self->words->str));
    }
  qpdf_oh_release (out, all);
}
