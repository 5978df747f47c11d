/* Minute Book: what becomes of what was typed when the book can't be written
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The desk looks every two seconds whether the book's file is still there, and
 * whether somebody else wrote to it. Pages are told of that when nothing is left
 * to be saved here. */

#pragma once

#include "app/mb-desk.h"

G_BEGIN_DECLS

/**
 * MbDeskCopied:
 * @error: (nullable): why there is no copy
 */
typedef void (*MbDeskCopied) (GObject      *owner,
                              const char   *path,
                              const GError *error);

char *mb_desk_dup_unsaved (MbDesk       *self);
void  mb_desk_save_copy   (MbDesk       *self,
                           const char   *path,
                           MbDeskCopied  copied,
                           gpointer      owner);

G_END_DECLS
