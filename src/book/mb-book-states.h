/* Minute Book: how far a meeting has come
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A meeting is planned, its agenda is published, it is held, its minutes are
 * drafted, and a later meeting approves them; or it is cancelled before it is
 * held. Each step is one change, which one undo takes back. */

#pragma once

#include "book/mb-book-export.h"

G_BEGIN_DECLS

typedef enum
{
  MB_STEP_NONE, /* approved or cancelled: there is nothing more to do */
  MB_STEP_PUBLISH,
  MB_STEP_HOLD,
  MB_STEP_DRAFT,
  MB_STEP_APPROVE,
} MbMeetingStep;

MbMeetingStep  mb_meeting_find_step       (MbRecord        *meeting);
gboolean       mb_meeting_can_be_cancelled (MbRecord       *meeting);
gboolean       mb_meeting_is_cancelled    (MbRecord        *meeting);

gboolean       mb_book_publish_agenda     (MbBook          *book,
                                           gint64           meeting,
                                           const MbExport  *export,
                                           GError         **error);
gboolean       mb_book_mark_held          (MbBook          *book,
                                           gint64           meeting,
                                           GError         **error);
gboolean       mb_book_mark_drafted       (MbBook          *book,
                                           gint64           meeting,
                                           GError         **error);
gboolean       mb_book_approve_minutes    (MbBook          *book,
                                           gint64           meeting,
                                           MbRecord        *approval,
                                           GError         **error);
gboolean       mb_book_cancel_meeting     (MbBook          *book,
                                           gint64           meeting,
                                           GError         **error);
gboolean       mb_book_reinstate_meeting  (MbBook          *book,
                                           gint64           meeting,
                                           GError         **error);

G_END_DECLS
