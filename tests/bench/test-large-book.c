/* Minute Book: tests of the large book, and of what is asked of one
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was made faster has to find the same as before: the answers are counted
 * again here by reading every record. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "book/mb-book-history.h"
#include "book/mb-book-meetings.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-resolution.h"
#include "large-book.h"

#define N_PANELS 3
#define N_YEARS  2

typedef struct
{
  char   *folder;
  char   *path;
  MbBook *book;
} Fixture;

static void
make_book (const char *path,
           guint       n_panels,
           guint       n_years)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbStore) store = mb_store_create (path, &error);

  g_assert_no_error (error);
  g_assert_true (large_book_fill (store, n_panels, n_years, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  MbBookMeans means = {
    .clock = mb_clock_new_fixed (LARGE_BOOK_NOW),
    .ids = mb_id_source_new_seeded (1),
  };
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("minutebook-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "large.minutebook", NULL);
  make_book (fixture->path, N_PANELS, N_YEARS);
  fixture->book = mb_book_open (fixture->path, means, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->book);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GPtrArray *
list (Fixture *fixture,
      MbKind   kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = mb_book_list (fixture->book, kind, &error);

  g_assert_no_error (error);

  return records;
}

static void
assert_count (Fixture *fixture,
              MbKind   kind,
              guint    n)
{
  g_autoptr (GPtrArray) records = list (fixture, kind);

  g_assert_cmpuint (records->len, ==, n);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  assert_count (fixture, MB_KIND_PANEL, N_PANELS);
  assert_count (fixture, MB_KIND_PERSON, N_PANELS * LARGE_BOOK_PEOPLE);
  assert_count (fixture, MB_KIND_MEETING, N_PANELS * N_YEARS * LARGE_BOOK_MEETINGS);
  assert_count (fixture, MB_KIND_ITEM, N_PANELS * N_YEARS * LARGE_BOOK_ITEMS);
  assert_count (fixture, MB_KIND_ACTION, N_PANELS * N_YEARS * LARGE_BOOK_ACTIONS);
  assert_count (fixture, MB_KIND_RESOLUTION, N_PANELS * N_YEARS * LARGE_BOOK_RESOLUTIONS);
}

static void
test_is_sound (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = mb_book_check (fixture->book, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (words->len, ==, 0);
}

/* The same numbers give the same book. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "again.minutebook", NULL);
  g_autoptr (MbStore) store = NULL;
  g_autoptr (GPtrArray) items = list (fixture, MB_KIND_ITEM);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;

  make_book (path, N_PANELS, N_YEARS);
  store = mb_store_open (path, MB_STORE_EDIT, &error);
  g_assert_no_error (error);
  others = mb_store_list (store, MB_KIND_ITEM, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, others->len);
  for (guint i = 0; i < items->len; i++)
    g_assert_true (mb_record_equal (g_ptr_array_index (items, i), g_ptr_array_index (others, i)));
  g_clear_object (&store);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* How many items and open actions each meeting has, counted one by one. */
static void
test_meetings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = mb_book_list_meetings (fixture->book, 0, &error);
  guint n_open = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, N_PANELS * N_YEARS * LARGE_BOOK_MEETINGS);
  for (guint i = 0; i < lines->len; i++)
    {
      const MbMeetingLine *line = g_ptr_array_index (lines, i);
      g_autoptr (MbProceedings) proceedings = NULL;
      g_autoptr (GPtrArray) items = NULL;
      g_autoptr (GPtrArray) actions = NULL;
      guint n_meeting = 0;

      proceedings = mb_book_load_meeting (fixture->book, mb_record_get_id (line->meeting), &error);
      g_assert_no_error (error);
      items = mb_proceedings_list (proceedings, MB_KIND_ITEM);
      actions = mb_proceedings_list (proceedings, MB_KIND_ACTION);
      for (guint j = 0; j < actions->len; j++)
        n_meeting += mb_record_is (g_ptr_array_index (actions, j), MB_ACTION_STATE, "open") ||
                     mb_record_is (g_ptr_array_index (actions, j), MB_ACTION_STATE, "under_way");
      g_assert_cmpuint (line->n_items, ==, items->len);
      g_assert_cmpuint (line->n_open_actions, ==, n_meeting);
      g_assert_nonnull (line->panel);
      n_open += n_meeting;
    }
  g_assert_cmpuint (n_open, >, 0);
}

static void
assert_found (Fixture    *fixture,
              const char *words,
              guint       most,
              guint       n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = mb_book_search (fixture->book, words, most, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 0; i < found->len; i++)
    {
      const MbFound *hit = g_ptr_array_index (found, i);

      g_assert_nonnull (strchr (hit->hit->context, '\002'));
      g_assert_cmpstr (hit->place, !=, "");
    }
}

/* However many records have the words, so many are given as are asked for, each
 * once. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  assert_found (fixture, "re", 50, 50);
  assert_found (fixture, "report review", 50, 50);
  assert_found (fixture, "Declarations of Interest", 0, N_PANELS * N_YEARS * LARGE_BOOK_MEETINGS);
  assert_found (fixture, "zzzz", 50, 0);

  found = mb_book_search (fixture->book, "the", 50, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const MbFound *hit = g_ptr_array_index (found, i);

      g_assert_true (g_hash_table_add (seen, (gpointer) &hit->hit->record));
      g_assert_cmpint (hit->hit->kind, !=, MB_KIND_NONE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/bench/large-book/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/bench/large-book/is-sound", Fixture, NULL, set_up, test_is_sound, tear_down);
  g_test_add ("/bench/large-book/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/bench/large-book/meetings", Fixture, NULL, set_up, test_meetings, tear_down);
  g_test_add ("/bench/large-book/search", Fixture, NULL, set_up, test_search, tear_down);

  return g_test_run ();
}
