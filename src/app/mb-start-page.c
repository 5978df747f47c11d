/* Minute Book: what a window shows before it has a book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-start-page.h"

#include <glib/gi18n.h>

#define MIME_TYPE "application/vnd.minutebook+sqlite3"
#define MOST_RECENT 5

struct _MbStartPage
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *recent;
  guint                n_recent;
};

G_DEFINE_FINAL_TYPE (MbStartPage, mb_start_page, ADW_TYPE_BIN)

static int
compare_visits (gconstpointer one,
                gconstpointer two)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) two),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) one));
}

static void
add_recent (MbStartPage   *self,
            GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = gtk_recent_info_get_short_name (info);
  g_autofree char *place = gtk_recent_info_get_uri_display (info);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place != NULL ? place : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  adw_preferences_group_add (self->recent, row);
  self->n_recent++;
}

static void
show_recent (MbStartPage *self)
{
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  infos = g_list_sort (infos, compare_visits);
  for (GList *l = infos; l != NULL && self->n_recent < MOST_RECENT; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), MIME_TYPE) == 0 &&
        gtk_recent_info_is_local (l->data) && gtk_recent_info_exists (l->data))
      add_recent (self, l->data);
  gtk_widget_set_visible (GTK_WIDGET (self->recent), self->n_recent > 0);
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
}

static void
mb_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_START_PAGE);

  G_OBJECT_CLASS (mb_start_page_parent_class)->dispose (object);
}

static void
mb_start_page_class_init (MbStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_start_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbStartPage, recent);
}

static void
mb_start_page_init (MbStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_recent (self);
}
