/* Minute Book: reading a register from the book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each kind of record is read once and as a whole; nothing is asked of the
 * file row by row. */

#pragma once

#include "app/registers/mb-register-entry.h"

G_BEGIN_DECLS

/**
 * MbRegisterMatter:
 * @entries: (element-type MbRegisterEntry): in no order
 * @people: (element-type MbRecord): by name
 * @today: a Julian day
 */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *people;
  guint32    today;
} MbRegisterMatter;

void              mb_register_matter_free   (MbRegisterMatter    *self);
MbRegisterMatter *mb_register_read          (MbBook              *book,
                                             MbKind               kind,
                                             GError             **error);
MbRegisterMatter *mb_register_read_open     (MbBook              *book,
                                             GError             **error);
void              mb_register_read_async    (MbBook              *book,
                                             MbKind               kind,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbRegisterMatter, mb_register_matter_free)

G_END_DECLS
