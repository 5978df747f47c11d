/* Minute Book: real minutes, in and out again
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "exchange/mb-minutes-import.h"
#include "exchange/mb-text-writer.h"
#include "paper/mb-minutes-paper.h"

typedef struct
{
  const char *name;
  const char *from;  /* the minutes begin with it */
  const char *until; /* and end before it; NULL for the end of the file */
  guint       extra; /* how many words the house style may add: 'for absence' */
} Case;

static GStrv
split_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gboolean is_letter = *at != '\0' && g_unichar_isalnum (g_utf8_get_char (at));

      if (is_letter && start == NULL)
        start = at;
      if (!is_letter && start != NULL)
        {
          g_strv_builder_take (words, g_strndup (start, (gsize) (at - start)));
          start = NULL;
        }
      if (*at == '\0')
        break;
    }

  return g_strv_builder_end (words);
}

/* Each word of the original in order; what is printed beside it is little. */
static void
assert_words_in_order (const char *original,
                       const char *printed,
                       guint       extra)
{
  g_auto (GStrv) sought = split_words (original);
  g_auto (GStrv) words = split_words (printed);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (sought[n] != NULL && g_str_equal (words[i], sought[n]))
      n++;
  if (sought[n] != NULL)
    g_test_message ("not in its place, word %u: %s %s", n, sought[n],
                    sought[n + 1] != NULL ? sought[n + 1] : "");
  g_assert_null (sought[n]);
  g_assert_cmpuint (g_strv_length (words), <=, g_strv_length (sought) + extra);
}

static void
test_round_trip (gconstpointer data)
{
  const Case *test = data;
  const char *folder = g_getenv ("MINUTEBOOK_SHARED");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", test->name, NULL);
  g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (1);
  g_autoptr (GPtrArray) notes = mb_import_notes_new ();
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (MbPaper) paper = NULL;
  g_autofree char *text = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *original = NULL;
  g_autoptr (GError) error = NULL;
  const char *from;
  const char *until;

  if (folder == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real papers are not here (MINUTEBOOK_SHARED)");
      return;
    }

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  proceedings = mb_minutes_import (text, path, ids, notes, &error);
  g_assert_no_error (error);
  paper = mb_minutes_paper_new (proceedings, MB_DISCLOSURE_UNASKED);
  printed = mb_text_write (paper);

  from = strstr (text, test->from);
  g_assert_nonnull (from);
  until = test->until != NULL ? strstr (from, test->until) : from + strlen (from);
  g_assert_nonnull (until);
  original = g_strndup (from, (gsize) (until - from));
  if (g_getenv ("MINUTEBOOK_SHOW") != NULL)
    g_printerr ("%s\n", printed);
  assert_words_in_order (original, printed, test->extra);
}

int
main (int    argc,
      char **argv)
{
  static const Case cases[] = {
    { "000_4a564be466e4b40c.txt", "Voice of the Child Overview Panel 13 December 2017",
      "\n\nAviation House", 0 },
    { "002_35098a17b2ea14ed.txt", "Children's Services Scrutiny Panel", NULL, 2 },
    { "004_8d558add80a1ff2d.txt", "Agendas, Meetings and Minutes", NULL, 1 },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/round-trip/%.3s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_round_trip);
    }

  return g_test_run ();
}
