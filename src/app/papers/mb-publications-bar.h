/* Minute Book: whether a meeting's agenda is as it was published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands above the papers once something was published: it says when, and
 * whether the meeting has changed since, and opens the list of what was
 * published. While it is not seen, it compares nothing. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_PUBLICATIONS_BAR (mb_publications_bar_get_type ())
G_DECLARE_FINAL_TYPE (MbPublicationsBar, mb_publications_bar, MB, PUBLICATIONS_BAR, AdwBin)

void mb_publications_bar_set_desk        (MbPublicationsBar *self,
                                          MbDesk            *desk);
void mb_publications_bar_set_proceedings (MbPublicationsBar *self,
                                          MbProceedings     *proceedings);

G_END_DECLS
