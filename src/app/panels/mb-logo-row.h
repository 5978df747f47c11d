/* Minute Book: a council's logo, chosen and taken away
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_LOGO_ROW (mb_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (MbLogoRow, mb_logo_row, MB, LOGO_ROW, AdwActionRow)

GtkWidget *mb_logo_row_new         (MbDesk    *desk);
void       mb_logo_row_set_council (MbLogoRow *self,
                                    MbRecord  *council);

G_END_DECLS
