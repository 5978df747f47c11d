/* Minute Book: a meeting's state, in words on a coloured ground
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_STATE_CHIP (mb_state_chip_get_type ())
G_DECLARE_FINAL_TYPE (MbStateChip, mb_state_chip, MB, STATE_CHIP, AdwBin)

void        mb_state_chip_set_state (MbStateChip *self,
                                     const char  *key,
                                     const char  *words);
const char *mb_state_chip_get_words (MbStateChip *self);

G_END_DECLS
