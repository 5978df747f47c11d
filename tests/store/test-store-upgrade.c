/* Minute Book: tests of opening books of older versions
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "core/mb-item.h"
#include "core/mb-panel.h"
#include "core/mb-publication.h"
#include "store/mb-history.h"
#include "store-fixture.h"

static void
run (const char *path,
     const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static int
read_version (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  int version;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  version = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return version;
}

/* The tables of version 1, the search's triggers as it made them. */
static const char to_version_1[] =
  "DROP TABLE publication;"
  "DROP TRIGGER item_search_insert; DROP TRIGGER item_search_update;"
  "ALTER TABLE item DROP COLUMN public_summary; ALTER TABLE item DROP COLUMN to_follow;"
  "ALTER TABLE document DROP COLUMN findings;"
  "ALTER TABLE council DROP COLUMN logo_text; ALTER TABLE council DROP COLUMN logo;"
  "CREATE TRIGGER \"item_search_insert\" AFTER INSERT ON \"item\" BEGIN\n"
  "  INSERT INTO search (rowid, kind, words) VALUES (new.id, 'item', coalesce(new.\"title\", ''));\n"
  "END;"
  "PRAGMA user_version = 1;";

static MbRecord *
make_old (Fixture *fixture)
{
  MbRecord *panel = store_add_panel (fixture, "A");

  g_clear_object (&fixture->store);
  run (fixture->path, to_version_1);

  return panel;
}

static void
assert_holds (MbStore  *store,
              MbRecord *panel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) seen = NULL;
  g_autoptr (GPtrArray) publications = NULL;

  seen = mb_store_get (store, MB_KIND_PANEL, mb_record_get_id (panel), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (seen, MB_PANEL_NAME), ==, "A");
  publications = mb_store_list (store, MB_KIND_PUBLICATION, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (publications->len, ==, 0);
}

/* What was there is there, what is new can be written, and what was done
 * before can be undone. */
static void
test_upgrade (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MbRecord) panel = make_old (fixture);
  g_autoptr (MbRecord) council = mb_record_new (MB_KIND_COUNCIL, mb_id_source_next (fixture->ids));
  g_autoptr (MbRecord) seen = NULL;
  g_autoptr (GError) error = NULL;

  fixture->store = mb_store_open (fixture->path, MB_STORE_EDIT, &error);
  g_assert_no_error (error);
  assert_holds (fixture->store, panel);

  mb_record_set_text (council, MB_COUNCIL_NAME, "Harrowmere");
  mb_record_set_text (council, MB_COUNCIL_LOGO_TEXT, "A heron");
  g_assert_true (mb_store_write (fixture->store, fixture->ids, 0, "add", NULL, store_save_cb, council, &error));
  g_assert_no_error (error);
  seen = mb_store_get (fixture->store, MB_KIND_COUNCIL, mb_record_get_id (council), &error);
  g_assert_cmpstr (mb_record_get_text (seen, MB_COUNCIL_LOGO_TEXT), ==, "A heron");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MbChange) change = mb_history_undo (fixture->store, fixture->ids, 0, &error);

      g_assert_no_error (error);
      g_assert_nonnull (change);
    }
  g_clear_object (&seen);
  seen = mb_store_get (fixture->store, MB_KIND_PANEL, mb_record_get_id (panel), NULL);
  g_assert_null (seen);

  g_clear_object (&fixture->store);
  g_assert_cmpint (read_version (fixture->path), ==, 2);
}

/* A snapshot shows the book as one of today, and leaves the file alone. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (MbRecord) panel = make_old (fixture);
  g_autoptr (MbStore) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  snapshot = mb_store_open (fixture->path, MB_STORE_SNAPSHOT, &error);
  g_assert_no_error (error);
  assert_holds (snapshot, panel);
  g_assert_false (mb_store_write (snapshot, fixture->ids, 0, "add", NULL, store_save_cb, panel, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_READ_ONLY);
  g_clear_object (&snapshot);
  g_assert_cmpint (read_version (fixture->path), ==, 1);
}

static void
test_tampered (Fixture       *fixture,
               gconstpointer  data)
{
  const char *trick = data;
  g_autoptr (MbRecord) panel = make_old (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  run (fixture->path, trick);
  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  fixture->store = mb_store_open (fixture->path, MB_STORE_EDIT, &error);
  g_assert_null (fixture->store);
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_DAMAGED);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, before, size_before);
}

int
main (int    argc,
      char **argv)
{
  static const char *const tricks[] = {
    "CREATE TRIGGER more AFTER INSERT ON panel BEGIN DELETE FROM person; END",
    "CREATE TABLE publication (id INTEGER)",
    "CREATE VIEW publication AS SELECT 1",
    "DROP TABLE search",
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("An older book becomes one of today, or stays as it was");

  g_test_add ("/store/upgrade/to-newest", Fixture, NULL, store_set_up, test_upgrade, store_tear_down);
  g_test_add ("/store/upgrade/read-only", Fixture, NULL, store_set_up, test_read_only, store_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (tricks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/upgrade/tampered/%u", i);

      g_test_add (path, Fixture, tricks[i], store_set_up, test_tampered, store_tear_down);
    }

  return g_test_run ();
}
