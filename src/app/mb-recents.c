/* Minute Book: the books that were open of late
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-recents.h"

#define MIME_TYPE "application/vnd.minutebook+sqlite3"
#define MOST 5

static int
compare_visits (gconstpointer one,
                gconstpointer two)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) two),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) one));
}

/**
 * mb_recents_list:
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): books that are there,
 *   the latest first
 */
GPtrArray *
mb_recents_list (void)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  infos = g_list_sort (infos, compare_visits);
  for (GList *l = infos; l != NULL && found->len < MOST; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), MIME_TYPE) == 0 &&
        gtk_recent_info_is_local (l->data) && gtk_recent_info_exists (l->data))
      g_ptr_array_add (found, gtk_recent_info_ref (l->data));
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);

  return found;
}

void
mb_recents_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *exec = g_strdup ("minutebook %f");
  GtkRecentData data = {
    .mime_type = (char *) MIME_TYPE,
    .app_name = (char *) "minutebook",
    .app_exec = exec,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

void
mb_recents_forget (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

/**
 * mb_recents_fill_menu:
 * @menu: gets an item for each of the books
 */
void
mb_recents_fill_menu (GMenu *menu)
{
  g_autoptr (GPtrArray) recents = mb_recents_list ();

  g_menu_remove_all (menu);
  for (guint i = 0; i < recents->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (recents, i);
      g_autofree char *name = gtk_recent_info_get_short_name (info);
      /* An underline of the name is no mnemonic. */
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", gtk_recent_info_get_uri (info));
      g_menu_append_item (menu, item);
    }
}
