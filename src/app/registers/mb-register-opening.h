/* Minute Book: a register's rows come bit by bit
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK makes two hundred rows as soon as a list is long, before it draws any.
 * A window has room for thirty: so many come at once when a register is opened,
 * and the others after the frame that shows those, in a fifth of a second. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *mb_register_opening_new   (GListModel *list);
void        mb_register_opening_begin (GListModel *self);
void        mb_register_opening_end   (GListModel *self);

G_END_DECLS
