/* Minute Book: which pages of a file are known, by their bytes, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"

#include <string.h>

/* Pages that are worth a second thread. */
#define PAGES_A_HALF 128

/* A half of the pages. Each thread has digests of its own: what both halves lead to
 * is worked out twice, and nobody waits for the other.
 * @pages: of all, whether they are known
 * @objects: for each object, whether a known page draws it, and nothing else is in it */
typedef struct
{
  const MbProofTable *table;
  GHashTable         *known;
  MbProofDigests     *digests;
  guint               from;
  guint               until;
  gboolean           *pages;
  gboolean           *objects;
} Half;

static void
add_contents (Half         *self,
              const GArray *contents)
{
  const MbProofObject *first = mb_proof_table_get (self->table, 0);

  for (guint i = 0; i < contents->len; i++)
    self->objects[mb_proof_digests_find (self->digests, g_array_index (contents, guint, i)) - first] = TRUE;
}

static void
compare (Half *self)
{
  g_autoptr (GArray) contents = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = self->from; i < self->until; i++)
    {
      g_autofree char *digest = mb_proof_digests_make (self->digests, i, TRUE, contents);
      gpointer found = digest != NULL ? g_hash_table_lookup (self->known, digest) : NULL;

      self->pages[i] = found != NULL;
      if (GPOINTER_TO_INT (found) == MB_PROOF_KNOWN_PLAIN)
        add_contents (self, contents);
    }
}

static gpointer
compare_thread (gpointer data)
{
  Half *self = data;

  self->digests = mb_proof_digests_new (self->table);
  if (self->digests != NULL)
    compare (self);

  return NULL;
}

/* What the second half found out goes to the first. */
static void
take_in (Half *self,
         Half *second)
{
  if (second->digests != NULL)
    {
      mb_proof_alphabets_merge (mb_proof_digests_get_alphabets (self->digests),
                                mb_proof_digests_get_alphabets (second->digests));
      for (guint i = 0; i < self->table->objects->len; i++)
        self->objects[i] = self->objects[i] || second->objects[i];
    }
  mb_proof_digests_free (second->digests);
  g_free (second->objects);
}

/**
 * mb_proof_digests_compare:
 * @table: must outlive the digests
 * @known: (element-type utf8 MbProofKnown): digests of pages
 * @pages: (out) (transfer full): whether each page is known
 * @objects: for each object, is set where all of its words are those that a known page
 *   shows
 *
 * Returns: (transfer full) (nullable): the digests of the file's pages; %NULL where it
 *   isn't sure what they are, and then all are to be read
 */
MbProofDigests *
mb_proof_digests_compare (const MbProofTable  *table,
                          GHashTable          *known,
                          gboolean           **pages,
                          gboolean            *objects)
{
  Half first = { .table = table, .known = known, .objects = objects };
  Half second = { .table = table, .known = known };
  GThread *thread = NULL;

  first.digests = mb_proof_digests_new (table);
  if (first.digests == NULL)
    return NULL;
  first.until = second.until = second.from = mb_proof_digests_get_n_pages (first.digests);
  *pages = first.pages = second.pages = g_new0 (gboolean, first.until);
  if (first.until >= PAGES_A_HALF && g_get_num_processors () > 1)
    {
      first.until = second.from = first.until / 2;
      second.objects = g_new0 (gboolean, table->objects->len);
      thread = g_thread_try_new ("known", compare_thread, &second, NULL);
    }
  compare (&first);
  if (thread != NULL)
    g_thread_join (thread);
  take_in (&first, &second);

  return first.digests;
}
