/* Minute Book: the spelling of a prose
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* British English, by libspelling's dictionaries; where none is installed the
 * text is left unmarked. Its text buffer adapter doesn't count what a table's
 * anchor takes up in the text, and ends the program when that is deleted; so
 * what is still to be read is marked here by a tag, which the text keeps right.
 * Labels are not spelt, nor the word at the cursor, nor capitals and numbers. */

#pragma once

#include <adwaita.h>

#include "app/prose/mb-prose-buffer.h"

G_BEGIN_DECLS

#define MB_TYPE_PROSE_SPELLING (mb_prose_spelling_get_type ())
G_DECLARE_FINAL_TYPE (MbProseSpelling, mb_prose_spelling, MB, PROSE_SPELLING, GObject)

MbProseSpelling *mb_prose_spelling_new         (GtkTextView     *view,
                                                MbProseBuffer   *buffer,
                                                GMenuModel      *own_menu);
void             mb_prose_spelling_learn_names (MbProseSpelling *self,
                                                GListModel      *strings);
void             mb_prose_spelling_update_menu (MbProseSpelling *self);

G_END_DECLS
