/* Minute Book: has the parts of a pack looked at before they are opened
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

/* Pages that the reader looks at in one go: few enough for its limits, and for
 * a cancelled export to end soon. */
#define PAGES_AT_ONCE 24

/* Children that look at the same time; each may need much memory. */
#define MOST_LOOKERS 4

/* What the lookers share. They take the parts in order, and finish the one they
 * have, so the first part that can't be taken is the same each time. */
typedef struct
{
  MbPackJob *job;
  gboolean   to_the_end;
  GMutex     mutex;
  GCond      changed;
  guint      next;      /* the part that nobody has taken */
  guint      n_at_work;
  guint      n_seen;    /* pages */
  guint      failed;    /* the part that can't be taken; the number of parts for none */
  GError    *error;
} Look;

/* Looks at a part's first pages, or at all that are left. */
static gboolean
look_at_part (Look          *self,
              MbPackImport  *import,
              GError       **error)
{
  while (import->inks == NULL || (self->to_the_end && import->inks->len < import->n_pages))
    {
      guint before = import->inks != NULL ? import->inks->len : 0;
      guint n_pages = 0;

      if (!mb_pack_import_look (import, self->job->pack->reader, PAGES_AT_ONCE, &n_pages, self->job->cancellable,
                                error))
        return FALSE;

      g_mutex_lock (&self->mutex);
      self->n_seen += import->inks->len - before;
      if (before == 0)
        self->job->n_total += n_pages;
      g_cond_signal (&self->changed);
      g_mutex_unlock (&self->mutex);
    }

  return TRUE;
}

static gpointer
looker_thread (gpointer data)
{
  Look *self = data;
  const GPtrArray *parts = self->job->pack->parts;

  g_mutex_lock (&self->mutex);
  while (self->next < parts->len && self->error == NULL)
    {
      guint n = self->next++;
      g_autoptr (GError) error = NULL;
      gboolean looked;

      g_mutex_unlock (&self->mutex);
      looked = look_at_part (self, parts->pdata[n], &error);
      g_mutex_lock (&self->mutex);
      if (!looked && n < self->failed)
        {
          self->failed = n;
          g_clear_error (&self->error);
          self->error = g_steal_pointer (&error);
        }
    }
  self->n_at_work--;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/* Tells how far it is, on this thread, while the others look. */
static gboolean
look_at_parts (Look    *self,
               GError **error)
{
  guint n_parts = self->job->pack->parts->len;
  guint n_lookers = MIN (MIN (n_parts, MOST_LOOKERS), g_get_num_processors ());
  GThread *lookers[MOST_LOOKERS];
  guint n_told = self->n_seen;

  self->next = 0;
  self->failed = n_parts;
  self->n_at_work = n_lookers;
  for (guint i = 0; i < n_lookers; i++)
    lookers[i] = g_thread_new ("look", looker_thread, self);

  g_mutex_lock (&self->mutex);
  while (self->n_at_work > 0)
    {
      guint n_seen, n_total;

      g_cond_wait (&self->changed, &self->mutex);
      n_seen = self->n_seen;
      n_total = self->job->n_total;
      /* How many pages there are is known when each part was opened once. */
      if (!self->to_the_end || n_seen == n_told || g_cancellable_is_cancelled (self->job->cancellable))
        continue;
      n_told = n_seen;
      g_mutex_unlock (&self->mutex);
      mb_pack_tell (self->job, MB_PACK_LOOKING * n_seen / n_total);
      g_mutex_lock (&self->mutex);
    }
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < n_lookers; i++)
    g_thread_join (lookers[i]);

  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

/**
 * mb_pack_look_at_parts:
 *
 * Lets the reader look at every page of every part, several parts at a time,
 * before anything of them is parsed here.
 */
gboolean
mb_pack_look_at_parts (MbPackJob  *job,
                       GError    **error)
{
  Look look = { .job = job };
  gboolean looked;

  g_mutex_init (&look.mutex);
  g_cond_init (&look.changed);
  looked = look_at_parts (&look, error);
  look.to_the_end = TRUE;
  looked = looked && look_at_parts (&look, error);
  g_mutex_clear (&look.mutex);
  g_cond_clear (&look.changed);

  return looked;
}
