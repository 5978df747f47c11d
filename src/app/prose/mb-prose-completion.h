/* Minute Book: the list of names and phrases below the cursor
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* It never takes a key from whoever goes on typing: Down chooses, then Tab or
 * Enter takes what is chosen, and Escape closes it. The list itself is shown by the
 * MbProseLayer around the text; without one there is none. */

#pragma once

#include <adwaita.h>

#include "app/prose/mb-prose-text.h"

G_BEGIN_DECLS

#define MB_TYPE_PROSE_COMPLETION (mb_prose_completion_get_type ())
G_DECLARE_FINAL_TYPE (MbProseCompletion, mb_prose_completion, MB, PROSE_COMPLETION, GObject)

MbProseCompletion *mb_prose_completion_new         (MbProseText       *text);
void               mb_prose_completion_set_strings (MbProseCompletion *self,
                                                    GListModel        *strings);
gboolean           mb_prose_completion_press       (MbProseCompletion *self,
                                                    guint              key,
                                                    GdkModifierType    modifiers);

G_END_DECLS
