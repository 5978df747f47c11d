/* Minute Book: asks for the password of a restricted pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Typed twice, or left empty twice for a pack without one. It is given on and
 * kept nowhere. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MbPasswordChosen:
 * @password: (nullable): empty for none; %NULL where the export is called off
 */
typedef void (*MbPasswordChosen) (const char *password,
                                  gpointer    data);

#define MB_TYPE_PASSWORD_DIALOG (mb_password_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbPasswordDialog, mb_password_dialog, MB, PASSWORD_DIALOG, AdwAlertDialog)

void mb_password_dialog_ask (GtkWidget        *parent,
                             MbPasswordChosen  chosen,
                             gpointer          data);

G_END_DECLS
