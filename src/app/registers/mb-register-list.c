/* Minute Book: the entries of a register, filtered and sorted
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-list.h"

#include "app/registers/mb-register-filter.h"

/* So many are sorted at once: it takes less than a millisecond. */
#define FEW 500

struct _MbRegisterList
{
  GObject               parent_instance;

  MbRegisterTable      *table;
  GHashTable           *entries; /* MbRegisterEntry, by id, that somebody holds */
  guint32              *order;   /* of all rows of the table */
  guint32              *shown;   /* the rows that are shown, in order */
  guint                 n_shown;
  GArray               *sorts;   /* MbRegisterSort */
  GCancellable         *sorting; /* while a thread sorts */
  MbRegisterFilter      filter;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MbRegisterList, mb_register_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static const MbRegisterRow *
get_row (MbRegisterList *self,
         guint           position)
{
  return mb_register_table_get (self->table, self->shown[position]);
}

/* What is shown. ------------------------------------------------------------ */

/* Entries that somebody holds go over to the new rows of their records. */
static void
move_entries (MbRegisterList *self)
{
  guint n = mb_register_table_get_n (self->table);
  const MbRegisterRow *rows = mb_register_table_get_rows (self->table);
  GHashTableIter iter;
  gpointer entry;

  for (guint i = 0; i < n && g_hash_table_size (self->entries) > 0; i++)
    {
      entry = g_hash_table_lookup (self->entries, &rows[i].id);
      if (entry != NULL)
        mb_register_entry_move (entry, self->table, i);
    }
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (!mb_register_entry_is_of (entry, self->table))
      mb_register_entry_keep (entry);
}

/* Chooses anew what is shown, and tells of what is different alone: for what stays
 * in its place nothing is made anew, and the chosen stay chosen. */
static void
refilter_from (MbRegisterList  *self,
               MbRegisterTable *old_table)
{
  const MbRegisterRow *old_rows = mb_register_table_get_rows (old_table);
  const MbRegisterRow *rows = mb_register_table_get_rows (self->table);
  g_autofree guint32 *old = g_steal_pointer (&self->shown);
  guint n_old = self->n_shown;
  guint before = 0, behind = 0, least;

  self->shown = mb_register_filter_choose (&self->filter, self->table, self->order, &self->n_shown);
  if (old_table != self->table)
    move_entries (self);
  least = MIN (n_old, self->n_shown);
  while (before < least && old_rows[old[before]].id == rows[self->shown[before]].id)
    before++;
  while (behind < least - before &&
         old_rows[old[n_old - behind - 1]].id == rows[self->shown[self->n_shown - behind - 1]].id)
    behind++;
  if (before < n_old || before < self->n_shown)
    g_list_model_items_changed (G_LIST_MODEL (self), before, n_old - before - behind,
                                self->n_shown - before - behind);
}

static void
refilter (MbRegisterList *self)
{
  refilter_from (self, self->table);
}

/* The order. ---------------------------------------------------------------- */

/* What a thread sorts: rows of its own, whose strings are the table's. */
typedef struct
{
  MbRegisterTable *table;
  MbRegisterRow   *rows;
  guint            n_rows;
  GArray          *sorts;
} Sorting;

static void
sorting_free (gpointer data)
{
  Sorting *sorting = data;

  mb_register_table_unref (sorting->table);
  g_free (sorting->rows);
  g_array_unref (sorting->sorts);
  g_free (sorting);
}

static guint32 *
sort (const MbRegisterRow *rows,
      guint                n_rows,
      GArray              *sorts)
{
  return mb_register_order_make (rows, n_rows, (const MbRegisterSort *) (gpointer) sorts->data, sorts->len);
}

static void
sort_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Sorting *sorting = task_data;

  g_task_return_pointer (task, sort (sorting->rows, sorting->n_rows, sorting->sorts), g_free);
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  MbRegisterList *self = MB_REGISTER_LIST (source);
  g_autofree guint32 *order = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Something else was asked for meanwhile. */
  if (g_task_had_error (G_TASK (result)))
    return;
  g_clear_object (&self->sorting);
  g_free (self->order);
  self->order = g_steal_pointer (&order);
  refilter (self);
}

static void
stop_sorting (MbRegisterList *self)
{
  g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
}

static void
sort_later (MbRegisterList *self)
{
  Sorting *sorting = g_new0 (Sorting, 1);
  g_autoptr (GTask) task = NULL;

  self->sorting = g_cancellable_new ();
  sorting->table = mb_register_table_ref (self->table);
  sorting->n_rows = mb_register_table_get_n (self->table);
  sorting->rows = g_memdup2 (mb_register_table_get_rows (self->table),
                             sorting->n_rows * sizeof *sorting->rows);
  sorting->sorts = g_array_ref (self->sorts);
  task = g_task_new (self, self->sorting, sorted_cb, NULL);
  g_task_set_source_tag (task, sort_later);
  g_task_set_task_data (task, sorting, sorting_free);
  g_task_run_in_thread (task, sort_thread);
}

