/* Minute Book: the notice that a meeting needs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pure functions. A clear day is a working day that is neither the day of the
 * notice nor that of the meeting. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint    mb_notice_from_key     (const char  *key);
gboolean mb_day_is_working_day  (const GDate *day);
void     mb_notice_find_day     (const GDate *meeting,
                                 guint        clear_days,
                                 GDate       *last);

G_END_DECLS
