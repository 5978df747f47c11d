/* Minute Book: tests of the prose that is written in the window
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "app/prose/mb-prose-buffer-private.h"
#include "app/prose/mb-prose-clipboard.h"
#include "app/prose/mb-prose-editor.h"
#include "app/prose/mb-prose-text.h"
#include "core/mb-prose.h"


typedef struct
{
  GtkWindow     *window;
  MbProseEditor *editor;
  MbProseText   *text;
  MbProseBuffer *buffer;
  guint          n_edited;
  int            left; /* the direction it was left in, or -1 */
} Desk;

static GtkWidget *
find_text (GtkWidget *widget)
{
  if (MB_IS_PROSE_TEXT (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
edited_cb (Desk *desk)
{
  desk->n_edited++;
}

static void
leave_cb (Desk             *desk,
          GtkDirectionType  direction)
{
  desk->left = (int) direction;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_up (Desk          *desk,
        gconstpointer  stored)
{
  desk->editor = MB_PROSE_EDITOR (mb_prose_editor_new ());
  desk->text = MB_PROSE_TEXT (find_text (GTK_WIDGET (desk->editor)));
  desk->buffer = mb_prose_text_get_buffer (desk->text);
  desk->left = -1;
  desk->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (desk->window, 500, 400);
  gtk_window_set_child (desk->window, GTK_WIDGET (desk->editor));
  g_signal_connect_swapped (desk->editor, "edited", G_CALLBACK (edited_cb), desk);
  g_signal_connect_swapped (desk->editor, "leave", G_CALLBACK (leave_cb), desk);
  gtk_window_present (desk->window);
  mb_prose_editor_set_stored (desk->editor, stored);
  mb_prose_editor_place_cursor (desk->editor, TRUE);
  settle ();
}

static void
tear_down (Desk          *desk,
           gconstpointer  stored)
{
  gtk_window_destroy (desk->window);
  settle ();
}

/* What an input method hands to the text view, letter by letter. */
static void
type (Desk       *desk,
      const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      GtkTextBuffer *buffer = GTK_TEXT_BUFFER (desk->buffer);

      if (*p == '\n')
        {
          if (mb_prose_text_press (desk->text, GDK_KEY_Return, 0))
            continue;
        }
      else if (*p == '\t')
        {
          mb_prose_text_press (desk->text, GDK_KEY_Tab, 0);
          continue;
        }
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, p, (int) (g_utf8_next_char (p) - p), TRUE);
      gtk_text_buffer_end_user_action (buffer);
    }
}

static void
press (Desk            *desk,
       guint            key,
       GdkModifierType  modifiers)
{
  if (key == GDK_KEY_BackSpace)
    g_signal_emit_by_name (desk->text, "backspace");
  else if (key == GDK_KEY_Delete)
    g_signal_emit_by_name (desk->text, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  else if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    g_signal_emit_by_name (desk->text, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS,
                           key == GDK_KEY_Left ? -1 : 1, (modifiers & GDK_SHIFT_MASK) != 0);
  else if (key == GDK_KEY_Home || key == GDK_KEY_End)
    g_signal_emit_by_name (desk->text, "move-cursor", GTK_MOVEMENT_DISPLAY_LINE_ENDS,
                           key == GDK_KEY_Home ? -1 : 1, (modifiers & GDK_SHIFT_MASK) != 0);
  else
    g_assert_true (mb_prose_text_press (desk->text, key, modifiers));
}

/* What is stored, and that the text says the same when it is read anew. */
#define assert_stored(desk, wanted)                                       \
  G_STMT_START                                                            \
  {                                                                       \
    g_autofree char *now = mb_prose_editor_dup_stored (desk->editor);    \
    g_autofree char *read = read_text (desk->buffer);                     \
                                                                          \
    g_assert_cmpstr (now, ==, wanted);                                    \
    g_assert_cmpstr (read, ==, wanted);                                   \
  }                                                                       \
  G_STMT_END

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
assert_shown (Desk       *desk,
              const char *wanted)
{
  g_autofree char *shown = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (desk->buffer), &start, &end);
  shown = gtk_text_iter_get_slice (&start, &end);
  g_assert_cmpstr (shown, ==, wanted);
}

static void
test_plain (Desk          *desk,
            gconstpointer  data)
{
  type (desk, "The Chair opened the meeting.\nAll were welcomed.");
  assert_stored (desk, "The Chair opened the meeting.\nAll were welcomed.");
  g_assert_cmpuint (desk->n_edited, >, 0);
}

static void
test_bullets (Desk          *desk,
              gconstpointer  data)
{
  type (desk, "- one");
  assert_stored (desk, "\t•\tone");
  assert_shown (desk, "•\tone");
  type (desk, "\ntwo\n\tin\nagain\n");
  assert_stored (desk, "\t•\tone\n\t•\ttwo\n\t\t◦\tin\n\t\t◦\tagain\n\t\t◦\t");
  type (desk, "\nout");
  assert_stored (desk, "\t•\tone\n\t•\ttwo\n\t\t◦\tin\n\t\t◦\tagain\n\t•\tout");
  type (desk, "\n\nplain");
  assert_stored (desk, "\t•\tone\n\t•\ttwo\n\t\t◦\tin\n\t\t◦\tagain\n\t•\tout\nplain");
}

static void
test_letters (Desk          *desk,
              gconstpointer  data)
{
  type (desk, "(a) one\ntwo\n\tin\nin\n\nthree");
  assert_stored (desk, "\t(a)\tone\n\t(b)\ttwo\n\t\t(i)\tin\n\t\t(ii)\tin\n\t(c)\tthree");
}

static void
test_ambiguous (Desk          *desk,
                gconstpointer  data)
{
  type (desk, "\nnine\nten");
  assert_stored (desk, "\t(g)\tseven\n\t(h)\teight\n\t(i)\tnine\n\t(j)\tten");
}

static void
test_numbers (Desk          *desk,
              gconstpointer  data)
{
  type (desk, "24. is no list\n1. is\nand");
  assert_stored (desk, "24. is no list\n\t1.\tis\n\t2.\tand");
}

static void
place (Desk *desk,
       int   line,
       int   offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (desk->buffer), &iter, line, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (desk->buffer), &iter);
}

static void
test_renumber (Desk          *desk,
               gconstpointer  data)
{
  place (desk, 0, 7);
  type (desk, "\nnew");
  assert_stored (desk, "\t(a)\tone\n\t(b)\tnew\n\t(c)\ttwo\n\t\t(i)\tin\n\t(d)\tthree\n\t(f)\tsix");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "\t(a)\tone\n\t(b)\ttwo\n\t\t(i)\tin\n\t(c)\tthree\n\t(f)\tsix");

  place (desk, 0, 4);
  press (desk, GDK_KEY_BackSpace, 0);
  assert_stored (desk, "one\n\t(a)\ttwo\n\t\t(i)\tin\n\t(b)\tthree\n\t(f)\tsix");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  place (desk, 1, 7);
  press (desk, GDK_KEY_Delete, 0);
  assert_stored (desk, "\t(a)\tone\n\t(b)\ttwoin\n\t(c)\tthree\n\t(f)\tsix");
}

