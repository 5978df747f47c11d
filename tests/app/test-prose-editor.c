/* Minute Book: tests of the prose that is written in the window
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prose-tester.h"

static void
test_plain (ProseTester          *tester,
            gconstpointer  data)
{
  prose_tester_type (tester, "The Chair opened the meeting.\nAll were welcomed.");
  assert_stored (tester, "The Chair opened the meeting.\nAll were welcomed.");
  g_assert_cmpuint (tester->n_edited, >, 0);
}

static void
test_bullets (ProseTester          *tester,
              gconstpointer  data)
{
  prose_tester_type (tester, "- one");
  assert_stored (tester, "\t•\tone");
  prose_tester_assert_shown (tester, "•\tone");
  prose_tester_type (tester, "\ntwo\n\tin\nagain\n");
  assert_stored (tester, "\t•\tone\n\t•\ttwo\n\t\t◦\tin\n\t\t◦\tagain\n\t\t◦\t");
  prose_tester_type (tester, "\nout");
  assert_stored (tester, "\t•\tone\n\t•\ttwo\n\t\t◦\tin\n\t\t◦\tagain\n\t•\tout");
  prose_tester_type (tester, "\n\nplain");
  assert_stored (tester, "\t•\tone\n\t•\ttwo\n\t\t◦\tin\n\t\t◦\tagain\n\t•\tout\nplain");
}

static void
test_letters (ProseTester          *tester,
              gconstpointer  data)
{
  prose_tester_type (tester, "(a) one\ntwo\n\tin\nin\n\nthree");
  assert_stored (tester, "\t(a)\tone\n\t(b)\ttwo\n\t\t(i)\tin\n\t\t(ii)\tin\n\t(c)\tthree");
}

/* What has room for all of itself stays where it is. */
static void
test_never_scrolls (ProseTester   *tester,
                    gconstpointer  data)
{
  GtkAdjustment *adjustment;

  prose_tester_type (tester, "One.\nTwo.");
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (tester->text));
  gtk_adjustment_set_upper (adjustment, gtk_adjustment_get_page_size (adjustment) + 100);
  gtk_adjustment_set_value (adjustment, 12);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

static void
test_ambiguous (ProseTester          *tester,
                gconstpointer  data)
{
  prose_tester_type (tester, "\nnine\nten");
  assert_stored (tester, "\t(g)\tseven\n\t(h)\teight\n\t(i)\tnine\n\t(j)\tten");
}

static void
test_numbers (ProseTester          *tester,
              gconstpointer  data)
{
  prose_tester_type (tester, "24. is no list\n1. is\nand");
  assert_stored (tester, "24. is no list\n\t1.\tis\n\t2.\tand");
}

static void
test_renumber (ProseTester          *tester,
               gconstpointer  data)
{
  prose_tester_place (tester, 0, 7);
  prose_tester_type (tester, "\nnew");
  assert_stored (tester, "\t(a)\tone\n\t(b)\tnew\n\t(c)\ttwo\n\t\t(i)\tin\n\t(d)\tthree\n\t(f)\tsix");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "\t(a)\tone\n\t(b)\ttwo\n\t\t(i)\tin\n\t(c)\tthree\n\t(f)\tsix");

  prose_tester_place (tester, 0, 4);
  prose_tester_press (tester, GDK_KEY_BackSpace, 0);
  assert_stored (tester, "one\n\t(a)\ttwo\n\t\t(i)\tin\n\t(b)\tthree\n\t(f)\tsix");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  prose_tester_place (tester, 1, 7);
  prose_tester_press (tester, GDK_KEY_Delete, 0);
  assert_stored (tester, "\t(a)\tone\n\t(b)\ttwoin\n\t(c)\tthree\n\t(f)\tsix");
}

static void
test_backspace (ProseTester          *tester,
                gconstpointer  data)
{
  prose_tester_place (tester, 1, 2);
  prose_tester_press (tester, GDK_KEY_BackSpace, 0);
  assert_stored (tester, "\t•\tone\ntwo\n\t•\tthree");
  /* Once it is a paragraph, it joins the one before, as in any text. */
  prose_tester_press (tester, GDK_KEY_BackSpace, 0);
  assert_stored (tester, "\t•\tonetwo\n\t•\tthree");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "\t•\tone\n\t•\ttwo\n\t•\tthree");

  /* What is joined to an entry loses its own label. */
  prose_tester_place (tester, 0, 5);
  prose_tester_press (tester, GDK_KEY_Delete, 0);
  assert_stored (tester, "\t•\tonetwo\n\t•\tthree");
}

