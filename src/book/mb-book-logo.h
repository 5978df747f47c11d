/* Minute Book: a council's logo
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

gboolean mb_book_set_logo (MbBook      *book,
                           gint64       council,
                           const char  *path,
                           const char  *text,
                           GError     **error);

G_END_DECLS
