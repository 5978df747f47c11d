/* Minute Book: where the links of a pack's parts lead
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include <math.h>
#include <string.h>

#define DEEPEST_TREE  24
#define MOST_NAMES    200000

/* The kinds of destination and their numbers, from ISO 32000-1, table 151. */
static const struct
{
  const char *name;
  int         n_values;
} kinds[] = {
  { "XYZ", 3 }, { "Fit", 0 }, { "FitH", 1 }, { "FitV", 1 },
  { "FitR", 4 }, { "FitB", 0 }, { "FitBH", 1 }, { "FitBV", 1 },
};

/* What may follow a link: nothing that runs or opens something here. */
static const char * const schemes[] = { "http", "https", "mailto", "tel", "ftp", NULL };
static const char * const turns[] = { "NextPage", "PrevPage", "FirstPage", "LastPage", NULL };

static gboolean
read_array (MbPackImport *import,
            qpdf_oh       array,
            MbPackDest   *dest)
{
  qpdf_data qpdf = import->qpdf;
  qpdf_oh page = qpdf_oh_get_array_item (qpdf, array, 0);
  qpdf_oh kind = qpdf_oh_get_array_item (qpdf, array, 1);
  guint n = 0;
  guint k = 1;

  if (qpdf_oh_is_integer (qpdf, page))
    n = (guint) CLAMP (qpdf_oh_get_int_value (qpdf, page), -1, G_MAXINT - 1) + 1;
  else
    n = GPOINTER_TO_UINT (g_hash_table_lookup (import->pages,
                                               GINT_TO_POINTER (qpdf_oh_get_object_id (qpdf, page))));
  if (n == 0 || n > import->n_pages)
    return FALSE;

  if (qpdf_oh_is_name (qpdf, kind))
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (strcmp (qpdf_oh_get_name (qpdf, kind) + 1, kinds[i].name) == 0)
        k = i;

  dest->page = (int) (import->first + n - 1);
  dest->n_values = kinds[k].n_values;
  g_strlcpy (dest->kind, kinds[k].name, sizeof dest->kind);
  for (int i = 0; i < dest->n_values; i++)
    if (!mb_qpdf_get_number (qpdf, qpdf_oh_get_array_item (qpdf, array, i + 2), &dest->values[i]))
      dest->values[i] = NAN;

  return TRUE;
}

/* An array, or a dictionary with one. */
static gboolean
read_explicit (MbPackImport *import,
               qpdf_oh       target,
               MbPackDest   *dest)
{
  if (qpdf_oh_is_dictionary (import->qpdf, target))
    target = qpdf_oh_get_key (import->qpdf, target, "/D");

  return qpdf_oh_is_array (import->qpdf, target) &&
         qpdf_oh_get_array_n_items (import->qpdf, target) > 0 && read_array (import, target, dest);
}

static void
collect_name (MbPackImport *import,
              char         *name,
              qpdf_oh       target)
{
  MbPackDest dest = { .page = -1 };

  if (name != NULL && !g_hash_table_contains (import->names, name) &&
      g_hash_table_size (import->names) < MOST_NAMES && read_explicit (import, target, &dest))
    g_hash_table_insert (import->names, g_strdup (name), g_memdup2 (&dest, sizeof dest));
  g_free (name);
}

/* @seen guards against trees that bite their own tails. */
static void
collect_tree (MbPackImport *import,
              qpdf_oh       node,
              guint         depth,
              GHashTable   *seen)
{
  qpdf_data qpdf = import->qpdf;
  int id = qpdf_oh_get_object_id (qpdf, node);
  qpdf_oh names, kids;

  if (depth > DEEPEST_TREE || !qpdf_oh_is_dictionary (qpdf, node) ||
      (id != 0 && !g_hash_table_add (seen, GINT_TO_POINTER (id))))
    return;

  names = qpdf_oh_get_key (qpdf, node, "/Names");
  for (int i = 0; qpdf_oh_is_array (qpdf, names) && i + 1 < qpdf_oh_get_array_n_items (qpdf, names); i += 2)
    collect_name (import, mb_qpdf_get_text (qpdf, qpdf_oh_get_array_item (qpdf, names, i)),
                  qpdf_oh_get_array_item (qpdf, names, i + 1));

  kids = qpdf_oh_get_key (qpdf, node, "/Kids");
  for (int i = 0; qpdf_oh_is_array (qpdf, kids) && i < qpdf_oh_get_array_n_items (qpdf, kids); i++)
    collect_tree (import, qpdf_oh_get_array_item (qpdf, kids, i), depth + 1, seen);
}

/**
 * mb_pack_links_collect:
 *
 * Reads the import's named destinations, of the old kind and the new.
 */
void
mb_pack_links_collect (MbPackJob    *job,
                       MbPackImport *import)
{
  qpdf_data qpdf = import->qpdf;
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh old = qpdf_oh_get_key (qpdf, root, "/Dests");
  qpdf_oh tree = qpdf_oh_get_key (qpdf, root, "/Names");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_auto (GStrv) keys = mb_qpdf_get_keys (qpdf, old);

  for (guint i = 0; keys[i] != NULL; i++)
    collect_name (import, g_utf8_make_valid (keys[i] + 1, -1), qpdf_oh_get_key (qpdf, old, keys[i]));
  if (qpdf_oh_is_dictionary (qpdf, tree))
    collect_tree (import, qpdf_oh_get_key (qpdf, tree, "/Dests"), 0, seen);
  qpdf_oh_release_all (qpdf);
}

/**
 * mb_pack_links_top:
 * @page: of the pack, from 0, copied
 *
 * Returns: the destination of its upper left corner as it is seen
 */
