/* Minute Book: whether an agenda can be published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks at a meeting as its clerk would before the agenda goes out. What it
 * finds either blocks the publication or is there to be weighed. Nothing is
 * read here: what the records can't tell comes in as facts. */

#pragma once

#include "core/mb-check.h"

G_BEGIN_DECLS

/**
 * MbReadinessFacts:
 * @today: the day of publication
 * @members: of the panel on the day of the meeting, 0 where nobody knows
 * @has_earlier: the book has a meeting whose minutes would be approved
 * @has_minutes: that meeting has minutes
 */
typedef struct
{
  GDate    today;
  guint    members;
  gboolean has_earlier;
  gboolean has_minutes;
} MbReadinessFacts;

void     mb_check_readiness (MbProceedings          *proceedings,
                             const MbReadinessFacts *facts,
                             GPtrArray              *findings);
gboolean mb_finding_blocks  (const MbFinding        *finding);

G_END_DECLS
