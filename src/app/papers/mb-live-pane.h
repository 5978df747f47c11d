/* Minute Book: a paper beside the words that are typed into it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Follows the typing, not the saving: at each keystroke it asks the desk for
 * what is being typed, makes the paper of it in memory, and has it set on a
 * thread. What changed is kept in view. A click on a line is told as 'chosen',
 * with the field that the line came from. While nobody sees it, it does nothing. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "book/mb-book-preview.h"

G_BEGIN_DECLS

#define MB_TYPE_LIVE_PANE (mb_live_pane_get_type ())
G_DECLARE_FINAL_TYPE (MbLivePane, mb_live_pane, MB, LIVE_PANE, AdwBin)

void mb_live_pane_set_desk        (MbLivePane     *self,
                                   MbDesk         *desk);
void mb_live_pane_set_proceedings (MbLivePane     *self,
                                   MbProceedings  *proceedings);
void mb_live_pane_set_paper       (MbLivePane     *self,
                                   MbPreviewPaper  paper);
void mb_live_pane_show_source     (MbLivePane     *self,
                                   MbKind          kind,
                                   gint64          record,
                                   int             field);

G_END_DECLS
