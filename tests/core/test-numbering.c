/* Minute Book: tests of municipal years, minute numbers and quorums
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-date.h"
#include "core/mb-numbering.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (mb_date_from_iso (iso, &date));

  return date;
}

static void
test_municipal_year (void)
{
  static const struct
  {
    const char *date;
    const char *start;
    const char *end;
  } cases[] = {
    /* annual meetings recorded: 23 May 2017 and 22 May 2018 */
    { "2017-12-13", "2017-05-23", "2018-05-22" },
    { "2017-05-23", "2017-05-23", "2018-05-22" },
    { "2017-05-22", "2016-05-15", "2017-05-23" },
    { "2018-05-21", "2017-05-23", "2018-05-22" },
    { "2018-05-22", "2018-05-22", "2019-05-15" },
    { "2020-01-01", "2019-05-15", "2020-05-15" },
  };
  const GDate annual[] = { day ("2018-05-22"), day ("2017-05-23") };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date = day (cases[i].date);
      GDate start, end;
      g_autofree char *from = NULL;
      g_autofree char *until = NULL;

      mb_municipal_year_find (&date, annual, G_N_ELEMENTS (annual), &start, &end);
      from = mb_date_to_iso (&start);
      until = mb_date_to_iso (&end);
      g_assert_cmpstr (from, ==, cases[i].start);
      g_assert_cmpstr (until, ==, cases[i].end);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    MbNumbering numbering;
    guint       last;
    guint       n;
    const char *expected;
  } cases[] = {
    { MB_NUMBERING_MUNICIPAL_YEAR, 13, 1, "14" },
    { MB_NUMBERING_MUNICIPAL_YEAR, 13, 7, "20" },
    { MB_NUMBERING_MUNICIPAL_YEAR, 0, 1, "1" },
    { MB_NUMBERING_MEETING, 13, 1, "1" },
    { MB_NUMBERING_DATED, 13, 3, "3/13.12.17" },
  };
  GDate date = day ("2017-12-13");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = NULL;

      number = mb_minute_number_format (cases[i].numbering, cases[i].last, cases[i].n, &date);
      g_assert_cmpstr (number, ==, cases[i].expected);
    }
}

static void
test_read (void)
{
  g_assert_cmpuint (mb_minute_number_read ("14"), ==, 14);
  g_assert_cmpuint (mb_minute_number_read ("14a"), ==, 14);
  g_assert_cmpuint (mb_minute_number_read ("3/13.12.17"), ==, 3);
  g_assert_cmpuint (mb_minute_number_read ("A1"), ==, 0);
  g_assert_cmpuint (mb_minute_number_read (NULL), ==, 0);
  g_assert_cmpuint (mb_minute_number_read ("99999999999999999999"), ==, 0);
}

static void
test_quorum (void)
{
  static const struct
  {
    const char *quorum;
    guint       seats;
    int         expected;
  } cases[] = {
    { "3", 9, 3 },
    { "1/3", 9, 3 },
    { "1/3", 10, 4 },
    { "1/4", 8, 3 },
    { "1/4", 17, 5 },
    { "2/3", 9, 6 },
    { "1/3", 0, 0 },
    { NULL, 9, 0 },
    { "a third", 9, -1 },
    { "0", 9, -1 },
    { "4/3", 9, -1 },
    { "1/0", 9, -1 },
    { "1/", 9, -1 },
    { "-3", 9, -1 },
    { " 3", 9, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mb_quorum_find (cases[i].quorum, cases[i].seats), ==, cases[i].expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("The rules of numbering and quorum are tables");

  g_test_add_func ("/core/numbering/municipal-year", test_municipal_year);
  g_test_add_func ("/core/numbering/minute-numbers", test_numbers);
  g_test_add_func ("/core/numbering/reads-numbers", test_read);
  g_test_add_func ("/core/quorum", test_quorum);

  return g_test_run ();
}
