/* Minute Book: days and times of day, as typed and as printed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-date.h"

#include <stdio.h>
#include <string.h>

#define FIRST_YEAR 1800
#define LAST_YEAR  2199

static const char *const months[] = {
  "January", "February", "March", "April", "May", "June", "July",
  "August", "September", "October", "November", "December"
};

static const char *const weekdays[] = {
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
};

static gboolean
set_date (GDate *date,
          guint  day,
          guint  month,
          guint  year)
{
  g_date_clear (date, 1);
  if (year < FIRST_YEAR || year > LAST_YEAR || !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);

  return TRUE;
}

static gboolean
read_digits (const char **text,
             guint        least,
             guint        most,
             guint       *number)
{
  guint n = 0;

  *number = 0;
  for (; n < most && g_ascii_isdigit (**text); n++, (*text)++)
    *number = *number * 10 + (guint) (**text - '0');

  return n >= least;
}

/* The name of a month, or its first three letters ('Sept' too); 0 for none. */
static guint
read_month (const char **text)
{
  gsize length = 0;

  while (g_ascii_isalpha ((*text)[length]))
    length++;
  if (length < 3)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (length <= strlen (months[i]) &&
        g_ascii_strncasecmp (*text, months[i], length) == 0)
      {
        *text += length;
        if (**text == '.')
          (*text)++;
        return i + 1;
      }

  return 0;
}

/* The name of a weekday, or its first three letters, and what stands behind it;
 * 1 is Monday, 0 for none. */
static guint
read_weekday (const char **text)
{
  gsize length = 0;

  while (g_ascii_isalpha ((*text)[length]))
    length++;
  if (length < 3)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (length <= strlen (weekdays[i]) &&
        g_ascii_strncasecmp (*text, weekdays[i], length) == 0)
      {
        *text += length;
        *text += strspn (*text, " ,.\t");
        return i + 1;
      }

  return 0;
}

static guint
whole_year (guint year,
            gsize n_digits)
{
  if (n_digits == 4)
    return year;

  return year < 70 ? 2000 + year : 1900 + year;
}

static gboolean
read_year (const char **text,
           guint       *year)
{
  const char *start = *text;

  if (!read_digits (text, 2, 4, year) || *text - start == 3)
    return FALSE;
  *year = whole_year (*year, (gsize) (*text - start));

  return TRUE;
}

/* strncmp(), for g_str_has_prefix() measures the whole text first, and a date
 * is looked for at each place of a long one. */
static void
skip_word (const char **text,
           const char  *word)
{
  gsize length = strlen (word);

  if (strncmp (*text, word, length) == 0)
    *text += length;
}

/* The end of '1st', '2nd', '3rd', '4th'. */
static void
skip_ordinal (const char **text)
{
  if (strncmp (*text, "st", 2) == 0 || strncmp (*text, "nd", 2) == 0 ||
      strncmp (*text, "rd", 2) == 0 || strncmp (*text, "th", 2) == 0)
    *text += 2;
}

/* '14 February 2018', '14th Feb. 18', '14/2/18', '14.02.2018' */
static gboolean
read_day_first (const char **text,
                GDate       *date)
{
  guint day, month, year;

  if (!read_digits (text, 1, 2, &day))
    return FALSE;

  if (strchr ("/.-", **text) != NULL && **text != '\0')
    {
      char separator = *(*text)++;

      if (!read_digits (text, 1, 2, &month) || **text != separator)
        return FALSE;
      (*text)++;

      return read_year (text, &year) && set_date (date, day, month, year);
    }

  skip_ordinal (text);
  *text += strspn (*text, " \t");
  skip_word (text, "of ");
  month = read_month (text);
  *text += strspn (*text, " ,\t");

  return month != 0 && read_year (text, &year) && set_date (date, day, month, year);
}

static gboolean
read_iso (const char **text,
          GDate       *date)
{
  guint year, month, day;

  if (!read_digits (text, 4, 4, &year) || *(*text)++ != '-' ||
      !read_digits (text, 2, 2, &month) || *(*text)++ != '-' ||
      !read_digits (text, 2, 2, &day))
    return FALSE;

  return set_date (date, day, month, year);
}

/* 'February 14, 2018' */
static gboolean
read_month_first (const char **text,
                  GDate       *date)
{
  guint month = read_month (text);
  guint day, year;

  *text += strspn (*text, " \t");
  /* 'February 2018' is a month, not the twentieth. */
  if (month == 0 || !read_digits (text, 1, 2, &day) || g_ascii_isdigit (**text))
    return FALSE;
  skip_ordinal (text);
  *text += strspn (*text, " ,\t");

  return read_year (text, &year) && set_date (date, day, month, year);
}

