/* Minute Book: what is learned of a paper's pages when it comes, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A line for each page: the digest of what it draws, the digest of the words that it
 * shows, and whether there are no others in what it draws. All are of the paper as it is written anew, as a pack has its pages. */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"
#include "pdf/mb-qpdf-private.h"

#include "core/mb-error.h"

#include <string.h>

/* Of a SHA-256. */
#define DIGITS 64

#define NOT_SURE "-"
#define PLAIN    "plain"
#define MIXED    "mixed"

static void
write_to_memory (qpdf_data qpdf)
{
  qpdf_push_inherited_attributes_to_page (qpdf);
  qpdf_init_write_memory (qpdf);
  qpdf_set_preserve_encryption (qpdf, QPDF_FALSE);
  qpdf_set_object_stream_mode (qpdf, qpdf_o_disable);
  qpdf_set_compress_streams (qpdf, QPDF_TRUE);
  qpdf_set_decode_level (qpdf, qpdf_dl_none);
  qpdf_set_static_ID (qpdf, QPDF_TRUE);
  qpdf_write (qpdf);
}

static GBytes *
write_anew (GBytes  *pdf,
            GError **error)
{
  qpdf_data qpdf = mb_qpdf_new ();
  g_autofree char *why = NULL;

  qpdf_read_memory (qpdf, "pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
  why = mb_qpdf_take_error (qpdf);
  if (why == NULL)
    {
      write_to_memory (qpdf);
      why = mb_qpdf_take_error (qpdf);
    }
  if (why != NULL)
    {
      mb_error_set (error, MB_ERROR_FAILED, "proof", why, NULL);
      mb_qpdf_free (qpdf);
      return NULL;
    }

  return g_bytes_new_with_free_func (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf),
                                     (GDestroyNotify) mb_qpdf_free, qpdf);
}

typedef struct
{
  MbProofDigests *digests; /* nullable */
  GString        *lines;
} Learning;

static gboolean
are_plain (MbProofDigests *digests,
           const GArray   *contents)
{
  for (guint i = 0; i < contents->len; i++)
    if (!mb_proof_is_plain (mb_proof_digests_find (digests, g_array_index (contents, guint, i))))
      return FALSE;

  return TRUE;
}

static void
page_cb (guint       page,
         const char *text,
         gpointer    data)
{
  Learning *self = data;
  g_autofree char *digest = NULL;
  g_autofree char *words = mb_word_runs_digest (text, -1);
  g_autoptr (GArray) contents = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->digests != NULL && page <= mb_proof_digests_get_n_pages (self->digests))
    digest = mb_proof_digests_make (self->digests, page - 1, FALSE, contents);
  g_string_append_printf (self->lines, "%s %s %s\n", digest != NULL ? digest : NOT_SURE, words,
                          digest != NULL && are_plain (self->digests, contents) ? PLAIN : MIXED);
}

/**
 * mb_proof_learn:
 * @pdf: a paper
 * @name: for errors
 *
 * Reads all of a paper's words, also those that are off its pages or in a hidden
 * layer. Blocks.
 *
 * Returns: (transfer full) (nullable): what mb_proof_recall() takes; it has none of
 *   the words in it
 */
GBytes *
mb_proof_learn (MbReader      *reader,
                GBytes        *pdf,
                const char    *name,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GBytes) anew = write_anew (pdf, error);
  g_autoptr (MbProofReading) reading = NULL;
  g_autoptr (MbProofDigests) digests = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  Learning self = { NULL, lines };

  if (anew == NULL)
    return NULL;
  reading = mb_proof_reading_new (reader, anew, name, NULL, cancellable);
  if (!mb_proof_reading_has_pages (reading, error))
    return NULL;
  self.digests = digests = mb_proof_digests_new (mb_proof_reading_get_table (reading));
  if (!mb_proof_reading_tell (reading, page_cb, &self, error))
    return NULL;

  return g_string_free_to_bytes (g_steal_pointer (&lines));
}

static GStrv
split_lines (GBytes *learned)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (learned, NULL), g_bytes_get_size (learned));

  return g_strsplit (text, "\n", -1);
}

/* Returns: (transfer full) (nullable): the page's digest, that of its words, and the
 * mark; %NULL for what makes no sense */
static GStrv
split_line (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", -1);

  return g_strv_length (parts) == 3 ? g_steal_pointer (&parts) : NULL;
}

/**
 * mb_proof_recall:
 * @learned: what mb_proof_learn() gave
 * @clean: (element-type utf8): digests of words that have nothing in them that must
 *   not be there (mb_word_runs_digest())
 * @known: (element-type utf8 MbProofKnown): gets the digests of the pages that have
 *   only such
 */
void
mb_proof_recall (GBytes     *learned,
                 GHashTable *clean,
                 GHashTable *known)
{
  g_auto (GStrv) lines = split_lines (learned);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = split_line (lines[i]);

      if (parts != NULL && strlen (parts[0]) == DIGITS && g_hash_table_contains (clean, parts[1]))
        g_hash_table_insert (known, g_strdup (parts[0]),
                             GINT_TO_POINTER (strcmp (parts[2], PLAIN) == 0 ? MB_PROOF_KNOWN_PLAIN : MB_PROOF_KNOWN));
    }
}

/**
 * mb_proof_recall_pages:
 * @learned: what mb_proof_learn() gave
 * @words: the digest of a page's words
 * @pages: (element-type guint): gets the pages that have these words, from 0
 *
 * Returns: whether there is one
 */
gboolean
mb_proof_recall_pages (GBytes     *learned,
                       const char *words,
                       GArray     *pages)
{
  g_auto (GStrv) lines = split_lines (learned);
  guint before = pages->len;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = split_line (lines[i]);

      if (parts != NULL && strcmp (parts[1], words) == 0)
        g_array_append_val (pages, i);
    }

  return pages->len > before;
}
