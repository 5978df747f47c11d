/* Minute Book: paragraphs, lists and tables, to be written
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-editor.h"

#include "core/mb-prose.h"

struct _MbProseEditor
{
  GtkWidget      parent_instance;

  GtkTextView   *view;
  GtkTextBuffer *buffer;
  char          *stored;   /* as it was set, while nothing is typed */
  gboolean       setting;
};

enum
{
  EDITED,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseEditor, mb_prose_editor, GTK_TYPE_WIDGET)

static void
changed_cb (MbProseEditor *self)
{
  if (self->setting)
    return;
  g_clear_pointer (&self->stored, g_free);
  g_signal_emit (self, signals[EDITED], 0);
}

static gboolean
key_cb (MbProseEditor   *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  GtkTextIter iter;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  if (key == GDK_KEY_Up && !gtk_text_view_backward_display_line (self->view, &iter))
    g_signal_emit (self, signals[LEAVE], 0, GTK_DIR_UP);
  else if (key == GDK_KEY_Down && !gtk_text_view_forward_display_line (self->view, &iter))
    g_signal_emit (self, signals[LEAVE], 0, GTK_DIR_DOWN);
  else
    return FALSE;

  return TRUE;
}

static void
mb_prose_editor_dispose (GObject *object)
{
  MbProseEditor *self = MB_PROSE_EDITOR (object);

  if (self->view != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->view));
  self->view = NULL;
  g_clear_pointer (&self->stored, g_free);

  G_OBJECT_CLASS (mb_prose_editor_parent_class)->dispose (object);
}

static void
mb_prose_editor_class_init (MbProseEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_prose_editor_dispose;

  signals[EDITED] = g_signal_new ("edited", MB_TYPE_PROSE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", MB_TYPE_PROSE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_DIRECTION_TYPE);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mb_prose_editor_init (MbProseEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
mb_prose_editor_new (void)
{
  return g_object_new (MB_TYPE_PROSE_EDITOR, NULL);
}

void
mb_prose_editor_set_stored (MbProseEditor *self,
                            const char    *stored)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  typed = mb_prose_stored_to_typed (stored);
  self->setting = TRUE;
  gtk_text_buffer_set_text (self->buffer, typed, -1);
  self->setting = FALSE;
  g_set_str (&self->stored, stored != NULL ? stored : "");
}

/**
 * mb_prose_editor_dup_stored:
 *
 * Returns: (transfer full): the text as a prose field stores it
 */
char *
mb_prose_editor_dup_stored (MbProseEditor *self)
{
  g_autofree char *typed = NULL;
  GtkTextIter start, end;

  g_return_val_if_fail (MB_IS_PROSE_EDITOR (self), NULL);

  if (self->stored != NULL)
    return g_strdup (self->stored);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  typed = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);

  return mb_prose_typed_to_stored (typed);
}

void
mb_prose_editor_set_completions (MbProseEditor *self,
                                 GListModel    *strings)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self));
}

void
mb_prose_editor_insert (MbProseEditor *self,
                        const char    *words)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self) && words != NULL);

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_insert_at_cursor (self->buffer, words, -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

void
mb_prose_editor_set_placeholder (MbProseEditor *self,
                                 const char    *words)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  words != NULL ? words : "", -1);
}

void
mb_prose_editor_set_label (MbProseEditor *self,
                           const char    *accessible_name)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self) && accessible_name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_name, -1);
}

void
mb_prose_editor_set_editable (MbProseEditor *self,
                              gboolean       is_editable)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  gtk_text_view_set_editable (self->view, is_editable);
}

void
mb_prose_editor_place_cursor (MbProseEditor *self,
                              gboolean       at_end)
{
  GtkTextIter iter;

  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  if (at_end)
    gtk_text_buffer_get_end_iter (self->buffer, &iter);
  else
    gtk_text_buffer_get_start_iter (self->buffer, &iter);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
