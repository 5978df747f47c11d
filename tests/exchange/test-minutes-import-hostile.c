/* Minute Book: tests of the import of old minutes with bad input
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* --thorough mutates more, and with seeds of its own. A failure prints the
 * fixture and the seed that bring it back: MUTATION_SEED=n runs that one. */

#include "config.h"

#include <string.h>

#include "core/mb-error.h"
#include "exchange/mb-minutes-import.h"
#include "exchange/mb-text-file.h"
#include "import-print.h"

#define QUICK_SEEDS    30
#define THOROUGH_SEEDS 600

static gboolean thorough;

static char *
decode (const void  *data,
        gsize        size,
        GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return mb_text_file_decode (bytes, "old.txt", error);
}

static MbProceedings *
import (const char  *text,
        GPtrArray   *notes,
        GError     **error)
{
  g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (1);

  return mb_minutes_import (text, "old.txt", ids, notes, error);
}

static void
assert_decodes (const void *data,
                gsize       size,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = decode (data, size, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refuses (const void  *data,
                gsize        size,
                MbErrorCode  code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = decode (data, size, &error);

  g_assert_null (text);
  g_assert_error (error, MB_ERROR, (int) code);
  g_assert_cmpstr (mb_error_get_fact (error, 0), ==, "old.txt");
}

static void
test_encodings (void)
{
  static const guint8 emoji[] = { 0x3d, 0xd8, 0x00, 0xde };

  assert_decodes ("Caf\xc3\xa9 \xe2\x80\x93 6", 11, "Café – 6");
  assert_decodes ("\xef\xbb\xbf""Caf\xc3\xa9", 8, "Café");
  assert_decodes ("Caf\xe9 \x96 \x93quoted\x94 \x80 9", 19, "Café – “quoted” € 9");
  assert_decodes ("\xff\xfe""A\0b\0\n\0\xe9\0", 10, "Ab\né");
  assert_decodes ("\xfe\xff\0A\0b\0\n\0\xe9", 10, "Ab\né");
  assert_decodes ("M\0i\0n\0u\0t\0e\0s\0 \0\x13\x20", 18, "Minutes –");
  assert_decodes ("\0M\0i\0n\0u\0t\0e\0s", 14, "Minutes");
  /* A file cut short in the middle of a character or of a pair. */
  assert_decodes ("Caf\xc3\xa9, caf\xc3\xa9 caf\xc3", 17, "Café, café caf\xef\xbf\xbd");
  assert_decodes ("\xff\xfe""A\0b", 5, "A");
  {
    guint8 pair[6] = { 0xff, 0xfe };

    memcpy (pair + 2, emoji, 4);
    assert_decodes (pair, 6, "😀");
    assert_decodes (pair, 4, "\xef\xbf\xbd");
  }
}

static void
test_line_ends (void)
{
  assert_decodes ("a\r\nb\rc\nd", 8, "a\nb\nc\nd");
  assert_decodes ("a\vb\fc", 5, "a\nb\n\nc");
  assert_decodes ("a\xc2\x85""b\xe2\x80\xa8""c\xe2\x80\xa9""d", 12, "a\nb\nc\n\nd");
  assert_decodes ("a\tb\x1a", 4, "a\tb ");
}

static void
test_not_text (void)
{
  g_autofree guint8 *noise = g_malloc (4096);

  assert_refuses ("", 0, MB_ERROR_IMPORT_EMPTY);
  assert_refuses (" \r\n\t\f\xc2\xa0", 7, MB_ERROR_IMPORT_EMPTY);
  assert_refuses ("\xff\xfe", 2, MB_ERROR_IMPORT_EMPTY);
  assert_refuses ("\xef\xbb\xbf", 3, MB_ERROR_IMPORT_EMPTY);
  assert_refuses ("%PDF-1.7\nPresent: Councillor A", 30, MB_ERROR_IMPORT_BINARY);
  assert_refuses ("PK\x03\x04word/document.xml", 21, MB_ERROR_IMPORT_BINARY);
  assert_refuses ("{\\rtf1 Present}", 15, MB_ERROR_IMPORT_BINARY);
  for (gsize i = 0; i < 4096; i++)
    noise[i] = (guint8) (i * 7919 >> 3);
  assert_refuses (noise, 4096, MB_ERROR_IMPORT_BINARY);
  memset (noise, 0, 4096);
  assert_refuses (noise, 4096, MB_ERROR_IMPORT_BINARY);
}

static void
test_no_minutes (void)
{
  static const char *const texts[] = {
    "Dear Sir,\n\nThe bins were not emptied again.\n\nYours faithfully,\nA Resident\n",
    "milk\neggs\nbread\n",
    "x",
    "😀😀😀",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MbProceedings) proceedings = import (texts[i], NULL, &error);

      g_assert_null (proceedings);
      g_assert_error (error, MB_ERROR, MB_ERROR_IMPORT_NO_MINUTES);
      g_assert_cmpstr (mb_error_get_fact (error, 0), ==, "old.txt");
    }
}

static void
assert_keeps_words (const char *text,
                    const char *what)
{
  g_autoptr (GPtrArray) notes = mb_import_notes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = import (text, notes, &error);
  g_autofree char *missing = NULL;

  if (proceedings == NULL)
    {
      g_assert_error (error, MB_ERROR, MB_ERROR_IMPORT_NO_MINUTES);
      return;
    }
  if (!import_has_words (text, proceedings, notes, &missing))
    {
      g_test_message ("%s: '%s' is missing\n%s", what, missing, text);
      g_test_fail ();
    }
}

static void
test_shapes (void)
{
  static const char head[] = "Panel 4 October 2023\n\nPresent: Councillor Ashworth (Chair)\n\n1. ITEM\n\n";
  g_autoptr (GString) text = g_string_new (head);

  for (guint i = 0; i < 10000; i++)
    g_string_append_c (text, 'w');
  assert_keeps_words (text->str, "a word of 10,000 letters");

  g_string_assign (text, "Present: Councillor ");
  for (guint i = 0; i < 10000; i++)
    g_string_append_c (text, 'W');
  assert_keeps_words (text->str, "a name of 10,000 letters");

  g_string_assign (text, head);
  g_string_append (text, "Actions to include:\n");
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "%*s- level%u\n", (int) i, "", i);
  assert_keeps_words (text->str, "bullets within bullets");

  assert_keeps_words ("14. X\n\n15.\n\n16.", "numbers alone");
  assert_keeps_words ("1. RESOLVED", "nothing resolved");
  assert_keeps_words ("1. ITEM\nRESOLVED:\n\n2. NEXT\nAction:\n", "nothing to do");
  assert_keeps_words ("Present:\n\nApologies:\n\n1. ITEM\n", "nobody");
  assert_keeps_words ("Present: Councillor محمد (Chair), \"Bob\"; DROP TABLE\n1. ITEM\n", "odd names");
}

