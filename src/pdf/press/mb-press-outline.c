/* Minute Book: the headings and anchors of the press's pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-outline.h"

#include "pdf/mb-qpdf-private.h"

/* A heading in the outline: its dictionary, and what stands below it. */
typedef struct
{
  const MbPlace *place;
  qpdf_oh        item;
  int            parent; /* among the entries; -1: the outline itself */
  int            first;
  int            last;
  int            previous;
  int            n_below;
} MbEntry;

static qpdf_oh
make_destination (qpdf_data      pdf,
                  const MbLog   *log,
                  const qpdf_oh *pages,
                  const MbPlace *place)
{
  qpdf_oh destination = qpdf_oh_new_array (pdf);

  qpdf_oh_append_item (pdf, destination, pages[place->page]);
  mb_qpdf_append (pdf, destination, qpdf_oh_new_name (pdf, "/XYZ"));
  mb_qpdf_append (pdf, destination, qpdf_oh_new_null (pdf));
  /* A little above, so that the words don't touch the window's edge. */
  mb_qpdf_append (pdf, destination,
                  qpdf_oh_new_real_from_double (pdf, MIN (log->height, log->height - place->y + 6),
                                                2));
  mb_qpdf_append (pdf, destination, qpdf_oh_new_null (pdf));

  return destination;
}

/* Puts each heading below the last one of a higher level. */
static GArray *
nest_headings (qpdf_data    pdf,
               const MbLog *log)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (MbEntry));
  MbEntry outline = { NULL, mb_qpdf_indirect (pdf, qpdf_oh_new_dictionary (pdf)), -1, 0, 0, 0, 0 };
  int above[8] = { 0 };

  g_array_append_val (entries, outline);
  for (guint i = 0; i < log->places->len; i++)
    {
      const MbPlace *place = &g_array_index (log->places, MbPlace, i);
      MbEntry entry = { .place = place };
      int n = (int) entries->len;
      MbEntry *parent;

      if (place->level == 0)
        continue;

      entry.item = mb_qpdf_indirect (pdf, qpdf_oh_new_dictionary (pdf));
      entry.parent = above[place->level - 1];
      parent = &g_array_index (entries, MbEntry, entry.parent);
      entry.previous = parent->last;
      parent->last = n;
      if (parent->first == 0)
        parent->first = n;
      for (guint level = place->level; level < G_N_ELEMENTS (above); level++)
        above[level] = n;
      g_array_append_val (entries, entry);
      for (int up = entry.parent; up >= 0; up = g_array_index (entries, MbEntry, up).parent)
        g_array_index (entries, MbEntry, up).n_below++;
    }

  return entries;
}

static void
put_entry (qpdf_data   pdf,
           GArray     *entries,
           int         of,
           const char *key,
           int         n)
{
  if (n > 0 || g_str_equal (key, "/Parent"))
    qpdf_oh_replace_key (pdf, g_array_index (entries, MbEntry, of).item, key,
                         g_array_index (entries, MbEntry, n).item);
}

static void
write_outline (qpdf_data      pdf,
               const MbLog   *log,
               const qpdf_oh *pages,
               qpdf_oh        catalog)
{
  g_autoptr (GArray) entries = nest_headings (pdf, log);
  MbEntry *outline = &g_array_index (entries, MbEntry, 0);

  for (int i = 0; i < (int) entries->len; i++)
    {
      MbEntry *entry = &g_array_index (entries, MbEntry, i);

      put_entry (pdf, entries, i, "/First", entry->first);
      put_entry (pdf, entries, i, "/Last", entry->last);
      if (entry->n_below > 0)
        mb_qpdf_put_integer (pdf, entry->item, "/Count", entry->n_below);
      if (i == 0)
        continue;
      put_entry (pdf, entries, i, "/Parent", entry->parent);
      put_entry (pdf, entries, i, "/Prev", entry->previous);
      put_entry (pdf, entries, entry->previous, "/Next", entry->previous > 0 ? i : 0);
      mb_qpdf_put (pdf, entry->item, "/Title", qpdf_oh_new_unicode_string (pdf, entry->place->name));
      mb_qpdf_put (pdf, entry->item, "/Dest", make_destination (pdf, log, pages, entry->place));
    }
  if (entries->len > 1)
    {
      mb_qpdf_put_name (pdf, outline->item, "/Type", "/Outlines");
      qpdf_oh_replace_key (pdf, catalog, "/Outlines", outline->item);
      mb_qpdf_put_name (pdf, catalog, "/PageMode", "/UseOutlines");
    }
  for (guint i = 0; i < entries->len; i++)
    qpdf_oh_release (pdf, g_array_index (entries, MbEntry, i).item);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(const MbPlace *const *) a)->name, (*(const MbPlace *const *) b)->name);
}

/* A name tree wants its names in the order of their bytes; of two anchors of
 * one name the first on paper counts. */
static void
write_destinations (qpdf_data      pdf,
                    const MbLog   *log,
                    const qpdf_oh *pages,
                    qpdf_oh        catalog)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new ();
  qpdf_oh list, tree, names;
  const char *last = NULL;

  for (guint i = 0; i < log->places->len; i++)
    if (g_array_index (log->places, MbPlace, i).level == 0)
      g_ptr_array_add (anchors, &g_array_index (log->places, MbPlace, i));
  if (anchors->len == 0)
    return;

  g_ptr_array_sort (anchors, compare_names);
  list = qpdf_oh_new_array (pdf);
  for (guint i = 0; i < anchors->len; i++)
    {
      const MbPlace *place = g_ptr_array_index (anchors, i);

      if (g_strcmp0 (last, place->name) == 0)
        continue;
      last = place->name;
      mb_qpdf_append (pdf, list, qpdf_oh_new_string (pdf, place->name));
      mb_qpdf_append (pdf, list, make_destination (pdf, log, pages, place));
    }
  tree = qpdf_oh_new_dictionary (pdf);
  names = qpdf_oh_new_dictionary (pdf);
  mb_qpdf_put (pdf, tree, "/Names", list);
  mb_qpdf_put (pdf, names, "/Dests", tree);
  mb_qpdf_put (pdf, catalog, "/Names", names);
}

/**
 * mb_press_write_places:
 * @pages: the final pages, indirect
 *
 * Writes the outline of headings and the named destinations into the catalog.
 */
void
mb_press_write_places (qpdf_data      pdf,
                       const MbLog   *log,
                       const qpdf_oh *pages)
{
  qpdf_oh catalog = qpdf_get_root (pdf);

  write_outline (pdf, log, pages, catalog);
  write_destinations (pdf, log, pages, catalog);
  qpdf_oh_release (pdf, catalog);
}
