/* Minute Book: the minutes' own words for resolutions and actions
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the printed minutes say around a text that the clerk wrote. The window
 * shows the same words. */

#pragma once

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

const char *mb_minutes_get_word (MbRecord      *record,
                                 const char    *language);
char       *mb_minutes_say_rest (MbProceedings *proceedings,
                                 MbRecord      *record);

G_END_DECLS
