/* Minute Book: meetings
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/mb-kind.h"

G_BEGIN_DECLS

enum
{
  MB_MEETING_PANEL,
  MB_MEETING_KIND,
  MB_MEETING_RECONVENED_FROM,
  MB_MEETING_DATE,
  MB_MEETING_TIME, /* as summoned; see COMMENCED for when it began */
  MB_MEETING_PLACE,
  MB_MEETING_STATE,
  MB_MEETING_COMMENCED,
  MB_MEETING_ADJOURNED,
  MB_MEETING_RESUMED,
  MB_MEETING_TERMINATED,
  MB_MEETING_PRESIDED,
  MB_MEETING_OPENING,
  MB_MEETING_CLOSING,
  MB_MEETING_NONE_DECLARED, /* no member declared an interest */
  MB_MEETING_NEXT_DATE,     /* of the panel's next meeting, as these papers give it */
  MB_MEETING_APPROVED_AT,
  MB_MEETING_APPROVED_MINUTE,
  MB_MEETING_CORRECTIONS,
  MB_MEETING_SIGNED_BY,
  MB_MEETING_SIGNED_ON,
  MB_MEETING_N_FIELDS
};

extern const MbKindInfo mb_meeting_info;

G_END_DECLS
