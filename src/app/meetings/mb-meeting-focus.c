/* Minute Book: which record of a meeting the focus is in
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-meeting-focus.h"

#include "app/meetings/mb-agenda-row.h"
#include "app/minutes/mb-minutes-part.h"

/**
 * mb_meeting_find_record:
 * @focus: a widget of the agenda or the minutes
 *
 * Returns: (transfer none) (nullable): the part of the minutes or the item of
 *   the agenda that it is in
 */
MbRecord *
mb_meeting_find_record (GtkWidget *focus)
{
  MbRecord *record = NULL;

  for (GtkWidget *widget = focus; widget != NULL && record == NULL; widget = gtk_widget_get_parent (widget))
    if (MB_IS_MINUTES_PART (widget))
      record = mb_minutes_part_get_record (MB_MINUTES_PART (widget));
    else if (MB_IS_AGENDA_ROW (widget))
      record = mb_agenda_row_get_item (MB_AGENDA_ROW (widget));

  return record != NULL && mb_record_get_kind (record) != MB_KIND_MEETING ? record : NULL;
}
