/* Minute Book: the meetings that the application is measured with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-meetings.h"

#include "book/mb-book-meetings.h"
#include "core/mb-meeting.h"

/* The newest first. */
GArray *
meetings_list (MbBook *book)
{
  g_autoptr (GPtrArray) lines = mb_book_list_meetings (book, 0, NULL);
  GArray *meetings = g_array_new (FALSE, FALSE, sizeof (Meeting));

  for (guint i = 0; i < lines->len; i++)
    {
      MbRecord *record = ((MbMeetingLine *) g_ptr_array_index (lines, i))->meeting;
      Meeting meeting = { mb_record_get_id (record), mb_record_is (record, MB_MEETING_STATE, "minutes_drafted") };

      g_array_append_val (meetings, meeting);
    }

  return meetings;
}
