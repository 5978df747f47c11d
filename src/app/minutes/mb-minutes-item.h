/* Minute Book: the minutes of one item
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The item's heading as it is printed, and its parts in their order. Where
 * nothing was minuted yet there is an empty place to write in. */

#pragma once

#include "app/minutes/mb-minutes-part.h"

G_BEGIN_DECLS

/**
 * MbMinutesMeans:
 * @people: (nullable): (element-type MbRecord): who may be named
 * @completions: what is completed as it is typed
 * @ids: for new parts, of type gint64: the book's own, got beforehand
 * @is_narrow: whether there is room for one column of fields only
 *
 * What the page has ready for its parts.
 */
typedef struct
{
  MbDesk     *desk;
  GPtrArray  *people;
  GListModel *completions;
  GArray     *ids;
  gboolean    is_narrow;
} MbMinutesMeans;

#define MB_TYPE_MINUTES_ITEM (mb_minutes_item_get_type ())
G_DECLARE_FINAL_TYPE (MbMinutesItem, mb_minutes_item, MB, MINUTES_ITEM, AdwBin)

GtkWidget     *mb_minutes_item_new        (const MbMinutesMeans *means);
gint64         mb_minutes_item_get_item   (MbMinutesItem *self);
void           mb_minutes_item_set_item   (MbMinutesItem *self,
                                           MbProceedings *proceedings,
                                           MbRecord      *item);
void           mb_minutes_item_use_means  (MbMinutesItem *self);
MbMinutesPart *mb_minutes_item_add_part   (MbMinutesItem *self,
                                           MbKind         kind,
                                           MbMinutesPart *after);
MbMinutesPart *mb_minutes_item_get_first  (MbMinutesItem *self);
MbMinutesPart *mb_minutes_item_get_last   (MbMinutesItem *self);
gint64         mb_minutes_item_find_before (MbMinutesItem *self,
                                           MbMinutesPart *part);
void           mb_minutes_item_set_positions (MbMinutesItem *self);
gboolean       mb_minutes_item_move       (MbMinutesItem *self,
                                           MbMinutesPart *part,
                                           gboolean       down);
MbMinutesPart *mb_minutes_item_remove     (MbMinutesItem *self,
                                           MbMinutesPart *part);

G_END_DECLS