static gboolean
sorts_equal (GArray *one,
             GArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const MbRegisterSort *sort = &g_array_index (one, MbRegisterSort, i);
      const MbRegisterSort *wanted = &g_array_index (other, MbRegisterSort, i);

      if (sort->head != wanted->head || sort->is_down != wanted->is_down)
        return FALSE;
    }

  return TRUE;
}

/**
 * mb_register_list_set_sorts:
 * @sorts: (element-type MbRegisterSort): what counts most comes first; not to be
 *   changed afterwards
 */
void
mb_register_list_set_sorts (MbRegisterList *self,
                            GArray         *sorts)
{
  guint n;

  g_return_if_fail (MB_IS_REGISTER_LIST (self));

  if (sorts_equal (self->sorts, sorts))
    return;
  stop_sorting (self);
  g_array_unref (self->sorts);
  self->sorts = g_array_ref (sorts);
  n = mb_register_table_get_n (self->table);
  if (n > FEW)
    {
      sort_later (self);
      return;
    }
  g_free (self->order);
  self->order = sort (mb_register_table_get_rows (self->table), n, sorts);
  refilter (self);
}

/**
 * mb_register_list_get_sorts:
 *
 * Returns: (transfer none) (element-type MbRegisterSort): what it is sorted by
 */
GArray *
mb_register_list_get_sorts (MbRegisterList *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), NULL);

  return self->sorts;
}

/**
 * mb_register_list_is_sorting:
 *
 * Returns: whether another order is yet to come
 */
gboolean
mb_register_list_is_sorting (MbRegisterList *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), FALSE);

  return self->sorting != NULL;
}

/* The rows. ----------------------------------------------------------------- */

/**
 * mb_register_list_set_table:
 * @table: in place of the one that is there
 * @order: (transfer full): of its rows
 * @sorts: (element-type MbRegisterSort): what @order is by
 */
void
mb_register_list_set_table (MbRegisterList  *self,
                            MbRegisterTable *table,
                            guint32         *order,
                            GArray          *sorts)
{
  g_autoptr (MbRegisterTable) old = NULL;

  g_return_if_fail (MB_IS_REGISTER_LIST (self));

  stop_sorting (self);
  old = self->table;
  self->table = mb_register_table_ref (table);
  g_free (self->order);
  self->order = order;
  refilter_from (self, old);
  if (!sorts_equal (self->sorts, sorts))
    sort_later (self);
}

/**
 * mb_register_list_update:
 * @record: as it is now
 * @who: (nullable): who is to do it, or moved it
 *
 * Returns: whether it is in the register
 */
gboolean
mb_register_list_update (MbRegisterList *self,
                         MbRecord       *record,
                         const char     *who)
{
  gint64 id = mb_record_get_id (record);
  MbRegisterEntry *entry;
  guint n;

  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), FALSE);

  if (!mb_register_table_find (self->table, id, &n))
    return FALSE;
  mb_register_table_update (self->table, n, record, who);
  entry = g_hash_table_lookup (self->entries, &id);
  if (entry != NULL)
    mb_register_entry_updated (entry);

  return TRUE;
}

/**
 * mb_register_list_get_shown:
 *
 * Returns: (transfer none): what is shown, a list of #MbRegisterEntry in order
 */
GListModel *
mb_register_list_get_shown (MbRegisterList *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), NULL);

  return G_LIST_MODEL (self);
}

/**
 * mb_register_list_get_n_all:
 *
 * Returns: how many there are, whether they are shown or not
 */
guint
mb_register_list_get_n_all (MbRegisterList *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), 0);

  return mb_register_table_get_n (self->table);
}

/* The choices. -------------------------------------------------------------- */

/**
 * mb_register_list_set_scope:
 * @scope: the number of one of the register's scopes
 */
void
mb_register_list_set_scope (MbRegisterList *self,
                            guint           scope)
{
  g_return_if_fail (MB_IS_REGISTER_LIST (self));
  g_return_if_fail (scope < self->filter.spec->n_scopes);

  if (self->filter.scope == scope)
    return;
  self->filter.scope = scope;
  refilter (self);
}

/**
 * mb_register_list_get_scope:
 *
 * Returns: the number of the scope that is shown
 */
guint
mb_register_list_get_scope (MbRegisterList *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), 0);

  return self->filter.scope;
}

/**
 * mb_register_list_set_scope_id:
 * @id: of one of the register's scopes; another one changes nothing
 */
void
mb_register_list_set_scope_id (MbRegisterList *self,
                               const char     *id)
{
  g_return_if_fail (MB_IS_REGISTER_LIST (self));

  for (guint i = 0; i < self->filter.spec->n_scopes; i++)
    if (g_strcmp0 (self->filter.spec->scopes[i].id, id) == 0)
      mb_register_list_set_scope (self, i);
}

/**
 * mb_register_list_set_panel:
 * @panel: (nullable): a panel's name, or %NULL for all
 */
