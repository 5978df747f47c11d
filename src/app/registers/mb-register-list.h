/* Minute Book: the entries of a register, filtered and sorted
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown follows from the scope, the panel, the person and the words
 * alone. An entry that is edited stays where it is until one of them changes,
 * so that it doesn't go while it is worked on. */

#pragma once

#include <gtk/gtk.h>

#include "app/registers/mb-register-spec.h"

G_BEGIN_DECLS

#define MB_TYPE_REGISTER_LIST (mb_register_list_get_type ())
G_DECLARE_FINAL_TYPE (MbRegisterList, mb_register_list, MB, REGISTER_LIST, GObject)

MbRegisterList  *mb_register_list_new        (const MbRegisterSpec  *spec);
GListModel      *mb_register_list_get_all    (MbRegisterList        *self);
GListModel      *mb_register_list_get_shown  (MbRegisterList        *self);
void             mb_register_list_set_entries (MbRegisterList       *self,
                                               GPtrArray            *entries);
void             mb_register_list_set_sorter (MbRegisterList        *self,
                                              GtkSorter             *sorter);
void             mb_register_list_set_scope  (MbRegisterList        *self,
                                              guint                  scope);
guint            mb_register_list_get_scope  (MbRegisterList        *self);
void             mb_register_list_set_scope_id (MbRegisterList      *self,
                                               const char          *id);
void             mb_register_list_set_panel  (MbRegisterList        *self,
                                              const char            *panel);
void             mb_register_list_set_who    (MbRegisterList        *self,
                                              const char            *who);
void             mb_register_list_set_words  (MbRegisterList        *self,
                                              const char            *words);
MbRegisterEntry *mb_register_list_find       (MbRegisterList        *self,
                                              gint64                 id);
gint64          *mb_register_list_dup_ids    (MbRegisterList        *self,
                                              GtkBitset             *positions,
                                              guint                 *n_ids);
char            *mb_register_list_dup_count (MbRegisterList         *self);
GtkSorter       *mb_register_head_make_sorter (const MbRegisterHead *head);

G_END_DECLS