static void
test_levels (ProseTester          *tester,
             gconstpointer  data)
{
  g_assert_false (mb_prose_text_press (tester->text, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  prose_tester_press (tester, GDK_KEY_Tab, 0);
  assert_stored (tester, "\t(a)\tone\n\t\t(i)\ttwo");
  prose_tester_press (tester, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_stored (tester, "\t(a)\tone\n\t(b)\ttwo");
}

static void
test_levels_of_several (ProseTester          *tester,
                        gconstpointer  data)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (tester->buffer), &start, &end);
  gtk_text_iter_forward_line (&start);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (tester->buffer), &start, &end);
  prose_tester_press (tester, GDK_KEY_Tab, 0);
  assert_stored (tester, "\t(a)\tone\n\t\t(i)\ttwo\n\t\t(ii)\tthree");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "\t(a)\tone\n\t(b)\ttwo\n\t(c)\tthree");
}

static void
test_tab_leaves (ProseTester          *tester,
                 gconstpointer  data)
{
  g_assert_false (mb_prose_text_press (tester->text, GDK_KEY_Tab, 0));
  g_assert_false (mb_prose_text_press (tester->text, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_false (mb_prose_text_press (tester->text, GDK_KEY_Tab, GDK_CONTROL_MASK));
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (tester->text)));
  assert_stored (tester, "a paragraph");
}

/* Imported labels that don't count on are not put right. */
static void
test_odd_labels (ProseTester          *tester,
                 gconstpointer  data)
{
  prose_tester_place (tester, 0, 7);
  prose_tester_type (tester, "\nnew");
  assert_stored (tester, "\t(a)\tone\n\t(b)\tnew\n\t(d)\tfour\n\t(d)\tfour again\n\t*\tstar\n\t(NB)\tnote");
  prose_tester_type (tester, "\n");
  prose_tester_press (tester, GDK_KEY_BackSpace, 0);
  prose_tester_press (tester, GDK_KEY_BackSpace, 0);
  assert_stored (tester, "\t(a)\tone\n\t(b)\tnew\n\t(d)\tfour\n\t(d)\tfour again\n\t*\tstar\n\t(NB)\tnote");
}

static void
test_cursor (ProseTester          *tester,
             gconstpointer  data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (tester->buffer);

  /* Left of an entry's text is the end of the paragraph before. */
  prose_tester_place (tester, 1, 4);
  prose_tester_press (tester, GDK_KEY_Left, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (tester->buffer), ==, 7);
  prose_tester_press (tester, GDK_KEY_Right, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (tester->buffer), ==, 12);
  prose_tester_press (tester, GDK_KEY_End, 0);
  prose_tester_press (tester, GDK_KEY_Home, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (tester->buffer), ==, 12);
  prose_tester_place (tester, 0, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (tester->buffer), ==, 4);
  prose_tester_press (tester, GDK_KEY_Left, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (tester->buffer), ==, 4);

  /* Nothing is typed into a label, wherever it is put. */
  gtk_text_buffer_begin_user_action (buffer);
  {
    GtkTextIter iter;

    gtk_text_buffer_get_iter_at_offset (buffer, &iter, 1);
    gtk_text_buffer_insert_interactive (buffer, &iter, "X", 1, TRUE);
  }
  gtk_text_buffer_end_user_action (buffer);
  assert_stored (tester, "\t(a)\tXone\n\t(b)\ttwo");
}

static void
test_delete_entries (ProseTester          *tester,
                     gconstpointer  data)
{
  /* A whole entry goes with its label, and those behind it count on. */
  prose_tester_select (tester, 1, 4, 2, 4);
  prose_tester_press (tester, GDK_KEY_BackSpace, 0);
  assert_stored (tester, "\t(a)\tone\n\t(b)\tthree\n\t(c)\tfour");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "\t(a)\tone\n\t(b)\ttwo\n\t(c)\tthree\n\t(d)\tfour");
  prose_tester_press (tester, GDK_KEY_y, GDK_CONTROL_MASK);
  assert_stored (tester, "\t(a)\tone\n\t(b)\tthree\n\t(c)\tfour");

  /* The first: the second takes its place. */
  prose_tester_select (tester, 0, 4, 1, 4);
  prose_tester_press (tester, GDK_KEY_Delete, 0);
  assert_stored (tester, "\t(a)\tthree\n\t(b)\tfour");

  prose_tester_select (tester, 0, 6, 1, 6);
  prose_tester_press (tester, GDK_KEY_Delete, 0);
  assert_stored (tester, "\t(a)\tthur");

  gtk_widget_activate_action (GTK_WIDGET (tester->text), "selection.select-all", NULL);
  prose_tester_press (tester, GDK_KEY_BackSpace, 0);
  assert_stored (tester, "");
}

static void
test_undo (ProseTester          *tester,
           gconstpointer  data)
{
  prose_tester_type (tester, "one two\n- three");
  assert_stored (tester, "one two\n\t•\tthree");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "one two\n\t•\t");
  /* The bullet goes before what was typed for it. */
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "one two\n- ");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "one two\n\\e");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "one two");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "one ");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "");
  for (guint i = 0; i < 6; i++)
    prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_stored (tester, "one two\n\t•\tthree");

  /* The menu's Undo is ours too. */
  gtk_widget_activate_action (GTK_WIDGET (tester->text), "text.undo", NULL);
  assert_stored (tester, "one two\n\t•\t");

  mb_prose_editor_set_stored (tester->editor, "other");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, "other");
}

