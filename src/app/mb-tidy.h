/* Minute Book: memory that isn't used goes back to the system
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a page, a register or a preview was made with is freed, but the C library
 * keeps it for next time: tens of megabytes after a morning's work. Once nothing
 * was opened for some seconds it goes back, on a thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mb_tidy_later (GtkWidget *window);

G_END_DECLS
