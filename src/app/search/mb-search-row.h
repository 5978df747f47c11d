/* Minute Book: one hit of a search
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was found, with the words looked for in bold, and where. Two labels and
 * nothing more, since each key that is typed lays all rows out anew. */

#pragma once

#include <gtk/gtk.h>

#include "book/mb-book-history.h"

G_BEGIN_DECLS

#define MB_TYPE_SEARCH_ROW (mb_search_row_get_type ())
G_DECLARE_FINAL_TYPE (MbSearchRow, mb_search_row, MB, SEARCH_ROW, GtkListBoxRow)

GtkWidget *mb_search_row_new         (void);
void       mb_search_row_show        (MbSearchRow   *self,
                                      const MbFound *found);
gint64     mb_search_row_get_meeting (MbSearchRow   *self);

G_END_DECLS
