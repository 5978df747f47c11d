/* Minute Book: the minutes of a meeting
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every word of the records stands in the paper, in the order of the minutes:
 * the head (who was there), the opening, the items with their narratives,
 * resolutions and actions, the closing, and the line where the Chair signs. */

#pragma once

#include "paper/mb-disclosure.h"
#include "paper/mb-paper.h"

G_BEGIN_DECLS

MbPaper *mb_minutes_paper_new (MbProceedings *proceedings,
                               MbDisclosure   disclosure);

G_END_DECLS
