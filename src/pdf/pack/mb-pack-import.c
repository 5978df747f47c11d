/* Minute Book: opens the PDFs that a pack is put together from
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include "core/mb-error.h"
#include "pdf/pack/mb-pack-probe.h"
#include "pdf/mb-qpdf-private.h"

#include <string.h>

#define DEEPEST_TREE 64
#define MOST_PAGES   200000

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
 * Returns: whether all that was read of the import so far is as it should be. A
 *   file that would have to be repaired is refused: repairs lose pages without a
 *   word.
 */
gboolean
mb_pack_import_check (MbPackImport  *self,
                      GError       **error)
{
  const char *damage = mb_cos_file_get_damage (self->file);

  if (mb_cos_file_is_exhausted (self->file))
    mb_pack_import_fail (self, NULL, error);
  else if (damage != NULL)
    mb_pack_import_fail (self, damage, error);
  else
    return TRUE;

  return FALSE;
}

/**
 * mb_pack_dup_text:
 *
 * Returns: (transfer full) (nullable): a string as valid UTF-8, or a name
 */
char *
mb_pack_dup_text (const MbCos *value)
{
  if (value->kind == MB_COS_NAME)
    return g_utf8_make_valid (value->text.bytes, -1);

  return mb_cos_dup_text (value);
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

/* The page gets what it has from the nodes above it (ISO 32000-1, 7.7.3.4). */
static void
inherit (MbCosFile   *file,
         const MbCos *parent,
         MbCos       *node)
{
  static const char *const keys[] = { "Resources", "MediaBox", "CropBox", "Rotate" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!mb_cos_has (file, node, keys[i]) && mb_cos_has (file, parent, keys[i]))
      mb_cos_put (file, node, keys[i], mb_cos_get_raw (parent, keys[i]));
}

/* Returns: FALSE where the tree of pages is none */
static gboolean
collect_pages (MbPackImport *self,
               MbCos        *node,
               GHashTable   *seen,
               guint         depth)
{
  MbCos *kids = mb_cos_get (self->file, node, "Kids");

  if (node->kind != MB_COS_DICT || depth > DEEPEST_TREE || self->sources->len >= MOST_PAGES)
    return FALSE;
  if (kids->kind != MB_COS_ARRAY)
    {
      if (depth == 0)
        return FALSE;
      g_ptr_array_add (self->sources, node);
      if (node->top && !g_hash_table_contains (self->pages, GUINT_TO_POINTER (node->number)))
        g_hash_table_insert (self->pages, GUINT_TO_POINTER (node->number), GUINT_TO_POINTER (self->sources->len));
      return TRUE;
    }
  if (!g_hash_table_add (seen, node))
    return FALSE;

  for (guint i = 0; i < kids->array.n; i++)
    {
      MbCos *kid = mb_cos_at (self->file, kids, i);

      inherit (self->file, node, kid);
      if (!collect_pages (self, kid, seen, depth + 1))
        return FALSE;
    }

  return TRUE;
}

static gboolean
open_pages (MbPackImport  *self,
            GError       **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  MbCos *tree = mb_cos_get (self->file, mb_cos_file_get_root (self->file), "Pages");
  gboolean collected = collect_pages (self, tree, seen, 0);

  if (!mb_pack_import_check (self, error))
    return FALSE;
  if (self->sources->len == 0)
    {
      mb_error_set (error, MB_ERROR_PDF_NO_PAGES, self->name, NULL);
      return FALSE;
    }
  if (!collected || (self->inks != NULL && self->sources->len != self->inks->len))
    {
      mb_pack_import_fail (self, "its pages can't be counted", error);
      return FALSE;
    }
  self->n_pages = self->sources->len;

  return TRUE;
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

/* Nothing can be read from bytes that are protected. */
static gboolean
unprotect (MbPackImport  *self,
           GError       **error)
{
  gboolean locked = FALSE;
  g_autoptr (GBytes) plain = NULL;

  if (!mb_cos_has (self->file, mb_cos_file_get_trailer (self->file), "Encrypt"))
    return TRUE;

  plain = mb_qpdf_unprotect (self->pdf, "", &locked);
  if (plain == NULL)
    {
      if (locked)
        mb_error_set (error, MB_ERROR_PDF_ENCRYPTED, self->name, NULL);
      else
        mb_pack_import_fail (self, "its protection can't be undone", error);
      return FALSE;
    }
  mb_cos_file_free (self->file);
  self->file = mb_cos_file_new (plain);

  return TRUE;
}

/**
 * mb_pack_import_open:
 *
 * Opens the file, which the children have already looked at. What its owner
 * restricted is brought along all the same: who attached it was asked.
 */
gboolean
mb_pack_import_open (MbPackImport  *self,
                     GError       **error)
{
  self->sources = g_ptr_array_new ();
  self->pages = g_hash_table_new (NULL, NULL);
  self->cleaned = g_hash_table_new (NULL, NULL);
  self->annots = g_hash_table_new (NULL, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->file = mb_cos_file_new (self->pdf);

  return unprotect (self, error) && open_pages (self, error);
}

void
mb_pack_import_close (MbPackImport *self)
{
  g_clear_pointer (&self->file, mb_cos_file_free);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->inks, g_array_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->cleaned, g_hash_table_unref);
  g_clear_pointer (&self->annots, g_hash_table_unref);
  self->n_pages = 0;
}
