/* Minute Book: makes a large book, for measuring
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "book/mb-words.h"
#include "large-book.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (MbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint64 n_panels, n_years;

  if (argc != 4 || !g_ascii_string_to_unsigned (argv[2], 10, 1, 1000, &n_panels, NULL) ||
      !g_ascii_string_to_unsigned (argv[3], 10, 1, 100, &n_years, NULL))
    {
      g_printerr ("usage: make-large-book BOOK PANELS YEARS\n");
      return 2;
    }

  store = mb_store_create (argv[1], &error);
  if (store != NULL && large_book_fill (store, (guint) n_panels, (guint) n_years, &error) &&
      mb_store_rest (store, &error))
    return EXIT_SUCCESS;

  words = mb_words_for_error (error);
  g_printerr ("make-large-book: %s\n", words);
  g_clear_object (&store);
  g_unlink (argv[1]);

  return EXIT_FAILURE;
}
