/* Minute Book: a button with a calendar, beside a field for a day
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_DAY_BUTTON (mb_day_button_get_type ())
G_DECLARE_FINAL_TYPE (MbDayButton, mb_day_button, MB, DAY_BUTTON, AdwBin)

GtkWidget *mb_day_button_new (GtkEditable *field,
                              const char  *label);

G_END_DECLS
