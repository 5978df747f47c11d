/* Minute Book: copies pages into a pack, and stamps them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include "core/mb-error.h"

#include <string.h>

/* What a page keeps as it is. Its resources and its content get something of ours;
 * its annotations and tags follow when all pages are there. */
static const char * const page_keys[] = {
  "MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "Rotate", "UserUnit", "Group", NULL,
};

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
 * draws the stamps, as the page is seen. @forms gets what they are called, none
 * of it as anything in @taken. */
static void
append_stamps (GString          *content,
               const MbPackPage *page,
               const MbCos      *taken,
               GString          *forms)
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

      for (guint n = i; name == NULL || mb_cos_get_raw (taken, name)->kind != MB_COS_NULL; n += MB_N_STAMPS)
        {
          g_free (name);
          name = g_strdup_printf ("MbStamp%u", n);
        }
      mb_pack_append_key (forms, name);
      mb_pack_weave_lead (forms, stamp->form);
      g_string_append_printf (content, "/Artifact <</Type /Pagination /Subtype /%s>> BDC\nq\n",
                              i == MB_STAMP_NUMBER ? "Footer" : "Header");
      append_matrix (content, matrix);
      append_matrix (content, at);
      g_string_append_printf (content, "/%s Do\nQ\nEMC\n", name);
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

/* Returns: a stream of what is drawn, which other pages may have too */
static MbPackRef
make_stream (MbPackJob *job,
             GString   *content)
{
  MbPackRef stream = { 0, GPOINTER_TO_UINT (g_hash_table_lookup (job->streams, content->str)) };
  g_autoptr (GString) dict = g_string_new ("<<>>");
  g_autoptr (GBytes) data = NULL;

  if (stream.number != 0)
    return stream;

  stream = mb_pack_weave_reserve (job->weave);
  data = g_bytes_new (content->str, content->len);
  mb_pack_weave_set_stream (job->weave, stream, dict, data);
  g_hash_table_insert (job->streams, g_strdup (content->str), GUINT_TO_POINTER (stream.number));

  return stream;
}

static MbPackRef
make_start (MbPackJob        *job,
            const MbPackPage *page,
            gboolean          wrap)
{
  g_autoptr (GString) start = g_string_new (wrap ? tag_start (page) : "");

  g_string_append (start, "q\n");
  append_repeated (start, "q ", page->balance.lacks_q);

  return make_stream (job, start);
}

/* The page's own resources, with forms of ours among its own. */
static void
append_resources (MbPackJob     *job,
                  MbPackImport  *import,
                  const MbCos   *resources,
                  const MbCos   *own_forms,
                  const GString *forms,
                  GString       *words)
{
  const MbCos *dict = mb_cos_dict_of (resources);
  const MbCos *own = mb_cos_dict_of (own_forms);

  g_string_append (words, "/Resources<<");
  for (guint i = 0; i < dict->dict.n; i++)
    {
      if (strcmp (dict->dict.entries[i].key, "XObject") == 0)
        continue;
      mb_pack_append_key (words, dict->dict.entries[i].key);
      mb_pack_weave_append_value (job->weave, words, import->nth, dict->dict.entries[i].value);
    }
  g_string_append (words, "/XObject<<");
  for (guint i = 0; i < own->dict.n; i++)
    {
      mb_pack_append_key (words, own->dict.entries[i].key);
      mb_pack_weave_append_value (job->weave, words, import->nth, own->dict.entries[i].value);
    }
  g_string_append_len (words, forms->str, (gssize) forms->len);
  g_string_append (words, ">>>>");
}

static void
append_content (MbPackJob    *job,
                MbPackImport *import,
                const MbCos  *stream,
                GString      *words)
{
  if (stream->kind == MB_COS_STREAM)
    mb_pack_weave_lead (words, mb_pack_weave_find (job->weave, import->nth, stream));
}

