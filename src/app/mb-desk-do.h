/* Minute Book: what is done to the book at once, beside what is typed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed goes into the book first; then the command runs on the book's
 * thread; then every page is told to read anew. A command that fails is told
 * to whoever gave it, or else said in passing. What removes something is given
 * with the words that say so, and the window offers to undo it. */

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

/**
 * MbDeskChange:
 * @record: as the book has it now; edited here
 *
 * What is done to each of several records, on the book's thread.
 */
typedef void (*MbDeskChange) (MbBook   *book,
                              MbRecord *record,
                              MbRecord *like);

void mb_desk_do             (MbDesk         *self,
                             MbBookWork      work,
                             gpointer        data,
                             GDestroyNotify  free_data,
                             GDestroyNotify  free_result,
                             GCancellable   *cancellable,
                             MbDeskDone      done,
                             gpointer        owner);
void mb_desk_edit           (MbDesk         *self,
                             MbBookWork      work,
                             gpointer        data,
                             GDestroyNotify  free_data);
void mb_desk_edit_undoably  (MbDesk         *self,
                             MbBookWork      work,
                             gpointer        data,
                             GDestroyNotify  free_data,
                             const char     *words);
void mb_desk_add            (MbDesk         *self,
                             MbRecord       *record);
void mb_desk_remove         (MbDesk         *self,
                             MbKind          kind,
                             gint64          id,
                             const char     *words);
void mb_desk_change_several (MbDesk         *self,
                             MbKind          kind,
                             const gint64   *ids,
                             guint           n_ids,
                             MbDeskChange    change,
                             MbRecord       *like,
                             const char     *words);

G_END_DECLS
