/* Minute Book: the entries of a register, filtered and sorted
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-list.h"

#include <glib/gi18n.h>

struct _MbRegisterList
{
  GObject               parent_instance;

  const MbRegisterSpec *spec;
  GListStore           *all;
  GtkFilterListModel   *filtered;
  GtkSortListModel     *sorted;
  GtkCustomFilter      *filter;
  guint                 scope;
  char                 *panel; /* nullable: all */
  char                 *who;   /* nullable: all */
  GStrv                 words; /* casefolded */
};

G_DEFINE_FINAL_TYPE (MbRegisterList, mb_register_list, G_TYPE_OBJECT)

static gboolean
is_shown_cb (gpointer item,
             gpointer user_data)
{
  MbRegisterList *self = user_data;
  MbRegisterEntry *entry = item;

  return (self->spec->scopes[self->scope].shows == NULL || self->spec->scopes[self->scope].shows (entry)) &&
         (self->panel == NULL || g_str_equal (mb_register_entry_get_panel (entry), self->panel)) &&
         (self->who == NULL || g_str_equal (mb_register_entry_get_who (entry), self->who)) &&
         mb_register_entry_has_words (entry, (const char *const *) self->words);
}

static int
compare_cb (gconstpointer one,
            gconstpointer two,
            gpointer      user_data)
{
  const MbRegisterHead *head = user_data;

  return head->compare ((MbRegisterEntry *) one, (MbRegisterEntry *) two);
}

/**
 * mb_register_head_make_sorter:
 *
 * Returns: (transfer full): what puts entries in the order of the column
 */
GtkSorter *
mb_register_head_make_sorter (const MbRegisterHead *head)
{
  return GTK_SORTER (gtk_custom_sorter_new (compare_cb, (gpointer) head, NULL));
}

static gboolean
shows_everything (MbRegisterList *self)
{
  return self->spec->scopes[self->scope].shows == NULL && self->panel == NULL && self->who == NULL &&
         *self->words == NULL;
}

/* What comes into the list comes in order, so that the page can choose the first
 * of it. Only the order of what is there already may change bit by bit. Where all
 * are shown none is asked: a filter also counts its way to each entry. */
static void
refilter (MbRegisterList *self)
{
  GtkFilter *filter = shows_everything (self) ? NULL : GTK_FILTER (self->filter);

  gtk_sort_list_model_set_incremental (self->sorted, FALSE);
  if (filter != gtk_filter_list_model_get_filter (self->filtered))
    gtk_filter_list_model_set_filter (self->filtered, filter);
  else if (filter != NULL)
    gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
}

/**
 * mb_register_list_get_all:
 *
 * Returns: (transfer none): all entries, a list of #MbRegisterEntry
 */
GListModel *
mb_register_list_get_all (MbRegisterList *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), NULL);

  return G_LIST_MODEL (self->all);
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

  return G_LIST_MODEL (self->sorted);
}

/**
 * mb_register_list_set_entries:
 * @entries: (element-type MbRegisterEntry): in place of those that are there
 */
void
mb_register_list_set_entries (MbRegisterList *self,
                              GPtrArray      *entries)
{
  g_return_if_fail (MB_IS_REGISTER_LIST (self));

  gtk_sort_list_model_set_incremental (self->sorted, FALSE);
  g_list_store_splice (self->all, 0, g_list_model_get_n_items (G_LIST_MODEL (self->all)),
                       entries->pdata, entries->len);
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
}

void
mb_register_list_set_sorter (MbRegisterList *self,
                             GtkSorter      *sorter)
{
  g_return_if_fail (MB_IS_REGISTER_LIST (self));

  gtk_sort_list_model_set_incremental (self->sorted, FALSE);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
}

/**
 * mb_register_list_set_scope:
 * @scope: the number of one of the register's scopes
 */
void
mb_register_list_set_scope (MbRegisterList *self,
                            guint           scope)
{
  g_return_if_fail (MB_IS_REGISTER_LIST (self));
  g_return_if_fail (scope < self->spec->n_scopes);

  if (self->scope == scope)
    return;
  self->scope = scope;
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

  return self->scope;
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

  for (guint i = 0; i < self->spec->n_scopes; i++)
    if (g_strcmp0 (self->spec->scopes[i].id, id) == 0)
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

  if (g_set_str (&self->panel, panel))
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

  if (g_set_str (&self->who, who))
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
  g_autofree char *folded = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (MB_IS_REGISTER_LIST (self));

  folded = g_utf8_casefold (words, -1);
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (builder);
  refilter (self);
}

/**
 * mb_register_list_find:
 *
 * Returns: (transfer none) (nullable): the entry of the record
 */
MbRegisterEntry *
mb_register_list_find (MbRegisterList *self,
                       gint64          id)
{
  guint n;

  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->all));
  for (guint i = 0; i < n; i++)
    {
      /* The list keeps it. */
      g_autoptr (MbRegisterEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->all), i);

      if (mb_register_entry_get_id (entry) == id)
        return entry;
    }

  return NULL;
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
  GListModel *shown;
  GtkBitsetIter iter;
  gint64 *ids;
  guint position;
  gboolean more;

  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), NULL);

  shown = G_LIST_MODEL (self->sorted);
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (shown));
  if (positions != NULL)
    gtk_bitset_intersect (all, positions);
  ids = g_new (gint64, gtk_bitset_get_size (all) + 1);
  *n_ids = 0;
  for (more = gtk_bitset_iter_init_first (&iter, all, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (MbRegisterEntry) entry = g_list_model_get_item (shown, position);

      ids[(*n_ids)++] = mb_register_entry_get_id (entry);
    }

  return ids;
}

static char *
count_actions (MbRegisterList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->all));
  guint n_open = 0, n_late = 0;
  g_autofree char *open = NULL;
  g_autofree char *late = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MbRegisterEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->all), i);

      n_open += mb_register_entry_is_open (entry);
      n_late += mb_register_entry_get_days_late (entry) > 0;
    }
  open = g_strdup_printf (ngettext ("%u open", "%u open", n_open), n_open);
  late = g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_late), n_late);

  return n_late > 0 ? g_strconcat (late, " · ", open, NULL) : g_steal_pointer (&open);
}

/**
 * mb_register_list_dup_count:
 *
 * Returns: (transfer full): how many there are in all, in words
 */
char *
mb_register_list_dup_count (MbRegisterList *self)
{
  guint n;

  g_return_val_if_fail (MB_IS_REGISTER_LIST (self), NULL);

  if (self->spec->kind == MB_KIND_ACTION)
    return count_actions (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->all));

  return g_strdup_printf (ngettext ("%u in this book", "%u in this book", n), n);
}

static void
mb_register_list_finalize (GObject *object)
{
  MbRegisterList *self = MB_REGISTER_LIST (object);

  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->all);
  g_free (self->panel);
  g_free (self->who);
  g_strfreev (self->words);

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
  self->words = g_new0 (char *, 1);
  self->all = g_list_store_new (MB_TYPE_REGISTER_ENTRY);
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

  self->spec = spec;
  self->filter = gtk_custom_filter_new (is_shown_cb, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->all)), NULL);
  if (!shows_everything (self))
    gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);

  return self;
}
