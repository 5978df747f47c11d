/* Minute Book: what is chosen in a register, kept while its entries change
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-chosen.h"

#include "app/mb-sight.h"
#include "app/registers/mb-register-opening.h"

struct _MbRegisterChosen
{
  GtkColumnView  *view;
  MbRegisterList *list;
  gint64         *ids;
  guint           n_ids;
  guint           first;
  gboolean        has_focus;
};

void
mb_register_chosen_free (MbRegisterChosen *self)
{
  g_object_unref (self->view);
  g_object_unref (self->list);
  g_free (self->ids);
  g_free (self);
}

/**
 * mb_register_chosen_dup_ids:
 *
 * Returns: (transfer full): the ids of the records that are chosen
 */
gint64 *
mb_register_chosen_dup_ids (GtkColumnView  *view,
                            MbRegisterList *list,
                            guint          *n_ids)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (model);

  return mb_register_list_dup_ids (list, chosen, n_ids);
}

/**
 * mb_register_chosen_take:
 * @view: of what @list shows
 *
 * Returns: (transfer full): to be given to mb_register_chosen_give_back()
 */
MbRegisterChosen *
mb_register_chosen_take (GtkColumnView  *view,
                         MbRegisterList *list)
{
  MbRegisterChosen *self = g_new0 (MbRegisterChosen, 1);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (gtk_column_view_get_model (view));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->view = g_object_ref (view);
  self->list = g_object_ref (list);
  self->ids = mb_register_list_dup_ids (list, chosen, &self->n_ids);
  self->first = gtk_bitset_get_minimum (chosen);
  self->has_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (view));

  return self;
}

/**
 * mb_register_chosen_keep_keyboard:
 *
 * Says that the list was left from what is chosen, and has the keyboard again
 * when somebody comes back to it.
 */
void
mb_register_chosen_keep_keyboard (MbRegisterChosen *self)
{
  self->has_focus = TRUE;
}

/**
 * mb_register_chosen_give_back:
 * @self: (transfer full):
 */
void
mb_register_chosen_give_back (MbRegisterChosen *self)
{
  g_autoptr (MbRegisterChosen) mine = self;
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  guint n = g_list_model_get_n_items (mb_register_list_get_shown (self->list));
  g_autoptr (GtkBitset) chosen = mb_register_list_find (self->list, self->ids, self->n_ids);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);

  if (gtk_bitset_is_empty (chosen) && n > 0)
    gtk_bitset_add (chosen, self->n_ids > 0 ? MIN (self->first, n - 1) : 0);
  if (n > 0 && gtk_bitset_get_maximum (chosen) >= g_list_model_get_n_items (G_LIST_MODEL (model)))
    mb_register_opening_end (gtk_multi_selection_get_model (GTK_MULTI_SELECTION (model)));
  gtk_selection_model_set_selection (model, chosen, all);

  if (!mb_sight_may_take_keyboard (GTK_WIDGET (self->view)))
    return;
  if (self->has_focus && n > 0)
    gtk_column_view_scroll_to (self->view, gtk_bitset_get_minimum (chosen), NULL,
                               GTK_LIST_SCROLL_FOCUS, NULL);
  else if (self->has_focus)
    /* What is shown in place of the list says what to do. */
    gtk_widget_child_focus (gtk_widget_get_ancestor (GTK_WIDGET (self->view), GTK_TYPE_STACK),
                            GTK_DIR_TAB_FORWARD);
}
