/* Minute Book: minutes, to be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

#define MB_TYPE_MINUTES_VIEW (mb_minutes_view_get_type ())
G_DECLARE_FINAL_TYPE (MbMinutesView, mb_minutes_view, MB, MINUTES_VIEW, AdwBin)

void mb_minutes_view_set_proceedings (MbMinutesView *self,
                                      MbProceedings *proceedings);
void mb_minutes_view_show_item       (MbMinutesView *self,
                                      gint64         item);
void mb_minutes_view_update_head     (MbMinutesView *self,
                                      MbProceedings *proceedings);

G_END_DECLS
