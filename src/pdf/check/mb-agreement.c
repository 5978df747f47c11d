/* Minute Book: whether a PDF's tags and its pages lead to each other
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-agreement.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/check/mb-agreement-private.h"

#define MOST_FAULTS 1000
#define MOST_DEPTH 400
#define MOST_PAGES 200000

static const char *const names[] = {
  [MB_AGREEMENT_ELEMENT_TWICE] = "element-twice",
  [MB_AGREEMENT_PARENT_WRONG] = "parent-wrong",
  [MB_AGREEMENT_KEYS_ORDER] = "keys-order",
  [MB_AGREEMENT_KEY_TWICE] = "key-twice",
  [MB_AGREEMENT_KEY_MISSING] = "key-missing",
  [MB_AGREEMENT_KEY_UNUSED] = "key-unused",
  [MB_AGREEMENT_MARK_TWICE] = "mark-twice",
  [MB_AGREEMENT_MARK_WRONG] = "mark-wrong",
  [MB_AGREEMENT_MARK_STRAY] = "mark-stray",
  [MB_AGREEMENT_MARK_ABSENT] = "mark-absent",
  [MB_AGREEMENT_MARK_UNOWNED] = "mark-unowned",
  [MB_AGREEMENT_MARK_REPEATED] = "mark-repeated",
  [MB_AGREEMENT_ANNOT_TWICE] = "annot-twice",
  [MB_AGREEMENT_ANNOT_WRONG] = "annot-wrong",
  [MB_AGREEMENT_ANNOT_UNOWNED] = "annot-unowned",
};

/* What the elements say: a passage of a page or drawing, or an annotation. */
typedef struct
{
  gint64 holder;
  gint64 mark;
} Place;

typedef struct
{
  MbCosFile  *file;
  GArray     *faults;
  GHashTable *seen; /* elements, and drawings that were gone through */
  GHashTable *owned; /* Place to the element's MbCos */
  GHashTable *annots; /* annotation to the element that has it */
  GHashTable *parents; /* key to MbCos */
  GHashTable *used; /* key to what has it */
  GHashTable *on_pages; /* annotations that a page has */
  gint64      last_key;
} Agreement;

static guint
place_hash (gconstpointer data)
{
  const Place *place = data;

  return (guint) place->holder * 31337u + (guint) place->mark;
}

static gboolean
place_equal (gconstpointer a,
             gconstpointer b)
{
  const Place *one = a, *other = b;

  return one->holder == other->holder && one->mark == other->mark;
}

static void
add_fault (Agreement       *self,
           MbAgreementCode  code,
           guint            object,
           gint64           number)
{
  const MbAgreementFault fault = { code, object, number };

  if (self->faults->len < MOST_FAULTS)
    g_array_append_val (self->faults, fault);
}

static void
own_mark (Agreement   *self,
          MbCos       *element,
          const MbCos *holder,
          gint64       mark)
{
  const Place place = { holder->number, mark };

  if (holder->number == 0)
    add_fault (self, MB_AGREEMENT_MARK_ABSENT, element->number, mark);
  else if (g_hash_table_contains (self->owned, &place))
    add_fault (self, MB_AGREEMENT_MARK_TWICE, element->number, mark);
  else
    g_hash_table_insert (self->owned, g_memdup2 (&place, sizeof place), element);
}

static void walk_element (Agreement *self, MbCos *element, MbCos *parent, const MbCos *page, guint depth);

static void
walk_kid (Agreement   *self,
          MbCos       *element,
          MbCos       *kid,
          const MbCos *page,
          guint        depth)
{
  const char *type = mb_cos_name (mb_cos_get (self->file, kid, "Type"));

  if (kid->kind == MB_COS_INTEGER)
    own_mark (self, element, page, kid->integer);
  else if (strcmp (type, "MCR") == 0)
    {
      const MbCos *stream = mb_cos_get (self->file, kid, "Stm");
      const MbCos *own = mb_cos_get (self->file, kid, "Pg");

      own_mark (self, element, stream->kind == MB_COS_STREAM ? stream : own->kind == MB_COS_DICT ? own : page,
                mb_cos_integer (mb_cos_get (self->file, kid, "MCID"), -1));
    }
  else if (strcmp (type, "OBJR") == 0)
    {
      MbCos *annot = mb_cos_get (self->file, kid, "Obj");

      if (g_hash_table_contains (self->annots, annot))
        add_fault (self, MB_AGREEMENT_ANNOT_TWICE, element->number, 0);
      else
        g_hash_table_insert (self->annots, annot, element);
    }
  else if (kid->kind == MB_COS_DICT)
    walk_element (self, kid, element, page, depth + 1);
}

