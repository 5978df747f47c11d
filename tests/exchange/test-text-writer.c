/* Minute Book: papers as text, against what they are to be
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "exchange/mb-csv.h"
#include "exchange/mb-text-writer.h"
#include "paper/mb-agenda-paper.h"
#include "paper/mb-minutes-paper.h"
#include "paper/mb-register.h"
#include "tests/fixtures/harrowmere.h"

typedef struct
{
  const char     *name; /* of the file that says what it is to be */
  MbProceedings *(*make) (void);
  MbDisclosure    disclosure;
} Case;

/* To make the files anew after a change, set MINUTEBOOK_WRITE_EXPECTED to
 * their folder, and read what changed. */
static void
assert_expected (const char *name,
                 const char *text)
{
  const char *write_to = g_getenv ("MINUTEBOOK_WRITE_EXPECTED");
  g_autofree char *path = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  path = g_test_build_filename (G_TEST_DIST, "exchange", "expected", name, NULL);
  if (write_to != NULL)
    {
      g_autofree char *target = g_build_filename (write_to, name, NULL);

      g_file_set_contents (target, text, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_minutes (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (MbProceedings) proceedings = test->make ();
  g_autoptr (MbPaper) paper = mb_minutes_paper_new (proceedings, test->disclosure);
  g_autofree char *text = mb_text_write (paper);

  assert_expected (test->name, text);
}

static void
test_agenda (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (MbProceedings) proceedings = test->make ();
  g_autoptr (MbPackPlan) plan = mb_pack_plan_new (proceedings, 2, test->disclosure);
  g_autoptr (MbPaper) paper = mb_agenda_paper_new (proceedings, plan, test->disclosure);
  g_autofree char *text = mb_text_write (paper);

  assert_expected (test->name, text);
}

static void
test_registers (gconstpointer data)
{
  static const struct
  {
    const char  *name;
    MbRegister *(*make) (MbProceedings *, const GDate *, MbDisclosure);
  } registers[] = {
    { "actions", mb_register_actions_new },
    { "resolutions", mb_register_resolutions_new },
    { "attendance", mb_register_attendance_new },
    { "meetings", mb_register_meetings_new },
  };
  MbDisclosure disclosure = GPOINTER_TO_INT (data);
  g_autoptr (MbProceedings) all = harrowmere_new_all ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_APRIL, 2018);
  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      g_autoptr (MbRegister) reg = registers[i].make (all, &today, disclosure);
      g_autoptr (MbPaper) paper = mb_register_paper_new (reg, "en-GB", &today);
      g_autofree char *text = mb_text_write (paper);
      g_autofree char *csv = mb_csv_write_register (reg);
      const char *whose = disclosure == MB_DISCLOSURE_PUBLIC ? "public" : "restricted";
      g_autofree char *text_name = g_strdup_printf ("%s-%s.txt", registers[i].name, whose);
      g_autofree char *csv_name = g_strdup_printf ("%s-%s.csv", registers[i].name, whose);

      assert_expected (text_name, text);
      assert_expected (csv_name, csv);
      for (guint k = 0; disclosure == MB_DISCLOSURE_PUBLIC && harrowmere_secrets[k] != NULL; k++)
        {
          g_assert_null (strstr (text, harrowmere_secrets[k]));
          g_assert_null (strstr (csv, harrowmere_secrets[k]));
        }
    }
}

static void
test_controls (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Title", "en-GB");
  g_autofree char *text = NULL;

  mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, "A:", "one\x1b[31m\x7f\ttwo\r\nthree");
  text = mb_text_write (paper);
  g_assert_cmpstr (text, ==, "A: one[31m two\nthree\n");
}

static void
test_empty (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Title", "en-GB");
  g_autofree char *text = mb_text_write (paper);

  g_assert_cmpstr (text, ==, "");
}

/* Every word of the tree, in order, whatever it is. */
static void
test_hostile (void)
{
  g_autoptr (MbProceedings) proceedings = harrowmere_new_hostile ();
  g_autofree char *hostile = harrowmere_hostile_text ();
  g_autoptr (MbPaper) paper = mb_minutes_paper_new (proceedings, MB_DISCLOSURE_RESTRICTED);
  g_autofree char *text = mb_text_write (paper);
  g_autofree char *again = mb_text_write (paper);
  g_auto (GStrv) lines = g_strsplit (hostile, "\n", -1);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpstr (text, ==, again);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_nonnull (strstr (text, lines[i]));
}

int
main (int    argc,
      char **argv)
{
  static const Case minutes[] = {
    { "minutes-public.txt", harrowmere_new_held, MB_DISCLOSURE_PUBLIC },
    { "minutes-public.txt", harrowmere_new_held, MB_DISCLOSURE_UNASKED },
    { "minutes-restricted.txt", harrowmere_new_held, MB_DISCLOSURE_RESTRICTED },
  };
  static const Case agendas[] = {
    { "agenda-held-public.txt", harrowmere_new_held, MB_DISCLOSURE_PUBLIC },
    { "agenda-held-restricted.txt", harrowmere_new_held, MB_DISCLOSURE_RESTRICTED },
    { "agenda-planned-public.txt", harrowmere_new_planned, MB_DISCLOSURE_PUBLIC },
    { "agenda-planned-restricted.txt", harrowmere_new_planned, MB_DISCLOSURE_RESTRICTED },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree char *path = NULL;

      path = g_strdup_printf ("/exchange/text/%u/%s", i, minutes[i].name);
      g_test_add_data_func (path, &minutes[i], test_minutes);
    }
  for (guint i = 0; i < G_N_ELEMENTS (agendas); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/text/", agendas[i].name, NULL);

      g_test_add_data_func (path, &agendas[i], test_agenda);
    }
  g_test_add_data_func ("/exchange/registers/public", GINT_TO_POINTER (MB_DISCLOSURE_PUBLIC),
                        test_registers);
  g_test_add_data_func ("/exchange/registers/restricted",
                        GINT_TO_POINTER (MB_DISCLOSURE_RESTRICTED), test_registers);
  g_test_add_func ("/exchange/text/controls", test_controls);
  g_test_add_func ("/exchange/text/empty", test_empty);
  g_test_add_func ("/exchange/text/hostile", test_hostile);

  return g_test_run ();
}
