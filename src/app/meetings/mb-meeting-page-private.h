/* Minute Book: what the files of a meeting's page share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/meetings/mb-meeting-page.h"

#include "app/mb-status.h"
#include "app/forms/mb-choices.h"
#include "app/forms/mb-form.h"
#include "app/meetings/mb-agenda-view.h"
#include "app/meetings/mb-attendance-view.h"
#include "app/meetings/mb-meeting-focus.h"
#include "app/meetings/mb-meeting-steps.h"
#include "app/minutes/mb-minutes-view.h"
#include "app/papers/mb-live-pane.h"
#include "app/papers/mb-papers-view.h"

G_BEGIN_DECLS

struct _MbMeetingPage
{
  AdwNavigationPage    parent_instance;

  GtkStack            *stack;
  AdwStatusPage       *failure;
  AdwBanner           *read_only;
  GtkLabel            *panel;
  GtkLabel            *day;
  MbMeetingSteps      *steps;
  GtkLabel            *status;
  AdwOverlaySplitView *split;
  AdwViewStack        *views;
  MbAgendaView        *agenda;
  MbAttendanceView    *attendance;
  MbMinutesView       *minutes;
  MbPapersView        *papers;
  GtkBox              *forms;
  GtkWidget           *exports;
  GtkWidget           *preview;
  AdwOverlaySplitView *live_split;
  MbLivePane          *live;

  MbDesk              *desk;
  gint64               meeting;
  gint64               item; /* to be shown as soon as it is read, or 0 */
  MbProceedings       *proceedings;
  gboolean             is_removed; /* from the book */
  gboolean             had_preview; /* before the papers were looked at */
  GCancellable        *cancellable;
};

void mb_meeting_page_follow (MbMeetingPage *self,
                             guint          kind,
                             gint64         id,
                             int            field);

G_END_DECLS
