/* Minute Book: looking words up in the whole book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/mb-store.h"

G_BEGIN_DECLS

/* Where words were found: a record, and its text around them, in which each
 * word found stands between MB_HIT_OPEN and MB_HIT_CLOSE. */
#define MB_HIT_OPEN  "\002"
#define MB_HIT_CLOSE "\003"

typedef struct
{
  MbKind  kind;
  gint64  record;
  char   *context;
} MbHit;

void       mb_hit_free        (MbHit       *self);
GPtrArray *mb_search_find     (MbStore     *store,
                               const char  *words,
                               guint        most,
                               GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbHit, mb_hit_free)

G_END_DECLS
