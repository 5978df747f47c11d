/* Minute Book: tests of opening and making the book on disk
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "core/mb-panel.h"
#include "store-fixture.h"

/* A snapshot stays as it was while others write, and doesn't hold them up. */
static void
test_snapshot (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "A");
  g_autoptr (MbStore) snapshot = NULL;
  g_autoptr (MbRecord) seen = NULL;
  g_autoptr (GError) error = NULL;

  snapshot = mb_store_open (fixture->path, MB_STORE_SNAPSHOT, &error);
  g_assert_no_error (error);
  store_rename (fixture, panel, "B");
  seen = mb_store_get (snapshot, MB_KIND_PANEL, mb_record_get_id (panel), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (seen, MB_PANEL_NAME), ==, "A");
  g_assert_false (mb_store_write (snapshot, fixture->ids, 0, "add", NULL, store_save_cb, panel, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_READ_ONLY);
}

/* After a rest a plain copy of the file of an open book is a whole book. */
static void
test_copy_of_open_book (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "A");
  g_autoptr (MbStore) copy = NULL;
  g_autoptr (MbRecord) seen = NULL;
  g_autofree char *copy_path = g_strconcat (fixture->path, ".copy", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (mb_store_rest (fixture->store, &error));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, &error));
  g_assert_true (g_file_set_contents (copy_path, bytes, (gssize) size, &error));
  copy = mb_store_open (copy_path, MB_STORE_EDIT, &error);
  g_assert_no_error (error);
  seen = mb_store_get (copy, MB_KIND_PANEL, mb_record_get_id (panel), &error);
  g_assert_no_error (error);
  g_clear_object (&copy);
  g_unlink (copy_path);
}

static void
assert_refused (const char  *path,
                const void  *bytes,
                gsize        size,
                int          code)
{
  g_autoptr (MbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gsize size_after;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  store = mb_store_open (path, MB_STORE_EDIT, &error);
  g_assert_null (store);
  g_assert_error (error, MB_ERROR, code);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, bytes, size);
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  static const char text[] = "Voice of the Child\n";
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "A");
  g_autofree char *bytes = NULL;
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autoptr (MbStore) none = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));

  assert_refused (fixture->path, "", 0, MB_ERROR_NOT_A_BOOK);
  assert_refused (fixture->path, text, strlen (text), MB_ERROR_NOT_A_BOOK);
  assert_refused (fixture->path, long_text, 5000, MB_ERROR_NOT_A_BOOK);
  assert_refused (fixture->path, bytes, size / 2, MB_ERROR_BOOK_DAMAGED);
  assert_refused (fixture->path, bytes, size - 1, MB_ERROR_BOOK_DAMAGED);
  assert_refused (fixture->path, bytes, 50, MB_ERROR_NOT_A_BOOK);
  bytes[63] = 99;
  assert_refused (fixture->path, bytes, size, MB_ERROR_BOOK_NEWER);
  bytes[68] = 0;
  assert_refused (fixture->path, bytes, size, MB_ERROR_NOT_A_BOOK);

  g_unlink (fixture->path);
  none = mb_store_open (fixture->path, MB_STORE_EDIT, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SUCH_FILE);
  g_assert_true (g_file_set_contents (fixture->path, "x", 1, NULL));
}

/* Whatever byte is wrong: an error or a sound answer, but no crash. */
static void
test_mutated (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autofree char *bytes = NULL;
  guint n_refused = 0;
  gsize size;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (MbRecord) panel = store_add_panel (fixture, "Panel of some length");

      g_assert_nonnull (panel);
    }
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));

  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *mutant = g_memdup2 (bytes, size);
      g_autoptr (MbStore) store = NULL;

      for (guint i = 0; i < 1 + round % 40; i++)
        mutant[g_rand_int_range (rand, 100, (gint32) size)] = (char) g_rand_int (rand);
      g_assert_true (g_file_set_contents (fixture->path, mutant, (gssize) size, NULL));
      store = mb_store_open (fixture->path, MB_STORE_EDIT, NULL);
      if (store != NULL)
        {
          g_autoptr (GPtrArray) records = mb_store_list (store, MB_KIND_PANEL, NULL);
          g_autoptr (GPtrArray) faults = mb_store_check (store, NULL);

          n_refused += records == NULL || faults == NULL || faults->len > 0;
        }
      else
        n_refused++;
    }
  g_assert_cmpuint (n_refused, >, 0);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MbRecord) panel = store_make_record (fixture, MB_KIND_PANEL);
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  mb_record_set_text (panel, MB_PANEL_NAME, "A");
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (mb_store_write (fixture->store, fixture->ids, 0, "add", NULL, store_save_cb, panel, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_BUSY);
  g_clear_error (&error);
  sqlite3_close (other);
  store_save (fixture, panel);
}

static void
test_create_over (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (MbStore) none = NULL;
  g_autoptr (GError) error = NULL;

  none = mb_store_create (fixture->path, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  none = mb_store_create ("/no/such/folder/x.minutebook", &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SUCH_FILE);
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
    { "/store/write/busy", test_busy },
    { "/store/open/snapshot", test_snapshot },
    { "/store/open/copy-of-open-book", test_copy_of_open_book },
    { "/store/open/bad-files", test_bad_files },
    { "/store/open/mutated", test_mutated },
    { "/store/create/over-a-file", test_create_over },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A book opens as it was left, or not at all");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, store_set_up, tests[i].test, store_tear_down);

  return g_test_run ();
}
