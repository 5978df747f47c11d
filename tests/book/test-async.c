/* Minute Book: work on the book's own thread
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "book/mb-book.h"

static gpointer
no_work (MbBook        *book,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return NULL;
}

static void
quit_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_main_loop_quit (data);
}

/* The thread holds nothing of a book any more once its work was handed over:
 * each round would close the book behind our back with some odds. */
static void
test_lets_go (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mb-async-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "book.minutebook", NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  MbBook *book = mb_book_create (path, mb_book_means_from_environment (), &error);

  g_assert_no_error (error);

  for (int i = 0; i < 2000; i++)
    {
      guint holders = G_OBJECT (book)->ref_count;

      mb_book_run_async (book, no_work, NULL, NULL, NULL, NULL, quit_cb, loop);
      g_main_loop_run (loop);
      /* the task's own, which goes with its callback */
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_cmpuint (G_OBJECT (book)->ref_count, ==, holders);
    }

  g_assert_finalize_object (book);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/book/async/lets-go", test_lets_go);

  return g_test_run ();
}
