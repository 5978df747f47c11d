/* Minute Book: a window, and the book in it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-application.h"
#include "app/mb-desk.h"
#include "app/export/mb-export-bar.h"
#include "app/meetings/mb-meeting-page.h"

G_BEGIN_DECLS

/**
 * MbOpening:
 * @MB_OPENING_EXISTING: a book that is there
 * @MB_OPENING_NEW: an empty book is made first
 * @MB_OPENING_SAMPLE: the sample council, which is made unless it is there
 */
typedef enum
{
  MB_OPENING_EXISTING,
  MB_OPENING_NEW,
  MB_OPENING_SAMPLE,
} MbOpening;

#define MB_TYPE_WINDOW (mb_window_get_type ())
G_DECLARE_FINAL_TYPE (MbWindow, mb_window, MB, WINDOW, AdwApplicationWindow)

GtkWidget     *mb_window_new              (MbApplication *app);
void           mb_window_open_book        (MbWindow      *self,
                                           GFile         *file,
                                           MbOpening      opening);
GFile         *mb_window_get_file         (MbWindow      *self);
MbDesk        *mb_window_get_desk         (MbWindow      *self);
MbMeetingPage *mb_window_get_meeting_page (MbWindow      *self);
MbExportBar   *mb_window_get_export_bar   (MbWindow      *self);
GListModel    *mb_window_get_panels       (MbWindow      *self);
gint64         mb_window_get_panel        (MbWindow      *self);
void           mb_window_show_meeting     (MbWindow      *self,
                                           gint64         meeting);
void           mb_window_show_planned     (MbWindow      *self,
                                           gint64         meeting);
void           mb_window_show_item        (MbWindow      *self,
                                           gint64         meeting,
                                           gint64         item);
void           mb_window_show_page        (MbWindow      *self,
                                           const char    *name);
void           mb_window_show_scope       (MbWindow      *self,
                                           const char    *name,
                                           const char    *scope);
void           mb_window_toggle_sidebar   (MbWindow      *self);
void           mb_window_say              (MbWindow      *self,
                                           const char    *words);
void           mb_window_say_saved        (MbWindow      *self,
                                           const char    *words,
                                           GFile         *file);

G_END_DECLS
