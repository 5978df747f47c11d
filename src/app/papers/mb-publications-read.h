/* Minute Book: what was published of a meeting, read for the window
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads on a thread: comparing sets the minutes to be approved. */

#pragma once

#include <gio/gio.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbPublications:
 * @all: (element-type MbRecord): the first one first
 * @changes: what is other than the public got it, in words, one change
 *   a line; empty where nothing is or they got nothing
 */
typedef struct
{
  GPtrArray *all;
  char      *changes;
} MbPublications;

void            mb_publications_free        (MbPublications      *self);
void            mb_publications_read_async  (MbBook              *book,
                                             gint64               meeting,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
MbPublications *mb_publications_read_finish (MbBook              *book,
                                             GAsyncResult        *result,
                                             GError             **error);
void            mb_publications_save_async  (MbBook              *book,
                                             MbRecord            *publication,
                                             gboolean             consolidated,
                                             const char          *path,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean        mb_publications_save_finish (MbBook              *book,
                                             GAsyncResult        *result,
                                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPublications, mb_publications_free)

G_END_DECLS
