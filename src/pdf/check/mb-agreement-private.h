/* Minute Book: reads which passages a page draws
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/cos/mb-cos.h"

G_BEGIN_DECLS

GArray *mb_agreement_read_marks (MbCosFile   *file,
                                 const MbCos *holder);

G_END_DECLS