/* Reads a date at *text, in any of the forms, and moves behind it. */
static gboolean
read_date (const char **text,
           GDate       *date)
{
  static gboolean (*const forms[]) (const char **, GDate *) = {
    read_iso, read_day_first, read_month_first
  };
  const char *start;

  read_weekday (text);
  start = *text;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const char *at = start;

      if (forms[i] (&at, date) && !g_ascii_isalnum (*at))
        {
          *text = at;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * mb_date_from_iso:
 * @iso: 2018-02-14, as a record holds it
 * @date: (out caller-allocates): the day
 *
 * Returns: whether @iso is a day of the calendar, written just so
 */
gboolean
mb_date_from_iso (const char *iso,
                  GDate      *date)
{
  const char *at = iso;

  return read_iso (&at, date) && *at == '\0';
}

/**
 * mb_date_to_iso:
 *
 * Returns: (transfer full): 2018-02-14
 */
char *
mb_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date),
                          g_date_get_month (date), g_date_get_day (date));
}

/**
 * mb_date_parse:
 * @typed: '14 Feb 2018', '14/2/18', 'Wednesday 14 February 2018', '2018-02-14'
 * @date: (out caller-allocates): the day
 *
 * Days come before months, as they do in Britain; a year of two digits is from
 * 1970 to 2069.
 *
 * Returns: whether @typed is a day of the calendar, and nothing else
 */
gboolean
mb_date_parse (const char *typed,
               GDate      *date)
{
  typed += strspn (typed, " \t\n\r");
  if (!read_date (&typed, date))
    return FALSE;

  return typed[strspn (typed, " \t\n\r")] == '\0';
}

/* '14 February', '14th Feb', '14/2', 'February 14' */
static gboolean
read_day_of_year (const char **text,
                  guint       *day,
                  guint       *month)
{
  *month = read_month (text);
  *text += strspn (*text, " \t");
  if (!read_digits (text, 1, 2, day))
    return FALSE;
  if (*month != 0)
    {
      skip_ordinal (text);
      return TRUE;
    }
  if (**text == '/')
    {
      (*text)++;
      return read_digits (text, 1, 2, month);
    }

  skip_ordinal (text);
  *text += strspn (*text, " \t");
  skip_word (text, "of ");
  *month = read_month (text);

  return *month != 0;
}

/* 'Wed 14 February'; @weekday is 0 where none is typed. */
static gboolean
read_without_year (const char *typed,
                   guint      *day,
                   guint      *month,
                   guint      *weekday)
{
  typed += strspn (typed, " \t\n\r");
  *weekday = read_weekday (&typed);

  return read_day_of_year (&typed, day, month) && typed[strspn (typed, " \t\n\r")] == '\0';
}

/**
 * mb_date_parse_near:
 * @typed: as for mb_date_parse(), or without a year: 'Wed 14 February'
 * @near_day: where no year is typed, the day nearest to this one is meant
 * @date: (out caller-allocates): the day
 *
 * A weekday that is typed without a year has to be that of the day.
 *
 * Returns: whether @typed is a day of the calendar, and nothing else
 */
gboolean
mb_date_parse_near (const char  *typed,
                    const GDate *near_day,
                    GDate       *date)
{
  guint day, month, weekday;
  int least = G_MAXINT;

  g_return_val_if_fail (g_date_valid (near_day), FALSE);

  if (mb_date_parse (typed, date))
    return TRUE;
  if (!read_without_year (typed, &day, &month, &weekday))
    return FALSE;

  for (guint i = 0; i < 3; i++)
    {
      GDate candidate;

      if (!set_date (&candidate, day, month, g_date_get_year (near_day) + i - 1) ||
          (weekday != 0 && g_date_get_weekday (&candidate) != weekday) ||
          ABS (g_date_days_between (near_day, &candidate)) >= least)
        continue;
      *date = candidate;
      least = ABS (g_date_days_between (near_day, &candidate));
    }

  return least < G_MAXINT;
}

/**
 * mb_date_parse_after:
 * @day: as mb_date_parse_near(), but the next such day after this one is meant
 */
gboolean
mb_date_parse_after (const char  *typed,
                     const GDate *day,
                     GDate       *date)
{
  guint day_of_month, month, weekday;

  if (mb_date_parse (typed, date))
    return TRUE;
  if (!read_without_year (typed, &day_of_month, &month, &weekday))
    return FALSE;

  for (guint i = 0; i <= 8; i++) /* a 29 February comes within eight years */
    if (set_date (date, day_of_month, month, g_date_get_year (day) + i) && g_date_compare (date, day) > 0)
      return weekday == 0 || g_date_get_weekday (date) == weekday;

  return FALSE;
}

/**
 * mb_date_find:
 * @start: (out) (optional): where it starts in @text, in bytes
 * @end: (out) (optional): where it ends
 *
 * Finds the first date that stands in @text.
 *
 * Returns: whether there is one
 */
gboolean
mb_date_find (const char *text,
              GDate      *date,
              gsize      *start,
              gsize      *end)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      const char *behind = at;

      if (at > text && (g_ascii_isalnum (at[-1]) || at[-1] == '/' || at[-1] == '.'))
        continue;
      if (!read_date (&behind, date))
        continue;
      if (start != NULL)
        *start = (gsize) (at - text);
      if (end != NULL)
        *end = (gsize) (behind - text);
      return TRUE;
    }

  return FALSE;
}

