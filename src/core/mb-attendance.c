/* Minute Book: who was there, who came and went, who declared what
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-attendance.h"

#include <glib/gi18n.h>

static const MbChoice attendance_statuses[] = {
  { "present", N_("Present") },
  { "apologies", N_("Apologies") },
  { "absent", N_("Absent") },
  { "in_attendance", N_("In attendance") },
  { NULL }
};

static const MbChoice movement_kinds[] = {
  { "arrived", N_("Arrived") },
  { "left", N_("Left") },
  { NULL }
};

static const MbChoice interest_kinds[] = {
  { "pecuniary", N_("Disclosable pecuniary interest") },
  { "other_registrable", N_("Other registrable interest") },
  { "personal", N_("Personal interest") },
  { "prejudicial", N_("Prejudicial interest") },
  { NULL }
};

static const MbField attendance_fields[] = {
  [MB_ATTENDANCE_MEETING]        = { "meeting", N_("Meeting"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_MEETING },
  [MB_ATTENDANCE_POSITION]       = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_ATTENDANCE_PERSON]         = { "person", N_("Person"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED, MB_KIND_PERSON },
  [MB_ATTENDANCE_STATUS]         = { "status", N_("Attendance"), MB_FIELD_CHOICE, 0, 0, attendance_statuses },
  [MB_ATTENDANCE_ROLE]           = { "role", N_("Role"), MB_FIELD_TEXT },
  [MB_ATTENDANCE_SUBSTITUTE_FOR] = { "substitute_for", N_("Substitute for"), MB_FIELD_REFERENCE, 0, MB_KIND_PERSON },
  [MB_ATTENDANCE_CAPACITY]       = { "capacity", N_("Capacity"), MB_FIELD_TEXT, MB_FIELD_SEARCHED },
  [MB_ATTENDANCE_ITEM]           = { "item", N_("For item"), MB_FIELD_REFERENCE, 0, MB_KIND_ITEM },
};

const MbKindInfo mb_attendance_info = {
  "attendance", N_("Attendance"), attendance_fields, G_N_ELEMENTS (attendance_fields)
};

static const MbField movement_fields[] = {
  [MB_MOVEMENT_ATTENDANCE] = { "attendance", N_("Attendance"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_ATTENDANCE },
  [MB_MOVEMENT_POSITION]   = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_MOVEMENT_KIND]       = { "kind", N_("Arrived or left"), MB_FIELD_CHOICE, 0, 0, movement_kinds },
  [MB_MOVEMENT_TIME]       = { "time", N_("Time"), MB_FIELD_TIME },
  [MB_MOVEMENT_ITEM]       = { "item", N_("Before item"), MB_FIELD_REFERENCE, 0, MB_KIND_ITEM },
};

const MbKindInfo mb_movement_info = {
  "movement", N_("Arrival or departure"), movement_fields, G_N_ELEMENTS (movement_fields)
};

static const MbField declaration_fields[] = {
  [MB_DECLARATION_MEETING]      = { "meeting", N_("Meeting"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_MEETING },
  [MB_DECLARATION_POSITION]     = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_DECLARATION_PERSON]       = { "person", N_("Person"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED, MB_KIND_PERSON },
  [MB_DECLARATION_ITEM]         = { "item", N_("Item"), MB_FIELD_REFERENCE, 0, MB_KIND_ITEM },
  [MB_DECLARATION_KIND]         = { "kind", N_("Interest"), MB_FIELD_CHOICE, 0, 0, interest_kinds },
  [MB_DECLARATION_NATURE]       = { "nature", N_("Nature"), MB_FIELD_TEXT, MB_FIELD_SEARCHED | MB_FIELD_LONG },
  [MB_DECLARATION_DISPENSATION] = { "dispensation", N_("Dispensation"), MB_FIELD_TEXT, MB_FIELD_LONG },
  [MB_DECLARATION_LEFT_ROOM]    = { "left_room", N_("Left the room"), MB_FIELD_FLAG },
};

const MbKindInfo mb_declaration_info = {
  "declaration", N_("Declaration of interest"), declaration_fields, G_N_ELEMENTS (declaration_fields)
};
