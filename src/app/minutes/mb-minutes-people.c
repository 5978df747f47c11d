/* Minute Book: whom the minutes may name, and what they say often
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-minutes-people.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "book/mb-book-attendance.h"
#include "book/mb-book-minutes.h"
#include "book/mb-book-panels.h"
#include "core/mb-attendance.h"
#include "core/mb-meeting.h"
#include "core/mb-person.h"

#define N_IDS 32

void
mb_minutes_people_free (MbMinutesPeople *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static gboolean
has_person (GPtrArray *people,
            MbRecord  *person)
{
  for (guint i = 0; i < people->len; i++)
    if (mb_record_get_id (g_ptr_array_index (people, i)) == mb_record_get_id (person))
      return TRUE;

  return FALSE;
}

static gpointer
find_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (MbMinutesPeople) self = g_new0 (MbMinutesPeople, 1);
  g_autoptr (GPtrArray) seats = mb_book_list_seats (book, *(gint64 *) data, error);
  g_autoptr (GPtrArray) all = seats != NULL ? mb_book_list_people (book, error) : NULL;

  if (all == NULL)
    return NULL;

  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < seats->len; i++)
    g_ptr_array_add (self->people, g_object_ref (((MbSeat *) g_ptr_array_index (seats, i))->person));
  self->n_members = self->people->len;
  for (guint i = 0; i < all->len; i++)
    if (!mb_seats_have (seats, mb_record_get_id (g_ptr_array_index (all, i))))
      g_ptr_array_add (self->people, g_object_ref (g_ptr_array_index (all, i)));
  for (guint i = 0; i < N_IDS && !mb_book_is_read_only (book); i++)
    {
      gint64 id = mb_book_make_id (book);

      g_array_append_val (self->ids, id);
    }

  return g_steal_pointer (&self);
}

/**
 * mb_minutes_people_find:
 *
 * Reads from the book who may be named, and gets ids for new parts, so that
 * nobody who types has to wait for the book.
 */
void
mb_minutes_people_find (MbBook              *book,
                        gint64               meeting,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  mb_book_run_async (book, find_work, g_memdup2 (&meeting, sizeof meeting), g_free,
                     (GDestroyNotify) mb_minutes_people_free, NULL, callback, user_data);
}

MbMinutesPeople *
mb_minutes_people_finish (MbBook       *book,
                          GAsyncResult *result)
{
  return mb_book_run_finish (book, result, NULL);
}

/**
 * mb_minutes_people_order:
 * @n_near: (out): how many of them are members or were there
 *
 * Returns: (transfer full) (element-type MbRecord): members first, then who
 *   else was there, then all others
 */
GPtrArray *
mb_minutes_people_order (MbMinutesPeople *self,
                         MbProceedings   *proceedings,
                         guint           *n_near)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) attendances = mb_proceedings_list (proceedings, MB_KIND_ATTENDANCE);
  g_autoptr (GHashTable) near = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->n_members; i++)
    g_ptr_array_add (people, g_object_ref (g_ptr_array_index (self->people, i)));
  for (guint i = 0; i < attendances->len; i++)
    {
      MbRecord *person = mb_proceedings_follow (proceedings, g_ptr_array_index (attendances, i),
                                                MB_ATTENDANCE_PERSON);

      if (person != NULL && !has_person (people, person))
        g_ptr_array_add (people, g_object_ref (person));
    }
  *n_near = people->len;
  g_array_set_size (ids, people->len);
  for (guint i = 0; i < people->len; i++)
    {
      g_array_index (ids, gint64, i) = mb_record_get_id (g_ptr_array_index (people, i));
      g_hash_table_add (near, &g_array_index (ids, gint64, i));
    }
  for (guint i = self->n_members; i < self->people->len; i++)
    {
      gint64 id = mb_record_get_id (g_ptr_array_index (self->people, i));

      if (!g_hash_table_contains (near, &id))
        g_ptr_array_add (people, g_object_ref (g_ptr_array_index (self->people, i)));
    }

  return people;
}

/* 'Councillor Ashworth', as minutes name people. */
static char *
name_shortly (MbRecord *person)
{
  const char *title = mb_record_get_text (person, MB_PERSON_TITLE);
  const char *family = mb_record_get_text (person, MB_PERSON_FAMILY_NAME);

  return title != NULL && family != NULL ? g_strconcat (title, " ", family, NULL) : NULL;
}

/**
 * mb_minutes_make_completions:
 * @n_near: for how many of the people the names are completed
 *
 * Returns: (transfer full): names and standard phrases, a list of
 *   #GtkStringObject
 */
GListModel *
mb_minutes_make_completions (GPtrArray *people,
                             guint      n_near)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  const char *const *phrases = mb_minutes_get_phrases ();

  for (guint i = 0; i < n_near; i++)
    {
      char *shortly = name_shortly (g_ptr_array_index (people, i));

      if (shortly != NULL)
        gtk_string_list_take (strings, shortly);
    }
  for (guint i = 0; i < n_near; i++)
    {
      MbRecord *person = g_ptr_array_index (people, i);
      const char *job = mb_record_get_text (person, MB_PERSON_JOB_TITLE);

      gtk_string_list_take (strings, mb_person_get_titled_name (person));
      if (job != NULL)
        gtk_string_list_append (strings, job);
    }
  for (guint i = 0; phrases[i] != NULL; i++)
    gtk_string_list_append (strings, _(phrases[i]));

  return G_LIST_MODEL (strings);
}

/**
 * mb_minutes_find_chair:
 *
 * Returns: (transfer none) (nullable): who presided: where nobody is named, the
 *   Chair who is present
 */
MbRecord *
mb_minutes_find_chair (MbProceedings *proceedings)
{
  g_autoptr (GPtrArray) present = mb_proceedings_list_attendance (proceedings, "present");
  MbRecord *person = mb_proceedings_follow (proceedings, mb_proceedings_get_meeting (proceedings),
                                            MB_MEETING_PRESIDED);

  for (guint i = 0; person == NULL && i < present->len; i++)
    if (g_strcmp0 (mb_record_get_text (g_ptr_array_index (present, i), MB_ATTENDANCE_ROLE), "Chair") == 0)
      person = mb_proceedings_follow (proceedings, g_ptr_array_index (present, i), MB_ATTENDANCE_PERSON);

  return person;
}
