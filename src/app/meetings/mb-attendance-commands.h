/* Minute Book: commands on an attendance, as a page gives them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-desk-do.h"
#include "book/mb-book-attendance.h"

G_BEGIN_DECLS

void mb_attendance_do_mark        (MbDesk     *desk,
                                   gint64      meeting,
                                   gint64      person,
                                   const char *status);
void mb_attendance_do_mark_all    (MbDesk     *desk,
                                   gint64      meeting);
void mb_attendance_do_add         (MbDesk     *desk,
                                   gint64      meeting,
                                   const char *typed,
                                   gint64      substitute_for);
void mb_attendance_do_remove      (MbDesk     *desk,
                                   MbRecord   *record,
                                   const char *words);
void mb_attendance_do_move        (MbDesk     *desk,
                                   gint64      attendance,
                                   const char *kind,
                                   int         minutes);
void mb_attendance_do_declare     (MbDesk     *desk,
                                   gint64      meeting,
                                   gint64      person,
                                   gint64      item);

G_END_DECLS
