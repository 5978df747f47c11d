/* Minute Book: commands on the minutes, as a page gives them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-desk-do.h"

G_BEGIN_DECLS

void mb_minutes_do_add     (MbDesk     *desk,
                            MbRecord   *part,
                            gint64      after,
                            MbDeskDone  done,
                            gpointer    owner);
void mb_minutes_do_split   (MbDesk     *desk,
                            gint64      narrative,
                            const char *before,
                            const char *after);
void mb_minutes_do_move    (MbDesk     *desk,
                            MbRecord   *part,
                            gboolean    down);
void mb_minutes_do_remove  (MbDesk     *desk,
                            MbRecord   *part,
                            const char *words);
void mb_minutes_do_number  (MbDesk     *desk,
                            gint64      meeting);

G_END_DECLS
