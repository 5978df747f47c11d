/* Minute Book: tests of days and times of day
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-date.h"

typedef struct
{
  const char *typed;
  const char *expected; /* NULL: refused */
} Case;

static void
test_parse (void)
{
  static const Case cases[] = {
    { "14 February 2018", "2018-02-14" },
    { "14 Feb 2018", "2018-02-14" },
    { "14/2/18", "2018-02-14" },
    { "14.02.2018", "2018-02-14" },
    { "14-02-2018", "2018-02-14" },
    { "2018-02-14", "2018-02-14" },
    { "Wednesday 14 February 2018", "2018-02-14" },
    { "Wednesday, 14th February, 2018", "2018-02-14" },
    { "4th October 2023", "2023-10-04" },
    { "1st of May 1997", "1997-05-01" },
    { "February 14, 2018", "2018-02-14" },
    { " 3 sept. 69 ", "2069-09-03" },
    { "3/9/70", "1970-09-03" },
    { "29 February 2024", "2024-02-29" },
    { "29 February 2023", NULL },
    { "31 February 2018", NULL },
    { "31/02/18", NULL },
    { "2018-02-30", NULL },
    { "14 Feb", NULL },
    { "14/2-18", NULL },
    { "14 Februrary 2018", NULL },
    { "14 February 201", NULL },
    { "0 May 2018", NULL },
    { "14/13/2018", NULL },
    { "tomorrow", NULL },
    { "", NULL },
    { "14 February 2018 at 6", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      gboolean parsed = mb_date_parse (cases[i].typed, &date);
      g_autofree char *iso = parsed ? mb_date_to_iso (&date) : NULL;

      g_test_message ("'%s'", cases[i].typed);
      g_assert_cmpstr (iso, ==, cases[i].expected);
    }
}

static void
test_parse_near (void)
{
  static const Case cases[] = {
    { "14 February", "2027-02-14" },
    { "Wed 14 October", "2026-10-14" },
    { "Wednesday 14th of October", "2026-10-14" },
    { "Tue 14 October", "2025-10-14" },
    { "14/2", "2027-02-14" },
    { "31 May", "2027-05-31" },
    { "1 June", "2026-06-01" },
    { "February 14", "2027-02-14" },
    { "Dec. 9th", "2026-12-09" },
    { "14 Feb 2018", "2018-02-14" },
    { "14/2/18", "2018-02-14" },
    { "Sun 14 October", NULL },
    { "29 February", NULL },
    { "31 April", NULL },
    { "14", NULL },
    { "14 Feb soon", NULL },
    { "Wed", NULL },
    { "", NULL },
  };
  GDate near_day;

  g_date_set_dmy (&near_day, 30, 11, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      gboolean parsed = mb_date_parse_near (cases[i].typed, &near_day, &date);
      g_autofree char *iso = parsed ? mb_date_to_iso (&date) : NULL;

      g_test_message ("'%s'", cases[i].typed);
      g_assert_cmpstr (iso, ==, cases[i].expected);
    }
}

static void
test_parse_after (void)
{
  static const Case cases[] = {
    { "1 dec", "2027-12-01" },
    { "9 December", "2027-12-09" },
    { "10 December", "2026-12-10" },
    { "Thu 10 December", "2026-12-10" },
    { "1/3", "2027-03-01" },
    { "29 February", "2028-02-29" },
    { "1 dec 2026", "2026-12-01" },
    { "Wed 10 December", NULL },
    { "31 April", NULL },
    { "the next meeting", NULL },
    { "", NULL },
  };
  GDate day;

  g_date_set_dmy (&day, 9, 12, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      gboolean parsed = mb_date_parse_after (cases[i].typed, &day, &date);
      g_autofree char *iso = parsed ? mb_date_to_iso (&date) : NULL;

      g_test_message ("'%s'", cases[i].typed);
      g_assert_cmpstr (iso, ==, cases[i].expected);
    }
}

static void
test_iso_is_strict (void)
{
  GDate date;

  g_assert_true (mb_date_from_iso ("2018-02-14", &date));
  g_assert_false (mb_date_from_iso ("14 February 2018", &date));
  g_assert_false (mb_date_from_iso ("2018-2-14", &date));
  g_assert_false (mb_date_from_iso ("2018-02-31", &date));
  g_assert_false (mb_date_from_iso ("2018-02-14x", &date));
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "held on 13 December 2017 were approved", "13 December 2017" },
    { "will take place on Wednesday 14 February 2018.", "Wednesday 14 February 2018" },
    { "on 31 February 2018, and then on 1 March 2018", "1 March 2018" },
    { "1.2.2018", "1.2.2018" },
    { "in 72 hours, 61% in April", NULL },
    { "version 11.1.1.2018", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      gsize start, end;
      gboolean found = mb_date_find (cases[i].text, &date, &start, &end);
      g_autofree char *words = found ? g_strndup (cases[i].text + start, end - start) : NULL;

      g_assert_cmpstr (words, ==, cases[i].found);
    }
}