static void
test_backspace (Desk          *desk,
                gconstpointer  data)
{
  place (desk, 1, 2);
  press (desk, GDK_KEY_BackSpace, 0);
  assert_stored (desk, "\t•\tone\ntwo\n\t•\tthree");
  /* Once it is a paragraph, it joins the one before, as in any text. */
  press (desk, GDK_KEY_BackSpace, 0);
  assert_stored (desk, "\t•\tonetwo\n\t•\tthree");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "\t•\tone\n\t•\ttwo\n\t•\tthree");

  /* What is joined to an entry loses its own label. */
  place (desk, 0, 5);
  press (desk, GDK_KEY_Delete, 0);
  assert_stored (desk, "\t•\tonetwo\n\t•\tthree");
}

static void
test_levels (Desk          *desk,
             gconstpointer  data)
{
  g_assert_false (mb_prose_text_press (desk->text, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  press (desk, GDK_KEY_Tab, 0);
  assert_stored (desk, "\t(a)\tone\n\t\t(i)\ttwo");
  press (desk, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_stored (desk, "\t(a)\tone\n\t(b)\ttwo");
}

static void
test_levels_of_several (Desk          *desk,
                        gconstpointer  data)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (desk->buffer), &start, &end);
  gtk_text_iter_forward_line (&start);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (desk->buffer), &start, &end);
  press (desk, GDK_KEY_Tab, 0);
  assert_stored (desk, "\t(a)\tone\n\t\t(i)\ttwo\n\t\t(ii)\tthree");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "\t(a)\tone\n\t(b)\ttwo\n\t(c)\tthree");
}

