/* Minute Book: a window with a prose to write, for tests
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* prose-desk FILE: what is stored is written to FILE after each edit. */

#include "config.h"

#include <adwaita.h>

#include "app/prose/mb-prose-editor.h"
#include "app/prose/mb-prose-layer.h"

static void
edited_cb (MbProseEditor *editor,
           const char    *path)
{
  g_autofree char *stored = mb_prose_editor_dup_stored (editor);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, stored, -1, &error))
    g_error ("%s", error->message);
}

static void
leave_cb (MbProseEditor    *editor,
          GtkDirectionType  direction,
          GtkWidget        *label)
{
  gtk_label_set_label (GTK_LABEL (label), direction == GTK_DIR_UP ? "left upwards" : "left downwards");
}

static void
closed_cb (GtkWidget *window,
           GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static gboolean
close_cb (GtkWidget *window,
          GVariant  *arguments,
          gpointer   user_data)
{
  gtk_window_destroy (GTK_WINDOW (window));

  return TRUE;
}

static GtkWidget *
make_page (const char *path)
{
  const char *const names[] = { "Councillor Ashworth", "Councillor Okafor", "Panel Adviser", "Panel Chair",
                                "The Panel noted the report", NULL };
  g_autoptr (GtkStringList) strings = gtk_string_list_new (names);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *editor = mb_prose_editor_new ();
  GtkWidget *label = gtk_label_new ("not left");
  g_autofree char *stored = NULL;

  g_file_get_contents (path, &stored, NULL, NULL);
  mb_prose_editor_set_label (MB_PROSE_EDITOR (editor), "Discussion");
  mb_prose_editor_set_placeholder (MB_PROSE_EDITOR (editor), "What was said");
  mb_prose_editor_set_completions (MB_PROSE_EDITOR (editor), G_LIST_MODEL (strings));
  mb_prose_editor_set_stored (MB_PROSE_EDITOR (editor), stored);
  g_signal_connect_data (editor, "edited", G_CALLBACK (edited_cb), g_strdup (path), (GClosureNotify) g_free, 0);
  g_signal_connect (editor, "leave", G_CALLBACK (leave_cb), label);
  gtk_widget_set_margin_start (page, 24);
  gtk_widget_set_margin_end (page, 24);
  gtk_widget_set_margin_top (page, 24);
  gtk_box_append (GTK_BOX (page), gtk_button_new_with_label ("Before"));
  gtk_box_append (GTK_BOX (page), editor);
  gtk_box_append (GTK_BOX (page), gtk_button_new_with_label ("After"));
  gtk_box_append (GTK_BOX (page), label);

  return page;
}

static void
use_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/minutebook/MinuteBook/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkWidget *window, *layer, *scrolled;

  g_return_val_if_fail (argc == 2, 2);
  adw_init ();
  use_style ();
  window = adw_window_new ();
  scrolled = gtk_scrolled_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 620);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_page (argv[1]));
  layer = mb_prose_layer_new ();
  mb_prose_layer_set_child (MB_PROSE_LAYER (layer), scrolled);
  adw_window_set_content (ADW_WINDOW (window), layer);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>q"), gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, shortcuts);
  g_signal_connect (window, "destroy", G_CALLBACK (closed_cb), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);

  return 0;
}
