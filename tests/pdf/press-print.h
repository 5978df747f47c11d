/* Minute Book: prints, and what other programs see in them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/press/mb-press.h"

G_BEGIN_DECLS

#define PRESS_MADE_AT 1700000000

MbPrint *press_print        (const MbPaper *paper);
char    *press_run          (MbPrint       *self,
                             const char    *command);
void     press_assert_words (const MbPaper *paper,
                             MbPrint       *self,
                             const char    *command);
void     press_assert_sound (MbPrint       *self);

G_END_DECLS