static void
walk_element (Agreement   *self,
              MbCos       *element,
              MbCos       *parent,
              const MbCos *page,
              guint        depth)
{
  MbCos *kids = mb_cos_get (self->file, element, "K");
  MbCos *own_page = mb_cos_get (self->file, element, "Pg");

  if (!g_hash_table_add (self->seen, element) || depth > MOST_DEPTH)
    {
      add_fault (self, MB_AGREEMENT_ELEMENT_TWICE, element->number, 0);
      return;
    }
  if (mb_cos_get (self->file, element, "P") != parent)
    add_fault (self, MB_AGREEMENT_PARENT_WRONG, element->number, 0);
  if (own_page->kind == MB_COS_DICT)
    page = own_page;
  if (kids->kind != MB_COS_ARRAY && kids->kind != MB_COS_NULL)
    walk_kid (self, element, kids, page, depth);
  for (guint i = 0; kids->kind == MB_COS_ARRAY && i < kids->array.n; i++)
    walk_kid (self, element, mb_cos_at (self->file, kids, i), page, depth);
}

static void
read_tree (Agreement *self,
           MbCos     *root)
{
  MbCos *kids = mb_cos_get (self->file, root, "K");

  if (kids->kind == MB_COS_DICT)
    walk_element (self, kids, root, &mb_cos_null, 0);
  for (guint i = 0; kids->kind == MB_COS_ARRAY && i < kids->array.n; i++)
    if (mb_cos_at (self->file, kids, i)->kind == MB_COS_DICT)
      walk_element (self, mb_cos_at (self->file, kids, i), root, &mb_cos_null, 0);
}

static void
read_parents (Agreement *self,
              MbCos     *branch,
              guint      depth)
{
  MbCos *nums = mb_cos_get (self->file, branch, "Nums");
  MbCos *kids = mb_cos_get (self->file, branch, "Kids");

  if (branch->kind != MB_COS_DICT || depth > 32 || !g_hash_table_add (self->seen, branch))
    return;
  for (guint i = 0; nums->kind == MB_COS_ARRAY && i + 1 < nums->array.n; i += 2)
    {
      gint64 key = mb_cos_integer (mb_cos_at (self->file, nums, i), -1);
      MbCos *value = mb_cos_at (self->file, nums, i + 1);

      if (key <= self->last_key)
        add_fault (self, MB_AGREEMENT_KEYS_ORDER, branch->number, key);
      self->last_key = key;
      if (value->kind != MB_COS_NULL)
        g_hash_table_insert (self->parents, g_memdup2 (&key, sizeof key), value);
    }
  for (guint i = 0; kids->kind == MB_COS_ARRAY && i < kids->array.n; i++)
    read_parents (self, mb_cos_at (self->file, kids, i), depth + 1);
}

/* Returns: (nullable): what the parent tree has for the key. */
static MbCos *
use_key (Agreement *self,
         MbCos     *user,
         gint64     key)
{
  MbCos *value = g_hash_table_lookup (self->parents, &key);

  if (g_hash_table_contains (self->used, &key))
    add_fault (self, MB_AGREEMENT_KEY_TWICE, user->number, key);
  else
    g_hash_table_insert (self->used, g_memdup2 (&key, sizeof key), user);
  if (value == NULL)
    add_fault (self, MB_AGREEMENT_KEY_MISSING, user->number, key);

  return value;
}

