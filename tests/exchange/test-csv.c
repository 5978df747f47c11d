/* Minute Book: CSV, against a reader that isn't ours
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/mb-csv.h"
#include "paper/mb-register.h"
#include "tests/fixtures/harrowmere.h"

static void
test_guard (void)
{
  static const struct
  {
    const char *text;
    const char *guarded;
  } cases[] = {
    { "=1+1", "'=1+1" },
    { "+44 1632 960123", "'+44 1632 960123" },
    { "-cmd", "'-cmd" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "'\t=1" },
    { "\tplain", "'\tplain" },
    { "\r1", "'\r1" },
    { " =1", "' =1" },
    { "\n=1", "'\n=1" },
    { "\xc2\xa0=1", "'\xc2\xa0=1" },
    { "\xe2\x80\x8b=1", "'\xe2\x80\x8b=1" },
    { "\xef\xbb\xbf=1", "'\xef\xbb\xbf=1" },
    { "\xe3\x80\x80@x", "'\xe3\x80\x80@x" },
    { "\xef\xbc\x9d" "1", "'\xef\xbc\x9d" "1" },
    { "\xef\xbc\x8b" "1", "'\xef\xbc\x8b" "1" },
    { "\xef\xbc\x8d" "1", "'\xef\xbc\x8d" "1" },
    { "\xef\xbc\xa0x", "'\xef\xbc\xa0x" },
    { "'=1", "''=1" },
    { "''=1", "'''=1" },
    { "-", "'-" },
    { "-1-1", "'-1-1" },
    { "-1.", "'-1." },
    { "-5", "-5" },
    { "+2.5", "+2.5" },
    { "-0.25", "-0.25" },
    { "2018-02-14", "2018-02-14" },
    { "'quoted'", "'quoted'" },
    { "a=b", "a=b" },
    { "– dash", "– dash" },
    { " ", " " },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guarded = mb_csv_guard (cases[i].text);

      g_assert_cmpstr (guarded, ==, cases[i].guarded);
    }
}

static void
test_rows (void)
{
  static const struct
  {
    const char *cells[5];
    const char *row;
  } cases[] = {
    { { "a", "b" }, "a,b\r\n" },
    { { "a,b", "" }, "\"a,b\",\r\n" },
    { { "say \"no\"" }, "\"say \"\"no\"\"\"\r\n" },
    { { "a\nb", "c;d" }, "\"a\nb\",\"c;d\"\r\n" },
    { { " a", "b " }, "\" a\",\"b \"\r\n" },
    { { "" }, "\"\"\r\n" },
    { { "", "" }, ",\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);

      mb_csv_append_row (csv, cases[i].cells);
      g_assert_cmpstr (csv->str, ==, cases[i].row);
    }
}

/* What Python's reader makes of it: a JSON array a line. */
static GStrv
read_with_python (const char *csv)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "exchange", "read-csv.py", NULL);
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "python3", script, "register", NULL, NULL };
  int fd = g_file_open_tmp ("minutebook-XXXXXX.csv", &path, &error);
  int status;

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, csv, -1, &error);
  g_assert_no_error (error);
  argv[3] = path;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpint (status, ==, 0);

  return g_strsplit (g_strchomp (output), "\n", -1);
}

static void
assert_cells (const char        *json,
              const char *const *cells,
              guint              n_cells)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *array;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  array = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (array), ==, n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      const char *read = json_array_get_string_element (array, i);
      g_autofree char *guarded = mb_csv_guard (cells[i]);

      /* Whoever takes the apostrophe away has the text as it was. */
      if (!g_str_equal (guarded, cells[i]))
        {
          g_assert_cmpint (*read, ==, '\'');
          read++;
        }
      g_assert_cmpstr (read, ==, cells[i]);
    }
}

static void
test_register (gconstpointer data)
{
  MbProceedings *(*make) (void) = data;
  g_autoptr (MbProceedings) all = make ();
  g_autoptr (MbRegister) reg = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) rows = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_APRIL, 2018);
  reg = mb_register_actions_new (all, &today, MB_DISCLOSURE_RESTRICTED);
  csv = mb_csv_write_register (reg);
  rows = read_with_python (csv);

  g_assert_cmpuint (g_strv_length (rows), ==, mb_register_get_n_rows (reg) + 1);
  for (guint i = 0; i < mb_register_get_n_rows (reg); i++)
    assert_cells (rows[i + 1], mb_register_get_row (reg, i), mb_register_get_n_columns (reg));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv/guard", test_guard);
  g_test_add_func ("/exchange/csv/rows", test_rows);
  g_test_add_data_func ("/exchange/csv/register", harrowmere_new_all, test_register);
  g_test_add_data_func ("/exchange/csv/hostile-register", harrowmere_new_hostile, test_register);

  return g_test_run ();
}
