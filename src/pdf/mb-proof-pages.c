/* Minute Book: which page and which part of a file, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-proof-private.h"
#include "pdf/mb-qpdf-private.h"

#include <string.h>

/* The largest page that a PDF may have, on all sides of the one that is. */
#define OPEN_BOX "/MediaBox [-14400 -14400 14400 14400]"

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

/* What a file that is read to its end says of itself. */
typedef struct
{
  GString   *more;    /* objects as they are to be */
  GArray    *numbers; /* of those ... */
  GArray    *offsets; /* ... and where they will stand */
  gsize      base;
  guint      root;
  guint      size;
  guint      n_pages;
} Opening;

static void
replace_all (GString    *text,
             const char *from,
             const char *to)
{
  g_string_replace (text, from, to, 0);
}

static void
put_object (Opening    *self,
            guint       number,
            const char *text)
{
  gsize offset = self->base + self->more->len;

  g_array_append_val (self->numbers, number);
  g_array_append_val (self->offsets, offset);
  g_string_append_printf (self->more, "%u 0 obj\n%s\nendobj\n", number, text);
}

/* A page without a crop, as large as can be, so that what stands beside it is on
 * it; a catalog that hides no layer; a note that is not hidden. Nor has it a
 * colour profile: no letter comes of one, and the reader would work out all
 * colours anew for each page, in ten times the time that the letters take. */
static void
open_object (Opening             *self,
             const MbProofObject *object)
{
  g_autoptr (GString) text = NULL;
  const char *root = mb_proof_find_key (object, "/Root", NULL);

  if (root != NULL && (object->number == 0 || mb_proof_has_name (object, "/Type", "/XRef")))
    {
      self->root = mb_proof_get_number (object, "/Root");
      self->size = mb_proof_get_number (object, "/Size");
    }
  if (object->data != NULL || object->number == 0)
    return;

  text = g_string_new_len (object->text, (gssize) object->length);
  if (mb_proof_has_name (object, "/Type", "/Page") && !mb_proof_has_name (object, "/Type", "/Catalog"))
    {
      char *end = strrchr (text->str, '>');

      self->n_pages++;
      if (end == NULL || end == text->str)
        return;
      g_string_truncate (text, (gsize) (end - text->str) - 1);
      replace_all (text, "/CropBox", "/MbWasCropBox");
      replace_all (text, "/MediaBox", "/MbWasMediaBox");
      replace_all (text, "/Rotate", "/MbWasRotate");
      g_string_append (text, " " OPEN_BOX " >>");
      put_object (self, object->number, text->str);
    }
  else if (mb_proof_has_name (object, "/Type", "/Catalog") &&
           (has (object, "/OCProperties") || has (object, "/OutputIntents")))
    {
      replace_all (text, "/OCProperties", "/MbWasOCProperties");
      replace_all (text, "/OutputIntents", "/MbWasOutputIntents");
      put_object (self, object->number, text->str);
    }
  else if (has (object, "/AP") && has (object, "/Rect") && has (object, "/F"))
    {
      replace_all (text, "/F ", "/MbWasF ");
      put_object (self, object->number, text->str);
    }
}

static gsize
find_startxref (const char *bytes,
                gsize       length)
{
  for (gsize at = length; at >= 9; at--)
    if (memcmp (bytes + at - 9, "startxref", 9) == 0)
      {
        g_autofree char *digits = g_strndup (bytes + at, MIN (length - at, 32));

        return (gsize) g_ascii_strtoull (g_strstrip (digits), NULL, 10);
      }

  return 0;
}

/**
 * mb_proof_lay_open:
 * @n_pages: (out): as many as the file has
 *
 * Adds a newer version of each page to the file, in which nothing is out of
 * sight: what is beside the page, cut off, or in a hidden layer is on it.
 *
 * Returns: (transfer full) (nullable): the file, for a reader; %NULL where it
 *   makes no sense
 */
GBytes *
mb_proof_lay_open (const MbProofTable *table,
                   guint              *n_pages)
{
  gsize length;
  const char *bytes = g_bytes_get_data (table->pdf, &length);
  g_autoptr (GString) more = g_string_new ("\n");
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  Opening self = { .more = more, .numbers = numbers, .offsets = offsets, .base = length };
  GByteArray *all;
  gsize xref;

  for (guint i = 0; i < table->objects->len; i++)
    open_object (&self, mb_proof_table_get (table, i));
  *n_pages = self.n_pages;
  if (self.root == 0 || self.n_pages == 0)
    return NULL;

  xref = length + more->len;
  g_string_append (more, "xref\n");
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (more, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", g_array_index (numbers, guint, i),
                            g_array_index (offsets, gsize, i));
  g_string_append_printf (more, "trailer\n<< /Root %u 0 R /Size %u /Prev %" G_GSIZE_FORMAT " >>\n", self.root,
                          self.size, find_startxref (bytes, length));
  g_string_append_printf (more, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", xref);

  all = g_byte_array_sized_new ((guint) (length + more->len));
  g_byte_array_append (all, (const guint8 *) bytes, (guint) length);
  g_byte_array_append (all, (const guint8 *) more->str, (guint) more->len);

  return g_byte_array_free_to_bytes (all);
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