MbPackDest
mb_pack_links_top (MbPackJob *job,
                   guint      page)
{
  const MbPackPage *self = mb_pack_job_page (job, page);
  MbPackDest dest = { .page = (int) page, .kind = "XYZ", .n_values = 3, .exact = TRUE };
  double m[6];

  mb_pack_page_matrix (self, m);
  dest.values[0] = m[2] * self->height + m[4];
  dest.values[1] = m[3] * self->height + m[5];
  dest.values[2] = NAN;

  return dest;
}

/* A name is looked for in the part itself, then among the anchors of all
 * parts, then among the names of the others, in order. */
static gboolean
find_name (MbPackJob    *job,
           MbPackImport *import,
           const char   *name,
           MbPackDest   *dest)
{
  const GPtrArray *parts = job->pack->parts;
  const MbPackDest *found = g_hash_table_lookup (import->names, name);

  for (guint i = 0; found == NULL && i < parts->len; i++)
    {
      const MbPackImport *part = parts->pdata[i];

      if (g_strcmp0 (part->anchor, name) == 0)
        {
          *dest = mb_pack_links_top (job, part->first);
          return TRUE;
        }
    }
  for (guint i = 0; found == NULL && i < parts->len; i++)
    found = g_hash_table_lookup (((const MbPackImport *) parts->pdata[i])->names, name);

  if (found != NULL)
    *dest = *found;

  return found != NULL;
}

/* Where a destination of any kind leads, if anywhere in the pack. */
static gboolean
resolve (MbPackJob    *job,
         MbPackImport *import,
         qpdf_oh       target,
         MbPackDest   *dest)
{
  g_autofree char *name = mb_qpdf_get_text (import->qpdf, target);

  if (name != NULL)
    return find_name (job, import, name, dest);

  return read_explicit (import, target, dest);
}

static gboolean
is_harmless (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);
  g_autofree char *lower = scheme != NULL ? g_ascii_strdown (scheme, -1) : NULL;

  return lower == NULL ? strchr (uri, ':') == NULL : g_strv_contains (schemes, lower);
}

/**
 * mb_pack_links_action:
 * @owner: of the import: a link or an outline item
 * @dest: (out): where it leads in the pack, or ...
 * @uri: (out) (transfer full): ... outside it, or ...
 * @turn: (out) (transfer full): ... which page it turns to ('NextPage')
 *
 * Returns: whether it leads anywhere that a link may lead
 */
gboolean
mb_pack_links_action (MbPackJob     *job,
                      MbPackImport  *import,
                      qpdf_oh        owner,
                      MbPackDest    *dest,
                      char         **uri,
                      char         **turn)
{
  qpdf_data qpdf = import->qpdf;
  qpdf_oh action = qpdf_oh_get_key (qpdf, owner, "/A");
  qpdf_oh kind;

  dest->page = -1;
  if (!qpdf_oh_is_dictionary (qpdf, action))
    return resolve (job, import, qpdf_oh_get_key (qpdf, owner, "/Dest"), dest);

  kind = qpdf_oh_get_key (qpdf, action, "/S");
  if (qpdf_oh_is_name_and_equals (qpdf, kind, "/GoTo"))
    return resolve (job, import, qpdf_oh_get_key (qpdf, action, "/D"), dest);

  if (qpdf_oh_is_name_and_equals (qpdf, kind, "/URI"))
    {
      g_autofree char *text = mb_qpdf_get_text (qpdf, qpdf_oh_get_key (qpdf, action, "/URI"));

      if (text != NULL && text[0] == '#')
        return find_name (job, import, text + 1, dest);
      if (text == NULL || text[0] == '\0' || !is_harmless (text))
        return FALSE;
      *uri = g_steal_pointer (&text);
      return TRUE;
    }

  if (qpdf_oh_is_name_and_equals (qpdf, kind, "/Named"))
    {
      g_autofree char *name = mb_qpdf_get_text (qpdf, qpdf_oh_get_key (qpdf, action, "/N"));

      if (name == NULL || !g_strv_contains (turns, name))
        return FALSE;
      *turn = g_steal_pointer (&name);
      return TRUE;
    }

  return FALSE;
}

static double
shrink_one (const MbPackPage *page,
            double            value,
            gboolean          is_x)
{
  double x = is_x ? value : 0, y = is_x ? 0 : value;

  if (isnan (value))
    return value;
  mb_pack_page_shrink (page, &x, &y);

  return is_x ? x : y;
}

/**
 * mb_pack_links_write:
 * @dest: of the pack
 *
 * Returns: the destination as an array; where the page's content was made
 *   smaller, it leads to where that now is
 */
qpdf_oh
mb_pack_links_write (MbPackJob        *job,
                     const MbPackDest *dest)
{
  const MbPackPage *page = mb_pack_job_page (job, dest->page);
  qpdf_oh array = qpdf_oh_new_array (job->out);
  g_autofree char *kind = g_strconcat ("/", dest->kind, NULL);

  qpdf_oh_append_item (job->out, array, mb_qpdf_get (job->out, page->ref));
  qpdf_oh_append_item (job->out, array, qpdf_oh_new_name (job->out, kind));
  for (int i = 0; i < dest->n_values; i++)
    {
      gboolean zoom = strcmp (dest->kind, "XYZ") == 0 && i == 2;
      gboolean is_x = dest->n_values == 1 ? g_str_has_suffix (dest->kind, "V") : i % 2 == 0;
      double value = zoom || dest->exact ? dest->values[i] : shrink_one (page, dest->values[i], is_x);

      qpdf_oh_append_item (job->out, array,
                           isnan (value) ? qpdf_oh_new_null (job->out) : mb_qpdf_number (job->out, value));
    }

  return array;
}
