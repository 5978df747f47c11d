/* Minute Book: who has a seat at a meeting, and who is in the room
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-attendance.h"

#include "book/mb-book-private.h"
#include "core/mb-attendance.h"
#include "core/mb-meeting.h"
#include "core/mb-person.h"

void
mb_seat_free (MbSeat *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->person);
  g_clear_object (&self->membership);
  g_free (self);
}

static gboolean
is_member_on (MbRecord    *membership,
              const GDate *day)
{
  GDate date;

  if (mb_record_is (membership, MB_MEMBERSHIP_ROLE, "substitute"))
    return FALSE;
  if (!g_date_valid (day))
    return !mb_record_has (membership, MB_MEMBERSHIP_UNTIL);
  if (mb_record_get_date (membership, MB_MEMBERSHIP_FROM, &date) && g_date_compare (day, &date) < 0)
    return FALSE;

  return !mb_record_get_date (membership, MB_MEMBERSHIP_UNTIL, &date) ||
         g_date_compare (day, &date) <= 0;
}

/* The chair, the deputy, the members, those who are co-opted. */
static int
get_rank (MbRecord *membership)
{
  static const char *const roles[] = { "chair", "deputy_chair", "member", "coopted_voting", "coopted" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (mb_record_is (membership, MB_MEMBERSHIP_ROLE, roles[i]))
      return (int) i;

  return 2;
}

static int
compare_seats (gconstpointer a,
               gconstpointer b)
{
  const MbSeat *one = *(MbSeat **) a;
  const MbSeat *two = *(MbSeat **) b;
  int order = get_rank (one->membership) - get_rank (two->membership);

  if (order == 0)
    order = g_strcmp0 (mb_record_get_text (one->person, MB_PERSON_FAMILY_NAME),
                       mb_record_get_text (two->person, MB_PERSON_FAMILY_NAME));
  if (order == 0)
    order = mb_record_get_id (one->person) < mb_record_get_id (two->person) ? -1 : 1;

  return order;
}

/**
 * mb_seats_have:
 * @seats: (element-type MbSeat)
 *
 * Returns: whether one of them is that person's
 */
gboolean
mb_seats_have (GPtrArray *seats,
               gint64     person)
{
  for (guint i = 0; i < seats->len; i++)
    if (mb_record_get_id (((MbSeat *) g_ptr_array_index (seats, i))->person) == person)
      return TRUE;

  return FALSE;
}

/**
 * mb_book_list_seats:
 *
 * Returns: (transfer full) (element-type MbSeat) (nullable): the panel's
 *   members on the day of the meeting, the chair first; substitutes are not
 *   among them; %NULL with @error set
 */
GPtrArray *
mb_book_list_seats (MbBook  *book,
                    gint64   meeting,
                    GError **error)
{
  g_autoptr (MbRecord) record = mb_book_get (book, MB_KIND_MEETING, meeting, error);
  g_autoptr (GPtrArray) memberships = NULL;
  g_autoptr (GPtrArray) seats = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_seat_free);
  GDate day;

  if (record == NULL)
    return NULL;
  g_date_clear (&day, 1);
  mb_record_get_date (record, MB_MEETING_DATE, &day);
  memberships = mb_store_list_by (mb_book_lock (book), MB_KIND_MEMBERSHIP, MB_MEMBERSHIP_PANEL,
                                  mb_record_get_integer (record, MB_MEETING_PANEL), error);
  mb_book_unlock (book);
  if (memberships == NULL)
    return NULL;

  for (guint i = 0; i < memberships->len; i++)
    {
      MbRecord *membership = g_ptr_array_index (memberships, i);
      gint64 person = mb_record_get_integer (membership, MB_MEMBERSHIP_PERSON);
      MbSeat *seat;

      if (!is_member_on (membership, &day) || mb_seats_have (seats, person))
        continue;
      seat = g_new0 (MbSeat, 1);
      g_ptr_array_add (seats, seat);
      seat->membership = g_object_ref (membership);
      seat->person = mb_book_get (book, MB_KIND_PERSON, person, error);
      if (seat->person == NULL)
        {
          g_ptr_array_set_size (seats, (int) seats->len - 1);
          return NULL;
        }
    }
  g_ptr_array_sort (seats, compare_seats);

  return g_steal_pointer (&seats);
}

static gboolean
counts_for_quorum (MbRecord  *attendance,
                   GPtrArray *seats)
{
  gint64 person = mb_record_get_integer (attendance, MB_ATTENDANCE_PERSON);

  for (guint i = 0; i < seats->len; i++)
    {
      MbSeat *seat = g_ptr_array_index (seats, i);

      if (mb_record_get_id (seat->person) == person)
        return !mb_record_is (seat->membership, MB_MEMBERSHIP_ROLE, "coopted");
    }

  return TRUE;
}

/**
 * mb_count_seats:
 * @seats: (element-type MbSeat): of mb_book_list_seats()
 *
 * Returns: of how many a quorum may be a fraction: all but co-opted members
 *   without a vote
 */
guint
mb_count_seats (GPtrArray *seats)
{
  guint n = 0;

  for (guint i = 0; i < seats->len; i++)
    {
      MbSeat *seat = g_ptr_array_index (seats, i);

      n += !mb_record_is (seat->membership, MB_MEMBERSHIP_ROLE, "coopted");
    }

  return n;
}

/**
 * mb_count_in_room:
 * @seats: (element-type MbSeat): of mb_book_list_seats()
 *
 * Counts for the quorum: members and substitutes who are present and have not
 * left, as far as it is recorded. Co-opted members without a vote don't count.
 */
guint
mb_count_in_room (MbProceedings *proceedings,
                  GPtrArray     *seats)
{
  g_autoptr (GPtrArray) present = mb_proceedings_list_attendance (proceedings, "present");
  guint n = 0;

  for (guint i = 0; i < present->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (present, i);
      g_autoptr (GPtrArray) movements = NULL;

      movements = mb_proceedings_list_parts (proceedings, MB_KIND_MOVEMENT, mb_record_get_id (attendance));
      if (movements->len > 0 &&
          mb_record_is (g_ptr_array_index (movements, movements->len - 1), MB_MOVEMENT_KIND, "left"))
        continue;
      if (counts_for_quorum (attendance, seats))
        n++;
    }

  return n;
}
