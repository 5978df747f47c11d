/* Minute Book: the approval of a meeting's minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_APPROVE_DIALOG (mb_approve_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbApproveDialog, mb_approve_dialog, MB, APPROVE_DIALOG, AdwDialog)

AdwDialog *mb_approve_dialog_new  (MbDesk          *desk,
                                   MbRecord        *meeting,
                                   MbRecord        *draft);
MbRecord  *mb_approve_dialog_read (MbApproveDialog *self);

G_END_DECLS
