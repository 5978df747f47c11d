/* Minute Book: what examines a paper, for the book's own files
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book-examine.h"
#include "reader/mb-reader.h"
#include "store/mb-store.h"

G_BEGIN_DECLS

GPtrArray *mb_paper_examine       (MbBook          *book,
                                   GBytes          *pdf,
                                   const char      *name,
                                   MbPdfFacts     **facts,
                                   GCancellable    *cancellable,
                                   GError         **error);
GPtrArray *mb_paper_examine_or_find (MbBook        *book,
                                   MbRecord        *document,
                                   GBytes          *pdf,
                                   GCancellable    *cancellable,
                                   GError         **error);
GPtrArray *mb_paper_examine_or_recall (MbBook       *book,
                                   MbRecord        *document,
                                   GBytes          *pdf,
                                   GCancellable    *cancellable,
                                   GError         **error);
GPtrArray *mb_paper_recall        (GBytes          *pdf);
GBytes    *mb_paper_read          (MbStore         *store,
                                   MbBook          *book,
                                   gint64           document,
                                   MbRecord       **record,
                                   GError         **error);
const char *mb_paper_get_name     (MbRecord        *document);

G_END_DECLS
