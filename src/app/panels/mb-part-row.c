/* Minute Book: a part of a panel, such as a membership
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/panels/mb-part-row.h"

#include <glib/gi18n.h>

#include "app/forms/mb-form.h"

struct _MbPartRow
{
  AdwExpanderRow  parent_instance;

  GtkWidget      *buttons;
  GtkWidget      *up;
  GtkWidget      *down;
  GtkWidget      *remove;

  MbDesk         *desk;
  MbRecord       *record;
  GtkWidget      *form;
};

enum
{
  MOVED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbPartRow, mb_part_row, ADW_TYPE_EXPANDER_ROW)

/**
 * mb_part_row_set_record:
 * @record: as the book has it
 */
void
mb_part_row_set_record (MbPartRow *self,
                        MbRecord  *record)
{
  g_return_if_fail (MB_IS_PART_ROW (self));
  g_return_if_fail (MB_IS_RECORD (record));

  if (self->record != NULL)
    mb_desk_take_away (self->desk, self->record);
  g_set_object (&self->record, record);
  mb_desk_lay (self->desk, record);
  mb_form_set_record (MB_FORM (self->form), record);
}

/**
 * mb_part_row_get_record:
 *
 * Returns: (transfer none): the record, as it is edited
 */
MbRecord *
mb_part_row_get_record (MbPartRow *self)
{
  g_return_val_if_fail (MB_IS_PART_ROW (self), NULL);

  return self->record;
}

static void
set_label (GtkWidget *button,
           char      *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
}

/**
 * mb_part_row_set_names:
 * @name: what it is called
 * @details: what else is said of it while it is closed
 */
void
mb_part_row_set_names (MbPartRow  *self,
                       const char *name,
                       const char *details)
{
  g_autofree char *label = NULL;

  g_return_if_fail (MB_IS_PART_ROW (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), details);
  label = *details != '\0' ? g_strconcat (name, ", ", details, NULL) : g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* TRANSLATORS: %s is what is moved, such as an item of the agenda */
  set_label (self->up, g_strdup_printf (_("Move %s up"), name));
  /* TRANSLATORS: %s is what is moved, such as an item of the agenda */
  set_label (self->down, g_strdup_printf (_("Move %s down"), name));
  /* TRANSLATORS: %s is what is removed, such as a member's name */
  set_label (self->remove, g_strdup_printf (_("Remove %s"), name));
}

/**
 * mb_part_row_set_place:
 *
 * Says where among others it stands, so that it can be moved.
 */
void
mb_part_row_set_place (MbPartRow *self,
                       gboolean   is_first,
                       gboolean   is_last)
{
  gboolean writable;

  g_return_if_fail (MB_IS_PART_ROW (self));

  writable = !mb_desk_is_read_only (self->desk);
  gtk_widget_set_visible (self->up, TRUE);
  gtk_widget_set_visible (self->down, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.up", writable && !is_first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.down", writable && !is_last);
}

static void
up_cb (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, -1);
}

static void
down_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, 1);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVED], 0);
}

static void
mb_part_row_dispose (GObject *object)
{
  MbPartRow *self = MB_PART_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PART_ROW);
  if (self->desk != NULL && self->record != NULL)
    mb_desk_take_away (self->desk, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_part_row_parent_class)->dispose (object);
}

static void
mb_part_row_class_init (MbPartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_part_row_dispose;

  /* It is to stand so many places further down. */
  signals[MOVED] = g_signal_new ("moved", MB_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", MB_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "part.up", NULL, up_cb);
  gtk_widget_class_install_action (widget_class, "part.down", NULL, down_cb);
  gtk_widget_class_install_action (widget_class, "part.remove", NULL, remove_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-part-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPartRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, MbPartRow, up);
  gtk_widget_class_bind_template_child (widget_class, MbPartRow, down);
  gtk_widget_class_bind_template_child (widget_class, MbPartRow, remove);
}

static void
mb_part_row_init (MbPartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Until it is known where it stands. */
  gtk_widget_set_visible (self->up, FALSE);
  gtk_widget_set_visible (self->down, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.up", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.down", FALSE);
}

GtkWidget *
mb_part_row_new (MbDesk      *desk,
                 MbKind       kind,
                 const guint *fields,
                 guint        n_fields)
{
  MbPartRow *self;
  GtkWidget *row;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_PART_ROW, NULL);
  self->desk = g_object_ref (desk);
  self->form = mb_form_new (desk, _(mb_kind_get_info (kind)->label), kind, fields, n_fields);
  mb_form_drop_frame (MB_FORM (self->form));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.remove", !mb_desk_is_read_only (desk));

  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->form);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);

  return GTK_WIDGET (self);
}
