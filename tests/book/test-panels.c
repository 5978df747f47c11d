/* Minute Book: tests of making panels and of what their editors show
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "book/mb-book-history.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-panels.h"
#include "book/mb-sample.h"
#include "core/mb-attendance.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

#define NOW 1795000000 /* 18 November 2026 */

typedef struct
{
  char   *folder;
  char   *path;
  MbBook *book;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  MbBookMeans means = {
    mb_clock_new_fixed (NOW),
    mb_id_source_new_seeded (5),
    g_getenv ("MINUTEBOOK_READER"),
  };

  fixture->folder = g_dir_make_tmp ("minutebook-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "book.minutebook", NULL);
  fixture->book = sample != NULL ? mb_sample_create (fixture->path, means, &error)
                                 : mb_book_create (fixture->path, means, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  sample)
{
  g_assert_finalize_object (fixture->book);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static MbPanelSheet *
load_panel (Fixture *fixture,
            gint64   id)
{
  g_autoptr (GError) error = NULL;
  MbPanelSheet *sheet = mb_book_load_panel (fixture->book, id, &error);

  g_assert_no_error (error);

  return sheet;
}

static gint64
add_panel (Fixture    *fixture,
           const char *name,
           const char *council)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) panel = mb_book_add_panel (fixture->book, name, council, &error);

  g_assert_no_error (error);

  return mb_record_get_id (panel);
}

static void
add_member (Fixture    *fixture,
            gint64      panel,
            const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) membership = mb_book_add_member (fixture->book, panel, 0, name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (membership);
}

static void
test_add_panel (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 first = add_panel (fixture, "Planning Committee", "Harrowmere Borough Council");
  gint64 second = add_panel (fixture, "Licensing Board", " harrowmere borough council");
  gint64 third = add_panel (fixture, "Joint Board", NULL);
  g_autoptr (MbPanelSheet) sheet = load_panel (fixture, first);
  g_autoptr (MbPanelSheet) other = load_panel (fixture, second);
  g_autoptr (MbPanelSheet) free_one = load_panel (fixture, third);
  g_autoptr (MbChange) undone = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mb_record_get_text (sheet->council, MB_COUNCIL_NAME), ==, "Harrowmere Borough Council");
  g_assert_cmpuint (other->councils->len, ==, 1);
  g_assert_true (mb_record_equal (sheet->council, other->council));
  g_assert_null (free_one->council);
  g_assert_cmpuint (sheet->standing->len, ==, 5);
  g_assert_cmpstr (mb_record_get_text (g_ptr_array_index (sheet->standing, 0), MB_STANDING_ITEM_KIND), ==,
                   "apologies");

  /* One change each. */
  undone = mb_book_undo (fixture->book, &error);
  g_assert_no_error (error);
  lines = mb_book_list_panels (fixture->book, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (mb_record_get_text (((MbPanelLine *) lines->pdata[0])->panel, MB_PANEL_NAME), ==,
                   "Licensing Board");
}

static void
test_nameless_panel_is_refused (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) panel = mb_book_add_panel (fixture->book, "", "Harrowmere", &error);
  g_autoptr (GPtrArray) councils = mb_book_list (fixture->book, MB_KIND_COUNCIL, NULL);

  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_VALID);
  g_assert_null (panel);
  g_assert_cmpuint (councils->len, ==, 0);
}

static void
test_join_council (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 panel = add_panel (fixture, "Planning Committee", NULL);
  g_autoptr (MbPanelSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_book_join_council (fixture->book, panel, "Harrowmere", &error));
  g_assert_no_error (error);
  sheet = load_panel (fixture, panel);
  g_assert_cmpstr (mb_record_get_text (sheet->council, MB_COUNCIL_NAME), ==, "Harrowmere");
}

