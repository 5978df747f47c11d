/* Minute Book: another program, from which files are dragged and text is copied
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       files)
{
  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);
}

static GdkFileList *
list_files (char **paths)
{
  GSList *files = NULL;
  GdkFileList *list;

  for (guint i = g_strv_length (paths); i > 0; i--)
    files = g_slist_prepend (files, g_file_new_for_commandline_arg (paths[i - 1]));
  list = gdk_file_list_new_from_list (files);
  g_slist_free_full (files, g_object_unref);

  return list;
}

/* other-program FILE...: has the text of the first on its clipboard, and lets
 * all be dragged, until it is ended */
int
main (int    argc,
      char **argv)
{
  g_autofree char *text = NULL;
  GdkFileList *files;
  GtkDragSource *source;
  GtkWidget *window, *label;

  gtk_init ();
  files = list_files (argv + 1);
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 100);
  label = gtk_label_new ("Files");
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), files);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_child (GTK_WINDOW (window), label);
  if (argc > 1 && g_file_get_contents (argv[1], &text, NULL, NULL) && g_utf8_validate (text, -1, NULL))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (window), text);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_boxed_free (GDK_TYPE_FILE_LIST, files);

  return 0;
}
