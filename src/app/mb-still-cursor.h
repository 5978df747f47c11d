/* Minute Book: the cursor stands still while somebody types
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A blinking cursor makes GTK draw sixty frames a second, and a letter that was
 * typed waits for the next of them. While keys come, in whatever field of a
 * window, the cursor is shown without blinking, so that a letter is drawn at
 * once and an old laptop's battery isn't spent on it; after a moment of rest it
 * blinks as before. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mb_still_cursor_attach (GtkWindow *window);

G_END_DECLS
