/* Minute Book: tests of what a person can do with a book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "book/mb-book-export.h"
#include "book/mb-book-history.h"
#include "book/mb-book-intake.h"
#include "book/mb-book-meetings.h"
#include "book/mb-sample.h"
#include "book/mb-words.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"
#include "book-fixture.h"

static void
test_find_meeting (Fixture       *fixture,
                   gconstpointer  sample)
{
  static const struct
  {
    const char *typed;
    int         code; /* -1: found */
  } cases[] = {
    { "2026-12-09", -1 },
    { "9 December 2026", -1 },
    { "children:2026-12-09", -1 },
    { "Corporate Parenting Board:4/11/26", -1 },
    { "Corporate Parenting:2026-12-09", MB_ERROR_NO_MEETING },
    { "p:2026-12-09", MB_ERROR_PANEL_AMBIGUOUS },
    { "Planning:2026-12-09", MB_ERROR_NO_PANEL },
    { "children:31 February 2026", MB_ERROR_BAD_DATE },
    { "2026-12-10", MB_ERROR_NO_MEETING },
    { "2026-02-31", MB_ERROR_BAD_DATE },
    { "soon", MB_ERROR_NO_MEETING },
    { "", MB_ERROR_NO_MEETING },
  };
  g_autofree char *id = mb_id_to_text (book_find (fixture, BOOK_DECEMBER));

  g_assert_cmpint (book_find (fixture, id), ==, book_find (fixture, BOOK_DECEMBER));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 found = mb_book_find_meeting (fixture->book, cases[i].typed, &error);

      g_test_message ("'%s'", cases[i].typed);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, MB_ERROR, cases[i].code);
      g_assert_cmpint (found != 0, ==, cases[i].code < 0);
    }
}

static void
test_save (Fixture       *fixture,
           gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) meeting = NULL;
  g_autoptr (MbRecord) again = NULL;
  g_autoptr (MbChange) change = NULL;
  g_autofree char *words = NULL;
  g_autofree char *refusal = NULL;

  meeting = mb_book_get (fixture->book, MB_KIND_MEETING, book_find (fixture, BOOK_DECEMBER), &error);
  mb_record_set_text (meeting, MB_MEETING_PLACE, "Lesser Hall");
  g_assert_true (mb_book_save (fixture->book, meeting, &error));
  change = mb_book_find_undo (fixture->book, &error);
  words = mb_words_for_change (change);
  g_assert_cmpstr (words, ==, "Meeting edited, Place: 9 December 2026");

  mb_record_set_text (meeting, MB_MEETING_COMMENCED, "18:00");
  mb_record_set_text (meeting, MB_MEETING_TERMINATED, "17:30");
  g_assert_false (mb_book_save (fixture->book, meeting, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_VALID);
  refusal = mb_words_for_error (error);
  g_assert_cmpstr (refusal, ==, "The meeting ended before it commenced: 18:00 to 17:30");
  g_clear_error (&error);

  g_clear_pointer (&change, mb_change_free);
  change = mb_book_undo (fixture->book, &error);
  g_assert_no_error (error);
  again = mb_book_get (fixture->book, MB_KIND_MEETING, mb_record_get_id (meeting), &error);
  g_assert_cmpstr (mb_record_get_text (again, MB_MEETING_PLACE), ==, "Committee Room 2, Harrowmere Town Hall");
}

static void
test_plan_meeting (Fixture       *fixture,
                   gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) meeting = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) items = NULL;
  gint64 panel = mb_book_find_panel (fixture->book, "Children", &error);
  MbRecord *minutes;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 10, G_DATE_FEBRUARY, 2027);
  meeting = mb_book_plan_meeting (fixture->book, panel, &date, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (meeting, MB_MEETING_TIME), ==, "18:00");

  proceedings = mb_book_load_meeting (fixture->book, mb_record_get_id (meeting), &error);
  items = mb_proceedings_list_items (proceedings);
  g_assert_cmpuint (items->len, ==, 5);
  minutes = mb_book_find_item (proceedings, "3", &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_record_get_integer (minutes, MB_ITEM_MINUTES_OF), ==, book_find (fixture, BOOK_DECEMBER));
  g_assert_cmpstr (mb_record_get_text (minutes, MB_ITEM_DESCRIPTION), ==,
                   "To approve as a correct record, the Minutes of the proceedings of the "
                   "Children and Families Scrutiny Panel held on 9 December 2026.");
}

