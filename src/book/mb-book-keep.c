/* Minute Book: keeping what was typed, whatever becomes of the book's file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-keep.h"

#include <glib/gstdio.h>

#include "book/mb-book-private.h"

/**
 * mb_book_look:
 * @version: (inout): as it was at the last look; 0 at the first
 *
 * Returns: what others have done to the book since
 */
MbBookLook
mb_book_look (MbBook *self,
              gint64 *version)
{
  gint64 last = *version;
  MbStore *store;
  gboolean is_there;

  g_return_val_if_fail (MB_IS_BOOK (self), MB_BOOK_AS_IT_WAS);

  store = mb_book_lock (self);
  is_there = mb_store_is_there (store);
  *version = mb_store_get_version (store);
  mb_book_unlock (self);
  if (!is_there)
    return MB_BOOK_GONE;

  return last != 0 && *version != last ? MB_BOOK_CHANGED : MB_BOOK_AS_IT_WAS;
}

typedef struct
{
  MbRecord *base;
  MbRecord *record;
} Edit;

static gboolean
save_edit_cb (MbStore   *store,
              gpointer   data,
              GError   **error)
{
  Edit *edit = data;
  g_autoptr (MbRecord) merged = mb_record_copy (edit->record);
  g_autoptr (MbRecord) current = NULL;

  current = mb_store_get (store, mb_record_get_kind (merged), mb_record_get_id (merged), NULL);
  for (guint i = 0; current != NULL && i < mb_kind_get_info (mb_record_get_kind (merged))->n_fields; i++)
    if (mb_record_equal_field (edit->base, edit->record, i))
      mb_record_copy_field (merged, current, i);

  return mb_store_save (store, merged, error);
}

/**
 * mb_book_save_edit:
 * @base: the record as it was when its editing began
 * @record: as it is now
 *
 * Checks the record, and writes the fields that were edited; in the others
 * stays what somebody else may have written meanwhile. The change is labelled
 * as by mb_book_save().
 *
 * Returns: whether it was written; otherwise @error is set
 */
gboolean
mb_book_save_edit (MbBook    *self,
                   MbRecord  *base,
                   MbRecord  *record,
                   GError   **error)
{
  Edit edit = { base, record };

  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD (base) && MB_IS_RECORD (record), FALSE);

  return mb_book_save_by (self, record, save_edit_cb, &edit, error);
}

static gboolean
save_all_cb (MbStore   *store,
             gpointer   data,
             GError   **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (!mb_store_save (store, g_ptr_array_index (records, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
write_into (MbBook      *self,
            const char  *path,
            GPtrArray   *records,
            GError     **error)
{
  g_autofree char *number = g_strdup_printf ("%u", records->len);
  const char *facts[] = { "", number, NULL };
  g_autoptr (MbStore) store = mb_store_open (path, MB_STORE_EDIT, error);

  if (store == NULL)
    return FALSE;
  facts[0] = mb_kind_get_info (mb_record_get_kind (g_ptr_array_index (records, 0)))->name;

  return mb_store_write (store, mb_book_get_ids (self), mb_book_get_now (self), "edit-several", facts,
                         save_all_cb, records, error);
}

/**
 * mb_book_save_copy:
 * @path: where no file is yet
 * @records: (element-type MbRecord): what the book couldn't be given
 *
 * Writes the whole book and the records into another file, also where the
 * book's own has gone.
 *
 * Returns: whether all of it was written; otherwise nothing was, and @error is
 *   set
 */
gboolean
mb_book_save_copy (MbBook     *self,
                   const char *path,
                   GPtrArray  *records,
                   GError    **error)
{
  gboolean copied;

  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);
  g_return_val_if_fail (path != NULL && records != NULL, FALSE);

  copied = mb_store_copy (mb_book_lock (self), path, error);
  mb_book_unlock (self);
  if (!copied)
    return FALSE;
  if (records->len > 0 && !write_into (self, path, records, error))
    {
      g_unlink (path);
      return FALSE;
    }

  return TRUE;
}
