/* Minute Book: copies pages into a pack, and stamps them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include "core/mb-error.h"

#include <string.h>

/* What a page keeps. Its annotations and tags follow when all pages are
 * there. (Annotations are given back to it in the import meanwhile: an array
 * that is no object of its own can't be kept otherwise, and to make it one has
 * libqpdf read all that is in the file.) */
static const char * const page_keys[] = {
  "/Type", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
  "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group", NULL,
};

static void
strip_page (MbPackImport *import,
            qpdf_oh       source)
{
  qpdf_data qpdf = import->qpdf;
  g_auto (GStrv) keys = mb_qpdf_get_keys (qpdf, source);

  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_strv_contains (page_keys, keys[i]) && strcmp (keys[i], "/Parent") != 0 && strcmp (keys[i], "/Annots") != 0)
      qpdf_oh_remove_key (qpdf, source, keys[i]);
}

/* A dictionary of the same values; the values are not copied. */
static qpdf_oh
clone_dict (qpdf_data qpdf,
            qpdf_oh   dict)
{
  qpdf_oh copy = qpdf_oh_new_dictionary (qpdf);
  g_auto (GStrv) keys = mb_qpdf_get_keys (qpdf, dict);

  for (guint i = 0; keys[i] != NULL; i++)
    qpdf_oh_replace_key (qpdf, copy, keys[i], qpdf_oh_get_key (qpdf, dict, keys[i]));

  return copy;
}

static void
append_matrix (GString      *content,
               const double  matrix[6])
{
  for (int i = 0; i < 6; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (content, g_ascii_formatd (number, sizeof number, "%.6f", matrix[i]));
      g_string_append_c (content, ' ');
    }
  g_string_append (content, "cm\n");
}

/* What stands after the page's own content: closes what that left open, and
 * draws the stamps, as the page is seen. */
static void
append_stamps (GString          *content,
               MbPackJob        *job,
               const MbPackPage *page,
               qpdf_oh           forms)
{
  double matrix[6];

  mb_pack_page_matrix (page, matrix);
  for (guint i = 0; i < MB_N_STAMPS; i++)
    {
      const MbPackStamp *stamp = page->stamps[i];
      double scale = page->stamp_at[i].scale;
      double at[6] = { scale, 0, 0, scale, page->stamp_at[i].x, page->stamp_at[i].y };
      g_autofree char *name = NULL;

      if (stamp == NULL)
        continue;

      for (guint n = i; name == NULL || qpdf_oh_has_key (job->out, forms, name); n += MB_N_STAMPS)
        {
          g_free (name);
          name = g_strdup_printf ("/MbStamp%u", n);
        }
      qpdf_oh_replace_key (job->out, forms, name, mb_qpdf_get (job->out, stamp->form));
      g_string_append_printf (content, "/Artifact <</Type /Pagination /Subtype /%s>> BDC\nq\n",
                              i == MB_STAMP_NUMBER ? "Footer" : "Header");
      append_matrix (content, matrix);
      append_matrix (content, at);
      g_string_append_printf (content, "%s Do\nQ\nEMC\n", name);
    }
}

static void
append_repeated (GString    *content,
                 const char *word,
                 guint       n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (content, word);
}

/* What opens a page that has no tags of its own, in a pack that has: before its
 * text stands an empty mark for what is said of it. */
static const char *
tag_start (const MbPackPage *page)
{
  return page->balance.has_text ? "/Figure <</MCID 0>> BDC\nEMC\n/P <</MCID 1>> BDC\n" : "/Figure <</MCID 0>> BDC\n";
}

static qpdf_oh
make_start (MbPackJob        *job,
            const MbPackPage *page,
            gboolean          wrap)
{
  const MbPackBalance *balance = &page->balance;
  g_autoptr (GString) start = g_string_new (wrap ? tag_start (page) : "");

  g_string_append (start, "q\n");
  if (balance->lacks_q == 0 && !wrap)
    {
      if (job->plain_start.id == 0)
        job->plain_start = mb_qpdf_keep (job->out, mb_qpdf_stream (job->out, start->str, start->len));
      return mb_qpdf_get (job->out, job->plain_start);
    }
  append_repeated (start, "q ", balance->lacks_q);
  g_string_append_c (start, '\n');

  return mb_qpdf_stream (job->out, start->str, start->len);
}

