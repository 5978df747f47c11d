/* Minute Book: the book's history, its search and its check
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book.h"
#include "store/mb-history.h"
#include "store/mb-search.h"

G_BEGIN_DECLS

MbChange  *mb_book_undo            (MbBook      *book,
                                    GError     **error);
MbChange  *mb_book_redo            (MbBook      *book,
                                    GError     **error);
MbChange  *mb_book_find_undo       (MbBook      *book,
                                    GError     **error);
MbChange  *mb_book_find_redo       (MbBook      *book,
                                    GError     **error);
GPtrArray *mb_book_list_changes    (MbBook      *book,
                                    guint        most,
                                    GError     **error);

/* A hit with where it stands, in words: 'Children and Families Scrutiny Panel,
 * 14 October 2026, minute 32'. @meeting is 0 for a hit outside any meeting. */
typedef struct
{
  MbHit  *hit;
  gint64  meeting;
  char   *place;
} MbFound;

void       mb_found_free           (MbFound     *self);
GPtrArray *mb_book_search          (MbBook      *book,
                                    const char  *words,
                                    guint        most,
                                    GError     **error);
GPtrArray *mb_book_check           (MbBook      *book,
                                    GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbFound, mb_found_free)

G_END_DECLS
