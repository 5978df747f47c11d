/* Minute Book: all of a book that its window lists
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Read on the book's thread, then handed over whole. */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbOutline:
 * @council: (nullable): the name of the first council
 * @panels: (element-type MbRecord): by name
 * @meetings: (element-type MbMeetingEntry): in no order
 */
typedef struct
{
  char      *council;
  GPtrArray *panels;
  GPtrArray *meetings;
} MbOutline;

void       mb_outline_free   (MbOutline           *self);
void       mb_outline_read   (MbBook              *book,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
MbOutline *mb_outline_finish (MbBook              *book,
                              GAsyncResult        *result,
                              GError             **error);
void       mb_outline_update (GListStore          *store,
                              GPtrArray           *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbOutline, mb_outline_free)

G_END_DECLS
