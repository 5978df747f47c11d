/* Minute Book: a register, with an editor beside it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of actions, and that of resolutions. Enter on a row leads to its
 * minute; one row that is selected is edited beside the list, and several are
 * changed at once. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "app/registers/mb-register-list.h"

G_BEGIN_DECLS

#define MB_TYPE_REGISTER_PAGE (mb_register_page_get_type ())
G_DECLARE_FINAL_TYPE (MbRegisterPage, mb_register_page, MB, REGISTER_PAGE, AdwNavigationPage)

GtkWidget      *mb_register_page_new        (MbDesk         *desk,
                                             MbKind          kind);
MbRegisterList *mb_register_page_get_list   (MbRegisterPage *self);
void            mb_register_page_show_scope (MbRegisterPage *self,
                                             const char     *id);

G_END_DECLS
