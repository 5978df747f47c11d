/* Minute Book: any paper as a document for word processors
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Officers comment on drafts in a word processor, so what they get is built as
 * one would build it there: headings that its navigation lists, lists that count
 * by themselves wherever that gives the labels as they were typed, tables whose
 * heads come again on each page, and styles that say what a paragraph is
 * ('Resolved', 'Action').
 *
 * The format is Office Open XML's (ISO/IEC 29500-1, WordprocessingML) as Word
 * 2013 and later write it. The same paper gives the same bytes. */

#pragma once

#include "paper/mb-paper.h"

G_BEGIN_DECLS

GBytes *mb_docx_write (const MbPaper *paper,
                       gint64         made_at);

G_END_DECLS
