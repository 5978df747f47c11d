/* Minute Book: tests of the import of old minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/mb-error.h"
#include "exchange/mb-minutes-import.h"
#include "exchange/mb-text-file.h"
#include "import-print.h"

static MbProceedings *
import_bytes (GBytes     *bytes,
              GPtrArray  *notes,
              GError    **error)
{
  g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (1);
  g_autofree char *text = mb_text_file_decode (bytes, "old.txt", error);

  return text != NULL ? mb_minutes_import (text, "old.txt", ids, notes, error) : NULL;
}

static MbProceedings *
import_text (const char  *text,
             GPtrArray   *notes,
             GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return import_bytes (bytes, notes, error);
}

/* One of the real papers, or NULL with the test skipped. */
static char *
read_real (const char *name)
{
  const char *folder = g_getenv ("MINUTEBOOK_SHARED");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  char *text = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    g_test_skip ("the real papers are not here");

  return text;
}

static void
assert_lines (const char *dump,
              const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_autofree char *line = g_strconcat ("\n", lines[i], "\n", NULL);
        g_autofree char *all = g_strconcat ("\n", dump, NULL);

        if (strstr (all, line) == NULL)
          g_test_message ("%s", dump);
        g_assert_cmpstr (strstr (all, line) != NULL ? lines[i] : NULL, ==, lines[i]);
      }
}

/* The words of the minutes within the pack: from their heading to CHAIR. */
static char *
cut_pack (const char *text)
{
  const char *start = strstr (text, "Voice of the Child Overview Panel 13 December");
  const char *end = start != NULL ? strstr (start, "\nCHAIR\n") : NULL;

  g_assert_nonnull (end);

  return g_strndup (start, (gsize) (end - start) + 7);
}

static void
assert_real (const char *name,
             const char *expected,
             gboolean    pack)
{
  g_autofree char *text = read_real (name);
  g_autofree char *minutes = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *print = NULL;
  g_autofree char *missing = NULL;
  g_autoptr (GPtrArray) notes = mb_import_notes_new ();
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;

  proceedings = import_text (text, notes, &error);
  g_assert_no_error (error);
  dump = import_dump (proceedings, notes);
  assert_lines (dump, expected);

  minutes = pack ? cut_pack (text) : g_strdup (text);
  print = import_print (proceedings);
  import_has_words_in_order (minutes, print, &missing);
  g_assert_cmpstr (missing, ==, NULL);
}

static guint
count (const char *dump,
       const char *start)
{
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], start);

  return n;
}

static char *
dump_real (const char *name)
{
  g_autofree char *text = read_real (name);
  g_autoptr (GPtrArray) notes = mb_import_notes_new ();
  g_autoptr (MbProceedings) proceedings = NULL;

  if (text == NULL)
    return NULL;
  proceedings = import_text (text, notes, NULL);
  g_assert_nonnull (proceedings);

  return import_dump (proceedings, notes);
}

static void
test_real_pack (void)
{
  g_autofree char *dump = NULL;

  assert_real ("000_4a564be466e4b40c.txt",
               "council Tameside Borough Council\n"
               "panel Voice of the Child Overview Panel\n"
               "date 2017-12-13\n"
               "commenced 18:00\n"
               "terminated 18:30\n"
               "next_date 2018-02-14\n"
               "presided Councillor T Smith\n"
               "present | Councillor | T | Smith | Chair\n"
               "present | Councillor | R | Welsh | -\n"
               "apologies | Councillor | J | Lane | -\n"
               "apologies | Councillor | - | Pearce | -\n"
               "apologies | Councillor | - | Peet | -\n"
               "apologies | Councillor | M | Smith | -\n"
               "opening | The Chair opened the minutes and received apologies.\n"
               "item 14 | MINUTES | minutes\n"
               "item 15 | TERMS OF REFERENCE\n"
               "resolved | That amendment to the Terms of Reference is noted by the Panel.\n"
               "item 18 | NEXT STEPS\n"
               "action 0 | To develop a webpage/website for 2BeUS\n"
               "item 19 | DATE OF NEXT MEETING | next_meeting\n"
               "item 20 | URGENT ITEMS | urgent\n", TRUE);
  dump = dump_real ("000_4a564be466e4b40c.txt");
  if (dump == NULL)
    return;
  g_assert_cmpuint (count (dump, "present "), ==, 2);
  g_assert_cmpuint (count (dump, "apologies "), ==, 4);
  g_assert_cmpuint (count (dump, "in_attendance "), ==, 0);
  g_assert_cmpuint (count (dump, "item "), ==, 7);
  g_assert_cmpuint (count (dump, "resolved "), ==, 4);
  g_assert_cmpuint (count (dump, "action "), ==, 4);
  g_assert_cmpuint (count (dump, "council "), ==, 1);
  g_assert_cmpuint (count (dump, "closing "), ==, 0);
  g_assert_cmpuint (count (dump, "note "), ==, 2);
}

