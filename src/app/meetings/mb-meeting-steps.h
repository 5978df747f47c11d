/* Minute Book: how far a meeting has come, and what comes next
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The state opens a menu with what can be done to it; beside it a button says
 * what is usual next. Publishing begins with a look at the agenda; the signal
 * 'chosen' says which finding of it is to be cured. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_MEETING_STEPS (mb_meeting_steps_get_type ())
G_DECLARE_FINAL_TYPE (MbMeetingSteps, mb_meeting_steps, MB, MEETING_STEPS, AdwBin)

void mb_meeting_steps_set_desk        (MbMeetingSteps *self,
                                       MbDesk         *desk);
void mb_meeting_steps_set_proceedings (MbMeetingSteps *self,
                                       MbProceedings  *proceedings);

G_END_DECLS
