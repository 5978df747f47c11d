/* Minute Book: tests of what becomes of a book whose file is meddled with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "book/mb-book-keep.h"
#include "book/mb-sample.h"
#include "core/mb-meeting.h"
#include "core/mb-resolution.h"
#include "book-fixture.h"

static MbRecord *
edit_place (Fixture    *fixture,
            const char *place)
{
  g_autoptr (GError) error = NULL;
  MbRecord *meeting = mb_book_get (fixture->book, MB_KIND_MEETING, book_find (fixture, BOOK_OCTOBER), &error);

  g_assert_no_error (error);
  mb_record_set_text (meeting, MB_MEETING_PLACE, place);

  return meeting;
}

static void
assert_place (const char *path,
              gint64      id,
              const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (path, mb_book_means_from_environment (), &error);
  g_autoptr (MbRecord) meeting = NULL;

  g_assert_no_error (error);
  meeting = mb_book_get (book, MB_KIND_MEETING, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (meeting, MB_MEETING_PLACE), ==, place);
}

/* Nothing is written to a file that lost its name; a copy has it all. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  sample)
{
  g_autofree char *moved = g_strconcat (fixture->path, ".moved", NULL);
  g_autofree char *copy = g_strconcat (fixture->path, ".copy", NULL);
  g_autoptr (MbRecord) meeting = edit_place (fixture, "The Old Library");
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gint64 version = 0;

  g_assert_cmpint (mb_book_look (fixture->book, &version), ==, MB_BOOK_AS_IT_WAS);
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
  g_assert_cmpint (mb_book_look (fixture->book, &version), ==, MB_BOOK_GONE);
  g_assert_false (mb_book_save (fixture->book, meeting, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_GONE);
  g_clear_error (&error);

  g_ptr_array_add (records, meeting);
  g_assert_true (mb_book_save_copy (fixture->book, copy, records, &error));
  g_assert_no_error (error);
  assert_place (copy, mb_record_get_id (meeting), "The Old Library");
  g_assert_false (mb_book_save_copy (fixture->book, copy, records, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (copy), ==, 0);

  g_assert_cmpint (g_rename (moved, fixture->path), ==, 0);
  g_assert_cmpint (mb_book_look (fixture->book, &version), ==, MB_BOOK_AS_IT_WAS);
  g_assert_true (mb_book_save (fixture->book, meeting, &error));
  g_assert_no_error (error);
}

/* What was deleted leaves nothing beside it when it is closed, and a file that
 * took its place is left alone. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  sample)
{
  g_autoptr (MbRecord) meeting = edit_place (fixture, "The Old Library");
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *copy = g_strconcat (fixture->path, ".copy", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, size_after;

  g_assert_true (mb_book_save_copy (fixture->book, copy, none, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (copy, &before, &size, NULL));
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  g_assert_false (mb_book_save (fixture->book, meeting, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_GONE);
  g_clear_error (&error);
  g_clear_object (&fixture->book);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, before, size);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_unlink (wal);
  fixture->book = mb_sample_create (fixture->path, mb_book_means_from_environment (), &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_clear_object (&fixture->book);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  fixture->book = mb_sample_create (fixture->path, mb_book_means_from_environment (), &error);
  g_assert_no_error (error);
}

/* A copy that can't have all of it is none. */
static void
test_copy_fails (Fixture       *fixture,
                 gconstpointer  sample)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".copy", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "book.minutebook", NULL);
  g_autoptr (MbRecord) stray = mb_record_new (MB_KIND_ACTION, 77);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  mb_record_set_integer (stray, MB_ACTION_ITEM, 4711);
  g_ptr_array_add (records, stray);
  g_assert_false (mb_book_save_copy (fixture->book, copy, records, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_false (mb_book_save_copy (fixture->book, nowhere, records, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SUCH_FILE);
}

/* Two who edit a meeting at once keep each other's fields. */
static void
test_two_at_once (Fixture       *fixture,
                  gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) other = mb_book_open (fixture->path, mb_book_means_from_environment (), &error);
  g_autoptr (MbRecord) theirs = edit_place (fixture, "The Old Library");
  g_autoptr (MbRecord) base = mb_book_get (fixture->book, MB_KIND_MEETING, mb_record_get_id (theirs), NULL);
  g_autoptr (MbRecord) ours = mb_record_copy (base);
  g_autoptr (MbRecord) both = NULL;
  gint64 version = 0;

  g_assert_no_error (error);
  g_assert_cmpint (mb_book_look (fixture->book, &version), ==, MB_BOOK_AS_IT_WAS);
  g_assert_true (mb_book_save (other, theirs, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_look (fixture->book, &version), ==, MB_BOOK_CHANGED);
  g_assert_cmpint (mb_book_look (fixture->book, &version), ==, MB_BOOK_AS_IT_WAS);

  mb_record_set_time (ours, MB_MEETING_TERMINATED, 20 * 60);
  g_assert_true (mb_book_save_edit (fixture->book, base, ours, &error));
  g_assert_no_error (error);
  both = mb_book_get (other, MB_KIND_MEETING, mb_record_get_id (theirs), &error);
  g_assert_cmpstr (mb_record_get_text (both, MB_MEETING_PLACE), ==, "The Old Library");
  g_assert_cmpint (mb_record_get_time (both, MB_MEETING_TERMINATED), ==, 20 * 60);
  /* One's own writing is no news. */
  g_assert_cmpint (mb_book_look (fixture->book, &version), ==, MB_BOOK_AS_IT_WAS);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/book/keep/gone", test_gone },
    { "/book/keep/replaced", test_replaced },
    { "/book/keep/copy-fails", test_copy_fails },
    { "/book/keep/two-at-once", test_two_at_once },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What was typed is kept, whatever becomes of the file");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GINT_TO_POINTER (TRUE), book_set_up, tests[i].test, book_tear_down);

  return g_test_run ();
}
