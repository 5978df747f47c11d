/* Minute Book: the columns of a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-columns.h"

#include <glib/gi18n.h>


/* Lines of a text that are shown in the list: the same for each row, so that
 * scrolling through tens of thousands measures none of them. The tooltip and
 * the editor have the whole text. */
#define LINES        2
#define TEXT_LETTERS 20

static void
show_cell (GtkInscription       *cell,
           const MbRegisterHead *head,
           MbRegisterEntry      *entry)
{
  const MbRegisterRow *row = mb_register_entry_get_row (entry);
  g_autofree char *text = head->text (row);

  gtk_inscription_set_text (cell, text);
  if (head->is_late != NULL && head->is_late (row))
    gtk_widget_add_css_class (GTK_WIDGET (cell), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "late");
}

/* Made when the pointer rests on a cell. To give each its tooltip beforehand
 * asks the X server twice where the pointer is, and waits for the answers. */
static gboolean
tooltip_cb (GtkWidget  *list,
            int         x,
            int         y,
            gboolean    by_keyboard,
            GtkTooltip *tooltip)
{
  GtkWidget *cell = by_keyboard ? NULL : gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  const char *text = GTK_IS_INSCRIPTION (cell) ? gtk_inscription_get_text (GTK_INSCRIPTION (cell)) : NULL;
  graphene_rect_t bounds;

  if (text == NULL || *text == '\0' || !gtk_widget_compute_bounds (cell, list, &bounds))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                       (int) bounds.size.width, (int) bounds.size.height });

  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          const MbRegisterHead     *head)
{
  GtkWidget *cell = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (cell);
  guint letters = head->letters > 0 ? (guint) head->letters : TEXT_LETTERS;

  gtk_inscription_set_xalign (inscription, 0);
  gtk_inscription_set_yalign (inscription, 0);
  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (inscription, letters);
  gtk_inscription_set_nat_chars (inscription, letters);
  gtk_inscription_set_min_lines (inscription, LINES);
  gtk_inscription_set_nat_lines (inscription, LINES);
  gtk_list_item_set_child (item, cell);
}

static void
updated_cb (GtkListItem     *item,
            MbRegisterEntry *entry)
{
  show_cell (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
             g_object_get_data (G_OBJECT (item), "head"), entry);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         const MbRegisterHead     *head)
{
  MbRegisterEntry *entry = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (item), "head", (gpointer) head);
  show_cell (GTK_INSCRIPTION (gtk_list_item_get_child (item)), head, entry);
  g_signal_connect_object (entry, "updated", G_CALLBACK (updated_cb), item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), updated_cb, item);
}

/* What a screen reader says of a row: each cell that has words, under its
 * head. */
static char *
describe (const MbRegisterRow  *row,
          const MbRegisterSpec *spec)
{
  g_autoptr (GString) words = g_string_new (row->text);

  for (guint i = 0; i < spec->n_heads; i++)
    {
      g_autofree char *text = spec->heads[i].text (row);

      if (spec->heads[i].letters > 0 && *text != '\0')
        g_string_append_printf (words, ", %s: %s", _(spec->heads[i].title),
                                g_strdelimit (text, "\n", ' '));
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
row_updated_cb (GtkColumnViewRow *row,
                MbRegisterEntry  *entry)
{
  g_autofree char *label = describe (mb_register_entry_get_row (entry), g_object_get_data (G_OBJECT (row), "spec"));

  gtk_column_view_row_set_accessible_label (row, label);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkColumnViewRow         *row,
             const MbRegisterSpec     *spec)
{
  MbRegisterEntry *entry = gtk_column_view_row_get_item (row);

  g_object_set_data (G_OBJECT (row), "spec", (gpointer) spec);
  row_updated_cb (row, entry);
  g_signal_connect_object (entry, "updated", G_CALLBACK (row_updated_cb), row, G_CONNECT_SWAPPED);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewRow         *row)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_row_get_item (row), row_updated_cb, row);
}

static GtkColumnViewColumn *
make_column (const MbRegisterHead *head)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  /* Only for the column to have a head that sorts: the list sorts its rows itself. */
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) head);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) head);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  column = gtk_column_view_column_new (_(head->title), factory);
  gtk_column_view_column_set_id (column, head->id);
  gtk_column_view_column_set_expand (column, head->letters == 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, sorter);

  return column;
}

/**
 * mb_register_columns_add:
 *
 * Gives the view the register's columns, in the order of the first.
 */
void
mb_register_columns_add (GtkColumnView        *view,
                         const MbRegisterSpec *spec)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  /* The list in the view is what has the focus. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      {
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        _(spec->title), -1);
        g_signal_connect (child, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
        gtk_widget_set_has_tooltip (child, TRUE);
      }

  for (guint i = 0; i < spec->n_heads; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (&spec->heads[i]);

      gtk_column_view_append_column (view, column);
      if (i == 0)
        gtk_column_view_sort_by_column (view, column, spec->is_newest_first ? GTK_SORT_DESCENDING
                                                                            : GTK_SORT_ASCENDING);
    }
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), (gpointer) spec);
  g_signal_connect (rows, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_column_view_set_row_factory (view, rows);
}

/**
 * mb_register_columns_show_places:
 * @shown: whether there is room for all columns
 */
void
mb_register_columns_show_places (GtkColumnView        *view,
                                 const MbRegisterSpec *spec,
                                 gboolean              shown)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < spec->n_heads; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (spec->heads[i].is_place)
        gtk_column_view_column_set_visible (column, shown);
    }
}

static const MbRegisterHead *
find_head (const MbRegisterSpec *spec,
           const char           *id)
{
  for (guint i = 0; i < spec->n_heads; i++)
    if (g_strcmp0 (spec->heads[i].id, id) == 0)
      return &spec->heads[i];

  return NULL;
}

/* What was chosen last counts most. */
static void
sorter_cb (GtkColumnViewSorter  *sorter,
           GtkSorterChange       change,
           const MbRegisterSpec *spec)
{
  MbRegisterList *list = g_object_get_data (G_OBJECT (sorter), "list");
  g_autoptr (GArray) sorts = g_array_new (FALSE, FALSE, sizeof (MbRegisterSort));

  for (guint i = 0; i < gtk_column_view_sorter_get_n_sort_columns (sorter); i++)
    {
      GtkSortType direction;
      GtkColumnViewColumn *column = gtk_column_view_sorter_get_nth_sort_column (sorter, i, &direction);
      MbRegisterSort sort = { find_head (spec, gtk_column_view_column_get_id (column)),
                              direction == GTK_SORT_DESCENDING };

      if (sort.head != NULL)
        g_array_append_val (sorts, sort);
    }
  mb_register_list_set_sorts (list, sorts);
}

/**
 * mb_register_columns_sort:
 *
 * Has the list sorted by what the view's heads say.
 */
void
mb_register_columns_sort (GtkColumnView        *view,
                          const MbRegisterSpec *spec,
                          MbRegisterList       *list)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);

  g_object_set_data_full (G_OBJECT (sorter), "list", g_object_ref (list), g_object_unref);
  g_signal_connect (sorter, "changed", G_CALLBACK (sorter_cb), (gpointer) spec);
  sorter_cb (GTK_COLUMN_VIEW_SORTER (sorter), GTK_SORTER_CHANGE_DIFFERENT, spec);
}
