/* Minute Book: tests of drawing up an agenda and marking the attendance
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "book/mb-book-agenda.h"
#include "book/mb-book-attendance.h"
#include "book/mb-book-history.h"
#include "book/mb-book-meetings.h"
#include "book/mb-sample.h"
#include "book/mb-words.h"
#include "core/mb-attendance.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-person.h"

#define NOW 1795000000 /* 18 November 2026 */

typedef struct
{
  char   *folder;
  char   *path;
  MbBook *book;
  gint64  meeting; /* planned, with the five usual items */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) meeting = NULL;
  g_autoptr (GDate) date = g_date_new_dmy (10, G_DATE_FEBRUARY, 2027);
  MbBookMeans means = {
    mb_clock_new_fixed (NOW),
    mb_id_source_new_seeded (5),
    g_getenv ("MINUTEBOOK_READER"),
  };

  fixture->folder = g_dir_make_tmp ("minutebook-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "book.minutebook", NULL);
  fixture->book = mb_sample_create (fixture->path, means, &error);
  g_assert_no_error (error);
  meeting = mb_book_plan_meeting (fixture->book,
                                  mb_book_find_panel (fixture->book, "Children and Families Scrutiny Panel", &error),
                                  date, &error);
  g_assert_no_error (error);
  fixture->meeting = mb_record_get_id (meeting);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->book);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static MbProceedings *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MbProceedings *proceedings = mb_book_load_meeting (fixture->book, fixture->meeting, &error);

  g_assert_no_error (error);

  return proceedings;
}

/* '1 Apologies for absence|2 ...' */
static char *
read_agenda (Fixture *fixture)
{
  g_autoptr (MbProceedings) proceedings = load (fixture);
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (out, "%s%s %.9s", i > 0 ? "|" : "",
                            mb_record_get_text (g_ptr_array_index (items, i), MB_ITEM_AGENDA_NUMBER),
                            mb_record_get_text (g_ptr_array_index (items, i), MB_ITEM_TITLE));

  return g_string_free_and_steal (g_steal_pointer (&out));
}

#define assert_agenda(fixture, expected)              \
  G_STMT_START {                                      \
    g_autofree char *seen = read_agenda (fixture);    \
    g_assert_cmpstr (seen, ==, expected);             \
  } G_STMT_END

static gint64
find_item (Fixture    *fixture,
           const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = load (fixture);
  MbRecord *item = mb_book_find_item (proceedings, number, &error);

  g_assert_no_error (error);

  return mb_record_get_id (item);
}

static void
undo (Fixture    *fixture,
      const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) change = mb_book_undo (fixture->book, &error);
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  said = mb_words_for_change (change);
  g_assert_cmpstr (said, ==, words);
}

#define USUAL "1 Apologies|2 Declarati|3 Minutes|4 Date of n|5 Urgent it"

static void
test_add_item (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) one = NULL;
  g_autoptr (MbRecord) two = NULL;

  assert_agenda (fixture, USUAL);
  one = mb_book_add_item (fixture->book, fixture->meeting, find_item (fixture, "3"), "Larkhill", &error);
  g_assert_no_error (error);
  two = mb_book_add_item (fixture->book, fixture->meeting, 0, "Closing", &error);
  g_assert_no_error (error);
  assert_agenda (fixture, "1 Apologies|2 Declarati|3 Minutes|4 Larkhill|5 Closing|6 Date of n|7 Urgent it");
  undo (fixture, "Item added: Closing");
  undo (fixture, "Item added: Larkhill");
  assert_agenda (fixture, USUAL);
}

static void
move (Fixture    *fixture,
      const char *number,
      MbItemStep  step)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_book_move_item (fixture->book, find_item (fixture, number), step, &error));
  g_assert_no_error (error);
}

static void
test_move_item (Fixture       *fixture,
                gconstpointer  data)
{
  move (fixture, "4", MB_ITEM_UP);
  assert_agenda (fixture, "1 Apologies|2 Declarati|3 Date of n|4 Minutes|5 Urgent it");
  move (fixture, "4", MB_ITEM_IN);
  assert_agenda (fixture, "1 Apologies|2 Declarati|3 Date of n|3a Minutes|4 Urgent it");
  move (fixture, "4", MB_ITEM_IN);
  assert_agenda (fixture, "1 Apologies|2 Declarati|3 Date of n|3a Minutes|3b Urgent it");
  /* Those under it go with it. */
  move (fixture, "3", MB_ITEM_UP);
  assert_agenda (fixture, "1 Apologies|2 Date of n|2a Minutes|2b Urgent it|3 Declarati");
  move (fixture, "2b", MB_ITEM_UP);
  move (fixture, "2b", MB_ITEM_OUT);
  assert_agenda (fixture, "1 Apologies|2 Date of n|2a Urgent it|3 Minutes|4 Declarati");
  /* There is nowhere to go. */
  move (fixture, "1", MB_ITEM_UP);
  move (fixture, "1", MB_ITEM_IN);
  move (fixture, "1", MB_ITEM_OUT);
  move (fixture, "4", MB_ITEM_DOWN);
  assert_agenda (fixture, "1 Apologies|2 Date of n|2a Urgent it|3 Minutes|4 Declarati");
}

