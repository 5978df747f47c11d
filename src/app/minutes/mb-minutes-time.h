/* Minute Book: when a meeting commenced or terminated
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small entry that reads '6pm', '1800' and '6.30 pm', with a button that
 * puts the present time in. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_MINUTES_TIME (mb_minutes_time_get_type ())
G_DECLARE_FINAL_TYPE (MbMinutesTime, mb_minutes_time, MB, MINUTES_TIME, GtkBox)

void  mb_minutes_time_set_up      (MbMinutesTime *self,
                                   MbDesk        *desk,
                                   guint          field,
                                   gboolean       is_rare);
void  mb_minutes_time_set_meeting (MbMinutesTime *self,
                                   MbRecord      *meeting);
void  mb_minutes_time_set_now     (MbMinutesTime *self);
char *mb_minutes_time_say_now     (MbDesk        *desk);

G_END_DECLS
