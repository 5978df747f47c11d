/* Minute Book: what a register shows, as a file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/registers/mb-register-list.h"

G_BEGIN_DECLS

void mb_register_export (GtkWidget            *page,
                         const MbRegisterSpec *spec,
                         MbRegisterList       *list,
                         const char           *ending);

G_END_DECLS
