/* Minute Book: a pack as data
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/mb-error.h"
#include "exchange/mb-csvw.h"
#include "tests/fixtures/harrowmere.h"

static const char *const files[] = {
  "meeting.csv", "agenda.csv", "attendance.csv", "declarations.csv", "documents.csv",
  "resolutions.csv", "votes.csv", "actions.csv", "csv-metadata.json",
};

typedef struct
{
  char *top;    /* a folder of the test's own */
  char *folder; /* in it, where the pack goes */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->top = g_dir_make_tmp ("minutebook-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_build_filename (fixture->top, "pack", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->top);
  g_free (fixture->top);
  g_free (fixture->folder);
}

static gboolean
write_pack (Fixture       *fixture,
            MbProceedings *proceedings,
            MbDisclosure   disclosure,
            GError       **error)
{
  g_autoptr (MbPackPlan) plan = mb_pack_plan_new (proceedings, 2, disclosure);

  return mb_csvw_write_pack (proceedings, plan, disclosure, fixture->folder, error);
}

static char *
read_file (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
put_file (Fixture    *fixture,
          const char *name,
          const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (fixture->folder, 0755);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Holds the tables to their description; returns how many rows each has. */
static char *
check_with_python (Fixture           *fixture,
                   const char *const *secrets)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "exchange", "read-csv.py", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) "python3");
  g_ptr_array_add (argv, script);
  g_ptr_array_add (argv, (gpointer) "csvw");
  g_ptr_array_add (argv, fixture->folder);
  for (guint i = 0; secrets != NULL && secrets[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) secrets[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                &errors, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpint (status, ==, 0);

  return g_strchomp (output);
}

static void
test_public (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *counts = NULL;
  g_autofree char *agenda = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_pack (fixture, held, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_no_error (error);
  counts = check_with_python (fixture, harrowmere_secrets);
  g_assert_cmpstr (counts, ==,
                   "{\"meeting.csv\": 1, \"agenda.csv\": 8, \"attendance.csv\": 10, "
                   "\"declarations.csv\": 2, \"documents.csv\": 3, \"resolutions.csv\": 2, "
                   "\"votes.csv\": 5, \"actions.csv\": 5}");
  agenda = read_file (fixture, "agenda.csv");
  g_assert_nonnull (strstr (agenda, ",3 - 9,"));
  g_assert_nonnull (strstr (agenda, "exempt under paragraph 3 of"));
  g_assert_nonnull (strstr (agenda, "confidential under section 100A(3)"));
  g_assert_cmpuint (count_files (fixture->folder), ==, G_N_ELEMENTS (files));
  g_assert_cmpuint (count_files (fixture->top), ==, 1);
}

static void
test_restricted (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *counts = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_pack (fixture, held, MB_DISCLOSURE_RESTRICTED, &error));
  g_assert_no_error (error);
  counts = check_with_python (fixture, NULL);
  g_assert_cmpstr (counts, ==,
                   "{\"meeting.csv\": 1, \"agenda.csv\": 9, \"attendance.csv\": 11, "
                   "\"declarations.csv\": 2, \"documents.csv\": 4, \"resolutions.csv\": 3, "
                   "\"votes.csv\": 6, \"actions.csv\": 6}");
  for (guint i = 0; harrowmere_secrets[i] != NULL; i++)
    {
      gboolean is_told = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (files); k++)
        {
          g_autofree char *text = read_file (fixture, files[k]);

          is_told |= strstr (text, harrowmere_secrets[i]) != NULL;
        }
      /* The narrative isn't part of a pack's data. */
      g_assert_true (is_told || g_str_equal (harrowmere_secrets[i], "Tamarisk"));
    }
}

static void
test_unasked (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (GError) error = NULL;

  g_assert_false (write_pack (fixture, held, MB_DISCLOSURE_UNASKED, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED);
  g_assert_cmpuint (count_files (fixture->top), ==, 0);
}

static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MbProceedings) hostile = harrowmere_new_hostile ();
  g_autofree char *counts = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_pack (fixture, hostile, MB_DISCLOSURE_RESTRICTED, &error));
  g_assert_no_error (error);
  counts = check_with_python (fixture, NULL);
  g_assert_nonnull (strstr (counts, "\"actions.csv\": 6"));
}

/* The same again, over the old one; what else is in the folder stays. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;

  put_file (fixture, "notes.csv", "mine");
  put_file (fixture, "agenda.csv", "old");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *agenda = NULL;

      g_assert_true (write_pack (fixture, held, MB_DISCLOSURE_PUBLIC, &error));
      g_assert_no_error (error);
      agenda = read_file (fixture, "agenda.csv");
      g_assert_true (g_str_has_prefix (agenda, "id,meeting,"));
      g_assert_cmpuint (count_files (fixture->folder), ==, G_N_ELEMENTS (files) + 1);
    }
  other = read_file (fixture, "notes.csv");
  g_assert_cmpstr (other, ==, "mine");
}

/* A folder stands in the place of the last table: the tables before it come
 * back as they were, and nothing is left over. */
static void
test_in_the_way (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *in_the_way = g_build_filename (fixture->folder, "actions.csv", NULL);
  g_autofree char *agenda = NULL;
  g_autoptr (GError) error = NULL;

  put_file (fixture, "agenda.csv", "old");
  g_assert_cmpint (g_mkdir (in_the_way, 0755), ==, 0);
  g_assert_false (write_pack (fixture, held, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FILE_EXISTS);
  g_assert_cmpstr (mb_error_get_fact (error, 0), ==, in_the_way);
  agenda = read_file (fixture, "agenda.csv");
  g_assert_cmpstr (agenda, ==, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

static void
test_bad_folders (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->folder, "a file", -1, &error);
  g_assert_no_error (error);
  g_assert_false (write_pack (fixture, held, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  g_file_get_contents (fixture->folder, &text, NULL, &error);
  g_assert_cmpstr (text, ==, "a file");

  g_free (fixture->folder);
  fixture->folder = g_build_filename (fixture->top, "not", "there", NULL);
  g_assert_false (write_pack (fixture, held, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SUCH_FILE);
  g_assert_cmpuint (count_files (fixture->top), ==, 1);
}

static void
test_bytes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  char *first[G_N_ELEMENTS (files)];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MbProceedings) held = harrowmere_new_held ();

      g_assert_true (write_pack (fixture, held, MB_DISCLOSURE_RESTRICTED, &error));
      g_assert_no_error (error);
      for (guint k = 0; k < G_N_ELEMENTS (files); k++)
        {
          char *text = read_file (fixture, files[k]);

          if (i == 0)
            {
              first[k] = text;
              continue;
            }
          g_assert_cmpstr (text, ==, first[k]);
          g_free (text);
          g_free (first[k]);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/exchange/csvw/public", test_public },
    { "/exchange/csvw/restricted", test_restricted },
    { "/exchange/csvw/unasked", test_unasked },
    { "/exchange/csvw/hostile", test_hostile },
    { "/exchange/csvw/again", test_again },
    { "/exchange/csvw/in-the-way", test_in_the_way },
    { "/exchange/csvw/bad-folders", test_bad_folders },
    { "/exchange/csvw/same-bytes", test_bytes },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
