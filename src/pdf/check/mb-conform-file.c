/* Minute Book: how a PDF was written down
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-content-private.h"

#include <string.h>

#define MOST_DEPTH 128

/* ISO 19005-2, 6.1.7.2; an archive can't be sure to undo others. */
static const char *const filters[] = {
  "ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode", "DCTDecode",
  "JPXDecode", NULL
};

static void
check_file_flaws (MbConform *self)
{
  static const struct
  {
    MbCosFlaws flaw;
    MbRule     rule;
  } flaws[] = {
    { MB_COS_FLAW_BINARY_MARK, MB_RULE_BINARY_MARK }, { MB_COS_FLAW_XREF_SUBHEADER, MB_RULE_XREF_SUBHEADER },
    { MB_COS_FLAW_XREF_EOL, MB_RULE_XREF_EOL }, { MB_COS_FLAW_AFTER_END, MB_RULE_AFTER_END },
    { MB_COS_FLAW_NO_ID, MB_RULE_NO_ID },
  };
  const char *header = mb_cos_file_get_header (self->file);
  MbCosFlaws found = mb_cos_file_get_flaws (self->file);

  /* What stands before the header is no concern of ISO 14289-1. */
  if (found & MB_COS_FLAW_HEADER)
    {
      gboolean version = g_str_has_prefix (header, "%PDF-1.") && header[7] >= '0' && header[7] <= '7' &&
                         header[8] == '\0';

      self->only = version ? MB_STANDARDS_A : (MbStandard) ~0;
      mb_conform_find (self, MB_RULE_HEADER, NULL, NULL);
      self->only = (MbStandard) ~0;
    }
  if (self->encrypted)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (flaws); i++)
    if (found & flaws[i].flaw)
      mb_conform_find (self, flaws[i].rule, NULL, NULL);
}

static void
check_filters (MbConform   *self,
               const MbCos *stream)
{
  MbCos *filter = mb_cos_get (self->file, stream, "Filter");
  MbCos *parms = mb_cos_get (self->file, stream, "DecodeParms");

  for (guint i = 0; i < (filter->kind == MB_COS_ARRAY ? MIN (filter->array.n, 64) : 1); i++)
    {
      const MbCos *name = filter->kind == MB_COS_ARRAY ? mb_cos_at (self->file, filter, i) : filter;
      const MbCos *with = parms->kind == MB_COS_ARRAY ? mb_cos_at (self->file, parms, i) : parms;
      gboolean identity = mb_cos_is_name (name, "Crypt") &&
                          mb_cos_is_name (mb_cos_get (self->file, with, "Name"), "Identity");

      if (name->kind == MB_COS_NAME && !identity && !g_strv_contains (filters, name->text.bytes))
        mb_conform_find (self, MB_RULE_FILTER, stream, name->text.bytes, NULL);
    }
}

static void
check_stream (MbConform   *self,
              const MbCos *stream)
{
  check_filters (self, stream);
  if (mb_cos_has (self->file, stream, "F") || mb_cos_has (self->file, stream, "FFilter") ||
      mb_cos_has (self->file, stream, "FDecodeParms"))
    mb_conform_find (self, MB_RULE_STREAM_OUTSIDE, stream, NULL);
}

/* An embedded file has to be PDF/A-1 or -2 itself. */
static void
check_embedded (MbConform   *self,
                const MbCos *files)
{
  const MbCos *dict = mb_cos_dict_of (files);

  for (guint i = 0; i < dict->dict.n; i++)
    {
      MbCos *stream = mb_cos_resolve (self->file, dict->dict.entries[i].value);
      g_autoptr (GBytes) data = NULL;

      if (stream->kind != MB_COS_STREAM || !mb_conform_is_new (self, stream) || !(self->standards & MB_STANDARDS_A))
        continue;
      data = mb_cos_decode (self->file, stream);
      if (data == NULL || !mb_conform_is_archived (self, data))
        mb_conform_find (self, MB_RULE_FILE_NOT_PDFA, stream, NULL);
    }
}

static void
check_dict (MbConform   *self,
            const MbCos *dict)
{
  MbCos *files = mb_cos_get (self->file, dict, "EF");
  MbCos *packet = mb_cos_get (self->file, dict, "Metadata");

  if (files->kind == MB_COS_DICT)
    {
      MbCos *name = mb_cos_get (self->file, dict, "F");
      MbCos *unicode = mb_cos_get (self->file, dict, "UF");

      /* ISO 19005-2 has nothing against an empty name. */
      if (name->kind == MB_COS_STRING && unicode->kind == MB_COS_STRING)
        self->only = MB_STANDARD_UA1;
      if (!mb_cos_has_text (name) || !mb_cos_has_text (unicode))
        mb_conform_find (self, MB_RULE_FILE_NO_NAME, dict, NULL);
      self->only = (MbStandard) ~0;
      check_embedded (self, files);
    }
  if (packet->kind == MB_COS_STREAM && mb_conform_is_new (self, packet))
    mb_conform_packet (self, packet);
}

