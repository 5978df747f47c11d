/* Minute Book: who was there, who came and went, who declared what
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/mb-kind.h"

G_BEGIN_DECLS

enum
{
  MB_ATTENDANCE_MEETING,
  MB_ATTENDANCE_POSITION,
  MB_ATTENDANCE_PERSON,
  MB_ATTENDANCE_STATUS,
  MB_ATTENDANCE_ROLE, /* as printed: 'Chair', 'Deputy' */
  MB_ATTENDANCE_SUBSTITUTE_FOR,
  MB_ATTENDANCE_CAPACITY, /* of those in attendance: their job title that day */
  MB_ATTENDANCE_ITEM,     /* for those who came for one item only */
  MB_ATTENDANCE_N_FIELDS
};

/* An arrival or a departure during the meeting; there may be several. */
enum
{
  MB_MOVEMENT_ATTENDANCE,
  MB_MOVEMENT_POSITION,
  MB_MOVEMENT_KIND,
  MB_MOVEMENT_TIME,
  MB_MOVEMENT_ITEM, /* before which it was */
  MB_MOVEMENT_N_FIELDS
};

/* A declaration of interest (Localism Act 2011, sections 28 to 31). */
enum
{
  MB_DECLARATION_MEETING,
  MB_DECLARATION_POSITION,
  MB_DECLARATION_PERSON,
  MB_DECLARATION_ITEM,
  MB_DECLARATION_KIND,
  MB_DECLARATION_NATURE,
  MB_DECLARATION_DISPENSATION,
  MB_DECLARATION_LEFT_ROOM,
  MB_DECLARATION_N_FIELDS
};

extern const MbKindInfo mb_attendance_info;
extern const MbKindInfo mb_movement_info;
extern const MbKindInfo mb_declaration_info;

G_END_DECLS
