/* Minute Book: the papers that the tests of the plates write
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/mb-paper.h"

G_BEGIN_DECLS

#define PLATE_MADE_AT G_GINT64_CONSTANT (1518631200) /* 14 February 2018, 6 pm */

extern const char *const plate_papers[];

MbPaper *plate_paper_new  (const char *name);
char    *plate_fold_words (const char *text);

G_END_DECLS
