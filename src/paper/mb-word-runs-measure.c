/* Minute Book: how much of a text is in runs of words, and what its words are
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-word-runs-private.h"

static gboolean
measure_cb (Reading *reading)
{
  const MbWordRuns *self = reading->runs;
  MbSharedRuns *shared = reading->shared;
  gsize slot;

  if (reading->n_words < MB_RUN_WORDS)
    return TRUE;

  shared->n_runs++;
  slot = mb_word_runs_find_slot (self, mb_word_runs_mix (reading->rolling));
  if (self->runs[slot] == 0 || self->sources[slot] == ALLOWED)
    {
      reading->in_row = 0;
      return TRUE;
    }
  shared->n_shared++;
  reading->in_row++;
  shared->longest = MAX (shared->longest, reading->in_row + MB_RUN_WORDS - 1);

  return TRUE;
}

/**
 * mb_word_runs_measure:
 * @shared: (out caller-allocates): how much of the runs is in @text
 *
 * Reads the whole text, where mb_word_runs_search() ends with the first hit.
 */
void
mb_word_runs_measure (const MbWordRuns *self,
                      const char       *text,
                      gssize            length,
                      MbSharedRuns     *shared)
{
  Reading reading = { .runs = (MbWordRuns *) self, .func = measure_cb, .shared = shared };

  *shared = (MbSharedRuns) { 0 };
  if (text != NULL)
    mb_word_runs_read (&reading, text, length);
}

static void
digest_waiting (Reading *reading)
{
  g_checksum_update (reading->checksum, (const guchar *) reading->waiting,
                     (gssize) (reading->n_waiting * sizeof *reading->waiting));
  reading->n_waiting = 0;
}

/**
 * mb_word_runs_digest_word:
 *
 * Takes the last word into the reading's checksum.
 */
gboolean
mb_word_runs_digest_word (Reading *reading)
{
  reading->waiting[reading->n_waiting++] = GUINT64_TO_LE (reading->ring[(reading->n_words - 1) & (RING - 1)]);
  if (reading->n_waiting == G_N_ELEMENTS (reading->waiting))
    digest_waiting (reading);

  return TRUE;
}

/**
 * mb_word_runs_end_digest:
 *
 * Returns: (transfer full): the checksum of all words
 */
char *
mb_word_runs_end_digest (Reading *reading)
{
  digest_waiting (reading);

  return g_strdup (g_checksum_get_string (reading->checksum));
}

/**
 * mb_word_runs_digest:
 * @length: in bytes, -1 where @text ends with a zero
 *
 * Returns: (transfer full): a digest of the words; whatever is found in one text is
 *   in each that has the same
 */
char *
mb_word_runs_digest (const char *text,
                     gssize      length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Reading reading = { .func = mb_word_runs_digest_word, .checksum = checksum };

  if (text != NULL)
    mb_word_runs_read (&reading, text, length);

  return mb_word_runs_end_digest (&reading);
}
