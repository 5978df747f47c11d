/* Minute Book: languages, by their tags
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A language is named by its tag (BCP 47): 'cy', 'en-GB', 'und-Cyrl'. Whether
 * such a language exists is nobody's business here: what counts is that every
 * program that reads our papers takes the tag. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mb_language_is_tag    (const char *text);
gboolean mb_language_runs_left (const char *language);
gboolean mb_language_is_of     (const char *language,
                                const char *primary);

G_END_DECLS
