/* Minute Book: commands that change the book, given from a page
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-desk-do.h"

#include "app/mb-desk-private.h"
#include "book/mb-words.h"

typedef struct
{
  MbDesk         *desk;
  MbDeskDone      done;
  GObject        *owner;
  GDestroyNotify  free_result;
} Command;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Command *command = user_data;
  MbDesk *self = command->desk;
  g_autoptr (GError) error = NULL;
  gpointer given = mb_book_run_finish (MB_BOOK (source), result, &error);

  self->n_under_way--;
  if (command->done != NULL)
    {
      command->done (command->owner, given, error);
    }
  else if (given == NULL)
    {
      g_autofree char *words = mb_words_for_error (error);

      g_signal_emit_by_name (self, "said", words);
    }
  if (given != NULL)
    mb_desk_tell_changed (self);
  mb_desk_update_status (self);

  if (given != NULL && command->free_result != NULL)
    command->free_result (given);
  g_clear_object (&command->owner);
  g_object_unref (self);
  g_free (command);
}

/**
 * mb_desk_do:
 * @work: returns something other than %NULL where it was done
 * @data: (transfer full): for @work
 * @done: (nullable): told before the pages are; %NULL says an error in passing
 * @owner: (nullable): for @done; kept alive so long
 */
void
mb_desk_do (MbDesk         *self,
            MbBookWork      work,
            gpointer        data,
            GDestroyNotify  free_data,
            GDestroyNotify  free_result,
            GCancellable   *cancellable,
            MbDeskDone      done,
            gpointer        owner)
{
  Command *command;

  g_return_if_fail (MB_IS_DESK (self));

  mb_desk_flush (self);
  command = g_new0 (Command, 1);
  command->desk = g_object_ref (self);
  command->done = done;
  command->owner = owner != NULL ? g_object_ref (owner) : NULL;
  command->free_result = free_result;
  self->n_under_way++;
  mb_desk_update_status (self);
  mb_book_run_async (self->book, work, data, free_data, free_result, cancellable, done_cb, command);
}