static void
test_add_member (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 panel = add_panel (fixture, "Planning Committee", "Harrowmere");
  g_autoptr (MbPanelSheet) sheet = NULL;
  MbRecord *person;

  add_member (fixture, panel, "Cllr Margaret Anne Ashworth");
  add_member (fixture, panel, "Okafor");
  /* The same again, as papers name her. */
  add_member (fixture, panel, "Councillor Ashworth");

  sheet = load_panel (fixture, panel);
  g_assert_cmpuint (sheet->people->len, ==, 2);
  g_assert_cmpuint (sheet->memberships->len, ==, 3);
  person = mb_panel_sheet_find_person (sheet, mb_record_get_integer (g_ptr_array_index (sheet->memberships, 0),
                                                                     MB_MEMBERSHIP_PERSON));
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_TITLE), ==, "Councillor");
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_GIVEN_NAME), ==, "Margaret Anne");
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_FAMILY_NAME), ==, "Ashworth");
}

static void
test_add_member_with_job (Fixture       *fixture,
                          gconstpointer  data)
{
  gint64 panel = add_panel (fixture, "Planning Committee", "Harrowmere");
  g_autoptr (MbPanelSheet) sheet = NULL;
  MbRecord *person;

  add_member (fixture, panel, "Dr Ruth Ellis, Head of Safeguarding");
  add_member (fixture, panel, "Ruth Ellis");

  sheet = load_panel (fixture, panel);
  g_assert_cmpuint (sheet->people->len, ==, 1);
  person = g_ptr_array_index (sheet->people, 0);
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_TITLE), ==, "Dr");
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_GIVEN_NAME), ==, "Ruth");
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_FAMILY_NAME), ==, "Ellis");
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_JOB_TITLE), ==, "Head of Safeguarding");
}

static const char *
get_standing_title (MbPanelSheet *sheet,
                    guint         i)
{
  return mb_record_get_text (g_ptr_array_index (sheet->standing, i), MB_STANDING_ITEM_TITLE);
}

static void
test_standing_agenda (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 panel = add_panel (fixture, "Planning Committee", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) item = NULL;
  g_autoptr (MbRecord) meeting = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (MbPanelSheet) sheet = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GDate date;

  item = mb_book_add_standing_item (fixture->book, panel, "Chair's announcements", &error);
  g_assert_no_error (error);
  g_assert_true (mb_book_move_part (fixture->book, MB_KIND_STANDING_ITEM, mb_record_get_id (item), -4, &error));
  g_assert_no_error (error);
  /* No further than the end. */
  g_assert_true (mb_book_move_part (fixture->book, MB_KIND_STANDING_ITEM, mb_record_get_id (item), -1, &error));
  g_assert_true (mb_book_move_part (fixture->book, MB_KIND_STANDING_ITEM, mb_record_get_id (item), -1, &error));
  g_assert_true (mb_book_move_part (fixture->book, MB_KIND_STANDING_ITEM, mb_record_get_id (item), 1, &error));
  g_assert_no_error (error);

  sheet = load_panel (fixture, panel);
  g_assert_cmpstr (get_standing_title (sheet, 0), ==, "Apologies for absence");
  g_assert_cmpstr (get_standing_title (sheet, 1), ==, "Chair's announcements");
  g_assert_cmpstr (get_standing_title (sheet, 5), ==, "Urgent items");

  g_date_set_dmy (&date, 9, 12, 2026);
  meeting = mb_book_plan_meeting (fixture->book, panel, &date, &error);
  g_assert_no_error (error);
  proceedings = mb_book_load_meeting (fixture->book, mb_record_get_id (meeting), &error);
  g_assert_no_error (error);
  items = mb_proceedings_list_items (proceedings);
  g_assert_cmpuint (items->len, ==, 6);
  g_assert_cmpstr (mb_record_get_text (g_ptr_array_index (items, 1), MB_ITEM_TITLE), ==, "Chair's announcements");
}

