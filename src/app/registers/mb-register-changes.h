/* Minute Book: changes of several actions at once
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

void mb_register_mark_done (MbDesk       *desk,
                            const gint64 *ids,
                            guint         n_ids);
void mb_register_ask_due   (MbDesk       *desk,
                            const gint64 *ids,
                            guint         n_ids,
                            GtkWidget    *parent);

G_END_DECLS
