/* Minute Book: brings links, comments and fields into a pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include "core/mb-error.h"

#include <string.h>

#define DEEPEST_VALUE 32

/* The flags of ISO 32000-1, table 165. */
#define FLAG_HIDDEN    (1 << 1)
#define FLAG_PRINT     (1 << 2)
#define FLAG_NO_VIEW   (1 << 5)
#define FLAG_READ_ONLY (1 << 6)
#define FLAG_LOCKED    (1 << 7)

/* Marks on paper. Whatever plays, opens or holds something is not among them. */
static const char * const kept_types[] = {
  "/Link", "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight",
  "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Widget", NULL,
};

/* What describes a mark; nothing that leads elsewhere, acts, or belongs to
 * another annotation. */
static const char * const kept_keys[] = {
  "/Contents", "/F", "/AS", "/Border", "/BS", "/BE", "/C", "/H", "/CA", "/ca", "/Lang", "/M", "/CreationDate",
  "/T", "/Subj", "/Name", "/LE", "/IC", "/RD", "/DA", "/DS", "/Q", "/IT", "/LL", "/LLE", "/LLO", "/Sy", "/OC",
  "/CO", "/Cap", "/CP", NULL,
};

/* Lists of points, which move with the page's content. */
static const char * const point_keys[] = { "/QuadPoints", "/L", "/Vertices", "/CL", NULL };

static qpdf_oh copy_value (MbPackJob    *job,
                           MbPackImport *import,
                           qpdf_oh       value,
                           guint         depth);

static qpdf_oh
copy_array (MbPackJob    *job,
            MbPackImport *import,
            qpdf_oh       array,
            guint         depth)
{
  qpdf_oh copy = qpdf_oh_new_array (job->out);
  int n = qpdf_oh_get_array_n_items (import->qpdf, array);

  for (int i = 0; i < n; i++)
    mb_qpdf_append (job->out, copy,
                    copy_value (job, import, qpdf_oh_get_array_item (import->qpdf, array, i), depth + 1));

  return copy;
}

static qpdf_oh
copy_dict (MbPackJob    *job,
           MbPackImport *import,
           qpdf_oh       dict,
           guint         depth)
{
  qpdf_oh copy = qpdf_oh_new_dictionary (job->out);
  g_auto (GStrv) keys = mb_qpdf_get_keys (import->qpdf, dict);

  for (guint i = 0; keys[i] != NULL; i++)
    mb_qpdf_put (job->out, copy, keys[i],
                 copy_value (job, import, qpdf_oh_get_key (import->qpdf, dict, keys[i]), depth + 1));

  return copy;
}

/* Returns: the value in the pack. (The annotation would have to be made anew in
 * the import to be copied as a whole; and to make an object there has libqpdf
 * read all that is in the file.) A page is not copied: what leads to one is
 * written anew. */
static qpdf_oh
copy_value (MbPackJob    *job,
            MbPackImport *import,
            qpdf_oh       value,
            guint         depth)
{
  qpdf_data from = import->qpdf, out = job->out;
  enum qpdf_object_type_e type = qpdf_oh_get_type_code (from, value);

  if (depth > DEEPEST_VALUE || (type == ot_dictionary && qpdf_oh_is_dictionary_of_type (from, value, "/Page", NULL)))
    return qpdf_oh_new_null (out);
  if (qpdf_oh_is_indirect (from, value))
    return qpdf_oh_copy_foreign_object (out, from, value);

  switch (type)
    {
    case ot_array:
      return copy_array (job, import, value, depth);
    case ot_dictionary:
      return copy_dict (job, import, value, depth);
    case ot_name:
      return qpdf_oh_new_name (out, qpdf_oh_get_name (from, value));
    case ot_integer:
      return qpdf_oh_new_integer (out, qpdf_oh_get_int_value (from, value));
    case ot_real:
      return qpdf_oh_new_real_from_string (out, qpdf_oh_get_real_value (from, value));
    default:
      return qpdf_oh_parse (out, qpdf_oh_unparse (from, value));
    }
}

