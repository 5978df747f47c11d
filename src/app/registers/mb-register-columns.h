/* Minute Book: the columns of a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/registers/mb-register-list.h"

G_BEGIN_DECLS

void mb_register_columns_add         (GtkColumnView        *view,
                                      const MbRegisterSpec *spec);
void mb_register_columns_show_places (GtkColumnView        *view,
                                      const MbRegisterSpec *spec,
                                      gboolean              shown);
void mb_register_columns_sort        (GtkColumnView        *view,
                                      const MbRegisterSpec *spec,
                                      MbRegisterList       *list);

G_END_DECLS
