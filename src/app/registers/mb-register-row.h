/* Minute Book: an action or a resolution in a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a register shows of a record, with the minute that it comes from. It is
 * kept small, for a book has tens of thousands of them: the record itself is
 * read when it is to be edited. A row and its strings belong to a table
 * (mb-register-table.h); strings that say nothing are "". */

#pragma once

#include "core/mb-record.h"

G_BEGIN_DECLS

/**
 * MbRegisterPlace:
 * @panel: the name of the panel that met
 * @date: the meeting's, as a Julian day, or 0
 * @withheld: whether the item is exempt or confidential
 *
 * Where rows come from.
 */
typedef struct
{
  gint64      item;
  gint64      meeting;
  const char *panel;
  const char *minute;
  const char *title;
  guint32     date;
  gboolean    withheld;
} MbRegisterPlace;

/**
 * MbRegisterRow:
 * @text: what is to be done or was resolved, in one paragraph
 * @who: who is to do it, or moved it
 * @due_words: (nullable): when it is due, where that was said in words
 * @due: the Julian day on which it is due, or 0
 * @votes: for, against, abstained; below 0 where unknown
 * @kind: %MB_KIND_ACTION or %MB_KIND_RESOLUTION
 * @rank: the number of its state or kind among its choices
 */
typedef struct
{
  gint64                 id;
  const MbRegisterPlace *place;
  const char            *text;
  const char            *who;
  const char            *due_words;
  guint32                due;
  guint32                today;
  gint16                 votes[3];
  guint8                 kind;
  guint8                 rank;
} MbRegisterRow;

const char *mb_register_row_get_choice    (const MbRegisterRow *row);
gboolean    mb_register_row_is_open       (const MbRegisterRow *row);
int         mb_register_row_get_days_late (const MbRegisterRow *row);
char       *mb_register_row_dup_late      (const MbRegisterRow *row);
char       *mb_register_row_dup_votes     (const MbRegisterRow *row);
gboolean    mb_register_row_has_words     (const MbRegisterRow *row,
                                           const char *const   *words);
gboolean    mb_register_row_equal         (const MbRegisterRow *one,
                                           const MbRegisterRow *other);
void        mb_register_row_read          (MbRegisterRow       *row,
                                           MbRecord            *record,
                                           GStringChunk        *strings);

char       *mb_register_dup_day           (guint32              julian);
int         mb_register_get_days_between  (guint32              julian,
                                           guint32              today);

G_END_DECLS
