/* Minute Book: tests of the catalogue of words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Each code has its words");

  g_test_add_func ("/book/words/complete", test_words);

  return g_test_run ();
}