static void
test_tab_leaves (Desk          *desk,
                 gconstpointer  data)
{
  g_assert_false (mb_prose_text_press (desk->text, GDK_KEY_Tab, 0));
  g_assert_false (mb_prose_text_press (desk->text, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_false (mb_prose_text_press (desk->text, GDK_KEY_Tab, GDK_CONTROL_MASK));
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (desk->text)));
  assert_stored (desk, "a paragraph");
}

/* Imported labels that don't count on are not put right. */
static void
test_odd_labels (Desk          *desk,
                 gconstpointer  data)
{
  place (desk, 0, 7);
  type (desk, "\nnew");
  assert_stored (desk, "\t(a)\tone\n\t(b)\tnew\n\t(d)\tfour\n\t(d)\tfour again\n\t*\tstar\n\t(NB)\tnote");
  type (desk, "\n");
  press (desk, GDK_KEY_BackSpace, 0);
  press (desk, GDK_KEY_BackSpace, 0);
  assert_stored (desk, "\t(a)\tone\n\t(b)\tnew\n\t(d)\tfour\n\t(d)\tfour again\n\t*\tstar\n\t(NB)\tnote");
}

static void
test_cursor (Desk          *desk,
             gconstpointer  data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (desk->buffer);

  /* Left of an entry's text is the end of the paragraph before. */
  place (desk, 1, 4);
  press (desk, GDK_KEY_Left, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (desk->buffer), ==, 7);
  press (desk, GDK_KEY_Right, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (desk->buffer), ==, 12);
  press (desk, GDK_KEY_End, 0);
  press (desk, GDK_KEY_Home, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (desk->buffer), ==, 12);
  place (desk, 0, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (desk->buffer), ==, 4);
  press (desk, GDK_KEY_Left, 0);
  g_assert_cmpint (mb_prose_buffer_get_cursor (desk->buffer), ==, 4);

  /* Nothing is typed into a label, wherever it is put. */
  gtk_text_buffer_begin_user_action (buffer);
  {
    GtkTextIter iter;

    gtk_text_buffer_get_iter_at_offset (buffer, &iter, 1);
    gtk_text_buffer_insert_interactive (buffer, &iter, "X", 1, TRUE);
  }
  gtk_text_buffer_end_user_action (buffer);
  assert_stored (desk, "\t(a)\tXone\n\t(b)\ttwo");
}

static void
select_lines (Desk *desk,
              int   first,
              int   first_offset,
              int   last,
              int   last_offset)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (desk->buffer), &start, first, first_offset);
  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (desk->buffer), &end, last, last_offset);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (desk->buffer), &end, &start);
}

