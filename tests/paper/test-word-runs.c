/* Minute Book: runs of words, compared as people read them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-word-runs.h"

#define SECRET "Larkhill Homes has answered the Council’s offer of £5,150 a week, and well-being counts"

static gboolean
finds (MbWordRuns *runs,
       const char *text)
{
  guint source = 0;
  gboolean found = mb_word_runs_search (runs, text, -1, &source);

  if (found)
    g_assert_cmpuint (source, ==, 7);

  return found;
}

static void
test_runs (void)
{
  g_autoptr (MbWordRuns) runs = mb_word_runs_new ();

  mb_word_runs_add (runs, SECRET, -1, 7);
  g_assert_cmpuint (mb_word_runs_get_n_runs (runs), ==, 8);

  g_assert_true (finds (runs, SECRET));
  g_assert_true (finds (runs, "so LARKHILL HOMES   has\nanswered the Councils offer of five"));
  g_assert_true (finds (runs, "offer of £5,150 a week and well-\nbeing counts"));
  g_assert_true (finds (runs, "of 5 150 a week and wellbe\xc2\xading counts"));
  /* seven words are not eight */
  g_assert_false (finds (runs, "Larkhill Homes has answered the Council’s offer"));
  g_assert_false (finds (runs, "Larkhill Homes has answered the Council’s offers of £5,150"));
  g_assert_false (finds (runs, ""));
}

static void
test_ligatures (void)
{
  g_autoptr (MbWordRuns) runs = mb_word_runs_new ();

  mb_word_runs_add (runs, "the office staff of the first floor café find", -1, 7);
  g_assert_true (finds (runs, "the o\xef\xac\x83" "ce sta\xef\xac\x80 of the \xef\xac\x81rst \xef\xac\x82oor cafe\xcc\x81 \xef\xac\x81nd"));
}

/* What is no text at all is read over, UTF-16 is read. */
static void
test_bytes (void)
{
  static const char wide[] = "\xfe\xff\0o\0n\0e\0 \0t\0w\0o\0 \0t\0h\0r\0e\0e\0 \0f\0o\0u\0r\0 "
                             "\0f\0i\0v\0e\0 \0s\0i\0x\0 \0s\0e\0v\0e\0n\0 \0e\0i\0g\0h\0t";
  g_autoptr (MbWordRuns) runs = mb_word_runs_new ();
  guint source;

  mb_word_runs_add (runs, "one two three four five six seven eight", -1, 3);
  g_assert_true (mb_word_runs_search (runs, wide, sizeof wide - 1, &source));
  g_assert_cmpuint (source, ==, 3);
  g_assert_true (mb_word_runs_search (runs, "\xff\xfe(one two \x80three four\xc3 five six\xe2\x82 seven eight\xf0", -1, NULL));
}

static void
test_phrases (void)
{
  g_autoptr (MbWordRuns) runs = mb_word_runs_new ();

  mb_word_runs_add_phrase (runs, "Ravensgate fees", 7);
  mb_word_runs_add_phrase (runs, "ravensgate_2018.pdf", 7);
  mb_word_runs_add_phrase (runs, "Foxcombe", 7);
  mb_word_runs_add_phrase (runs, " - ", 7);
  g_assert_cmpuint (mb_word_runs_get_n_phrases (runs), ==, 3);

  g_assert_true (finds (runs, "On RAVENSGATE’S and Ravensgate fees:"));
  g_assert_true (finds (runs, "file:///home/clerk/Ravensgate_2018.pdf"));
  g_assert_false (finds (runs, "fees of Ravensgate"));
  /* one word by itself counts where nothing else stands */
  g_assert_true (finds (runs, "‘Foxcombe’"));
  g_assert_false (finds (runs, "The Foxcombe road"));
}

static void
test_allowed (void)
{
  g_autoptr (MbWordRuns) runs = mb_word_runs_new ();

  mb_word_runs_add (runs, SECRET, -1, 7);
  mb_word_runs_add_phrase (runs, "Staff list", 7);
  mb_word_runs_allow (runs, "It is known that Larkhill Homes has answered the Council’s offer of money; the staff list says so", -1);

  g_assert_false (finds (runs, "Larkhill Homes has answered the Council’s offer of"));
  g_assert_true (finds (runs, "Larkhill Homes has answered the Council’s offer of £5"));
  g_assert_false (finds (runs, "Staff list"));
}

