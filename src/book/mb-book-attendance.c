/* Minute Book: who was there
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-attendance.h"

#include "book/mb-book-private.h"
#include "core/mb-attendance.h"
#include "core/mb-meeting.h"
#include "core/mb-person.h"

/* What a person is to become or get. */
typedef struct
{
  gint64      id; /* of the person, or the attendance */
  gint64      other;
  const char *choice;
  const char *typed;
  int         minutes;
} Order;

static MbRecord *
find_attendance (MbProceedings *proceedings,
                 gint64         person)
{
  g_autoptr (GPtrArray) all = NULL;

  all = mb_proceedings_list_parts (proceedings, MB_KIND_ATTENDANCE,
                                   mb_record_get_id (mb_proceedings_get_meeting (proceedings)));
  for (guint i = 0; i < all->len; i++)
    if (mb_record_get_integer (g_ptr_array_index (all, i), MB_ATTENDANCE_PERSON) == person)
      return g_ptr_array_index (all, i);

  return NULL;
}

static gint64
find_next_position (MbProceedings *proceedings,
                    MbKind         kind,
                    gint64         owner)
{
  g_autoptr (GPtrArray) parts = mb_proceedings_list_parts (proceedings, kind, owner);
  guint field = (guint) mb_kind_find_position (kind);

  return parts->len > 0
           ? mb_record_get_integer (g_ptr_array_index (parts, parts->len - 1), field) + 1
           : 1;
}

/* A new part of the meeting, or of a part of it, behind those that are there. */
static MbRecord *
add_part (MbBook        *book,
          MbProceedings *wanted,
          MbKind         kind,
          gint64         owner)
{
  g_autoptr (MbRecord) part = mb_record_new (kind, mb_book_make_id (book));

  mb_record_set_integer (part, (guint) mb_kind_find_position (kind),
                         find_next_position (wanted, kind, owner));
  mb_record_set_integer (part, (guint) mb_kind_find_owner (kind), owner);
  mb_proceedings_add (wanted, part);

  return part;
}

/* A member's attendance goes by their seat: the order in which a sheet names
 * them does not depend on who was marked first. */
static MbRecord *
add_attendance (MbBook         *book,
                MbProceedings  *wanted,
                gint64          person,
                const char     *status,
                GError        **error)
{
  gint64 meeting = mb_record_get_id (mb_proceedings_get_meeting (wanted));
  g_autoptr (GPtrArray) seats = mb_book_list_seats (book, meeting, error);
  MbRecord *attendance;

  if (seats == NULL)
    return NULL;

  attendance = add_part (book, wanted, MB_KIND_ATTENDANCE, meeting);
  mb_record_set_integer (attendance, MB_ATTENDANCE_PERSON, person);
  mb_record_set_text (attendance, MB_ATTENDANCE_STATUS, status);
  for (guint i = 0; i < seats->len; i++)
    {
      MbSeat *seat = g_ptr_array_index (seats, i);

      if (mb_record_get_id (seat->person) != person)
        continue;
      /* As printed in the papers, whose language is English so far. */
      if (mb_record_is (seat->membership, MB_MEMBERSHIP_ROLE, "chair"))
        mb_record_set_text (attendance, MB_ATTENDANCE_ROLE, "Chair");
      else if (mb_record_is (seat->membership, MB_MEMBERSHIP_ROLE, "deputy_chair"))
        mb_record_set_text (attendance, MB_ATTENDANCE_ROLE, "Deputy Chair");
    }

  return attendance;
}

/* Members in the order of their seats, then everyone else as they came. */
static gboolean
order_attendance (MbBook         *book,
                  MbProceedings  *wanted,
                  GError        **error)
{
  gint64 meeting = mb_record_get_id (mb_proceedings_get_meeting (wanted));
  g_autoptr (GPtrArray) seats = mb_book_list_seats (book, meeting, error);
  g_autoptr (GPtrArray) all = NULL;
  gint64 position = 0;

  if (seats == NULL)
    return FALSE;

  all = mb_proceedings_list_parts (wanted, MB_KIND_ATTENDANCE, meeting);
  for (guint i = 0; i < seats->len; i++)
    {
      MbSeat *seat = g_ptr_array_index (seats, i);
      MbRecord *attendance = find_attendance (wanted, mb_record_get_id (seat->person));

      if (attendance != NULL)
        mb_record_set_integer (attendance, MB_ATTENDANCE_POSITION, ++position);
    }
  for (guint i = 0; i < all->len; i++)
    if (!mb_seats_have (seats, mb_record_get_integer (g_ptr_array_index (all, i), MB_ATTENDANCE_PERSON)))
      mb_record_set_integer (g_ptr_array_index (all, i), MB_ATTENDANCE_POSITION, ++position);

  return TRUE;
}

static gboolean
name_person (MbBook   *book,
             gint64    id,
             char    **fact,
             GError  **error)
{
  g_autoptr (MbRecord) person = mb_book_get (book, MB_KIND_PERSON, id, error);

  if (person == NULL)
    return FALSE;
  *fact = mb_person_get_titled_name (person);

  return TRUE;
}

