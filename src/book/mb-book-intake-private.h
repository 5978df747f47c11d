/* Minute Book: what the intake's files share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book-intake.h"

G_BEGIN_DECLS

GBytes *mb_intake_read_file (const char     *path,
                             GError        **error);
void    mb_intake_merge     (MbProceedings  *wanted,
                             MbProceedings  *incoming);
gint64  mb_book_apply_text  (MbBook         *book,
                             const char     *text,
                             const char     *path,
                             GPtrArray      *notes,
                             GError        **error);

G_END_DECLS
