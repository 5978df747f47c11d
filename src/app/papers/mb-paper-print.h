/* Minute Book: a paper, to the printer
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "book/mb-book-preview.h"

G_BEGIN_DECLS

GtkPrintOperation *mb_paper_print_new (MbPreview  *preview,
                                       const char *name);

G_END_DECLS