/* The page's own streams stay as they are, between two of ours. */
static void
write_around (MbPackJob        *job,
              const MbPackPage *page,
              gboolean          wrap,
              qpdf_oh           copy)
{
  const MbPackBalance *balance = &page->balance;
  qpdf_data out = job->out;
  qpdf_oh resources = clone_dict (out, qpdf_oh_get_key (out, copy, "/Resources"));
  qpdf_oh forms = clone_dict (out, qpdf_oh_get_key (out, resources, "/XObject"));
  qpdf_oh old = qpdf_oh_get_key (out, copy, "/Contents");
  qpdf_oh contents = qpdf_oh_new_array (out);
  g_autoptr (GString) end = g_string_new ("\n");

  if (balance->in_text)
    g_string_append (end, "ET\n");
  append_repeated (end, "EMC\n", balance->lacks_EMC);
  append_repeated (end, "Q\n", balance->lacks_Q + 1);
  if (wrap)
    g_string_append (end, "EMC\n");
  append_stamps (end, job, page, forms);

  qpdf_oh_append_item (out, contents, make_start (job, page, wrap));
  if (qpdf_oh_is_stream (out, old))
    qpdf_oh_append_item (out, contents, old);
  for (int i = 0; qpdf_oh_is_array (out, old) && i < qpdf_oh_get_array_n_items (out, old); i++)
    {
      qpdf_oh stream = qpdf_oh_get_array_item (out, old, i);

      if (qpdf_oh_is_stream (out, stream))
        qpdf_oh_append_item (out, contents, stream);
    }
  qpdf_oh_append_item (out, contents, mb_qpdf_stream (out, end->str, end->len));

  qpdf_oh_replace_key (out, resources, "/XObject", forms);
  qpdf_oh_replace_key (out, copy, "/Resources", resources);
  qpdf_oh_replace_key (out, copy, "/Contents", contents);
}

/* The page's content becomes a form that is drawn smaller. A form, since a
 * page's patterns would not be scaled with what they fill, and since what lies
 * outside the page must not come into sight; also, marks of tags that stayed
 * behind mean nothing in a form. */
static void
write_as_form (MbPackJob        *job,
               MbPackPage       *page,
               const GByteArray *content,
               gboolean          wrap,
               qpdf_oh           copy)
{
  qpdf_data out = job->out;
  qpdf_oh form = mb_qpdf_stream (out, (const char *) content->data, content->len);
  qpdf_oh dict = qpdf_oh_get_dict (out, form);
  qpdf_oh group = qpdf_oh_get_key (out, copy, "/Group");
  qpdf_oh resources = qpdf_oh_new_dictionary (out);
  qpdf_oh forms = qpdf_oh_new_dictionary (out);
  double box[4] = { page->crop.x0, page->crop.y0, page->crop.x1, page->crop.y1 };
  double matrix[6] = { page->scale, 0, 0, page->scale, page->shift_x, page->shift_y };
  g_autoptr (GString) around = g_string_new (wrap ? tag_start (page) : "");

  qpdf_oh_replace_key (out, dict, "/Type", qpdf_oh_new_name (out, "/XObject"));
  qpdf_oh_replace_key (out, dict, "/Subtype", qpdf_oh_new_name (out, "/Form"));
  qpdf_oh_replace_key (out, dict, "/BBox", mb_qpdf_numbers (out, box, 4));
  qpdf_oh_replace_key (out, dict, "/Matrix", mb_qpdf_numbers (out, matrix, 6));
  qpdf_oh_replace_key (out, dict, "/Resources", qpdf_oh_get_key (out, copy, "/Resources"));
  if (qpdf_oh_is_dictionary (out, group))
    qpdf_oh_replace_key (out, dict, "/Group", group);

  qpdf_oh_replace_key (out, forms, "/MbPage", form);
  if (!wrap)
    page->form = mb_qpdf_keep (out, form);
  g_string_append (around, "q\n/MbPage Do\nQ\n");
  if (wrap)
    g_string_append (around, "EMC\n");
  append_stamps (around, job, page, forms);
  qpdf_oh_replace_key (out, resources, "/XObject", forms);
  qpdf_oh_replace_key (out, copy, "/Resources", resources);
  qpdf_oh_replace_key (out, copy, "/Contents", mb_qpdf_stream (out, around->str, around->len));
}

/* So that they are there when they are copied. */
static void
read_annots (MbPackImport *import,
             qpdf_oh       source)
{
  qpdf_oh annots = qpdf_oh_get_key (import->qpdf, source, "/Annots");
  int n = qpdf_oh_is_array (import->qpdf, annots) ? qpdf_oh_get_array_n_items (import->qpdf, annots) : 0;

  for (int i = 0; i < MIN (n, MB_PACK_MOST_ANNOTS); i++)
    qpdf_oh_is_dictionary (import->qpdf, qpdf_oh_get_array_item (import->qpdf, annots, i));
}

