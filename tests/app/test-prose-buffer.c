/* Minute Book: tests that no prose is changed by being shown
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-buffer-private.h"
#include "app/prose/mb-prose-clipboard.h"
#include "app/prose/mb-prose-language.h"
#include "app/prose/mb-prose-lists.h"
#include "core/mb-prose.h"

#define N_TEXTS 3000
#define N_WALKS 150
#define N_STEPS 60

static const char *const scraps[] = {
  "", "a", "Resolved", "two words", "\t", "\n", "\\", "|", "|=", "|h", "\\e", "•", "(a)", "é", "ﬁ", "😀",
  " ", "  ", "\\n", "24. X", "| a | b |", "- ", "e\xcc\x81", "مرحبا",
};

/* What no block that is typed has, but a foreign book might. */
static const char *const odd_scraps[] = {
  "\r", "\r\n", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xef\xbf\xbc", "\xff", "\x01", "\xed\xa0\x80",
};

static void
append_scraps (GString  *text,
               GRand    *chance,
               gboolean  has_odd)
{
  for (int n = g_rand_int_range (chance, 0, 5); n > 0; n--)
    if (has_odd && g_rand_int_range (chance, 0, 3) == 0)
      g_string_append (text, odd_scraps[g_rand_int_range (chance, 0, G_N_ELEMENTS (odd_scraps))]);
    else
      g_string_append (text, scraps[g_rand_int_range (chance, 0, G_N_ELEMENTS (scraps))]);
}

static char *
make_text (GRand    *chance,
           gboolean  has_odd)
{
  GString *text = g_string_new (NULL);

  append_scraps (text, chance, has_odd);

  return g_string_free_and_steal (text);
}

static void
add_table (MbProse  *prose,
           GRand    *chance,
           gboolean  has_odd)
{
  int n_rows = g_rand_int_range (chance, 0, 4);

  mb_prose_add_table (prose, n_rows > 0 ? (guint) g_rand_int_range (chance, 0, n_rows) : 0);
  for (int i = 0; i < n_rows; i++)
    {
      char *cells[5] = { NULL };

      for (int j = g_rand_int_range (chance, 0, 4); j >= 0; j--)
        cells[j] = make_text (chance, has_odd);
      mb_prose_add_row (prose, (const char *const *) cells);
      for (guint j = 0; j < 5; j++)
        g_free (cells[j]);
    }
}

/* The last block has words in other languages, now and then. */
static void
add_passages (MbProse *prose,
              GRand   *chance)
{
  const char *text = mb_prose_get_block (prose, mb_prose_get_n_blocks (prose) - 1)->text;
  const char *at = text;

  if (!g_utf8_validate (text, -1, NULL))
    return;
  while (g_rand_int_range (chance, 0, 3) == 0)
    {
      const char *start = g_utf8_offset_to_pointer (at, g_rand_int_range (chance, 0, (int) g_utf8_strlen (at, -1) + 1));
      const char *end = g_utf8_offset_to_pointer (start, g_rand_int_range (chance, 0, (int) g_utf8_strlen (start, -1) + 1));

      mb_prose_add_passage (prose, (guint) (start - text), (guint) (end - text), g_rand_boolean (chance) ? "cy" : "ur");
      at = end;
    }
}

static char *
make_prose (GRand    *chance,
            gboolean  has_odd)
{
  g_autoptr (MbProse) prose = mb_prose_new ();

  for (int n = g_rand_int_range (chance, 0, 8); n > 0; n--)
    {
      g_autofree char *text = make_text (chance, has_odd);
      g_autofree char *label = make_text (chance, has_odd);

      switch (g_rand_int_range (chance, 0, 4))
        {
        case 0:
          add_table (prose, chance, has_odd);
          break;
        case 1:
        case 2:
          mb_prose_add_entry (prose, (guint) g_rand_int_range (chance, 1, 20), label, text);
          add_passages (prose, chance);
          break;
        default:
          mb_prose_add_paragraph (prose, text);
          add_passages (prose, chance);
        }
    }

  return mb_prose_to_stored (prose);
}

