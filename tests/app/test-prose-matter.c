/* Minute Book: tests of what comes into a prose from elsewhere
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-clipboard.h"
#include "prose-tester.h"

static void
test_insert (ProseTester          *tester,
             gconstpointer  data)
{
  guint n_edited = tester->n_edited;

  mb_prose_editor_insert (tester->editor, " 6.45 pm");
  assert_stored (tester, "The Chair left at 6.45 pm");
  g_assert_cmpuint (tester->n_edited, ==, n_edited + 1);
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "The Chair left at");

  n_edited = tester->n_edited;
  mb_prose_editor_set_stored (tester->editor, "\t•\tanother");
  g_assert_cmpuint (tester->n_edited, ==, n_edited);
}

static void
test_paste (ProseTester          *tester,
            gconstpointer  data)
{
  prose_tester_place (tester, 0, 3);
  mb_prose_clipboard_insert_typed (tester->buffer, "XX");
  assert_stored (tester, "oneXX two");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  mb_prose_clipboard_insert_typed (tester->buffer, " begins\r\n• bullet\r\n  ◦ inner\r\nends");
  assert_stored (tester, "one begins\n\t•\tbullet\n\t\t◦\tinner\nends two");
  g_assert_cmpint (mb_prose_buffer_get_cursor (tester->buffer), ==, 10 + 1 + 8 + 1 + 7 + 1 + 4);
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "one two");
  mb_prose_clipboard_insert_typed (tester->buffer, "| a | b |\n| 1 | 2 |");
  assert_stored (tester, "one\n|=\n|h\ta\tb\n|\t1\t2\n two");
  mb_prose_clipboard_insert_typed (tester->buffer, "");
  assert_stored (tester, "one\n|=\n|h\ta\tb\n|\t1\t2\n two");
}

static void
test_copy (ProseTester          *tester,
           gconstpointer  data)
{
  g_autofree char *stored = NULL;

  gtk_widget_activate_action (GTK_WIDGET (tester->text), "selection.select-all", NULL);
  stored = mb_prose_clipboard_dup_selected (tester->buffer);
  g_assert_cmpstr (stored, ==, data);
  gtk_widget_activate_action (GTK_WIDGET (tester->text), "clipboard.copy", NULL);
  mb_prose_editor_set_stored (tester->editor, "");
  gtk_widget_activate_action (GTK_WIDGET (tester->text), "clipboard.paste", NULL);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *pasted = mb_prose_editor_dup_stored (tester->editor);

      if (*pasted != '\0')
        break;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  assert_stored (tester, (const char *) data);
}

static void
test_table (ProseTester          *tester,
            gconstpointer  data)
{
  /* What is typed beside a table goes to a paragraph of its own. */
  prose_tester_place (tester, 1, 0);
  prose_tester_type (tester, "X");
  assert_stored (tester, "before\nX\n|=\n|h\ta\tb\n|\t1\t\nafter");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, (const char *) data);
  prose_tester_place (tester, 1, 1);
  prose_tester_type (tester, "Y");
  assert_stored (tester, "before\n|=\n|h\ta\tb\n|\t1\t\nY\nafter");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);

  prose_tester_place (tester, 0, 6);
  prose_tester_press (tester, GDK_KEY_Delete, 0);
  assert_stored (tester, (const char *) data);
  prose_tester_place (tester, 1, 1);
  prose_tester_press (tester, GDK_KEY_BackSpace, 0);
  assert_stored (tester, "before\n\\e\nafter");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, (const char *) data);
}

static gboolean
is_wrong (ProseTester *tester,
          int   line,
          int   offset)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (tester->buffer));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (tester->buffer), &iter, line, offset);

  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "misspelt"));
}

static guint
count_wrong (ProseTester *tester)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (tester->buffer));
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, "misspelt");
  GtkTextIter iter;
  guint n_toggles = 0;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (tester->buffer), &iter);
  while (gtk_text_iter_forward_to_tag_toggle (&iter, tag))
    n_toggles++;

  return n_toggles / 2;
}

