/* Minute Book: how soon a letter is in the preview beside the words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters are pressed one by one, each when the page with the one before is on
 * the screen. A page is there with the first frame that begins when it has been
 * drawn. */

#pragma once

#include <stdio.h>

#include "bench-keys.h"

G_BEGIN_DECLS

void live_type (Hand       *hand,
                const char *letters,
                FILE       *log);

G_END_DECLS
