/* Minute Book: why the book can't be written, and what to do about it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_TROUBLE_BAR (mb_trouble_bar_get_type ())
G_DECLARE_FINAL_TYPE (MbTroubleBar, mb_trouble_bar, MB, TROUBLE_BAR, AdwBin)

void mb_trouble_bar_watch (MbTroubleBar *self,
                           MbDesk       *desk);

G_END_DECLS
