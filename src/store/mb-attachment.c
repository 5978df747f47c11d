/* Minute Book: the bytes of attached papers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/mb-attachment.h"

#include <string.h>

#include "store/mb-store-private.h"

#define PART_SIZE (1024 * 1024)

/* No paper is larger, whatever a damaged book says. */
#define LARGEST (1024 * 1024 * 1024)

static gboolean
has_attachment (MbStore     *store,
                const char  *digest,
                gboolean    *has,
                GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = mb_store_prepare (store, "SELECT 1 FROM attachment WHERE digest = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_STATIC);

  return mb_store_step (store, statement, has, error);
}

static gboolean
add_parts (MbStore     *store,
           const char  *digest,
           GBytes      *bytes,
           GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  statement = mb_store_prepare (store,
                                "INSERT INTO attachment_part (digest, number, bytes) VALUES (?1, ?2, ?3)",
                                error);
  if (statement == NULL)
    return FALSE;

  for (gsize offset = 0; offset < size; offset += PART_SIZE)
    {
      sqlite3_bind_text (statement, 1, digest, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 2, (gint64) (offset / PART_SIZE));
      sqlite3_bind_blob (statement, 3, data + offset, (int) MIN (PART_SIZE, size - offset), SQLITE_STATIC);
      if (!mb_store_step (store, statement, NULL, error))
        return FALSE;
      sqlite3_reset (statement);
    }

  return TRUE;
}

/**
 * mb_attachment_add:
 *
 * Keeps the bytes, once however often they are attached. Within
 * mb_store_write() only.
 *
 * Returns: (transfer full) (nullable): their digest, or %NULL with @error set
 */
char *
mb_attachment_add (MbStore  *store,
                   GBytes   *bytes,
                   GError  **error)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has;

  g_return_val_if_fail (MB_IS_STORE (store), NULL);
  g_return_val_if_fail (mb_store_is_writing (store), NULL);

  if (!has_attachment (store, digest, &has, error))
    return NULL;
  if (has)
    return g_steal_pointer (&digest);

  statement = mb_store_prepare (store, "INSERT INTO attachment (digest, size) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) g_bytes_get_size (bytes));
  if (!mb_store_step (store, statement, NULL, error) || !add_parts (store, digest, bytes, error))
    return NULL;

  return g_steal_pointer (&digest);
}

static void
set_not_the_same (MbStore  *store,
                  GError  **error)
{
  mb_error_set (error, MB_ERROR_BOOK_DAMAGED, mb_store_get_path (store),
                "an attached paper is not what it was", NULL);
}

/**
 * mb_attachment_get:
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL with @error set
 *   (%MB_ERROR_BOOK_DAMAGED where they are not those of the digest)
 */
GBytes *
mb_attachment_get (MbStore     *store,
                   const char  *digest,
                   GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found = NULL;
  gboolean has_row;

  g_return_val_if_fail (MB_IS_STORE (store), NULL);

  statement = mb_store_prepare (store,
                                "SELECT bytes FROM attachment_part WHERE digest = ?1 ORDER BY number",
                                error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_STATIC);
  if (!mb_store_step (store, statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      guint size = (guint) sqlite3_column_bytes (statement, 0);

      if (all->len + size > LARGEST)
        {
          set_not_the_same (store, error);
          return NULL;
        }
      if (size > 0)
        g_byte_array_append (all, sqlite3_column_blob (statement, 0), size);
      if (!mb_store_step (store, statement, &has_row, error))
        return NULL;
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_equal (found, digest))
    {
      set_not_the_same (store, error);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/**
 * mb_attachment_check_all:
 * @faults: (element-type utf8): what is wrong is added to it
 */
gboolean
mb_attachment_check_all (MbStore    *store,
                         GPtrArray  *faults,
                         GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  statement = mb_store_prepare (store,
                                "SELECT digest FROM attachment UNION SELECT digest FROM document "
                                "WHERE digest IS NOT NULL UNION SELECT logo FROM council "
                                "WHERE logo IS NOT NULL ORDER BY digest",
                                error);
  if (statement == NULL || !mb_store_step (store, statement, &has_row, error))
    return FALSE;

  while (has_row)
    {
      const char *digest = (const char *) sqlite3_column_text (statement, 0);
      g_autoptr (GBytes) bytes = digest != NULL ? mb_attachment_get (store, digest, NULL) : NULL;

      if (bytes == NULL)
        g_ptr_array_add (faults, g_strdup_printf ("attachment %s", digest != NULL ? digest : "?"));
      if (!mb_store_step (store, statement, &has_row, error))
        return FALSE;
    }

  return TRUE;
}
