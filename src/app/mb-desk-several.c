/* Minute Book: changes of several records at the desk
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-desk-several.h"

#include "app/mb-desk-private.h"
#include "book/mb-words.h"

typedef struct
{
  MbKind        kind;
  gint64       *ids;
  guint         n_ids;
  MbDeskChange  change;
  MbRecord     *like;
} Work;

typedef struct
{
  MbDesk *desk;
  char   *words;
} Waiting;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->ids);
  g_clear_object (&work->like);
  g_free (work);
}

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->desk);
  g_free (waiting->words);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

/* The records are read anew, so that nothing that was written meanwhile is
 * written over. */
static gpointer
change_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Work *work = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < work->n_ids; i++)
    {
      MbRecord *record = mb_book_get (book, work->kind, work->ids[i], error);

      if (record == NULL)
        return NULL;
      work->change (book, record, work->like);
      g_ptr_array_add (records, record);
    }

  return mb_book_save_several (book, records, error) ? GUINT_TO_POINTER (TRUE) : NULL;
}

static gpointer
add_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return mb_book_save (book, data, error) ? GUINT_TO_POINTER (TRUE) : NULL;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  MbDesk *desk = waiting->desk;

  desk->n_under_way--;
  if (mb_book_run_finish (MB_BOOK (source), result, &error) != NULL)
    {
      mb_desk_tell_changed (desk);
    }
  else
    {
      g_free (waiting->words);
      waiting->words = mb_words_for_error (error);
    }
  mb_desk_update_status (desk);
  if (waiting->words != NULL)
    g_signal_emit_by_name (desk, "said", waiting->words);
}

static void
run (MbDesk         *desk,
     MbBookWork      work,
     gpointer        data,
     GDestroyNotify  free_data,
     const char     *words)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->desk = g_object_ref (desk);
  waiting->words = g_strdup (words);
  mb_desk_flush (desk);
  desk->n_under_way++;
  mb_desk_update_status (desk);
  mb_book_run_async (desk->book, work, data, free_data, NULL, NULL, done_cb, waiting);
}

/**
 * mb_desk_add:
 * @record: one that isn't in the book yet
 *
 * Adds a record to the book; the signal 'changed' tells when it is there.
 */
void
mb_desk_add (MbDesk   *desk,
             MbRecord *record)
{
  g_return_if_fail (MB_IS_DESK (desk));
  g_return_if_fail (MB_IS_RECORD (record));

  run (desk, add_work, mb_record_copy (record), g_object_unref, NULL);
}

/**
 * mb_desk_change_several:
 * @like: (nullable): for @change
 * @words: (nullable): what is said when it is done
 *
 * Changes records as one, so that one undo takes it back. The signal 'changed'
 * tells when that is done.
 */
void
mb_desk_change_several (MbDesk       *desk,
                        MbKind        kind,
                        const gint64 *ids,
                        guint         n_ids,
                        MbDeskChange  change,
                        MbRecord     *like,
                        const char   *words)
{
  Work *work;

  g_return_if_fail (MB_IS_DESK (desk));
  g_return_if_fail (n_ids > 0);

  work = g_new0 (Work, 1);
  work->kind = kind;
  work->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  work->n_ids = n_ids;
  work->change = change;
  work->like = like != NULL ? mb_record_copy (like) : NULL;
  run (desk, change_work, work, work_free, words);
}
