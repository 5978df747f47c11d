/* Minute Book: a choice of whose entries a register shows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        mb_register_choice_fill (GtkDropDown *choice,
                                    const char  *everything,
                                    GStrv        names);
const char *mb_register_choice_get  (GtkDropDown *choice);

G_END_DECLS