/* How much of a text is laid in: all that is shared, and the longest row. */
static void
test_measure (void)
{
  g_autoptr (MbWordRuns) runs = mb_word_runs_new ();
  MbSharedRuns shared;

  mb_word_runs_add (runs, "one two three four five six seven eight nine ten eleven twelve", -1, 1);
  mb_word_runs_add (runs, "red orange yellow green blue indigo violet black white", -1, 2);
  mb_word_runs_measure (runs, "one two three four five six seven", -1, &shared);
  g_assert_cmpuint (shared.n_runs + shared.n_shared + shared.longest, ==, 0);
  mb_word_runs_measure (runs, "zero one two three four five six seven eight nine ten, and red orange yellow green blue "
                        "indigo violet black", -1, &shared);
  g_assert_cmpuint (shared.n_runs, ==, 13);
  g_assert_cmpuint (shared.n_shared, ==, 4);
  g_assert_cmpuint (shared.longest, ==, 10);

  mb_word_runs_allow (runs, "two three four five six seven eight nine", -1);
  mb_word_runs_measure (runs, "one two three four five six seven eight nine ten", -1, &shared);
  g_assert_cmpuint (shared.n_shared, ==, 2);
  g_assert_cmpuint (shared.longest, ==, 8);
}

/* Many runs: the set grows, and none is lost. */
static void
test_many (void)
{
  g_autoptr (MbWordRuns) runs = mb_word_runs_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "word%u ", i);
  mb_word_runs_add (runs, text->str, -1, 7);
  g_assert_cmpuint (mb_word_runs_get_n_runs (runs), ==, 20000 - MB_RUN_WORDS + 1);
  for (guint i = 0; i + MB_RUN_WORDS <= 20000; i += 97)
    {
      g_autoptr (GString) run = g_string_new ("before");

      for (guint k = 0; k < MB_RUN_WORDS; k++)
        g_string_append_printf (run, " Word%u", i + k);
      g_assert_true (finds (runs, run->str));
    }
}

/* The same words have the same digest, whatever stands between them. */
static void
test_digest (void)
{
  static const char *const same[] = { "The Well-being of 40 children", "the well-\nbeing, of (40) CHILDREN", "The wellbeing of\t40 children." };
  g_autoptr (MbWordRuns) runs = mb_word_runs_new ();
  g_autofree char *digest = mb_word_runs_digest (same[0], -1);
  g_autofree char *other = mb_word_runs_digest ("The Well-being of 41 children", -1);
  g_autofree char *shorter = mb_word_runs_digest (same[0], 20);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *of_many = NULL, *found = NULL;

  mb_word_runs_add (runs, "one two three four five six seven eight", -1, 4);
  for (guint i = 1; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *again = mb_word_runs_digest (same[i], -1);

      g_assert_cmpstr (again, ==, digest);
    }
  g_assert_cmpstr (other, !=, digest);
  g_assert_cmpstr (shorter, !=, digest);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (many, "word%u ", i);
  of_many = mb_word_runs_digest (many->str, -1);
  g_assert_false (mb_word_runs_search_and_digest (runs, many->str, -1, &found));
  g_assert_cmpstr (found, ==, of_many);
  g_free (found);
  g_string_append (many, "one two three four five six seven eight nine");
  g_assert_true (mb_word_runs_search_and_digest (runs, many->str, -1, &found));
  g_assert_cmpstr (found, !=, of_many);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/word-runs/runs", test_runs);
  g_test_add_func ("/paper/word-runs/ligatures", test_ligatures);
  g_test_add_func ("/paper/word-runs/bytes", test_bytes);
  g_test_add_func ("/paper/word-runs/phrases", test_phrases);
  g_test_add_func ("/paper/word-runs/allowed", test_allowed);
  g_test_add_func ("/paper/word-runs/measure", test_measure);
  g_test_add_func ("/paper/word-runs/many", test_many);
  g_test_add_func ("/paper/word-runs/digest", test_digest);

  return g_test_run ();
}
