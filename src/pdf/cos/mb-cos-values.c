/* Minute Book: what the objects of a PDF say
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/cos/mb-cos-private.h"

#include <stdlib.h>
#include <string.h>

#define MOST_REFERENCES 32

const MbCos mb_cos_null = { .kind = MB_COS_NULL };

static int
compare_entries (const void *a,
                 const void *b)
{
  return strcmp (((const MbCosEntry *) a)->key, ((const MbCosEntry *) b)->key);
}

/**
 * mb_cos_sort_entries:
 *
 * So that they are found soon where they are many.
 */
void
mb_cos_sort_entries (MbCos *dict)
{
  if (dict->dict.n > MB_COS_MANY_ENTRIES)
    qsort (dict->dict.entries, dict->dict.n, sizeof (MbCosEntry), compare_entries);
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

  if (dict->dict.n > MB_COS_MANY_ENTRIES)
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

/* Where PDFDocEncoding is not Latin 1 (ISO 32000-1, D.3). */
static gunichar
read_doc_encoded (guint8 byte)
{
  static const guint16 low[] = { 0x2d8, 0x2c7, 0x2c6, 0x2d9, 0x2dd, 0x2db, 0x2da, 0x2dc };
  static const guint16 high[] = {
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192,  0x2044, 0x2039, 0x203a, 0x2212,
    0x2030, 0x201e, 0x201c, 0x201d, 0x2018, 0x2019, 0x201a, 0x2122, 0xfb01, 0xfb02, 0x141,
    0x152,  0x160,  0x178,  0x17d,  0x131,  0x142,  0x153,  0x161,  0x17e,  0xfffd, 0x20ac,
  };

  if (byte >= 0x18 && byte < 0x18 + G_N_ELEMENTS (low))
    return low[byte - 0x18];
  if (byte >= 0x80 && byte < 0x80 + G_N_ELEMENTS (high))
    return high[byte - 0x80];

  return byte;
}

static char *
dup_doc_encoded (const guint8 *bytes,
                 gsize         length)
{
  GString *text = g_string_sized_new (length);

  for (gsize i = 0; i < length && bytes[i] != '\0'; i++)
    if (bytes[i] < 0x80 && bytes[i] >= ' ')
      g_string_append_c (text, (char) bytes[i]);
    else
      g_string_append_unichar (text, read_doc_encoded (bytes[i]));

  return g_string_free_and_steal (text);
}

/**
 * mb_cos_dup_text:
 *
 * Returns: (transfer full) (nullable): a text string in UTF-8 (ISO 32000-1,
 *   7.9.2.2); %NULL where it is no string
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

  return dup_doc_encoded (bytes, length);
}

/**
 * mb_cos_resolve:
 *
 * Returns: what @object is or leads to
 */
MbCos *
mb_cos_resolve (MbCosFile   *self,
                const MbCos *object)
{
  for (guint i = 0; object->kind == MB_COS_REF; i++)
    {
      if (i == MOST_REFERENCES)
        return (MbCos *) &mb_cos_null;
      object = mb_cos_file_get (self, object->ref.number);
    }

  return (MbCos *) object;
}

MbCos *
mb_cos_get (MbCosFile   *self,
            const MbCos *dict,
            const char  *key)
{
  return mb_cos_resolve (self, mb_cos_get_raw (dict, key));
}

/**
 * mb_cos_has:
 *
 * Returns: whether there is anything but null at @key
 */
gboolean
mb_cos_has (MbCosFile   *self,
            const MbCos *dict,
            const char  *key)
{
  return mb_cos_get (self, dict, key)->kind != MB_COS_NULL;
}

MbCos *
mb_cos_at (MbCosFile   *self,
           const MbCos *array,
           guint        n)
{
  if (array->kind != MB_COS_ARRAY || n >= array->array.n)
    return (MbCos *) &mb_cos_null;

  return mb_cos_resolve (self, array->array.items[n]);
}