static qpdf_oh
shrink_points (MbPackJob        *job,
               MbPackImport     *import,
               const MbPackPage *page,
               qpdf_oh           points)
{
  qpdf_data qpdf = import->qpdf;
  int n = qpdf_oh_is_array (qpdf, points) ? qpdf_oh_get_array_n_items (qpdf, points) : 0;
  qpdf_oh array = qpdf_oh_new_array (job->out);

  for (int i = 0; i + 1 < n; i += 2)
    {
      double x, y;

      if (!mb_qpdf_get_number (qpdf, qpdf_oh_get_array_item (qpdf, points, i), &x) ||
          !mb_qpdf_get_number (qpdf, qpdf_oh_get_array_item (qpdf, points, i + 1), &y))
        break;
      mb_pack_page_shrink (page, &x, &y);
      mb_qpdf_append (job->out, array, mb_qpdf_number (job->out, x));
      mb_qpdf_append (job->out, array, mb_qpdf_number (job->out, y));
    }

  return array;
}

static qpdf_oh
shrink_lists (MbPackJob        *job,
              MbPackImport     *import,
              const MbPackPage *page,
              qpdf_oh           lists)
{
  qpdf_data qpdf = import->qpdf;
  qpdf_oh array = qpdf_oh_new_array (job->out);
  int n = qpdf_oh_is_array (qpdf, lists) ? qpdf_oh_get_array_n_items (qpdf, lists) : 0;

  for (int i = 0; i < n; i++)
    mb_qpdf_append (job->out, array, shrink_points (job, import, page, qpdf_oh_get_array_item (qpdf, lists, i)));

  return array;
}

/* How the annotation looks by itself, not under the mouse; @flatten: only in
 * its present state. Returns: whether it looks like anything */
static gboolean
copy_look (MbPackJob    *job,
           MbPackImport *import,
           qpdf_oh       from,
           qpdf_oh       to,
           gboolean      flatten)
{
  qpdf_data qpdf = import->qpdf;
  qpdf_oh looks = qpdf_oh_get_key (qpdf, from, "/AP");
  qpdf_oh look, state, copy;

  if (!qpdf_oh_is_dictionary (qpdf, looks))
    return FALSE;
  look = qpdf_oh_get_key (qpdf, looks, "/N");
  if (flatten && qpdf_oh_is_dictionary (qpdf, look))
    {
      state = qpdf_oh_get_key (qpdf, from, "/AS");
      look = qpdf_oh_is_name (qpdf, state) ? qpdf_oh_get_key (qpdf, look, qpdf_oh_get_name (qpdf, state))
                                           : qpdf_oh_new_null (qpdf);
      qpdf_oh_remove_key (job->out, to, "/AS");
    }
  if (!qpdf_oh_is_stream (qpdf, look) && !qpdf_oh_is_dictionary (qpdf, look))
    return FALSE;

  mb_pack_clean_look (import, look);
  copy = qpdf_oh_new_dictionary (job->out);
  mb_qpdf_put (job->out, copy, "/N", copy_value (job, import, look, 0));
  mb_qpdf_put (job->out, to, "/AP", copy);

  return TRUE;
}

/* All that may come along as it is, or has to move with the page's content. */
static void
copy_keys (MbPackJob        *job,
           MbPackImport     *import,
           const MbPackPage *page,
           qpdf_oh           annot,
           qpdf_oh           clean)
{
  qpdf_data qpdf = import->qpdf;
  g_auto (GStrv) keys = mb_qpdf_get_keys (qpdf, annot);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      gboolean points = g_strv_contains (point_keys, keys[i]), lists = strcmp (keys[i], "/InkList") == 0;
      qpdf_oh value;

      if (!points && !lists && !g_strv_contains (kept_keys, keys[i]))
        continue;
      value = qpdf_oh_get_key (qpdf, annot, keys[i]);
      mb_qpdf_put (job->out, clean, keys[i],
                   points  ? shrink_points (job, import, page, value)
                   : lists ? shrink_lists (job, import, page, value)
                           : copy_value (job, import, value, 0));
    }
}

/* The annotation in the pack, without what can't come along. Returns: FALSE if
 * nothing is left of it */
