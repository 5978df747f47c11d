/* Minute Book: a panel and all about it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/forms/mb-record-page.h"

G_BEGIN_DECLS

#define MB_TYPE_PANEL_PAGE (mb_panel_page_get_type ())
G_DECLARE_FINAL_TYPE (MbPanelPage, mb_panel_page, MB, PANEL_PAGE, MbRecordPage)

GtkWidget *mb_panel_page_new (MbDesk *desk,
                              gint64  panel);

G_END_DECLS
