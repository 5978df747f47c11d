/* Minute Book: opening, making and checking the book on disk
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/mb-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/mb-attachment.h"

#define BUSY_MILLISECONDS 5000

struct _MbStore
{
  GObject   parent_instance;

  char       *path;
  sqlite3    *db;
  GHashTable *kept; /* SQL -> sqlite3_stmt */
  gboolean    read_only;
  gboolean    writing;
};

G_DEFINE_FINAL_TYPE (MbStore, mb_store, G_TYPE_OBJECT)

/* SQLite won't move what was written into a file that lost its name, nor remove
 * what lies beside that; another file of that name would take it for its own. */
static void
leave_nothing_behind (MbStore *self)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (self->path, "-shm", NULL);

  mb_store_rest (self, NULL);
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    return;
  g_unlink (wal);
  g_unlink (shm);
}

static void
mb_store_finalize (GObject *object)
{
  MbStore *self = MB_STORE (object);

  g_clear_pointer (&self->kept, g_hash_table_unref);
  if (self->db != NULL && !mb_store_is_there (self))
    leave_nothing_behind (self);
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (mb_store_parent_class)->finalize (object);
}

static void
mb_store_class_init (MbStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_store_finalize;
}

static void
mb_store_init (MbStore *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) sqlite3_finalize);
}

void
mb_store_set_error (MbStore  *self,
                    GError  **error)
{
  mb_sqlite_set_error (self->db, self->path, error);
}

sqlite3 *
mb_store_get_db (MbStore *self)
{
  return self->db;
}

/* Takes over a database that stands in for the file from here on. No statement
 * may have been kept yet. */
void
mb_store_take_db (MbStore *self,
                  sqlite3 *db)
{
  sqlite3_close_v2 (self->db);
  self->db = db;
}

gboolean
mb_store_is_writing (MbStore *self)
{
  return self->writing;
}

void
mb_store_set_writing (MbStore  *self,
                      gboolean  writing)
{
  self->writing = writing;
}

/**
 * mb_store_prepare:
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with @error set
 */
sqlite3_stmt *
mb_store_prepare (MbStore     *self,
                  const char  *sql,
                  GError     **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      mb_store_set_error (self, error);
      return NULL;
    }

  return statement;
}

/**
 * mb_store_keep:
 *
 * As mb_store_prepare(), for what is asked again and again: the statement is
 * kept. A pointer to it is an autoptr that resets it, for a statement that isn't
 * reset keeps the book from resting.
 *
 * Returns: (transfer none) (nullable): the statement, or %NULL with @error set
 */
MbKeptStatement *
mb_store_keep (MbStore     *self,
               const char  *sql,
               GError     **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->kept, sql);

  if (statement == NULL)
    {
      statement = mb_store_prepare (self, sql, error);
      if (statement != NULL)
        g_hash_table_insert (self->kept, g_strdup (sql), statement);
    }

  return statement;
}

gboolean
mb_store_run (MbStore     *self,
              const char  *sql,
              GError     **error)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    {
      mb_store_set_error (self, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * mb_store_step:
 * @has_row: (out) (optional): whether there is a row to read
 */
gboolean
mb_store_step (MbStore       *self,
               sqlite3_stmt  *statement,
               gboolean      *has_row,
               GError       **error)
{
  int result = sqlite3_step (statement);

  if (has_row != NULL)
    *has_row = result == SQLITE_ROW;
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    {
      mb_store_set_error (self, error);
      return FALSE;
    }

  return TRUE;
}

static guint32
read_big_endian (const guchar *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);

  return GUINT32_FROM_BE (value);
}

/* Where the header's own count of pages holds, a shorter file was cut. */
static gboolean
check_length (const char    *path,
              const guchar  *header,
              GError       **error)
{
  guint64 page_size = (guint64) header[16] << 8 | header[17];
  guint64 n_pages = read_big_endian (header + 28);
  GStatBuf status;

  if (page_size == 1)
    page_size = 65536;
  if (g_stat (path, &status) != 0)
    return TRUE;
  if (read_big_endian (header + 24) == read_big_endian (header + 92) &&
      (guint64) status.st_size < n_pages * page_size)
    {
      mb_error_set (error, MB_ERROR_BOOK_DAMAGED, path, "it was cut short", NULL);
      return FALSE;
    }

  return TRUE;
}

/* A pipe would wait for ever for somebody to write to it, and SQLite opens what
 * lies beside the book without a look. */
static gboolean
check_are_files (const char  *path,
                 GError     **error)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      GStatBuf status;

      if (g_stat (name, &status) != 0 || S_ISREG (status.st_mode))
        continue;
      mb_error_set (error, MB_ERROR_FILE, name, "it is not a file", NULL);
      return FALSE;
    }

  return TRUE;
}

