/* Minute Book: what a window does when it is told to
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-window.h"

G_BEGIN_DECLS

void mb_window_class_install_actions (GtkWidgetClass *klass);
void mb_window_update_actions        (MbWindow       *self);

G_END_DECLS
