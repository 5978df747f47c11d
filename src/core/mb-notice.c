/* Minute Book: the notice that a meeting needs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-notice.h"

/**
 * mb_notice_from_key:
 * @key: (nullable): of a panel's notice
 *
 * Principal councils: Local Government Act 1972, section 100A(6); parish
 * councils: Schedule 12, paragraph 10(2).
 *
 * Returns: how many clear days; five where nothing is said
 */
guint
mb_notice_from_key (const char *key)
{
  return g_strcmp0 (key, "three_clear_days") == 0 ? 3 : 5;
}

/* The Gregorian calendar's Easter, by the rule that J M Oudin gave. */
static void
find_easter (GDateYear  year,
             GDate     *easter)
{
  int century = year / 100;
  int golden = year % 19;
  int k = (century - 17) / 25;
  int i = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
  int j, l, month, day;

  i -= (i / 28) * (1 - (i / 28) * (29 / (i + 1)) * ((21 - golden) / 11));
  j = (year + year / 4 + i + 2 - century + century / 4) % 7;
  l = i - j;
  month = 3 + (l + 40) / 44;
  day = l + 28 - 31 * (month / 4);
  g_date_clear (easter, 1);
  g_date_set_dmy (easter, (GDateDay) day, (GDateMonth) month, year);
}

static gboolean
is_at_easter (const GDate *day)
{
  GDate easter;
  int after;

  find_easter (g_date_get_year (day), &easter);
  after = g_date_days_between (&easter, day);

  return after == -2 || after == 1;
}

/* The first of January, and the two days of Christmas, each moved on where it
 * falls on a weekend. */
static gboolean
is_fixed_holiday (const GDate *day)
{
  GDateMonth month = g_date_get_month (day);
  guint n = g_date_get_day (day);
  GDateWeekday weekday = g_date_get_weekday (day);

  if (month == G_DATE_JANUARY)
    return n == 1 || (weekday == G_DATE_MONDAY && n <= 3);
  if (month != G_DATE_DECEMBER)
    return FALSE;

  return n == 25 || n == 26 || (weekday == G_DATE_MONDAY && (n == 27 || n == 28)) ||
         (weekday == G_DATE_TUESDAY && (n == 27 || n == 28));
}

static gboolean
is_monday_holiday (const GDate *day)
{
  GDateMonth month = g_date_get_month (day);
  guint n = g_date_get_day (day);

  if (g_date_get_weekday (day) != G_DATE_MONDAY)
    return FALSE;

  return (month == G_DATE_MAY && (n <= 7 || n > 24)) || (month == G_DATE_AUGUST && n > 24);
}

/**
 * mb_day_is_working_day:
 *
 * Weekends and the bank holidays of England and Wales don't count (Local
 * Government Act 1972, section 243; the Banking and Financial Dealings Act
 * 1971, Schedule 1). A holiday that was proclaimed for one year is not known.
 *
 * Returns: whether @day counts as a clear day
 */
gboolean
mb_day_is_working_day (const GDate *day)
{
  GDateWeekday weekday;

  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  weekday = g_date_get_weekday (day);

  return weekday != G_DATE_SATURDAY && weekday != G_DATE_SUNDAY && !is_at_easter (day) &&
         !is_fixed_holiday (day) && !is_monday_holiday (day);
}

/**
 * mb_notice_find_day:
 * @meeting: the day of the meeting
 * @last: (out caller-allocates): the last day on which the notice can be given
 */
void
mb_notice_find_day (const GDate *meeting,
                    guint        clear_days,
                    GDate       *last)
{
  g_return_if_fail (meeting != NULL && g_date_valid (meeting) && last != NULL);

  *last = *meeting;
  for (guint n = 0; n < clear_days;)
    {
      g_date_subtract_days (last, 1);
      n += mb_day_is_working_day (last);
    }
  do
    g_date_subtract_days (last, 1);
  while (!mb_day_is_working_day (last));
}
