/* Minute Book: the pages of a window, and the ways between them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-window-private.h"

#include "app/registers/mb-register-page.h"
#include "app/today/mb-today-page.h"

static GtkWidget *
make_page (MbWindow   *self,
           const char *name)
{
  if (g_str_equal (name, "actions"))
    return mb_register_page_new (self->desk, MB_KIND_ACTION);
  if (g_str_equal (name, "resolutions"))
    return mb_register_page_new (self->desk, MB_KIND_RESOLUTION);
  if (g_str_equal (name, "today"))
    return mb_today_page_new (self->desk, self->today);

  return NULL;
}

static void
show_root (MbWindow   *self,
           const char *tag)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  if (page == NULL || g_strcmp0 (adw_navigation_page_get_tag (page), tag) != 0)
    adw_navigation_view_replace_with_tags (self->navigation, &tag, 1);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/**
 * mb_window_show_page:
 * @name: 'today', 'actions' or 'resolutions'
 *
 * Shows the page, which is made when it is first asked for.
 */
void
mb_window_show_page (MbWindow   *self,
                     const char *name)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  if (self->desk == NULL)
    return;
  if (adw_navigation_view_find_page (self->navigation, name) == NULL)
    {
      GtkWidget *page = make_page (self, name);

      g_return_if_fail (page != NULL);
      adw_navigation_view_add (self->navigation, ADW_NAVIGATION_PAGE (page));
    }
  mb_sidebar_select_page (self->sidebar, name);
  show_root (self, name);
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

/**
 * mb_window_show_panel:
 * @panel: the id of a panel, or 0 for the meetings of all
 * @name: what the page is called
 */
void
mb_window_show_panel (MbWindow   *self,
                      gint64      panel,
                      const char *name)
{
  show_root (self, "meetings");
  mb_meetings_page_set_panel (self->meetings_page, panel, name);
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
      if (page != NULL)
        adw_navigation_view_pop (self->navigation);
      page = MB_MEETING_PAGE (mb_meeting_page_new (self->desk, meeting));
      adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
    }
  if (item != 0)
    mb_meeting_page_show_item (page, item);
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
waiting_cb (MbWindow *self)
{
  mb_sidebar_set_n_overdue (self->sidebar, mb_today_get_n_overdue (self->today));
}

/**
 * mb_window_watch_today:
 *
 * Keeps count of what is overdue.
 */
void
mb_window_watch_today (MbWindow *self)
{
  self->today = mb_today_new (self->desk);
  g_signal_connect_object (self->today, "changed", G_CALLBACK (waiting_cb), self,
                           G_CONNECT_SWAPPED);
}
