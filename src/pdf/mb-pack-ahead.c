/* Minute Book: reads the parts of a pack ahead of their copying
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copying into the pack is the longest of all, and one thread's work. Meanwhile
 * another reads the parts that come next, in order. A part is in the hands of
 * one of the two at a time: of the other until mb_pack_ahead_wait() has it. */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include "core/mb-error.h"

struct _MbPackAhead
{
  MbPackJob *job;
  GThread   *thread;
  GMutex     mutex;
  GCond      changed;
  guint      n_ready; /* parts */
  gboolean   stopped;
  GError    *error;   /* of the part after those */
};

static gboolean
read_part (MbPackAhead   *self,
           MbPackImport  *import,
           GError       **error)
{
  mb_pack_links_collect (self->job, import);
  if (!mb_pack_pages_read (self->job, import, error))
    return FALSE;
  mb_pack_tags_read (import);

  return TRUE;
}

static gpointer
ahead_thread (gpointer data)
{
  MbPackAhead *self = data;
  const GPtrArray *parts = self->job->pack->parts;

  g_mutex_lock (&self->mutex);
  while (self->n_ready < parts->len && self->error == NULL && !self->stopped)
    {
      MbPackImport *import = parts->pdata[self->n_ready];
      g_autoptr (GError) error = NULL;
      gboolean read;

      g_mutex_unlock (&self->mutex);
      read = read_part (self, import, &error);
      g_mutex_lock (&self->mutex);
      if (read)
        self->n_ready++;
      else
        self->error = g_steal_pointer (&error);
      g_cond_signal (&self->changed);
    }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/**
 * mb_pack_ahead_begin:
 * @job: its parts are open
 *
 * Returns: (transfer full): for mb_pack_ahead_end()
 */
MbPackAhead *
mb_pack_ahead_begin (MbPackJob *job)
{
  MbPackAhead *self = g_new0 (MbPackAhead, 1);

  self->job = job;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("ahead", ahead_thread, self);

  return self;
}

/**
 * mb_pack_ahead_wait:
 * @part: in order, from 0
 *
 * Returns: whether the part was read; nobody else has it in hand then
 */
gboolean
mb_pack_ahead_wait (MbPackAhead  *self,
                    guint         part,
                    GError      **error)
{
  gboolean ready;

  g_mutex_lock (&self->mutex);
  while (self->n_ready <= part && self->error == NULL)
    g_cond_wait (&self->changed, &self->mutex);
  ready = self->n_ready > part;
  if (!ready)
    g_propagate_error (error, g_error_copy (self->error));
  g_mutex_unlock (&self->mutex);

  return ready;
}

/**
 * mb_pack_ahead_end:
 * @self: (transfer full)
 *
 * Waits for the part that is being read, and leaves the others.
 */
void
mb_pack_ahead_end (MbPackAhead *self)
{
  g_mutex_lock (&self->mutex);
  self->stopped = TRUE;
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_clear_error (&self->error);
  g_free (self);
}
