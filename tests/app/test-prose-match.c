/* Minute Book: tests of the names and phrases that go on with what is typed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>

#include "app/prose/mb-prose-match.h"

static const char *const known[] = {
  "Councillor Ashworth",
  "Councillor Okafor",
  "Councillor Lomax",
  "Margaret Ashworth-Dunne",
  "Zoë O’Brien",
  "The Panel noted the report",
  "The Chair thanked officers for their work.",
  "to approve as a correct record",
  NULL,
};

static const struct
{
  const char *typed;
  const char *wanted; /* 'characters:words' of each, between '|' */
} cases[] = {
  { "", "" },
  { "Co", "" },
  { "Cou", "3:Councillor Ashworth|3:Councillor Okafor|3:Councillor Lomax" },
  { "cou", "3:Councillor Ashworth|3:Councillor Okafor|3:Councillor Lomax" },
  { "Councillor As", "13:Councillor Ashworth" },
  { "It was agreed that Councillor As", "13:Councillor Ashworth" },
  { "Councillor Ashworth", "" },
  { "Ashw", "4:Councillor Ashworth|4:Margaret Ashworth-Dunne" },
  { "was moved by ashw", "4:Councillor Ashworth|4:Margaret Ashworth-Dunne" },
  { "Cllr Ashw", "4:Ashworth|4:Ashworth-Dunne" },
  { "Cllr. Loma", "4:Lomax" },
  { "As", "" },
  { "Ash", "3:Councillor Ashworth|3:Margaret Ashworth-Dunne" },
  { "shworth", "" },
  { "Marg", "4:Margaret Ashworth-Dunne" },
  { "Dunn", "" },
  { "zoë", "3:Zoë O’Brien" },
  { "O’Br", "4:Zoë O’Brien" },
  { "The", "" },
  { "The ", "" },
  { "The P", "5:The Panel noted the report" },
  { "Then the chai", "8:The Chair thanked officers for their work." },
  { "noted", "" },
  { "and to app", "6:to approve as a correct record" },
  { "officers", "" },
  { "Okafor and Lom", "3:Councillor Lomax" },
  { "...", "" },
};

static void
test_cases (void)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (known);
  g_autoptr (MbProseMatcher) matcher = mb_prose_matcher_new (G_LIST_MODEL (strings));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) matches = mb_prose_matcher_find (matcher, cases[i].typed, 5);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < matches->len; j++)
        {
          const MbProseMatch *match = g_ptr_array_index (matches, j);

          g_string_append_printf (found, "%s%u:%s", j > 0 ? "|" : "", match->n_typed, match->words);
        }
      g_test_message ("'%s'", cases[i].typed);
      g_assert_cmpstr (found->str, ==, cases[i].wanted);
    }
}

static void
test_at_most (void)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  g_autoptr (MbProseMatcher) matcher = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  gint64 start;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Councillor Person%u", i);

      gtk_string_list_append (strings, name);
    }
  matcher = mb_prose_matcher_new (G_LIST_MODEL (strings));
  matches = mb_prose_matcher_find (matcher, "Councillor Pers", 5);
  g_assert_cmpuint (matches->len, ==, 5);
  g_clear_pointer (&matches, g_ptr_array_unref);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    {
      matches = mb_prose_matcher_find (matcher, "one two three four five six seven Zounds", 5);
      g_assert_cmpuint (matches->len, ==, 0);
      g_clear_pointer (&matches, g_ptr_array_unref);
    }
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 20000.0, "ms a letter among 5,000 names");
}

static void
test_none (void)
{
  g_autoptr (MbProseMatcher) matcher = mb_prose_matcher_new (NULL);
  g_autoptr (GPtrArray) matches = mb_prose_matcher_find (matcher, "Councillor", 5);

  g_assert_cmpuint (matches->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/prose-match/cases", test_cases);
  g_test_add_func ("/app/prose-match/at-most", test_at_most);
  g_test_add_func ("/app/prose-match/none", test_none);

  return g_test_run ();
}
