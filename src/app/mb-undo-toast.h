/* Minute Book: what was removed, with a button that brings it back
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void mb_undo_toast_show (GtkWidget  *widget,
                         const char *words);

G_END_DECLS
