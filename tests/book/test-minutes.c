/* Minute Book: tests of taking the minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-history.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-minutes.h"
#include "book/mb-words.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"
#include "book-fixture.h"

static MbProceedings *
load (Fixture    *fixture,
      const char *meeting)
{
  g_autoptr (GError) error = NULL;
  MbProceedings *proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, meeting), &error);

  g_assert_no_error (error);

  return proceedings;
}

static MbRecord *
find_item (MbProceedings *proceedings,
           const char    *number)
{
  g_autoptr (GError) error = NULL;
  MbRecord *item = mb_book_find_item (proceedings, number, &error);

  g_assert_no_error (error);

  return item;
}

static const char *
get_text (MbRecord *part)
{
  switch ((int) mb_record_get_kind (part))
    {
    case MB_KIND_NARRATIVE:
      return mb_record_get_text (part, MB_NARRATIVE_TEXT);
    case MB_KIND_RESOLUTION:
      return mb_record_get_text (part, MB_RESOLUTION_TEXT);
    default:
      return mb_record_get_text (part, MB_ACTION_TEXT);
    }
}

/* 'One.|Two.', with a mark where a position isn't what it should be. */
static char *
read_item (Fixture    *fixture,
           const char *meeting,
           const char *number)
{
  g_autoptr (MbProceedings) proceedings = load (fixture, meeting);
  g_autoptr (GPtrArray) parts = mb_proceedings_list_minutes (proceedings, find_item (proceedings, number));
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      MbRecord *part = g_ptr_array_index (parts, i);
      int field = mb_kind_find_position (mb_record_get_kind (part));

      g_string_append_printf (out, "%s%.12s%s", i > 0 ? "|" : "", get_text (part),
                              mb_record_get_integer (part, (guint) field) == i + 1 ? "" : "?");
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

#define assert_item(fixture, meeting, number, expected)              \
  G_STMT_START {                                                     \
    g_autofree char *seen = read_item (fixture, meeting, number);    \
    g_assert_cmpstr (seen, ==, expected);                            \
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

static MbRecord *
make_part (Fixture    *fixture,
           MbKind      kind,
           gint64      item,
           const char *text)
{
  MbRecord *part = mb_record_new (kind, mb_book_make_id (fixture->book));

  mb_record_set_integer (part, (guint) mb_kind_find_owner (kind), item);
  mb_record_set_text (part,
                      kind == MB_KIND_NARRATIVE ? (guint) MB_NARRATIVE_TEXT
                      : kind == MB_KIND_RESOLUTION ? (guint) MB_RESOLUTION_TEXT
                                                   : (guint) MB_ACTION_TEXT,
                      text);

  return part;
}

static gint64
add (Fixture    *fixture,
     const char *meeting,
     const char *number,
     MbKind      kind,
     const char *text,
     gint64      after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = load (fixture, meeting);
  g_autoptr (MbRecord) part = NULL;

  part = make_part (fixture, kind, mb_record_get_id (find_item (proceedings, number)), text);
  g_assert_true (mb_book_add_minute (fixture->book, part, after, &error));
  g_assert_no_error (error);

  return mb_record_get_id (part);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  sample)
{
  gint64 first, second;

  first = add (fixture, BOOK_DECEMBER, "4", MB_KIND_NARRATIVE, "First.", 0);
  second = add (fixture, BOOK_DECEMBER, "4", MB_KIND_RESOLUTION, "Second.", first);
  add (fixture, BOOK_DECEMBER, "4", MB_KIND_ACTION, "Between.", first);
  assert_item (fixture, BOOK_DECEMBER, "4", "First.|Between.|Second.");
  add (fixture, BOOK_DECEMBER, "4", MB_KIND_NARRATIVE, "Before all.", 0);
  add (fixture, BOOK_DECEMBER, "4", MB_KIND_NARRATIVE, "Last.", second);
  assert_item (fixture, BOOK_DECEMBER, "4", "Before all.|First.|Between.|Second.|Last.");

  undo (fixture, "Narrative added: Last.");
  undo (fixture, "Narrative added: Before all.");
  undo (fixture, "Action added: Between.");
  assert_item (fixture, BOOK_DECEMBER, "4", "First.|Second.");
}

static char *
read_numbers (Fixture    *fixture,
              const char *meeting)
{
  g_autoptr (MbProceedings) proceedings = load (fixture, meeting);
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const char *number = mb_record_get_text (g_ptr_array_index (items, i), MB_ITEM_MINUTE_NUMBER);

      g_string_append_printf (out, "%s ", number != NULL ? number : "-");
    }

  return g_strdup (g_strchomp (out->str));
}

#define assert_numbers(fixture, meeting, expected)                \
  G_STMT_START {                                                  \
    g_autofree char *seen = read_numbers (fixture, meeting);      \
    g_assert_cmpstr (seen, ==, expected);                         \
  } G_STMT_END

static void
set_numbering (Fixture    *fixture,
               const char *scheme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = load (fixture, BOOK_DECEMBER);
  g_autoptr (MbRecord) panel = mb_record_copy (mb_proceedings_get_panel (proceedings));

  if (scheme != NULL)
    mb_record_set_text (panel, MB_PANEL_NUMBERING, scheme);
  else
    mb_record_clear (panel, MB_PANEL_NUMBERING);
  g_assert_true (mb_book_save (fixture->book, panel, &error));
  g_assert_no_error (error);
}

/* The first part brings the numbers, and one undo takes both back. */
static void
test_number (Fixture       *fixture,
             gconstpointer  sample)
{
  set_numbering (fixture, "municipal_year");
  assert_numbers (fixture, BOOK_DECEMBER, "- - - - - - - -");
  add (fixture, BOOK_DECEMBER, "4", MB_KIND_NARRATIVE, "First.", 0);
  assert_numbers (fixture, BOOK_DECEMBER, "35 36 37 38 39 40 41 42");
  undo (fixture, "Narrative added: First.");
  assert_numbers (fixture, BOOK_DECEMBER, "- - - - - - - -");

  /* What somebody numbered stays as it is. */
  add (fixture, BOOK_OCTOBER, "4", MB_KIND_NARRATIVE, "More.", 0);
  assert_numbers (fixture, BOOK_OCTOBER, "31 32 33 34");
}

static void
test_number_without_scheme (Fixture       *fixture,
                            gconstpointer  sample)
{
  set_numbering (fixture, NULL);
  add (fixture, BOOK_DECEMBER, "4", MB_KIND_NARRATIVE, "First.", 0);
  assert_numbers (fixture, BOOK_DECEMBER, "- - - - - - - -");
}

static void
test_move (Fixture       *fixture,
           gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  gint64 first = add (fixture, BOOK_DECEMBER, "4", MB_KIND_NARRATIVE, "First.", 0);
  gint64 second = add (fixture, BOOK_DECEMBER, "4", MB_KIND_RESOLUTION, "Second.", first);

  add (fixture, BOOK_DECEMBER, "4", MB_KIND_ACTION, "Third.", second);
  g_assert_true (mb_book_move_minute (fixture->book, MB_KIND_NARRATIVE, first, TRUE, &error));
  assert_item (fixture, BOOK_DECEMBER, "4", "Second.|First.|Third.");
  g_assert_true (mb_book_move_minute (fixture->book, MB_KIND_NARRATIVE, first, TRUE, &error));
  assert_item (fixture, BOOK_DECEMBER, "4", "Second.|Third.|First.");
  /* Nowhere to go. */
  g_assert_true (mb_book_move_minute (fixture->book, MB_KIND_NARRATIVE, first, TRUE, &error));
  assert_item (fixture, BOOK_DECEMBER, "4", "Second.|Third.|First.");
  g_assert_true (mb_book_move_minute (fixture->book, MB_KIND_NARRATIVE, first, FALSE, &error));
  g_assert_no_error (error);
  assert_item (fixture, BOOK_DECEMBER, "4", "Second.|First.|Third.");

  undo (fixture, "Narrative moved: First.");
  assert_item (fixture, BOOK_DECEMBER, "4", "Second.|Third.|First.");
  g_assert_false (mb_book_move_minute (fixture->book, MB_KIND_NARRATIVE, 1, TRUE, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SUCH_RECORD);
}

/* An action stays when the resolution goes that it came from. */
static void
test_remove (Fixture       *fixture,
             gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  gint64 first = add (fixture, BOOK_DECEMBER, "4", MB_KIND_NARRATIVE, "First.", 0);
  gint64 second = add (fixture, BOOK_DECEMBER, "4", MB_KIND_RESOLUTION, "Second.", first);
  gint64 third = add (fixture, BOOK_DECEMBER, "4", MB_KIND_ACTION, "Third.", second);
  g_autoptr (MbRecord) action = mb_book_get (fixture->book, MB_KIND_ACTION, third, &error);
  g_autoptr (MbRecord) left = NULL;

  mb_record_set_integer (action, MB_ACTION_RESOLUTION, second);
  g_assert_true (mb_book_save (fixture->book, action, &error));
  g_assert_true (mb_book_remove_minute (fixture->book, MB_KIND_RESOLUTION, second, &error));
  g_assert_no_error (error);
  assert_item (fixture, BOOK_DECEMBER, "4", "First.|Third.");
  left = mb_book_get (fixture->book, MB_KIND_ACTION, third, &error);
  g_assert_false (mb_record_has (left, MB_ACTION_RESOLUTION));

  undo (fixture, "Resolution removed: Second.");
  assert_item (fixture, BOOK_DECEMBER, "4", "First.|Second.|Third.");
  g_clear_object (&left);
  left = mb_book_get (fixture->book, MB_KIND_ACTION, third, &error);
  g_assert_cmpint (mb_record_get_integer (left, MB_ACTION_RESOLUTION), ==, second);
}

/* One change makes room, and one undo takes it back. */
static void
test_split (Fixture       *fixture,
            gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  gint64 first = add (fixture, BOOK_DECEMBER, "4", MB_KIND_NARRATIVE, "One. Two.", 0);

  add (fixture, BOOK_DECEMBER, "4", MB_KIND_ACTION, "Three.", first);
  g_assert_true (mb_book_split_narrative (fixture->book, first, "One.", "Two.", &error));
  g_assert_no_error (error);
  assert_item (fixture, BOOK_DECEMBER, "4", "One.|Two.|Three.");
  undo (fixture, "Narrative divided: One. Two.");
  assert_item (fixture, BOOK_DECEMBER, "4", "One. Two.|Three.");
}

/* The words are the paper's own. */
static void
test_words (Fixture       *fixture,
            gconstpointer  sample)
{
  g_autoptr (MbProceedings) proceedings = load (fixture, BOOK_OCTOBER);
  g_autoptr (GPtrArray) people = mb_proceedings_list (proceedings, MB_KIND_PERSON);
  g_autoptr (MbRecord) resolution = mb_record_new (MB_KIND_RESOLUTION, 1);
  g_autoptr (MbRecord) action = mb_record_new (MB_KIND_ACTION, 2);
  g_autofree char *rest = NULL;
  g_autofree char *how = NULL;
  MbRecord *okafor = NULL;

  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (mb_record_get_text (g_ptr_array_index (people, i), MB_PERSON_FAMILY_NAME), "Okafor") == 0)
      okafor = g_ptr_array_index (people, i);
  g_assert_nonnull (okafor);

  g_assert_cmpstr (mb_minute_get_word (proceedings, resolution), ==, "Resolved:");
  g_assert_null (mb_minute_say_rest (proceedings, resolution));
  mb_record_set_text (resolution, MB_RESOLUTION_KIND, "agreed");
  g_assert_cmpstr (mb_minute_get_word (proceedings, resolution), ==, "Agreed:");
  mb_record_set_integer (resolution, MB_RESOLUTION_MOVER, mb_record_get_id (okafor));
  mb_record_set_integer (resolution, MB_RESOLUTION_VOTES_FOR, 5);
  mb_record_set_integer (resolution, MB_RESOLUTION_VOTES_AGAINST, 2);
  how = mb_minute_say_rest (proceedings, resolution);
  g_assert_cmpstr (how, ==, "Moved by Councillor Daniel Okafor. Votes: for 5; against 2.");

  g_assert_cmpstr (mb_minute_get_word (proceedings, action), ==, "Action:");
  mb_record_set_text (action, MB_ACTION_TEXT, "Write to the head.");
  mb_record_set_text (action, MB_ACTION_OWNER_WORDS, "The clerk");
  mb_record_set_text (action, MB_ACTION_DUE, "2026-12-09");
  rest = mb_minute_say_rest (proceedings, action);
  g_assert_cmpstr (rest, ==, "(The clerk; by 9 December 2026)");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/book/minutes/add", test_add },
    { "/book/minutes/number", test_number },
    { "/book/minutes/number-without-scheme", test_number_without_scheme },
    { "/book/minutes/move", test_move },
    { "/book/minutes/remove", test_remove },
    { "/book/minutes/split", test_split },
    { "/book/minutes/words", test_words },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GINT_TO_POINTER (TRUE), book_set_up, tests[i].test, book_tear_down);

  return g_test_run ();
}