static void
assert_offered (Fixture    *fixture,
                gint64      panel,
                GDateDay    day,
                GDateMonth  month,
                GDateYear   year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) habit = mb_book_find_habit (fixture->book, panel, &error);
  GDate offered;

  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (habit, MB_MEETING_TIME), ==, "18:00");
  g_assert_cmpstr (mb_record_get_text (habit, MB_MEETING_PLACE), ==, "Committee Room 2, Harrowmere Town Hall");
  g_assert_true (mb_record_get_date (habit, MB_MEETING_DATE, &offered));
  g_assert_cmpint (g_date_get_day (&offered), ==, day);
  g_assert_cmpint (g_date_get_month (&offered), ==, month);
  g_assert_cmpint (g_date_get_year (&offered), ==, year);
}

/* The day that the last meeting names; or else as many weeks on as last time,
 * and the time and place of the last meeting where the panel has none. */
static void
test_habit (Fixture       *fixture,
            gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  gint64 id = mb_book_find_panel (fixture->book, "Children", &error);
  g_autoptr (MbRecord) panel = mb_book_get (fixture->book, MB_KIND_PANEL, id, &error);
  g_autoptr (MbRecord) december = NULL;

  assert_offered (fixture, id, 10, G_DATE_FEBRUARY, 2027);

  december = mb_book_get (fixture->book, MB_KIND_MEETING, book_find (fixture, BOOK_DECEMBER), &error);
  mb_record_clear (december, MB_MEETING_NEXT_DATE);
  g_assert_true (mb_book_save (fixture->book, december, &error));
  mb_record_clear (panel, MB_PANEL_TIME);
  mb_record_clear (panel, MB_PANEL_PLACE);
  g_assert_true (mb_book_save (fixture->book, panel, &error));
  /* Eight weeks from 14 October to 9 December. */
  assert_offered (fixture, id, 3, G_DATE_FEBRUARY, 2027);
}

static void
test_number_minutes (Fixture       *fixture,
                     gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  MbRecord *last;

  g_assert_true (mb_book_number_minutes (fixture->book, book_find (fixture, BOOK_DECEMBER), &error));
  g_assert_no_error (error);
  proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, BOOK_DECEMBER), &error);
  last = mb_book_find_item (proceedings, "8", &error);
  g_assert_cmpstr (mb_record_get_text (last, MB_ITEM_MINUTE_NUMBER), ==, "42");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = mb_book_search (fixture->book, "summary themes december", 0, &error);
  MbFound *first;

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >=, 1);
  first = g_ptr_array_index (found, 0);
  g_assert_cmpint (first->hit->kind, ==, MB_KIND_RESOLUTION);
  g_assert_cmpint (first->meeting, ==, book_find (fixture, BOOK_OCTOBER));
  g_assert_cmpstr (first->place, ==,
                   "Children and Families Scrutiny Panel, 14 October 2026, 32. Missing from home: return interviews");
}

static void
test_check (Fixture       *fixture,
            gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = mb_book_check (fixture->book, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_attach_bad (Fixture       *fixture,
                 gconstpointer  sample)
{
  static const struct
  {
    const char *content;
    int         code;
  } cases[] = {
    { "", MB_ERROR_PDF_EMPTY },
    { "This is a letter.", MB_ERROR_PDF_NOT },
    { "%PDF-1.7\nnothing more", MB_ERROR_PDF_DAMAGED },
    { NULL, MB_ERROR_NO_SUCH_FILE },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "letter.pdf", NULL);
  g_autoptr (MbProceedings) proceedings = NULL;
  MbRecord *item;

  proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, BOOK_DECEMBER), NULL);
  item = mb_book_find_item (proceedings, "4", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MbRecord) none = NULL;
      g_autoptr (GPtrArray) documents = NULL;

      g_unlink (path);
      if (cases[i].content != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].content, -1, NULL));
      none = mb_book_attach (fixture->book, mb_record_get_id (item), path, NULL, NULL, NULL, &error);
      g_assert_error (error, MB_ERROR, cases[i].code);
      documents = mb_book_list (fixture->book, MB_KIND_DOCUMENT, NULL);
      g_assert_cmpuint (documents->len, ==, 4);
    }
}

/* The title comes from the PDF, and its words are found by a search. */
static void
test_attached (Fixture       *fixture,
               gconstpointer  sample)
{
  g_autoptr (GPtrArray) documents = mb_book_list (fixture->book, MB_KIND_DOCUMENT, NULL);
  g_autoptr (GPtrArray) found = mb_book_search (fixture->book, "brothers sisters friends", 0, NULL);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (titles, (gpointer) mb_record_get_text (g_ptr_array_index (documents, i), MB_DOCUMENT_TITLE));
  g_assert_true (g_ptr_array_find_with_equal_func (titles, "Return interviews: themes of six months", g_str_equal, NULL));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((MbFound *) g_ptr_array_index (found, 0))->hit->kind, ==, MB_KIND_DOCUMENT);
}

