/* Minute Book: what the PDF says of itself
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/mb-paper.h"

G_BEGIN_DECLS

char *mb_press_make_xmp (const MbPaper *paper,
                         gint64         made_at);

G_END_DECLS
