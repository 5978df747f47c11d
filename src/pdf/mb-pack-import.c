/* Minute Book: opens the PDFs that a pack is put together from
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include "core/mb-error.h"
#include "pdf/mb-pack-probe.h"

#include <string.h>

/**
 * mb_pack_import_fail:
 * @why: (nullable): %NULL where it is too much of something
 */
void
mb_pack_import_fail (MbPackImport  *self,
                     const char    *why,
                     GError       **error)
{
  if (why != NULL)
    mb_error_set (error, MB_ERROR_PDF_DAMAGED, self->name, why, NULL);
  else
    mb_error_set (error, MB_ERROR_PDF_TOO_MUCH, self->name, "size", NULL);
}

/**
 * mb_pack_import_check:
 *
 * Returns: whether libqpdf has had nothing to say about the import
 */
gboolean
mb_pack_import_check (MbPackImport  *self,
                      GError       **error)
{
  g_autofree char *why = mb_qpdf_take_error (self->qpdf);

  if (why == NULL)
    return TRUE;
  mb_pack_import_fail (self, why, error);

  return FALSE;
}

static void
add_covered (MbPackImport *self)
{
  MbInk covered = { 0 };

  memset (covered.cells, 0xff, sizeof covered.cells);
  g_array_append_val (self->inks, covered);
}

/* A page that takes the child too long by itself counts as covered all over,
 * and then so do all that follow: a file has the child's time once. */
static gboolean
look_at_slow_page (MbPackImport  *self,
                   MbReader      *reader,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GArray) inks = NULL;

  if (!self->slow && self->n_pages > 1)
    {
      inks = mb_reader_find_ink (reader, self->pdf, self->name, self->inks->len, 1, NULL, cancellable, &cause);
      if (inks == NULL && !g_error_matches (cause, MB_ERROR, MB_ERROR_PDF_TOO_MUCH))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
    }
  if (inks != NULL)
    {
      g_array_append_vals (self->inks, inks->data, inks->len);
      return TRUE;
    }

  self->slow = TRUE;
  add_covered (self);

  return TRUE;
}

/**
 * mb_pack_import_look:
 * @most: pages to look at in this call
 * @n_total: (out): pages that there are
 *
 * Lets the reader look at the next pages, before anything of the file is parsed
 * here: a file that would do harm does it there.
 */