static void
test_delete_entries (Desk          *desk,
                     gconstpointer  data)
{
  /* A whole entry goes with its label, and those behind it count on. */
  select_lines (desk, 1, 4, 2, 4);
  press (desk, GDK_KEY_BackSpace, 0);
  assert_stored (desk, "\t(a)\tone\n\t(b)\tthree\n\t(c)\tfour");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "\t(a)\tone\n\t(b)\ttwo\n\t(c)\tthree\n\t(d)\tfour");
  press (desk, GDK_KEY_y, GDK_CONTROL_MASK);
  assert_stored (desk, "\t(a)\tone\n\t(b)\tthree\n\t(c)\tfour");

  /* The first: the second takes its place. */
  select_lines (desk, 0, 4, 1, 4);
  press (desk, GDK_KEY_Delete, 0);
  assert_stored (desk, "\t(a)\tthree\n\t(b)\tfour");

  select_lines (desk, 0, 6, 1, 6);
  press (desk, GDK_KEY_Delete, 0);
  assert_stored (desk, "\t(a)\tthur");

  gtk_widget_activate_action (GTK_WIDGET (desk->text), "selection.select-all", NULL);
  press (desk, GDK_KEY_BackSpace, 0);
  assert_stored (desk, "");
}

static void
test_undo (Desk          *desk,
           gconstpointer  data)
{
  type (desk, "one two\n- three");
  assert_stored (desk, "one two\n\t•\tthree");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "one two\n\t•\t");
  /* The bullet goes before what was typed for it. */
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "one two\n- ");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "one two\n\\e");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "one two");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "one ");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "");
  for (guint i = 0; i < 6; i++)
    press (desk, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_stored (desk, "one two\n\t•\tthree");

  /* The menu's Undo is ours too. */
  gtk_widget_activate_action (GTK_WIDGET (desk->text), "text.undo", NULL);
  assert_stored (desk, "one two\n\t•\t");

  mb_prose_editor_set_stored (desk->editor, "other");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "other");
}

static void
test_insert (Desk          *desk,
             gconstpointer  data)
{
  guint n_edited = desk->n_edited;

  mb_prose_editor_insert (desk->editor, " 6.45 pm");
  assert_stored (desk, "The Chair left at 6.45 pm");
  g_assert_cmpuint (desk->n_edited, ==, n_edited + 1);
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "The Chair left at");

  n_edited = desk->n_edited;
  mb_prose_editor_set_stored (desk->editor, "\t•\tanother");
  g_assert_cmpuint (desk->n_edited, ==, n_edited);
}

static void
test_leave (Desk          *desk,
            gconstpointer  data)
{
  place (desk, 0, 0);
  press (desk, GDK_KEY_Up, 0);
  g_assert_cmpint (desk->left, ==, GTK_DIR_UP);
  desk->left = -1;
  /* The first paragraph has two lines on the screen. */
  g_assert_false (mb_prose_text_press (desk->text, GDK_KEY_Down, 0));
  place (desk, 1, 0);
  g_assert_false (mb_prose_text_press (desk->text, GDK_KEY_Up, 0));
  g_assert_cmpint (desk->left, ==, -1);
  press (desk, GDK_KEY_Down, 0);
  g_assert_cmpint (desk->left, ==, GTK_DIR_DOWN);
}

static void
test_break (Desk          *desk,
            gconstpointer  data)
{
  press (desk, GDK_KEY_Return, GDK_SHIFT_MASK);
  type (desk, "second");
  assert_stored (desk, "\t•\tfirst\\nsecond");
}

static void
test_toggle (Desk          *desk,
             gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->text), "selection.select-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk->editor), "prose.bullets", NULL);
  assert_stored (desk, "\t•\tone\n\t•\ttwo");
  gtk_widget_activate_action (GTK_WIDGET (desk->editor), "prose.numbers", NULL);
  assert_stored (desk, "\t1.\tone\n\t2.\ttwo");
  gtk_widget_activate_action (GTK_WIDGET (desk->editor), "prose.numbers", NULL);
  assert_stored (desk, "one\ntwo");
}

