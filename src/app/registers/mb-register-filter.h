/* Minute Book: which rows of a register are shown
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/registers/mb-register-spec.h"
#include "app/registers/mb-register-table.h"

G_BEGIN_DECLS

/**
 * MbRegisterFilter:
 * @scope: the number of one of the register's scopes
 * @panel: (nullable): a panel's name, or %NULL for all
 * @who: (nullable): who is to do it, or moved it; %NULL for all
 * @words: (nullable): casefolded; each row that is shown has all of them, or their
 *   parts
 */
typedef struct
{
  const MbRegisterSpec *spec;
  guint                 scope;
  char                 *panel;
  char                 *who;
  GStrv                 words;
} MbRegisterFilter;

void     mb_register_filter_clear     (MbRegisterFilter       *self);
void     mb_register_filter_set_words (MbRegisterFilter       *self,
                                       const char             *words);
guint32 *mb_register_filter_choose    (const MbRegisterFilter *self,
                                       MbRegisterTable        *table,
                                       const guint32          *order,
                                       guint                  *n_shown);

G_END_DECLS
