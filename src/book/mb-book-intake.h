/* Minute Book: papers in: attached PDFs, old minutes, meetings typed in as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book.h"
#include "exchange/mb-minutes-import.h"

G_BEGIN_DECLS

MbRecord      *mb_book_attach         (MbBook        *book,
                                       gint64         item,
                                       const char    *path,
                                       const char    *title,
                                       const char    *exempt_paragraphs,
                                       GCancellable  *cancellable,
                                       GError       **error);
MbRecord      *mb_book_attach_restricted (MbBook     *book,
                                       gint64         item,
                                       const char    *path,
                                       const char    *title,
                                       const char    *exempt_paragraphs,
                                       GCancellable  *cancellable,
                                       GError       **error);
MbProceedings *mb_book_import_minutes (MbBook        *book,
                                       const char    *path,
                                       const char    *panel,
                                       const GDate   *date,
                                       gboolean       dry_run,
                                       GPtrArray     *notes,
                                       GError       **error);
gint64         mb_book_apply          (MbBook        *book,
                                       const char    *path,
                                       GPtrArray     *notes,
                                       GError       **error);

G_END_DECLS
