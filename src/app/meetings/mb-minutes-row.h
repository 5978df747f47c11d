/* Minute Book: what the minutes say of one item
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

#define MB_TYPE_MINUTES_ROW (mb_minutes_row_get_type ())
G_DECLARE_FINAL_TYPE (MbMinutesRow, mb_minutes_row, MB, MINUTES_ROW, GtkListBoxRow)

GtkWidget *mb_minutes_row_new (MbProceedings *proceedings,
                               MbRecord      *item);
gint64     mb_minutes_row_get_item (MbMinutesRow *self);

G_END_DECLS
