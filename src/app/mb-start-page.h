/* Minute Book: what a window shows before it has a book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_START_PAGE (mb_start_page_get_type ())
G_DECLARE_FINAL_TYPE (MbStartPage, mb_start_page, MB, START_PAGE, AdwBin)

G_END_DECLS
