/* Minute Book: the words of a choice, however long they are
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-choice-words.h"

#include "app/mb-sight.h"

#include <glib/gi18n.h>

/* Letters of a line. */
#define CHOSEN_LETTERS 28
#define LIST_LETTERS   44

static void
setup_chosen_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHOSEN_LETTERS);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_widget_set_tooltip_text (label, words);
}

static void
show_tick (GtkListItem *item,
           GObject     *choice)
{
  GtkWidget *tick = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  g_autoptr (GObject) chosen = NULL;

  g_object_get (choice, "selected-item", &chosen, NULL);
  gtk_widget_set_opacity (tick, chosen == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
chosen_cb (GtkListItem *item,
           GParamSpec  *pspec,
           GObject     *choice)
{
  show_tick (item, choice);
}

static void
setup_in_list_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *tick = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", "object-select-symbolic",
                                  NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_LETTERS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_list_item_set_child (item, box);
}

static void
bind_in_list_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 GObject                  *choice)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (gtk_list_item_get_item (item)));
  g_signal_connect_object (choice, "notify::selected-item", G_CALLBACK (chosen_cb), item,
                           G_CONNECT_SWAPPED);
  show_tick (item, choice);
}

static void
unbind_in_list_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *item,
                   GObject                  *choice)
{
  g_signal_handlers_disconnect_by_func (choice, chosen_cb, item);
}

/**
 * mb_choice_words_fit:
 * @choice: a #GtkDropDown or #AdwComboRow of a list of #GtkStringObject
 */
void
mb_choice_words_fit (GtkWidget *choice)
{
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) in_list = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (choice) || ADW_IS_COMBO_ROW (choice));

  g_signal_connect (chosen, "setup", G_CALLBACK (setup_chosen_cb), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (bind_chosen_cb), NULL);
  g_signal_connect (in_list, "setup", G_CALLBACK (setup_in_list_cb), NULL);
  g_signal_connect_object (in_list, "bind", G_CALLBACK (bind_in_list_cb), choice, 0);
  g_signal_connect_object (in_list, "unbind", G_CALLBACK (unbind_in_list_cb), choice, 0);
  g_object_set (choice, "factory", chosen, "list-factory", in_list, NULL);
  mb_sight_watch_choice (choice);
}

/**
 * mb_choice_row_new:
 * @info: a field with choices
 *
 * Returns: (transfer floating): a row in which one of them is chosen
 */
GtkWidget *
mb_choice_row_new (const MbField *info)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const MbChoice *choice = info->choices; choice->key != NULL; choice++)
    gtk_string_list_append (labels, _(choice->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  mb_choice_words_fit (row);

  return row;
}
