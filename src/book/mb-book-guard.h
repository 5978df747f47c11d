/* Minute Book: public papers that may be withheld ones
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an agenda calls public is what the proof lets pass: a withheld paper that
 * was attached as a public one would go out. So whoever publishes asks here
 * first. A paper can't be published that
 *   - is the same file as a paper that is withheld anywhere in this book: what
 *     is exempt is so for the council, not for one panel; where it is no longer,
 *     the other paper has to be said to be public first,
 *   - is a restricted pack that this book published,
 *   - is stamped as not for publication (paper/mb-stamp.h).
 * It is for the clerk to weigh where a page may be stamped, and where it shares
 * long passages with a withheld paper of the same meeting. */

#pragma once

#include "book/mb-book.h"
#include "core/mb-check.h"
#include "store/mb-store.h"

G_BEGIN_DECLS

gboolean   mb_guard_look       (MbBook         *book,
                                MbStore        *store,
                                MbProceedings  *proceedings,
                                GPtrArray      *findings,
                                GCancellable   *cancellable,
                                GError        **error);
gboolean   mb_guard_allows     (MbBook         *book,
                                MbStore        *store,
                                MbProceedings  *proceedings,
                                GCancellable   *cancellable,
                                GError        **error);

G_END_DECLS
