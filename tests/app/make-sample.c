/* Minute Book: makes the sample council's book, for tests of the window
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include "book/mb-sample.h"
#include "book/mb-words.h"

#define NOW  1796040000 /* 30 November 2026 */
#define SEED 1

int
main (int    argc,
      char **argv)
{
  MbBookMeans means = mb_book_means_from_environment ();
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: make-sample BOOK\n");
      return 2;
    }

  mb_clock_free (means.clock);
  mb_id_source_free (means.ids);
  means.clock = mb_clock_new_fixed (NOW);
  means.ids = mb_id_source_new_seeded (SEED);
  book = mb_sample_create (argv[1], means, &error);
  if (book != NULL)
    return EXIT_SUCCESS;

  words = mb_words_for_error (error);
  g_printerr ("make-sample: %s\n", words);

  return EXIT_FAILURE;
}