static gboolean
read_page (MbPackImport  *import,
           MbPackPage    *page,
           qpdf_oh        source,
           GError       **error)
{
  g_autoptr (GByteArray) content = NULL;

  mb_pack_page_measure (page, import->qpdf, source);
  strip_page (import, source);
  read_annots (import, source);
  mb_pack_clean_page (import, source);
  content = mb_pack_content_read (import, source, error);
  if (content == NULL)
    return FALSE;
  if (!mb_pack_balance_count ((const char *) content->data, content->len, &page->balance))
    {
      mb_pack_import_fail (import, "what a page draws breaks off", error);
      return FALSE;
    }

  return mb_pack_import_check (import, error);
}

/**
 * mb_pack_pages_read:
 * @import: open
 *
 * Goes through all that its pages draw, and takes from them what is not copied.
 */
gboolean
mb_pack_pages_read (MbPackJob     *job,
                    MbPackImport  *import,
                    GError       **error)
{
  for (guint i = 0; i < import->n_pages; i++)
    {
      MbPackPage *page = mb_pack_job_page (job, import->first + i);
      gboolean read;

      if (g_cancellable_is_cancelled (job->cancellable))
        {
          mb_error_set (error, MB_ERROR_CANCELLED, NULL);
          return FALSE;
        }
      read = read_page (import, page, qpdf_get_page_n (import->qpdf, i), error);
      qpdf_oh_release_all (import->qpdf);
      if (!read)
        return FALSE;
    }

  return TRUE;
}

/* The page's annotations stay behind. */
static gboolean
add_page (MbPackJob     *job,
          MbPackImport  *import,
          MbPackPage    *page,
          qpdf_oh        source,
          GError       **error)
{
  qpdf_oh annots = qpdf_oh_get_key (import->qpdf, source, "/Annots");
  g_autofree char *why = NULL;

  page->has_annots = qpdf_oh_is_array (import->qpdf, annots);
  qpdf_oh_remove_key (import->qpdf, source, "/Annots");
  qpdf_add_page (job->out, import->qpdf, source, QPDF_FALSE);
  if (page->has_annots)
    qpdf_oh_replace_key (import->qpdf, source, "/Annots", annots);

  why = mb_qpdf_take_error (job->out);
  if (why == NULL)
    return TRUE;
  mb_pack_import_fail (import, why, error);

  return FALSE;
}

static gboolean
copy_page (MbPackJob     *job,
           MbPackImport  *import,
           guint          n,
           GError       **error)
{
  MbPackPage *page = mb_pack_job_page (job, import->first + n);
  qpdf_oh source = qpdf_get_page_n (import->qpdf, n);
  gboolean wrap = job->tagged && !import->tagged;
  qpdf_oh copy;

  mb_pack_page_place (page, &g_array_index (import->inks, MbInk, n));
  if (!add_page (job, import, page, source, error))
    return FALSE;
  copy = qpdf_get_page_n (job->out, import->first + n);
  page->ref = mb_qpdf_keep (job->out, copy);
  if (job->shared != NULL)
    mb_pack_share_page (job, copy);

  if (page->scale < 1 || (wrap && (page->balance.has_marks || page->balance.lacks_BMC > 0)))
    {
      g_autoptr (GByteArray) content = mb_pack_content_read (import, source, error);

      if (content == NULL)
        return FALSE;
      write_as_form (job, page, content, wrap, copy);
    }
  else
    write_around (job, page, wrap, copy);
  if (job->tagged)
    qpdf_oh_replace_key (job->out, copy, "/Tabs", qpdf_oh_new_name (job->out, "/S"));

  return mb_pack_import_check (import, error);
}

/**
 * mb_pack_pages_copy:
 * @import: read; its pages come after those that are there
 */
gboolean
mb_pack_pages_copy (MbPackJob     *job,
                    MbPackImport  *import,
                    GError       **error)
{
  for (guint i = 0; i < import->n_pages; i++)
    {
      MbPackPage *page = mb_pack_job_page (job, import->first + i);
      g_autofree char *words = mb_pack_page_words (page);
      gboolean copied;

      if (g_cancellable_is_cancelled (job->cancellable))
        {
          mb_error_set (error, MB_ERROR_CANCELLED, NULL);
          return FALSE;
        }

      page->stamps[MB_STAMP_NUMBER] = mb_pack_stamps_find (job, MB_STAMP_NUMBER, words);
      page->stamps[MB_STAMP_ITEM] = i == 0 ? mb_pack_stamps_find (job, MB_STAMP_ITEM, import->stamp) : NULL;
      page->stamps[MB_STAMP_MARK] = mb_pack_stamps_find (job, MB_STAMP_MARK, import->mark);
      copied = copy_page (job, import, i, error);
      qpdf_oh_release_all (import->qpdf);
      qpdf_oh_release_all (job->out);
      if (!copied)
        return FALSE;
    }

  return TRUE;
}
