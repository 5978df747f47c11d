/* Minute Book: adding a panel
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_NEW_PANEL_DIALOG (mb_new_panel_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbNewPanelDialog, mb_new_panel_dialog, MB, NEW_PANEL_DIALOG, AdwDialog)

AdwDialog *mb_new_panel_dialog_new (MbDesk *desk);

G_END_DECLS