/* Five megabytes, each in seconds: what takes more than a pass over the text
 * would take minutes. */
static void
test_size (void)
{
  static const char *const pieces[] = {
    "Councillor Ashworth asked about the Harrowmere Borough Council report, and (1) that (2) it. ",
    "Councillor Ashworth asked (a question\n",
    "7\n\n",
    "- one\n  - two\n",
    "1. ITEM\n",
    "Present: A Ashworth, B Brierley; C Dunne\n",
    "Resolved: That the report be noted.\n",
    "Council ",
    "7 ",
    "4 ",
    "\n\nRESOLVED (1) That ",
    "(a) (",
    "(",
    ")",
    "In attendance: A and B and C and D and\n",
    "Councillor Ashworth declared an interest in item 1.\n",
    "moved by A seconded by ",
    "The Panel welcomed ",
    "\t1\t2\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("Panel 4 October 2023\n\n1. ITEM\n\n");
      g_autoptr (MbProceedings) proceedings = NULL;
      g_autoptr (GTimer) timer = g_timer_new ();

      while (text->len < (thorough ? 5000000 : 500000))
        g_string_append (text, pieces[i]);
      proceedings = import (text->str, NULL, NULL);
      g_assert_nonnull (proceedings);
      g_test_message ("%s: %.1f s", pieces[i], g_timer_elapsed (timer, NULL));
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, thorough ? 300 : 60);
    }
}

