/* Minute Book: what SQLite says, in our own codes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>

#include "store/mb-store-private.h"

/* SQLite tells a full disk apart only where the system says ENOSPC. */
static gboolean
disk_is_full (sqlite3 *db)
{
  int error = sqlite3_system_errno (db);

  return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

/* The file was open for writing before it, or its disk, became read-only. */
static gboolean
may_not_write (sqlite3 *db)
{
  int error = sqlite3_system_errno (db);

  return error == EROFS || error == EPERM || error == EACCES;
}

/**
 * mb_sqlite_set_error:
 *
 * Translates what SQLite says at this floor's edge into our own codes.
 */
void
mb_sqlite_set_error (sqlite3     *db,
                     const char  *path,
                     GError     **error)
{
  static const struct
  {
    int         result;
    MbErrorCode code;
  } table[] = {
    { SQLITE_FULL, MB_ERROR_DISK_FULL },
    { SQLITE_BUSY, MB_ERROR_BOOK_BUSY },
    { SQLITE_LOCKED, MB_ERROR_BOOK_BUSY },
    { SQLITE_NOTADB, MB_ERROR_NOT_A_BOOK },
    { SQLITE_READONLY, MB_ERROR_BOOK_READ_ONLY },
    { SQLITE_PERM, MB_ERROR_NOT_ALLOWED },
    { SQLITE_AUTH, MB_ERROR_NOT_ALLOWED },
  };
  int result = sqlite3_extended_errcode (db);
  const char *why = sqlite3_errmsg (db);

  if (result == SQLITE_READONLY_DBMOVED)
    {
      mb_error_set (error, MB_ERROR_BOOK_GONE, path, NULL);
      return;
    }
  result &= 0xff;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].result == result)
      {
        mb_error_set (error, table[i].code, path, NULL);
        return;
      }

  if (result == SQLITE_CORRUPT)
    mb_error_set (error, MB_ERROR_BOOK_DAMAGED, path, why, NULL);
  else if (result == SQLITE_IOERR && disk_is_full (db))
    mb_error_set (error, MB_ERROR_DISK_FULL, path, NULL);
  else if (result == SQLITE_IOERR && may_not_write (db))
    mb_error_set (error, MB_ERROR_BOOK_READ_ONLY, path, NULL);
  else
    mb_error_set (error, MB_ERROR_FILE, path, why, NULL);
}
