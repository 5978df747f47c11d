/* Minute Book: the press's pages put together as a file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/mb-paper.h"
#include "pdf/press/mb-press-log.h"

G_BEGIN_DECLS

GBytes *mb_press_make_file (const MbPaper  *paper,
                            MbLog          *log,
                            gint64          made_at,
                            GCancellable   *cancellable,
                            GError        **error);

G_END_DECLS
