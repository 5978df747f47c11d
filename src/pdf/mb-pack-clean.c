/* Minute Book: takes away what a page's drawings must not bring along
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#define DEEPEST 32

/* References to other files, attachments, private data of programs, and places
 * in a structure tree that stays behind. */
static const char * const unwanted[] = {
  "/StructParent", "/StructParents", "/Ref", "/OPI", "/AF", "/Metadata", "/PieceInfo", "/LastModified",
  "/PS", "/Measure", "/PtData", "/ID", NULL,
};

static void clean_resources (MbPackImport *import,
                             qpdf_oh       resources,
                             guint         depth);

/* ISO 19005-2 wants a font that is embedded to say how its glyphs are found
 * (6.2.11.3.2), and no picture smoothed (6.2.8). Many programs leave the first
 * to its default, and the second is no part of the picture. */
static void
mend_one (MbPackImport *import,
          qpdf_oh       dict)
{
  qpdf_data qpdf = import->qpdf;
  qpdf_oh fonts = qpdf_oh_get_key (qpdf, dict, "/DescendantFonts");
  qpdf_oh font, descriptor;

  if (qpdf_oh_has_key (qpdf, dict, "/Interpolate"))
    qpdf_oh_remove_key (qpdf, dict, "/Interpolate");
  if (!qpdf_oh_is_array (qpdf, fonts) || qpdf_oh_get_array_n_items (qpdf, fonts) < 1)
    return;
  font = qpdf_oh_get_array_item (qpdf, fonts, 0);
  if (!qpdf_oh_is_dictionary (qpdf, font) || qpdf_oh_has_key (qpdf, font, "/CIDToGIDMap"))
    return;
  descriptor = qpdf_oh_get_key (qpdf, font, "/FontDescriptor");
  if (qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_key (qpdf, font, "/Subtype"), "/CIDFontType2") &&
      qpdf_oh_is_dictionary (qpdf, descriptor) && qpdf_oh_has_key (qpdf, descriptor, "/FontFile2"))
    qpdf_oh_replace_key (qpdf, font, "/CIDToGIDMap", qpdf_oh_new_name (qpdf, "/Identity"));
}

static void
clean_one (MbPackImport *import,
           qpdf_oh       object,
           guint         depth)
{
  qpdf_data qpdf = import->qpdf;
  int id = qpdf_oh_get_object_id (qpdf, object);
  qpdf_oh dict;

  if (depth > DEEPEST || (id != 0 && !g_hash_table_add (import->cleaned, GINT_TO_POINTER (id))))
    return;

  dict = qpdf_oh_is_stream (qpdf, object) ? qpdf_oh_get_dict (qpdf, object) : object;
  if (!qpdf_oh_is_dictionary (qpdf, dict))
    return;

  for (guint i = 0; unwanted[i] != NULL; i++)
    if (qpdf_oh_has_key (qpdf, dict, unwanted[i]))
      qpdf_oh_remove_key (qpdf, dict, unwanted[i]);
  mend_one (import, dict);
  clean_resources (import, qpdf_oh_get_key (qpdf, dict, "/Resources"), depth + 1);
}

static void
clean_resources (MbPackImport *import,
                 qpdf_oh       resources,
                 guint         depth)
{
  static const char * const kinds[] = { "/XObject", "/Pattern", "/Font" };
  qpdf_data qpdf = import->qpdf;

  if (!qpdf_oh_is_dictionary (qpdf, resources))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      qpdf_oh dict = qpdf_oh_get_key (qpdf, resources, kinds[i]);
      g_auto (GStrv) keys = mb_qpdf_get_keys (qpdf, dict);

      for (guint k = 0; keys[k] != NULL; k++)
        clean_one (import, qpdf_oh_get_key (qpdf, dict, keys[k]), depth);
    }
}

/**
 * mb_pack_clean_page:
 * @page: of the import
 */
void
mb_pack_clean_page (MbPackImport *import,
                    qpdf_oh       page)
{
  clean_resources (import, qpdf_oh_get_key (import->qpdf, page, "/Resources"), 0);
}

/**
 * mb_pack_clean_look:
 * @look: of the import: an annotation's appearance, or a dictionary of several
 */
void
mb_pack_clean_look (MbPackImport *import,
                    qpdf_oh       look)
{
  g_auto (GStrv) keys = NULL;

  if (qpdf_oh_is_stream (import->qpdf, look))
    {
      clean_one (import, look, 0);
      return;
    }

  keys = mb_qpdf_get_keys (import->qpdf, look);
  for (guint i = 0; keys[i] != NULL; i++)
    clean_one (import, qpdf_oh_get_key (import->qpdf, look, keys[i]), 0);
}
