/* Minute Book: what a window shows before it has a book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-start-page.h"

#include "app/mb-recents.h"

struct _MbStartPage
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *recent;
  GPtrArray           *rows;
};

G_DEFINE_FINAL_TYPE (MbStartPage, mb_start_page, ADW_TYPE_BIN)

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
  g_ptr_array_add (self->rows, row);
}

static void
show_recent (MbStartPage *self)
{
  g_autoptr (GPtrArray) recents = mb_recents_list ();

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < recents->len; i++)
    add_recent (self, g_ptr_array_index (recents, i));
  gtk_widget_set_visible (GTK_WIDGET (self->recent), recents->len > 0);
}

static void
mb_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_START_PAGE);

  G_OBJECT_CLASS (mb_start_page_parent_class)->dispose (object);
}

static void
mb_start_page_finalize (GObject *object)
{
  g_ptr_array_unref (MB_START_PAGE (object)->rows);

  G_OBJECT_CLASS (mb_start_page_parent_class)->finalize (object);
}

static void
mb_start_page_class_init (MbStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_start_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_start_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbStartPage, recent);
}

static void
mb_start_page_init (MbStartPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_recent (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (show_recent), self,
                           G_CONNECT_SWAPPED);
}
