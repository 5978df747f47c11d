/* Minute Book: runs of words, compared as people read them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must not be told is laid in: texts, of which any eight words in a row
 * count, and phrases (titles, names of files), which count as a whole. What the
 * public has anyway is taken out again with mb_word_runs_allow(). Then any
 * number of texts are searched, each once, however much there is to be found.
 *
 * Words are compared without case, accents, ligatures, hyphens and apostrophes,
 * and whatever stands between them: 'Well-\nbeing' is 'wellbeing'. Bytes that
 * are no UTF-8 part words, and zero bytes are passed over, so that a search of
 * raw bytes finds UTF-16 too. A phrase of one word counts only where it is a
 * whole text by itself: many a paper is called 'Report'.
 *
 * Lay in first, then allow, then search; searching may go on in many threads. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MB_RUN_WORDS 8

typedef struct _MbWordRuns MbWordRuns;

/**
 * MbSharedRuns:
 * @n_runs: of eight words, in the text that was measured
 * @n_shared: how many of these are laid in and not allowed
 * @longest: how many words in a row they make at most; 0 where there are none
 */
typedef struct
{
  guint n_runs;
  guint n_shared;
  guint longest;
} MbSharedRuns;

MbWordRuns *mb_word_runs_new          (void);
void        mb_word_runs_free         (MbWordRuns       *self);
void        mb_word_runs_add          (MbWordRuns       *self,
                                       const char       *text,
                                       gssize            length,
                                       guint             source);
void        mb_word_runs_add_phrase   (MbWordRuns       *self,
                                       const char       *text,
                                       guint             source);
void        mb_word_runs_allow        (MbWordRuns       *self,
                                       const char       *text,
                                       gssize            length);
gboolean    mb_word_runs_search       (const MbWordRuns *self,
                                       const char       *text,
                                       gssize            length,
                                       guint            *source);
void        mb_word_runs_measure      (const MbWordRuns *self,
                                       const char       *text,
                                       gssize            length,
                                       MbSharedRuns     *shared);
gboolean    mb_word_runs_search_and_digest
                                      (const MbWordRuns *self,
                                       const char       *text,
                                       gssize            length,
                                       char            **digest);
char       *mb_word_runs_digest       (const char       *text,
                                       gssize            length);
guint       mb_word_runs_get_n_runs   (const MbWordRuns *self);
guint       mb_word_runs_get_n_phrases (const MbWordRuns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbWordRuns, mb_word_runs_free)

G_END_DECLS
