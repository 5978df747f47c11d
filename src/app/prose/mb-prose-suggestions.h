/* Minute Book: the card with names and phrases
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What MbProseLayer shows below the cursor. Its rows are made once, and none of
 * it asks for a layout of the page when it says something else: it is given
 * whatever room mb_prose_suggestions_fit() says. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_PROSE_SUGGESTIONS_MOST 5

#define MB_TYPE_PROSE_SUGGESTIONS (mb_prose_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (MbProseSuggestions, mb_prose_suggestions, MB, PROSE_SUGGESTIONS, GtkWidget)

GtkWidget  *mb_prose_suggestions_new         (void);
void        mb_prose_suggestions_set_words   (MbProseSuggestions *self,
                                              const char *const  *words);
void        mb_prose_suggestions_fit         (MbProseSuggestions *self,
                                              int                 widest,
                                              int                 highest,
                                              int                *width,
                                              int                *height);
guint       mb_prose_suggestions_get_n_shown (MbProseSuggestions *self);
void        mb_prose_suggestions_choose      (MbProseSuggestions *self,
                                              int                 index);
int         mb_prose_suggestions_get_chosen  (MbProseSuggestions *self);

G_END_DECLS
