/* Minute Book: undo and redo of the book on the desk
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-desk-private.h"

#include <glib/gi18n.h>

#include "book/mb-book-history.h"
#include "book/mb-words.h"

static gpointer
find_undo_work (MbBook        *book,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (MbChange) undo = mb_book_find_undo (book, NULL);
  g_autoptr (MbChange) redo = mb_book_find_redo (book, NULL);

  /* Not NULL, which would be a failure. */
  return GUINT_TO_POINTER (4 | (undo != NULL ? 1 : 0) | (redo != NULL ? 2 : 0));
}

static void
find_undo_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (MbDesk) self = user_data;
  guint found = GPOINTER_TO_UINT (mb_book_run_finish (MB_BOOK (source), result, NULL));

  mb_desk_set_undo (self, (found & 1) != 0, (found & 2) != 0);
}

/**
 * mb_desk_find_undo:
 *
 * Asks the book what can be undone and redone now.
 */
void
mb_desk_find_undo (MbDesk *self)
{
  if (mb_book_is_read_only (self->book))
    return;

  mb_book_run_async (self->book, find_undo_work, NULL, NULL, NULL, NULL,
                     find_undo_cb, g_object_ref (self));
}

static gpointer
undo_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return GPOINTER_TO_INT (data) ? mb_book_undo (book, error) : mb_book_redo (book, error);
}

static void
say_change (MbDesk       *self,
            GAsyncResult *result,
            gboolean      undo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) change = mb_book_run_finish (self->book, result, &error);
  g_autofree char *what = NULL;
  g_autofree char *words = NULL;

  self->n_under_way--;
  if (change != NULL)
    {
      what = mb_words_for_change (change);
      /* TRANSLATORS: %s is what was done, such as: Meeting of 14 October 2026 edited */
      words = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), what);
      mb_desk_tell_changed (self);
    }
  else
    {
      words = mb_words_for_error (error);
    }
  mb_desk_update_status (self);
  g_signal_emit_by_name (self, "said", words);
}

static void
undo_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbDesk) self = user_data;

  say_change (self, result, TRUE);
}

static void
redo_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbDesk) self = user_data;

  say_change (self, result, FALSE);
}

static void
run_undo (MbDesk              *self,
          gboolean             undo,
          GAsyncReadyCallback  callback)
{
  mb_desk_flush (self);
  self->n_under_way++;
  mb_desk_update_status (self);
  mb_book_run_async (self->book, undo_work, GINT_TO_POINTER (undo), NULL,
                     (GDestroyNotify) mb_change_free, NULL, callback, g_object_ref (self));
}

/**
 * mb_desk_undo:
 *
 * Undoes the latest change of the book; the signal 'said' tells which.
 */
void
mb_desk_undo (MbDesk *self)
{
  g_return_if_fail (MB_IS_DESK (self));

  run_undo (self, TRUE, undo_cb);
}

void
mb_desk_redo (MbDesk *self)
{
  g_return_if_fail (MB_IS_DESK (self));

  run_undo (self, FALSE, redo_cb);
}
