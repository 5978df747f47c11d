/* Minute Book: planning a meeting
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_NEW_MEETING_DIALOG (mb_new_meeting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbNewMeetingDialog, mb_new_meeting_dialog, MB, NEW_MEETING_DIALOG, AdwDialog)

AdwDialog *mb_new_meeting_dialog_new (MbDesk     *desk,
                                      GListModel *panels,
                                      gint64      panel);

G_END_DECLS