static gboolean
set_attendance_cb (MbBook         *book,
                   MbProceedings  *wanted,
                   gpointer        data,
                   const char    **label,
                   char          **facts,
                   GError        **error)
{
  Order *order = data;
  MbRecord *attendance = find_attendance (wanted, order->id);
  const MbField *field = mb_kind_get_field (MB_KIND_ATTENDANCE, MB_ATTENDANCE_STATUS);

  if (!name_person (book, order->id, &facts[0], error))
    return FALSE;
  facts[1] = g_strdup (mb_field_get_choice_label (field, order->choice));
  *label = "attendance";
  if (attendance == NULL)
    return add_attendance (book, wanted, order->id, order->choice, error) != NULL &&
           order_attendance (book, wanted, error);
  mb_record_set_text (attendance, MB_ATTENDANCE_STATUS, order->choice);

  return TRUE;
}

/**
 * mb_book_set_attendance:
 * @status: 'present', 'apologies' or 'absent'
 *
 * Marks a member, who stands in the attendance with their role from here on.
 */
gboolean
mb_book_set_attendance (MbBook      *book,
                        gint64       meeting,
                        gint64       person,
                        const char  *status,
                        GError     **error)
{
  Order order = { .id = person, .choice = status };

  return mb_book_amend_meeting (book, meeting, set_attendance_cb, &order, error);
}

static gboolean
mark_all_cb (MbBook         *book,
             MbProceedings  *wanted,
             gpointer        data,
             const char    **label,
             char          **facts,
             GError        **error)
{
  gint64 meeting = mb_record_get_id (mb_proceedings_get_meeting (wanted));
  g_autoptr (GPtrArray) seats = mb_book_list_seats (book, meeting, error);

  if (seats == NULL)
    return FALSE;
  *label = "all-present";
  for (guint i = 0; i < seats->len; i++)
    {
      gint64 person = mb_record_get_id (((MbSeat *) g_ptr_array_index (seats, i))->person);

      if (find_attendance (wanted, person) == NULL &&
          add_attendance (book, wanted, person, "present", error) == NULL)
        return FALSE;
    }

  return order_attendance (book, wanted, error);
}

/**
 * mb_book_mark_all_present:
 *
 * Marks each member present who isn't marked at all so far; apologies that
 * came in before stay.
 */
gboolean
mb_book_mark_all_present (MbBook  *book,
                          gint64   meeting,
                          GError **error)
{
  return mb_book_amend_meeting (book, meeting, mark_all_cb, NULL, error);
}

