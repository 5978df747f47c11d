/* Minute Book: an attached paper's first page, as a picture
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small picture by which a paper is known again. The paper is foreign: its
 * page is drawn by the reader's child process, never here. */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

GBytes *mb_book_draw_document (MbBook        *book,
                               gint64         document,
                               guint          width,
                               guint         *height,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
