/* Minute Book: a text of several paragraphs, as a row of a form
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The row grows with its text, so that all of it is seen. Tab leaves it. A row
 * for one line wraps it, has no line breaks, and Enter is its signal 'left'. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_PROSE_ROW (mb_prose_row_get_type ())
G_DECLARE_FINAL_TYPE (MbProseRow, mb_prose_row, MB, PROSE_ROW, AdwPreferencesRow)

GtkWidget *mb_prose_row_new      (void);
GtkWidget *mb_prose_row_new_line (void);
GtkWidget *mb_prose_row_get_view (MbProseRow *self);
char      *mb_prose_row_dup_text (MbProseRow *self);
void       mb_prose_row_set_text (MbProseRow *self,
                                  const char *text);

G_END_DECLS
