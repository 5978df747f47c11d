/* Minute Book: a book of an older version, made into one of ours
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Versions differ by kinds and by fields at a kind's end, so what a book lacks
 * is seen by counting its columns. It gets them in one transaction, and only if
 * its tables are then as we make them (mb-schema-check.c): a book that somebody
 * tampered with stays as it was. A book that may only be read is copied to a
 * database without a name, which goes when it is closed. */

#include "config.h"

#include "store/mb-store-private.h"

static gboolean
read_number (MbStore     *store,
             const char  *sql,
             int         *number,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = mb_store_prepare (store, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL || !mb_store_step (store, statement, &has_row, error))
    return FALSE;
  *number = has_row ? sqlite3_column_int (statement, 0) : 0;

  return TRUE;
}

/* Without the id. */
static gboolean
count_fields (MbStore  *store,
              guint    *n_fields,
              GError  **error)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s')",
                                              mb_kind_get_info (kind)->name);
      int n_columns;

      if (!read_number (store, sql, &n_columns, error))
        return FALSE;
      n_fields[kind] = (guint) MAX (n_columns - 1, 0);
    }

  return TRUE;
}

static gboolean
add_what_it_lacks (MbStore  *store,
                   GError  **error)
{
  guint n_fields[MB_N_KINDS] = { 0 };
  g_autofree char *sql = NULL;
  g_autoptr (GError) cause = NULL;

  if (!count_fields (store, n_fields, error))
    return FALSE;

  sql = mb_schema_write_upgrade (n_fields);
  if (mb_store_run (store, sql, &cause))
    return mb_schema_check (store, error);

  /* What should be a table may be a view, or a name be taken. */
  if (sqlite3_errcode (mb_store_get_db (store)) == SQLITE_ERROR)
    mb_error_set (error, MB_ERROR_BOOK_DAMAGED, mb_store_get_path (store),
                  "its tables are not as Minute Book makes them", NULL);
  else
    g_propagate_error (error, g_steal_pointer (&cause));

  return FALSE;
}

static gboolean
copy_to_nameless (MbStore  *store,
                  GError  **error)
{
  sqlite3_backup *backup = NULL;
  sqlite3 *copy = NULL;

  if (sqlite3_open_v2 ("", &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK)
    backup = sqlite3_backup_init (copy, "main", mb_store_get_db (store), "main");
  if (backup != NULL)
    sqlite3_backup_step (backup, -1);
  if (backup == NULL || sqlite3_backup_finish (backup) != SQLITE_OK)
    {
      mb_sqlite_set_error (copy, mb_store_get_path (store), error);
      sqlite3_close_v2 (copy);
      return FALSE;
    }
  mb_store_take_db (store, copy);

  return TRUE;
}

/**
 * mb_schema_upgrade:
 *
 * Makes an older book one of the newest version; nothing, where it is.
 *
 * Returns: whether it has the newest version's tables; otherwise @error is set
 *   and the file is as it was
 */
gboolean
mb_schema_upgrade (MbStore  *store,
                   GError  **error)
{
  int version;

  if (!read_number (store, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= mb_schema_get_version ())
    return mb_schema_check (store, error);

  if (mb_store_is_read_only (store) && !copy_to_nameless (store, error))
    return FALSE;
  if (!mb_store_run (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!add_what_it_lacks (store, error))
    {
      mb_store_run (store, "ROLLBACK", NULL);
      return FALSE;
    }

  return mb_store_run (store, "COMMIT", error);
}
