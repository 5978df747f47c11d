/* Minute Book: the page of what waits to be done
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/today/mb-today.h"

G_BEGIN_DECLS

#define MB_TYPE_TODAY_PAGE (mb_today_page_get_type ())
G_DECLARE_FINAL_TYPE (MbTodayPage, mb_today_page, MB, TODAY_PAGE, AdwNavigationPage)

GtkWidget *mb_today_page_new (MbDesk  *desk,
                              MbToday *today);

G_END_DECLS
