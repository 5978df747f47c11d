/* Minute Book: to the place of a meeting's page where something is
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-meeting-page-private.h"

#include "core/mb-document.h"

static void
show_field (MbMeetingPage *self,
            int            field)
{
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  for (GtkWidget *form = gtk_widget_get_first_child (GTK_WIDGET (self->forms)); form != NULL;
       form = gtk_widget_get_next_sibling (form))
    if (mb_form_focus_field (MB_FORM (form), field))
      return;
}

/* Of the meeting as a whole, the minutes tell who was there. */
static void
go_to_meeting (MbMeetingPage *self,
               int            field)
{
  if (field >= 0)
    show_field (self, field);
  else if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "agenda") != 0)
    adw_view_stack_set_visible_child_name (self->views, "attendance");
  else
    {
      adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
      gtk_widget_child_focus (GTK_WIDGET (self->forms), GTK_DIR_TAB_FORWARD);
    }
}

static void
go_to_item (MbMeetingPage *self,
            gint64         item)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "agenda") == 0)
    mb_agenda_view_show_item (self->agenda, item);
  else
    mb_meeting_page_show_item (self, item);
}

/* A line of the preview was clicked: to the field that it came from. */
void
mb_meeting_page_follow (MbMeetingPage *self,
                        guint          kind,
                        gint64         id,
                        int            field)
{
  MbRecord *record;

  if (self->proceedings == NULL)
    return;

  switch ((MbKind) kind)
    {
    case MB_KIND_ITEM:
      go_to_item (self, id);
      break;
    case MB_KIND_DOCUMENT:
      record = mb_proceedings_find (self->proceedings, MB_KIND_DOCUMENT, id);
      if (record != NULL)
        go_to_item (self, mb_record_get_integer (record, MB_DOCUMENT_ITEM));
      break;
    case MB_KIND_COUNCIL:
    case MB_KIND_PANEL:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "(ss)", "panels", "");
      break;
    case MB_KIND_ATTENDANCE:
    case MB_KIND_MOVEMENT:
      adw_view_stack_set_visible_child_name (self->views, "attendance");
      break;
    default:
      if (mb_minutes_view_show_field (self->minutes, kind, id, field))
        adw_view_stack_set_visible_child_name (self->views, "minutes");
      else if (kind == MB_KIND_MEETING)
        go_to_meeting (self, field);
    }
}

/**
 * mb_meeting_page_show_cure:
 *
 * Goes to where what was found is put right. A resolution that is missing is
 * added at once: there is nothing else to choose.
 */
void
mb_meeting_page_show_cure (MbMeetingPage    *self,
                           MbPreflightEntry *entry)
{
  gint64 record = mb_preflight_entry_get_record (entry);
  int field = mb_preflight_entry_get_field (entry);

  g_return_if_fail (MB_IS_MEETING_PAGE (self));

  if (mb_preflight_entry_get_code (entry) == MB_FINDING_EXCLUSION_MISSING)
    {
      adw_view_stack_set_visible_child_name (self->views, "agenda");
      mb_agenda_view_add_exclusion (self->agenda);
      return;
    }

  switch (mb_preflight_entry_get_kind (entry))
    {
    case MB_KIND_ITEM:
    case MB_KIND_DOCUMENT:
      adw_view_stack_set_visible_child_name (self->views, "agenda");
      mb_agenda_view_show (self->agenda, mb_preflight_entry_get_kind (entry), record, field);
      break;
    case MB_KIND_MEETING:
      if (field >= 0)
        show_field (self, field);
      else
        adw_view_stack_set_visible_child_name (self->views, "attendance");
      break;
    case MB_KIND_PANEL:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-panel", "x", record);
      break;
    case MB_KIND_PERSON:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-person", "x", record);
      break;
    case MB_KIND_ATTENDANCE:
      adw_view_stack_set_visible_child_name (self->views, "attendance");
      break;
    default:
      adw_view_stack_set_visible_child_name (self->views, "minutes");
      break;
    }
}
