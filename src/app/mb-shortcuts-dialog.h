/* Minute Book: the keyboard's shortcuts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_SHORTCUTS_DIALOG (mb_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbShortcutsDialog, mb_shortcuts_dialog, MB, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *mb_shortcuts_dialog_new (void);

G_END_DECLS
