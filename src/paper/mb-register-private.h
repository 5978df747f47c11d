/* Minute Book: how registers are made
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/mb-paper-words.h"
#include "paper/mb-register.h"

G_BEGIN_DECLS

/* Columns are added first, then rows begin. */
typedef struct
{
  MbProceedings *all;
  MbDisclosure   disclosure;
  const GDate   *today;
  const char    *language;
  GArray        *columns;
  MbRegister    *reg;
  GHashTable    *withheld; /* gint64 *: items that were said to be withheld */
} MbMaker;

/* A row in the making: a value for each column, by its name. */
typedef struct
{
  MbMaker  *maker;
  char    **cells;
} MbDraft;

void         mb_maker_add_column     (MbMaker       *maker,
                                      const char    *name,
                                      const char    *heading,
                                      double         share,
                                      const MbField *field);
void         mb_maker_add_field      (MbMaker       *maker,
                                      MbKind         kind,
                                      guint          field,
                                      double         share);
void         mb_maker_add_phrase     (MbMaker       *maker,
                                      const char    *name,
                                      MbPhrase       heading,
                                      double         share);
void         mb_maker_add_place      (MbMaker       *maker);
void         mb_maker_add_item_place (MbMaker       *maker);
void         mb_maker_init           (MbMaker       *maker,
                                      MbProceedings *all,
                                      const GDate   *today,
                                      MbDisclosure   disclosure);
void         mb_maker_begin          (MbMaker       *maker,
                                      MbPhrase       title,
                                      gboolean       tells_of_items);
MbRegister  *mb_maker_finish         (MbMaker       *maker);
void         mb_draft_init           (MbDraft       *draft,
                                      MbMaker       *maker);
void         mb_draft_put            (MbDraft       *draft,
                                      const char    *name,
                                      const char    *value);
void         mb_draft_put_id         (MbDraft       *draft,
                                      const char    *name,
                                      MbRecord      *record);
void         mb_draft_put_field      (MbDraft       *draft,
                                      MbRecord      *record,
                                      guint          field);
void         mb_draft_put_meeting    (MbDraft       *draft,
                                      MbRecord      *meeting);
void         mb_draft_put_item       (MbDraft       *draft,
                                      MbRecord      *item);
void         mb_draft_take           (MbDraft       *draft,
                                      guint          depth,
                                      MbRecord      *record);
gboolean     mb_maker_withhold       (MbMaker       *maker,
                                      MbRecord      *record,
                                      MbRecord      *item,
                                      const char    *column);

G_END_DECLS
