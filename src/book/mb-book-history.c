/* Minute Book: the book's history, its search and its check
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-history.h"

#include "book/mb-book-private.h"
#include "book/mb-words.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

typedef MbChange *(*Replay) (MbStore     *store,
                             MbIdSource  *ids,
                             gint64       now,
                             GError     **error);

static MbChange *
replay (MbBook   *book,
        Replay    replay_change,
        GError  **error)
{
  MbStore *store = mb_book_lock (book);
  MbChange *change = replay_change (store, mb_book_get_ids (book), mb_book_get_now (book), error);

  mb_book_unlock (book);
  if (change != NULL)
    mb_book_note_change (book);

  return change;
}

/**
 * mb_book_undo:
 *
 * Returns: (transfer full) (nullable): what was undone; %NULL with @error set
 *   (%MB_ERROR_NOTHING_TO_UNDO)
 */
MbChange *
mb_book_undo (MbBook  *book,
              GError **error)
{
  return replay (book, mb_history_undo, error);
}

/**
 * mb_book_redo:
 *
 * Returns: (transfer full) (nullable): what was redone; %NULL with @error set
 *   (%MB_ERROR_NOTHING_TO_REDO)
 */
MbChange *
mb_book_redo (MbBook  *book,
              GError **error)
{
  return replay (book, mb_history_redo, error);
}

MbChange *
mb_book_find_undo (MbBook  *book,
                   GError **error)
{
  MbChange *change = mb_history_find_undo (mb_book_lock (book), error);

  mb_book_unlock (book);

  return change;
}

MbChange *
mb_book_find_redo (MbBook  *book,
                   GError **error)
{
  MbChange *change = mb_history_find_redo (mb_book_lock (book), error);

  mb_book_unlock (book);

  return change;
}

/**
 * mb_book_list_changes:
 * @most: how many, 0 for all
 *
 * Returns: (transfer full) (element-type MbChange) (nullable): newest first
 */
GPtrArray *
mb_book_list_changes (MbBook  *book,
                      guint    most,
                      GError **error)
{
  GPtrArray *changes = mb_history_list (mb_book_lock (book), most, error);

  mb_book_unlock (book);

  return changes;
}

void
mb_found_free (MbFound *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->hit, mb_hit_free);
  g_free (self->place);
  g_free (self);
}

/* The record's owners, from itself upwards, as far as the meeting; the panel
 * and what else they name is not looked up. */
static MbRecord *
find_owner (MbStore   *store,
            MbRecord  *record,
            MbKind     kind)
{
  g_autoptr (MbRecord) at = g_object_ref (record);

  while (mb_record_get_kind (at) != kind)
    {
      int field = mb_kind_find_owner (mb_record_get_kind (at));
      MbRecord *owner;

      if (field < 0)
        return NULL;
      owner = mb_store_get (store, mb_kind_get_field (mb_record_get_kind (at), (guint) field)->target,
                            mb_record_get_integer (at, (guint) field), NULL);
      if (owner == NULL)
        return NULL;
      g_object_unref (at);
      at = owner;
    }

  return g_steal_pointer (&at);
}

static void
append_part (GString    *place,
             const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (place, "%s%s", place->len > 0 ? ", " : "", part);
}

/* 'Children and Families Scrutiny Panel, 14 October 2026, 32. Missing from home' */
static char *
name_place (MbStore  *store,
            MbRecord *record,
            gint64   *meeting_id)
{
  g_autoptr (MbRecord) meeting = find_owner (store, record, MB_KIND_MEETING);
  g_autoptr (MbRecord) item = find_owner (store, record, MB_KIND_ITEM);
  g_autoptr (MbRecord) panel = NULL;
  GString *place = g_string_new (NULL);

  *meeting_id = meeting != NULL ? mb_record_get_id (meeting) : 0;
  if (meeting != NULL)
    {
      g_autofree char *day = mb_book_name_record (meeting);

      panel = mb_store_get (store, MB_KIND_PANEL, mb_record_get_integer (meeting, MB_MEETING_PANEL), NULL);
      if (panel != NULL)
        append_part (place, mb_record_get_text (panel, MB_PANEL_NAME));
      append_part (place, day);
    }
  if (item != NULL)
    {
      const char *number = mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER);
      g_autofree char *title = NULL;

      if (number == NULL)
        number = mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);
      title = g_strdup_printf ("%s%s%s", number != NULL ? number : "", number != NULL ? ". " : "",
                               mb_record_get_text (item, MB_ITEM_TITLE));
      append_part (place, title);
    }
  if (place->len == 0)
    {
      g_autofree char *name = mb_book_name_record (record);

      append_part (place, name);
    }

  return g_string_free_and_steal (place);
}

/**
 * mb_book_search:
 * @words: as typed; all have to be in a record
 * @most: how many, 0 for all
 *
 * Returns: (transfer full) (element-type MbFound) (nullable): the best first;
 *   %NULL with @error set
 */
GPtrArray *
mb_book_search (MbBook      *book,
                const char  *words,
                guint        most,
                GError     **error)
{
  MbStore *store = mb_book_lock (book);
  g_autoptr (GPtrArray) hits = mb_search_find (store, words, most, error);
  GPtrArray *all = NULL;

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      MbHit *hit = g_ptr_array_index (hits, i);
      g_autoptr (MbRecord) record = NULL;
      MbFound *found;

      if (all == NULL)
        all = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_found_free);
      record = hit->kind != MB_KIND_NONE ? mb_store_get (store, hit->kind, hit->record, NULL) : NULL;
      if (record == NULL)
        continue;
      found = g_new0 (MbFound, 1);
      found->hit = g_new0 (MbHit, 1);
      found->hit->kind = hit->kind;
      found->hit->record = hit->record;
      found->hit->context = g_strdup (hit->context);
      found->place = name_place (store, record, &found->meeting);
      g_ptr_array_add (all, found);
    }
  mb_book_unlock (book);

  if (hits != NULL && all == NULL)
    all = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_found_free);

  return all;
}

static gboolean
check_meetings (MbBook     *book,
                GPtrArray  *words,
                GError    **error)
{
  g_autoptr (GPtrArray) meetings = mb_book_list (book, MB_KIND_MEETING, error);

  if (meetings == NULL)
    return FALSE;

  for (guint i = 0; i < meetings->len; i++)
    {
      MbRecord *meeting = g_ptr_array_index (meetings, i);
      g_autofree char *day = mb_book_name_record (meeting);
      g_autoptr (MbProceedings) proceedings = NULL;
      g_autoptr (GPtrArray) findings = mb_findings_new ();

      proceedings = mb_book_load_meeting (book, mb_record_get_id (meeting), error);
      if (proceedings == NULL)
        return FALSE;
      mb_check_proceedings (proceedings, findings);
      for (guint j = 0; j < findings->len; j++)
        {
          g_autofree char *sentence = mb_words_for_finding (g_ptr_array_index (findings, j));

          g_ptr_array_add (words, g_strdup_printf ("%s: %s", day, sentence));
        }
    }

  return TRUE;
}

/**
 * mb_book_check:
 *
 * Reads the whole book: the file, its attachments, and each meeting's records.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is wrong, in
 *   words; none for a sound book; %NULL with @error set
 */
GPtrArray *
mb_book_check (MbBook  *book,
               GError **error)
{
  g_autoptr (GPtrArray) words = mb_store_check (mb_book_lock (book), error);

  mb_book_unlock (book);
  if (words == NULL || !check_meetings (book, words, error))
    return NULL;

  return g_steal_pointer (&words);
}
