/* Minute Book: the pages of a finished file, read by children, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-proof-private.h"

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
  MbReader     *reader;
  MbProofTable *table;
  GBytes       *open; /* nullable: with nothing out of sight */
  char         *name;
  GCancellable *cancellable;
  guint         n_pages;
  guint         n_shares;
  Share         shares[MOST_READERS];
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

/**
 * mb_proof_reading_new:
 * @reader: must outlive the reading
 * @pdf: the file, as it was read again
 * @name: for errors
 *
 * Begins to have the pages read, while others find out what must not be there.
 *
 * Returns: (transfer full): the reading, which mb_proof_search_reading() waits for
 */
MbProofReading *
mb_proof_reading_new (MbReader     *reader,
                      GBytes       *pdf,
                      const char   *name,
                      GCancellable *cancellable)
{
  MbProofReading *self = g_new0 (MbProofReading, 1);
  guint most = MIN (g_get_num_processors (), MOST_READERS);

  self->reader = reader;
  self->table = mb_proof_table_new (pdf);
  self->name = g_strdup (name);
  g_set_object (&self->cancellable, cancellable);
  self->open = mb_proof_lay_open (self->table, &self->n_pages);
  if (self->open == NULL)
    return self;

  self->n_shares = MIN (self->n_pages / PAGES_A_READER + 1, most);
  for (guint i = 0; i < self->n_shares; i++)
    {
      guint from = (guint) ((guint64) self->n_pages * i / self->n_shares);
      guint until = (guint) ((guint64) self->n_pages * (i + 1) / self->n_shares);

      self->shares[i] = (Share) { .reading = self, .first = from, .n_pages = until - from };
      self->shares[i].thread = g_thread_new ("proof", read_thread, &self->shares[i]);
    }

  return self;
}

static void
join (Share *share)
{
  if (share->thread != NULL)
    g_thread_join (g_steal_pointer (&share->thread));
}

void
mb_proof_reading_free (MbProofReading *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_shares; i++)
    {
      join (&self->shares[i]);
      g_free (self->shares[i].text);
      g_clear_error (&self->shares[i].error);
    }
  g_clear_pointer (&self->open, g_bytes_unref);
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

/**
 * mb_proof_reading_tell:
 * @page: gets the text of each page, in their order
 *
 * Waits for the children.
 *
 * Returns: whether there was a text for each of the pages
 */
gboolean
mb_proof_reading_tell (MbProofReading  *self,
                       MbProofPage      page,
                       gpointer         data,
                       GError         **error)
{
  guint n_told = 0;

  for (guint i = 0; i < self->n_shares; i++)
    {
      Share *share = &self->shares[i];
      g_auto (GStrv) pages = NULL;

      join (share);
      if (share->text == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&share->error));
          return FALSE;
        }
      pages = g_strsplit (share->text, "\f", -1);
      for (guint k = 0; pages[k] != NULL; k++, n_told++)
        page (share->first + k + 1, pages[k], data);
    }
  if (n_told == self->n_pages)
    return TRUE;
  mb_error_set (error, MB_ERROR_FAILED, "proof", "not every page could be read again", NULL);

  return FALSE;
}
