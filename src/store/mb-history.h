/* Minute Book: every edit, as a changeset with a label
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The change log only grows: an undo is a change of its own, which applies the
 * inverse of the one it undoes, and a redo applies that one anew. So the log
 * tells all that ever happened, and every state can be had again. */

#pragma once

#include "store/mb-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 number;  /* its place in this copy of the book, from 1 */
  gint64 made_at; /* seconds since the epoch */
  char  *kind;    /* 'edit', 'undo' or 'redo' */
  gint64 of;      /* the change undone or redone, 0 for an edit */
  char  *label;   /* what was done, as a key of the catalogue of words */
  GStrv  facts;   /* to whom or what */
} MbChange;

void       mb_change_free          (MbChange    *self);
GPtrArray *mb_history_list         (MbStore     *store,
                                    guint        most,
                                    GError     **error);
MbChange  *mb_history_find_undo    (MbStore     *store,
                                    GError     **error);
MbChange  *mb_history_find_redo    (MbStore     *store,
                                    GError     **error);
MbChange  *mb_history_undo         (MbStore     *store,
                                    MbIdSource  *ids,
                                    gint64       now,
                                    GError     **error);
MbChange  *mb_history_redo         (MbStore     *store,
                                    MbIdSource  *ids,
                                    gint64       now,
                                    GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbChange, mb_change_free)

G_END_DECLS