static void
test_place_item (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_book_place_item (fixture->book, find_item (fixture, "1"), find_item (fixture, "4"),
                                     TRUE, &error));
  assert_agenda (fixture, "1 Declarati|2 Minutes|3 Date of n|4 Apologies|5 Urgent it");
  g_assert_true (mb_book_place_item (fixture->book, find_item (fixture, "5"), find_item (fixture, "1"),
                                     FALSE, &error));
  assert_agenda (fixture, "1 Urgent it|2 Declarati|3 Minutes|4 Date of n|5 Apologies");
  undo (fixture, "Item moved: Urgent items");

  /* Not under itself. */
  move (fixture, "2", MB_ITEM_IN);
  g_assert_true (mb_book_place_item (fixture->book, find_item (fixture, "1"), find_item (fixture, "1a"),
                                     TRUE, &error));
  assert_agenda (fixture, "1 Declarati|1a Minutes|2 Date of n|3 Apologies|4 Urgent it");
}

static void
test_remove_item (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  move (fixture, "3", MB_ITEM_IN);
  g_assert_true (mb_book_remove_item (fixture->book, find_item (fixture, "2"), &error));
  g_assert_no_error (error);
  assert_agenda (fixture, "1 Apologies|2 Date of n|3 Urgent it");
  undo (fixture, "Item removed: Declarations of interest");
  assert_agenda (fixture, "1 Apologies|2 Declarati|2a Minutes|3 Date of n|4 Urgent it");
}

static void
test_move_document (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  gint64 item, first;

  fixture->meeting = mb_book_find_meeting (fixture->book, "Children and Families:2026-12-09", &error);
  item = find_item (fixture, "5");
  proceedings = load (fixture);
  before = mb_proceedings_list_parts (proceedings, MB_KIND_DOCUMENT, item);
  g_assert_cmpuint (before->len, ==, 2);
  first = mb_record_get_id (g_ptr_array_index (before, 0));

  g_assert_true (mb_book_move_document (fixture->book, first, TRUE, &error));
  g_clear_object (&proceedings);
  proceedings = load (fixture);
  after = mb_proceedings_list_parts (proceedings, MB_KIND_DOCUMENT, item);
  g_assert_cmpint (mb_record_get_id (g_ptr_array_index (after, 1)), ==, first);
  g_assert_true (mb_book_move_document (fixture->book, first, TRUE, &error));
  g_assert_no_error (error);
}

static guint
count (Fixture    *fixture,
       const char *status)
{
  g_autoptr (MbProceedings) proceedings = load (fixture);
  g_autoptr (GPtrArray) list = mb_proceedings_list_attendance (proceedings, status);

  return list->len;
}

static guint
count_in_room (Fixture *fixture)
{
  g_autoptr (MbProceedings) proceedings = load (fixture);
  g_autoptr (GPtrArray) seats = mb_book_list_seats (fixture->book, fixture->meeting, NULL);

  return mb_count_in_room (proceedings, seats);
}

static void
test_attendance (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seats = mb_book_list_seats (fixture->book, fixture->meeting, &error);
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) present = NULL;
  MbSeat *chair, *fenn;
  MbRecord *first;

  g_assert_no_error (error);
  g_assert_cmpuint (seats->len, ==, 9);
  g_assert_cmpuint (mb_count_seats (seats), ==, 9);
  chair = g_ptr_array_index (seats, 0);
  fenn = g_ptr_array_index (seats, 4);
  g_assert_cmpstr (mb_record_get_text (chair->person, MB_PERSON_FAMILY_NAME), ==, "Ashworth");
  g_assert_cmpstr (mb_record_get_text (fenn->person, MB_PERSON_FAMILY_NAME), ==, "Fenn");

  g_assert_true (mb_book_set_attendance (fixture->book, fixture->meeting,
                                         mb_record_get_id (fenn->person), "apologies", &error));
  g_assert_true (mb_book_mark_all_present (fixture->book, fixture->meeting, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, "present"), ==, 8);
  g_assert_cmpuint (count (fixture, "apologies"), ==, 1);

  proceedings = load (fixture);
  present = mb_proceedings_list_attendance (proceedings, "present");
  first = g_ptr_array_index (present, 0);
  g_assert_cmpint (mb_record_get_integer (first, MB_ATTENDANCE_PERSON), ==, mb_record_get_id (chair->person));
  g_assert_cmpstr (mb_record_get_text (first, MB_ATTENDANCE_ROLE), ==, "Chair");

  g_assert_cmpuint (count_in_room (fixture), ==, 8);
  g_assert_true (mb_book_add_movement (fixture->book, mb_record_get_id (first), "left", 19 * 60, &error));
  g_assert_cmpuint (count_in_room (fixture), ==, 7);
  g_assert_true (mb_book_add_movement (fixture->book, mb_record_get_id (first), "arrived", -1, &error));
  g_assert_cmpuint (count_in_room (fixture), ==, 8);

  undo (fixture, "Arrival or departure added: Councillor Margaret Ashworth");
  undo (fixture, "Arrival or departure added: Councillor Margaret Ashworth");
  undo (fixture, "All members marked present");
  g_assert_cmpuint (count (fixture, "present"), ==, 0);
  undo (fixture, "Attendance of Councillor Peter Fenn: Apologies");
  g_assert_cmpuint (count (fixture, "apologies"), ==, 0);
}

