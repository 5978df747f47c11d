/* Minute Book: the front sheet of a supplement
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* It says what is new since the pack went out: papers that were to follow, are
 * added or take another's place, with their pages; and what was withdrawn or
 * changed besides. */

#pragma once

#include "paper/mb-manifest.h"
#include "paper/mb-paper.h"

G_BEGIN_DECLS

MbPaper *mb_supplement_paper_new (MbProceedings    *proceedings,
                                  const MbPackPlan *plan,
                                  MbDisclosure      disclosure,
                                  GPtrArray        *amendments,
                                  guint             number);

G_END_DECLS
