/* Minute Book: the structure tree of the press's pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <qpdf/qpdf-c.h>

#include "pdf/press/mb-press-log.h"

G_BEGIN_DECLS

void mb_press_write_tags (qpdf_data      pdf,
                          const MbLog   *log,
                          const qpdf_oh *pages);

G_END_DECLS
