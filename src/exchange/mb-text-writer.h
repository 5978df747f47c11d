/* Minute Book: any paper as plain text
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A paragraph is one line, blocks are a blank line apart, particulars and the
 * entries of a list follow each other, and tables stand in columns. All words
 * of the paper stand there in order; control characters do not, for the text
 * may go to a terminal. */

#pragma once

#include "paper/mb-paper.h"

G_BEGIN_DECLS

char *mb_text_write (const MbPaper *paper);

G_END_DECLS
