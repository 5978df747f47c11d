/* Minute Book: the records of many meetings, in order
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Proceedings list the parts of one owner by looking at all; over a whole book
 * that would take the square of its length. Here each kind is put in order
 * once. Nothing is lost: what names an owner that isn't there comes last. */

#pragma once

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

typedef struct
{
  MbRecord *record;
  guint     depth; /* under the records of its own kind */
} MbOrdered;

GPtrArray  *mb_order_meetings (MbProceedings *all);
GArray     *mb_order_items    (MbProceedings *all,
                               GPtrArray     *meetings);
GArray     *mb_order_parts    (MbProceedings *all,
                               MbKind         kind,
                               const GArray  *owners,
                               int            parent_field);
GHashTable *mb_order_group    (MbProceedings *all,
                               MbKind         kind,
                               guint          field);
GPtrArray  *mb_order_look_up  (GHashTable    *groups,
                               gint64         id);

G_END_DECLS
