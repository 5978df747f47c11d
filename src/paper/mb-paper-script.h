/* Minute Book: which language words are in, as far as their letters tell
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nobody marks the language of a name or a sentence in minutes, but a voice that
 * reads them aloud has to change: so passages in another script are runs of their
 * own (WCAG 2.2, 3.1.2). Passages in the Latin script can't be told this way,
 * and are taken for the paper's own language, unless the clerk has marked them
 * (core/mb-prose.h), which counts before all letters. */

#pragma once

#include "core/mb-prose.h"
#include "paper/mb-paper.h"

G_BEGIN_DECLS

void mb_paper_add_runs      (MbNode        *parent,
                             const char    *text,
                             MbNodeFlags    flags);
void mb_paper_add_words     (MbNode        *paragraph,
                             const MbBlock *block,
                             MbNodeFlags    flags);
void mb_paper_lift_language (MbNode        *paragraph);

G_END_DECLS
