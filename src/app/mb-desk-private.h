/* Minute Book: what the parts of the desk share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-desk.h"

G_BEGIN_DECLS

struct _MbDesk
{
  GObject     parent_instance;

  MbBook     *book;
  GHashTable *slips;    /* MbRecord -> Slip */
  GHashTable *troubles; /* owner -> words */
  guint       pause_id;
  guint       longest_id;
  guint       retry_id;
  guint       n_under_way;
  char       *failure;
  char       *words;
  MbDeskStatus status;
  gboolean    can_undo;
  gboolean    can_redo;
};

void mb_desk_update_status  (MbDesk   *self);
void mb_desk_find_undo      (MbDesk   *self);
void mb_desk_set_undo       (MbDesk   *self,
                             gboolean  can_undo,
                             gboolean  can_redo);

G_END_DECLS
