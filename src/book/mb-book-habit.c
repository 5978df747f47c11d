/* Minute Book: when and where a panel is likely to meet next
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-meetings.h"

#include "core/mb-meeting.h"
#include "core/mb-panel.h"

#define DAYS_OF_YEAR 366

/* Panels meet on a day of the week: so many whole weeks after the last meeting
 * as that was after the one before, or the day that the minutes name. */
static void
find_date (MbRecord *last,
           MbRecord *before,
           GDate    *next)
{
  GDate day, earlier, said;
  int n_days;

  if (last == NULL || !mb_record_get_date (last, MB_MEETING_DATE, &day))
    return;
  if (mb_record_get_date (last, MB_MEETING_NEXT_DATE, &said) && g_date_compare (&said, &day) > 0)
    {
      *next = said;
      return;
    }
  if (before == NULL || !mb_record_get_date (before, MB_MEETING_DATE, &earlier))
    return;

  n_days = g_date_days_between (&earlier, &day);
  if (n_days < 7 || n_days > DAYS_OF_YEAR)
    return;
  *next = day;
  g_date_add_days (next, (guint) ((n_days + 3) / 7 * 7));
}

static const char *
choose (MbRecord *host,
        guint     usual,
        MbRecord *last,
        guint     latest)
{
  const char *text = mb_record_get_text (host, usual);

  if (text == NULL || *text == '\0')
    text = last != NULL ? mb_record_get_text (last, latest) : NULL;

  return text;
}

/**
 * mb_book_find_habit:
 *
 * What a new meeting of the panel is offered: the panel's usual time and place,
 * or else those of its last meeting, and the day by its rhythm. A meeting that
 * was cancelled, or reconvened from another, is no habit.
 *
 * Returns: (transfer full) (nullable): a meeting of that panel, not in the book,
 *   without what isn't known; %NULL with @error set
 */
MbRecord *
mb_book_find_habit (MbBook   *book,
                    gint64    panel,
                    GError  **error)
{
  g_autoptr (MbRecord) host = mb_book_get (book, MB_KIND_PANEL, panel, error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (MbRecord) habit = NULL;
  MbRecord *latest[2] = { NULL };
  guint n_latest = 0;
  GDate next;

  lines = host != NULL ? mb_book_list_meetings (book, panel, error) : NULL;
  if (lines == NULL)
    return NULL;

  for (guint i = 0; i < lines->len && n_latest < G_N_ELEMENTS (latest); i++)
    {
      MbRecord *meeting = ((MbMeetingLine *) g_ptr_array_index (lines, i))->meeting;

      if (!mb_record_is (meeting, MB_MEETING_STATE, "cancelled") &&
          !mb_record_has (meeting, MB_MEETING_RECONVENED_FROM))
        latest[n_latest++] = meeting;
    }

  habit = mb_record_new (MB_KIND_MEETING, 1);
  mb_record_set_integer (habit, MB_MEETING_PANEL, panel);
  mb_record_set_text (habit, MB_MEETING_TIME, choose (host, MB_PANEL_TIME, latest[0], MB_MEETING_TIME));
  mb_record_set_text (habit, MB_MEETING_PLACE, choose (host, MB_PANEL_PLACE, latest[0], MB_MEETING_PLACE));
  g_date_clear (&next, 1);
  find_date (latest[0], latest[1], &next);
  if (g_date_valid (&next))
    mb_record_set_date (habit, MB_MEETING_DATE, &next);

  return g_steal_pointer (&habit);
}
