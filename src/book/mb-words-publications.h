/* Minute Book: publications in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/mb-record.h"
#include "paper/mb-manifest.h"

G_BEGIN_DECLS

char *mb_words_for_amendment   (const MbAmendment *amendment);
char *mb_words_for_amendments  (GPtrArray         *amendments);
char *mb_words_list_amendments  (GPtrArray         *amendments);
char *mb_words_for_publication (MbRecord          *publication);
char *mb_words_for_published   (MbRecord          *publication);
MbRecord *mb_publication_find_newer (GPtrArray     *all,
                                MbRecord          *publication);
char *mb_words_for_newer       (MbRecord          *newer);
char *mb_words_for_pages       (guint              first,
                                guint              last);

G_END_DECLS
