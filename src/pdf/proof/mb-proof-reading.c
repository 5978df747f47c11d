/* Minute Book: the pages of a finished file, read by children, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"

#include "core/mb-error.h"

/* Children that read at the same time, and how many pages are worth another. */
#define MOST_READERS   4
#define PAGES_A_READER 64

typedef struct
{
  MbProofReading *reading;
  guint           first;
  guint           n_pages;
  GThread        *thread;
  char           *text;
  GError         *error;
} Share;

struct _MbProofReading
{
  MbReader       *reader;
  MbProofTable   *table;
  MbProofDigests *digests; /* nullable: of its pages */
  GArray         *unknown; /* nullable: guint: the pages that are to be read; NULL for all */
  gboolean       *known;   /* nullable: for each object, whether a known page draws it */
  GBytes         *open; /* nullable: with nothing out of sight */
  char           *name;
  GCancellable   *cancellable;
  guint           n_pages;
  guint           n_shares;
  Share           shares[MOST_READERS];
};

static gpointer
read_thread (gpointer data)
{
  Share *share = data;
  MbProofReading *self = share->reading;

  share->text = mb_reader_read_pages (self->reader, self->open, self->name, share->first, share->n_pages, FALSE,
                                      self->cancellable, &share->error);

  return NULL;
}

static void
start (MbProofReading *self,
       guint           n_pages)
{
  guint most = MIN (g_get_num_processors (), MOST_READERS);

  /* A file without a page isn't one to a reader. */
  self->n_shares = n_pages > 0 ? MIN (n_pages / PAGES_A_READER + 1, most) : 0;
  for (guint i = 0; i < self->n_shares; i++)
    {
      guint from = (guint) ((guint64) n_pages * i / self->n_shares);
      guint until = (guint) ((guint64) n_pages * (i + 1) / self->n_shares);

      self->shares[i] = (Share) { .reading = self, .first = from, .n_pages = until - from };
      self->shares[i].thread = g_thread_new ("proof", read_thread, &self->shares[i]);
    }
}

static void
start_all (MbProofReading *self)
{
  g_clear_pointer (&self->known, g_free);
  g_clear_pointer (&self->unknown, g_array_unref);
  g_clear_pointer (&self->digests, mb_proof_digests_free);
  self->open = mb_proof_lay_open (self->table, &self->n_pages);
  if (self->open != NULL)
    start (self, self->n_pages);
}

/* Which pages no known one is the same as. Returns: whether it is sure */
static gboolean
find_unknown (MbProofReading *self,
              GHashTable     *known)
{
  g_autofree gboolean *pages = NULL;

  self->known = g_new0 (gboolean, self->table->objects->len);
  self->digests = mb_proof_digests_compare (self->table, known, &pages, self->known);
  if (self->digests == NULL)
    return FALSE;
  self->unknown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < mb_proof_digests_get_n_pages (self->digests); i++)
    if (!pages[i])
      g_array_append_val (self->unknown, i);

  return TRUE;
}

static gboolean
start_some (MbProofReading *self,
            GHashTable     *known)
{
  if (known == NULL || g_hash_table_size (known) == 0 || !find_unknown (self, known))
    return FALSE;
  self->open = mb_proof_lay_some_open (self->table, self->digests, self->unknown, &self->n_pages);
  if (self->open != NULL && self->n_pages == mb_proof_digests_get_n_pages (self->digests))
    {
      start (self, self->unknown->len + mb_proof_digests_get_alphabets (self->digests)->len);
      return TRUE;
    }
  g_clear_pointer (&self->open, g_bytes_unref);

  return FALSE;
}

/**
 * mb_proof_reading_new:
 * @reader: must outlive the reading
 * @pdf: the file, as it was read again
 * @name: for errors
 * @known: (nullable) (element-type utf8 MbProofKnown): digests of pages that have been
 *   read, and found to have nothing that must not be there (mb_proof_recall())
 *
 * Begins to have the pages read, while others find out what must not be there.
 *
 * Returns: (transfer full): the reading, which mb_proof_search_reading() waits for
 */
MbProofReading *
mb_proof_reading_new (MbReader     *reader,
                      GBytes       *pdf,
                      const char   *name,
                      GHashTable   *known,
                      GCancellable *cancellable)
{
  MbProofReading *self = g_new0 (MbProofReading, 1);

  self->reader = reader;
  self->table = mb_proof_table_new (pdf);
  self->name = g_strdup (name);
  g_set_object (&self->cancellable, cancellable);
  if (!start_some (self, known))
    start_all (self);

  return self;
}

static void
join (Share *share)
{
  if (share->thread != NULL)
    g_thread_join (g_steal_pointer (&share->thread));
}

