/* Minute Book: meetings
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-meeting.h"

#include <glib/gi18n.h>

static const MbChoice meeting_kinds[] = {
  { "ordinary", N_("Ordinary meeting") },
  { "extraordinary", N_("Extraordinary meeting") },
  { "reconvened", N_("Reconvened meeting") },
  { NULL }
};

static const MbChoice meeting_states[] = {
  { "planned", N_("Planned") },
  { "agenda_published", N_("Agenda published") },
  { "held", N_("Held") },
  { "minutes_drafted", N_("Minutes drafted") },
  { "approved", N_("Minutes approved") },
  { "cancelled", N_("Cancelled") },
  { NULL }
};

static const MbField meeting_fields[] = {
  [MB_MEETING_PANEL]           = { "panel", N_("Panel"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED, MB_KIND_PANEL },
  [MB_MEETING_KIND]            = { "kind", N_("Kind"), MB_FIELD_CHOICE, 0, 0, meeting_kinds },
  [MB_MEETING_RECONVENED_FROM] = { "reconvened_from", N_("Reconvened from"), MB_FIELD_REFERENCE, 0, MB_KIND_MEETING },
  [MB_MEETING_DATE]            = { "date", N_("Date"), MB_FIELD_DATE, MB_FIELD_REQUIRED },
  [MB_MEETING_TIME]            = { "time", N_("Time"), MB_FIELD_TIME },
  [MB_MEETING_PLACE]           = { "place", N_("Place"), MB_FIELD_TEXT, MB_FIELD_SEARCHED | MB_FIELD_LONG },
  [MB_MEETING_STATE]           = { "state", N_("State"), MB_FIELD_CHOICE, 0, 0, meeting_states },
  [MB_MEETING_COMMENCED]       = { "commenced", N_("Commenced"), MB_FIELD_TIME },
  [MB_MEETING_ADJOURNED]       = { "adjourned", N_("Adjourned"), MB_FIELD_TIME },
  [MB_MEETING_RESUMED]         = { "resumed", N_("Resumed"), MB_FIELD_TIME },
  [MB_MEETING_TERMINATED]      = { "terminated", N_("Terminated"), MB_FIELD_TIME },
  [MB_MEETING_PRESIDED]        = { "presided", N_("Presided"), MB_FIELD_REFERENCE, 0, MB_KIND_PERSON },
  [MB_MEETING_OPENING]         = { "opening", N_("Opening"), MB_FIELD_PROSE, MB_FIELD_SEARCHED },
  [MB_MEETING_CLOSING]         = { "closing", N_("Closing"), MB_FIELD_PROSE, MB_FIELD_SEARCHED },
  [MB_MEETING_NONE_DECLARED]   = { "none_declared", N_("No interests declared"), MB_FIELD_FLAG },
  [MB_MEETING_NEXT_DATE]       = { "next_date", N_("Next meeting"), MB_FIELD_DATE },
  [MB_MEETING_APPROVED_AT]     = { "approved_at", N_("Minutes approved at"), MB_FIELD_REFERENCE, 0, MB_KIND_MEETING },
  [MB_MEETING_APPROVED_MINUTE] = { "approved_minute", N_("In minute"), MB_FIELD_TEXT },
  [MB_MEETING_CORRECTIONS]     = { "corrections", N_("Corrections"), MB_FIELD_PROSE },
  [MB_MEETING_SIGNED_BY]       = { "signed_by", N_("Signed by"), MB_FIELD_TEXT },
  [MB_MEETING_SIGNED_ON]       = { "signed_on", N_("Signed on"), MB_FIELD_DATE },
};

const MbKindInfo mb_meeting_info = {
  "meeting", N_("Meeting"), meeting_fields, G_N_ELEMENTS (meeting_fields)
};
