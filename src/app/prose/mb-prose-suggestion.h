/* Minute Book: one name or phrase that may be put in
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of MbProseSuggestions. A label measures its page anew with each other
 * text; this asks for no layout, since the list gives it the room that it says
 * it wants. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_TYPE_PROSE_SUGGESTION (mb_prose_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (MbProseSuggestion, mb_prose_suggestion, MB, PROSE_SUGGESTION, GtkWidget)

GtkWidget  *mb_prose_suggestion_new        (void);
void        mb_prose_suggestion_set_words  (MbProseSuggestion *self,
                                            const char        *words);
const char *mb_prose_suggestion_get_words  (MbProseSuggestion *self);
int         mb_prose_suggestion_get_width  (MbProseSuggestion *self);
void        mb_prose_suggestion_set_chosen (MbProseSuggestion *self,
                                            gboolean           is_chosen);

G_END_DECLS
