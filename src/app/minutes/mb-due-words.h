/* Minute Book: when an action is due, as it is typed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One field for what the record keeps in two: a day, or words such as 'the next
 * meeting' where it is none. */

#pragma once

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

char *mb_due_write (MbRecord      *action);
void  mb_due_read  (MbRecord      *action,
                    const char    *typed,
                    MbProceedings *proceedings);

G_END_DECLS
