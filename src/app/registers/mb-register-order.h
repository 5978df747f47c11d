/* Minute Book: the order of a register's rows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each column that rows are sorted by gives them numbers, words too: those are
 * sorted once each, as the reader's language has it. Then it is numbers that
 * are compared. Knows nothing of threads: made wherever there is time. */

#pragma once

#include "app/registers/mb-register-spec.h"

G_BEGIN_DECLS

typedef struct
{
  const MbRegisterHead *head;
  gboolean              is_down;
} MbRegisterSort;

guint32 *mb_register_order_make  (const MbRegisterRow  *rows,
                                  guint                 n_rows,
                                  const MbRegisterSort *sorts,
                                  guint                 n_sorts);
void     mb_register_order_words (GPtrArray            *words);

G_END_DECLS
