/* Minute Book: the entries of a register, filtered and sorted
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of #MbRegisterEntry, which are made when they are asked for: what is
 * filtered and sorted are the rows of a table.
 *
 * What is shown follows from the scope, the panel, the person and the words
 * alone. An entry that is edited stays where it is until one of them changes,
 * so that it doesn't go while it is worked on. Another order of many comes a moment
 * after it is asked for, from a thread. */

#pragma once

#include <gtk/gtk.h>

#include "app/registers/mb-register-entry.h"
#include "app/registers/mb-register-order.h"

G_BEGIN_DECLS

#define MB_TYPE_REGISTER_LIST (mb_register_list_get_type ())
G_DECLARE_FINAL_TYPE (MbRegisterList, mb_register_list, MB, REGISTER_LIST, GObject)

MbRegisterList  *mb_register_list_new        (const MbRegisterSpec  *spec);
GListModel      *mb_register_list_get_shown  (MbRegisterList        *self);
guint            mb_register_list_get_n_all  (MbRegisterList        *self);
void             mb_register_list_set_table  (MbRegisterList        *self,
                                              MbRegisterTable       *table,
                                              guint32               *order,
                                              GArray                *sorts);
void             mb_register_list_set_sorts  (MbRegisterList        *self,
                                              GArray                *sorts);
GArray          *mb_register_list_get_sorts  (MbRegisterList        *self);
gboolean         mb_register_list_is_sorting (MbRegisterList        *self);
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
gboolean         mb_register_list_update     (MbRegisterList        *self,
                                              MbRecord              *record,
                                              const char            *who);
GtkBitset       *mb_register_list_find       (MbRegisterList        *self,
                                              const gint64          *ids,
                                              guint                  n_ids);
gint64          *mb_register_list_dup_ids    (MbRegisterList        *self,
                                              GtkBitset             *positions,
                                              guint                 *n_ids);
gboolean         mb_register_list_shows_withheld (MbRegisterList    *self);
char            *mb_register_list_dup_count (MbRegisterList         *self);

G_END_DECLS
