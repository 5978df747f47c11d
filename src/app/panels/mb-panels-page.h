/* Minute Book: the list of panels
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_PANELS_PAGE (mb_panels_page_get_type ())
G_DECLARE_FINAL_TYPE (MbPanelsPage, mb_panels_page, MB, PANELS_PAGE, AdwNavigationPage)

GtkWidget *mb_panels_page_new (MbDesk *desk);

G_END_DECLS
