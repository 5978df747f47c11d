/* Minute Book: what the parts of the window share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-sidebar.h"
#include "app/mb-trouble-bar.h"
#include "app/mb-window.h"
#include "app/meetings/mb-meetings-page.h"
#include "app/today/mb-today.h"

G_BEGIN_DECLS

struct _MbWindow
{
  AdwApplicationWindow    parent_instance;

  AdwToastOverlay        *toasts;
  GtkStack               *stack;
  AdwStatusPage          *failure;
  AdwNavigationSplitView *split;
  AdwWindowTitle         *book_title;
  MbSidebar              *sidebar;
  GMenu                  *recents;
  AdwNavigationView      *navigation;
  MbExportBar            *export_bar;
  MbTroubleBar           *trouble_bar;

  MbMeetingsPage         *meetings_page;
  GSettings              *settings;
  GFile                  *file;
  MbDesk                 *desk;
  MbToday                *today;
  GListStore             *panels;   /* MbRecord */
  GListStore             *meetings; /* MbMeetingEntry */
  AdwToast               *said_toast; /* what the desk said last */
  AdwToast               *undo_toast; /* for the latest change, where that was offered */
  gboolean                has_returned; /* to the place where the book was left */
  gboolean                closing;  /* as soon as everything is saved */
  gboolean                closing_anyway;
};

G_END_DECLS
