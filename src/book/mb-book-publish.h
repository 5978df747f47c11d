/* Minute Book: packs that were published, and what comes after them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is published is kept in the book as its readers got it, and never
 * changes: mb_book_write_publication() gives the same bytes whatever was edited
 * since. What is new afterwards goes out as a supplement, whose pages are
 * numbered on, or as the whole pack once more, corrected. */

#pragma once

#include "book/mb-book-export.h"

G_BEGIN_DECLS

typedef enum
{
  MB_PUBLISH_PACK, /* the first, or the whole once more */
  MB_PUBLISH_SUPPLEMENT,
} MbPublishKind;

MbRecord  *mb_book_publish            (MbBook          *book,
                                       gint64           meeting,
                                       MbPublishKind    kind,
                                       const MbExport  *export,
                                       GError         **error);
gboolean   mb_book_export_supplement  (MbBook          *book,
                                       gint64           meeting,
                                       const MbExport  *export,
                                       GError         **error);
GPtrArray *mb_book_list_publications  (MbBook          *book,
                                       gint64           meeting,
                                       GError         **error);
MbRecord  *mb_book_find_publication   (MbBook          *book,
                                       gint64           meeting,
                                       const char      *number,
                                       GError         **error);
gboolean   mb_book_write_publication  (MbBook          *book,
                                       gint64           publication,
                                       gboolean         consolidated,
                                       const MbExport  *export,
                                       GError         **error);
GPtrArray *mb_book_list_amendments    (MbBook          *book,
                                       gint64           meeting,
                                       MbPublishKind    kind,
                                       MbDisclosure     disclosure,
                                       GCancellable    *cancellable,
                                       GError         **error);
char      *mb_book_find_changes       (MbBook          *book,
                                       gint64           meeting,
                                       MbDisclosure     disclosure,
                                       GCancellable    *cancellable,
                                       GError         **error);
char      *mb_publication_name_consolidated (const char *path);

G_END_DECLS