static gsize
some_place (GRand         *rand,
            const GString *text)
{
  gsize at = text->len > 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) text->len) : 0;

  while (at > 0 && ((guchar) text->str[at] & 0xc0) == 0x80)
    at--;

  return at;
}

/* Cuts, doubles, moves, joins and scatters pieces of the text. */
static void
mutate (GRand   *rand,
        GString *text)
{
  static const char *const salt[] = {
    "\n", "\n\n", " ", ", ", "; ", "(", ")", ":", ".", "- ", "(a) ", "15. ", "RESOLVED ", "Present: ",
    "Action: ", "CHAIR\n", "Chair\n", "Apologies: ", " and ", "\t", "Councillors ", "31 February 2024",
    "6.00pm", "|", "\\", "Item No.\t", "é", "😀", "’", "minutes", "AGENDA\n", "moved by ", "that (1) x (2) y"
  };
  gsize a = some_place (rand, text);
  gsize b = some_place (rand, text);
  gsize length = MIN (MAX (a, b) - MIN (a, b), (gsize) g_rand_int_range (rand, 1, 80));
  g_autofree char *piece = NULL;

  a = MIN (a, b);
  length = MIN (length, text->len - a);
  while (a + length < text->len && ((guchar) text->str[a + length] & 0xc0) == 0x80)
    length++;
  piece = g_strndup (text->str + a, length);
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_erase (text, (gssize) a, (gssize) length);
      break;
    case 1:
      g_string_insert (text, (gssize) some_place (rand, text), piece);
      break;
    default:
      g_string_insert (text, (gssize) a, salt[g_rand_int_range (rand, 0, G_N_ELEMENTS (salt))]);
      break;
    }
}

static void
mutate_fixture (const char *name,
                const char *original,
                guint32     seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new (original);
  g_autofree char *decoded = NULL;
  g_autofree char *what = g_strdup_printf ("%s, seed %u", name, seed);
  int n = g_rand_int_range (rand, 1, 9);

  for (int i = 0; i < n; i++)
    mutate (rand, text);
  decoded = decode (text->str, text->len, NULL);
  if (decoded != NULL)
    assert_keeps_words (decoded, what);
}

static void
test_mutations (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "exchange", "import", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *one = g_getenv ("MUTATION_SEED");
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (!g_str_has_suffix (name, ".txt"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      if (one != NULL)
        mutate_fixture (name, text, (guint32) g_ascii_strtoull (one, NULL, 10));
      else
        for (guint32 seed = 1; seed <= (thorough ? THOROUGH_SEEDS : QUICK_SEEDS); seed++)
          mutate_fixture (name, text, seed);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  thorough = argc > 1 && g_str_equal (argv[1], "--thorough");
  g_test_add_func ("/exchange/text-file/encodings", test_encodings);
  g_test_add_func ("/exchange/text-file/line-ends", test_line_ends);
  g_test_add_func ("/exchange/text-file/not-text", test_not_text);
  g_test_add_func ("/exchange/minutes-import/no-minutes", test_no_minutes);
  g_test_add_func ("/exchange/minutes-import/shapes", test_shapes);
  g_test_add_func ("/exchange/minutes-import/size", test_size);
  g_test_add_func ("/exchange/minutes-import/mutations", test_mutations);

  return g_test_run ();
}
