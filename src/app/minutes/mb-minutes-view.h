/* Minute Book: the minutes of a meeting, taken
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One continuous page, item by item, that reads as it will be printed. All of
 * it is worked by the keyboard: arrows go from text to text. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_MINUTES_VIEW (mb_minutes_view_get_type ())
G_DECLARE_FINAL_TYPE (MbMinutesView, mb_minutes_view, MB, MINUTES_VIEW, AdwBin)

void mb_minutes_view_set_desk        (MbMinutesView *self,
                                      MbDesk        *desk);
void mb_minutes_view_set_proceedings (MbMinutesView *self,
                                      MbProceedings *proceedings);
void mb_minutes_view_show_item       (MbMinutesView *self,
                                      gint64         item);
gboolean mb_minutes_view_show_field  (MbMinutesView *self,
                                      MbKind         kind,
                                      gint64         id,
                                      int            field);
void mb_minutes_view_take_focus      (MbMinutesView *self);
void mb_minutes_view_update_head     (MbMinutesView *self,
                                      MbProceedings *proceedings);

G_END_DECLS
