/* Minute Book: what waits to be done
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Agendas to publish, minutes to draft or approve, and actions that are
 * overdue or due this week. Read on the book's thread whenever the book
 * changed; the signal 'changed' tells when it was. */

#pragma once

#include "app/mb-desk.h"
#include "app/registers/mb-register-row.h"

G_BEGIN_DECLS

typedef enum
{
  MB_DUTY_PUBLISH,
  MB_DUTY_DRAFT,
  MB_DUTY_APPROVE,
} MbDutyKind;

/**
 * MbDuty:
 * @days: until the meeting; below 0 after it
 *
 * What is to be done for a meeting.
 */
typedef struct
{
  MbDutyKind  kind;
  gint64      meeting;
  char       *panel;
  guint32     date;
  int         days;
} MbDuty;

#define MB_TYPE_TODAY (mb_today_get_type ())
G_DECLARE_FINAL_TYPE (MbToday, mb_today, MB, TODAY, GObject)

MbToday    *mb_today_new           (MbDesk  *desk);
gboolean    mb_today_is_read       (MbToday *self);
guint32     mb_today_get_day       (MbToday *self);
GPtrArray  *mb_today_get_duties    (MbToday *self);
GPtrArray  *mb_today_get_overdue   (MbToday *self);
GPtrArray  *mb_today_get_this_week (MbToday *self);
guint       mb_today_get_n_overdue (MbToday *self);

G_END_DECLS
