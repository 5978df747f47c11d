/* Minute Book: an agenda's front sheet
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Kicker, council, panel, Day/Date/Time/Place, the table Item No. | AGENDA |
 * Page No., and the 'From: ...' footer. With a plan the page numbers are links
 * to the anchors of the plan's papers. */

#pragma once

#include "paper/mb-disclosure.h"
#include "paper/mb-pack-plan.h"
#include "paper/mb-paper.h"

G_BEGIN_DECLS

MbPaper *mb_agenda_paper_new (MbProceedings    *proceedings,
                              const MbPackPlan *plan,
                              MbDisclosure      disclosure);

G_END_DECLS