/* Looks at the first bytes before SQLite does, for SQLite would make a book of
 * an empty file, and a newer book is not to be opened at all. */
static gboolean
check_header (const char  *path,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  guchar header[100];
  gsize n_read = 0;
  guint32 version;

  if (!check_are_files (path, error))
    return FALSE;

  stream = g_file_read (file, NULL, &cause);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), header, sizeof header, &n_read, NULL, &cause))
    {
      mb_error_set_file (error, path, cause);
      return FALSE;
    }
  if (n_read < sizeof header || memcmp (header, "SQLite format 3", 16) != 0 ||
      read_big_endian (header + 68) != MB_STORE_APPLICATION_ID)
    {
      mb_error_set (error, MB_ERROR_NOT_A_BOOK, path, NULL);
      return FALSE;
    }

  version = read_big_endian (header + 60);
  if (version > (guint32) mb_schema_get_version ())
    {
      g_autofree char *theirs = g_strdup_printf ("%u", version);
      g_autofree char *ours = g_strdup_printf ("%d", mb_schema_get_version ());

      mb_error_set (error, MB_ERROR_BOOK_NEWER, path, theirs, ours, NULL);
      return FALSE;
    }

  return check_length (path, header, error);
}

/* foreign_keys is off by default, and silently stays off within a transaction:
 * it is set outside of one and read back. */
static gboolean
set_up (MbStore  *self,
        GError  **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  if (!mb_store_run (self,
                     "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                     "PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL;",
                     error))
    return FALSE;

  statement = mb_store_prepare (self, "PRAGMA foreign_keys", error);
  if (statement == NULL || !mb_store_step (self, statement, NULL, error))
    return FALSE;
  if (sqlite3_column_int (statement, 0) != 1)
    {
      mb_error_set (error, MB_ERROR_FAILED, self->path, "foreign keys can't be kept", NULL);
      return FALSE;
    }

  return TRUE;
}

/* A book that lies in a folder which can't be written has no place for the
 * files that SQLite keeps beside it. Where nobody has it open it doesn't
 * change, and can be read without them. */
static gboolean
open_immutable (MbStore  *self,
                GError  **error)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);

  if (g_file_test (wal, G_FILE_TEST_EXISTS))
    {
      mb_error_set (error, MB_ERROR_BOOK_READ_ONLY, self->path, NULL);
      return FALSE;
    }

  g_clear_pointer (&self->db, sqlite3_close_v2);
  if (sqlite3_open_v2 (uri, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) != SQLITE_OK)
    {
      mb_store_set_error (self, error);
      return FALSE;
    }
  self->read_only = TRUE;

  return set_up (self, error);
}

/* WAL, so that readers don't wait for the writer; where it can't work (network
 * shares) SQLite answers with the mode it keeps, which is as safe. */
static gboolean
choose_journal (MbStore  *self,
                GError  **error)
{
  return self->read_only || mb_store_run (self, "PRAGMA journal_mode = WAL", error);
}

static gboolean
can_be_written (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return access (path, W_OK) == 0 && access (folder, W_OK) == 0;
}

/**
 * mb_store_open:
 *
 * Returns: (transfer full) (nullable): the book, or %NULL with @error set:
 *   %MB_ERROR_NO_SUCH_FILE, %MB_ERROR_NOT_A_BOOK, %MB_ERROR_BOOK_NEWER,
 *   %MB_ERROR_BOOK_DAMAGED, %MB_ERROR_BOOK_BUSY, %MB_ERROR_FILE where it is
 *   no file at all, ...
 */
