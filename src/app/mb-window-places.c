/* Minute Book: where in the book the window is
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-window-places.h"

#include <glib/gi18n.h>

#include "app/mb-window-private.h"
#include "app/panels/mb-new-panel-dialog.h"
#include "app/panels/mb-panel-page.h"
#include "app/panels/mb-panels-page.h"
#include "app/people/mb-new-person-dialog.h"
#include "app/people/mb-people-page.h"
#include "app/people/mb-person-page.h"
#include "app/registers/mb-register-page.h"
#include "app/today/mb-today-page.h"

static GtkWidget *
make_place (MbWindow   *self,
            const char *place)
{
  if (g_str_equal (place, "today"))
    return mb_today_page_new (self->desk, self->today);
  if (g_str_equal (place, "actions"))
    return mb_register_page_new (self->desk, MB_KIND_ACTION);
  if (g_str_equal (place, "resolutions"))
    return mb_register_page_new (self->desk, MB_KIND_RESOLUTION);
  if (g_str_equal (place, "people"))
    return mb_people_page_new (self->desk);
  if (g_str_equal (place, "panels"))
    return mb_panels_page_new (self->desk);

  return NULL;
}

/* The page that the others stand on. */
static AdwNavigationPage *
get_place (MbWindow *self)
{
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (self->navigation);
  g_autoptr (AdwNavigationPage) page = g_list_model_get_item (pages, 0);

  /* The view keeps it. */
  return page;
}

/* Each page's tag is the name of its place; it is made when it is first asked
 * for, and kept. */
static void
show_place (MbWindow   *self,
            const char *place)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, place);

  if (page == NULL)
    {
      GtkWidget *made = make_place (self, place);

      g_return_if_fail (made != NULL);
      page = ADW_NAVIGATION_PAGE (made);
      adw_navigation_view_add (self->navigation, page);
    }
  if (get_place (self) == page)
    adw_navigation_view_pop_to_page (self->navigation, page);
  else
    adw_navigation_view_replace (self->navigation, &page, 1);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/**
 * mb_window_show_page:
 * @name: of a place other than a panel, such as 'today'
 *
 * Goes to the place, and has the sidebar show it.
 */
void
mb_window_show_page (MbWindow   *self,
                     const char *name)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  if (self->desk == NULL)
    return;

  mb_sidebar_choose (self->sidebar, name);
  show_place (self, name);
}

/**
 * mb_window_show_scope:
 * @name: of a register's page
 * @scope: which of its entries to show
 */
void
mb_window_show_scope (MbWindow   *self,
                      const char *name,
                      const char *scope)
{
  AdwNavigationPage *page;

  mb_window_show_page (self, name);
  page = self->navigation != NULL ? adw_navigation_view_find_page (self->navigation, name) : NULL;
  if (page != NULL && MB_IS_REGISTER_PAGE (page))
    mb_register_page_show_scope (MB_REGISTER_PAGE (page), scope);
}

static void
place_chosen_cb (MbWindow   *self,
                 const char *place)
{
  show_place (self, place);
}

static void
meetings_chosen_cb (MbWindow   *self,
                    gint64      panel,
                    const char *name)
{
  mb_meetings_page_set_panel (self->meetings_page, panel, name);
  show_place (self, "meetings");
}

static void
meeting_chosen_cb (MbWindow       *self,
                   MbMeetingEntry *entry)
{
  mb_window_show_meeting (self, mb_meeting_entry_get_id (entry));
}

/* One meeting stands beside another, not on it. The page below both is not seen
 * meanwhile: it would fill its list for the moment between them. */
static void
replace_last (MbWindow          *self,
              AdwNavigationPage *page)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->navigation);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i + 1 < g_list_model_get_n_items (stack); i++)
    g_ptr_array_add (pages, g_list_model_get_item (stack, i));
  g_ptr_array_add (pages, g_object_ref_sink (page));
  adw_navigation_view_replace (self->navigation, (AdwNavigationPage **) pages->pdata, (int) pages->len);
}

/**
 * mb_window_show_item:
 * @meeting: the meeting's id
 * @item: the id of one of its items, or 0
 *
 * Opens the meeting at the item, on top of the page that led to it.
 */
