/* Minute Book: what was published of a meeting, read for the window
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-publications-read.h"

#include "book/mb-book-publish.h"
#include "core/mb-publication.h"

void
mb_publications_free (MbPublications *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_free (self->changes);
  g_free (self);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (MbPublications) read = g_new0 (MbPublications, 1);
  g_autoptr (GError) error = NULL;
  gint64 meeting = *(gint64 *) task_data;

  read->all = mb_book_list_publications (MB_BOOK (source), meeting, &error);
  if (read->all != NULL && read->all->len > 0)
    read->changes = mb_book_find_changes (MB_BOOK (source), meeting, MB_DISCLOSURE_PUBLIC, cancellable,
                                          &error);
  /* Only a restricted pack went out: there is nothing to compare with. */
  if (g_error_matches (error, MB_ERROR, MB_ERROR_NOT_PUBLISHED))
    g_clear_error (&error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (read->changes == NULL)
    read->changes = g_strdup ("");
  g_task_return_pointer (task, g_steal_pointer (&read), (GDestroyNotify) mb_publications_free);
}

void
mb_publications_read_async (MbBook              *book,
                            gint64               meeting,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (book, cancellable, callback, user_data);

  g_task_set_source_tag (task, mb_publications_read_async);
  g_task_set_task_data (task, g_memdup2 (&meeting, sizeof meeting), g_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * mb_publications_read_finish:
 *
 * Returns: (transfer full) (nullable): what was published
 */
MbPublications *
mb_publications_read_finish (MbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  gint64       publication;
  gboolean     consolidated;
  MbDisclosure disclosure;
  char        *path;
} Order;

static void
order_free (gpointer data)
{
  g_free (((Order *) data)->path);
  g_free (data);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Order *order = task_data;
  g_autoptr (GError) error = NULL;
  MbExport export = { .path = order->path, .disclosure = order->disclosure };

  if (mb_book_write_publication (MB_BOOK (source), order->publication, order->consolidated, &export, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_publications_save_async:
 * @consolidated: the whole pack that was made beside a supplement
 */
void
mb_publications_save_async (MbBook              *book,
                            MbRecord            *publication,
                            gboolean             consolidated,
                            const char          *path,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (book, NULL, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->publication = mb_record_get_id (publication);
  order->consolidated = consolidated;
  order->disclosure = mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, "restricted")
                      ? MB_DISCLOSURE_RESTRICTED
                      : MB_DISCLOSURE_PUBLIC;
  order->path = g_strdup (path);
  g_task_set_source_tag (task, mb_publications_save_async);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
mb_publications_save_finish (MbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
