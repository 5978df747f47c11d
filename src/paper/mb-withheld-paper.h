/* Minute Book: the page that stands in a public pack for a withheld paper
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* It says which pages are withheld, under which item (by its public title), and
 * by which law, in the Act's own words. It says nothing that the paper does:
 * not its title, nor why it is exempt. */

#pragma once

#include "paper/mb-pack-plan.h"
#include "paper/mb-paper.h"

G_BEGIN_DECLS

MbPaper *mb_withheld_paper_new (MbProceedings     *proceedings,
                                const MbPlanEntry *entry);

G_END_DECLS