static char *
read_text (MbProseBuffer *buffer)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)); i++)
    g_ptr_array_add (lines, mb_prose_buffer_read_line (buffer, (guint) i));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
test_identity (void)
{
  g_autoptr (MbProseBuffer) buffer = mb_prose_buffer_new ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (3);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      gboolean has_odd = i % 3 == 0;
      g_autofree char *stored = make_prose (chance, has_odd);
      g_autofree char *again = NULL;
      g_autofree char *read = NULL;

      mb_prose_buffer_set_stored (buffer, stored);
      again = mb_prose_buffer_dup_stored (buffer);
      g_assert_cmpstr (again, ==, stored);
      /* And the text by itself says as much: nothing is only remembered. A
       * lone empty paragraph is the one thing that looks like none. */
      read = read_text (buffer);
      if (!has_odd && !g_str_equal (stored, "\\e"))
        g_assert_cmpstr (read, ==, stored);
    }
}

/* Any bytes at all, as a foreign program may have written them. */
static void
test_foreign (void)
{
  g_autoptr (MbProseBuffer) buffer = mb_prose_buffer_new ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *again = NULL;

      append_scraps (text, chance, TRUE);
      append_scraps (text, chance, TRUE);
      mb_prose_buffer_set_stored (buffer, text->str);
      again = mb_prose_buffer_dup_stored (buffer);
      g_assert_cmpstr (again, ==, text->str);
    }
}

static void
go_anywhere (MbProseBuffer *buffer,
             GRand         *chance,
             gboolean       selects)
{
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);
  int n_chars = gtk_text_buffer_get_char_count (text);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (text, &iter, g_rand_int_range (chance, 0, n_chars + 1));
  if (selects)
    gtk_text_buffer_move_mark (text, gtk_text_buffer_get_selection_bound (text), &iter);
  else
    gtk_text_buffer_place_cursor (text, &iter);
}

/* Something that a person might do. */
static void
do_anything (MbProseBuffer *buffer,
             GRand         *chance)
{
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);
  g_autofree char *words = make_text (chance, FALSE);
  g_autofree char *stored = NULL;
  GtkTextIter iter;

  go_anywhere (buffer, chance, FALSE);
  if (g_rand_int_range (chance, 0, 3) == 0)
    go_anywhere (buffer, chance, TRUE);

  switch (g_rand_int_range (chance, 0, 12))
    {
    case 0:
      mb_prose_lists_enter (buffer);
      break;
    case 1:
      mb_prose_lists_backspace (buffer);
      break;
    case 2:
      mb_prose_lists_change_level (buffer, g_rand_boolean (chance) ? 1 : -1);
      break;
    case 3:
      mb_prose_lists_toggle (buffer, g_rand_boolean (chance) ? "•" : "1.");
      break;
    case 4:
      mb_prose_clipboard_insert_typed (buffer, words);
      break;
    case 5:
      stored = make_prose (chance, FALSE);
      mb_prose_clipboard_insert_stored (buffer, stored);
      break;
    case 6:
      gtk_text_buffer_delete_selection (text, TRUE, TRUE);
      break;
    case 7:
      gtk_text_buffer_get_iter_at_mark (text, &iter, gtk_text_buffer_get_insert (text));
      gtk_text_buffer_backspace (text, &iter, TRUE, TRUE);
      break;
    case 8:
    case 9:
      mb_prose_language_mark (buffer, g_rand_boolean (chance) ? "cy" : g_rand_boolean (chance) ? "en-GB" : NULL);
      break;
    case 10:
      gtk_text_buffer_insert_interactive_at_cursor (text, "\n", 1, TRUE);
      break;
    default:
      gtk_text_buffer_begin_user_action (text);
      gtk_text_buffer_delete_selection (text, TRUE, TRUE);
      gtk_text_buffer_insert_at_cursor (text, words, -1);
      gtk_text_buffer_end_user_action (text);
    }
}

