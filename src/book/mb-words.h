/* Minute Book: the catalogue of words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the floors below say with codes and facts is said here to a person, in
 * their language: for the command line and the window alike. A message says
 * what failed first, quotes its subject, and says what to do about it. */

#pragma once

#include "core/mb-check.h"
#include "store/mb-history.h"

G_BEGIN_DECLS

char *mb_words_for_error   (const GError    *error);
char *mb_words_for_finding (const MbFinding *finding);
char *mb_words_for_change  (const MbChange  *change);
char *mb_words_fill_in     (const char        *words,
                            const char *const *facts);

G_END_DECLS
