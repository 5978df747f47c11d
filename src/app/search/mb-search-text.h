/* Minute Book: a text in a hit of a search
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Some lines of text, for rows that say something else with each letter that is
 * typed. A label that wraps lays its text out a dozen times to say how wide and
 * high it would like to be; this takes what width it is given, and asks for
 * another layout only when it needs another number of lines. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_TYPE_SEARCH_TEXT (mb_search_text_get_type ())
G_DECLARE_FINAL_TYPE (MbSearchText, mb_search_text, MB, SEARCH_TEXT, GtkWidget)

GtkWidget *mb_search_text_new        (void);
void       mb_search_text_set_markup (MbSearchText *self,
                                      const char   *markup);

G_END_DECLS
