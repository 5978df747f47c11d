/* Minute Book: proof that what goes to the public holds nothing exempt
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-proof-private.h"

#include <string.h>

#include "book/mb-book-export-private.h"
#include "book/mb-book-private.h"
#include "core/mb-error.h"

/* As an error's fact: what the catalogue of words makes a sentence of. */
static const char *const places[] = {
  [MB_PROOF_TEXT] = "text",
  [MB_PROOF_PROPERTIES] = "properties",
  [MB_PROOF_OUTLINE] = "outline",
  [MB_PROOF_TAGS] = "tags",
  [MB_PROOF_ANNOTATION] = "annotation",
  [MB_PROOF_ATTACHMENT] = "attachment",
  [MB_PROOF_IMAGE] = "image",
  [MB_PROOF_STREAM] = "stream",
  [MB_PROOF_OTHER] = "other",
};

/* 'text 7, outline 0' */
static char *
list_places (const GArray *hits)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const MbProofHit *hit = &g_array_index (hits, MbProofHit, i);

      g_string_append_printf (list, "%s%s %u", i > 0 ? ", " : "", places[hit->place], hit->page);
    }

  return g_string_free_and_steal (list);
}

static char *
list_sources (MbSecrets    *self,
              const GArray *hits)
{
  GString *list = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      guint source = g_array_index (hits, MbProofHit, i).source;

      if (source < self->sources->len && g_hash_table_add (seen, GUINT_TO_POINTER (source)))
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                                (const char *) self->sources->pdata[source]);
    }

  return g_string_free_and_steal (list);
}

/* JSON, the same for the same file. */
static char *
sum_up (MbSecrets *self)
{
  const MbProofTally *tally = mb_proof_get_tally (self->proof);

  return g_strdup_printf ("{ \"withheld\": { \"papers\": %u, \"runs_of_words\": %u, \"names\": %u, \"images\": %u }, "
                          "\"searched\": { \"files\": %u, \"pages\": %u, \"pages_of_papers\": %u, \"strings\": %u, \"streams\": %u, "
                          "\"images\": %u, \"bytes\": %" G_GUINT64_FORMAT " }, \"found\": %u }",
                          self->n_papers, mb_word_runs_get_n_runs (self->runs),
                          mb_word_runs_get_n_phrases (self->runs), mb_proof_get_n_images (self->proof),
                          tally->n_files, tally->n_pages, tally->n_known, tally->n_strings, tally->n_streams, tally->n_images,
                          tally->n_bytes, mb_proof_get_hits (self->proof)->len);
}

/**
 * mb_secrets_read:
 * @reader: must outlive the reading
 * @file: as it was read from the disk; a PDF, or text
 * @path: what it is to be called
 * @secrets: (nullable): what must not be in it, where that was gathered before
 *
 * Returns: (transfer full) (nullable): the reading of its pages, which goes on
 *   while the secrets are gathered; %NULL for text
 */
MbProofReading *
mb_secrets_read (MbReader     *reader,
                 GBytes       *file,
                 const char   *path,
                 MbSecrets    *secrets,
                 GCancellable *cancellable)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file, &size);

  if (size < 5 || memcmp (bytes, "%PDF-", 5) != 0)
    return NULL;

  return mb_proof_reading_new (reader, file, path, secrets != NULL ? secrets->known : NULL, cancellable);
}

/**
 * mb_secrets_prove:
 * @reading: (nullable): mb_secrets_read()'s, of the same file
 * @file: as it was read from the disk; a PDF, or text
 * @path: what it is to be called
 * @summary: (out) (optional): JSON: what was searched for what
 *
 * Returns: whether the file was searched and nothing was found; otherwise
 *   @error is set, to %MB_ERROR_PROOF where something was
 */
gboolean
mb_secrets_prove (MbSecrets       *self,
                  MbProofReading  *reading,
                  GBytes          *file,
                  const char      *path,
                  char           **summary,
                  GError         **error)
{
  const char *bytes = g_bytes_get_data (file, NULL);
  const GArray *hits;

  if (reading == NULL)
    mb_proof_search_text (self->proof, bytes != NULL ? bytes : "", (gssize) g_bytes_get_size (file));
  else if (!mb_proof_search_reading (self->proof, reading, error))
    return FALSE;

  hits = mb_proof_get_hits (self->proof);
  if (hits->len > 0)
    {
      g_autofree char *where = list_places (hits);
      g_autofree char *what = list_sources (self, hits);

      mb_error_set (error, MB_ERROR_PROOF, path, where, what, NULL);
      return FALSE;
    }
  if (summary != NULL)
    *summary = sum_up (self);

  return TRUE;
}

static GPtrArray *
load_meetings (MbStore       *store,
               const gint64  *meetings,
               guint          n_meetings,
               GError       **error)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_meetings; i++)
    {
      g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();

      if (!mb_store_load_meeting (store, meetings[i], proceedings, error))
        return NULL;
      g_ptr_array_add (loaded, g_steal_pointer (&proceedings));
    }

  return g_steal_pointer (&loaded);
}

/**
 * mb_book_prove_public:
 * @meetings: (array length=n_meetings): that the file is about: a pack's own,
 *   and the one whose minutes are to be approved
 * @file: the bytes as read from where they were written: PDF or text
 * @name: for errors
 *
 * Blocks, on any thread.
 *
 * Returns: (transfer full) (nullable): what was searched for what, as JSON; %NULL
 *   with @error set: %MB_ERROR_PROOF where something withheld is in it
 */
char *
mb_book_prove_public (MbBook        *book,
                      const gint64  *meetings,
                      guint          n_meetings,
                      GBytes        *file,
                      const char    *name,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (MbReader) reader = NULL;
  g_autoptr (MbProofReading) reading = NULL;
  g_autoptr (MbStore) store = NULL;
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (MbSecrets) secrets = NULL;
  char *summary = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (file != NULL && name != NULL, NULL);

  reader = mb_reader_new (mb_book_get_reader_program (book));
  reading = mb_secrets_read (reader, file, name, NULL, cancellable);
  store = mb_export_open (book, error);
  loaded = store != NULL ? load_meetings (store, meetings, n_meetings, error) : NULL;
  secrets = loaded != NULL ? mb_secrets_gather (book, store, loaded, FALSE, cancellable, error) : NULL;
  if (secrets == NULL || !mb_secrets_prove (secrets, reading, file, name, &summary, error))
    return NULL;

  return summary;
}
