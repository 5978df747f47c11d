/* Minute Book: municipal years, minute numbers and quorums
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pure functions: what they know comes in as parameters. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MB_NUMBERING_MUNICIPAL_YEAR, /* 14 to 20, then 21 at the next meeting */
  MB_NUMBERING_MEETING,        /* 1, 2, 3 at each meeting */
  MB_NUMBERING_DATED,          /* 1/14.02.18 */
} MbNumbering;

MbNumbering mb_numbering_from_key    (const char   *key);
void        mb_municipal_year_find   (const GDate  *date,
                                      const GDate  *annual_meetings,
                                      guint         n_annual_meetings,
                                      GDate        *start,
                                      GDate        *end);
guint       mb_minute_number_read    (const char   *number);
char       *mb_minute_number_format  (MbNumbering   numbering,
                                      guint         last,
                                      guint         n,
                                      const GDate  *date);
int         mb_quorum_find           (const char   *quorum,
                                      guint         seats);

G_END_DECLS
