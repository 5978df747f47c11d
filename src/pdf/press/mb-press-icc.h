/* Minute Book: a colour profile of our own for sRGB
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/mb-qpdf-private.h"

G_BEGIN_DECLS

GBytes *mb_press_make_icc            (void);
void    mb_press_write_output_intent (qpdf_data pdf,
                                      qpdf_oh   catalog);

G_END_DECLS