static void
test_real_minutes (void)
{
  g_autofree char *dump = NULL;

  assert_real ("002_35098a17b2ea14ed.txt",
               "panel Children's Services Scrutiny Panel\n"
               "kind reconvened\n"
               "date 2023-10-04\n"
               "commenced 18:00\n"
               "terminated 18:45\n"
               "none_declared\n"
               "present | Councillor | - | Roderick | Chair\n"
               "present | Councillor | - | Tilbrook | Deputy\n"
               "present | Councillor | - | McLaren | -\n"
               "present | Councillor | T | Smith | -\n"
               "apologies | Councillor | - | Robinson | -\n"
               "in_attendance | Councillor | Bill | Fairfoull | Deputy Executive Leader (Children & Families) | item 25\n"
               "in_attendance | - | Sandra | Stewart | Chief Executive | item 25\n"
               "in_attendance | - | Allison | Parkinson | Director of Children's Services | item 25\n"
               "item 24 | DECLARATIONS OF INTEREST | declarations\n"
               "item 25 | CHILDREN'S SAFETY\n"
               "text 1 - | Whole staff engagement sessions\n"
               "text | Actions: The points for action include:\n"
               "action 0 | Future items for the Children's Services Scrutiny Panel meeting on 8 November 2023.\n"
               "  due 2023-11-08\n"
               "action 1 | Improvement to share and run through the updated Children's Social Care Improvement Plan.\n"
               "item 26 | URGENT ITEMS | urgent\n", FALSE);
  dump = dump_real ("002_35098a17b2ea14ed.txt");
  if (dump == NULL)
    return;
  g_assert_cmpuint (count (dump, "present "), ==, 9);
  g_assert_cmpuint (count (dump, "apologies "), ==, 1);
  g_assert_cmpuint (count (dump, "in_attendance "), ==, 3);
  g_assert_cmpuint (count (dump, "item "), ==, 3);
  g_assert_cmpuint (count (dump, "action 0"), ==, 2);
  g_assert_cmpuint (count (dump, "action 1"), ==, 3);
  g_assert_cmpuint (count (dump, "text 1 "), ==, 7);
  g_assert_cmpuint (count (dump, "note "), ==, 0);
}

static void
test_real_page (void)
{
  g_autofree char *dump = NULL;

  assert_real ("004_8d558add80a1ff2d.txt",
               "in_attendance | - | - | - | Cabinet Member with Responsibility for Children and Families | item -\n"
               "in_attendance | - | - | - | Assistant Director, Safeguarding Services (Children's Social Care) | item -\n"
               "opening | Agendas, Meetings and Minutes - Agenda item\n"
               "item - | Children's Social Care Service - Ofsted Monitoring Visit Feedback\n"
               "text | Minutes:\n"
               "text 1 · | Management oversight was evident in most cases.\n"
               "text table 1\n"
               "  row | No of Social Workers | No of Children\n"
               "  row | 9 | 2\n"
               "text | Supporting documents:\n", FALSE);
  dump = dump_real ("004_8d558add80a1ff2d.txt");
  if (dump == NULL)
    return;
  g_assert_cmpuint (count (dump, "item "), ==, 1);
  g_assert_cmpuint (count (dump, "in_attendance "), ==, 2);
  g_assert_cmpuint (count (dump, "present "), ==, 0);
  g_assert_cmpuint (count (dump, "council "), ==, 0);
  g_assert_cmpuint (count (dump, "panel "), ==, 0);
  g_assert_cmpuint (count (dump, "date "), ==, 0);
  g_assert_cmpuint (count (dump, "  row "), ==, 5);
  g_assert_cmpuint (count (dump, "text 1 "), ==, 30);
  g_assert_cmpuint (count (dump, "note "), ==, 4);
}

/* A report with dates and numbered requirements is no minutes. */
static void
test_real_report (void)
{
  g_autofree char *text = read_real ("003_f532419d0bd9e7a1.txt");
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  proceedings = import_text (text, NULL, &error);
  g_assert_null (proceedings);
  g_assert_error (error, MB_ERROR, MB_ERROR_IMPORT_NO_MINUTES);
}

/* The same text and ids give the same records. */
static void
test_again (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "import", "wrapped.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (MbProceedings) one = NULL;
  g_autoptr (MbProceedings) two = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  one = import_text (text, NULL, NULL);
  two = import_text (text, NULL, NULL);
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) a = mb_proceedings_list (one, kind);
      g_autoptr (GPtrArray) b = mb_proceedings_list (two, kind);

      g_assert_cmpuint (a->len, ==, b->len);
      for (guint i = 0; i < a->len; i++)
        g_assert_true (mb_record_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)));
    }
}

/* A pair: import/NAME.txt, and what it gives in import/NAME.expected. */
static void
test_pair (gconstpointer data)
{
  const char *name = data;
  g_autofree char *in = g_strconcat (name, ".txt", NULL);
  g_autofree char *out = g_strconcat (name, ".expected", NULL);
  g_autofree char *in_path = g_test_build_filename (G_TEST_DIST, "exchange", "import", in, NULL);
  g_autofree char *out_path = g_test_build_filename (G_TEST_DIST, "exchange", "import", out, NULL);
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *missing = NULL;
  g_autoptr (GPtrArray) notes = mb_import_notes_new ();
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (in_path, &text, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (out_path, &expected, NULL, &error);
  g_assert_no_error (error);

  proceedings = import_text (text, notes, &error);
  g_assert_no_error (error);
  dump = import_dump (proceedings, notes);
  g_assert_cmpstr (dump, ==, expected);
  import_has_words (text, proceedings, notes, &missing);
  g_assert_cmpstr (missing, ==, NULL);
}

static void
add_pairs (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "exchange", "import", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      {
        char *stem = g_strndup (name, strlen (name) - 4);
        g_autofree char *path = g_strconcat ("/exchange/minutes-import/pair/", stem, NULL);

        g_test_add_data_func_full (path, stem, test_pair, g_free);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_pairs ();
  g_test_add_func ("/exchange/minutes-import/real/pack", test_real_pack);
  g_test_add_func ("/exchange/minutes-import/real/minutes", test_real_minutes);
  g_test_add_func ("/exchange/minutes-import/real/page", test_real_page);
  g_test_add_func ("/exchange/minutes-import/real/report", test_real_report);
  g_test_add_func ("/exchange/minutes-import/again", test_again);

  return g_test_run ();
}