static void
test_paste (Desk          *desk,
            gconstpointer  data)
{
  place (desk, 0, 3);
  mb_prose_clipboard_insert_typed (desk->buffer, "XX");
  assert_stored (desk, "oneXX two");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  mb_prose_clipboard_insert_typed (desk->buffer, " begins\r\n• bullet\r\n  ◦ inner\r\nends");
  assert_stored (desk, "one begins\n\t•\tbullet\n\t\t◦\tinner\nends two");
  g_assert_cmpint (mb_prose_buffer_get_cursor (desk->buffer), ==, 10 + 1 + 8 + 1 + 7 + 1 + 4);
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "one two");
  mb_prose_clipboard_insert_typed (desk->buffer, "| a | b |\n| 1 | 2 |");
  assert_stored (desk, "one\n|=\n|h\ta\tb\n|\t1\t2\n two");
  mb_prose_clipboard_insert_typed (desk->buffer, "");
  assert_stored (desk, "one\n|=\n|h\ta\tb\n|\t1\t2\n two");
}

static void
test_copy (Desk          *desk,
           gconstpointer  data)
{
  g_autofree char *stored = NULL;

  gtk_widget_activate_action (GTK_WIDGET (desk->text), "selection.select-all", NULL);
  stored = mb_prose_clipboard_dup_selected (desk->buffer);
  g_assert_cmpstr (stored, ==, data);
  gtk_widget_activate_action (GTK_WIDGET (desk->text), "clipboard.copy", NULL);
  mb_prose_editor_set_stored (desk->editor, "");
  gtk_widget_activate_action (GTK_WIDGET (desk->text), "clipboard.paste", NULL);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *pasted = mb_prose_editor_dup_stored (desk->editor);

      if (*pasted != '\0')
        break;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  assert_stored (desk, (const char *) data);
}

static void
test_table (Desk          *desk,
            gconstpointer  data)
{
  /* What is typed beside a table goes to a paragraph of its own. */
  place (desk, 1, 0);
  type (desk, "X");
  assert_stored (desk, "before\nX\n|=\n|h\ta\tb\n|\t1\t\nafter");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, (const char *) data);
  place (desk, 1, 1);
  type (desk, "Y");
  assert_stored (desk, "before\n|=\n|h\ta\tb\n|\t1\t\nY\nafter");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);

  place (desk, 0, 6);
  press (desk, GDK_KEY_Delete, 0);
  assert_stored (desk, (const char *) data);
  place (desk, 1, 1);
  press (desk, GDK_KEY_BackSpace, 0);
  assert_stored (desk, "before\n\\e\nafter");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, (const char *) data);
}

static gboolean
is_wrong (Desk *desk,
          int   line,
          int   offset)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (desk->buffer));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (desk->buffer), &iter, line, offset);

  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "misspelt"));
}

static guint
count_wrong (Desk *desk)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (desk->buffer));
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, "misspelt");
  GtkTextIter iter;
  guint n_toggles = 0;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (desk->buffer), &iter);
  while (gtk_text_iter_forward_to_tag_toggle (&iter, tag))
    n_toggles++;

  return n_toggles / 2;
}

