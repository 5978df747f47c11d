/* Minute Book: a meeting: its agenda, attendance and minutes, and its details
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "app/meetings/mb-preflight-entry.h"

G_BEGIN_DECLS

#define MB_TYPE_MEETING_PAGE (mb_meeting_page_get_type ())
G_DECLARE_FINAL_TYPE (MbMeetingPage, mb_meeting_page, MB, MEETING_PAGE, AdwNavigationPage)

GtkWidget     *mb_meeting_page_new             (MbDesk        *desk,
                                                gint64         meeting);
gint64         mb_meeting_page_get_meeting     (MbMeetingPage *self);
MbProceedings *mb_meeting_page_get_proceedings (MbMeetingPage *self);
void           mb_meeting_page_show_view       (MbMeetingPage *self,
                                                const char    *name);
void           mb_meeting_page_show_item       (MbMeetingPage *self,
                                                gint64         item);
void           mb_meeting_page_print           (MbMeetingPage *self);
void           mb_meeting_page_toggle_details  (MbMeetingPage *self);
void           mb_meeting_page_show_cure       (MbMeetingPage    *self,
                                                MbPreflightEntry *entry);
void           mb_meeting_page_toggle_preview  (MbMeetingPage *self);

G_END_DECLS