static gboolean
make_clean (MbPackJob        *job,
            MbPackImport     *import,
            const MbPackPage *page,
            qpdf_oh           annot,
            const char       *type,
            qpdf_oh          *clean)
{
  qpdf_data qpdf = import->qpdf, out = job->out;
  gboolean widget = strcmp (type, "/Widget") == 0;
  double rect[4];
  int flags = 0;
  gboolean look;

  if (!mb_qpdf_get_numbers (qpdf, qpdf_oh_get_key (qpdf, annot, "/Rect"), rect, 4))
    return FALSE;
  mb_pack_page_shrink (page, &rect[0], &rect[1]);
  mb_pack_page_shrink (page, &rect[2], &rect[3]);

  *clean = qpdf_oh_new_dictionary (out);
  copy_keys (job, import, page, annot, *clean);
  mb_qpdf_put_name (out, *clean, "/Type", "/Annot");
  mb_qpdf_put_name (out, *clean, "/Subtype", widget ? "/Stamp" : type);
  mb_qpdf_put (out, *clean, "/Rect", mb_qpdf_numbers (out, rect, 4));
  look = copy_look (job, import, annot, *clean, widget);

  if (widget)
    {
      /* A field that nobody can fill in any more: what it looks like. */
      qpdf_oh_get_value_as_int (qpdf, qpdf_oh_get_key (qpdf, annot, "/F"), &flags);
      if (!look || flags & (FLAG_HIDDEN | FLAG_NO_VIEW))
        return FALSE;
      flags = (flags & FLAG_PRINT) | FLAG_READ_ONLY | FLAG_LOCKED;
      mb_qpdf_put_integer (out, *clean, "/F", flags);
      qpdf_oh_remove_key (out, *clean, "/T");
    }

  return TRUE;
}

/* The paper and the page that a link leads to, as they are printed. */
static char *
describe_page (const MbPackJob *job,
               int              page)
{
  const GPtrArray *parts = job->pack->parts;

  for (guint i = 0; page >= 0 && i < parts->len; i++)
    {
      const MbPackImport *part = parts->pdata[i];
      g_autofree char *words = NULL;

      if ((guint) page < part->first || (guint) page >= part->first + part->n_pages)
        continue;
      words = mb_pack_page_words (mb_pack_job_page (job, (guint) page));
      if (words == NULL || *words == '\0')
        return g_strdup (part->title);

      return part->title != NULL ? g_strconcat (part->title, ", ", words, NULL) : g_steal_pointer (&words);
    }

  return NULL;
}

/* What a link must say for PDF/A-2 (6.3.2) and PDF/UA-1 (7.18.5), where whoever
 * made it left it out: that it goes with the words under it to paper, and where
 * it leads. */
static void
complete_link (MbPackJob        *job,
               qpdf_oh           link,
               const char       *uri,
               const MbPackDest *dest)
{
  qpdf_oh old = qpdf_oh_get_key (job->out, link, "/F");
  g_autofree char *said = mb_qpdf_get_text (job->out, qpdf_oh_get_key (job->out, link, "/Contents"));
  g_autofree char *place = uri != NULL ? g_utf8_make_valid (uri, -1) : describe_page (job, dest->page);
  int flags = 0;

  if (qpdf_oh_is_integer (job->out, old))
    qpdf_oh_get_value_as_int (job->out, old, &flags);
  if ((flags & (FLAG_HIDDEN | FLAG_NO_VIEW)) == 0)
    qpdf_oh_replace_key (job->out, link, "/F", qpdf_oh_new_integer (job->out, flags | FLAG_PRINT));
  if ((said == NULL || *said == '\0') && place != NULL && *place != '\0')
    qpdf_oh_replace_key (job->out, link, "/Contents", qpdf_oh_new_unicode_string (job->out, place));
}

static void
write_action (MbPackJob  *job,
              qpdf_oh     annot,
              const char *kind,
              const char *key,
              qpdf_oh     value)
{
  qpdf_oh action = qpdf_oh_new_dictionary (job->out);

  qpdf_oh_replace_key (job->out, action, "/S", qpdf_oh_new_name (job->out, kind));
  qpdf_oh_replace_key (job->out, action, key, value);
  qpdf_oh_replace_key (job->out, annot, "/A", action);
}

