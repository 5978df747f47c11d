/* Minute Book: a meeting's row in a list
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-meeting-row.h"

#include "app/meetings/mb-state-chip.h"

struct _MbMeetingRow
{
  AdwBin       parent_instance;

  GtkLabel    *day;
  GtkLabel    *details;
  MbStateChip *state;
};

G_DEFINE_FINAL_TYPE (MbMeetingRow, mb_meeting_row, ADW_TYPE_BIN)

void
mb_meeting_row_bind (MbMeetingRow   *self,
                     MbMeetingEntry *entry,
                     gboolean        with_panel)
{
  g_autofree char *day = NULL;
  g_autofree char *details = NULL;

  g_return_if_fail (MB_IS_MEETING_ROW (self));
  g_return_if_fail (MB_IS_MEETING_ENTRY (entry));

  day = mb_meeting_entry_dup_day (entry);
  details = mb_meeting_entry_dup_details (entry, with_panel);
  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->details, details);
  mb_state_chip_set_state (self->state, mb_meeting_entry_get_state_key (entry),
                           mb_meeting_entry_get_state (entry));
}

/**
 * mb_meeting_row_dup_label:
 *
 * Returns: (transfer full): all of the row, for a screen reader
 */
char *
mb_meeting_row_dup_label (MbMeetingRow *self)
{
  g_return_val_if_fail (MB_IS_MEETING_ROW (self), NULL);

  return g_strjoin (", ", gtk_label_get_label (self->day), gtk_label_get_label (self->details),
                    mb_state_chip_get_words (self->state), NULL);
}

static void
mb_meeting_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_MEETING_ROW);

  G_OBJECT_CLASS (mb_meeting_row_parent_class)->dispose (object);
}

static void
mb_meeting_row_class_init (MbMeetingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_meeting_row_dispose;

  g_type_ensure (MB_TYPE_STATE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-meeting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMeetingRow, day);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingRow, details);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingRow, state);
}

static void
mb_meeting_row_init (MbMeetingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mb_meeting_row_new (void)
{
  return g_object_new (MB_TYPE_MEETING_ROW, NULL);
}
