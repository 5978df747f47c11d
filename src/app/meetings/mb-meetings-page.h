/* Minute Book: the list of meetings, newest first, by year
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/meetings/mb-meeting-entry.h"

G_BEGIN_DECLS

#define MB_TYPE_MEETINGS_PAGE (mb_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (MbMeetingsPage, mb_meetings_page, MB, MEETINGS_PAGE, AdwNavigationPage)

GtkWidget *mb_meetings_page_new       (GListModel     *meetings);
void       mb_meetings_page_set_panel (MbMeetingsPage *self,
                                       gint64          panel,
                                       const char     *name);
void       mb_meetings_page_set_read_only (MbMeetingsPage *self,
                                           gboolean        read_only);
void       mb_meetings_page_set_needs_panel (MbMeetingsPage *self,
                                             gboolean      needs_panel);

G_END_DECLS
