/* Minute Book: any paper as one web page
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One file that asks for no other, so that it can be sent, kept and put on any
 * website. It is made for WCAG 2.2 at level AA: landmarks, one first heading and
 * none skipped below it, heads of tables that say what they head, lists that are
 * lists with their labels as typed, colours that can be read by day and by
 * night, a text that fits a telephone, and a way past the contents for
 * keyboards. */

#pragma once

#include "paper/mb-paper.h"

G_BEGIN_DECLS

char *mb_html_write (const MbPaper *paper);

G_END_DECLS
