/* Minute Book: reads the parts of a pack on several threads
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each thread takes the next part that nobody has, and has it for itself. They
 * take the parts in order and finish the one they have, so the first part that
 * can't be read is the same each time. */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include "core/mb-error.h"

#define MOST_THREADS 4

struct _MbPackAhead
{
  MbPackJob *job;
  GThread   *threads[MOST_THREADS];
  GMutex     mutex;
  guint      next;   /* the part that nobody has taken */
  guint      failed; /* the part that can't be read */
  GError    *error;
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

  return mb_pack_import_check (import, error);
}

static gpointer
ahead_thread (gpointer data)
{
  MbPackAhead *self = data;
  const GPtrArray *parts = self->job->pack->parts;

  g_mutex_lock (&self->mutex);
  while (self->next < parts->len && self->error == NULL)
    {
      guint n = self->next++;
      g_autoptr (GError) error = NULL;
      gboolean read;

      g_mutex_unlock (&self->mutex);
      read = read_part (self, parts->pdata[n], &error);
      g_mutex_lock (&self->mutex);
      if (!read && n < self->failed)
        {
          self->failed = n;
          g_clear_error (&self->error);
          self->error = g_steal_pointer (&error);
        }
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
  self->failed = G_MAXUINT;
  g_mutex_init (&self->mutex);
  for (guint i = 0; i < MIN (MOST_THREADS, g_get_num_processors ()); i++)
    self->threads[i] = g_thread_try_new ("ahead", ahead_thread, self, NULL);

  return self;
}

/**
 * mb_pack_ahead_end:
 * @self: (transfer full)
 *
 * Reads what the other threads have not taken, and waits for them.
 *
 * Returns: whether all parts were read
 */
gboolean
mb_pack_ahead_end (MbPackAhead  *self,
                   GError      **error)
{
  gboolean read;

  ahead_thread (self);
  for (guint i = 0; i < MOST_THREADS; i++)
    if (self->threads[i] != NULL)
      g_thread_join (self->threads[i]);

  read = self->error == NULL;
  if (!read)
    g_propagate_error (error, self->error);
  g_mutex_clear (&self->mutex);
  g_free (self);

  return read;
}