MbStore *
mb_store_open (const char   *path,
               MbStoreMode   mode,
               GError      **error)
{
  g_autoptr (MbStore) self = NULL;
  int flags = mode == MB_STORE_EDIT ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;

  g_return_val_if_fail (path != NULL, NULL);

  if (!check_header (path, error))
    return NULL;

  self = g_object_new (MB_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  if (!can_be_written (path))
    {
      if (!open_immutable (self, error) || !mb_schema_upgrade (self, error))
        return NULL;
      return g_steal_pointer (&self);
    }

  if (sqlite3_open_v2 (path, &self->db, flags, NULL) != SQLITE_OK)
    {
      mb_store_set_error (self, error);
      return NULL;
    }
  self->read_only = mode == MB_STORE_SNAPSHOT || sqlite3_db_readonly (self->db, "main") == 1;
  if (!set_up (self, error) || !mb_schema_upgrade (self, error) || !choose_journal (self, error))
    return NULL;
  if (mode == MB_STORE_SNAPSHOT &&
      !mb_store_run (self, "BEGIN; SELECT count(*) FROM sqlite_schema;", error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
make_file (const char  *path,
           GError     **error)
{
  sqlite3 *db = NULL;
  gboolean made;

  made = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK &&
         mb_schema_create (db);
  if (!made)
    mb_sqlite_set_error (db, path, error);
  sqlite3_close_v2 (db);

  return made;
}

/* Never over a file that came to be there meanwhile, where the file system can
 * promise that. */
gboolean
mb_store_give_name (const char  *draft,
                    const char  *path,
                    GError     **error)
{
  if (renameat2 (AT_FDCWD, draft, AT_FDCWD, path, RENAME_NOREPLACE) == 0 ||
      (errno == EINVAL && rename (draft, path) == 0))
    return TRUE;

  mb_error_set (error, errno == EEXIST ? MB_ERROR_FILE_EXISTS : MB_ERROR_FILE, path,
                g_strerror (errno), NULL);

  return FALSE;
}

/**
 * mb_store_can_create:
 *
 * Returns: whether a file can be made there; otherwise @error is set
 */
gboolean
mb_store_can_create (const char  *path,
                     GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      mb_error_set (error, MB_ERROR_FILE_EXISTS, path, NULL);
      return FALSE;
    }
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      mb_error_set (error, MB_ERROR_NO_SUCH_FILE, folder, NULL);
      return FALSE;
    }
  if (access (folder, W_OK) != 0)
    {
      mb_error_set (error, MB_ERROR_FOLDER_READ_ONLY, folder, NULL);
      return FALSE;
    }

  return TRUE;
}

/**
 * mb_store_create:
 * @path: where no file is yet
 *
 * The book is made under another name and gets its own when it is whole.
 *
 * Returns: (transfer full) (nullable): the new book, open for editing, or
 *   %NULL with @error set
 */
MbStore *
mb_store_create (const char  *path,
                 GError     **error)
{
  g_autofree char *draft = NULL;
  g_autofree char *journal = NULL;

  if (!mb_store_can_create (path, error))
    return NULL;

  draft = g_strdup_printf ("%s.%d.draft", path, (int) getpid ());
  journal = g_strconcat (draft, "-journal", NULL);
  g_unlink (draft);
  if (!make_file (draft, error) || !mb_store_give_name (draft, path, error))
    {
      g_unlink (draft);
      g_unlink (journal);
      return NULL;
    }

  return mb_store_open (path, MB_STORE_EDIT, error);
}

const char *
mb_store_get_path (MbStore *self)
{
  g_return_val_if_fail (MB_IS_STORE (self), NULL);

  return self->path;
}

gboolean
mb_store_is_read_only (MbStore *self)
{
  g_return_val_if_fail (MB_IS_STORE (self), TRUE);

  return self->read_only;
}

/**
 * mb_store_rest:
 *
 * Moves what was written into the file itself, so that a plain copy of the
 * file is a whole book. Called after a second of rest.
 */
gboolean
mb_store_rest (MbStore  *self,
               GError  **error)
{
  g_return_val_if_fail (MB_IS_STORE (self), FALSE);

  return self->read_only || mb_store_run (self, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static gboolean
collect_rows (MbStore     *self,
              const char  *sql,
              const char  *sound,
              GPtrArray   *faults,
              GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = mb_store_prepare (self, sql, error);
  gboolean has_row;

  if (statement == NULL || !mb_store_step (self, statement, &has_row, error))
    return FALSE;

  while (has_row)
    {
      const char *row = (const char *) sqlite3_column_text (statement, 0);

      if (g_strcmp0 (row, sound) != 0)
        g_ptr_array_add (faults, g_strdup (row));
      if (!mb_store_step (self, statement, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * mb_store_check:
 *
 * Reads the whole file: SQLite's own checks, references that lead nowhere, and
 * attachments whose bytes are not those that their digest was made of.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is wrong, none
 *   for a sound book; %NULL with @error set where it can't be read at all
 */
GPtrArray *
mb_store_check (MbStore  *self,
                GError  **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (MB_IS_STORE (self), NULL);

  if (!collect_rows (self, "PRAGMA integrity_check", "ok", faults, error) ||
      !collect_rows (self,
                     "SELECT \"table\" || ' ' || rowid || ': ' || parent FROM pragma_foreign_key_check",
                     NULL, faults, error) ||
      !mb_attachment_check_all (self, faults, error))
    return NULL;

  return g_steal_pointer (&faults);
}
