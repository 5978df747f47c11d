/* Minute Book: a flow cut into pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/press/mb-press-flow.h"

G_BEGIN_DECLS

gboolean mb_press_lay_pages (const MbPaper  *paper,
                             MbFonts        *fonts,
                             MbLog          *log,
                             MbFlow         *flow,
                             GCancellable   *cancellable,
                             GError        **error);

G_END_DECLS
