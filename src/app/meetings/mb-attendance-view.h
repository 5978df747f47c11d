/* Minute Book: who was there, marked
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_ATTENDANCE_VIEW (mb_attendance_view_get_type ())
G_DECLARE_FINAL_TYPE (MbAttendanceView, mb_attendance_view, MB, ATTENDANCE_VIEW, AdwBin)

void mb_attendance_view_set_desk        (MbAttendanceView *self,
                                         MbDesk           *desk);
void mb_attendance_view_set_proceedings (MbAttendanceView *self,
                                         MbProceedings    *proceedings);

G_END_DECLS