/**
 * mb_date_format:
 *
 * Returns: (transfer full): '14 February 2018'
 */
char *
mb_date_format (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);

  return g_strdup_printf ("%d %s %d", g_date_get_day (date),
                          months[g_date_get_month (date) - 1], g_date_get_year (date));
}

/**
 * mb_date_format_weekday:
 *
 * Returns: (transfer full): 'Wednesday'
 */
char *
mb_date_format_weekday (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);

  return g_strdup (weekdays[g_date_get_weekday (date) - 1]);
}

/**
 * mb_date_format_long:
 *
 * Returns: (transfer full): 'Wednesday 14 February 2018'
 */
char *
mb_date_format_long (const GDate *date)
{
  g_autofree char *weekday = mb_date_format_weekday (date);
  g_autofree char *day = mb_date_format (date);

  return g_strconcat (weekday, " ", day, NULL);
}

/**
 * mb_time_from_text:
 * @text: HH:MM, as a record holds it
 *
 * Returns: minutes after midnight, or -1
 */
int
mb_time_from_text (const char *text)
{
  guint hour, minute;

  if (!read_digits (&text, 2, 2, &hour) || *text++ != ':' ||
      !read_digits (&text, 2, 2, &minute) || *text != '\0' ||
      hour > 23 || minute > 59)
    return -1;

  return (int) (hour * 60 + minute);
}

/**
 * mb_time_to_text:
 *
 * Returns: (transfer full): HH:MM
 */
char *
mb_time_to_text (int minutes)
{
  g_return_val_if_fail (minutes >= 0 && minutes < 24 * 60, NULL);

  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

/* 'am', 'p.m.', or nothing: 0, 'a', 'p'; -1 for other letters. */
static int
read_half (const char **text)
{
  char half;

  *text += strspn (*text, " \t");
  half = g_ascii_tolower (**text);
  if (half != 'a' && half != 'p')
    return g_ascii_isalpha (**text) ? -1 : 0;

  (*text)++;
  if (**text == '.')
    (*text)++;
  if (g_ascii_tolower (**text) != 'm')
    return -1;
  (*text)++;
  if (**text == '.')
    (*text)++;

  return g_ascii_isalnum (**text) ? -1 : half;
}

/* Without am or pm an hour is taken as it stands, but only where it can't be
 * misread: '6' alone is no time. */
static gboolean
put_in_half (int       half,
             gboolean  has_minutes,
             guint    *hour)
{
  if (half == 0)
    return has_minutes && *hour < 24;
  if (half < 0 || *hour < 1 || *hour > 12)
    return FALSE;

  *hour = *hour % 12 + (half == 'p' ? 12 : 0);

  return TRUE;
}

/**
 * mb_time_parse:
 * @typed: '6pm', '6.30 pm', '1800', '18:30', 'noon', '10.00 a.m.', '1730 hours'
 *
 * Returns: minutes after midnight, or -1 where @typed is no time of day
 */
int
mb_time_parse (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  const char *at = text;
  guint hour, minute = 0;
  gboolean has_minutes = FALSE;

  if (g_ascii_strcasecmp (text, "noon") == 0 || g_ascii_strcasecmp (text, "12 noon") == 0)
    return 12 * 60;
  if (g_ascii_strcasecmp (text, "midnight") == 0)
    return 0;

  if (strspn (at, "0123456789") == 4)
    {
      if (!read_digits (&at, 2, 2, &hour) || !read_digits (&at, 2, 2, &minute))
        return -1;
      has_minutes = TRUE;
    }
  else
    {
      if (!read_digits (&at, 1, 2, &hour))
        return -1;
      if (*at == ':' || *at == '.')
        {
          at++;
          if (!read_digits (&at, 2, 2, &minute))
            return -1;
          has_minutes = TRUE;
        }
    }

  at += strspn (at, " ");
  if (has_minutes && (g_str_equal (at, "hours") || g_str_equal (at, "hrs") || g_str_equal (at, "h")))
    at += strlen (at);
  if (!put_in_half (read_half (&at), has_minutes, &hour) || minute > 59)
    return -1;

  return *at == '\0' ? (int) (hour * 60 + minute) : -1;
}

/**
 * mb_time_format:
 *
 * Returns: (transfer full): '6.00 pm' or '6.00pm', by @style
 */
char *
mb_time_format (int         minutes,
                MbTimeStyle style)
{
  int hour = minutes / 60;

  g_return_val_if_fail (minutes >= 0 && minutes < 24 * 60, NULL);

  return g_strdup_printf ("%d.%02d%s%s", hour % 12 == 0 ? 12 : hour % 12, minutes % 60,
                          style == MB_TIME_SHEET ? " " : "", hour < 12 ? "am" : "pm");
}
