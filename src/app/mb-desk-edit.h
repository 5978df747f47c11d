/* Minute Book: what is done to the book at once, beside what is typed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-desk.h"

G_BEGIN_DECLS

void mb_desk_edit   (MbDesk         *self,
                     MbBookWork      work,
                     gpointer        data,
                     GDestroyNotify  free_data);
void mb_desk_remove (MbDesk         *self,
                     MbKind          kind,
                     gint64          id,
                     const char     *words);

G_END_DECLS
