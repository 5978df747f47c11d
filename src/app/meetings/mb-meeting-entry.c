/* Minute Book: a meeting in a list
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-meeting-entry.h"

#include <glib/gi18n.h>

#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

struct _MbMeetingEntry
{
  GObject   parent_instance;

  gint64      id;
  gint64      panel;
  char       *panel_name;
  const char *kind;  /* as stored, of the field's choices */
  const char *state; /* likewise */
  GDate       date;
  guint       n_items;
  guint       n_open_actions;
};

G_DEFINE_FINAL_TYPE (MbMeetingEntry, mb_meeting_entry, G_TYPE_OBJECT)

gint64
mb_meeting_entry_get_id (MbMeetingEntry *self)
{
  g_return_val_if_fail (MB_IS_MEETING_ENTRY (self), 0);

  return self->id;
}

gint64
mb_meeting_entry_get_panel (MbMeetingEntry *self)
{
  g_return_val_if_fail (MB_IS_MEETING_ENTRY (self), 0);

  return self->panel;
}

/**
 * mb_meeting_entry_get_panel_name:
 *
 * Returns: (transfer none): the name of the panel that met
 */
const char *
mb_meeting_entry_get_panel_name (MbMeetingEntry *self)
{
  g_return_val_if_fail (MB_IS_MEETING_ENTRY (self), NULL);

  return self->panel_name;
}

/**
 * mb_meeting_entry_get_year:
 *
 * Returns: the year of the calendar, or 0 where the day isn't known
 */
guint
mb_meeting_entry_get_year (MbMeetingEntry *self)
{
  g_return_val_if_fail (MB_IS_MEETING_ENTRY (self), 0);

  return g_date_valid (&self->date) ? g_date_get_year (&self->date) : 0;
}

/**
 * mb_meeting_entry_dup_day:
 *
 * Returns: (transfer full): 'Wednesday 14 October 2026'
 */
char *
mb_meeting_entry_dup_day (MbMeetingEntry *self)
{
  g_return_val_if_fail (MB_IS_MEETING_ENTRY (self), NULL);

  return g_date_valid (&self->date) ? mb_date_format_long (&self->date) : g_strdup (_("No date yet"));
}

/**
 * mb_meeting_entry_dup_details:
 * @with_panel: whether to name the panel
 *
 * Returns: (transfer full): what else there is to say of it in a line, such
 *   as 'Extraordinary meeting · 7 items · 2 open actions'
 */
char *
mb_meeting_entry_dup_details (MbMeetingEntry *self,
                              gboolean        with_panel)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  g_return_val_if_fail (MB_IS_MEETING_ENTRY (self), NULL);

  if (with_panel && self->panel_name != NULL)
    g_strv_builder_add (parts, self->panel_name);
  g_strv_builder_add (parts, _(mb_field_get_choice_label (mb_kind_get_field (MB_KIND_MEETING,
                                                                             MB_MEETING_KIND),
                                                          self->kind)));
  if (self->n_items > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u item", "%u items", self->n_items),
                                                 self->n_items));
  if (self->n_open_actions > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u open action", "%u open actions",
                                                           self->n_open_actions),
                                                 self->n_open_actions));
  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

/**
 * mb_meeting_entry_get_state:
 *
 * Returns: (transfer none): the state in words
 */
const char *
mb_meeting_entry_get_state (MbMeetingEntry *self)
{
  g_return_val_if_fail (MB_IS_MEETING_ENTRY (self), NULL);

  return _(mb_field_get_choice_label (mb_kind_get_field (MB_KIND_MEETING, MB_MEETING_STATE),
                                      self->state));
}

/**
 * mb_meeting_entry_get_state_key:
 *
 * Returns: (transfer none): the state as stored
 */
