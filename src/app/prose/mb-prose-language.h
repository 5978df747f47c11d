/* Minute Book: passages of a prose in languages of their own
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is marked carries a tag of the text buffer for its language, and is
 * underlined. What is typed goes on in the language of the text around it; at
 * an end, where all of the line is in it. */

#pragma once

#include "app/prose/mb-prose-buffer.h"

G_BEGIN_DECLS

char       *mb_prose_language_dup_current (MbProseBuffer     *buffer);
gboolean    mb_prose_language_mark        (MbProseBuffer     *buffer,
                                           const char        *language);
const char *mb_prose_language_find        (const GtkTextIter *iter);
const char *mb_prose_language_get_name    (const char        *language);
const char *mb_prose_language_get_nth     (guint              n);

G_END_DECLS
