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

#define N_RANDOM 3000

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
    g_autofree char *stored = mb_prose_editor_dup_stored (desk->editor); \
    g_autofree char *read = read_text (desk->buffer);                     \
                                                                          \
    g_assert_cmpstr (stored, ==, wanted);                                 \
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

  return g_test_run ();
}