const char *
mb_meeting_entry_get_state_key (MbMeetingEntry *self)
{
  g_return_val_if_fail (MB_IS_MEETING_ENTRY (self), NULL);

  return self->state != NULL ? self->state : mb_kind_get_field (MB_KIND_MEETING, MB_MEETING_STATE)->choices[0].key;
}

static guint32
get_julian (MbMeetingEntry *self)
{
  return g_date_valid (&self->date) ? g_date_get_julian (&self->date) : G_MAXUINT32;
}

/**
 * mb_meeting_entry_equal:
 *
 * Returns: whether both say the same of the same meeting
 */
gboolean
mb_meeting_entry_equal (MbMeetingEntry *self,
                        MbMeetingEntry *other)
{
  g_return_val_if_fail (MB_IS_MEETING_ENTRY (self), FALSE);
  g_return_val_if_fail (MB_IS_MEETING_ENTRY (other), FALSE);

  return self->id == other->id && self->panel == other->panel &&
         g_strcmp0 (self->panel_name, other->panel_name) == 0 &&
         g_strcmp0 (self->kind, other->kind) == 0 && g_strcmp0 (self->state, other->state) == 0 &&
         get_julian (self) == get_julian (other) && self->n_items == other->n_items &&
         self->n_open_actions == other->n_open_actions;
}

/**
 * mb_meeting_entry_compare:
 *
 * Newest first; of one day, by panel.
 */
int
mb_meeting_entry_compare (MbMeetingEntry *self,
                          MbMeetingEntry *other)
{
  guint32 day = get_julian (self);
  guint32 other_day = get_julian (other);
  int order;

  if (day != other_day)
    return day > other_day ? -1 : 1;
  order = g_strcmp0 (self->panel_name, other->panel_name);
  if (order != 0)
    return order;

  return mb_meeting_entry_get_id (self) < mb_meeting_entry_get_id (other) ? -1 : 1;
}

static void
mb_meeting_entry_finalize (GObject *object)
{
  MbMeetingEntry *self = MB_MEETING_ENTRY (object);

  g_free (self->panel_name);

  G_OBJECT_CLASS (mb_meeting_entry_parent_class)->finalize (object);
}

static void
mb_meeting_entry_class_init (MbMeetingEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_meeting_entry_finalize;
}

static void
mb_meeting_entry_init (MbMeetingEntry *self)
{
  g_date_clear (&self->date, 1);
}

/**
 * mb_meeting_entry_new:
 * @panel: (nullable): the panel that met
 *
 * Returns: (transfer full): an entry
 */
MbMeetingEntry *
mb_meeting_entry_new (MbRecord *meeting,
                      MbRecord *panel,
                      guint     n_items,
                      guint     n_open_actions)
{
  MbMeetingEntry *self = g_object_new (MB_TYPE_MEETING_ENTRY, NULL);

  self->id = mb_record_get_id (meeting);
  self->kind = g_intern_string (mb_record_get_text (meeting, MB_MEETING_KIND));
  self->state = g_intern_string (mb_record_get_text (meeting, MB_MEETING_STATE));
  self->panel = mb_record_get_integer (meeting, MB_MEETING_PANEL);
  if (panel != NULL)
    self->panel_name = g_strdup (mb_record_get_text (panel, MB_PANEL_NAME));
  self->n_items = n_items;
  self->n_open_actions = n_open_actions;
  if (!mb_record_get_date (meeting, MB_MEETING_DATE, &self->date))
    g_date_clear (&self->date, 1);

  return self;
}

/**
 * mb_meeting_entry_new_edited:
 *
 * Returns: (transfer full): an entry for the meeting as it is now, and for
 *   the rest as @old
 */
MbMeetingEntry *
mb_meeting_entry_new_edited (MbMeetingEntry *old,
                             MbRecord       *meeting)
{
  MbMeetingEntry *self = mb_meeting_entry_new (meeting, NULL, old->n_items, old->n_open_actions);

  self->panel_name = g_strdup (old->panel_name);

  return self;
}
