/* Minute Book: what is done to the book at once, beside what is typed
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
  char           *words; /* for what can be undone */
} Command;

static void
command_free (Command *command)
{
  g_clear_object (&command->owner);
  g_object_unref (command->desk);
  g_free (command->words);
  g_free (command);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Command, command_free)

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Command) command = user_data;
  MbDesk *self = command->desk;
  g_autoptr (GError) error = NULL;
  gpointer given = mb_book_run_finish (MB_BOOK (source), result, &error);

  self->n_under_way--;
  if (command->done != NULL)
    command->done (command->owner, given, error);
  if (given != NULL)
    mb_desk_tell_changed (self);
  mb_desk_update_status (self);

  if (given == NULL && command->done == NULL)
    {
      g_autofree char *words = mb_words_for_error (error);

      g_signal_emit_by_name (self, "said", words);
    }
  /* After the pages were told, for any change ends the offer before it. */
  if (given != NULL && command->words != NULL)
    g_signal_emit_by_name (self, "undo-offered", command->words);

  if (given != NULL && command->free_result != NULL)
    command->free_result (given);
}

static void
start (MbDesk         *self,
       MbBookWork      work,
       gpointer        data,
       GDestroyNotify  free_data,
       GCancellable   *cancellable,
       Command         how)
{
  Command *command = g_memdup2 (&how, sizeof how);

  command->desk = g_object_ref (self);
  mb_desk_flush (self);
  self->n_under_way++;
  mb_desk_update_status (self);
  mb_book_run_async (self->book, work, data, free_data, command->free_result, cancellable, done_cb,
                     command);
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
  g_return_if_fail (MB_IS_DESK (self));

  start (self, work, data, free_data, cancellable,
         (Command) {
           .done = done,
           .owner = owner != NULL ? g_object_ref (owner) : NULL,
           .free_result = free_result,
         });
}

/**
 * mb_desk_edit:
 * @work: returns %NULL where it failed; its result is not freed
 * @data: (transfer full): for @work
 *
 * Does what nobody waits for.
 */
void
mb_desk_edit (MbDesk         *self,
              MbBookWork      work,
              gpointer        data,
              GDestroyNotify  free_data)
{
  mb_desk_edit_undoably (self, work, data, free_data, NULL);
}

/**
 * mb_desk_edit_undoably:
 * @words: (nullable): what to say when it is done, with an offer to undo it
 *
 * As mb_desk_edit(), for what takes something from a person's sight.
 */
void
mb_desk_edit_undoably (MbDesk         *self,
                       MbBookWork      work,
                       gpointer        data,
                       GDestroyNotify  free_data,
                       const char     *words)
{
  g_return_if_fail (MB_IS_DESK (self));

  start (self, work, data, free_data, NULL, (Command) { .words = g_strdup (words) });
}

/* Records. ------------------------------------------------------------------ */

typedef struct
{
  MbKind        kind;
  gint64       *ids;
  guint         n_ids;
  MbDeskChange  change;
  MbRecord     *like;
} Several;

static Several *
several_new (MbKind        kind,
             const gint64 *ids,
             guint         n_ids)
{
  Several *several = g_new0 (Several, 1);

  several->kind = kind;
  several->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  several->n_ids = n_ids;

  return several;
}

static void
several_free (gpointer data)
{
  Several *several = data;

  g_free (several->ids);
  g_clear_object (&several->like);
  g_free (several);
}

static gpointer
add_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GUINT_TO_POINTER (mb_book_save (book, data, error));
}

/**
 * mb_desk_add:
 * @record: one that isn't in the book yet
 */
void
mb_desk_add (MbDesk   *self,
             MbRecord *record)
{
  g_return_if_fail (MB_IS_RECORD (record));

  mb_desk_edit (self, add_work, mb_record_copy (record), g_object_unref);
}

static gpointer
remove_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Several *one = data;

  return GUINT_TO_POINTER (mb_book_remove (book, one->kind, one->ids[0], error));
}

/**
 * mb_desk_remove:
 * @words: what to say when it is gone
 */
void
mb_desk_remove (MbDesk     *self,
                MbKind      kind,
                gint64      id,
                const char *words)
{
  mb_desk_edit_undoably (self, remove_work, several_new (kind, &id, 1), several_free, words);
}

/* The records are read anew, so that nothing that was written meanwhile is
 * written over. */
static gpointer
change_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Several *several = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < several->n_ids; i++)
    {
      MbRecord *record = mb_book_get (book, several->kind, several->ids[i], error);

      if (record == NULL)
        return NULL;
      several->change (book, record, several->like);
      g_ptr_array_add (records, record);
    }

  return GUINT_TO_POINTER (mb_book_save_several (book, records, error));
}

/**
 * mb_desk_change_several:
 * @like: (nullable): for @change
 * @words: what to say when it is done
 *
 * Changes records as one, so that one undo takes it back.
 */
void
mb_desk_change_several (MbDesk       *self,
                        MbKind        kind,
                        const gint64 *ids,
                        guint         n_ids,
                        MbDeskChange  change,
                        MbRecord     *like,
                        const char   *words)
{
  Several *several;

  g_return_if_fail (n_ids > 0);

  several = several_new (kind, ids, n_ids);
  several->change = change;
  several->like = like != NULL ? mb_record_copy (like) : NULL;
  mb_desk_edit_undoably (self, change_work, several, several_free, words);
}
