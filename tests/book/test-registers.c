/* Minute Book: tests of changing several records at once, and of exporting some
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "book/mb-book-export.h"
#include "book/mb-book-history.h"
#include "book/mb-sample.h"
#include "book/mb-words.h"
#include "core/mb-item.h"
#include "core/mb-resolution.h"

#define NOW 1796040000 /* 30 November 2026 */

typedef struct
{
  char   *folder;
  char   *path;
  char   *out;
  MbBook *book;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  MbBookMeans means = {
    mb_clock_new_fixed (NOW), mb_id_source_new_seeded (5), g_getenv ("MINUTEBOOK_READER"),
  };
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("minutebook-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "book.minutebook", NULL);
  fixture->out = g_build_filename (fixture->folder, "actions.csv", NULL);
  fixture->book = mb_sample_create (fixture->path, means, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->book);
  g_unlink (fixture->out);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->out);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GPtrArray *
list_actions (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *actions = mb_book_list (fixture->book, MB_KIND_ACTION, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (actions->len, ==, 6);

  return actions;
}

static guint
count_done (Fixture *fixture)
{
  g_autoptr (GPtrArray) actions = list_actions (fixture);
  guint n = 0;

  for (guint i = 0; i < actions->len; i++)
    n += mb_record_is (g_ptr_array_index (actions, i), MB_ACTION_STATE, "done");

  return n;
}

/* The action whose text starts so. */
static gint64
find_action (Fixture    *fixture,
             const char *start)
{
  g_autoptr (GPtrArray) actions = list_actions (fixture);

  for (guint i = 0; i < actions->len; i++)
    if (g_str_has_prefix (mb_record_get_text (g_ptr_array_index (actions, i), MB_ACTION_TEXT), start))
      return mb_record_get_id (g_ptr_array_index (actions, i));

  g_error ("no action starts with “%s”", start);
}

static void
test_save_several (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) actions = list_actions (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) change = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpuint (count_done (fixture), ==, 1);
  for (guint i = 0; i < actions->len; i++)
    mb_record_set_text (g_ptr_array_index (actions, i), MB_ACTION_STATE, "done");
  g_assert_true (mb_book_save_several (fixture->book, actions, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_done (fixture), ==, 6);

  /* One undo for all. */
  change = mb_book_undo (fixture->book, &error);
  g_assert_no_error (error);
  words = mb_words_for_change (change);
  g_assert_cmpstr (words, ==, "Action edited, 6 at once");
  g_assert_cmpuint (count_done (fixture), ==, 1);
}

static void
test_save_all_or_none (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GPtrArray) actions = list_actions (fixture);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < actions->len; i++)
    mb_record_set_text (g_ptr_array_index (actions, i), MB_ACTION_STATE, "done");
  mb_record_clear (g_ptr_array_index (actions, 5), MB_ACTION_TEXT);
  g_assert_false (mb_book_save_several (fixture->book, actions, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_VALID);
  g_assert_cmpuint (count_done (fixture), ==, 1);
}

static char *
export_entries (Fixture      *fixture,
                const gint64 *ids,
                guint         n_ids,
                MbDisclosure  disclosure,
                GError      **error)
{
  MbExport export = { fixture->out, disclosure };
  char *csv = NULL;

  if (!mb_book_export_entries (fixture->book, MB_REGISTER_ACTIONS, ids, n_ids, &export, error))
    return NULL;
  g_assert_true (g_file_get_contents (fixture->out, &csv, NULL, NULL));

  return csv;
}

static void
test_export_entries (Fixture       *fixture,
                     gconstpointer  data)
{
  gint64 ids[] = { find_action (fixture, "Plan a visit"), find_action (fixture, "Ask the police") };
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  const char *police;
  const char *visit;

  csv = export_entries (fixture, ids, G_N_ELEMENTS (ids), MB_DISCLOSURE_UNASKED, &error);
  g_assert_no_error (error);
  police = strstr (csv, "Ask the police");
  visit = strstr (csv, "Plan a visit");
  g_assert_nonnull (police);
  g_assert_nonnull (visit);
  g_assert_true (police < visit);
  /* Neither the others, nor the one that it is a part of. */
  g_assert_null (strstr (csv, "Bring the six-month"));
  g_assert_null (strstr (csv, "Find out for each"));
  g_assert_null (strstr (csv, "Write to members"));
}

static void
test_export_none (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = export_entries (fixture, NULL, 0, MB_DISCLOSURE_UNASKED, &error);
  char *end;

  g_assert_no_error (error);
  end = strchr (csv, '\n');
  g_assert_nonnull (end);
  g_assert_cmpstr (end + 1, ==, "");
}

static void
hide_item_of (Fixture *fixture,
              gint64   action_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) action = mb_book_get (fixture->book, MB_KIND_ACTION, action_id, &error);
  g_autoptr (MbRecord) item = NULL;

  item = mb_book_get (fixture->book, MB_KIND_ITEM, mb_record_get_integer (action, MB_ACTION_ITEM),
                      &error);
  mb_record_set_text (item, MB_ITEM_ACCESS, "exempt");
  mb_record_set_text (item, MB_ITEM_EXEMPT_PARAGRAPHS, "1");
  g_assert_true (mb_book_save (fixture->book, item, &error));
  g_assert_no_error (error);
}

/* Nobody is asked for whom a register is that has nothing exempt in it. */
static void
test_export_asks (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 exempt = find_action (fixture, "Find out for each");
  gint64 open = find_action (fixture, "Ask the police");
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *public_csv = NULL;
  g_autofree char *restricted_csv = NULL;

  hide_item_of (fixture, exempt);
  csv = export_entries (fixture, &open, 1, MB_DISCLOSURE_UNASKED, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (csv, "Ask the police"));

  g_assert_null (export_entries (fixture, &exempt, 1, MB_DISCLOSURE_UNASKED, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED);
  g_clear_error (&error);

  public_csv = export_entries (fixture, &exempt, 1, MB_DISCLOSURE_PUBLIC, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (public_csv, "Find out for each"));
  restricted_csv = export_entries (fixture, &exempt, 1, MB_DISCLOSURE_RESTRICTED, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (restricted_csv, "Find out for each"));
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
    { "/book/registers/save-several", test_save_several },
    { "/book/registers/all-or-none", test_save_all_or_none },
    { "/book/registers/export-entries", test_export_entries },
    { "/book/registers/export-none", test_export_none },
    { "/book/registers/export-asks", test_export_asks },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Several records are changed as one, and exported as chosen");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
