/* Minute Book: the words of a prose's blocks, as they are stored
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words are stored in one line, see mb-prose.h. What stands in one language is
 * marked with Unicode's own tags for that (The Unicode Standard, 23.9): a
 * backslash and U+E0001 with the letters of the language's tag and a tag space
 * before it, a backslash and U+E007F behind it. Nothing that is typed is read as such, for
 * a typed backslash is stored as two; and the tags are no letters to the search's
 * index, so that nobody finds a language where a word was looked for. */

#pragma once

#include "core/mb-prose.h"

G_BEGIN_DECLS

MbBlock   *mb_prose_get_last      (MbProse         *self);
void       mb_passage_free        (MbPassage       *self);
GPtrArray *mb_passages_new        (void);
void       mb_passages_add        (GPtrArray       *passages,
                                   guint            start,
                                   guint            end,
                                   const char      *language);
void       mb_prose_append_words  (GString         *stored,
                                   const char      *text,
                                   const GPtrArray *passages);
char      *mb_prose_read_words    (const char      *stored,
                                   gsize            length,
                                   GPtrArray      **passages);

G_END_DECLS
