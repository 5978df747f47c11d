/* Minute Book: an entry that knows the names it may get
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* While somebody types, what fits stands in a list below. Down goes into it,
 * Enter takes what is chosen there, or what was typed. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_COMPLETION_ROW (mb_completion_row_get_type ())
G_DECLARE_FINAL_TYPE (MbCompletionRow, mb_completion_row, MB, COMPLETION_ROW, AdwEntryRow)

GtkWidget *mb_completion_row_new         (void);
void       mb_completion_row_set_choices (MbCompletionRow *self,
                                          GPtrArray       *records);
void       mb_completion_row_set_text    (MbCompletionRow *self,
                                          const char      *text);
void       mb_completion_row_show_button (MbCompletionRow *self,
                                          const char      *label);

G_END_DECLS