static void
test_attendees (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seats = mb_book_list_seats (fixture->book, fixture->meeting, &error);
  g_autoptr (GPtrArray) before = mb_book_list (fixture->book, MB_KIND_PERSON, &error);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) list = NULL;
  MbRecord *attendance, *person;
  gint64 fenn = mb_record_get_id (((MbSeat *) g_ptr_array_index (seats, 4))->person);

  /* One whom the book knows, one who is new, and one in a member's place. */
  g_assert_true (mb_book_add_attendee (fixture->book, fixture->meeting, "Tom Carver", 0, &error));
  g_assert_true (mb_book_add_attendee (fixture->book, fixture->meeting,
                                       "Dr Mary Anne Quill, Consultant Paediatrician", 0, &error));
  g_assert_true (mb_book_add_attendee (fixture->book, fixture->meeting, "cllr Jo Nunn", fenn, &error));
  g_assert_no_error (error);
  after = mb_book_list (fixture->book, MB_KIND_PERSON, &error);
  g_assert_cmpuint (after->len, ==, before->len + 2);
  g_assert_cmpuint (count (fixture, "in_attendance"), ==, 2);
  g_assert_cmpuint (count_in_room (fixture), ==, 1);

  proceedings = load (fixture);
  list = mb_proceedings_list_attendance (proceedings, "in_attendance");
  attendance = g_ptr_array_index (list, 1);
  person = mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_PERSON);
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_TITLE), ==, "Dr");
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_GIVEN_NAME), ==, "Mary Anne");
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_FAMILY_NAME), ==, "Quill");
  g_assert_cmpstr (mb_record_get_text (attendance, MB_ATTENDANCE_CAPACITY), ==, "Consultant Paediatrician");

  g_assert_true (mb_book_remove_attendee (fixture->book, mb_record_get_id (attendance), &error));
  g_assert_cmpuint (count (fixture, "in_attendance"), ==, 1);
  undo (fixture, "Removed from the attendance: Dr Mary Anne Quill");
  undo (fixture, "Added to the attendance: Councillor Jo Nunn");
  g_assert_cmpuint (count_in_room (fixture), ==, 0);
}

static void
test_declaration (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seats = mb_book_list_seats (fixture->book, fixture->meeting, &error);
  g_autoptr (MbProceedings) proceedings = load (fixture);
  g_autoptr (GPtrArray) list = NULL;
  gint64 chair = mb_record_get_id (((MbSeat *) g_ptr_array_index (seats, 0))->person);
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);

  mb_record_set_integer (meeting, MB_MEETING_NONE_DECLARED, 1);
  g_assert_true (mb_book_save (fixture->book, meeting, &error));
  g_assert_true (mb_book_add_declaration (fixture->book, fixture->meeting, chair,
                                          find_item (fixture, "3"), &error));
  g_assert_no_error (error);
  g_clear_object (&proceedings);
  proceedings = load (fixture);
  list = mb_proceedings_list (proceedings, MB_KIND_DECLARATION);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (mb_record_get_integer (mb_proceedings_get_meeting (proceedings), MB_MEETING_NONE_DECLARED),
                   ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/book/agenda/add-item", test_add_item },
    { "/book/agenda/move-item", test_move_item },
    { "/book/agenda/place-item", test_place_item },
    { "/book/agenda/remove-item", test_remove_item },
    { "/book/agenda/move-document", test_move_document },
    { "/book/attendance/members", test_attendance },
    { "/book/attendance/attendees", test_attendees },
    { "/book/attendance/declaration", test_declaration },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Items keep their order and numbers; who was there is who was marked");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
