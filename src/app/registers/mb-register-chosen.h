/* Minute Book: what is chosen in a register, kept while its entries change
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Take it before the entries change and give it back after: what is still
 * there stays chosen. Where nothing of it is, what came into its place is
 * chosen; and if the keyboard was in the list, it stays there. */

#pragma once

#include <gtk/gtk.h>

#include "app/registers/mb-register-list.h"

G_BEGIN_DECLS

typedef struct _MbRegisterChosen MbRegisterChosen;

MbRegisterChosen *mb_register_chosen_take      (GtkColumnView    *view,
                                                MbRegisterList   *list);
void              mb_register_chosen_keep_keyboard (MbRegisterChosen *self);
void              mb_register_chosen_free      (MbRegisterChosen *self);
void              mb_register_chosen_give_back (MbRegisterChosen *self);
gint64           *mb_register_chosen_dup_ids   (GtkColumnView    *view,
                                                MbRegisterList   *list,
                                                guint            *n_ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbRegisterChosen, mb_register_chosen_free)

G_END_DECLS
