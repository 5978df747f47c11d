/* Minute Book: which page and which part of a file, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"
#include "pdf/mb-qpdf-private.h"

#include <string.h>

static gboolean
has (const MbProofObject *object,
     const char          *key)
{
  return mb_proof_find_key (object, key, NULL) != NULL;
}

/**
 * mb_proof_name_place:
 *
 * Returns: what part of the file the object is, as well as its keys tell
 */
MbProofPlace
mb_proof_name_place (const MbProofObject *object)
{
  if (mb_proof_has_name (object, "/Type", "/EmbeddedFile") || mb_proof_has_name (object, "/Type", "/Filespec") ||
      has (object, "/EF"))
    return MB_PROOF_ATTACHMENT;
  if (object->data != NULL)
    {
      if (mb_proof_has_name (object, "/Type", "/Metadata") || mb_proof_has_name (object, "/Subtype", "/XML"))
        return MB_PROOF_PROPERTIES;
      return mb_proof_has_name (object, "/Subtype", "/Image") ? MB_PROOF_IMAGE : MB_PROOF_STREAM;
    }
  if (mb_proof_has_name (object, "/Type", "/StructElem") ||
      (has (object, "/S") && has (object, "/P") && (has (object, "/Pg") || has (object, "/K"))))
    return MB_PROOF_TAGS;
  if (mb_proof_has_name (object, "/Type", "/Annot") || (has (object, "/Rect") && has (object, "/Subtype")))
    return MB_PROOF_ANNOTATION;
  if (has (object, "/Title") && has (object, "/Parent"))
    return MB_PROOF_OUTLINE;
  if (has (object, "/Producer") || has (object, "/CreationDate") || has (object, "/ModDate"))
    return MB_PROOF_PROPERTIES;

  return MB_PROOF_OTHER;
}

static gboolean
array_has (qpdf_data qpdf,
           qpdf_oh   array,
           int       number)
{
  if (!qpdf_oh_is_array (qpdf, array))
    return qpdf_oh_get_object_id (qpdf, array) == number;
  for (int i = 0; i < qpdf_oh_get_array_n_items (qpdf, array); i++)
    if (qpdf_oh_get_object_id (qpdf, qpdf_oh_get_array_item (qpdf, array, i)) == number)
      return TRUE;

  return FALSE;
}

static gboolean
page_has (qpdf_data qpdf,
          qpdf_oh   page,
          int       number)
{
  qpdf_oh drawn = qpdf_oh_get_key (qpdf, qpdf_oh_get_key (qpdf, page, "/Resources"), "/XObject");
  g_auto (GStrv) names = NULL;

  if (qpdf_oh_get_object_id (qpdf, page) == number ||
      array_has (qpdf, qpdf_oh_get_key (qpdf, page, "/Contents"), number) ||
      array_has (qpdf, qpdf_oh_get_key (qpdf, page, "/Annots"), number))
    return TRUE;
  names = qpdf_oh_is_dictionary (qpdf, drawn) ? mb_qpdf_get_keys (qpdf, drawn) : NULL;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (qpdf_oh_get_object_id (qpdf, qpdf_oh_get_key (qpdf, drawn, names[i])) == number)
      return TRUE;

  return FALSE;
}

/**
 * mb_proof_find_page:
 * @object: an object of the file: an image, a note, an element of the tags
 *
 * Returns: the first page that it is on, from 1; 0 for none
 */
guint
mb_proof_find_page (GBytes              *pdf,
                    const MbProofObject *object)
{
  qpdf_data qpdf = mb_qpdf_new ();
  guint of_tag = mb_proof_get_number (object, "/Pg");
  guint found = 0;

  qpdf_read_memory (qpdf, "pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
  qpdf_push_inherited_attributes_to_page (qpdf);
  for (int i = 0; found == 0 && i < qpdf_get_num_pages (qpdf); i++)
    {
      qpdf_oh page = qpdf_get_page_n (qpdf, (size_t) i);

      if ((of_tag != 0 && qpdf_oh_get_object_id (qpdf, page) == (int) of_tag) ||
          page_has (qpdf, page, (int) object->number))
        found = (guint) i + 1;
      qpdf_oh_release_all (qpdf);
    }
  mb_qpdf_free (qpdf);

  return found;
}
