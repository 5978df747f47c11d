/* Minute Book: takes away what a page's drawings must not bring along
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#define DEEPEST 32

/* References to other files, attachments, private data of programs, and places
 * in a structure tree that stays behind. */
static const char * const unwanted[] = {
  "StructParent", "StructParents", "Ref", "OPI", "AF", "Metadata", "PieceInfo", "LastModified",
  "PS", "Measure", "PtData", "ID", NULL,
};

static void clean_resources (MbPackImport *import,
                             const MbCos  *resources,
                             guint         depth);

/* ISO 19005-2 wants a font that is embedded to say how its glyphs are found
 * (6.2.11.3.2), and no picture smoothed (6.2.8). Many programs leave the first
 * to its default, and the second is no part of the picture. */
static void
mend_one (MbPackImport *import,
          MbCos        *object)
{
  MbCosFile *file = import->file;
  MbCos *font = mb_cos_at (file, mb_cos_get (file, object, "DescendantFonts"), 0);

  mb_cos_remove (object, "Interpolate");
  if (font->kind == MB_COS_DICT && !mb_cos_has (file, font, "CIDToGIDMap") &&
      mb_cos_is_name (mb_cos_get (file, font, "Subtype"), "CIDFontType2") &&
      mb_cos_has (file, mb_cos_get (file, font, "FontDescriptor"), "FontFile2"))
    mb_cos_put (file, font, "CIDToGIDMap", mb_cos_new_name (file, "Identity"));
}

static void
clean_one (MbPackImport *import,
           MbCos        *object,
           guint         depth)
{
  if (depth > DEEPEST || (object->kind != MB_COS_DICT && object->kind != MB_COS_STREAM) ||
      !g_hash_table_add (import->cleaned, object))
    return;

  for (guint i = 0; unwanted[i] != NULL; i++)
    mb_cos_remove (object, unwanted[i]);
  mend_one (import, object);
  clean_resources (import, mb_cos_get (import->file, object, "Resources"), depth + 1);
}

static void
clean_all (MbPackImport *import,
           const MbCos  *dict,
           guint         depth)
{
  for (guint i = 0; dict->kind == MB_COS_DICT && i < dict->dict.n; i++)
    clean_one (import, mb_cos_resolve (import->file, dict->dict.entries[i].value), depth);
}

static void
clean_resources (MbPackImport *import,
                 const MbCos  *resources,
                 guint         depth)
{
  static const char * const kinds[] = { "XObject", "Pattern", "Font" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    clean_all (import, mb_cos_get (import->file, resources, kinds[i]), depth);
}

/**
 * mb_pack_clean_page:
 * @page: of the import
 */
void
mb_pack_clean_page (MbPackImport *import,
                    const MbCos  *page)
{
  clean_resources (import, mb_cos_get (import->file, page, "Resources"), 0);
}

/**
 * mb_pack_clean_look:
 * @look: of the import: an annotation's appearance, or a dictionary of several
 */
void
mb_pack_clean_look (MbPackImport *import,
                    MbCos        *look)
{
  if (look->kind == MB_COS_STREAM)
    clean_one (import, look, 0);
  else
    clean_all (import, look, 0);
}
