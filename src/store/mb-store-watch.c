/* Minute Book: what others do to the book on disk, and a copy of it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "store/mb-store-private.h"

#define PAGES_AT_ONCE 1024
#define WAIT_MILLISECONDS 100

/**
 * mb_store_is_there:
 *
 * Returns: whether the file that is open still has the name that it was opened
 *   by: it hasn't when it was deleted or moved, another file has taken its
 *   place, or its drive went
 */
gboolean
mb_store_is_there (MbStore *self)
{
  int has_moved = 0;

  g_return_val_if_fail (MB_IS_STORE (self), FALSE);

  sqlite3_file_control (mb_store_get_db (self), "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);

  return has_moved == 0;
}

gboolean
mb_store_must_be_there (MbStore  *self,
                        GError  **error)
{
  if (mb_store_is_there (self))
    return TRUE;

  mb_error_set (error, MB_ERROR_BOOK_GONE, mb_store_get_path (self), NULL);

  return FALSE;
}

/**
 * mb_store_get_version:
 *
 * Returns: a number that is another one after each write by somebody else; -1
 *   where it can't be told
 */
gint64
mb_store_get_version (MbStore *self)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (MB_IS_STORE (self), -1);

  statement = mb_store_prepare (self, "PRAGMA data_version", NULL);
  if (statement == NULL || !mb_store_step (self, statement, &has_row, NULL) || !has_row)
    return -1;

  return sqlite3_column_int64 (statement, 0);
}

/* From the connection that is open, which reads a file without a name as well. */
static gboolean
copy_pages (MbStore     *self,
            sqlite3     *to,
            const char  *path,
            GError     **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", mb_store_get_db (self), "main");
  int result = SQLITE_OK;

  while (backup != NULL && (result == SQLITE_OK || result == SQLITE_BUSY || result == SQLITE_LOCKED))
    {
      result = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        sqlite3_sleep (WAIT_MILLISECONDS);
    }
  if (backup != NULL && sqlite3_backup_finish (backup) == SQLITE_OK)
    return TRUE;

  mb_sqlite_set_error (to, path, error);

  return FALSE;
}

static gboolean
copy_to_draft (MbStore     *self,
               const char  *draft,
               const char  *path,
               GError     **error)
{
  sqlite3 *to = NULL;
  gboolean copied;

  if (sqlite3_open_v2 (draft, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
    {
      mb_sqlite_set_error (to, path, error);
      sqlite3_close_v2 (to);
      return FALSE;
    }
  copied = copy_pages (self, to, path, error);
  sqlite3_close_v2 (to);

  return copied;
}

/**
 * mb_store_copy:
 * @path: where no file is yet
 *
 * Writes the whole book to another file, also where its own has gone. The copy
 * gets its name when it is whole.
 *
 * Returns: whether it was written; otherwise @error is set
 */
gboolean
mb_store_copy (MbStore     *self,
               const char  *path,
               GError     **error)
{
  g_autofree char *draft = NULL;
  g_autofree char *journal = NULL;

  g_return_val_if_fail (MB_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!mb_store_can_create (path, error))
    return FALSE;
  draft = g_strdup_printf ("%s.%d.draft", path, (int) getpid ());
  journal = g_strconcat (draft, "-journal", NULL);
  g_unlink (draft);
  if (!copy_to_draft (self, draft, path, error) || !mb_store_give_name (draft, path, error))
    {
      g_unlink (draft);
      g_unlink (journal);
      return FALSE;
    }

  return TRUE;
}
