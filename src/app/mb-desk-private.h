/* Minute Book: what the parts of the desk share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-desk.h"

G_BEGIN_DECLS

/* A record on the desk. */
typedef struct
{
  MbRecord *record;  /* as edited */
  MbRecord *stored;  /* as the book has it */
  MbRecord *sent;    /* as last handed to the book */
  guint     n_under_way;
  gboolean  failed;
  gboolean  leaving; /* goes when it is saved */
} MbSlip;

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
  char       *failure;  /* why nothing can be written */
  guint       watch_id;
  gint64      version;  /* of the book, as it was when last looked at */
  gboolean    is_looking;
  gboolean    is_gone;
  gboolean    has_news; /* others wrote to the book, and the pages aren't told */
  char       *words;
  MbDeskStatus status;
  gboolean    can_undo;
  gboolean    can_redo;
};

void mb_desk_update_status  (MbDesk   *self);
void mb_desk_set_failure    (MbDesk   *self,
                             const char *failure);
MbRecord *mb_slip_copy_valid (const MbSlip *slip);
void mb_desk_start_watch    (MbDesk   *self);
void mb_desk_find_undo      (MbDesk   *self);
void mb_desk_set_undo       (MbDesk   *self,
                             gboolean  can_undo,
                             gboolean  can_redo);

G_END_DECLS