/* 'Councillor', 'Dr' and the like stand before a name. */
static gboolean
is_title (const char *word)
{
  static const char *const titles[] = {
    "Councillor", "Cllr", "Cllr.", "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor",
    "Sir", "Dame", "Lord", "Lady", "Rev", "Revd", "Reverend", "Alderman"
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_ascii_strcasecmp (titles[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* Reads 'Dr Ruth Ellis, Head of Safeguarding' into a new person. */
static MbRecord *
read_person (MbBook     *book,
             const char *typed)
{
  MbRecord *person = mb_record_new (MB_KIND_PERSON, mb_book_make_id (book));
  g_auto (GStrv) halves = g_strsplit (typed, ",", 2);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (halves[0]), " \t", -1);
  guint n = g_strv_length (words);
  guint first = 0;

  if (n > 1 && is_title (words[0]))
    mb_record_set_text (person, MB_PERSON_TITLE,
                        g_ascii_strncasecmp (words[0], "cllr", 4) == 0 ? "Councillor" : words[first]);
  if (n > 1 && is_title (words[0]))
    first = 1;
  if (n > first)
    mb_record_set_text (person, MB_PERSON_FAMILY_NAME, words[n - 1]);
  if (n > first + 1)
    {
      g_autofree char *last = g_steal_pointer (&words[n - 1]);
      g_autofree char *given = g_strjoinv (" ", words + first);

      mb_record_set_text (person, MB_PERSON_GIVEN_NAME, given);
    }
  if (halves[1] != NULL)
    mb_record_set_text (person, MB_PERSON_JOB_TITLE, g_strstrip (halves[1]));

  return person;
}

static gboolean
add_attendee_cb (MbBook         *book,
                 MbProceedings  *wanted,
                 gpointer        data,
                 const char    **label,
                 char          **facts,
                 GError        **error)
{
  Order *order = data;
  g_autoptr (GPtrArray) people = mb_book_list (book, MB_KIND_PERSON, error);
  g_autoptr (MbRecord) read = read_person (book, order->typed);
  MbRecord *person = people != NULL ? mb_person_match (people, read) : NULL;
  MbRecord *attendance;

  if (people == NULL)
    return FALSE;
  if (person == NULL)
    {
      mb_proceedings_add (wanted, read);
      person = read;
    }
  facts[0] = mb_person_get_titled_name (person);
  *label = "add-attendee";

  attendance = find_attendance (wanted, mb_record_get_id (person));
  if (attendance == NULL)
    attendance = add_attendance (book, wanted, mb_record_get_id (person), "in_attendance", error);
  if (attendance == NULL)
    return FALSE;
  if (order->other != 0)
    {
      mb_record_set_text (attendance, MB_ATTENDANCE_STATUS, "present");
      mb_record_set_integer (attendance, MB_ATTENDANCE_SUBSTITUTE_FOR, order->other);
    }
  else if (!mb_record_has (attendance, MB_ATTENDANCE_CAPACITY))
    {
      /* What they are that day: a job title in the book may change later. */
      mb_record_set_text (attendance, MB_ATTENDANCE_CAPACITY,
                          mb_record_get_text (mb_record_has (read, MB_PERSON_JOB_TITLE) ? read : person,
                                              MB_PERSON_JOB_TITLE));
    }

  return TRUE;
}

/**
 * mb_book_add_attendee:
 * @typed: a name, and behind a comma a job title: 'Tom Carver, Head of
 *   Safeguarding'
 * @substitute_for: the member in whose place they came, or 0 for someone who
 *   is in attendance
 *
 * Adds one whom the book knows, or a new person.
 */
gboolean
mb_book_add_attendee (MbBook      *book,
                      gint64       meeting,
                      const char  *typed,
                      gint64       substitute_for,
                      GError     **error)
{
  Order order = { .typed = typed, .other = substitute_for };

  return mb_book_amend_meeting (book, meeting, add_attendee_cb, &order, error);
}

static gboolean
remove_attendee_cb (MbBook         *book,
                    MbProceedings  *wanted,
                    gpointer        data,
                    const char    **label,
                    char          **facts,
                    GError        **error)
{
  Order *order = data;
  MbRecord *attendance = mb_proceedings_find (wanted, MB_KIND_ATTENDANCE, order->id);

  *label = "remove-attendee";
  if (!name_person (book, mb_record_get_integer (attendance, MB_ATTENDANCE_PERSON), &facts[0], error))
    return FALSE;
  mb_proceedings_remove (wanted, attendance);

  return TRUE;
}

static gboolean
amend_attendance (MbBook       *book,
                  Order        *order,
                  MbBookAmend   amend,
                  GError      **error)
{
  g_autoptr (MbRecord) attendance = mb_book_get (book, MB_KIND_ATTENDANCE, order->id, error);

  return attendance != NULL &&
         mb_book_amend_meeting (book, mb_record_get_integer (attendance, MB_ATTENDANCE_MEETING),
                                amend, order, error);
}

/**
 * mb_book_remove_attendee:
 *
 * Takes someone out of the attendance, with their arrivals and departures.
 */
gboolean
mb_book_remove_attendee (MbBook   *book,
                         gint64    attendance,
                         GError  **error)
{
  Order order = { .id = attendance };

  return amend_attendance (book, &order, remove_attendee_cb, error);
}

static gboolean
add_movement_cb (MbBook         *book,
                 MbProceedings  *wanted,
                 gpointer        data,
                 const char    **label,
                 char          **facts,
                 GError        **error)
{
  Order *order = data;
  MbRecord *attendance = mb_proceedings_find (wanted, MB_KIND_ATTENDANCE, order->id);
  MbRecord *movement = add_part (book, wanted, MB_KIND_MOVEMENT, order->id);

  mb_record_set_text (movement, MB_MOVEMENT_KIND, order->choice);
  if (order->minutes >= 0)
    mb_record_set_time (movement, MB_MOVEMENT_TIME, order->minutes);
  *label = "add-movement";

  return name_person (book, mb_record_get_integer (attendance, MB_ATTENDANCE_PERSON), &facts[0], error);
}

/**
 * mb_book_add_movement:
 * @kind: 'arrived' or 'left'
 * @minutes: after midnight; -1 where the time isn't known yet
 */
gboolean
mb_book_add_movement (MbBook      *book,
                      gint64       attendance,
                      const char  *kind,
                      int          minutes,
                      GError     **error)
{
  Order order = { .id = attendance, .choice = kind, .minutes = minutes };

  return amend_attendance (book, &order, add_movement_cb, error);
}

static gboolean
add_declaration_cb (MbBook         *book,
                    MbProceedings  *wanted,
                    gpointer        data,
                    const char    **label,
                    char          **facts,
                    GError        **error)
{
  Order *order = data;
  MbRecord *meeting = mb_proceedings_get_meeting (wanted);
  MbRecord *declaration = add_part (book, wanted, MB_KIND_DECLARATION, mb_record_get_id (meeting));

  mb_record_set_integer (declaration, MB_DECLARATION_PERSON, order->id);
  if (order->other != 0)
    mb_record_set_integer (declaration, MB_DECLARATION_ITEM, order->other);
  /* They were declared after all. */
  mb_record_clear (meeting, MB_MEETING_NONE_DECLARED);
  *label = "add-declaration";

  return name_person (book, order->id, &facts[0], error);
}

/**
 * mb_book_add_declaration:
 * @item: in which the interest is, or 0
 */
gboolean
mb_book_add_declaration (MbBook   *book,
                         gint64    meeting,
                         gint64    person,
                         gint64    item,
                         GError  **error)
{
  Order order = { .id = person, .other = item };

  return mb_book_amend_meeting (book, meeting, add_declaration_cb, &order, error);
}
