/* Minute Book: all of a book that its window lists
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-outline.h"

#include "app/meetings/mb-meeting-entry.h"
#include "book/mb-book-meetings.h"
#include "core/mb-panel.h"

void
mb_outline_free (MbOutline *self)
{
  if (self == NULL)
    return;

  g_free (self->council);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_free (self);
}

static int
compare_names (gconstpointer one,
               gconstpointer two)
{
  const char *name = mb_record_get_text (*(MbRecord **) one, MB_PANEL_NAME);
  const char *other = mb_record_get_text (*(MbRecord **) two, MB_PANEL_NAME);

  return g_utf8_collate (name != NULL ? name : "", other != NULL ? other : "");
}

static gpointer
read_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (MbOutline) outline = g_new0 (MbOutline, 1);
  g_autoptr (GPtrArray) councils = mb_book_list (book, MB_KIND_COUNCIL, error);
  g_autoptr (GPtrArray) lines = NULL;

  if (councils == NULL)
    return NULL;
  if (councils->len > 0)
    outline->council = g_strdup (mb_record_get_text (g_ptr_array_index (councils, 0), MB_COUNCIL_NAME));

  outline->panels = mb_book_list (book, MB_KIND_PANEL, error);
  lines = outline->panels != NULL ? mb_book_list_meetings (book, 0, error) : NULL;
  if (lines == NULL)
    return NULL;

  g_ptr_array_sort (outline->panels, compare_names);
  outline->meetings = g_ptr_array_new_full (lines->len, g_object_unref);
  for (guint i = 0; i < lines->len; i++)
    {
      const MbMeetingLine *line = g_ptr_array_index (lines, i);

      g_ptr_array_add (outline->meetings, mb_meeting_entry_new (line->meeting, line->panel,
                                                                line->n_items,
                                                                line->n_open_actions));
    }

  return g_steal_pointer (&outline);
}

void
mb_outline_read (MbBook              *book,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  g_return_if_fail (MB_IS_BOOK (book));

  mb_book_run_async (book, read_work, NULL, NULL, (GDestroyNotify) mb_outline_free, NULL,
                     callback, user_data);
}

/**
 * mb_outline_finish:
 *
 * Returns: (transfer full) (nullable): the outline; %NULL with @error set
 */
MbOutline *
mb_outline_finish (MbBook        *book,
                   GAsyncResult  *result,
                   GError       **error)
{
  return mb_book_run_finish (book, result, error);
}

static gboolean
says_the_same (gpointer one,
               gpointer other)
{
  return MB_IS_RECORD (one) ? mb_record_equal (one, other) : mb_meeting_entry_equal (one, other);
}

/**
 * mb_outline_update:
 * @store: what is listed: records or #MbMeetingEntry
 * @now: what is to be
 *
 * Puts in place what is different alone, for a list that is changed as a whole
 * makes all its rows anew, and is read after each command.
 */
void
mb_outline_update (GListStore *store,
                   GPtrArray  *now)
{
  GListModel *model = G_LIST_MODEL (store);
  guint n_old = g_list_model_get_n_items (model);
  guint same_before = 0, same_behind = 0;

  for (; same_before < MIN (n_old, now->len); same_before++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (model, same_before);

      if (!says_the_same (old, g_ptr_array_index (now, same_before)))
        break;
    }
  for (; same_behind < MIN (n_old, now->len) - same_before; same_behind++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (model, n_old - same_behind - 1);

      if (!says_the_same (old, g_ptr_array_index (now, now->len - same_behind - 1)))
        break;
    }
  if (n_old != now->len || same_before < n_old)
    g_list_store_splice (store, same_before, n_old - same_before - same_behind,
                         now->pdata + same_before, now->len - same_before - same_behind);
}
