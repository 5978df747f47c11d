/* Minute Book: what was published of a meeting
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists every pack and supplement that went out, saves a copy of one as it
 * was, and offers to publish what changed since: after a look at the agenda,
 * as its first publication. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_PUBLICATIONS_DIALOG (mb_publications_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbPublicationsDialog, mb_publications_dialog, MB, PUBLICATIONS_DIALOG, AdwDialog)

AdwDialog *mb_publications_dialog_new (MbDesk        *desk,
                                       MbProceedings *proceedings,
                                       GtkWidget     *opener);

G_END_DECLS
