/* Minute Book: where in the book the window is
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sidebar leads to places, each a page that stands alone; a place leads on
 * to pages that stand on it, and Back leads from them to it. */

#pragma once

#include "app/mb-window.h"

G_BEGIN_DECLS

void mb_window_class_install_places (GtkWidgetClass *klass);
void mb_window_add_places           (MbWindow       *self);

G_END_DECLS
