/* Minute Book: tests of how far a meeting has come
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-history.h"
#include "book/mb-book-states.h"
#include "book/mb-words.h"
#include "book-fixture.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"

static MbRecord *
get_meeting (Fixture    *fixture,
             const char *typed)
{
  g_autoptr (GError) error = NULL;
  MbRecord *meeting = mb_book_get (fixture->book, MB_KIND_MEETING, book_find (fixture, typed), &error);

  g_assert_no_error (error);

  return meeting;
}

static void
set_state (Fixture    *fixture,
           const char *typed,
           const char *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) meeting = get_meeting (fixture, typed);

  mb_record_set_text (meeting, MB_MEETING_STATE, state);
  mb_book_save (fixture->book, meeting, &error);
  g_assert_no_error (error);
}

#define assert_state(fixture, typed, expected)                                  \
  G_STMT_START {                                                                \
    g_autoptr (MbRecord) seen = get_meeting (fixture, typed);                   \
    g_assert_cmpstr (mb_record_get_text (seen, MB_MEETING_STATE), ==, expected); \
  } G_STMT_END

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

static gboolean
publish (Fixture    *fixture,
         char      **path,
         GError    **error)
{
  MbExport export = { 0 };

  *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  export.path = *path;

  return mb_book_publish_agenda (fixture->book, book_find (fixture, BOOK_DECEMBER), &export, error);
}

static void
test_publish (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  set_state (fixture, BOOK_DECEMBER, "planned");
  g_assert_true (publish (fixture, &path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  assert_state (fixture, BOOK_DECEMBER, "agenda_published");
  undo (fixture, "Agenda published: Wednesday 9 December 2026");
  assert_state (fixture, BOOK_DECEMBER, "planned");
}

static void
test_publish_held (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;

  set_state (fixture, BOOK_DECEMBER, "held");
  g_assert_false (publish (fixture, &path, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_WRONG_STATE);
  words = mb_words_for_error (error);
  g_assert_cmpstr (words, ==, "this can’t be done with a meeting that is in the state “Held”");
}

/* A pack that can't be written leaves the agenda unpublished. */
static void
test_publish_nowhere (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  MbExport export = { "/nonexistent/folder/pack.pdf" };

  set_state (fixture, BOOK_DECEMBER, "planned");
  g_assert_false (mb_book_publish_agenda (fixture->book, book_find (fixture, BOOK_DECEMBER), &export, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SUCH_FILE);
  assert_state (fixture, BOOK_DECEMBER, "planned");
}

static void
test_hindered (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *path = NULL;

  set_state (fixture, BOOK_DECEMBER, "planned");
  proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, BOOK_DECEMBER), &error);
  g_assert_no_error (error);
  items = mb_proceedings_list_items (proceedings);
  mb_record_set_text (g_ptr_array_index (items, 1), MB_ITEM_ACCESS, "exempt");
  mb_book_save (fixture->book, g_ptr_array_index (items, 1), &error);
  g_assert_no_error (error);
  g_assert_false (publish (fixture, &path, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_VALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_state (fixture, BOOK_DECEMBER, "planned");
}

static void
test_cancelled_export (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  MbExport export = { .path = path, .cancellable = cancellable };

  set_state (fixture, BOOK_DECEMBER, "planned");
  g_cancellable_cancel (cancellable);
  g_assert_false (mb_book_publish_agenda (fixture->book, book_find (fixture, BOOK_DECEMBER), &export, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_state (fixture, BOOK_DECEMBER, "planned");
}

static MbMeetingStep
find_step (Fixture *fixture)
{
  g_autoptr (MbRecord) meeting = get_meeting (fixture, BOOK_DECEMBER);

  return mb_meeting_find_step (meeting);
}

static void
test_way (Fixture       *fixture,
          gconstpointer  data)
{
  gint64 id = book_find (fixture, BOOK_DECEMBER);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) approval = mb_record_new (MB_KIND_MEETING, 1);
  g_autoptr (MbRecord) approved = NULL;

  set_state (fixture, BOOK_DECEMBER, "planned");
  g_assert_cmpint (find_step (fixture), ==, MB_STEP_PUBLISH);
  set_state (fixture, BOOK_DECEMBER, "agenda_published");
  g_assert_cmpint (find_step (fixture), ==, MB_STEP_HOLD);
  g_assert_true (mb_book_mark_held (fixture->book, id, &error));
  assert_state (fixture, BOOK_DECEMBER, "held");
  g_assert_cmpint (find_step (fixture), ==, MB_STEP_DRAFT);
  g_assert_false (mb_book_cancel_meeting (fixture->book, id, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_WRONG_STATE);
  g_clear_error (&error);
  g_assert_true (mb_book_mark_drafted (fixture->book, id, &error));
  assert_state (fixture, BOOK_DECEMBER, "minutes_drafted");
  g_assert_cmpint (find_step (fixture), ==, MB_STEP_APPROVE);

  mb_record_set_integer (approval, MB_MEETING_APPROVED_AT, book_find (fixture, BOOK_OCTOBER));
  mb_record_set_text (approval, MB_MEETING_APPROVED_MINUTE, "41");
  mb_record_set_text (approval, MB_MEETING_SIGNED_BY, "Councillor Ashworth");
  mb_record_set_text (approval, MB_MEETING_SIGNED_ON, "2027-01-13");
  mb_record_set_text (approval, MB_MEETING_PLACE, "Elsewhere");
  g_assert_true (mb_book_approve_minutes (fixture->book, id, approval, &error));
  g_assert_no_error (error);
  approved = get_meeting (fixture, BOOK_DECEMBER);
  g_assert_cmpstr (mb_record_get_text (approved, MB_MEETING_STATE), ==, "approved");
  g_assert_cmpstr (mb_record_get_text (approved, MB_MEETING_APPROVED_MINUTE), ==, "41");
  g_assert_cmpstr (mb_record_get_text (approved, MB_MEETING_SIGNED_ON), ==, "2027-01-13");
  g_assert_cmpstr (mb_record_get_text (approved, MB_MEETING_PLACE), !=, "Elsewhere");
  g_assert_cmpint (find_step (fixture), ==, MB_STEP_NONE);
  undo (fixture, "Minutes approved: Wednesday 9 December 2026");
  assert_state (fixture, BOOK_DECEMBER, "minutes_drafted");
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 id = book_find (fixture, BOOK_DECEMBER);
  g_autoptr (GError) error = NULL;

  set_state (fixture, BOOK_DECEMBER, "agenda_published");
  g_assert_true (mb_book_cancel_meeting (fixture->book, id, &error));
  g_assert_no_error (error);
  assert_state (fixture, BOOK_DECEMBER, "cancelled");
  g_assert_cmpint (find_step (fixture), ==, MB_STEP_NONE);
  g_assert_true (mb_book_reinstate_meeting (fixture->book, id, &error));
  g_assert_no_error (error);
  assert_state (fixture, BOOK_DECEMBER, "planned");
  undo (fixture, "Meeting reinstated: Wednesday 9 December 2026");
  assert_state (fixture, BOOK_DECEMBER, "cancelled");
  undo (fixture, "Meeting cancelled: Wednesday 9 December 2026");
  assert_state (fixture, BOOK_DECEMBER, "agenda_published");
}

#define ADD(path, test) g_test_add (path, Fixture, "sample", book_set_up, test, book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/book/states/publish", test_publish);
  ADD ("/book/states/publish-held", test_publish_held);
  ADD ("/book/states/publish-nowhere", test_publish_nowhere);
  ADD ("/book/states/hindered", test_hindered);
  ADD ("/book/states/cancelled-export", test_cancelled_export);
  ADD ("/book/states/way", test_way);
  ADD ("/book/states/cancel", test_cancel);

  return g_test_run ();
}
