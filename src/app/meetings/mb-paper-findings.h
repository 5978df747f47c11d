/* Minute Book: what was found in an attached paper, as rows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the book knows of a paper is there at once. A paper that an older
 * Minute Book attached is examined on a thread, and nothing is written. */

#pragma once

#include <adwaita.h>

#include "book/mb-book.h"
#include "core/mb-paper-fault.h"

G_BEGIN_DECLS

void       mb_paper_findings_get_async  (MbBook               *book,
                                         MbRecord             *document,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GPtrArray *mb_paper_findings_get_finish (GAsyncResult         *result,
                                         GError              **error);
GtkWidget *mb_paper_finding_row_new     (const MbPaperFault   *fault);

G_END_DECLS
