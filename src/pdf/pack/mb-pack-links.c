/* Minute Book: where the links of a pack's parts lead
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

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

/* Far beyond any page. */
#define LARGEST_NUMBER 1e9

static gboolean
read_array (MbPackImport *import,
            const MbCos  *array,
            MbPackDest   *dest)
{
  const MbCos *page = mb_cos_at (import->file, array, 0);
  const char *kind = mb_cos_name (mb_cos_at (import->file, array, 1));
  guint n = 0;
  guint k = 1;

  if (page->kind == MB_COS_INTEGER)
    n = (guint) CLAMP (page->integer, -1, G_MAXINT - 1) + 1;
  else if (page->top)
    n = GPOINTER_TO_UINT (g_hash_table_lookup (import->pages, GUINT_TO_POINTER (page->number)));
  if (n == 0 || n > import->n_pages)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kind, kinds[i].name) == 0)
      k = i;

  dest->page = (int) (import->first + n - 1);
  dest->n_values = kinds[k].n_values;
  g_strlcpy (dest->kind, kinds[k].name, sizeof dest->kind);
  for (int i = 0; i < dest->n_values; i++)
    if (!mb_cos_number (mb_cos_at (import->file, array, (guint) i + 2), &dest->values[i]) ||
        fabs (dest->values[i]) >= LARGEST_NUMBER)
      dest->values[i] = NAN;

  return TRUE;
}

/* An array, or a dictionary with one. */
static gboolean
read_explicit (MbPackImport *import,
               const MbCos  *target,
               MbPackDest   *dest)
{
  if (target->kind == MB_COS_DICT)
    target = mb_cos_get (import->file, target, "D");

  return target->kind == MB_COS_ARRAY && target->array.n > 0 && read_array (import, target, dest);
}

static void
collect_name (MbPackImport *import,
              char         *name,
              const MbCos  *target)
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
              MbCos        *node,
              guint         depth,
              GHashTable   *seen)
{
  MbCosFile *file = import->file;
  const MbCos *names, *kids;

  if (depth > DEEPEST_TREE || node->kind != MB_COS_DICT || !g_hash_table_add (seen, node))
    return;

  names = mb_cos_get (file, node, "Names");
  for (guint i = 0; names->kind == MB_COS_ARRAY && i + 1 < names->array.n; i += 2)
    collect_name (import, mb_pack_dup_text (mb_cos_at (file, names, i)), mb_cos_at (file, names, i + 1));

  kids = mb_cos_get (file, node, "Kids");
  for (guint i = 0; kids->kind == MB_COS_ARRAY && i < kids->array.n; i++)
    collect_tree (import, mb_cos_at (file, kids, i), depth + 1, seen);
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
  MbCosFile *file = import->file;
  const MbCos *root = mb_cos_file_get_root (file);
  const MbCos *old = mb_cos_dict_of (mb_cos_get (file, root, "Dests"));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < old->dict.n; i++)
    collect_name (import, g_utf8_make_valid (old->dict.entries[i].key, -1),
                  mb_cos_resolve (file, old->dict.entries[i].value));
  collect_tree (import, mb_cos_get (file, mb_cos_get (file, root, "Names"), "Dests"), 0, seen);
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
         const MbCos  *target,
         MbPackDest   *dest)
{
  g_autofree char *name = mb_pack_dup_text (target);

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
                      const MbCos   *owner,
                      MbPackDest    *dest,
                      char         **uri,
                      char         **turn)
{
  MbCosFile *file = import->file;
  const MbCos *action = mb_cos_get (file, owner, "A");
  const char *kind = mb_cos_name (mb_cos_get (file, action, "S"));

  dest->page = -1;
  if (action->kind != MB_COS_DICT)
    return resolve (job, import, mb_cos_get (file, owner, "Dest"), dest);

  if (strcmp (kind, "GoTo") == 0)
    return resolve (job, import, mb_cos_get (file, action, "D"), dest);

  if (strcmp (kind, "URI") == 0)
    {
      g_autofree char *text = mb_pack_dup_text (mb_cos_get (file, action, "URI"));

      if (text != NULL && text[0] == '#')
        return find_name (job, import, text + 1, dest);
      if (text == NULL || text[0] == '\0' || !is_harmless (text))
        return FALSE;
      *uri = g_steal_pointer (&text);
      return TRUE;
    }

  if (strcmp (kind, "Named") == 0)
    {
      g_autofree char *name = mb_pack_dup_text (mb_cos_get (file, action, "N"));

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
 * Writes the destination as an array; where the page's content was made
 * smaller, it leads to where that now is.
 */
void
mb_pack_links_write (MbPackJob        *job,
                     GString          *words,
                     const MbPackDest *dest)
{
  const MbPackPage *page = mb_pack_job_page (job, dest->page);

  g_string_append_c (words, '[');
  mb_pack_weave_lead (words, page->ref);
  mb_pack_append_name (words, dest->kind);
  for (int i = 0; i < dest->n_values; i++)
    {
      gboolean zoom = strcmp (dest->kind, "XYZ") == 0 && i == 2;
      gboolean is_x = dest->n_values == 1 ? g_str_has_suffix (dest->kind, "V") : i % 2 == 0;
      double value = zoom || dest->exact ? dest->values[i] : shrink_one (page, dest->values[i], is_x);

      if (isnan (value))
        g_string_append (words, " null");
      else
        mb_pack_append_number (words, value);
    }
  g_string_append_c (words, ']');
}