static void
test_spelling (ProseTester          *tester,
               gconstpointer  data)
{
  const char *const names[] = { "Councillor Hussain Qwrtzu", NULL };
  g_autoptr (GtkStringList) strings = gtk_string_list_new (names);
  mb_prose_editor_set_completions (tester->editor, G_LIST_MODEL (strings));
  prose_tester_place (tester, 0, 0);
  for (guint i = 0; i < 3000 && count_wrong (tester) != 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  prose_tester_settle ();
  g_assert_cmpuint (count_wrong (tester), ==, 1);
  g_assert_true (is_wrong (tester, 0, 12));
  assert_stored (tester, (const char *) data);

  /* The word at the cursor waits until the cursor has left it. */
  mb_prose_editor_place_cursor (tester->editor, TRUE);
  prose_tester_type (tester, " teh");
  prose_tester_settle ();
  g_assert_cmpuint (count_wrong (tester), ==, 1);
  prose_tester_type (tester, " ");
  prose_tester_settle ();
  g_assert_cmpuint (count_wrong (tester), ==, 2);
}

/* Words of the length of a long evening's, in paragraphs and lists. */
static char *
make_words (guint    n_words,
            gboolean has_lines)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (words, has_lines && i % 60 == 0 ? '\n' : ' ');
      if (has_lines && i % 60 == 0 && i % 180 == 0)
        g_string_append (words, "• ");
      g_string_append_printf (words, "word%u", i);
    }

  return g_string_free_and_steal (words);
}

static guint
count_words (const char *stored)
{
  guint n_words = 0;

  for (const char *p = stored; (p = strstr (p, "word")) != NULL; p++)
    n_words++;

  return n_words;
}

static gint64
show_all (ProseTester *tester)
{
  gint64 longest = 0;

  while (tester->buffer->pending != NULL)
    {
      gint64 start = g_get_monotonic_time ();

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, g_get_monotonic_time () - start);
    }

  return longest;
}

static void
test_paste_much (ProseTester          *tester,
                 gconstpointer  data)
{
  g_autofree char *words = make_words (200000, TRUE);
  g_autofree char *stored = NULL;
  g_autofree char *read = NULL;
  gint64 start = g_get_monotonic_time ();

  mb_prose_clipboard_insert_typed (tester->buffer, words);
  g_test_message ("the paste: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000.0);
  /* What is typed meanwhile is kept. */
  prose_tester_place (tester, 0, 0);
  prose_tester_type (tester, "Y");
  g_test_message ("the longest turn: %.1f ms", (double) show_all (tester) / 1000.0);
  stored = mb_prose_editor_dup_stored (tester->editor);
  g_assert_cmpuint (count_words (stored), ==, 200000);
  g_assert_true (g_str_has_prefix (stored, "Yone two\n\t•\tword0 "));
  read = prose_tester_read (tester->buffer);
  g_assert_cmpstr (stored, ==, read);

  prose_tester_type (tester, "x");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "one two");
  prose_tester_press (tester, GDK_KEY_y, GDK_CONTROL_MASK);
  g_free (read);
  read = mb_prose_editor_dup_stored (tester->editor);
  g_assert_cmpstr (stored, ==, read);
}

/* Asked at once, a long paste is told whole. */
static void
test_paste_asked (ProseTester          *tester,
                  gconstpointer  data)
{
  g_autofree char *words = make_words (20000, TRUE);
  g_autofree char *stored = NULL;
  g_autofree char *again = NULL;

  prose_tester_place (tester, 0, 3);
  mb_prose_clipboard_insert_typed (tester->buffer, words);
  g_assert_nonnull (tester->buffer->pending);
  stored = mb_prose_editor_dup_stored (tester->editor);
  g_assert_null (tester->buffer->pending);
  g_assert_cmpuint (count_words (stored), ==, 20000);
  g_assert_true (g_str_has_suffix (stored, " two"));
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "one two");

  /* Undo and another text don't wait for it either. */
  mb_prose_clipboard_insert_typed (tester->buffer, words);
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "one two");
  mb_prose_clipboard_insert_typed (tester->buffer, words);
  mb_prose_editor_set_stored (tester->editor, "other");
  prose_tester_settle ();
  assert_stored (tester, "other");
}

static void
test_freed (void)
{
  GtkWidget *editor = g_object_ref_sink (mb_prose_editor_new ());

  mb_prose_editor_set_stored (MB_PROSE_EDITOR (editor), "\t•\tone\n|=\n|\tcell");
  /* What was put off until the loop is idle holds it that long. */
  prose_tester_settle ();
  g_assert_finalize_object (editor);
}

#define add(path, stored, test) g_test_add ("/app/prose/" path, ProseTester, stored, prose_tester_set_up, test, prose_tester_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  add ("insert", "The Chair left at", test_insert);
  add ("paste", "one two", test_paste);
  add ("copy", "one\n\t•\tbullet\\nbroken\n\t\t(a)\t24. x\n|=\n|h\ta\tb\n|\t1\t2\nlast", test_copy);
  add ("table", "before\n|=\n|h\ta\tb\n|\t1\t\nafter", test_table);
  add ("spelling", "The meeting begann late\nHussain Qwrtzu of EHCP 2nd\n\t(iv)\tand", test_spelling);
  add ("paste-much", "one two", test_paste_much);
  add ("paste-asked", "one two", test_paste_asked);
  g_test_add_func ("/app/prose/freed", test_freed);

  return g_test_run ();
}
