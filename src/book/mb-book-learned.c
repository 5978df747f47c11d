/* Minute Book: what was learned of papers when they came, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-proof-private.h"

#include "book/mb-book-examine-private.h"
#include "core/mb-paper-fault.h"
#include "reader/mb-reader-memory.h"

/* Goes up when the digests are made in another way. */
#define QUESTION "pages-1"

/* Beside what this computer's own examinations found; no word of a paper is in it. */
static MbReaderMemory *
open_memory (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "minutebook", "papers", NULL);

  return mb_reader_memory_new (folder);
}

/**
 * mb_learned_recall:
 * @digest: SHA-256 of a paper
 *
 * Returns: (transfer full) (nullable): what mb_proof_recall() takes; %NULL where this
 *   computer hasn't read the paper
 */
GBytes *
mb_learned_recall (const char *digest)
{
  MbReaderMemory *memory = open_memory ();
  GBytes *learned = mb_reader_memory_recall (memory, digest, QUESTION);

  mb_reader_memory_free (memory);

  return learned;
}

/* Whether a child of this computer has found that the paper can be written anew as it is,
 * as one has of each paper of a pack before that is made. */
static gboolean
is_sound (GBytes *pdf)
{
  g_autoptr (GPtrArray) faults = mb_paper_recall (pdf);

  return faults != NULL && mb_paper_faults_find (faults, MB_FAULT_MENDED) == NULL &&
         mb_paper_faults_find (faults, MB_FAULT_DAMAGED) == NULL &&
         mb_paper_faults_find (faults, MB_FAULT_PASSWORD) == NULL &&
         mb_paper_faults_find (faults, MB_FAULT_TOO_MUCH) == NULL;
}

/**
 * mb_learned_learn:
 * @name: for errors
 * @probed: whether a child has just found that the paper can be written anew as it is;
 *   otherwise that must be known from before, or nothing is learned
 *
 * Reads the paper, and keeps what was learned; where that can't be done the pages that
 * it has in a pack are read each time.
 *
 * Returns: (transfer full) (nullable): as mb_learned_recall() gives it
 */
GBytes *
mb_learned_learn (MbReader     *reader,
                  GBytes       *pdf,
                  const char   *name,
                  gboolean      probed,
                  GCancellable *cancellable)
{
  MbReaderMemory *memory = NULL;
  GBytes *learned = NULL;

  if (probed || is_sound (pdf))
    learned = mb_proof_learn (reader, pdf, name, cancellable, NULL);
  if (learned == NULL)
    return NULL;
  memory = open_memory ();
  mb_reader_memory_keep (memory, pdf, QUESTION, learned);
  mb_reader_memory_free (memory);

  return learned;
}