static void
stop (MbProofReading *self)
{
  for (guint i = 0; i < self->n_shares; i++)
    {
      join (&self->shares[i]);
      g_clear_pointer (&self->shares[i].text, g_free);
      g_clear_error (&self->shares[i].error);
    }
  self->n_shares = 0;
  g_clear_pointer (&self->open, g_bytes_unref);
}

void
mb_proof_reading_free (MbProofReading *self)
{
  if (self == NULL)
    return;

  stop (self);
  g_free (self->known);
  g_clear_pointer (&self->unknown, g_array_unref);
  g_clear_pointer (&self->digests, mb_proof_digests_free);
  mb_proof_table_free (self->table);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self);
}

const MbProofTable *
mb_proof_reading_get_table (MbProofReading *self)
{
  return self->table;
}

/**
 * mb_proof_reading_get_known:
 *
 * Returns: (transfer none) (nullable): for each object of the table, whether it is
 *   a stream that has no words but what known pages show
 */
const gboolean *
mb_proof_reading_get_known (MbProofReading *self)
{
  return self->known;
}

/**
 * mb_proof_reading_has_pages:
 *
 * Returns: whether the file makes sense
 */
gboolean
mb_proof_reading_has_pages (MbProofReading  *self,
                            GError         **error)
{
  if (self->open != NULL)
    return TRUE;
  mb_error_set (error, MB_ERROR_FAILED, "proof", "the file has no pages", NULL);

  return FALSE;
}

/* Returns: (transfer full) (nullable) (element-type utf8): the texts of all pages that
 * were read */
static GPtrArray *
collect (MbProofReading  *self,
         guint            n_wanted,
         GError         **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_shares; i++)
    {
      Share *share = &self->shares[i];
      g_auto (GStrv) pages = NULL;

      join (share);
      if (share->text == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&share->error));
          return NULL;
        }
      pages = g_strsplit (share->text, "\f", -1);
      if (*share->text == '\0')
        g_ptr_array_add (texts, g_strdup (""));
      for (guint k = 0; pages[k] != NULL; k++)
        g_ptr_array_add (texts, g_strdup (pages[k]));
    }
  if (texts->len == n_wanted)
    return g_steal_pointer (&texts);
  mb_error_set (error, MB_ERROR_FAILED, "proof", "not every page could be read again", NULL);

  return NULL;
}

static gboolean
is_same_but_for_spaces (const char *one,
                        const char *other)
{
  for (;; one++, other++)
    {
      while (g_ascii_isspace (*one))
        one++;
      while (g_ascii_isspace (*other))
        other++;
      if (*one != *other)
        return FALSE;
      if (*one == '\0')
        return TRUE;
    }
}

/* Whether the stamps' fonts show what their codes say. */
static gboolean
has_letters (MbProofReading *self,
             GPtrArray      *texts)
{
  const GPtrArray *alphabets = mb_proof_digests_get_alphabets (self->digests);

  for (guint i = 0; i < alphabets->len; i++)
    {
      g_autofree char *letters = mb_proof_alphabet_write (alphabets->pdata[i]);

      if (!is_same_but_for_spaces (letters, texts->pdata[self->unknown->len + i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
tell_all (MbProofReading  *self,
          MbProofPage      page,
          gpointer         data,
          GError         **error)
{
  g_autoptr (GPtrArray) texts = collect (self, self->n_pages, error);

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    page (i + 1, texts->pdata[i], data);

  return texts != NULL;
}

/**
 * mb_proof_reading_tell:
 * @page: gets the text of each page, in their order; none for those that are
 *   known
 *
 * Waits for the children.
 *
 * Returns: whether there was a text for each of the pages that are not known
 */
gboolean
mb_proof_reading_tell (MbProofReading  *self,
                       MbProofPage      page,
                       gpointer         data,
                       GError         **error)
{
  g_autoptr (GPtrArray) texts = NULL;
  guint at = 0;

  if (self->unknown == NULL)
    return tell_all (self, page, data, error);

  texts = collect (self, self->unknown->len + mb_proof_digests_get_alphabets (self->digests)->len, error);
  if (texts == NULL)
    return FALSE;
  if (!has_letters (self, texts))
    {
      stop (self);
      start_all (self);
      return mb_proof_reading_has_pages (self, error) && tell_all (self, page, data, error);
    }
  for (guint i = 0; i < self->n_pages; i++)
    if (at < self->unknown->len && g_array_index (self->unknown, guint, at) == i)
      page (i + 1, texts->pdata[at++], data);
    else
      page (i + 1, NULL, data);

  return TRUE;
}
