/* Minute Book: what the parts of the minutes' view share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/minutes/mb-minutes-item.h"
#include "app/minutes/mb-minutes-people.h"
#include "app/minutes/mb-minutes-time.h"
#include "app/minutes/mb-minutes-view.h"

G_BEGIN_DECLS

struct _MbMinutesView
{
  AdwBin           parent_instance;

  GtkStack        *stack;
  MbMinutesTime   *commenced;
  MbMinutesTime   *adjourned;
  MbMinutesTime   *resumed;
  MbMinutesTime   *terminated;
  GtkLabel        *presided;
  GtkLabel        *quorum;
  AdwBin          *opening_place;
  GtkScrolledWindow *scrolled;
  GtkBox          *page;
  GtkBox          *items;
  AdwBin          *closing_place;
  GtkWidget       *commands;

  MbMinutesPart   *opening;
  MbMinutesPart   *closing;
  MbDesk          *desk;
  MbProceedings   *proceedings;
  GHashTable      *rows;    /* id of an item -> MbMinutesItem */
  MbMinutesPeople *people;  /* nullable */
  MbMinutesMeans   means;
  guint            n_near;  /* of whom the names are completed */
  guint            scroll_id;
  guint            n_frames; /* since the focus moved */
  GtkWidget       *current; /* the part or time that has or had the focus */
  GtkWidget       *split_by; /* the new decision for which a narrative was split */
  gint64           asked;   /* the item to show as soon as it is there, or 0 */
};

void mb_minutes_view_go_to_item           (MbMinutesView  *self,
                                           GtkWidget      *item);
void mb_minutes_view_class_install_actions (GtkWidgetClass *klass);

G_END_DECLS