void
mb_window_show_item (MbWindow *self,
                     gint64    meeting,
                     gint64    item)
{
  MbMeetingPage *page;

  g_return_if_fail (MB_IS_WINDOW (self));

  page = mb_window_get_meeting_page (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (page == NULL || mb_meeting_page_get_meeting (page) != meeting)
    {
      gboolean is_beside = page != NULL;

      page = MB_MEETING_PAGE (mb_meeting_page_new (self->desk, meeting));
      if (is_beside)
        replace_last (self, ADW_NAVIGATION_PAGE (page));
      else
        adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
    }
  if (item != 0)
    mb_meeting_page_show_item (page, item);
}

/**
 * mb_window_show_planned:
 * @meeting: the id of a meeting that has just been planned
 *
 * Opens the meeting on top of whatever it was planned from, another meeting too:
 * Back goes on with that.
 */
void
mb_window_show_planned (MbWindow *self,
                        gint64    meeting)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  adw_navigation_split_view_set_show_content (self->split, TRUE);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (mb_meeting_page_new (self->desk, meeting)));
}

/**
 * mb_window_show_meeting:
 * @meeting: the meeting's id
 */
void
mb_window_show_meeting (MbWindow *self,
                        gint64    meeting)
{
  mb_window_show_item (self, meeting, 0);
}

static void
show_meeting_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  mb_window_show_meeting (MB_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
show_panel (MbWindow *self,
            gint64    panel)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (mb_panel_page_new (self->desk, panel)));
}

static void
show_panel_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  show_panel (MB_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
show_person_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  MbWindow *self = MB_WINDOW (widget);

  adw_navigation_view_push (self->navigation,
                            ADW_NAVIGATION_PAGE (mb_person_page_new (self->desk, g_variant_get_int64 (parameter))));
}

static void
panel_added_cb (MbWindow *self,
                gint64    panel)
{
  mb_window_show_page (self, "panels");
  show_panel (self, panel);
}

static void
new_panel_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  AdwDialog *dialog;

  if (self->desk == NULL || mb_desk_is_read_only (self->desk))
    return;

  dialog = mb_new_panel_dialog_new (self->desk);
  g_signal_connect_object (dialog, "added", G_CALLBACK (panel_added_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
person_added_cb (MbWindow *self,
                 gint64    person)
{
  mb_window_show_page (self, "people");
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (mb_person_page_new (self->desk, person)));
}

static void
new_person_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  AdwDialog *dialog;

  if (self->desk == NULL || mb_desk_is_read_only (self->desk))
    return;

  dialog = mb_new_person_dialog_new (self->desk);
  g_signal_connect_object (dialog, "added", G_CALLBACK (person_added_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
waiting_cb (MbWindow *self)
{
  mb_sidebar_set_n_overdue (self->sidebar, mb_today_get_n_overdue (self->today));
}

/**
 * mb_window_add_places:
 *
 * Makes the places of the book that has just been opened, and keeps count of
 * what is overdue.
 */
void
mb_window_add_places (MbWindow *self)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  self->meetings_page = MB_MEETINGS_PAGE (mb_meetings_page_new (G_LIST_MODEL (self->meetings)));
  mb_meetings_page_set_read_only (self->meetings_page, mb_desk_is_read_only (self->desk));
  g_signal_connect_object (self->meetings_page, "chosen", G_CALLBACK (meeting_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_add (self->navigation, ADW_NAVIGATION_PAGE (self->meetings_page));
  self->today = mb_today_new (self->desk);
  g_signal_connect_object (self->today, "changed", G_CALLBACK (waiting_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-panel", !mb_desk_is_read_only (self->desk));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-person", !mb_desk_is_read_only (self->desk));
}

void
mb_window_class_install_places (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, place_chosen_cb);
  gtk_widget_class_bind_template_callback (klass, meetings_chosen_cb);
  gtk_widget_class_install_action (klass, "win.show-meeting", "x", show_meeting_cb);
  gtk_widget_class_install_action (klass, "win.show-panel", "x", show_panel_cb);
  gtk_widget_class_install_action (klass, "win.show-person", "x", show_person_cb);
  gtk_widget_class_install_action (klass, "win.new-panel", NULL, new_panel_cb);
  gtk_widget_class_install_action (klass, "win.new-person", NULL, new_person_cb);
}
