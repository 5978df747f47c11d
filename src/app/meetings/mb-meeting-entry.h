/* Minute Book: a meeting in a list
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list shows of a meeting, and no more of its record: a book has
 * thousands. Made on the book's thread, then left as it is. */

#pragma once

#include <glib-object.h>

#include "book/mb-book-meetings.h"

G_BEGIN_DECLS

#define MB_TYPE_MEETING_ENTRY (mb_meeting_entry_get_type ())
G_DECLARE_FINAL_TYPE (MbMeetingEntry, mb_meeting_entry, MB, MEETING_ENTRY, GObject)

MbMeetingEntry *mb_meeting_entry_new           (MbRecord       *meeting,
                                                MbRecord       *panel,
                                                guint           n_items,
                                                guint           n_open_actions);
MbMeetingEntry *mb_meeting_entry_new_edited    (MbMeetingEntry *old,
                                                MbRecord       *meeting);
gint64          mb_meeting_entry_get_id        (MbMeetingEntry *self);
gint64          mb_meeting_entry_get_panel     (MbMeetingEntry *self);
const char     *mb_meeting_entry_get_panel_name (MbMeetingEntry *self);
guint           mb_meeting_entry_get_year      (MbMeetingEntry *self);
char           *mb_meeting_entry_dup_day       (MbMeetingEntry *self);
char           *mb_meeting_entry_dup_details   (MbMeetingEntry *self,
                                                gboolean        with_panel);
const char     *mb_meeting_entry_get_state     (MbMeetingEntry *self);
const char     *mb_meeting_entry_get_state_key (MbMeetingEntry *self);
gboolean        mb_meeting_entry_equal         (MbMeetingEntry *self,
                                                MbMeetingEntry *other);
int             mb_meeting_entry_compare       (MbMeetingEntry *self,
                                                MbMeetingEntry *other);

G_END_DECLS
