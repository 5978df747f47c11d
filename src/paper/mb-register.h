/* Minute Book: registers of actions, resolutions, attendance and meetings
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A register is a table of text with named columns, for CSV and paper alike.
 * Its cells hold values as stored (ISO dates, keys of choices); a paper says
 * them in words by the columns' descriptions. It is made of a proceedings that
 * is used as a bag: the meetings of many panels with all that belongs to them,
 * and no meeting set. */

#pragma once

#include "paper/mb-disclosure.h"
#include "paper/mb-paper.h"

G_BEGIN_DECLS

/**
 * MbRegisterColumn:
 * @name: as CSV heads it
 * @heading: as a paper heads it
 * @share: of a paper's width, where a row fills it; 0 for a column that only
 *   CSV has
 * @field: (nullable): what describes the values; text where it is %NULL
 */
typedef struct
{
  const char    *name;
  const char    *heading;
  double         share;
  const MbField *field;
} MbRegisterColumn;

typedef struct _MbRegister MbRegister;

MbRegister             *mb_register_new           (const char             *title,
                                                   const MbRegisterColumn *columns,
                                                   guint                   n_columns);
void                    mb_register_free          (MbRegister             *self);
guint                   mb_register_get_n_columns (const MbRegister       *self);
const MbRegisterColumn *mb_register_get_column    (const MbRegister       *self,
                                                   guint                   column);
guint                   mb_register_get_n_rows    (const MbRegister       *self);
const char *const      *mb_register_get_row       (const MbRegister       *self,
                                                   guint                   row);
guint                   mb_register_get_depth     (const MbRegister       *self,
                                                   guint                   row);
void                    mb_register_take_row      (MbRegister             *self,
                                                   GStrv                   cells,
                                                   guint                   depth,
                                                   MbRecord               *record);
void                    mb_register_set_mark      (MbRegister             *self,
                                                   const char             *mark);

MbPaper                *mb_register_paper_new     (const MbRegister       *self,
                                                   const char             *language,
                                                   const GDate            *made_on);

MbRegister             *mb_register_actions_new     (MbProceedings *all,
                                                     const GDate   *today,
                                                     MbDisclosure   disclosure);
MbRegister             *mb_register_resolutions_new (MbProceedings *all,
                                                     const GDate   *today,
                                                     MbDisclosure   disclosure);
MbRegister             *mb_register_attendance_new  (MbProceedings *all,
                                                     const GDate   *today,
                                                     MbDisclosure   disclosure);
MbRegister             *mb_register_meetings_new    (MbProceedings *all,
                                                     const GDate   *today,
                                                     MbDisclosure   disclosure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbRegister, mb_register_free)

G_END_DECLS
