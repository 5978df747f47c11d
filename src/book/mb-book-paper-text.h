/* Minute Book: the text of an attached paper
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A paper without tags can't be read well with a screen reader. Its text, page
 * by page, is what can be offered beside it. */

#pragma once

#include "book/mb-book-export.h"
#include "paper/mb-disclosure.h"

G_BEGIN_DECLS

char     *mb_book_make_paper_text (MbBook         *book,
                                   gint64          document,
                                   MbDisclosure    disclosure,
                                   GCancellable   *cancellable,
                                   GError        **error);
gboolean  mb_book_save_paper_text (MbBook         *book,
                                   gint64          document,
                                   MbDisclosure    disclosure,
                                   const char     *path,
                                   GCancellable   *cancellable,
                                   GError        **error);
GPtrArray *mb_book_list_companions (MbBook         *book,
                                    gint64          meeting,
                                    MbDisclosure    disclosure,
                                    GError        **error);
gboolean  mb_book_save_companions (MbBook          *book,
                                   gint64           meeting,
                                   const MbExport  *export,
                                   GPtrArray       *written,
                                   GError         **error);

G_END_DECLS
