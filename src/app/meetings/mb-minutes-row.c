/* Minute Book: what the minutes say of one item
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-minutes-row.h"

#include "app/meetings/mb-decision-view.h"
#include "app/meetings/mb-prose-view.h"
#include "core/mb-item.h"

struct _MbMinutesRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *number;
  GtkLabel      *title;
  GtkWidget     *access;
  GtkBox        *body;
  gint64         item;
};

G_DEFINE_FINAL_TYPE (MbMinutesRow, mb_minutes_row, GTK_TYPE_LIST_BOX_ROW)

static void
add_part (MbMinutesRow  *self,
          MbProceedings *proceedings,
          MbRecord      *part)
{
  GtkWidget *child;

  switch ((int) mb_record_get_kind (part))
    {
    case MB_KIND_NARRATIVE:
      child = mb_prose_view_new ();
      mb_prose_view_show_stored (MB_PROSE_VIEW (child),
                                 mb_record_get_text (part, MB_NARRATIVE_TEXT));
      break;
    case MB_KIND_RESOLUTION:
    case MB_KIND_ACTION:
      child = mb_decision_view_new (proceedings, part);
      break;
    default:
      g_return_if_reached ();
    }
  gtk_box_append (self->body, child);
}

static void
show_item (MbMinutesRow  *self,
           MbProceedings *proceedings,
           MbRecord      *item)
{
  g_autoptr (GPtrArray) parts = mb_proceedings_list_minutes (proceedings, item);
  const char *number = mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER);
  const char *title = mb_record_get_text (item, MB_ITEM_PRIVATE_TITLE);
  g_autofree char *label = NULL;

  if (title == NULL)
    title = mb_record_get_text (item, MB_ITEM_TITLE);
  gtk_label_set_label (self->number, number != NULL ? number : "");
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (self->access, mb_item_is_withheld (item));
  for (guint i = 0; i < parts->len; i++)
    add_part (self, proceedings, g_ptr_array_index (parts, i));

  label = g_strjoin (" ", number != NULL ? number : "", title != NULL ? title : "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strstrip (label), -1);
}

static void
mb_minutes_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_MINUTES_ROW);

  G_OBJECT_CLASS (mb_minutes_row_parent_class)->dispose (object);
}

static void
mb_minutes_row_class_init (MbMinutesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_minutes_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-minutes-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMinutesRow, number);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesRow, title);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesRow, access);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesRow, body);
}

static void
mb_minutes_row_init (MbMinutesRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mb_minutes_row_new (MbProceedings *proceedings,
                    MbRecord      *item)
{
  MbMinutesRow *self;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (MB_IS_RECORD (item), NULL);

  self = g_object_new (MB_TYPE_MINUTES_ROW, NULL);
  self->item = mb_record_get_id (item);
  show_item (self, proceedings, item);

  return GTK_WIDGET (self);
}

gint64
mb_minutes_row_get_item (MbMinutesRow *self)
{
  g_return_val_if_fail (MB_IS_MINUTES_ROW (self), 0);

  return self->item;
}
