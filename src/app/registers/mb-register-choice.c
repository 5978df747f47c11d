/* Minute Book: a choice of whose entries a register shows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-choice.h"

/**
 * mb_register_choice_fill:
 * @everything: what the choice of all is called
 * @get: what is chosen by
 *
 * Offers what the entries have, in order, and keeps what was chosen.
 */
void
mb_register_choice_fill (GtkDropDown     *choice,
                         MbRegisterList  *list,
                         const char      *everything,
                         const char     *(*get) (MbRegisterEntry *))
{
  GListModel *all = mb_register_list_get_all (list);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  const char *last = NULL;
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  g_autoptr (GList) sorted = NULL;
  GtkStringObject *old = gtk_drop_down_get_selected_item (choice);
  g_autofree char *chosen = old != NULL ? g_strdup (gtk_string_object_get_string (old)) : NULL;
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MbRegisterEntry) entry = g_list_model_get_item (all, i);

      const char *name = get (entry);

      /* Entries share their names, and neighbours mostly the same ones. */
      if (name != last && *name != '\0')
        g_hash_table_add (names, (gpointer) name);
      last = name;
    }
  sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) g_utf8_collate);
  gtk_string_list_append (strings, everything);
  for (GList *l = sorted; l != NULL; l = l->next)
    {
      gtk_string_list_append (strings, l->data);
      if (g_strcmp0 (l->data, chosen) == 0)
        position = g_list_model_get_n_items (G_LIST_MODEL (strings)) - 1;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (strings));
  gtk_drop_down_set_selected (choice, position);
}

/**
 * mb_register_choice_get:
 *
 * Returns: (transfer none) (nullable): what is chosen, or %NULL for all
 */
const char *
mb_register_choice_get (GtkDropDown *choice)
{
  GtkStringObject *string = gtk_drop_down_get_selected_item (choice);

  return gtk_drop_down_get_selected (choice) > 0 && string != NULL
           ? gtk_string_object_get_string (string) : NULL;
}
