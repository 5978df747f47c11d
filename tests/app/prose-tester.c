/* Minute Book: a prose in a window, for tests
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prose-tester.h"

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
edited_cb (ProseTester *tester)
{
  tester->n_edited++;
}

static void
leave_cb (ProseTester             *tester,
          GtkDirectionType  direction)
{
  tester->left = (int) direction;
}

void
prose_tester_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
prose_tester_set_up (ProseTester          *tester,
                     gconstpointer  stored)
{
  tester->editor = MB_PROSE_EDITOR (mb_prose_editor_new ());
  tester->text = MB_PROSE_TEXT (find_text (GTK_WIDGET (tester->editor)));
  tester->buffer = mb_prose_text_get_buffer (tester->text);
  tester->left = -1;
  tester->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (tester->window, 500, 400);
  gtk_window_set_child (tester->window, GTK_WIDGET (tester->editor));
  g_signal_connect_swapped (tester->editor, "edited", G_CALLBACK (edited_cb), tester);
  g_signal_connect_swapped (tester->editor, "leave", G_CALLBACK (leave_cb), tester);
  gtk_window_present (tester->window);
  mb_prose_editor_set_stored (tester->editor, stored);
  mb_prose_editor_place_cursor (tester->editor, TRUE);
  prose_tester_settle ();
}

void
prose_tester_tear_down (ProseTester          *tester,
                        gconstpointer  stored)
{
  gtk_window_destroy (tester->window);
  prose_tester_settle ();
}

/* What an input method hands to the text view, letter by letter. */
void
prose_tester_type (ProseTester       *tester,
                   const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      GtkTextBuffer *buffer = GTK_TEXT_BUFFER (tester->buffer);

      if (*p == '\n')
        {
          if (mb_prose_text_press (tester->text, GDK_KEY_Return, 0))
            continue;
        }
      else if (*p == '\t')
        {
          mb_prose_text_press (tester->text, GDK_KEY_Tab, 0);
          continue;
        }
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, p, (int) (g_utf8_next_char (p) - p), TRUE);
      gtk_text_buffer_end_user_action (buffer);
    }
}

void
prose_tester_press (ProseTester            *tester,
                    guint            key,
                    GdkModifierType  modifiers)
{
  if (key == GDK_KEY_BackSpace)
    g_signal_emit_by_name (tester->text, "backspace");
  else if (key == GDK_KEY_Delete)
    g_signal_emit_by_name (tester->text, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  else if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    g_signal_emit_by_name (tester->text, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS,
                           key == GDK_KEY_Left ? -1 : 1, (modifiers & GDK_SHIFT_MASK) != 0);
  else if (key == GDK_KEY_Home || key == GDK_KEY_End)
    g_signal_emit_by_name (tester->text, "move-cursor", GTK_MOVEMENT_DISPLAY_LINE_ENDS,
                           key == GDK_KEY_Home ? -1 : 1, (modifiers & GDK_SHIFT_MASK) != 0);
  else
    g_assert_true (mb_prose_text_press (tester->text, key, modifiers));
}

char *
prose_tester_read (MbProseBuffer *buffer)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)); i++)
    g_ptr_array_add (lines, mb_prose_buffer_read_line (buffer, (guint) i));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

void
prose_tester_assert_shown (ProseTester       *tester,
                           const char *wanted)
{
  g_autofree char *shown = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (tester->buffer), &start, &end);
  shown = gtk_text_iter_get_slice (&start, &end);
  g_assert_cmpstr (shown, ==, wanted);
}

void
prose_tester_place (ProseTester *tester,
                    int   line,
                    int   offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (tester->buffer), &iter, line, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (tester->buffer), &iter);
}

void
prose_tester_select (ProseTester *tester,
                     int   first,
                     int   first_offset,
                     int   last,
                     int   last_offset)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (tester->buffer), &start, first, first_offset);
  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (tester->buffer), &end, last, last_offset);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (tester->buffer), &end, &start);
}
