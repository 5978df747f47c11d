/* Minute Book: reads a finished pack again, and a paper before it is taken
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include "core/mb-error.h"

/**
 * mb_pack_check:
 * @n_pages: that it must have
 * @password: (nullable): that opens it
 *
 * Opens what was written, strictly, and goes to each of its pages.
 */
gboolean
mb_pack_check (GBytes  *pdf,
               guint    n_pages,
               const char *password,
               GError **error)
{
  qpdf_data qpdf = mb_qpdf_new ();
  g_autofree char *why = NULL;

  qpdf_read_memory (qpdf, "pack", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), password);
  if (qpdf_get_num_pages (qpdf) != (int) n_pages)
    why = g_strdup ("the pack has not the pages that it should have");
  for (guint i = 0; why == NULL && i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (qpdf, i);

      if (!qpdf_oh_is_dictionary (qpdf, page) || qpdf_oh_is_null (qpdf, qpdf_oh_get_key (qpdf, page, "/Contents")))
        why = g_strdup_printf ("page %u of the pack is not there", i + 1);
      qpdf_oh_release_all (qpdf);
    }
  if (why == NULL)
    why = mb_qpdf_take_error (qpdf);
  if (why == NULL && qpdf_more_warnings (qpdf))
    why = g_utf8_make_valid (qpdf_get_error_full_text (qpdf, qpdf_next_warning (qpdf)), -1);
  mb_qpdf_free (qpdf);

  if (why == NULL)
    return TRUE;
  mb_error_set (error, MB_ERROR_FAILED, "pack", why, NULL);

  return FALSE;
}

static gboolean
read_contents (MbPackImport  *import,
               GError       **error)
{
  for (guint i = 0; i < import->n_pages; i++)
    {
      g_autoptr (GByteArray) content = mb_pack_content_read (import, qpdf_get_page_n (import->qpdf, i), error);
      MbPackBalance balance;

      qpdf_oh_release_all (import->qpdf);
      if (content == NULL)
        return FALSE;
      if (!mb_pack_balance_count ((const char *) content->data, content->len, &balance))
        {
          mb_pack_import_fail (import, "what a page draws breaks off", error);
          return FALSE;
        }
    }

  return mb_pack_import_check (import, error);
}

/**
 * mb_pack_accepts:
 * @name: for errors
 *
 * To be asked when a file is attached, so that it does not turn out on the
 * night the pack is made that it can't be part of one: readers of PDF show, as
 * well as they can, what a pack has to refuse.
 *
 * Returns: whether the file can be part of a pack
 */
gboolean
mb_pack_accepts (MbReader      *reader,
                 GBytes        *pdf,
                 const char    *name,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (MbPdfFacts) facts = mb_reader_examine (reader, pdf, name, cancellable, error);
  MbPackImport import = { .pdf = pdf, .name = (char *) name };
  gboolean accepted;

  if (facts == NULL)
    return FALSE;

  accepted = mb_pack_import_open (&import, error) && read_contents (&import, error);
  mb_pack_import_close (&import);

  return accepted;
}
