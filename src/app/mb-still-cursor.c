/* Minute Book: the cursor stands still while somebody types
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-still-cursor.h"

#include <adwaita.h>

#define KEY "mb-still-cursor"

#define REST_MILLISECONDS 600

typedef struct
{
  GtkWindow   *window; /* owns this */
  GtkSettings *settings;
  guint        rest_id;
  gboolean     is_still;
} Cursor;

/* A field looks at the setting when its cursor appears or moves, and not when
 * the setting changes. */
static void
look_again (Cursor   *self,
            gboolean  blinks)
{
  GtkWidget *field = gtk_window_get_focus (self->window);

  if (field != NULL && GTK_IS_TEXT_VIEW (field))
    {
      gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (field), FALSE);
      gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (field), TRUE);
    }
  else if (field != NULL && GTK_IS_TEXT (field) && blinks)
    /* With a letter it looks by itself. */
    gtk_text_set_attributes (GTK_TEXT (field), gtk_text_get_attributes (GTK_TEXT (field)));
}

/* GTK knows one setting for all fields; one alone has the keyboard. */
static void
blink_again (Cursor *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (!self->is_still)
    return;

  self->is_still = FALSE;
  gtk_settings_reset_property (self->settings, "gtk-cursor-blink");
}

static gboolean
rested_cb (gpointer user_data)
{
  Cursor *self = user_data;

  self->rest_id = 0;
  blink_again (self);
  look_again (self, TRUE);

  return G_SOURCE_REMOVE;
}

static gboolean
is_field (GtkWidget *widget)
{
  return widget != NULL && (GTK_IS_TEXT_VIEW (widget) || GTK_IS_TEXT (widget));
}

static gboolean
pressed_cb (GtkWindow *window)
{
  Cursor *self = g_object_get_data (G_OBJECT (window), KEY);
  gboolean blinks;

  if (self == NULL || !is_field (gtk_window_get_focus (self->window)))
    return GDK_EVENT_PROPAGATE;

  g_object_get (self->settings, "gtk-cursor-blink", &blinks, NULL);
  if (blinks)
    {
      g_object_set (self->settings, "gtk-cursor-blink", FALSE, NULL);
      self->is_still = TRUE;
      look_again (self, FALSE);
    }
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->is_still)
    self->rest_id = g_timeout_add (REST_MILLISECONDS, rested_cb, self);

  return GDK_EVENT_PROPAGATE;
}

static void
cursor_free (gpointer data)
{
  Cursor *self = data;

  blink_again (self);
  g_object_unref (self->settings);
  g_free (self);
}

static void
watch_keys (GtkWindow *window,
            GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

/* A dialog in the window keeps its keys to itself, in newer GTKs. */
static void
dialog_cb (GtkWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (dialog), KEY, window);
  watch_keys (window, GTK_WIDGET (dialog));
}

/**
 * mb_still_cursor_attach:
 *
 * For as long as the window lives; in its dialogs too, if it is an
 * #AdwApplicationWindow.
 */
void
mb_still_cursor_attach (GtkWindow *window)
{
  Cursor *self;

  g_return_if_fail (GTK_IS_WINDOW (window));

  self = g_new0 (Cursor, 1);
  self->window = window;
  self->settings = g_object_ref (gtk_widget_get_settings (GTK_WIDGET (window)));
  g_object_set_data_full (G_OBJECT (window), KEY, self, cursor_free);
  watch_keys (window, GTK_WIDGET (window));
  if (ADW_IS_APPLICATION_WINDOW (window))
    g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
}
