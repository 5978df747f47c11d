/* Minute Book: the parts of the minutes' maker
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/mb-disclosure.h"
#include "paper/mb-paper.h"

G_BEGIN_DECLS

typedef struct
{
  MbProceedings *proceedings;
  MbDisclosure   disclosure;
  const char    *language;
  MbRecord      *meeting;
  MbNode        *root;
  MbRecord      *declarations; /* nullable: the item under which they stand */
} MbMinutes;

/* mb-minutes-attendance.c */
void  mb_minutes_add_attendance   (MbMinutes *self);
void  mb_minutes_add_movements    (MbMinutes *self,
                                   MbNode    *parent,
                                   MbRecord  *item);
void  mb_minutes_add_guests       (MbMinutes *self,
                                   MbNode    *parent,
                                   MbRecord  *item);

/* mb-minutes-declarations.c */
gboolean mb_minutes_has_declarations (MbMinutes *self);
void  mb_minutes_add_declarations (MbMinutes *self,
                                   MbNode    *parent,
                                   MbRecord  *item);

/* mb-minutes-item.c */
void  mb_minutes_add_item         (MbMinutes *self,
                                   MbRecord  *item);
char *mb_minutes_get_words        (MbMinutes *self,
                                   MbRecord  *item);

G_END_DECLS
