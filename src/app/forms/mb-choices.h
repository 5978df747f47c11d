/* Minute Book: whom and what the forms of a meeting can name
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

void mb_choices_find (MbDesk    *desk,
                      gint64     panel,
                      GtkWidget *forms);

G_END_DECLS