/* Returns: whether the annotation came along, as @copy. */
static gboolean
copy_annot (MbPackJob        *job,
            MbPackImport     *import,
            const MbPackPage *page,
            qpdf_oh           annot,
            qpdf_oh          *copy)
{
  qpdf_data qpdf = import->qpdf;
  qpdf_oh subtype = qpdf_oh_get_key (qpdf, annot, "/Subtype");
  g_autofree char *type = NULL, *uri = NULL, *turn = NULL;
  MbPackDest dest = { .page = -1 };
  qpdf_oh clean;
  gboolean link;

  if (!qpdf_oh_is_name (qpdf, subtype))
    return FALSE;
  type = g_strdup (qpdf_oh_get_name (qpdf, subtype));
  link = strcmp (type, "/Link") == 0;
  if (!g_strv_contains (kept_types, type) ||
      (link && !mb_pack_links_action (job, import, annot, &dest, &uri, &turn)) ||
      !make_clean (job, import, page, annot, type, &clean))
    return FALSE;

  *copy = qpdf_make_indirect_object (job->out, clean);
  qpdf_oh_replace_key (job->out, *copy, "/P", mb_qpdf_get (job->out, page->ref));
  if (uri != NULL)
    write_action (job, *copy, "/URI", "/URI", qpdf_oh_new_string (job->out, uri));
  else if (turn != NULL)
    {
      g_autofree char *name = g_strconcat ("/", turn, NULL);

      write_action (job, *copy, "/Named", "/N", qpdf_oh_new_name (job->out, name));
    }
  else if (link)
    qpdf_oh_replace_key (job->out, *copy, "/Dest", mb_pack_links_write (job, &dest));
  if (link)
    complete_link (job, *copy, uri, &dest);

  return TRUE;
}

static void
copy_page_annots (MbPackJob        *job,
                  MbPackImport     *import,
                  guint             n_page,
                  const MbPackPage *page)
{
  qpdf_oh annots = qpdf_oh_get_key (import->qpdf, qpdf_get_page_n (import->qpdf, n_page), "/Annots");
  int n = MIN (qpdf_oh_get_array_n_items (import->qpdf, annots), MB_PACK_MOST_ANNOTS);
  qpdf_oh array = qpdf_oh_new_array (job->out);
  qpdf_oh copy_of_page;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh annot = qpdf_oh_get_array_item (import->qpdf, annots, i);
      qpdf_oh copy;

      if (qpdf_oh_is_dictionary (import->qpdf, annot) && copy_annot (job, import, page, annot, &copy))
        {
          qpdf_oh_append_item (job->out, array, copy);
          g_hash_table_insert (import->annots, GINT_TO_POINTER (qpdf_oh_get_object_id (import->qpdf, annot)),
                               GINT_TO_POINTER (qpdf_oh_get_object_id (job->out, copy)));
        }
    }

  if (qpdf_oh_get_array_n_items (job->out, array) == 0)
    return;
  copy_of_page = mb_qpdf_get (job->out, page->ref);
  qpdf_oh_replace_key (job->out, copy_of_page, "/Annots", array);
}

/**
 * mb_pack_annots_copy:
 * @import: its pages, and all others that its links may lead to, are there
 *
 * Brings the annotations: links that lead somewhere, marks and comments.
 * Fields come as they look.
 */
gboolean
mb_pack_annots_copy (MbPackJob     *job,
                     MbPackImport  *import,
                     GError       **error)
{
  g_autofree char *why = NULL;

  for (guint i = 0; i < import->n_pages; i++)
    {
      const MbPackPage *page = mb_pack_job_page (job, import->first + i);

      if (g_cancellable_is_cancelled (job->cancellable))
        {
          mb_error_set (error, MB_ERROR_CANCELLED, NULL);
          return FALSE;
        }
      if (!page->has_annots)
        continue;
      copy_page_annots (job, import, i, page);
      qpdf_oh_release_all (import->qpdf);
      qpdf_oh_release_all (job->out);
    }

  why = mb_qpdf_take_error (job->out);
  if (why != NULL)
    {
      mb_pack_import_fail (import, why, error);
      return FALSE;
    }

  return mb_pack_import_check (import, error);
}
