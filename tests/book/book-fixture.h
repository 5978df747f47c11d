/* Minute Book: a book to test with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

#define BOOK_NOW      1795000000 /* 18 November 2026 */
#define BOOK_DECEMBER "Children and Families:2026-12-09"
#define BOOK_OCTOBER  "Children and Families:2026-10-14"

typedef struct
{
  char   *folder;
  char   *path;
  MbBook *book;
} Fixture;

/* @sample: whether the book is the sample council's, or empty. */
void   book_set_up    (Fixture       *fixture,
                       gconstpointer  sample);
void   book_tear_down (Fixture       *fixture,
                       gconstpointer  sample);
gint64 book_find      (Fixture       *fixture,
                       const char    *typed);

G_END_DECLS
