/* Minute Book: the buttons that choose what a register shows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/registers/mb-register-spec.h"

G_BEGIN_DECLS

void mb_register_scopes_fill (GtkBox               *box,
                              const MbRegisterSpec *spec);

G_END_DECLS
