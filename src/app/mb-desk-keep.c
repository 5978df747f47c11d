/* Minute Book: what becomes of what was typed when the book can't be written
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-desk-keep.h"

#include <glib/gi18n.h>

#include "app/mb-desk-private.h"
#include "book/mb-book-keep.h"
#include "book/mb-words.h"
#include "core/mb-prose.h"

#define LOOK_SECONDS 2

/* Looking. ---------------------------------------------------------------- */

typedef struct
{
  gint64     version;
  MbBookLook look;
} Seen;

static gpointer
look_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Seen *seen = data;

  seen->look = mb_book_look (book, &seen->version);

  return g_memdup2 (seen, sizeof *seen);
}

static void
set_gone (MbDesk   *self,
          gboolean  is_gone)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (self->is_gone == is_gone)
    return;

  self->is_gone = is_gone;
  if (is_gone)
    {
      mb_error_set (&error, MB_ERROR_BOOK_GONE, mb_book_get_path (self->book), NULL);
      words = mb_words_for_error (error);
    }
  mb_desk_set_failure (self, words);
  mb_desk_update_status (self);
  if (!is_gone)
    mb_desk_flush (self);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MbDesk) self = user_data;
  g_autofree Seen *seen = mb_book_run_finish (MB_BOOK (source), result, NULL);

  self->is_looking = FALSE;
  if (self->book == NULL)
    return;

  self->version = seen->version;
  self->has_news = self->has_news || seen->look == MB_BOOK_CHANGED;
  set_gone (self, seen->look == MB_BOOK_GONE);
  /* A page that reads anew would show less than what was typed into it. */
  if (self->has_news && self->status == MB_DESK_SAVED)
    {
      self->has_news = FALSE;
      mb_desk_tell_changed (self);
    }
}

static gboolean
look_cb (gpointer user_data)
{
  MbDesk *self = user_data;
  Seen seen = { self->version, MB_BOOK_AS_IT_WAS };

  if (self->is_looking)
    return G_SOURCE_CONTINUE;

  self->is_looking = TRUE;
  mb_book_run_async (self->book, look_work, g_memdup2 (&seen, sizeof seen), g_free, g_free, NULL,
                     looked_cb, g_object_ref (self));

  return G_SOURCE_CONTINUE;
}

void
mb_desk_start_watch (MbDesk *self)
{
  self->watch_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  look_cb (self);
}

/* Keeping. ---------------------------------------------------------------- */

static void
write_unsaved (const MbSlip *slip,
               GString      *text)
{
  MbKind kind = mb_record_get_kind (slip->record);
  const MbKindInfo *info = mb_kind_get_info (kind);

  if (mb_record_equal (slip->record, slip->stored))
    return;

  g_string_append_printf (text, "%s\n", _(info->label));
  for (guint i = 0; i < info->n_fields; i++)
    {
      const char *value = NULL;
      g_autofree char *written = NULL;

      if (mb_record_equal_field (slip->record, slip->stored, i))
        continue;
      if (info->fields[i].type == MB_FIELD_INTEGER || info->fields[i].type == MB_FIELD_FLAG ||
          info->fields[i].type == MB_FIELD_REFERENCE)
        written = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_integer (slip->record, i));
      else
        value = mb_record_get_text (slip->record, i);
      if (value != NULL)
        written = info->fields[i].type == MB_FIELD_PROSE ? mb_prose_stored_to_typed (value) : g_strdup (value);
      g_string_append_printf (text, "%s: %s\n", _(info->fields[i].label), written != NULL ? written : "");
    }
  g_string_append_c (text, '\n');
}

/**
 * mb_desk_dup_unsaved:
 *
 * Gathers what was typed.
 *
 * Returns: (transfer full): all of it that the book doesn't have, to be kept
 *   elsewhere
 */
char *
mb_desk_dup_unsaved (MbDesk *self)
{
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (MB_IS_DESK (self), NULL);

  mb_desk_flush (self);
  g_hash_table_iter_init (&iter, self->slips);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    write_unsaved (value, text);
  /* What can't be read as a day or time stands in no record. */
  g_hash_table_iter_init (&iter, self->troubles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_string_append_printf (text, "%s\n", (const char *) value);

  return g_strchomp (g_string_free_and_steal (text));
}

typedef struct
{
  char         *path;
  GPtrArray    *records;
  MbDeskCopied  copied;
  GObject      *owner;
} Copying;

static void
copying_free (Copying *copying)
{
  g_free (copying->path);
  g_ptr_array_unref (copying->records);
  g_object_unref (copying->owner);
  g_free (copying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static gpointer
copy_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Copying *copying = data;

  return GUINT_TO_POINTER (mb_book_save_copy (book, copying->path, copying->records, error));
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Copying) copying = user_data;
  g_autoptr (GError) error = NULL;

  mb_book_run_finish (MB_BOOK (source), result, &error);
  copying->copied (copying->owner, copying->path, error);
}

/**
 * mb_desk_save_copy:
 * @path: where no file is yet
 * @copied: told when it is done
 *
 * Writes the whole book into another file, with all that was typed and that
 * the book doesn't have.
 */
void
mb_desk_save_copy (MbDesk       *self,
                   const char   *path,
                   MbDeskCopied  copied,
                   gpointer      owner)
{
  Copying *copying;
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (MB_IS_DESK (self));
  g_return_if_fail (path != NULL && copied != NULL && G_IS_OBJECT (owner));

  mb_desk_flush (self);
  copying = g_new0 (Copying, 1);
  copying->path = g_strdup (path);
  copying->records = g_ptr_array_new_with_free_func (g_object_unref);
  copying->copied = copied;
  copying->owner = g_object_ref (owner);
  g_hash_table_iter_init (&iter, self->slips);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_autoptr (MbRecord) record = mb_slip_copy_valid (value);

      if (!mb_record_equal (record, ((MbSlip *) value)->stored))
        g_ptr_array_add (copying->records, g_steal_pointer (&record));
    }
  mb_book_run_async (self->book, copy_work, copying, NULL, NULL, NULL, copied_cb, copying);
}
