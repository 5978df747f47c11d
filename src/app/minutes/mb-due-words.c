/* Minute Book: when an action is due, as it is typed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-due-words.h"

#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-resolution.h"

/**
 * mb_due_write:
 *
 * Returns: (transfer full): the day or the words, or nothing
 */
char *
mb_due_write (MbRecord *action)
{
  GDate date;

  if (mb_record_has (action, MB_ACTION_DUE_WORDS))
    return g_strdup (mb_record_get_text (action, MB_ACTION_DUE_WORDS));

  return mb_record_get_date (action, MB_ACTION_DUE, &date) ? mb_date_format (&date) : g_strdup ("");
}

/**
 * mb_due_read:
 * @proceedings: of the meeting that asks for it: a day that is typed without a
 *   year is the next one after it
 *
 * Puts what was typed into the record.
 */
void
mb_due_read (MbRecord      *action,
             const char    *typed,
             MbProceedings *proceedings)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  GDate held, date;

  mb_record_clear (action, MB_ACTION_DUE);
  mb_record_clear (action, MB_ACTION_DUE_WORDS);
  if (meeting != NULL && mb_record_get_date (meeting, MB_MEETING_DATE, &held)
        ? mb_date_parse_after (typed, &held, &date)
        : mb_date_parse (typed, &date))
    mb_record_set_date (action, MB_ACTION_DUE, &date);
  else
    mb_record_set_text (action, MB_ACTION_DUE_WORDS, typed);
}
