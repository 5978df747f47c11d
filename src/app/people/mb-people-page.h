/* Minute Book: the list of people
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_PEOPLE_PAGE (mb_people_page_get_type ())
G_DECLARE_FINAL_TYPE (MbPeoplePage, mb_people_page, MB, PEOPLE_PAGE, AdwNavigationPage)

GtkWidget *mb_people_page_new (MbDesk *desk);

G_END_DECLS
