/* Minute Book: brings links, comments and fields into a pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include "core/mb-error.h"

#include <string.h>

/* The flags of ISO 32000-1, table 165. */
#define FLAG_HIDDEN    (1 << 1)
#define FLAG_PRINT     (1 << 2)
#define FLAG_NO_VIEW   (1 << 5)
#define FLAG_READ_ONLY (1 << 6)
#define FLAG_LOCKED    (1 << 7)

/* Marks on paper. Whatever plays, opens or holds something is not among them. */
static const char * const kept_types[] = {
  "Link", "Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight",
  "Underline", "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Widget", NULL,
};

/* What describes a mark; nothing that leads elsewhere, acts, or belongs to
 * another annotation. */
static const char * const kept_keys[] = {
  "Contents", "AS", "Border", "BS", "BE", "C", "H", "CA", "ca", "Lang", "M", "CreationDate",
  "T", "Subj", "Name", "LE", "IC", "RD", "DA", "DS", "Q", "IT", "LL", "LLE", "LLO", "Sy", "OC",
  "CO", "Cap", "CP", NULL,
};

/* What only a field has. */
static const char * const field_keys[] = { "AS", "T", NULL };

/* Lists of points, which move with the page's content. */
static const char * const point_keys[] = { "QuadPoints", "L", "Vertices", "CL", NULL };

static void
append_points (MbPackImport     *import,
               const MbPackPage *page,
               const MbCos      *points,
               GString          *words)
{
  g_string_append_c (words, '[');
  for (guint i = 0; points->kind == MB_COS_ARRAY && i + 1 < points->array.n; i += 2)
    {
      double at[2];

      if (!mb_cos_number (mb_cos_at (import->file, points, i), &at[0]) ||
          !mb_cos_number (mb_cos_at (import->file, points, i + 1), &at[1]))
        break;
      mb_pack_page_shrink (page, &at[0], &at[1]);
      mb_pack_append_number (words, at[0]);
      mb_pack_append_number (words, at[1]);
    }
  g_string_append_c (words, ']');
}

static void
append_lists (MbPackImport     *import,
              const MbPackPage *page,
              const MbCos      *lists,
              GString          *words)
{
  g_string_append_c (words, '[');
  for (guint i = 0; lists->kind == MB_COS_ARRAY && i < lists->array.n; i++)
    append_points (import, page, mb_cos_at (import->file, lists, i), words);
  g_string_append_c (words, ']');
}

/* How the annotation looks by itself, not under the mouse; @flatten: only in
 * its present state. Returns: whether it looks like anything */
static gboolean
append_look (MbPackJob    *job,
             MbPackImport *import,
             const MbCos  *annot,
             gboolean      flatten,
             GString      *words)
{
  MbCosFile *file = import->file;
  const MbCos *raw = mb_cos_get_raw (mb_cos_get (file, annot, "AP"), "N");
  MbCos *look = mb_cos_resolve (file, raw);

  if (flatten && look->kind == MB_COS_DICT)
    {
      raw = mb_cos_get_raw (look, mb_cos_name (mb_cos_get (file, annot, "AS")));
      look = mb_cos_resolve (file, raw);
    }
  if (look->kind != MB_COS_STREAM && look->kind != MB_COS_DICT)
    return FALSE;

  mb_pack_clean_look (import, look);
  g_string_append (words, "/AP<</N ");
  mb_pack_weave_append_value (job->weave, words, import->nth, raw);
  g_string_append (words, ">>");

  return TRUE;
}

