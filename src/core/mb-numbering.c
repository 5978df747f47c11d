/* Minute Book: municipal years, minute numbers and quorums
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-numbering.h"

#include <stdio.h>
#include <string.h>

/* Where no annual meeting is recorded, the year is taken to turn on 15 May: a
 * principal council's annual meeting falls in March, April or May, or within
 * 21 days of the retirement of councillors in May (Local Government Act 1972,
 * Schedule 12, paragraph 1). */
#define USUAL_DAY   15
#define USUAL_MONTH G_DATE_MAY

MbNumbering
mb_numbering_from_key (const char *key)
{
  if (g_strcmp0 (key, "meeting") == 0)
    return MB_NUMBERING_MEETING;
  if (g_strcmp0 (key, "dated") == 0)
    return MB_NUMBERING_DATED;

  return MB_NUMBERING_MUNICIPAL_YEAR;
}

/* The annual meeting of a calendar year: the recorded one, or the usual day. */
static void
find_annual_meeting (GDateYear    year,
                     const GDate *annual_meetings,
                     guint        n_annual_meetings,
                     GDate       *date)
{
  g_date_clear (date, 1);
  for (guint i = 0; i < n_annual_meetings; i++)
    if (g_date_get_year (&annual_meetings[i]) == year)
      {
        *date = annual_meetings[i];
        return;
      }

  g_date_set_dmy (date, USUAL_DAY, USUAL_MONTH, year);
}

/**
 * mb_municipal_year_find:
 * @date: a day
 * @annual_meetings: (array length=n_annual_meetings): the council's recorded
 *   annual meetings, in any order
 * @start: (out caller-allocates): the annual meeting with which the year of
 *   @date began; the day of an annual meeting belongs to the new year
 * @end: (out caller-allocates): the annual meeting that ends it
 */
void
mb_municipal_year_find (const GDate *date,
                        const GDate *annual_meetings,
                        guint        n_annual_meetings,
                        GDate       *start,
                        GDate       *end)
{
  GDateYear year;

  g_return_if_fail (g_date_valid (date));

  year = g_date_get_year (date);
  find_annual_meeting (year, annual_meetings, n_annual_meetings, start);
  if (g_date_compare (date, start) < 0)
    {
      year--;
      find_annual_meeting (year, annual_meetings, n_annual_meetings, start);
    }
  find_annual_meeting (year + 1, annual_meetings, n_annual_meetings, end);
}

/**
 * mb_minute_number_read:
 * @number: (nullable): as printed: '14', '14.', '14a', '3/14.02.18'
 *
 * Returns: the number it starts with, or 0
 */
guint
mb_minute_number_read (const char *number)
{
  guint64 read = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;

  return read <= 100000 ? (guint) read : 0;
}

/**
 * mb_minute_number_format:
 * @last: the last number that the municipal year has had before this meeting
 * @n: the item's place in this meeting, from 1
 *
 * Returns: (transfer full): the item's minute number, as printed
 */
char *
mb_minute_number_format (MbNumbering  numbering,
                         guint        last,
                         guint        n,
                         const GDate *date)
{
  switch (numbering)
    {
    case MB_NUMBERING_MEETING:
      return g_strdup_printf ("%u", n);
    case MB_NUMBERING_DATED:
      g_return_val_if_fail (g_date_valid (date), NULL);
      return g_strdup_printf ("%u/%02d.%02d.%02d", n, g_date_get_day (date),
                              g_date_get_month (date), g_date_get_year (date) % 100);
    case MB_NUMBERING_MUNICIPAL_YEAR:
    default:
      return g_strdup_printf ("%u", last + n);
    }
}

static gboolean
read_number (const char **text,
             guint       *number)
{
  char *end;
  guint64 read = g_ascii_strtoull (*text, &end, 10);

  if (end == *text || !g_ascii_isdigit (**text) || read == 0 || read > 1000)
    return FALSE;
  *text = end;
  *number = (guint) read;

  return TRUE;
}

/**
 * mb_quorum_find:
 * @quorum: (nullable): '3', or a fraction of the seats such as '1/3'
 * @seats: the panel's seats, 0 where unknown
 *
 * A fraction is rounded up, and no quorum is under three (Local Government Act
 * 1972, Schedule 12, paragraphs 6 and 12).
 *
 * Returns: how many members must be in the room; 0 where that is unknown; -1
 *   where @quorum can't be read
 */
int
mb_quorum_find (const char *quorum,
                guint       seats)
{
  guint part, whole;

  if (quorum == NULL)
    return 0;
  if (!read_number (&quorum, &part))
    return -1;
  if (*quorum == '\0')
    return (int) part;
  if (*quorum++ != '/' || !read_number (&quorum, &whole) || *quorum != '\0' || part > whole)
    return -1;
  if (seats == 0)
    return 0;

  return (int) MAX (3, (seats * part + whole - 1) / whole);
}
