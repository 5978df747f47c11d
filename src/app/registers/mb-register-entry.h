/* Minute Book: an entry of a register, as a list shows it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An object for a row, made when somebody asks for it: a list of forty thousand
 * has two hundred. As long as anybody holds it, the same record has the same entry,
 * also when the register is read anew: 'updated' says that its row tells
 * something else than before. */

#pragma once

#include <glib-object.h>

#include "app/registers/mb-register-table.h"

G_BEGIN_DECLS

#define MB_TYPE_REGISTER_ENTRY (mb_register_entry_get_type ())
G_DECLARE_FINAL_TYPE (MbRegisterEntry, mb_register_entry, MB, REGISTER_ENTRY, GObject)

MbRegisterEntry     *mb_register_entry_get     (GHashTable      *entries,
                                                MbRegisterTable *table,
                                                guint            n);
const MbRegisterRow *mb_register_entry_get_row (MbRegisterEntry *self);
void                 mb_register_entry_move    (MbRegisterEntry *self,
                                                MbRegisterTable *table,
                                                guint            n);
void                 mb_register_entry_keep    (MbRegisterEntry *self);
gboolean             mb_register_entry_is_of   (MbRegisterEntry *self,
                                                MbRegisterTable *table);
void                 mb_register_entry_updated (MbRegisterEntry *self);
GHashTable          *mb_register_entries_new   (void);

G_END_DECLS
