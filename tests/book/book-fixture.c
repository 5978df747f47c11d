/* Minute Book: a book to test with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book-fixture.h"

#include <glib/gstdio.h>

#include "book/mb-book-meetings.h"
#include "book/mb-sample.h"

static MbBookMeans
make_means (void)
{
  MbBookMeans means = {
    mb_clock_new_fixed (BOOK_NOW),
    mb_id_source_new_seeded (5),
    g_getenv ("MINUTEBOOK_READER"),
  };

  return means;
}

void
book_set_up (Fixture       *fixture,
        gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("minutebook-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "book.minutebook", NULL);
  fixture->book = sample != NULL ? mb_sample_create (fixture->path, make_means (), &error)
                                 : mb_book_create (fixture->path, make_means (), &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
book_tear_down (Fixture       *fixture,
           gconstpointer  sample)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_finalize_object (fixture->book);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

gint64
book_find (Fixture    *fixture,
      const char *typed)
{
  g_autoptr (GError) error = NULL;
  gint64 id = mb_book_find_meeting (fixture->book, typed, &error);

  g_assert_no_error (error);

  return id;
}