static void
test_list_panels (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = mb_book_list_panels (fixture->book, &error);
  MbPanelLine *line;

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (mb_record_get_text (line->panel, MB_PANEL_NAME), ==, "Children and Families Scrutiny Panel");
  g_assert_cmpuint (line->n_members, ==, 9);
  g_assert_cmpstr (mb_record_get_text (line->next, MB_MEETING_DATE), ==, "2026-12-09");
  line = g_ptr_array_index (lines, 1);
  g_assert_null (line->next);
}

static void
test_load_person (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 panel = mb_book_find_panel (fixture->book, "Children", &error);
  g_autoptr (MbPanelSheet) sheet = load_panel (fixture, panel);
  g_autoptr (MbPersonSheet) person = NULL;
  MbPersonLine *line;

  g_assert_true (mb_record_is (g_ptr_array_index (sheet->memberships, 0), MB_MEMBERSHIP_ROLE, "chair"));
  person = mb_book_load_person (fixture->book,
                                mb_record_get_integer (g_ptr_array_index (sheet->memberships, 0),
                                                       MB_MEMBERSHIP_PERSON),
                                &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (person->person, MB_PERSON_FAMILY_NAME), ==, "Ashworth");
  g_assert_cmpuint (person->memberships->len, ==, 1);
  g_assert_cmpuint (person->attendance->len, >=, 2);
  line = g_ptr_array_index (person->attendance, 0);
  g_assert_cmpstr (mb_record_get_text (line->meeting, MB_MEETING_DATE), >=,
                   mb_record_get_text (((MbPersonLine *) person->attendance->pdata[1])->meeting, MB_MEETING_DATE));
  g_assert_cmpint (mb_record_get_id (line->panel), ==, panel);
}

/* A role that is typed behind a name is no part of the name. */
static void
test_member_roles (Fixture       *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *typed;
    const char *family;
    const char *role;
  } cases[] = {
    { "Cllr Ann Ash (Chair)", "Ash", "chair" },
    { "Cllr Ben Birch, Vice-Chair", "Birch", "deputy_chair" },
    { "Cllr Eve Elm (deputy chair)", "Elm", "deputy_chair" },
    { "Jo Oak (Staff)", "(Staff)", NULL },
    { "Kim Yew", "Yew", NULL },
  };
  gint64 panel = add_panel (fixture, "Planning Committee", "Harrowmere Borough Council");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MbRecord) membership = mb_book_add_member (fixture->book, panel, 0, cases[i].typed, &error);
      g_autoptr (MbRecord) person = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (mb_record_get_text (membership, MB_MEMBERSHIP_ROLE), ==, cases[i].role);
      person = mb_book_get (fixture->book, MB_KIND_PERSON,
                            mb_record_get_integer (membership, MB_MEMBERSHIP_PERSON), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_FAMILY_NAME), ==, cases[i].family);
      g_assert_null (mb_record_get_text (person, MB_PERSON_JOB_TITLE));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/book/panels/add", Fixture, NULL, set_up, test_add_panel, tear_down);
  g_test_add ("/book/panels/nameless-is-refused", Fixture, NULL, set_up, test_nameless_panel_is_refused, tear_down);
  g_test_add ("/book/panels/join-council", Fixture, NULL, set_up, test_join_council, tear_down);
  g_test_add ("/book/panels/add-member", Fixture, NULL, set_up, test_add_member, tear_down);
  g_test_add ("/book/panels/member-roles", Fixture, NULL, set_up, test_member_roles, tear_down);
  g_test_add ("/book/panels/add-member-with-job", Fixture, NULL, set_up, test_add_member_with_job, tear_down);
  g_test_add ("/book/panels/standing-agenda", Fixture, NULL, set_up, test_standing_agenda, tear_down);
  g_test_add ("/book/panels/list", Fixture, "sample", set_up, test_list_panels, tear_down);
  g_test_add ("/book/people/load", Fixture, "sample", set_up, test_load_person, tear_down);

  return g_test_run ();
}
