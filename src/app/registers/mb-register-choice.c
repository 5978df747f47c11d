/* Minute Book: a choice of whose entries a register shows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-choice.h"

static gboolean
offers (GListModel  *model,
        const char  *everything,
        GStrv        names)
{
  guint n = g_strv_length (names);

  if (!GTK_IS_STRING_LIST (model) || g_list_model_get_n_items (model) != n + 1 ||
      !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), 0), everything))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i + 1), names[i]))
      return FALSE;

  return TRUE;
}

/**
 * mb_register_choice_fill:
 * @everything: what the choice of all is called
 *
 * Offers the names, and keeps what was chosen.
 */
void
mb_register_choice_fill (GtkDropDown *choice,
                         const char  *everything,
                         GStrv        names)
{
  g_autoptr (GtkStringList) strings = NULL;
  GtkStringObject *old = gtk_drop_down_get_selected_item (choice);
  g_autofree char *chosen = old != NULL ? g_strdup (gtk_string_object_get_string (old)) : NULL;
  guint position = 0;

  if (offers (gtk_drop_down_get_model (choice), everything, names))
    return;
  /* Nobody sees the list that opens, so it loses an empty model as soon as it has
   * it (mb-sight.h): given thousands of names, it would first make its rows. */
  strings = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (strings));
  gtk_string_list_append (strings, everything);
  gtk_string_list_splice (strings, 1, 0, (const char *const *) names);
  for (guint i = 0; names[i] != NULL && position == 0; i++)
    if (g_strcmp0 (names[i], chosen) == 0)
      position = i + 1;
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
