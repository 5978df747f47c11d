/* Minute Book: what is wrong with the field above, in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-error-row.h"

struct _MbErrorRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *label;
};

G_DEFINE_FINAL_TYPE (MbErrorRow, mb_error_row, GTK_TYPE_LIST_BOX_ROW)

/**
 * mb_error_row_get_words:
 *
 * Returns: (transfer none) (nullable): what is wrong
 */
const char *
mb_error_row_get_words (MbErrorRow *self)
{
  g_return_val_if_fail (MB_IS_ERROR_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : NULL;
}

/**
 * mb_error_row_set_words:
 * @words: (nullable): what is wrong; %NULL hides the row
 */
void
mb_error_row_set_words (MbErrorRow *self,
                        const char *words)
{
  g_return_if_fail (MB_IS_ERROR_ROW (self));

  gtk_label_set_label (self->label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}

/**
 * mb_error_row_get_label:
 *
 * Returns: (transfer none): what describes the field to a screen reader
 */
GtkWidget *
mb_error_row_get_label (MbErrorRow *self)
{
  g_return_val_if_fail (MB_IS_ERROR_ROW (self), NULL);

  return GTK_WIDGET (self->label);
}

static void
mb_error_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_ERROR_ROW);

  G_OBJECT_CLASS (mb_error_row_parent_class)->dispose (object);
}

/* A list asks only the next row to take the focus, and gives up if that won't:
 * Tab would leave the form at the first field with something wrong. */
static gboolean
mb_error_row_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *row = widget;

  while ((row = back ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row)) != NULL)
    if (gtk_widget_child_focus (row, direction))
      return TRUE;

  return FALSE;
}

static void
mb_error_row_class_init (MbErrorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_error_row_dispose;
  widget_class->focus = mb_error_row_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-error-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MbErrorRow, label);
}

static void
mb_error_row_init (MbErrorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mb_error_row_new (void)
{
  return g_object_new (MB_TYPE_ERROR_ROW, NULL);
}
