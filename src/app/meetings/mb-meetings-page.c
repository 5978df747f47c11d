/* Minute Book: the list of meetings, newest first, by year
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-meetings-page.h"

#include <glib/gi18n.h>

#include "app/mb-sight.h"
#include "app/meetings/mb-meeting-row.h"

struct _MbMeetingsPage
{
  AdwNavigationPage   parent_instance;

  GtkStack           *stack;
  GtkListView        *list;
  GtkSortListModel   *sorted;
  GtkFilterListModel *filtered;
  AdwBanner          *read_only;

  GtkCustomFilter    *filter;
  gint64              panel; /* 0 for all */
  gboolean            needs_panel;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbMeetingsPage, mb_meetings_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_of_panel_cb (gpointer item,
                gpointer user_data)
{
  MbMeetingsPage *self = user_data;

  return self->panel == 0 || mb_meeting_entry_get_panel (item) == self->panel;
}

static int
compare_cb (gconstpointer one,
            gconstpointer two,
            gpointer      user_data)
{
  return mb_meeting_entry_compare ((MbMeetingEntry *) one, (MbMeetingEntry *) two);
}

static int
compare_years_cb (gconstpointer one,
                  gconstpointer two,
                  gpointer      user_data)
{
  guint year = mb_meeting_entry_get_year ((MbMeetingEntry *) one);
  guint other = mb_meeting_entry_get_year ((MbMeetingEntry *) two);

  /* What has no day yet stands first. */
  return year == other ? 0 : (year - 1 > other - 1 ? -1 : 1);
}

static void
update_stack_cb (MbMeetingsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : self->needs_panel ? "no-panel" : "empty");
}

/**
 * mb_meetings_page_set_needs_panel:
 *
 * Says that there is no panel yet that could meet.
 */
void
mb_meetings_page_set_needs_panel (MbMeetingsPage *self,
                                  gboolean        needs_panel)
{
  g_return_if_fail (MB_IS_MEETINGS_PAGE (self));

  self->needs_panel = needs_panel;
  update_stack_cb (self);
}

/**
 * mb_meetings_page_set_panel:
 * @panel: the id of a panel, or 0 for all meetings
 * @name: what the page is called
 */
void
mb_meetings_page_set_panel (MbMeetingsPage *self,
                            gint64          panel,
                            const char     *name)
{
  g_return_if_fail (MB_IS_MEETINGS_PAGE (self));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  if (self->panel == panel)
    return;

  self->panel = panel;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack_cb (self);
}

/**
 * mb_meetings_page_set_read_only:
 *
 * Says that the book can only be read.
 */
void
mb_meetings_page_set_read_only (MbMeetingsPage *self,
                                gboolean        read_only)
{
  g_return_if_fail (MB_IS_MEETINGS_PAGE (self));

  adw_banner_set_revealed (self->read_only, read_only);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, mb_meeting_row_new ());
}

static void
bind_cb (MbMeetingsPage *self,
         GtkListItem    *item)
{
  MbMeetingEntry *entry = gtk_list_item_get_item (item);
  MbMeetingRow *row = MB_MEETING_ROW (gtk_list_item_get_child (item));
  g_autofree char *label = NULL;

  mb_meeting_row_bind (row, entry, self->panel == 0);
  label = mb_meeting_row_dup_label (row);
  gtk_list_item_set_accessible_label (item, label);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory,
                GtkListHeader            *header)
{
  guint year = mb_meeting_entry_get_year (gtk_list_header_get_item (header));
  g_autofree char *text = year > 0 ? g_strdup_printf ("%u", year) : g_strdup (_("No date yet"));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), text);
}

static void
activate_cb (MbMeetingsPage *self,
             guint           position)
{
  g_autoptr (MbMeetingEntry) entry = NULL;

  mb_sight_keep_place (GTK_WIDGET (self->list), position);
  entry = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);
  if (entry != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, entry);
}

static void
mb_meetings_page_dispose (GObject *object)
{
  MbMeetingsPage *self = MB_MEETINGS_PAGE (object);

  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_MEETINGS_PAGE);

  G_OBJECT_CLASS (mb_meetings_page_parent_class)->dispose (object);
}

static void
mb_meetings_page_class_init (MbMeetingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_meetings_page_dispose;

  /* A meeting is to be opened. */
  signals[CHOSEN] = g_signal_new ("chosen", MB_TYPE_MEETINGS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, MB_TYPE_MEETING_ENTRY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-meetings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMeetingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingsPage, list);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingsPage, sorted);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingsPage, filtered);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingsPage, read_only);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
mb_meetings_page_init (MbMeetingsPage *self)
{
  GtkSorter *sorter;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (is_of_panel_cb, self, NULL);
  gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, NULL, NULL));
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  g_object_unref (sorter);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_years_cb, NULL, NULL));
  gtk_sort_list_model_set_section_sorter (self->sorted, sorter);
  g_object_unref (sorter);
  mb_sight_watch (GTK_WIDGET (self->list));
  g_signal_connect_object (self->sorted, "items-changed", G_CALLBACK (update_stack_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mb_meetings_page_new:
 * @meetings: a list of #MbMeetingEntry, in any order
 */
GtkWidget *
mb_meetings_page_new (GListModel *meetings)
{
  MbMeetingsPage *self = g_object_new (MB_TYPE_MEETINGS_PAGE, NULL);

  gtk_filter_list_model_set_model (self->filtered, meetings);
  update_stack_cb (self);

  return GTK_WIDGET (self);
}
