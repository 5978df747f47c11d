/* Minute Book: a paper attached to an agenda item, to be edited
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "app/meetings/mb-paper-drawer.h"

G_BEGIN_DECLS

#define MB_TYPE_PAPER_ROW (mb_paper_row_get_type ())
G_DECLARE_FINAL_TYPE (MbPaperRow, mb_paper_row, MB, PAPER_ROW, AdwExpanderRow)

GtkWidget *mb_paper_row_new          (MbDesk        *desk,
                                      MbPaperDrawer *drawer);
void       mb_paper_row_set_document (MbPaperRow    *self,
                                      MbRecord      *document,
                                      gboolean       is_first,
                                      gboolean       is_last);
void       mb_paper_row_set_withheld (MbPaperRow    *self,
                                      MbRecord      *item);

G_END_DECLS
