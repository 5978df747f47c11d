/* Minute Book: a look at an agenda before it is published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a snapshot, like an export, and looks into every paper; so call it on
 * a thread that can wait. Words for what it finds are in mb-words.h; each
 * finding names the record and the field where its cure is. */

#pragma once

#include "book/mb-book.h"
#include "paper/mb-disclosure.h"

G_BEGIN_DECLS

GPtrArray *mb_book_preflight    (MbBook        *book,
                                 gint64         meeting,
                                 GCancellable  *cancellable,
                                 GError       **error);
GPtrArray *mb_book_preflight_supplement (MbBook  *book,
                                 gint64         meeting,
                                 MbDisclosure   disclosure,
                                 GPtrArray    **papers,
                                 GCancellable  *cancellable,
                                 GError       **error);
guint      mb_preflight_count_faults (GPtrArray *findings);
gboolean   mb_preflight_passes  (GPtrArray     *findings,
                                 GError       **error);

G_END_DECLS