/* The page's own streams stay as they are, between two of ours. */
static void
write_around (MbPackJob        *job,
              MbPackImport     *import,
              const MbPackPage *page,
              gboolean          wrap,
              GString          *words)
{
  const MbPackBalance *balance = &page->balance;
  const MbCos *resources = mb_cos_get (import->file, page->source, "Resources");
  const MbCos *forms = mb_cos_get (import->file, resources, "XObject");
  const MbCos *contents = mb_cos_get (import->file, page->source, "Contents");
  g_autoptr (GString) end = g_string_new ("\n"), stamps = g_string_new (NULL);

  if (balance->in_text)
    g_string_append (end, "ET\n");
  append_repeated (end, "EMC\n", balance->lacks_EMC);
  append_repeated (end, "Q\n", balance->lacks_Q + 1);
  if (wrap)
    g_string_append (end, "EMC\n");
  append_stamps (end, page, forms, stamps);
  append_resources (job, import, resources, forms, stamps, words);

  g_string_append (words, "/Contents[");
  mb_pack_weave_lead (words, make_start (job, page, wrap));
  append_content (job, import, contents, words);
  for (guint i = 0; contents->kind == MB_COS_ARRAY && i < contents->array.n; i++)
    append_content (job, import, mb_cos_at (import->file, contents, i), words);
  mb_pack_weave_lead (words, make_stream (job, end));
  g_string_append_c (words, ']');
}

static MbPackRef
make_form (MbPackJob        *job,
           MbPackImport     *import,
           const MbPackPage *page,
           GByteArray       *content)
{
  MbPackRef form = mb_pack_weave_reserve (job->weave);
  const MbCos *group = mb_cos_get_raw (page->source, "Group");
  const MbCos *resources = mb_cos_get_raw (page->source, "Resources");
  double box[4] = { page->crop.x0, page->crop.y0, page->crop.x1, page->crop.y1 };
  double matrix[6] = { page->scale, 0, 0, page->scale, page->shift_x, page->shift_y };
  g_autoptr (GString) dict = g_string_new ("<</Type/XObject/Subtype/Form/BBox");
  g_autoptr (GBytes) data = g_bytes_new (content->data, content->len);

  mb_pack_append_numbers (dict, box, 4);
  g_string_append (dict, "/Matrix");
  mb_pack_append_numbers (dict, matrix, 6);
  g_string_append (dict, "/Resources ");
  if (mb_cos_resolve (import->file, resources)->kind == MB_COS_DICT)
    mb_pack_weave_append_value (job->weave, dict, import->nth, resources);
  else
    g_string_append (dict, "<<>>");
  if (mb_cos_resolve (import->file, group)->kind == MB_COS_DICT)
    {
      g_string_append (dict, "/Group ");
      mb_pack_weave_append_value (job->weave, dict, import->nth, group);
    }
  g_string_append (dict, ">>");
  mb_pack_weave_set_stream (job->weave, form, dict, data);

  return form;
}

/* The page's content becomes a form that is drawn smaller. A form, since a
 * page's patterns would not be scaled with what they fill, and since what lies
 * outside the page must not come into sight; also, marks of tags that stayed
 * behind mean nothing in a form. */
static void
write_as_form (MbPackJob    *job,
               MbPackImport *import,
               MbPackPage   *page,
               GByteArray   *content,
               gboolean      wrap,
               GString      *words)
{
  MbPackRef form = make_form (job, import, page, content);
  g_autoptr (GString) around = g_string_new (wrap ? tag_start (page) : "");

  if (!wrap)
    page->form = form;
  g_string_append (around, "q\n/MbPage Do\nQ\n");
  if (wrap)
    g_string_append (around, "EMC\n");
  g_string_append (words, "/Resources<</XObject<</MbPage ");
  mb_pack_weave_lead (words, form);
  append_stamps (around, page, &mb_cos_null, words);
  g_string_append (words, ">>>>/Contents");
  mb_pack_weave_lead (words, make_stream (job, around));
}

