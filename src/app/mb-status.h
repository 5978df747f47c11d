/* Minute Book: the label that says whether what was typed is saved
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

void mb_status_follow (GtkLabel *label,
                       MbDesk   *desk);

G_END_DECLS
