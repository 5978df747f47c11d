/* Minute Book: a large book, for measuring
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An invented council with many panels over many years, as large as the book
 * of a whole borough would be. The same numbers give the same book. Each panel
 * has each year 12 meetings with 150 items, 200 actions and 100 resolutions
 * together, and there are 250 people a panel: 20 panels over 10 years are 2,400
 * meetings, 30,000 items, 40,000 actions and 5,000 people. */

#pragma once

#include "store/mb-store.h"

G_BEGIN_DECLS

#define LARGE_BOOK_MEETINGS    12
#define LARGE_BOOK_ITEMS       150
#define LARGE_BOOK_ACTIONS     200
#define LARGE_BOOK_RESOLUTIONS 100
#define LARGE_BOOK_PEOPLE      250

/* The last year of the book, and the day up to which its meetings were held. */
#define LARGE_BOOK_LAST_YEAR 2026
#define LARGE_BOOK_TODAY     "2026-11-30"
#define LARGE_BOOK_NOW       1796040000

gboolean  large_book_fill      (MbStore     *store,
                                guint        n_panels,
                                guint        n_years,
                                GError     **error);

/* large-book-words.c */
char     *large_book_make_sentence (GRand   *rand);
char     *large_book_make_title    (GRand   *rand);
char     *large_book_make_task     (GRand   *rand);
char     *large_book_make_prose    (GRand   *rand,
                                    guint    n_paragraphs);
char     *large_book_make_family_name (GRand *rand);
const char *large_book_pick_given_name (GRand *rand);
const char *large_book_get_panel_name (guint n);

G_END_DECLS
