/* Minute Book: attached papers, examined
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A paper is examined when it is attached; one that was attached by an older
 * Minute Book is examined when it is looked at. Its bytes are opened by the
 * children alone. */

#pragma once

#include "book/mb-book.h"
#include "core/mb-paper-fault.h"

G_BEGIN_DECLS

GPtrArray *mb_book_examine_document (MbBook         *book,
                                     gint64          document,
                                     GCancellable   *cancellable,
                                     GError        **error);

G_END_DECLS
