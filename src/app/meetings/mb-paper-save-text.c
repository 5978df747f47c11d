/* Minute Book: saves the text of an attached paper
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-paper-save-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/mb-window.h"
#include "book/mb-book-paper-text.h"
#include "book/mb-words.h"
#include "core/mb-document.h"

typedef struct
{
  MbWindow *window;
  MbBook   *book;
  gint64    document;
  char     *path;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->window);
  g_object_unref (order->book);
  g_free (order->path);
  g_free (order);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *name = g_filename_display_basename (order->path);
      g_autoptr (GFile) file = g_file_new_for_path (order->path);

      /* TRANSLATORS: %s is a file's name */
      words = g_strdup_printf (_("Saved “%s”"), name);
      mb_window_say_saved (order->window, words, file);
      return;
    }
  words = mb_words_for_error (error);
  mb_window_say (order->window, words);
}

/* Whoever is in the window may see everything; the text of an exempt paper
 * says that it is. */
static void
save_cb (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;

  if (mb_book_save_paper_text (order->book, order->document, MB_DISCLOSURE_RESTRICTED, order->path, cancellable,
                               &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Order *order = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GTask) task = NULL;

  order->path = file != NULL ? g_file_get_path (file) : NULL;
  if (order->path == NULL)
    {
      if (file != NULL)
        mb_window_say (order->window, _("The text can only be saved to a folder of this computer"));
      order_free (order);
      return;
    }

  task = g_task_new (NULL, NULL, saved_cb, NULL);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, save_cb);
}

/**
 * mb_paper_save_text:
 * @widget: in a window
 * @document: as the book has it
 *
 * Asks for a file, and writes the paper's text into it, page by page.
 */
void
mb_paper_save_text (GtkWidget *widget,
                    MbDesk    *desk,
                    MbRecord  *document)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *title = mb_record_get_text (document, MB_DOCUMENT_TITLE);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (title != NULL ? title : "", ".txt", NULL);
  Order *order;

  if (!MB_IS_WINDOW (root))
    return;

  /* The text begins with the title that was typed last. */
  mb_desk_flush (desk);
  order = g_new0 (Order, 1);
  order->window = g_object_ref (MB_WINDOW (root));
  order->book = g_object_ref (mb_desk_get_book (desk));
  order->document = mb_record_get_id (document);
  gtk_file_dialog_set_title (dialog, _("Save the Text"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (name, "/", '-'));
  gtk_file_dialog_save (dialog, GTK_WINDOW (root), NULL, chosen_cb, order);
}