static void
test_leave (ProseTester          *tester,
            gconstpointer  data)
{
  prose_tester_place (tester, 0, 0);
  prose_tester_press (tester, GDK_KEY_Up, 0);
  g_assert_cmpint (tester->left, ==, GTK_DIR_UP);
  tester->left = -1;
  /* The first paragraph has two lines on the screen. */
  g_assert_false (mb_prose_text_press (tester->text, GDK_KEY_Down, 0));
  prose_tester_place (tester, 1, 0);
  g_assert_false (mb_prose_text_press (tester->text, GDK_KEY_Up, 0));
  g_assert_cmpint (tester->left, ==, -1);
  prose_tester_press (tester, GDK_KEY_Down, 0);
  g_assert_cmpint (tester->left, ==, GTK_DIR_DOWN);
}

static void
test_break (ProseTester          *tester,
            gconstpointer  data)
{
  prose_tester_press (tester, GDK_KEY_Return, GDK_SHIFT_MASK);
  prose_tester_type (tester, "second");
  assert_stored (tester, "\t•\tfirst\\nsecond");
}

static void
test_toggle (ProseTester          *tester,
             gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (tester->text), "selection.select-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (tester->editor), "prose.bullets", NULL);
  assert_stored (tester, "\t•\tone\n\t•\ttwo");
  gtk_widget_activate_action (GTK_WIDGET (tester->editor), "prose.numbers", NULL);
  assert_stored (tester, "\t1.\tone\n\t2.\ttwo");
  gtk_widget_activate_action (GTK_WIDGET (tester->editor), "prose.numbers", NULL);
  assert_stored (tester, "one\ntwo");
}

/* Runs the main loop until a long paste is shown. Returns its longest turn, in
 * microseconds. */
static void
count_cb (guint *n)
{
  (*n)++;
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  (*(guint *) user_data)++;

  return G_SOURCE_CONTINUE;
}

/* The editor is as high as its text, also when that gets shorter, and then lets
 * the page rest. */
static void
test_height (ProseTester   *tester,
             gconstpointer  data)
{
  GtkWidget *editor = GTK_WIDGET (tester->editor);
  guint n_frames = 0, n_told = 0;
  int before;

  gtk_widget_set_valign (editor, GTK_ALIGN_START);
  while (gtk_widget_get_height (editor) == 0 || gtk_widget_get_height (editor) > 100)
    g_main_context_iteration (NULL, TRUE);
  before = gtk_widget_get_height (editor);
  mb_prose_editor_set_stored (tester->editor, "1\n2\n3\n4\n5\n6");
  while (gtk_widget_get_height (editor) < 4 * before)
    g_main_context_iteration (NULL, TRUE);
  mb_prose_editor_set_stored (tester->editor, "One");
  while (gtk_widget_get_height (editor) > before)
    g_main_context_iteration (NULL, TRUE);

  gtk_widget_add_tick_callback (editor, frame_cb, &n_frames, NULL);
  while (n_frames < 5)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (tester->text)), "notify::upper",
                            G_CALLBACK (count_cb), &n_told);
  while (n_frames < 25)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_told, <, 3);
}

#define add(path, stored, test) g_test_add ("/app/prose/" path, ProseTester, stored, prose_tester_set_up, test, prose_tester_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  add ("height", "One", test_height);
  add ("never-scrolls", "", test_never_scrolls);
  add ("plain", "", test_plain);
  add ("bullets", "", test_bullets);
  add ("letters", "", test_letters);
  add ("ambiguous", "\t(g)\tseven\n\t(h)\teight", test_ambiguous);
  add ("numbers", "", test_numbers);
  add ("renumber", "\t(a)\tone\n\t(b)\ttwo\n\t\t(i)\tin\n\t(c)\tthree\n\t(f)\tsix", test_renumber);
  add ("backspace", "\t•\tone\n\t•\ttwo\n\t•\tthree", test_backspace);
  add ("levels", "\t(a)\tone\n\t(b)\ttwo", test_levels);
  add ("levels-of-several", "\t(a)\tone\n\t(b)\ttwo\n\t(c)\tthree", test_levels_of_several);
  add ("tab-leaves", "a paragraph", test_tab_leaves);
  add ("odd-labels", "\t(a)\tone\n\t(d)\tfour\n\t(d)\tfour again\n\t*\tstar\n\t(NB)\tnote", test_odd_labels);
  add ("cursor", "\t(a)\tone\n\t(b)\ttwo", test_cursor);
  add ("delete-entries", "\t(a)\tone\n\t(b)\ttwo\n\t(c)\tthree\n\t(d)\tfour", test_delete_entries);
  add ("undo", "", test_undo);
  add ("leave",
       "A paragraph that is so long that it is shown on several lines of the window, which is narrow enough.\nLast",
       test_leave);
  add ("break", "\t•\tfirst", test_break);
  add ("toggle", "one\ntwo", test_toggle);

  return g_test_run ();
}
