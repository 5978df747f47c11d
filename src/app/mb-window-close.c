/* Minute Book: how a window closes, and keeps what it can't save
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-window-close.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/mb-desk-keep.h"
#include "app/mb-window-memory.h"
#include "app/mb-window-private.h"
#include "book/mb-words.h"

/* Keeping. ---------------------------------------------------------------- */

static void
copy_text_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  g_autofree char *text = mb_desk_dup_unsaved (self->desk);

  if (*text == '\0')
    {
      mb_window_say (self, _("Nothing that was typed is unsaved"));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  mb_window_say (self, _("What isn’t saved was copied as text: paste it somewhere safe"));
}

static void
copied_cb (GObject      *owner,
           const char   *path,
           const GError *error)
{
  MbWindow *self = MB_WINDOW (owner);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkApplication *app;

  if (error == NULL && mb_desk_get_failure (self->desk) == NULL)
    {
      g_autofree char *name = g_path_get_basename (path);
      /* TRANSLATORS: %s is a file's name */
      g_autofree char *words = g_strdup_printf (_("Copy saved as “%s”"), name);

      mb_window_say (self, words);
      return;
    }
  if (error != NULL)
    {
      g_autofree char *words = mb_words_for_error (error);

      mb_window_say (self, words);
      return;
    }

  /* The clerk goes on with the copy, which has everything. */
  app = gtk_window_get_application (GTK_WINDOW (self));
  if (app != NULL)
    mb_application_open_book (MB_APPLICATION (app), file);
  self->closing_anyway = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MbWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || self->desk == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    mb_window_say (self, _("A book can only be saved in a folder of this computer"));
  else
    mb_desk_save_copy (self->desk, g_file_peek_path (file), copied_cb, self);
}

static void
save_copy_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = NULL;
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".minutebook"))
    base[strlen (base) - strlen (".minutebook")] = '\0';
  /* TRANSLATORS: the name of a file: %s is the name of the book */
  name = g_strdup_printf (_("%s (copy).minutebook"), base);
  folder = g_file_new_for_path (g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS) != NULL
                                  ? g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS)
                                  : g_get_home_dir ());
  gtk_file_dialog_set_title (dialog, _("Save a Copy Elsewhere"));
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, named_cb, g_object_ref (self));
}

/* Closing. ---------------------------------------------------------------- */

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MbWindow) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "copy-text"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-unsaved", NULL);
  else if (g_str_equal (response, "save-copy"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-copy", NULL);
  if (!g_str_equal (response, "close"))
    return;

  self->closing_anyway = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask_to_close (MbWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Not Everything Is Saved"), NULL);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), mb_desk_get_words (self->desk));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "keep", _("_Keep Editing"),
                                  "copy-text", _("Copy the _Text"),
                                  NULL);
  /* A copy takes what is wrong in a field as little as the book does. */
  if (mb_desk_get_failure (self->desk) != NULL)
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "save-copy",
                                   _("_Save a Copy Elsewhere…"));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close Anyway"));
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, chosen_cb,
                           g_object_ref (self));
}

/**
 * mb_window_go_on_closing:
 *
 * Closes a window that was to be closed, when it is known what is saved.
 */
void
mb_window_go_on_closing (MbWindow *self)
{
  MbDeskStatus status;

  g_return_if_fail (MB_IS_WINDOW (self));

  if (self->desk == NULL || !self->closing)
    return;
  status = mb_desk_get_status (self->desk);
  if (status == MB_DESK_SAVING)
    return;

  self->closing = FALSE;
  if (status == MB_DESK_SAVED)
    gtk_window_close (GTK_WINDOW (self));
  else
    ask_to_close (self);
}

static gboolean
mb_window_close_request (GtkWindow *window)
{
  MbWindow *self = MB_WINDOW (window);
  GtkWindowClass *parent = GTK_WINDOW_CLASS (g_type_class_peek (ADW_TYPE_APPLICATION_WINDOW));

  if (self->desk != NULL && !self->closing_anyway)
    {
      mb_desk_flush (self->desk);
      if (mb_desk_get_status (self->desk) == MB_DESK_SAVING)
        {
          self->closing = TRUE;
          return TRUE;
        }
      if (mb_desk_get_status (self->desk) == MB_DESK_NOT_SAVED)
        {
          ask_to_close (self);
          return TRUE;
        }
    }
  mb_window_keep_size (self);
  mb_window_keep_place (self);

  return parent->close_request (window);
}

void
mb_window_class_install_closing (MbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = mb_window_close_request;
  gtk_widget_class_install_action (widget_class, "win.copy-unsaved", NULL, copy_text_cb);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_cb);
}
