/* Minute Book: changes of several records at the desk
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-desk.h"

G_BEGIN_DECLS

/**
 * MbDeskChange:
 * @record: as the book has it now; edited here
 *
 * What is done to each of several records, on the book's thread.
 */
typedef void (*MbDeskChange) (MbBook       *book,
                              MbRecord     *record,
                              MbRecord     *like);

void mb_desk_add             (MbDesk       *desk,
                              MbRecord     *record);
void mb_desk_change_several  (MbDesk       *desk,
                              MbKind        kind,
                              const gint64 *ids,
                              guint         n_ids,
                              MbDeskChange  change,
                              MbRecord     *like,
                              const char   *words);

G_END_DECLS
