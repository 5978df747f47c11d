/* Minute Book: what the parts of runs of words share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/mb-word-runs.h"

G_BEGIN_DECLS

/* The words that are remembered, a power of two; phrases are cut to as many. */
#define RING 32

/* Words of bits that say quickly that there is no such run; they fit a processor's
 * cache where the runs themselves don't. */
#define RUN_BITS 16384

#define ALLOWED G_MAXUINT32

typedef struct
{
  guint   n_words;
  guint32 source;
  guint64 words[RING];
} Phrase;

struct _MbWordRuns
{
  guint64    *runs; /* open addressing; 0 where there is none */
  guint32    *sources;
  gsize       n_slots; /* a power of two */
  guint       n_runs;
  GHashTable *phrases; /* hash of the last word to GPtrArray of Phrase */
  guint       n_phrases;
  guint64     last_words[1024]; /* a bit for each last word, to say no quickly */
  guint64     run_ends[1024];   /* likewise, of the runs */
  guint64     run_bits[RUN_BITS];
};

typedef struct Reading Reading;

/* Returns: whether to read on */
typedef gboolean (*WordFunc) (Reading *reading);

struct Reading
{
  MbWordRuns *runs;
  WordFunc    func;
  guint32     source;

  guint64     ring[RING];
  guint       n_words;
  guint64     rolling;
  guint64     out_factor; /* ROLL to the MB_RUN_WORDS */

  guint64     word;
  guint       n_letters;
  gboolean    hyphen; /* the word may go on after it */

  MbSharedRuns *shared;
  guint       in_row;
  GChecksum  *checksum; /* of all words, of which some wait */
  guint64     waiting[64];
  guint       n_waiting;
};

guint64  mb_word_runs_mix         (guint64           hash);
gsize    mb_word_runs_find_slot   (const MbWordRuns *self,
                                   guint64           run);
void     mb_word_runs_read        (Reading          *self,
                                   const char       *text,
                                   gssize            length);
gboolean mb_word_runs_digest_word (Reading          *reading);
char    *mb_word_runs_end_digest  (Reading          *reading);

G_END_DECLS
