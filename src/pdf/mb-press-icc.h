/* Minute Book: a colour profile of our own for sRGB
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *mb_press_make_icc (void);

G_END_DECLS
