/* Minute Book: what was found in an attached paper, in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Of each fault there is a badge of one to three words, for lists, and a
 * sentence that says what it means and what a clerk can do about it. */

#pragma once

#include "core/mb-paper-fault.h"

G_BEGIN_DECLS

char       *mb_words_for_paper_fault  (const MbPaperFault *fault);
const char *mb_words_for_paper_badge  (MbPaperFaultCode    code);
char       *mb_words_for_paper_badges (const GPtrArray    *faults);
char       *mb_words_for_papers       (const GPtrArray    *titles);

G_END_DECLS
