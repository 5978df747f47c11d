/* Minute Book: tests of books that mean harm, and of two programs at once
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "core/mb-panel.h"
#include "store-fixture.h"
#include "store/mb-history.h"
#include "store/mb-search.h"

static void
tamper (Fixture    *fixture,
        const char *sql)
{
  sqlite3 *db;
  char *why = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, &why), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
assert_opens_with (Fixture    *fixture,
                   const char *sql,
                   int         code)
{
  g_autoptr (MbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, size_after;

  g_assert_true (g_file_get_contents (fixture->path, &before, &size, NULL));
  tamper (fixture, sql);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  store = mb_store_open (fixture->path, MB_STORE_EDIT, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, MB_ERROR, code);
  g_clear_object (&store);
  g_assert_true (g_file_set_contents (fixture->path, before, (gssize) size, NULL));
}

/* A book with other tables than ours, or with code of somebody else's in it,
 * is not opened; notes that somebody keeps in it do no harm. */
static void
test_schema (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const harmful[] = {
    "DROP TABLE movement",
    "DROP TRIGGER panel_search_update",
    "CREATE TRIGGER more AFTER INSERT ON panel BEGIN DELETE FROM person; END",
    "CREATE UNIQUE INDEX one ON panel (name)",
    "ALTER TABLE panel ADD COLUMN x TEXT",
    "DROP TABLE movement; CREATE VIEW movement AS"
    " WITH RECURSIVE r (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r) SELECT * FROM r",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET sql = replace (sql, ') STRICT', ')') WHERE name = 'panel'",
  };

  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (harmful); i++)
    assert_opens_with (fixture, harmful[i], MB_ERROR_BOOK_DAMAGED);
  assert_opens_with (fixture, "CREATE TABLE my_notes (x); CREATE VIEW my_panels AS SELECT name FROM panel", -1);
  assert_opens_with (fixture, "VACUUM; ANALYZE; REINDEX", -1);
}

/* The log's changesets are replayed only where they are changes of records. */
static void
test_changesets (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const hostile[] = {
    "x''", "x'00'", "x'54'", "zeroblob (5000)",
    "replace (hex (zeroblob (2500)), '0', 'T')",
    "substr (changeset, 1, length (changeset) - 3)",
    "changeset || x'12'",
    "x'540201006368616e676500' || substr (changeset, 20)",
    "replace (CAST (changeset AS TEXT), 'panel', 'pbnel')",
  };
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "A");

  tamper (fixture, "CREATE TABLE kept AS SELECT changeset FROM change");
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE change SET changeset ="
                                              " CAST ((SELECT %s FROM kept) AS BLOB)", hostile[i]);
      g_autoptr (GPtrArray) changes = NULL;
      g_autoptr (GError) error = NULL;

      tamper (fixture, sql);
      g_assert_null (mb_history_undo (fixture->store, fixture->ids, 0, &error));
      g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_DAMAGED);
      changes = mb_history_list (fixture->store, 0, NULL);
      g_assert_cmpuint (changes->len, ==, 1);
    }
}

static void
test_not_files (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const endings[] = { ".pipe", "-journal", "-wal", "-shm" };

  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *pipe = g_strconcat (fixture->path, endings[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
      g_assert_null (mb_store_open (i == 0 ? pipe : fixture->path, MB_STORE_EDIT, &error));
      g_assert_error (error, MB_ERROR, MB_ERROR_FILE);
      g_assert_cmpstr (mb_error_get_fact (error, 0), ==, pipe);
      g_unlink (pipe);
    }
}

static void
test_many_words (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "Audit and Governance");
  g_autoptr (GString) same = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append (same, " audit");
      g_string_append_printf (other, " a%u", i);
    }
  hits = mb_search_find (fixture->store, same->str, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_null (mb_search_find (fixture->store, other->str, 0, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FAILED);
}

typedef struct
{
  Fixture  *fixture;
  MbRecord *record;
  gboolean  began;
  GMutex    lock;
  GCond     cond;
} Other;

static gboolean
write_slowly_cb (MbStore  *store,
                 gpointer  data,
                 GError  **error)
{
  Other *other = data;

  g_mutex_lock (&other->lock);
  other->began = TRUE;
  g_cond_signal (&other->cond);
  g_mutex_unlock (&other->lock);
  g_usleep (200000);

  return mb_store_save (store, other->record, error);
}

static gpointer
other_program (gpointer data)
{
  Other *other = data;
  g_autoptr (MbStore) store = mb_store_open (other->fixture->path, MB_STORE_EDIT, NULL);
  g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (99);

  return GINT_TO_POINTER (mb_store_write (store, ids, 0, "late", NULL, write_slowly_cb, other, NULL));
}

/* What is undone is the latest change, and not the one that was the latest when
 * the undo began to wait for another program. */
static void
test_undo_beside_writer (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (MbRecord) first = store_add_panel (fixture, "A");
  g_autoptr (MbRecord) second = store_make_record (fixture, MB_KIND_PANEL);
  g_autoptr (MbRecord) seen = NULL;
  g_autoptr (MbChange) undone = NULL;
  g_autoptr (GError) error = NULL;
  Other other = { fixture, second, FALSE };
  GThread *thread;

  mb_record_set_text (second, MB_PANEL_NAME, "B");
  g_mutex_init (&other.lock);
  g_cond_init (&other.cond);
  thread = g_thread_new ("other", other_program, &other);
  g_mutex_lock (&other.lock);
  while (!other.began)
    g_cond_wait (&other.cond, &other.lock);
  g_mutex_unlock (&other.lock);

  undone = mb_history_undo (fixture->store, fixture->ids, 0, &error);
  g_assert_true (GPOINTER_TO_INT (g_thread_join (thread)));
  g_assert_no_error (error);
  g_assert_cmpstr (undone->label, ==, "late");
  seen = mb_store_get (fixture->store, MB_KIND_PANEL, mb_record_get_id (first), &error);
  g_assert_no_error (error);
  g_mutex_clear (&other.lock);
  g_cond_clear (&other.cond);
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
    { "/store/hostile/schema", test_schema },
    { "/store/hostile/changesets", test_changesets },
    { "/store/hostile/not-files", test_not_files },
    { "/store/hostile/many-words", test_many_words },
    { "/store/undo/beside-a-writer", test_undo_beside_writer },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A book that means harm does none");

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, store_set_up, tests[i].test, store_tear_down);

  return g_test_run ();
}
