/* Minute Book: how a window closes, and keeps what it can't save
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window closes when everything is saved. What can't be saved can be copied
 * as text, or saved in a copy of the book, with which the clerk goes on. */

#pragma once

#include "app/mb-window.h"

G_BEGIN_DECLS

void mb_window_class_install_closing (MbWindowClass *klass);
void mb_window_go_on_closing         (MbWindow      *self);

G_END_DECLS