static void
test_spelling (Desk          *desk,
               gconstpointer  data)
{
  const char *const names[] = { "Councillor Hussain Qwrtzu", NULL };
  g_autoptr (GtkStringList) strings = gtk_string_list_new (names);
  mb_prose_editor_set_completions (desk->editor, G_LIST_MODEL (strings));
  place (desk, 0, 0);
  for (guint i = 0; i < 3000 && count_wrong (desk) != 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  settle ();
  g_assert_cmpuint (count_wrong (desk), ==, 1);
  g_assert_true (is_wrong (desk, 0, 12));
  assert_stored (desk, (const char *) data);

  /* The word at the cursor waits until the cursor has left it. */
  mb_prose_editor_place_cursor (desk->editor, TRUE);
  type (desk, " teh");
  settle ();
  g_assert_cmpuint (count_wrong (desk), ==, 1);
  type (desk, " ");
  settle ();
  g_assert_cmpuint (count_wrong (desk), ==, 2);
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

/* Runs the main loop until a long paste is shown. Returns its longest turn, in
 * microseconds. */
static gint64
show_all (Desk *desk)
{
  gint64 longest = 0;

  while (desk->buffer->pending != NULL)
    {
      gint64 start = g_get_monotonic_time ();

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, g_get_monotonic_time () - start);
    }

  return longest;
}

static void
test_paste_much (Desk          *desk,
                 gconstpointer  data)
{
  g_autofree char *words = make_words (200000, TRUE);
  g_autofree char *stored = NULL;
  g_autofree char *read = NULL;
  gint64 start = g_get_monotonic_time ();

  mb_prose_clipboard_insert_typed (desk->buffer, words);
  g_test_message ("the paste: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000.0);
  /* What is typed meanwhile is kept. */
  place (desk, 0, 0);
  type (desk, "Y");
  g_test_message ("the longest turn: %.1f ms", (double) show_all (desk) / 1000.0);
  stored = mb_prose_editor_dup_stored (desk->editor);
  g_assert_cmpuint (count_words (stored), ==, 200000);
  g_assert_true (g_str_has_prefix (stored, "Yone two\n\t•\tword0 "));
  read = read_text (desk->buffer);
  g_assert_cmpstr (stored, ==, read);

  type (desk, "x");
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "one two");
  press (desk, GDK_KEY_y, GDK_CONTROL_MASK);
  g_free (read);
  read = mb_prose_editor_dup_stored (desk->editor);
  g_assert_cmpstr (stored, ==, read);
}

/* Asked at once, a long paste is told whole. */
static void
test_paste_asked (Desk          *desk,
                  gconstpointer  data)
{
  g_autofree char *words = make_words (20000, TRUE);
  g_autofree char *stored = NULL;
  g_autofree char *again = NULL;

  place (desk, 0, 3);
  mb_prose_clipboard_insert_typed (desk->buffer, words);
  g_assert_nonnull (desk->buffer->pending);
  stored = mb_prose_editor_dup_stored (desk->editor);
  g_assert_null (desk->buffer->pending);
  g_assert_cmpuint (count_words (stored), ==, 20000);
  g_assert_true (g_str_has_suffix (stored, " two"));
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "one two");

  /* Undo and another text don't wait for it either. */
  mb_prose_clipboard_insert_typed (desk->buffer, words);
  press (desk, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (desk, "one two");
  mb_prose_clipboard_insert_typed (desk->buffer, words);
  mb_prose_editor_set_stored (desk->editor, "other");
  settle ();
  assert_stored (desk, "other");
}

static void
test_freed (void)
{
  GtkWidget *editor = g_object_ref_sink (mb_prose_editor_new ());

  mb_prose_editor_set_stored (MB_PROSE_EDITOR (editor), "\t•\tone\n|=\n|\tcell");
  g_assert_finalize_object (editor);
}

#define add(path, stored, test) g_test_add ("/app/prose/" path, Desk, stored, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

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
  add ("insert", "The Chair left at", test_insert);
  add ("leave",
       "A paragraph that is so long that it is shown on several lines of the window, which is narrow enough.\nLast",
       test_leave);
  add ("break", "\t•\tfirst", test_break);
  add ("toggle", "one\ntwo", test_toggle);
  add ("paste", "one two", test_paste);
  add ("copy", "one\n\t•\tbullet\\nbroken\n\t\t(a)\t24. x\n|=\n|h\ta\tb\n|\t1\t2\nlast", test_copy);
  add ("table", "before\n|=\n|h\ta\tb\n|\t1\t\nafter", test_table);
  add ("spelling", "The meeting begann late\nHussain Qwrtzu of EHCP 2nd\n\t(iv)\tand", test_spelling);
  add ("paste-much", "one two", test_paste_much);
  add ("paste-asked", "one two", test_paste_asked);
  g_test_add_func ("/app/prose/freed", test_freed);

  return g_test_run ();
}
