/* Minute Book: how a window was left, kept for the next time
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-window-memory.h"

#include <string.h>

#include "app/mb-window-private.h"

#define MOST_BOOKS 20
#define MEETING "meeting:"

void
mb_window_keep_size (MbWindow *self)
{
  int width, height;

  g_return_if_fail (MB_IS_WINDOW (self));

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    return;
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
}

/* 'meeting:' and an id, or the name of a place such as 'today'. */
static char *
name_place (MbWindow *self)
{
  MbMeetingPage *meeting = mb_window_get_meeting_page (self);
  g_autoptr (GListModel) pages = NULL;
  g_autoptr (AdwNavigationPage) first = NULL;

  if (meeting != NULL)
    return g_strdup_printf (MEETING "%" G_GINT64_FORMAT, mb_meeting_page_get_meeting (meeting));

  pages = adw_navigation_view_get_navigation_stack (self->navigation);
  first = g_list_model_get_item (pages, 0);

  return first != NULL ? g_strdup (adw_navigation_page_get_tag (first)) : NULL;
}

/**
 * mb_window_keep_place:
 *
 * Keeps where in its book the window is, before the books that were left
 * earlier.
 */
void
mb_window_keep_place (MbWindow *self)
{
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *place = NULL;
  g_autofree char *uri = NULL;
  GVariantBuilder places;
  GVariantIter iter;
  const char *other, *other_place;

  g_return_if_fail (MB_IS_WINDOW (self));

  place = self->desk != NULL ? name_place (self) : NULL;
  if (place == NULL)
    return;

  uri = g_file_get_uri (self->file);
  kept = g_settings_get_value (self->settings, "places");
  g_variant_builder_init (&places, G_VARIANT_TYPE ("a(ss)"));
  g_variant_builder_add (&places, "(ss)", uri, place);
  g_variant_iter_init (&iter, kept);
  for (guint n = 1; n < MOST_BOOKS && g_variant_iter_next (&iter, "(&s&s)", &other, &other_place);)
    if (!g_str_equal (other, uri))
      {
        g_variant_builder_add (&places, "(ss)", other, other_place);
        n++;
      }
  g_settings_set_value (self->settings, "places", g_variant_builder_end (&places));
}

static gboolean
has_meeting (MbWindow *self,
             gint64    id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->meetings)); i++)
    {
      g_autoptr (MbMeetingEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->meetings), i);

      if (mb_meeting_entry_get_id (entry) == id)
        return TRUE;
    }

  return FALSE;
}

static void
go_to (MbWindow   *self,
       const char *place)
{
  static const char *const places[] = {
    "today", "actions", "resolutions", "meetings", "people", "panels", NULL
  };

  if (g_str_has_prefix (place, MEETING))
    {
      gint64 id = g_ascii_strtoll (place + strlen (MEETING), NULL, 10);

      /* It may have been removed since, by somebody else. */
      if (has_meeting (self, id))
        mb_window_show_meeting (self, id);
    }
  else if (g_strv_contains (places, place))
    {
      mb_window_show_page (self, place);
    }
}

/**
 * mb_window_return_to_place:
 *
 * Goes where the clerk was when the book was closed, once.
 */
void
mb_window_return_to_place (MbWindow *self)
{
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *uri = NULL;
  GVariantIter iter;
  const char *other, *place;

  g_return_if_fail (MB_IS_WINDOW (self));

  if (self->has_returned)
    return;

  self->has_returned = TRUE;
  uri = g_file_get_uri (self->file);
  kept = g_settings_get_value (self->settings, "places");
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s)", &other, &place))
    if (g_str_equal (other, uri))
      {
        go_to (self, place);
        return;
      }
}
