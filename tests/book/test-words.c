/* Minute Book: tests of the catalogue of words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "book/mb-words-papers.h"
#include "book/mb-words.h"

static void
test_words (void)
{
  for (int code = MB_ERROR_FAILED; code <= MB_ERROR_PROOF; code++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;

      mb_error_set (&error, code, "one", "two", "three", NULL);
      words = mb_words_for_error (error);
      g_assert_cmpstr (words, !=, "");
      g_assert_null (strchr (words, '{'));
    }
  for (int code = MB_FINDING_MISSING; code <= MB_FINDING_QUORUM_DOUBTFUL; code++)
    {
      char *facts[] = { (char *) "One", (char *) "two", (char *) "three", NULL };
      MbFinding finding = { code, MB_KIND_MEETING, 1, -1, facts };
      g_autofree char *words = mb_words_for_finding (&finding);

      g_assert_cmpstr (words, !=, "");
      g_assert_null (strchr (words, '{'));
    }
}

static void
test_paper_faults (void)
{
  g_autoptr (GPtrArray) faults = mb_paper_faults_new ();
  g_autofree char *badges = NULL;

  for (guint code = 0; code < MB_N_PAPER_FAULTS; code++)
    for (guint with = 0; with < 2; with++)
      {
        MbPaperFault fault = { code, (char *) (with ? "3-5" : "") };
        g_autofree char *words = mb_words_for_paper_fault (&fault);

        g_assert_cmpuint (strlen (words), >, 20);
        g_assert_null (strchr (words, '{'));
        g_assert_null (strstr (words, "()"));
        g_assert_true (g_str_has_suffix (words, ".") || (with && g_str_has_suffix (words, "3-5")));
      }

  mb_paper_faults_add (faults, MB_FAULT_UNTAGGED, NULL);
  mb_paper_faults_add (faults, MB_FAULT_NOT_UA, NULL);
  mb_paper_faults_add (faults, MB_FAULT_SCANNED, "2");
  badges = mb_words_for_paper_badges (faults);
  g_assert_cmpstr (badges, ==, "No tags, Scanned pages");
}

static void
test_papers (void)
{
  static const struct
  {
    guint       n;
    const char *words;
  } cases[] = {
    { 1, "“A”" }, { 2, "“A”, “B”" }, { 6, "“A”, “B”, “C”, “D”, “E”, “F”" },
    { 7, "“A”, “B”, “C”, “D”, “E” and 2 others" },
  };
  static const char *const titles[] = { "A", "B", "C", "D", "E", "F", "G" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();
      g_autofree char *words = NULL;

      for (guint k = 0; k < cases[i].n; k++)
        g_ptr_array_add (some, (gpointer) titles[k]);
      words = mb_words_for_papers (some);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Each code has its words");

  g_test_add_func ("/book/words/complete", test_words);
  g_test_add_func ("/book/words/paper-faults", test_paper_faults);
  g_test_add_func ("/book/words/papers", test_papers);

  return g_test_run ();
}