/* Each mark that is drawn has to lead to its element, and the other way. */
static void
check_marks (Agreement *self,
             MbCos     *holder,
             GArray    *marks,
             MbCos     *back)
{
  g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      gint64 mark = g_array_index (marks, gint64, i);
      const Place place = { holder->number, mark };
      MbCos *owner = g_hash_table_lookup (self->owned, &place);

      if (!g_hash_table_add (drawn, GINT_TO_POINTER ((int) mark + 1)))
        add_fault (self, MB_AGREEMENT_MARK_REPEATED, holder->number, mark);
      else if (owner == NULL)
        add_fault (self, MB_AGREEMENT_MARK_UNOWNED, holder->number, mark);
      else if (back == NULL || mark < 0 || mb_cos_at (self->file, back, (guint) mark) != owner)
        add_fault (self, MB_AGREEMENT_MARK_WRONG, holder->number, mark);
    }

  for (guint mark = 0; back != NULL && back->kind == MB_COS_ARRAY && mark < back->array.n; mark++)
    {
      const Place place = { holder->number, mark };
      MbCos *owner = g_hash_table_lookup (self->owned, &place);

      if (mb_cos_at (self->file, back, mark)->kind == MB_COS_NULL)
        continue;
      if (owner != mb_cos_at (self->file, back, mark))
        add_fault (self, MB_AGREEMENT_MARK_STRAY, holder->number, mark);
      else if (!g_hash_table_contains (drawn, GINT_TO_POINTER ((int) mark + 1)))
        add_fault (self, MB_AGREEMENT_MARK_ABSENT, holder->number, mark);
    }

  for (guint i = 0; i < marks->len; i++)
    g_hash_table_remove (self->owned, &(Place) { holder->number, g_array_index (marks, gint64, i) });
  for (guint mark = 0; back != NULL && back->kind == MB_COS_ARRAY && mark < back->array.n; mark++)
    g_hash_table_remove (self->owned, &(Place) { holder->number, mark });
}

static void
check_holder (Agreement *self,
              MbCos     *holder)
{
  g_autoptr (GArray) marks = mb_agreement_read_marks (self->file, holder);
  MbCos *key = mb_cos_get (self->file, holder, "StructParents");
  MbCos *back = NULL;

  if (key->kind == MB_COS_INTEGER)
    back = use_key (self, holder, key->integer);
  if (marks->len > 0 || back != NULL)
    check_marks (self, holder, marks, back);
}

/* The drawings that a page is made of may have passages of their own. */
static void
walk_drawings (Agreement *self,
               MbCos     *resources,
               guint      depth)
{
  const MbCos *drawings = mb_cos_dict_of (mb_cos_get (self->file, resources, "XObject"));

  if (depth > 24)
    return;
  for (guint i = 0; i < drawings->dict.n; i++)
    {
      MbCos *drawing = mb_cos_resolve (self->file, drawings->dict.entries[i].value);

      if (!mb_cos_is_name (mb_cos_get (self->file, drawing, "Subtype"), "Form") ||
          !g_hash_table_add (self->seen, drawing))
        continue;
      check_holder (self, drawing);
      walk_drawings (self, mb_cos_get (self->file, drawing, "Resources"), depth + 1);
    }
}

static void
check_annots (Agreement *self,
              MbCos     *page)
{
  MbCos *annots = mb_cos_get (self->file, page, "Annots");

  for (guint i = 0; annots->kind == MB_COS_ARRAY && i < annots->array.n; i++)
    {
      MbCos *annot = mb_cos_at (self->file, annots, i);
      MbCos *key = mb_cos_get (self->file, annot, "StructParent");
      MbCos *owner = g_hash_table_lookup (self->annots, annot);
      MbCos *back;

      if (annot->kind != MB_COS_DICT)
        continue;
      g_hash_table_add (self->on_pages, annot);
      if (key->kind != MB_COS_INTEGER)
        {
          if (owner != NULL)
            add_fault (self, MB_AGREEMENT_ANNOT_WRONG, annot->number, 0);
          continue;
        }
      back = use_key (self, annot, key->integer);
      if (owner == NULL)
        add_fault (self, MB_AGREEMENT_ANNOT_UNOWNED, annot->number, 0);
      else if (back != owner)
        add_fault (self, MB_AGREEMENT_ANNOT_WRONG, annot->number, 0);
    }
}

