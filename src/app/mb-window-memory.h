/* Minute Book: how a window was left, kept for the next time
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Its size, and for each book the place where the clerk was. */

#pragma once

#include "app/mb-window.h"

G_BEGIN_DECLS

void mb_window_keep_size       (MbWindow *self);
void mb_window_keep_place      (MbWindow *self);
void mb_window_return_to_place (MbWindow *self);

G_END_DECLS
