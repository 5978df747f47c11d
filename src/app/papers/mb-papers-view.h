/* Minute Book: a meeting's papers, as they will be printed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows the agenda, the minutes or the pack as the press makes them of the
 * book on the disk, and again whenever the desk has saved something. While the
 * view is not seen, nothing is made. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_PAPERS_VIEW (mb_papers_view_get_type ())
G_DECLARE_FINAL_TYPE (MbPapersView, mb_papers_view, MB, PAPERS_VIEW, AdwBin)

void mb_papers_view_set_desk        (MbPapersView  *self,
                                     MbDesk        *desk);
void mb_papers_view_set_proceedings (MbPapersView  *self,
                                     MbProceedings *proceedings);
void mb_papers_view_print           (MbPapersView  *self);

G_END_DECLS