static gboolean
read_page (MbPackImport  *import,
           MbPackPage    *page,
           GError       **error)
{
  g_autoptr (GByteArray) content = NULL;

  mb_pack_page_measure (page, import->file);
  mb_pack_clean_page (import, page->source);
  content = mb_pack_content_read (import, page->source, error);
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
 * Goes through all that its pages draw, and takes from them what is not brought
 * along.
 */
gboolean
mb_pack_pages_read (MbPackJob     *job,
                    MbPackImport  *import,
                    GError       **error)
{
  for (guint i = 0; i < import->n_pages; i++)
    {
      if (g_cancellable_is_cancelled (job->cancellable))
        {
          mb_error_set (error, MB_ERROR_CANCELLED, NULL);
          return FALSE;
        }
      if (!read_page (import, mb_pack_job_page (job, import->first + i), error))
        return FALSE;
    }

  return TRUE;
}

static void
append_kept (MbPackJob        *job,
             MbPackImport     *import,
             const MbPackPage *page,
             GString          *words)
{
  const double box[] = { page->crop.x0, page->crop.y0, page->crop.x1, page->crop.y1 };

  if (page->lacks_box)
    {
      mb_pack_append_key (words, "MediaBox");
      mb_pack_append_numbers (words, box, 4);
    }
  for (guint i = 0; page_keys[i] != NULL; i++)
    {
      const MbCos *value = mb_cos_get_raw (page->source, page_keys[i]);

      if (value->kind == MB_COS_NULL || (page->lacks_box && strcmp (page_keys[i], "MediaBox") == 0))
        continue;
      mb_pack_append_key (words, page_keys[i]);
      mb_pack_weave_append_value (job->weave, words, import->nth, value);
    }
}

static gboolean
copy_page (MbPackJob     *job,
           MbPackImport  *import,
           guint          n,
           GError       **error)
{
  MbPackPage *page = mb_pack_job_page (job, import->first + n);
  gboolean wrap = job->tagged && !import->tagged;
  g_autoptr (GString) words = g_string_new ("<</Type/Page");

  mb_pack_page_place (page, &g_array_index (import->inks, MbInk, n));
  if (job->alike != NULL)
    mb_pack_share_page (job, import, page->source);
  append_kept (job, import, page, words);
  if (page->scale < 1 || (wrap && (page->balance.has_marks || page->balance.lacks_BMC > 0)))
    {
      g_autoptr (GByteArray) content = mb_pack_content_read (import, page->source, error);

      if (content == NULL)
        return FALSE;
      write_as_form (job, import, page, content, wrap, words);
    }
  else
    write_around (job, import, page, wrap, words);
  g_string_append (words, job->tagged ? "/Tabs/S>>" : ">>");
  mb_pack_weave_set (job->weave, page->ref, words);

  return mb_pack_import_check (import, error);
}

/**
 * mb_pack_pages_copy:
 * @import: read, and its pages have their places in the weave
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

      if (g_cancellable_is_cancelled (job->cancellable))
        {
          mb_error_set (error, MB_ERROR_CANCELLED, NULL);
          return FALSE;
        }

      page->stamps[MB_STAMP_NUMBER] = mb_pack_stamps_find (job, MB_STAMP_NUMBER, words);
      page->stamps[MB_STAMP_ITEM] = i == 0 ? mb_pack_stamps_find (job, MB_STAMP_ITEM, import->stamp) : NULL;
      page->stamps[MB_STAMP_MARK] = mb_pack_stamps_find (job, MB_STAMP_MARK, import->mark);
      if (!copy_page (job, import, i, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * mb_pack_pages_write:
 *
 * Puts all pages into one tree.
 */
void
mb_pack_pages_write (MbPackJob *job)
{
  MbPackRef tree = mb_pack_weave_reserve (job->weave);
  g_autoptr (GString) words = g_string_new ("<</Type/Pages/Count"), parent = g_string_new ("/Parent");

  mb_pack_append_integer (words, job->pages->len);
  g_string_append (words, "/Kids[");
  mb_pack_weave_lead (parent, tree);
  for (guint i = 0; i < job->pages->len; i++)
    {
      mb_pack_weave_lead (words, mb_pack_job_page (job, i)->ref);
      mb_pack_weave_add (job->weave, mb_pack_job_page (job, i)->ref, parent);
    }
  g_string_append (words, "]>>");
  mb_pack_weave_set (job->weave, tree, words);
  g_string_append (job->root, "/Pages");
  mb_pack_weave_lead (job->root, tree);
}