static void
walk_pages (Agreement *self,
            MbCos     *node,
            MbCos     *resources,
            guint      depth,
            guint     *n_pages)
{
  MbCos *kids = mb_cos_get (self->file, node, "Kids");
  MbCos *own = mb_cos_get (self->file, node, "Resources");

  if (node->kind != MB_COS_DICT || depth > 64 || *n_pages >= MOST_PAGES || !g_hash_table_add (self->seen, node))
    return;
  if (own->kind == MB_COS_DICT)
    resources = own;
  if (kids->kind == MB_COS_ARRAY)
    {
      for (guint i = 0; i < kids->array.n; i++)
        walk_pages (self, mb_cos_at (self->file, kids, i), resources, depth + 1, n_pages);
      return;
    }
  (*n_pages)++;
  check_holder (self, node);
  walk_drawings (self, resources, 0);
  check_annots (self, node);
}

/* What was said, and never met on the way through the pages. */
static void
check_rest (Agreement *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->parents);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (self->used, key))
      add_fault (self, MB_AGREEMENT_KEY_UNUSED, 0, *(gint64 *) key);

  /* Those that lead back were taken out when their page was met. */
  g_hash_table_iter_init (&iter, self->owned);
  while (g_hash_table_iter_next (&iter, &key, &value))
    add_fault (self, MB_AGREEMENT_MARK_ABSENT, ((MbCos *) value)->number, ((Place *) key)->mark);

  g_hash_table_iter_init (&iter, self->annots);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (self->on_pages, key))
      add_fault (self, MB_AGREEMENT_ANNOT_WRONG, ((MbCos *) value)->number, 0);
}

static int
compare_faults (gconstpointer a,
                gconstpointer b)
{
  const MbAgreementFault *one = a, *other = b;

  if (one->code != other->code)
    return one->code < other->code ? -1 : 1;
  if (one->object != other->object)
    return one->object < other->object ? -1 : 1;

  return one->number < other->number ? -1 : (one->number > other->number);
}

/**
 * mb_agreement_check:
 *
 * Goes through the whole file: a tenth of a second for a hundred pages.
 *
 * Returns: (transfer full) (element-type MbAgreementFault): where tags and
 *   pages do not agree; empty for a file without tags
 */
GArray *
mb_agreement_check (GBytes *pdf)
{
  g_autoptr (MbCosFile) file = mb_cos_file_new (pdf);
  MbCos *catalog = mb_cos_file_get_root (file);
  MbCos *root = mb_cos_get (file, catalog, "StructTreeRoot");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) owned = g_hash_table_new_full (place_hash, place_equal, g_free, NULL);
  g_autoptr (GHashTable) annots = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) on_pages = g_hash_table_new (NULL, NULL);
  Agreement self = { .file = file, .seen = seen, .owned = owned, .annots = annots, .parents = parents, .used = used,
                     .on_pages = on_pages, .last_key = -1 };
  guint n_pages = 0;

  self.faults = g_array_new (FALSE, FALSE, sizeof (MbAgreementFault));
  if (root->kind != MB_COS_DICT)
    return self.faults;

  read_tree (&self, root);
  read_parents (&self, mb_cos_get (file, root, "ParentTree"), 0);
  walk_pages (&self, mb_cos_get (file, catalog, "Pages"), (MbCos *) &mb_cos_null, 0, &n_pages);
  check_rest (&self);
  g_array_sort (self.faults, compare_faults);

  return self.faults;
}

/**
 * mb_agreement_is_grave:
 *
 * Marks that only one side has are left over by many programs; they mislead
 * nobody. All else would lead a reader astray.
 */
gboolean
mb_agreement_is_grave (const MbAgreementFault *fault)
{
  return fault->code != MB_AGREEMENT_MARK_ABSENT && fault->code != MB_AGREEMENT_MARK_UNOWNED &&
         fault->code != MB_AGREEMENT_MARK_REPEATED;
}

/**
 * mb_agreement_get_name:
 *
 * Returns: what the code is called, for developers: 'mark-twice'
 */
const char *
mb_agreement_get_name (MbAgreementCode code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (names), "");

  return names[code];
}
