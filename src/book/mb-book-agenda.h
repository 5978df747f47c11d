/* Minute Book: drawing up an agenda
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each of these is one change, which one undo takes back. Items keep agenda
 * numbers by themselves: 1, 2, 3 at the top, 2a and 2b under 2. An agenda
 * whose items have no numbers, as old minutes come in, is left without. */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbItemStep:
 * @MB_ITEM_UP: before the item above that stands on the same level
 * @MB_ITEM_DOWN: behind the item below that stands on the same level
 * @MB_ITEM_IN: under the item above
 * @MB_ITEM_OUT: behind the item that it is under
 */
typedef enum
{
  MB_ITEM_UP,
  MB_ITEM_DOWN,
  MB_ITEM_IN,
  MB_ITEM_OUT,
} MbItemStep;

MbRecord *mb_book_add_item      (MbBook      *book,
                                 gint64       meeting,
                                 gint64       after,
                                 const char  *title,
                                 GError     **error);
MbRecord *mb_book_add_exclusion (MbBook      *book,
                                 gint64       meeting,
                                 GError     **error);
gboolean  mb_agenda_lacks_exclusion (MbProceedings *proceedings);
gboolean  mb_book_move_item     (MbBook      *book,
                                 gint64       item,
                                 MbItemStep   step,
                                 GError     **error);
gboolean  mb_book_place_item    (MbBook      *book,
                                 gint64       item,
                                 gint64       other,
                                 gboolean     behind,
                                 GError     **error);
gboolean  mb_book_remove_item   (MbBook      *book,
                                 gint64       item,
                                 GError     **error);
gboolean  mb_book_move_document (MbBook      *book,
                                 gint64       document,
                                 gboolean     down,
                                 GError     **error);

G_END_DECLS
