/* Minute Book: the places of a book: today, registers, meetings, people and panels
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each row leads to a place, and is found by its name: 'today', 'actions',
 * 'resolutions', 'meetings', the id of a panel in decimal digits, 'people',
 * 'panels'. One of them is always chosen. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_SIDEBAR (mb_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MbSidebar, mb_sidebar, MB, SIDEBAR, AdwBin)

void   mb_sidebar_set_panels    (MbSidebar  *self,
                                 GListModel *panels);
gint64 mb_sidebar_get_panel     (MbSidebar  *self);
void   mb_sidebar_choose        (MbSidebar  *self,
                                 const char *place);
void   mb_sidebar_set_n_overdue (MbSidebar  *self,
                                 guint       n_overdue);

G_END_DECLS
