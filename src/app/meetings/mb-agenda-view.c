/* Minute Book: an agenda, to be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-agenda-view.h"

#include "app/meetings/mb-agenda-row.h"

struct _MbAgendaView
{
  AdwBin      parent_instance;

  GtkStack   *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MbAgendaView, mb_agenda_view, ADW_TYPE_BIN)

void
mb_agenda_view_set_proceedings (MbAgendaView  *self,
                                MbProceedings *proceedings)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (MB_IS_AGENDA_VIEW (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  gtk_list_box_remove_all (self->list);
  items = mb_proceedings_list_items (proceedings);
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (self->list, mb_agenda_row_new (proceedings, g_ptr_array_index (items, i)));
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static void
mb_agenda_view_class_init (MbAgendaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-agenda-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAgendaView, stack);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaView, list);
}

static void
mb_agenda_view_init (MbAgendaView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
