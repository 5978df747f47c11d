/* Minute Book: the rows of a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Forty thousand rows in two blocks and their strings in a few more, rather than
 * an object and five strings each. First come the places, then the rows that
 * come from them: a place must not move once a row names it. Filled by one thread, then
 * handed over; from then on only what a row says of its record changes, on the
 * main thread. */

#pragma once

#include "app/registers/mb-register-row.h"

G_BEGIN_DECLS

typedef struct _MbRegisterTable MbRegisterTable;

MbRegisterTable     *mb_register_table_new       (MbKind                 kind,
                                                  guint32                today);
MbRegisterTable     *mb_register_table_new_of    (const MbRegisterRow   *row);
MbRegisterTable     *mb_register_table_ref       (MbRegisterTable       *self);
void                 mb_register_table_unref     (MbRegisterTable       *self);
void                 mb_register_table_add_place (MbRegisterTable       *self,
                                                  const MbRegisterPlace *place);
void                 mb_register_table_add_row   (MbRegisterTable       *self,
                                                  MbRecord              *record,
                                                  gint64                 item,
                                                  const char            *who);
void                 mb_register_table_close     (MbRegisterTable       *self);
guint                mb_register_table_get_n     (MbRegisterTable       *self);
const MbRegisterRow *mb_register_table_get_rows  (MbRegisterTable       *self);
const MbRegisterRow *mb_register_table_get       (MbRegisterTable       *self,
                                                  guint                  n);
gboolean             mb_register_table_find      (MbRegisterTable       *self,
                                                  gint64                 id,
                                                  guint                 *n);
void                 mb_register_table_update    (MbRegisterTable       *self,
                                                  guint                  n,
                                                  MbRecord              *record,
                                                  const char            *who);
GStrv                mb_register_table_dup_names (MbRegisterTable       *self,
                                                  const char          *(*get) (const MbRegisterRow *));
char                *mb_register_table_dup_count (MbRegisterTable       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbRegisterTable, mb_register_table_unref)

G_END_DECLS