gboolean
mb_pack_import_look (MbPackImport  *self,
                     MbReader      *reader,
                     guint          most,
                     guint         *n_total,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GArray) inks = NULL;
  guint until;

  if (self->inks == NULL)
    self->inks = g_array_new (FALSE, TRUE, sizeof (MbInk));

  if (!self->slow)
    inks = (self->comes_again ? mb_reader_recall_ink : mb_reader_find_ink) (reader, self->pdf, self->name,
                                                                            self->inks->len, most, n_total,
                                                                            cancellable, &cause);
  if (inks != NULL)
    {
      g_array_append_vals (self->inks, inks->data, inks->len);
      self->n_pages = *n_total;
      return TRUE;
    }
  if (!self->slow && !g_error_matches (cause, MB_ERROR, MB_ERROR_PDF_TOO_MUCH))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  if (self->n_pages == 0)
    {
      g_autoptr (MbPdfFacts) facts = mb_reader_examine (reader, self->pdf, self->name, cancellable, error);

      if (facts == NULL)
        return FALSE;
      self->n_pages = facts->n_pages;
    }
  *n_total = self->n_pages;
  until = MIN (self->inks->len + most, self->n_pages);
  while (self->inks->len < until)
    if (!look_at_slow_page (self, reader, cancellable, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_pages (MbPackImport  *self,
             GError       **error)
{
  int n_pages = qpdf_get_num_pages (self->qpdf);

  if (!mb_pack_import_check (self, error))
    return FALSE;
  if (n_pages <= 0)
    {
      mb_error_set (error, MB_ERROR_PDF_NO_PAGES, self->name, NULL);
      return FALSE;
    }
  if (self->inks != NULL && (guint) n_pages != self->inks->len)
    {
      mb_pack_import_fail (self, "its pages can't be counted", error);
      return FALSE;
    }
  self->n_pages = (guint) n_pages;

  qpdf_push_inherited_attributes_to_page (self->qpdf);
  for (guint i = 0; i < self->n_pages; i++)
    {
      MbQpdfRef ref = mb_qpdf_keep (self->qpdf, qpdf_get_page_n (self->qpdf, i));

      g_hash_table_insert (self->pages, GINT_TO_POINTER (ref.id), GUINT_TO_POINTER (i + 1));
      qpdf_oh_release_all (self->qpdf);
    }

  return mb_pack_import_check (self, error);
}

/**
 * mb_pack_import_try:
 *
 * Has a child make a pack of the file by itself, unless that was done before.
 */
gboolean
mb_pack_import_try (MbPackImport  *self,
                    MbReader      *reader,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GBytes *mended;

  if (!self->examined)
    {
      g_autoptr (MbPackProbe) probe = mb_pack_probe (reader, self->pdf, self->name, cancellable, error);

      if (probe == NULL)
        return FALSE;
      self->examined = TRUE;
      self->mended = probe->mended;
    }
  if (!self->mended)
    return TRUE;

  mended = mb_pack_mend (reader, self->pdf, self->name, cancellable, error);
  if (mended == NULL)
    return FALSE;
  g_bytes_unref (self->pdf);
  self->pdf = mended;
  self->mended = FALSE;

  return TRUE;
}

static QPDF_ERROR_CODE
read_bytes (MbPackImport *self,
            GBytes       *pdf)
{
  g_clear_pointer (&self->qpdf, mb_qpdf_free);
  self->qpdf = mb_qpdf_new ();

  return qpdf_read_memory (self->qpdf, "pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "");
}

/* The tags are read from the bytes, which say nothing where they are protected. */
static gboolean
unprotect (MbPackImport  *self,
           GError       **error)
{
  if (!qpdf_is_encrypted (self->qpdf) ||
      !qpdf_oh_has_key (self->qpdf, qpdf_get_root (self->qpdf), "/StructTreeRoot"))
    return TRUE;

  self->plain = mb_qpdf_unprotect (self->pdf, "");
  if (self->plain == NULL)
    {
      mb_pack_import_fail (self, "its protection can't be undone", error);
      return FALSE;
    }
  read_bytes (self, self->plain);

  return mb_pack_import_check (self, error);
}

/**
 * mb_pack_import_open:
 *
 * Opens the file, which the children have already looked at. What its owner
 * restricted is copied all the same: who attached it was asked. A file that libqpdf
 * would have to repair is refused: its repairs lose pages without a word.
 */
gboolean
mb_pack_import_open (MbPackImport  *self,
                     GError       **error)
{
  QPDF_ERROR_CODE code;

  self->pages = g_hash_table_new (NULL, NULL);
  self->cleaned = g_hash_table_new (NULL, NULL);
  self->annots = g_hash_table_new (NULL, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  code = read_bytes (self, self->pdf);
  if ((code & QPDF_ERRORS) != 0 && qpdf_has_error (self->qpdf) &&
      qpdf_get_error_code (self->qpdf, qpdf_get_error (self->qpdf)) == qpdf_e_password)
    {
      mb_error_set (error, MB_ERROR_PDF_ENCRYPTED, self->name, NULL);
      return FALSE;
    }

  return mb_pack_import_check (self, error) && unprotect (self, error) && check_pages (self, error);
}

void
mb_pack_import_close (MbPackImport *self)
{
  g_clear_pointer (&self->qpdf, mb_qpdf_free);
  g_clear_pointer (&self->plain, g_bytes_unref);
  g_clear_pointer (&self->file, mb_cos_file_free);
  g_clear_pointer (&self->inks, g_array_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->cleaned, g_hash_table_unref);
  g_clear_pointer (&self->annots, g_hash_table_unref);
  self->n_pages = 0;
}