static void
assert_sound (MbProseBuffer *buffer)
{
  g_autofree char *stored = mb_prose_buffer_dup_stored (buffer);
  g_autofree char *read = read_text (buffer);
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);
  g_autofree char *again = mb_prose_to_stored (prose);

  g_assert_cmpuint (buffer->blocks->len, ==, (guint) gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)));
  if (!g_str_equal (stored, "\\e"))
    g_assert_cmpstr (read, ==, stored);
  g_assert_cmpstr (again, ==, stored);
}

/* Whatever is done, the text and what is stored of it agree, and undo leads
 * back through all of it, and redo forth. */
static void
test_walks (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_WALKS; i++)
    {
      g_autoptr (MbProseBuffer) buffer = mb_prose_buffer_new ();
      g_autofree char *start = make_prose (chance, FALSE);
      g_autofree char *end = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      mb_prose_buffer_set_stored (buffer, start);
      for (guint j = 0; j < N_STEPS; j++)
        {
          do_anything (buffer, chance);
          assert_sound (buffer);
          if (g_rand_int_range (chance, 0, 8) == 0)
            mb_prose_buffer_undo (buffer);
          assert_sound (buffer);
        }
      while (mb_prose_buffer_can_redo (buffer))
        mb_prose_buffer_redo (buffer);
      end = mb_prose_buffer_dup_stored (buffer);
      while (mb_prose_buffer_can_undo (buffer))
        mb_prose_buffer_undo (buffer);
      undone = mb_prose_buffer_dup_stored (buffer);
      g_assert_cmpstr (undone, ==, start);
      assert_sound (buffer);
      while (mb_prose_buffer_can_redo (buffer))
        mb_prose_buffer_redo (buffer);
      redone = mb_prose_buffer_dup_stored (buffer);
      g_assert_cmpstr (redone, ==, end);
      assert_sound (buffer);
    }
}

/* '^' is the cursor; a tab after a label, as it is stored. */
static void
test_split (void)
{
  static const struct
  {
    const char *stored;
    guint       line;
    guint       offset; /* of characters as they are shown, with the label */
    const char *before; /* NULL: not split */
    const char *after;
  } cases[] = {
    { "One. Two.", 0, 4, "One.", "Two." },
    { "One. Two.", 0, 5, "One.", "Two." },
    { "One. Two.", 0, 0, NULL, NULL },
    { "One. Two.", 0, 9, NULL, NULL },
    { "One. ", 0, 4, NULL, NULL },
    { "One.\nTwo.", 0, 4, "One.", "Two." },
    { "One.\nTwo.", 1, 0, "One.", "Two." },
    { "Heard:\n\t•\tone;\n\t•\ttwo.", 1, 6, "Heard:\n\t•\tone;", "\t•\ttwo." },
    { "Heard:\n\t•\tone;\n\t•\ttwo.", 2, 2, "Heard:\n\t•\tone;", "\t•\ttwo." },
    { "Heard:\n\t•\tone;\n\t•\ttwo.", 1, 2, "Heard:", "\t•\tone;\n\t•\ttwo." },
    { "", 0, 0, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbProseBuffer) buffer = mb_prose_buffer_new ();
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *left = NULL;
      GtkTextIter cursor;

      g_test_message ("%u", i);
      mb_prose_buffer_set_stored (buffer, cases[i].stored);
      gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &cursor, (int) cases[i].line,
                                               (int) cases[i].offset);
      gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &cursor);
      g_assert_cmpint (mb_prose_buffer_split (buffer, &before, &after), ==, cases[i].before != NULL);
      g_assert_cmpstr (before, ==, cases[i].before);
      g_assert_cmpstr (after, ==, cases[i].after);
      left = mb_prose_buffer_dup_stored (buffer);
      g_assert_cmpstr (left, ==, cases[i].stored);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/app/prose-buffer/identity", test_identity);
  g_test_add_func ("/app/prose-buffer/foreign", test_foreign);
  g_test_add_func ("/app/prose-buffer/walks", test_walks);
  g_test_add_func ("/app/prose-buffer/split", test_split);

  return g_test_run ();
}
