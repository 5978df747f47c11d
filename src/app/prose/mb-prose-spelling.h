/* Minute Book: the spelling of a prose
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* British English, by libspelling; where no dictionary of it is installed the
 * text is left unmarked. */

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
gboolean         mb_prose_spelling_is_at_work  (MbProseSpelling *self);

G_END_DECLS
