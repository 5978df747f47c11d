/* Minute Book: the cursor of a text stands still while somebody types
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-cursor.h"

#define REST_MILLISECONDS 600

typedef struct
{
  GtkTextView *view; /* owns this */
  guint        rest_id;
  gboolean     is_still;
} Cursor;

/* GTK knows one setting for all texts; one alone has the keyboard. */
static void
blink_again (Cursor *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (!self->is_still)
    return;

  self->is_still = FALSE;
  gtk_settings_reset_property (gtk_widget_get_settings (GTK_WIDGET (self->view)), "gtk-cursor-blink");
}

static gboolean
rested_cb (gpointer user_data)
{
  Cursor *self = user_data;

  self->rest_id = 0;
  blink_again (self);
  gtk_text_view_reset_cursor_blink (self->view);

  return G_SOURCE_REMOVE;
}

static gboolean
pressed_cb (Cursor *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self->view));
  gboolean blinks;

  g_object_get (settings, "gtk-cursor-blink", &blinks, NULL);
  if (blinks)
    {
      g_object_set (settings, "gtk-cursor-blink", FALSE, NULL);
      self->is_still = TRUE;
      /* The view looks at the setting when its cursor appears. */
      gtk_text_view_set_cursor_visible (self->view, FALSE);
      gtk_text_view_set_cursor_visible (self->view, TRUE);
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
  g_free (self);
}

/**
 * mb_prose_cursor_attach:
 *
 * For as long as the view lives.
 */
void
mb_prose_cursor_attach (GtkTextView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Cursor *self = g_new0 (Cursor, 1);

  self->view = view;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (blink_again), self);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_object_set_data_full (G_OBJECT (view), "mb-prose-cursor", self, cursor_free);
}
