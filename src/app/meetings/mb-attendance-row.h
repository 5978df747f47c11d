/* Minute Book: one person's attendance, marked
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A member is marked by P, A or B while the row has the focus, which goes
 * on to the next, or by its buttons. The row opens for arrivals, departures and a substitute. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "book/mb-book-attendance.h"

G_BEGIN_DECLS

#define MB_TYPE_ATTENDANCE_ROW (mb_attendance_row_get_type ())
G_DECLARE_FINAL_TYPE (MbAttendanceRow, mb_attendance_row, MB, ATTENDANCE_ROW, AdwExpanderRow)

GtkWidget *mb_attendance_row_new   (MbDesk          *desk,
                                    gboolean         is_member);
void       mb_attendance_row_show  (MbAttendanceRow *self,
                                    MbProceedings   *proceedings,
                                    MbRecord        *person,
                                    MbRecord        *attendance,
                                    const char      *details);

G_END_DECLS
