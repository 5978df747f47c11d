/* Minute Book: looking words up in the whole book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_SEARCH_DIALOG (mb_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbSearchDialog, mb_search_dialog, MB, SEARCH_DIALOG, AdwDialog)

AdwDialog *mb_search_dialog_new (MbDesk *desk);

G_END_DECLS
