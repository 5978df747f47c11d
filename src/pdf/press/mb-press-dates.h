/* Minute Book: dates and times that stay in one line
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A narrow column or large print would set '14' at a line's end and 'February
 * 2018' below it. Only where lines break is changed, never a letter: whoever looks
 * for a date in the paper finds it as it is typed. */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

void mb_press_keep_dates (PangoAttrList *attributes,
                          const char    *words,
                          double         room,
                          double         size);

G_END_DECLS