static const char minutes[] =
  "Audit Panel 3 March 2027\n\nCommenced: 5.00pm\n\nTerminated: 5.40pm\n\n"
  "Present: Councillors Ashworth (Chair), D Okafor, Quill\n\nApologies: Councillor Dunne\n\n"
  "1. MINUTES\n\nThe minutes were approved.\n\n"
  "2. ACCOUNTS\n\nThe accounts were received.\n\nResolved: That the accounts be noted.\n\nCHAIR\n";

static MbProceedings *
import (Fixture  *fixture,
        gboolean  dry_run,
        GError  **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.txt", NULL);

  g_assert_true (g_file_set_contents (path, minutes, -1, NULL));

  return mb_book_import_minutes (fixture->book, path, NULL, NULL, dry_run, NULL, error);
}

static guint
count (Fixture *fixture,
       MbKind   kind)
{
  g_autoptr (GPtrArray) records = mb_book_list (fixture->book, kind, NULL);

  return records->len;
}

/* People whom the book knows are recognised; taking the same minutes in twice
 * doubles nothing; one undo takes all of it back. */
static void
test_import (Fixture       *fixture,
             gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) dry = NULL;
  g_autoptr (MbProceedings) first = NULL;
  g_autoptr (MbProceedings) second = NULL;
  g_autoptr (MbChange) change = NULL;
  guint n_people = count (fixture, MB_KIND_PERSON);
  guint n_items = count (fixture, MB_KIND_ITEM);

  dry = import (fixture, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, MB_KIND_ITEM), ==, n_items);

  first = import (fixture, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, MB_KIND_PERSON), ==, n_people + 1);
  g_assert_cmpuint (count (fixture, MB_KIND_ITEM), ==, n_items + 2);
  g_assert_cmpuint (count (fixture, MB_KIND_PANEL), ==, 3);

  second = import (fixture, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, MB_KIND_PERSON), ==, n_people + 1);
  g_assert_cmpuint (count (fixture, MB_KIND_ITEM), ==, n_items + 2);
  g_assert_cmpuint (count (fixture, MB_KIND_MEETING), ==, 5);
  change = mb_book_undo (fixture->book, &error);
  g_clear_pointer (&change, mb_change_free);
  change = mb_book_undo (fixture->book, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, MB_KIND_ITEM), ==, n_items);
  g_assert_cmpuint (count (fixture, MB_KIND_PANEL), ==, 2);
}

typedef struct
{
  GMainLoop *loop;
  guint      n_changed;
  gboolean   saved;
} Waiting;

static gpointer
save_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return GINT_TO_POINTER (mb_book_save (book, data, error));
}

static void
saved_cb (GObject      *book,
          GAsyncResult *result,
          gpointer      data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;

  waiting->saved = GPOINTER_TO_INT (mb_book_run_finish (MB_BOOK (book), result, &error));
  g_assert_no_error (error);
  if (waiting->n_changed > 0)
    g_main_loop_quit (waiting->loop);
}

static void
changed_cb (MbBook   *book,
            gpointer  data)
{
  Waiting *waiting = data;

  waiting->n_changed++;
  if (waiting->saved)
    g_main_loop_quit (waiting->loop);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  sample)
{
  Waiting waiting = { g_main_loop_new (NULL, FALSE) };
  MbRecord *panel = mb_record_new (MB_KIND_PANEL, mb_book_make_id (fixture->book));

  mb_record_set_text (panel, MB_PANEL_NAME, "Audit Panel");
  g_signal_connect (fixture->book, "changed", G_CALLBACK (changed_cb), &waiting);
  mb_book_run_async (fixture->book, save_work, panel, g_object_unref, NULL, NULL, saved_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_true (waiting.saved);
  g_assert_cmpuint (waiting.n_changed, ==, 1);
  g_assert_cmpuint (count (fixture, MB_KIND_PANEL), ==, 1);
  g_main_loop_unref (waiting.loop);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    gboolean    sample;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/book/meetings/find", TRUE, test_find_meeting },
    { "/book/meetings/plan", TRUE, test_plan_meeting },
    { "/book/meetings/habit", TRUE, test_habit },
    { "/book/meetings/number-minutes", TRUE, test_number_minutes },
    { "/book/save", TRUE, test_save },
    { "/book/async", FALSE, test_async },
    { "/book/search", TRUE, test_search },
    { "/book/check", TRUE, test_check },
    { "/book/attach/bad-files", TRUE, test_attach_bad },
    { "/book/attach/attached", TRUE, test_attached },
    { "/book/import", TRUE, test_import },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("The use cases do what a clerk asks, and leave things alone where they can't");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GINT_TO_POINTER (tests[i].sample), book_set_up, tests[i].test, book_tear_down);

  return g_test_run ();
}