/* Names that people read: fonts, inks, tags. */
static void
check_name (MbConform   *self,
            const MbCos *name)
{
  if (name->kind == MB_COS_NAME && !g_utf8_validate (name->text.bytes, (gssize) name->text.length, NULL))
    mb_conform_find (self, MB_RULE_NAME_NOT_UTF8, name, name->text.bytes, NULL);
}

static void
check_names (MbConform   *self,
             const MbCos *dict)
{
  if (mb_cos_is_name (mb_cos_get_raw (dict, "Type"), "Font"))
    check_name (self, mb_cos_get (self->file, dict, "BaseFont"));
  if (mb_cos_is_name (mb_cos_get_raw (dict, "Type"), "StructElem"))
    check_name (self, mb_cos_get (self->file, dict, "S"));
}

static void
look_at (MbConform   *self,
         const MbCos *object,
         GPtrArray   *todo,
         guint        depth)
{
  if (object->kind == MB_COS_REF)
    {
      g_ptr_array_add (todo, GUINT_TO_POINTER (object->ref.number));
      return;
    }
  if (depth > MOST_DEPTH)
    return;
  if (object->kind == MB_COS_ARRAY)
    {
      if (object->array.n > 0 && (mb_cos_is_name (object->array.items[0], "Separation") ||
                                  mb_cos_is_name (object->array.items[0], "DeviceN")))
        check_name (self, mb_cos_at (self->file, object, 1));
      for (guint i = 0; i < object->array.n; i++)
        look_at (self, object->array.items[i], todo, depth + 1);
    }
  else if (object->kind == MB_COS_DICT || object->kind == MB_COS_STREAM)
    {
      const MbCos *dict = mb_cos_dict_of (object);

      check_dict (self, object);
      check_names (self, object);
      for (guint i = 0; i < dict->dict.n; i++)
        look_at (self, dict->dict.entries[i].value, todo, depth + 1);
    }
}

/* Everything that can be reached from the trailer. */
static void
check_reachable (MbConform *self)
{
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  look_at (self, mb_cos_file_get_trailer (self->file), todo, 0);
  while (todo->len > 0)
    {
      gpointer number = g_ptr_array_steal_index_fast (todo, todo->len - 1);

      if (!g_hash_table_add (seen, number))
        continue;
      if (++n % 1024 == 0 && !mb_conform_goes_on (self))
        return;
      look_at (self, mb_cos_file_get (self->file, GPOINTER_TO_UINT (number)), todo, 0);
    }
}

static void
check_object (MbConform *self,
              guint      number)
{
  MbCos *object = mb_cos_file_get (self->file, number);
  guint flaws = mb_cos_file_get_object_flaws (self->file, number);
  MbCos where = { .number = number };

  if (object->kind == MB_COS_STREAM)
    {
      check_stream (self, object);
      mb_run_operand (self, object->stream.dict, object);
    }
  else
    mb_run_operand (self, object, &where);
  if (self->encrypted)
    return;
  if (flaws & MB_COS_FLAW_SPACING)
    mb_conform_find (self, MB_RULE_SPACING, &where, NULL);
  if (flaws & (MB_COS_FLAW_STREAM_EOL | MB_COS_FLAW_ENDSTREAM_EOL))
    mb_conform_find (self, MB_RULE_STREAM_EOL, &where, NULL);
  if (flaws & MB_COS_FLAW_LENGTH)
    mb_conform_find (self, MB_RULE_STREAM_LENGTH, &where, NULL);
}

/**
 * mb_conform_file:
 *
 * Checks how the file and each of its objects were written.
 */
void
mb_conform_file (MbConform *self)
{
  guint n = mb_cos_file_get_n (self->file), n_used = 0;

  check_file_flaws (self);
  check_reachable (self);
  if (!(self->standards & MB_STANDARDS_A))
    return;
  for (guint number = 1; number < n; number++)
    {
      if (!mb_cos_file_has (self->file, number))
        continue;
      n_used++;
      check_object (self, number);
      if (number % 1024 == 0 && !mb_conform_goes_on (self))
        return;
    }
  if (n_used > 8388607)
    mb_conform_find (self, MB_RULE_OBJECTS_MANY, NULL, NULL);
}
