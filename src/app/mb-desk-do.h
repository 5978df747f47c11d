/* Minute Book: commands that change the book, given from a page
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed goes into the book first; then the command runs on the book's
 * thread; then every page is told to read anew. A command that fails is told
 * to whoever gave it, or else said in passing. */

#pragma once

#include "app/mb-desk.h"

G_BEGIN_DECLS

/**
 * MbDeskDone:
 * @owner: who gave the command
 * @result: (nullable): what the work returned; %NULL where it failed
 * @error: (nullable): why it failed
 */
typedef void (*MbDeskDone) (GObject      *owner,
                            gpointer      result,
                            const GError *error);

void mb_desk_do (MbDesk         *self,
                 MbBookWork      work,
                 gpointer        data,
                 GDestroyNotify  free_data,
                 GDestroyNotify  free_result,
                 GCancellable   *cancellable,
                 MbDeskDone      done,
                 gpointer        owner);

G_END_DECLS
