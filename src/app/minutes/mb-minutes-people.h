/* Minute Book: whom the minutes may name, and what they say often
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbMinutesPeople:
 * @people: (element-type MbRecord): of the whole book: the panel's members
 *   first, then the others by name
 * @n_members: how many of them are members
 * @ids: gint64, for new parts of the minutes
 */
typedef struct
{
  GPtrArray *people;
  guint      n_members;
  GArray    *ids;
} MbMinutesPeople;

void             mb_minutes_people_free   (MbMinutesPeople      *self);
void             mb_minutes_people_find   (MbBook               *book,
                                           gint64                meeting,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
MbMinutesPeople *mb_minutes_people_finish (MbBook               *book,
                                           GAsyncResult         *result);
GPtrArray       *mb_minutes_people_order  (MbMinutesPeople      *self,
                                           MbProceedings        *proceedings,
                                           guint                *n_near);
GListModel      *mb_minutes_make_completions (GPtrArray         *people,
                                              guint              n_near);
MbRecord        *mb_minutes_find_chair    (MbProceedings        *proceedings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbMinutesPeople, mb_minutes_people_free)

G_END_DECLS
