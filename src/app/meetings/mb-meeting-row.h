/* Minute Book: a meeting's row in a list
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/meetings/mb-meeting-entry.h"

G_BEGIN_DECLS

#define MB_TYPE_MEETING_ROW (mb_meeting_row_get_type ())
G_DECLARE_FINAL_TYPE (MbMeetingRow, mb_meeting_row, MB, MEETING_ROW, AdwBin)

GtkWidget *mb_meeting_row_new       (void);
void       mb_meeting_row_bind      (MbMeetingRow   *self,
                                     MbMeetingEntry *entry,
                                     gboolean        with_panel);
char      *mb_meeting_row_dup_label (MbMeetingRow   *self);

G_END_DECLS