/* All that may come along as it is, or has to move with the page's content. */
static void
append_kept (MbPackJob        *job,
             MbPackImport     *import,
             const MbPackPage *page,
             const MbCos      *annot,
             gboolean          widget,
             GString          *words)
{
  for (guint i = 0; i < annot->dict.n; i++)
    {
      const MbCosEntry *entry = &annot->dict.entries[i];
      const MbCos *value = mb_cos_resolve (import->file, entry->value);
      gboolean points = g_strv_contains (point_keys, entry->key), lists = strcmp (entry->key, "InkList") == 0;

      if ((!points && !lists && !g_strv_contains (kept_keys, entry->key)) || value->kind == MB_COS_NULL ||
          (widget && g_strv_contains (field_keys, entry->key)))
        continue;
      mb_pack_append_key (words, entry->key);
      if (points)
        append_points (import, page, value, words);
      else if (lists)
        append_lists (import, page, value, words);
      else
        mb_pack_weave_append_value (job->weave, words, import->nth, entry->value);
    }
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

/* Where a link leads, and what it must say for PDF/A-2 (6.3.2) and PDF/UA-1
 * (7.18.5), where whoever made it left it out: that it goes with the words under it
 * to paper, and where it leads. */
static void
append_link (MbPackJob        *job,
             MbPackImport     *import,
             MbCos            *annot,
             const char       *uri,
             const char       *turn,
             const MbPackDest *dest,
             GString          *words)
{
  g_autofree char *said = mb_pack_dup_text (mb_cos_get (import->file, annot, "Contents"));
  g_autofree char *place = uri != NULL ? g_utf8_make_valid (uri, -1) : describe_page (job, dest->page);

  if (uri != NULL)
    {
      g_string_append (words, "/A<</S/URI/URI");
      mb_pack_append_bytes (words, uri, strlen (uri));
      g_string_append (words, ">>");
    }
  else if (turn != NULL)
    {
      g_string_append (words, "/A<</S/Named/N");
      mb_pack_append_name (words, turn);
      g_string_append (words, ">>");
    }
  else
    {
      g_string_append (words, "/Dest");
      mb_pack_links_write (job, words, dest);
    }
  if ((said == NULL || *said == '\0') && place != NULL && *place != '\0')
    {
      mb_cos_remove (annot, "Contents");
      g_string_append (words, "/Contents");
      mb_pack_append_text (words, place);
    }
}

/* A field is one that nobody can fill in any more. */
static void
append_flags (MbPackImport *import,
              const MbCos  *annot,
              gboolean      widget,
              gboolean      link,
              GString      *words)
{
  const MbCos *said = mb_cos_get (import->file, annot, "F");
  int flags = said->kind == MB_COS_INTEGER ? (int) CLAMP (said->integer, 0, G_MAXINT32) : 0;

  if (widget)
    flags = (flags & FLAG_PRINT) | FLAG_READ_ONLY | FLAG_LOCKED;
  else if (link && (flags & (FLAG_HIDDEN | FLAG_NO_VIEW)) == 0)
    flags |= FLAG_PRINT;
  if (said->kind == MB_COS_NULL && flags == 0)
    return;
  g_string_append (words, "/F");
  mb_pack_append_integer (words, flags);
}

static gboolean
is_hidden (MbPackImport *import,
           const MbCos  *annot)
{
  return (mb_cos_integer (mb_cos_get (import->file, annot, "F"), 0) & (FLAG_HIDDEN | FLAG_NO_VIEW)) != 0;
}

static gboolean
append_rect (MbPackImport     *import,
             const MbPackPage *page,
             const MbCos      *annot,
             GString          *words)
{
  const MbCos *array = mb_cos_get (import->file, annot, "Rect");
  double rect[4];

  if (array->kind != MB_COS_ARRAY || array->array.n != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    if (!mb_cos_number (mb_cos_at (import->file, array, i), &rect[i]))
      return FALSE;
  mb_pack_page_shrink (page, &rect[0], &rect[1]);
  mb_pack_page_shrink (page, &rect[2], &rect[3]);
  g_string_append (words, "/Rect");
  mb_pack_append_numbers (words, rect, 4);

  return TRUE;
}

/* The annotation in the pack, without what can't come along. Returns: FALSE if
 * nothing is left of it */
static gboolean
append_annot (MbPackJob        *job,
              MbPackImport     *import,
              const MbPackPage *page,
              MbCos            *annot,
              GString          *words)
{
  const char *type = mb_cos_name (mb_cos_get (import->file, annot, "Subtype"));
  gboolean link = strcmp (type, "Link") == 0, widget = strcmp (type, "Widget") == 0;
  g_autofree char *uri = NULL, *turn = NULL;
  MbPackDest dest = { .page = -1 };
  gboolean looks;

  if (!g_strv_contains (kept_types, type) ||
      (link && !mb_pack_links_action (job, import, annot, &dest, &uri, &turn)) ||
      (widget && is_hidden (import, annot)))
    return FALSE;

  g_string_assign (words, "<</Type/Annot/Subtype");
  mb_pack_append_name (words, widget ? "Stamp" : type);
  if (!append_rect (import, page, annot, words))
    return FALSE;
  looks = append_look (job, import, annot, widget, words);
  if (widget && !looks)
    return FALSE;
  if (link)
    append_link (job, import, annot, uri, turn, &dest, words);
  append_flags (import, annot, widget, link, words);
  append_kept (job, import, page, annot, widget, words);
  g_string_append (words, "/P");
  mb_pack_weave_lead (words, page->ref);
  g_string_append (words, ">>");

  return TRUE;
}

static void
copy_page_annots (MbPackJob        *job,
                  MbPackImport     *import,
                  const MbPackPage *page)
{
  const MbCos *annots = mb_cos_get (import->file, page->source, "Annots");
  guint n = annots->kind == MB_COS_ARRAY ? MIN (annots->array.n, MB_PACK_MOST_ANNOTS) : 0;
  g_autoptr (GString) list = g_string_new ("/Annots["), words = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      MbCos *annot = mb_cos_at (import->file, annots, i);
      MbPackRef copy;

      if (annot->kind != MB_COS_DICT || !append_annot (job, import, page, annot, words))
        continue;
      copy = mb_pack_weave_reserve (job->weave);
      mb_pack_weave_set (job->weave, copy, words);
      mb_pack_weave_lead (list, copy);
      if (annot->top)
        g_hash_table_insert (import->annots, GUINT_TO_POINTER (annot->number), GUINT_TO_POINTER (copy.number));
      any = TRUE;
    }

  g_string_append_c (list, ']');
  if (any)
    mb_pack_weave_add (job->weave, page->ref, list);
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
  for (guint i = 0; i < import->n_pages; i++)
    {
      if (g_cancellable_is_cancelled (job->cancellable))
        {
          mb_error_set (error, MB_ERROR_CANCELLED, NULL);
          return FALSE;
        }
      copy_page_annots (job, import, mb_pack_job_page (job, import->first + i));
    }

  return mb_pack_import_check (import, error);
}