void
mb_register_list_set_panel (MbRegisterList *self,
                            const char     *panel)
{
  g_return_if_fail (MB_IS_REGISTER_LIST (self));

  if (g_set_str (&self->filter.panel, panel))
    refilter (self);
}

/**
 * mb_register_list_set_who:
 * @who: (nullable): who is to do it, or moved it; %NULL for all
 */
void
mb_register_list_set_who (MbRegisterList *self,
                          const char     *who)
{
  g_return_if_fail (MB_IS_REGISTER_LIST (self));

  if (g_set_str (&self->filter.who, who))
    refilter (self);
}

/**
 * mb_register_list_set_words:
 * @words: what each entry that is shown has, in any order
 */
void
mb_register_list_set_words (MbRegisterList *self,
                            const char     *words)
{
  g_return_if_fail (MB_IS_REGISTER_LIST (self));

  mb_register_filter_set_words (&self->filter, words);
  refilter (self);
}

/* What is asked of it. ------------------------------------------------------ */

/**
 * mb_register_list_find:
 *
 * Returns: (transfer full): where the records are shown, as far as they are
 */
GtkBitset *
mb_register_list_find (MbRegisterList *self,
                       const gint64   *ids,
                       guint           n_ids)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkBitset *found = gtk_bitset_new_empty ();

  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), found);

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (wanted, (gpointer) &ids[i]);
  for (guint i = 0; i < self->n_shown && g_hash_table_size (wanted) > 0; i++)
    if (g_hash_table_remove (wanted, &get_row (self, i)->id))
      gtk_bitset_add (found, i);

  return found;
}

/**
 * mb_register_list_dup_ids:
 * @positions: (nullable): among what is shown; %NULL for all of it
 *
 * Returns: (transfer full): the ids of the records
 */
gint64 *
mb_register_list_dup_ids (MbRegisterList *self,
                          GtkBitset      *positions,
                          guint          *n_ids)
{
  g_autoptr (GtkBitset) all = NULL;
  GtkBitsetIter iter;
  gint64 *ids;
  guint position;
  gboolean more;

  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), NULL);

  all = gtk_bitset_new_range (0, self->n_shown);
  if (positions != NULL)
    gtk_bitset_intersect (all, positions);
  ids = g_new (gint64, gtk_bitset_get_size (all) + 1);
  *n_ids = 0;
  for (more = gtk_bitset_iter_init_first (&iter, all, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    ids[(*n_ids)++] = get_row (self, position)->id;

  return ids;
}

/**
 * mb_register_list_shows_withheld:
 *
 * Returns: whether anything is shown that is exempt or confidential
 */
gboolean
mb_register_list_shows_withheld (MbRegisterList *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), FALSE);

  for (guint i = 0; i < self->n_shown; i++)
    if (get_row (self, i)->place->withheld)
      return TRUE;

  return FALSE;
}

/**
 * mb_register_list_dup_count:
 *
 * Returns: (transfer full): how many there are in all, in words
 */
char *
mb_register_list_dup_count (MbRegisterList *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), NULL);

  return mb_register_table_dup_count (self->table);
}

/* A list. ------------------------------------------------------------------- */

static GType
mb_register_list_get_item_type (GListModel *list)
{
  return MB_TYPE_REGISTER_ENTRY;
}

static guint
mb_register_list_get_n_items (GListModel *list)
{
  return MB_REGISTER_LIST (list)->n_shown;
}

static gpointer
mb_register_list_get_item (GListModel *list,
                           guint       position)
{
  MbRegisterList *self = MB_REGISTER_LIST (list);

  if (position >= self->n_shown)
    return NULL;

  return mb_register_entry_get (self->entries, self->table, self->shown[position]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mb_register_list_get_item_type;
  iface->get_n_items = mb_register_list_get_n_items;
  iface->get_item = mb_register_list_get_item;
}

static void
mb_register_list_finalize (GObject *object)
{
  MbRegisterList *self = MB_REGISTER_LIST (object);

  stop_sorting (self);
  mb_register_table_unref (self->table);
  g_hash_table_unref (self->entries);
  g_array_unref (self->sorts);
  g_free (self->order);
  g_free (self->shown);
  mb_register_filter_clear (&self->filter);

  G_OBJECT_CLASS (mb_register_list_parent_class)->finalize (object);
}

static void
mb_register_list_class_init (MbRegisterListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_register_list_finalize;
}

static void
mb_register_list_init (MbRegisterList *self)
{
  self->entries = mb_register_entries_new ();
  self->sorts = g_array_new (FALSE, FALSE, sizeof (MbRegisterSort));
}

/**
 * mb_register_list_new:
 *
 * Returns: (transfer full): an empty list in the scope that comes first
 */
MbRegisterList *
mb_register_list_new (const MbRegisterSpec *spec)
{
  MbRegisterList *self = g_object_new (MB_TYPE_REGISTER_LIST, NULL);

  self->filter.spec = spec;
  self->table = mb_register_table_new (spec->kind, 0);

  return self;
}