static void
test_format (void)
{
  GDate date;
  g_autofree char *day = NULL;
  g_autofree char *weekday = NULL;
  g_autofree char *whole = NULL;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 14, G_DATE_FEBRUARY, 2018);
  day = mb_date_format (&date);
  weekday = mb_date_format_weekday (&date);
  whole = mb_date_format_long (&date);
  g_assert_cmpstr (day, ==, "14 February 2018");
  g_assert_cmpstr (weekday, ==, "Wednesday");
  g_assert_cmpstr (whole, ==, "Wednesday 14 February 2018");
}

static void
test_time_parse (void)
{
  static const Case cases[] = {
    { "6pm", "18:00" },
    { "6 pm", "18:00" },
    { "6.30 pm", "18:30" },
    { "6.00pm", "18:00" },
    { "6:05 P.M.", "18:05" },
    { "1800", "18:00" },
    { "0930", "09:30" },
    { "18:30", "18:30" },
    { "9.15", "09:15" },
    { "12pm", "12:00" },
    { "12.30am", "00:30" },
    { "12 noon", "12:00" },
    { "noon", "12:00" },
    { "midnight", "00:00" },
    { "1730 hours", "17:30" },
    { "10.00 a.m.", "10:00" },
    { "6", NULL },
    { "25:00", NULL },
    { "13pm", NULL },
    { "18.60", NULL },
    { "6pmx", NULL },
    { "0pm", NULL },
    { "", NULL },
    { "soon", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = mb_time_parse (cases[i].typed);
      g_autofree char *text = minutes >= 0 ? mb_time_to_text (minutes) : NULL;

      g_test_message ("'%s'", cases[i].typed);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_time_format (void)
{
  static const struct
  {
    const char *text;
    const char *sheet;
    const char *minutes;
  } cases[] = {
    { "18:00", "6.00 pm", "6.00pm" },
    { "00:05", "12.05 am", "12.05am" },
    { "12:30", "12.30 pm", "12.30pm" },
    { "09:15", "9.15 am", "9.15am" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int time = mb_time_from_text (cases[i].text);
      g_autofree char *sheet = mb_time_format (time, MB_TIME_SHEET);
      g_autofree char *minutes = mb_time_format (time, MB_TIME_MINUTES);

      g_assert_cmpstr (sheet, ==, cases[i].sheet);
      g_assert_cmpstr (minutes, ==, cases[i].minutes);
    }
  g_assert_cmpint (mb_time_from_text ("24:00"), ==, -1);
  g_assert_cmpint (mb_time_from_text ("6:00"), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Days and times are read as clerks type them, and never guessed at");

  g_test_add_func ("/core/date/parses-what-is-typed", test_parse);
  g_test_add_func ("/core/date/parse-near", test_parse_near);
  g_test_add_func ("/core/date/parse-after", test_parse_after);
  g_test_add_func ("/core/date/stored-form-is-strict", test_iso_is_strict);
  g_test_add_func ("/core/date/finds-in-text", test_find);
  g_test_add_func ("/core/date/formats", test_format);
  g_test_add_func ("/core/time/parses-what-is-typed", test_time_parse);
  g_test_add_func ("/core/time/formats", test_time_format);

  return g_test_run ();
}
