/* Minute Book: what is done to the book at once, beside what is typed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-desk-edit.h"

#include "app/mb-desk-private.h"
#include "book/mb-words.h"

typedef struct
{
  MbDesk         *desk;
  MbBookWork      work;
  gpointer        data;
  GDestroyNotify  free_data;
  char           *words; /* for what removes something */
} Edit;

static void
edit_free (Edit *edit)
{
  if (edit->free_data != NULL)
    edit->free_data (edit->data);
  g_object_unref (edit->desk);
  g_free (edit->words);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static gpointer
edit_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Edit *edit = data;

  return edit->work (book, edit->data, cancellable, error);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Edit) edit = user_data;
  g_autoptr (GError) error = NULL;
  MbDesk *self = edit->desk;
  gboolean done = mb_book_run_finish (MB_BOOK (source), result, &error) != NULL;

  self->n_under_way--;
  if (done)
    mb_desk_tell_changed (self);
  mb_desk_update_status (self);

  if (!done)
    {
      g_autofree char *words = mb_words_for_error (error);

      g_signal_emit_by_name (self, "said", words);
    }
  else if (edit->words != NULL)
    {
      g_signal_emit_by_name (self, "removed", edit->words);
    }
}

static void
start (MbDesk         *self,
       MbBookWork      work,
       gpointer        data,
       GDestroyNotify  free_data,
       const char     *words)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->desk = g_object_ref (self);
  edit->work = work;
  edit->data = data;
  edit->free_data = free_data;
  edit->words = g_strdup (words);

  /* What was typed before is written before. */
  mb_desk_flush (self);
  self->n_under_way++;
  mb_desk_update_status (self);
  mb_book_run_async (self->book, edit_work, edit, NULL, NULL, NULL, edited_cb, edit);
}

/**
 * mb_desk_edit:
 * @work: returns %NULL where it failed; its result is not freed
 *
 * Does something to the book, and tells every page. What went wrong is said
 * with the signal 'said'.
 */
void
mb_desk_edit (MbDesk         *self,
              MbBookWork      work,
              gpointer        data,
              GDestroyNotify  free_data)
{
  g_return_if_fail (MB_IS_DESK (self));

  start (self, work, data, free_data, NULL);
}

typedef struct
{
  MbKind kind;
  gint64 id;
} Removal;

static gpointer
remove_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Removal *removal = data;

  return GUINT_TO_POINTER (mb_book_remove (book, removal->kind, removal->id, error));
}

/**
 * mb_desk_remove:
 * @words: what to say when it is gone; the signal 'removed' says it, so that
 *   it can be taken back
 */
void
mb_desk_remove (MbDesk     *self,
                MbKind      kind,
                gint64      id,
                const char *words)
{
  Removal removal = { kind, id };

  g_return_if_fail (MB_IS_DESK (self));

  start (self, remove_work, g_memdup2 (&removal, sizeof removal), g_free, words);
}
