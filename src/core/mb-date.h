/* Minute Book: days and times of day, as typed and as printed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A day is a GDate here and ISO 8601 text in a record; a time of day is the
 * minutes after midnight here and HH:MM in a record. What a clerk types is
 * read leniently, but never guessed at: what is no day of the calendar is
 * refused. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbTimeStyle:
 * @MB_TIME_SHEET: '6.00 pm', as on an agenda's front sheet
 * @MB_TIME_MINUTES: '6.00pm', as at the head of minutes
 */
typedef enum
{
  MB_TIME_SHEET,
  MB_TIME_MINUTES,
} MbTimeStyle;

gboolean  mb_date_from_iso  (const char  *iso,
                             GDate       *date);
char     *mb_date_to_iso    (const GDate *date);
gboolean  mb_date_parse     (const char  *typed,
                             GDate       *date);
gboolean  mb_date_parse_near (const char  *typed,
                              const GDate *near_day,
                              GDate       *date);
gboolean  mb_date_parse_after (const char  *typed,
                               const GDate *day,
                               GDate       *date);
char     *mb_date_format    (const GDate *date);
char     *mb_date_format_weekday (const GDate *date);
char     *mb_date_format_long    (const GDate *date);
gboolean  mb_date_find      (const char  *text,
                             GDate       *date,
                             gsize       *start,
                             gsize       *end);

int       mb_time_from_text (const char  *text);
char     *mb_time_to_text   (int          minutes);
int       mb_time_parse     (const char  *typed);
char     *mb_time_format    (int          minutes,
                             MbTimeStyle  style);

G_END_DECLS
