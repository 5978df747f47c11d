/* Minute Book: a look at an agenda before it is published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks through the agenda and its papers, and lists what stands in the way of
 * publishing and what is to be weighed before. A click on a line leads to its
 * cure. Of a supplement it says what it would hold, and weighs that alone. Once it is closed, the signal 'publish' says that it is to be
 * published, and the dialog for whom, or 'chosen' which finding was chosen. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "book/mb-book-publish.h"

G_BEGIN_DECLS

#define MB_TYPE_PREFLIGHT_DIALOG (mb_preflight_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbPreflightDialog, mb_preflight_dialog, MB, PREFLIGHT_DIALOG, AdwDialog)

AdwDialog    *mb_preflight_dialog_new            (MbDesk            *desk,
                                                  gint64             meeting,
                                                  MbPublishKind      kind,
                                                  MbDisclosure       disclosure);
MbDisclosure  mb_preflight_dialog_get_disclosure (MbPreflightDialog *self);

G_END_DECLS
