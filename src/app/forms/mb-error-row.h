/* Minute Book: what is wrong with the field above, in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_ERROR_ROW (mb_error_row_get_type ())
G_DECLARE_FINAL_TYPE (MbErrorRow, mb_error_row, MB, ERROR_ROW, GtkListBoxRow)

GtkWidget  *mb_error_row_new       (void);
GtkWidget  *mb_error_row_get_label (MbErrorRow *self);
const char *mb_error_row_get_words (MbErrorRow *self);
void        mb_error_row_set_words (MbErrorRow *self,
                                    const char *words);

G_END_DECLS
