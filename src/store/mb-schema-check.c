/* Minute Book: whether a book's tables are those that we make
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A book is a file that somebody may have sent. SQLite runs the triggers and
 * views that it finds in it: a trigger would write what nobody asked for, and a
 * view in a table's place need never come to an end. So the text of each table,
 * index and trigger is compared with what this version would write, and what
 * else acts on them is not let in. Tables and views of other names do nothing
 * by themselves, and may be there. */

#include "config.h"

#include "store/mb-store-private.h"

#include <string.h>

#define LIST "SELECT type || ' ' || name, sql, type IN ('trigger', 'index') FROM sqlite_schema"

/* The full-text index makes tables of its own, in words that differ from one
 * version of SQLite to the next; and so do keys. */
static gboolean
is_made_by_sqlite (const char *name)
{
  return g_str_has_prefix (name, "table search_") || g_str_has_prefix (name, "table sqlite_") ||
         g_str_has_prefix (name, "index sqlite_autoindex_");
}

static char *
copy_text (sqlite3_stmt *statement,
           int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

/* What a new book has: from 'table panel' to the text that makes it. */
static GHashTable *
list_expected (void)
{
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK &&
      mb_schema_create (db) && sqlite3_prepare_v2 (db, LIST, -1, &statement, NULL) == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      g_hash_table_insert (expected, copy_text (statement, 0), copy_text (statement, 1));
  sqlite3_finalize (statement);
  sqlite3_close_v2 (db);

  return g_hash_table_size (expected) > 0 ? g_steal_pointer (&expected) : NULL;
}

/* Takes what is as it should be out of @expected. */
static gboolean
tick_off (sqlite3_stmt *statement,
          GHashTable   *expected)
{
  g_autofree char *name = copy_text (statement, 0);
  g_autofree char *text = copy_text (statement, 1);
  const char *wanted = g_hash_table_lookup (expected, name);
  gboolean acts = sqlite3_column_int (statement, 2) == 1;

  if (wanted == NULL)
    return !acts || is_made_by_sqlite (name);
  if (!is_made_by_sqlite (name) && !g_str_equal (wanted, text))
    return FALSE;
  g_hash_table_remove (expected, name);

  return TRUE;
}

/**
 * mb_schema_check:
 *
 * Returns: whether the book has the tables of the newest version;
 *   %MB_ERROR_BOOK_DAMAGED where it has others
 */
gboolean
mb_schema_check (MbStore  *store,
                 GError  **error)
{
  g_autoptr (GHashTable) expected = list_expected ();
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row, fits = expected != NULL;

  statement = mb_store_prepare (store, LIST, error);
  if (statement == NULL || !mb_store_step (store, statement, &has_row, error))
    return FALSE;
  while (has_row && fits)
    {
      fits = tick_off (statement, expected);
      if (!mb_store_step (store, statement, &has_row, error))
        return FALSE;
    }

  if (!fits || g_hash_table_size (expected) > 0)
    {
      mb_error_set (error, MB_ERROR_BOOK_DAMAGED, mb_store_get_path (store),
                    "its tables are not as Minute Book makes them", NULL);
      return FALSE;
    }

  return TRUE;
}
