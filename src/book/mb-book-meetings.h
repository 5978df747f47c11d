/* Minute Book: panels and meetings: listing, finding, planning
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/* A meeting in a list, with what a list shows of it. */
typedef struct
{
  MbRecord *meeting;
  MbRecord *panel;
  guint     n_items;
  guint     n_open_actions;
} MbMeetingLine;

void       mb_meeting_line_free    (MbMeetingLine *self);
GPtrArray *mb_book_list_meetings   (MbBook        *book,
                                    gint64         panel,
                                    GError       **error);
gint64     mb_book_find_panel      (MbBook        *book,
                                    const char    *typed,
                                    GError       **error);
gint64     mb_book_find_meeting    (MbBook        *book,
                                    const char    *typed,
                                    GError       **error);
MbRecord  *mb_book_find_item       (MbProceedings *proceedings,
                                    const char    *typed,
                                    GError       **error);
gint64     mb_book_find_previous   (MbBook        *book,
                                    MbRecord      *meeting,
                                    GError       **error);
MbRecord  *mb_book_find_habit      (MbBook        *book,
                                    gint64         panel,
                                    GError       **error);
MbRecord  *mb_book_plan_meeting    (MbBook        *book,
                                    gint64         panel,
                                    const GDate   *date,
                                    GError       **error);
gboolean   mb_book_number_minutes  (MbBook        *book,
                                    gint64         meeting,
                                    GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbMeetingLine, mb_meeting_line_free)

G_END_DECLS
