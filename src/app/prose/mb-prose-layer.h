/* Minute Book: what lies over a page while somebody writes in it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Wraps a page with texts and places a card with suggestions over it, below a
 * text's cursor or, where there is more room, above it, and never beyond its own
 * edges. A popover would be a window of its own, with which a letter that opens
 * or closes it takes three frames and the next letter waits for the last of
 * them: this is drawn with the letter.
 *
 * It is open for one text at a time, and follows that where it is scrolled. It
 * closes by itself, and says so, when that place is scrolled out of sight, when
 * there is a click beside the card, or when it is opened for another text. */

#pragma once

#include "app/prose/mb-prose-suggestions.h"

G_BEGIN_DECLS

#define MB_TYPE_PROSE_LAYER (mb_prose_layer_get_type ())
G_DECLARE_FINAL_TYPE (MbProseLayer, mb_prose_layer, MB, PROSE_LAYER, GtkWidget)

GtkWidget          *mb_prose_layer_new             (void);
void                mb_prose_layer_set_child       (MbProseLayer      *self,
                                                    GtkWidget         *child);
MbProseSuggestions *mb_prose_layer_get_suggestions (MbProseLayer      *self);
void                mb_prose_layer_open            (MbProseLayer      *self,
                                                    GtkTextView       *view,
                                                    const GtkTextIter *at);
void                mb_prose_layer_close           (MbProseLayer      *self);

G_END_DECLS
