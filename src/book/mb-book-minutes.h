/* Minute Book: taking the minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of an item's minutes are its narratives, resolutions and actions.
 * Each command here is one change, which one undo takes back; each leaves the
 * item's parts with the positions 1, 2, 3.
 *
 * With the first part of a meeting's minutes its items get their minute
 * numbers, where the panel has a scheme and no item has a number yet. */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

gboolean           mb_book_add_minute       (MbBook         *book,
                                             MbRecord       *part,
                                             gint64          after,
                                             GError        **error);
gboolean           mb_book_split_narrative  (MbBook         *book,
                                             gint64          narrative,
                                             const char     *before,
                                             const char     *after,
                                             GError        **error);
gboolean           mb_book_move_minute      (MbBook         *book,
                                             MbKind          kind,
                                             gint64          part,
                                             gboolean        down,
                                             GError        **error);
gboolean           mb_book_remove_minute    (MbBook         *book,
                                             MbKind          kind,
                                             gint64          part,
                                             GError        **error);

const char        *mb_minute_get_word       (MbProceedings  *proceedings,
                                             MbRecord       *part);
char              *mb_minute_say_rest       (MbProceedings  *proceedings,
                                             MbRecord       *part);
const char *const *mb_minutes_get_phrases   (void);

G_END_DECLS
