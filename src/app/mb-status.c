/* Minute Book: the label that says whether what was typed is saved
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-status.h"

#define MILLISECONDS_TO_REST 400

typedef struct
{
  GtkLabel *label; /* owns this */
  MbDesk   *desk;
  guint     rest_id;
} Status;

static void
show (Status *self)
{
  GtkWidget *widget = GTK_WIDGET (self->label);
  const char *words = mb_desk_get_words (self->desk);
  gboolean failed = mb_desk_get_status (self->desk) == MB_DESK_NOT_SAVED;

  gtk_label_set_label (self->label, words);
  /* Each that is set asks the display where the pointer is, and waits for it. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), failed ? words : NULL) != 0)
    gtk_widget_set_tooltip_text (widget, failed ? words : NULL);
  if (failed)
    {
      gtk_widget_remove_css_class (widget, "dim-label");
      gtk_widget_add_css_class (widget, "error");
    }
  else
    {
      gtk_widget_remove_css_class (widget, "error");
      gtk_widget_add_css_class (widget, "dim-label");
    }
}

static gboolean
rested_cb (gpointer user_data)
{
  Status *self = user_data;

  self->rest_id = 0;
  show (self);

  return G_SOURCE_REMOVE;
}

/* Who types on is saved again and again: that it is saved for this moment can
 * wait until there is a rest, and the title stands still meanwhile. */
static void
status_cb (Status *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (mb_desk_get_status (self->desk) == MB_DESK_SAVED)
    self->rest_id = g_timeout_add (MILLISECONDS_TO_REST, rested_cb, self);
  else
    show (self);
}

static void
status_free (gpointer data)
{
  Status *self = data;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->desk, self);
  g_object_unref (self->desk);
  g_free (self);
}

/**
 * mb_status_follow:
 *
 * Has the label say what the desk says of itself, from now on: trouble at once,
 * and that all is saved as soon as there is a rest.
 */
void
mb_status_follow (GtkLabel *label,
                  MbDesk   *desk)
{
  Status *self;

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (MB_IS_DESK (desk));

  self = g_new0 (Status, 1);
  self->label = label;
  self->desk = g_object_ref (desk);
  g_signal_connect_swapped (desk, "notify::words", G_CALLBACK (status_cb), self);
  show (self);
  g_object_set_data_full (G_OBJECT (label), "mb-status", self, status_free);
}
