/* Minute Book: saves the text of an attached paper
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

void mb_paper_save_text (GtkWidget *widget,
                         MbDesk    *desk,
                         MbRecord  *document);

G_END_DECLS
