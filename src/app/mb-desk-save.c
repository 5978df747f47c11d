/* Minute Book: how a record goes from the desk into the book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-desk-private.h"

#include "book/mb-book-keep.h"
#include "book/mb-words.h"

/* Milliseconds. */
#define TRY_AGAIN 5000

/* Why the book can't be written now; NULL where it can, as far as is known. */
void
mb_desk_set_failure (MbDesk     *self,
                     const char *failure)
{
  GHashTableIter iter;
  gpointer slip;

  g_hash_table_iter_init (&iter, self->slips);
  while (failure == NULL && g_hash_table_iter_next (&iter, NULL, &slip))
    if (((MbSlip *) slip)->failed)
      return;

  if (failure != NULL || !self->is_gone)
    g_set_str (&self->failure, failure);
}

/* Saving. ----------------------------------------------------------------- */

typedef struct
{
  MbRecord *base;
  MbRecord *record;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_object_unref (edit->base);
  g_object_unref (edit->record);
  g_free (edit);
}

/* The book's thread gets copies of its own: a record belongs to one thread. What
 * is under way may still fail, so its fields are written again. */
static Edit *
make_edit (const MbSlip *slip,
           MbRecord     *record)
{
  Edit *edit = g_new0 (Edit, 1);
  guint n_fields = mb_kind_get_info (mb_record_get_kind (record))->n_fields;

  edit->base = mb_record_copy (slip->stored);
  edit->record = mb_record_copy (record);
  for (guint i = 0; i < n_fields; i++)
    if (!mb_record_equal_field (slip->sent, record, i))
      mb_record_copy_field (edit->base, slip->sent, i);

  return edit;
}

typedef struct
{
  MbDesk   *desk;
  MbRecord *record; /* as edited: the slip's key */
  MbRecord *sent;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->desk);
  g_object_unref (saving->record);
  g_object_unref (saving->sent);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static gpointer
save_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Edit *edit = data;

  return GUINT_TO_POINTER (mb_book_save_edit (book, edit->base, edit->record, error));
}

static gboolean
try_again_cb (gpointer user_data)
{
  MbDesk *self = user_data;

  self->retry_id = 0;
  mb_desk_flush (self);

  return G_SOURCE_REMOVE;
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  MbDesk *self = saving->desk;
  MbSlip *slip = g_hash_table_lookup (self->slips, saving->record);
  gboolean done = mb_book_run_finish (MB_BOOK (source), result, &error) != NULL;

  self->n_under_way--;
  if (slip != NULL)
    slip->n_under_way--;
  if (done)
    {
      if (slip != NULL)
        {
          g_set_object (&slip->stored, saving->sent);
          slip->failed = FALSE;
          if (slip->leaving && slip->n_under_way == 0)
            g_hash_table_remove (self->slips, saving->record);
        }
      mb_desk_set_failure (self, NULL);
      g_signal_emit_by_name (self, "saved", saving->record);
      mb_desk_find_undo (self);
    }
  else
    {
      g_autofree char *words = mb_words_for_error (error);

      mb_desk_set_failure (self, words);
      if (slip != NULL)
        {
          g_set_object (&slip->sent, slip->stored);
          slip->failed = TRUE;
        }
      if (self->retry_id == 0)
        self->retry_id = g_timeout_add (TRY_AGAIN, try_again_cb, self);
    }
  mb_desk_update_status (self);
}

/* What is wrong in one field does not keep the others from the book. */
MbRecord *
mb_slip_copy_valid (const MbSlip *slip)
{
  MbRecord *copy = mb_record_copy (slip->record);
  g_autoptr (GPtrArray) findings = mb_findings_new ();

  mb_check_record (copy, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      MbFinding *finding = g_ptr_array_index (findings, i);

      if (finding->field >= 0 && mb_finding_is_fatal (finding))
        mb_record_copy_field (copy, slip->stored, (guint) finding->field);
    }

  return copy;
}

/**
 * mb_desk_save:
 * @record: one that lies on the desk
 *
 * Hands the record's valid fields to the book, unless it has them already.
 */
void
mb_desk_save (MbDesk   *self,
              MbRecord *record)
{
  g_autoptr (MbRecord) copy = NULL;
  Saving *saving;
  MbSlip *slip;
  Edit *edit;

  g_return_if_fail (MB_IS_DESK (self));
  g_return_if_fail (MB_IS_RECORD (record));

  slip = g_hash_table_lookup (self->slips, record);
  if (slip == NULL || mb_book_is_read_only (self->book))
    return;

  copy = mb_slip_copy_valid (slip);
  if (mb_record_equal (copy, slip->sent))
    return;

  edit = make_edit (slip, copy);
  g_set_object (&slip->sent, copy);
  saving = g_new0 (Saving, 1);
  saving->desk = g_object_ref (self);
  saving->record = g_object_ref (record);
  saving->sent = g_object_ref (copy);
  slip->n_under_way++;
  self->n_under_way++;
  mb_desk_update_status (self);
  mb_book_run_async (self->book, save_work, edit, edit_free, NULL, NULL, save_cb, saving);
}
