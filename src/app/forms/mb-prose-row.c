/* Minute Book: a text of several paragraphs, as a row of a form
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-prose-row.h"

#include <string.h>

struct _MbProseRow
{
  AdwPreferencesRow  parent_instance;

  GtkTextView       *view;
  GtkTextBuffer     *buffer;
  int                height; /* of the text, when it was last measured */
};

enum
{
  CHANGED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseRow, mb_prose_row, ADW_TYPE_PREFERENCES_ROW)

/**
 * mb_prose_row_get_view:
 *
 * Returns: (transfer none): the widget that is typed into
 */
GtkWidget *
mb_prose_row_get_view (MbProseRow *self)
{
  g_return_val_if_fail (MB_IS_PROSE_ROW (self), NULL);

  return GTK_WIDGET (self->view);
}

/**
 * mb_prose_row_dup_text:
 *
 * Returns: (transfer full): what is typed
 */
char *
mb_prose_row_dup_text (MbProseRow *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (MB_IS_PROSE_ROW (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

void
mb_prose_row_set_text (MbProseRow *self,
                       const char *text)
{
  g_autofree char *old = NULL;

  g_return_if_fail (MB_IS_PROSE_ROW (self));

  old = mb_prose_row_dup_text (self);
  if (!g_str_equal (old, text))
    gtk_text_buffer_set_text (self->buffer, text, -1);
}

static void
changed_cb (MbProseRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A line break that is pasted is a space. */
static void
insert_cb (GtkTextBuffer *buffer,
           GtkTextIter   *at,
           const char    *text,
           int            length,
           MbProseRow    *self)
{
  g_autofree char *line = NULL;

  if (strpbrk (text, "\r\n") == NULL)
    return;

  line = g_strdelimit (g_strndup (text, (gsize) length), "\r\n", ' ');
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, at, line, -1);
}

static gboolean
key_cb (MbProseRow *self,
        guint       key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;

  g_signal_emit (self, signals[LEFT], 0);

  return TRUE;
}

static void
pressed_cb (MbProseRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* A text view that isn't scrolled knows how high it is only once its text was
 * laid out, and doesn't ask for that height by itself. */
static void
measure_again_cb (gpointer user_data)
{
  g_autoptr (MbProseRow) self = user_data;

  if (self->view != NULL)
    gtk_widget_queue_resize (GTK_WIDGET (self->view));
}

/* Of the text alone: the adjustment never says less than what is allotted. */
static int
get_text_height (MbProseRow *self)
{
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_view_get_line_yrange (self->view, &end, &y, &height);

  return y + height;
}

/* Measured again later, since it is told amid an allocation, which would forget
 * it; and only where it is another, for it is told at each allocation. */
static void
height_changed_cb (MbProseRow *self)
{
  int height = get_text_height (self);

  if (height == self->height)
    return;
  self->height = height;
  g_idle_add_once (measure_again_cb, g_object_ref (self));
}

static void
check_height_cb (gpointer user_data)
{
  g_autoptr (MbProseRow) self = user_data;

  if (self->view != NULL)
    height_changed_cb (self);
}

/* Later, when the lines that changed have been laid out. */
static void
text_changed_cb (MbProseRow *self)
{
  g_idle_add_once (check_height_cb, g_object_ref (self));
}

static void
mb_prose_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PROSE_ROW);

  G_OBJECT_CLASS (mb_prose_row_parent_class)->dispose (object);
}

static void
mb_prose_row_class_init (MbProseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_prose_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", MB_TYPE_PROSE_ROW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* Enter was pressed in a row for one line. */
  signals[LEFT] = g_signal_new ("left", MB_TYPE_PROSE_ROW, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-prose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MbProseRow, view);
  gtk_widget_class_bind_template_child (widget_class, MbProseRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
mb_prose_row_init (MbProseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)),
                           "notify::upper", G_CALLBACK (height_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mb_prose_row_new (void)
{
  return g_object_new (MB_TYPE_PROSE_ROW, NULL);
}

/**
 * mb_prose_row_new_line:
 *
 * Returns: (transfer floating): a row for one line, which it wraps
 */
GtkWidget *
mb_prose_row_new_line (void)
{
  GtkWidget *row = mb_prose_row_new ();
  MbProseRow *self = MB_PROSE_ROW (row);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (insert_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  return row;
}
