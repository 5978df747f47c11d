/* Minute Book: what must not be in a file for the public, found out beforehand
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* To make a pack is mostly one thread's work, and so is to find out what must not
 * be in it. The second needs nothing of the first. */

#include "config.h"

#include "book/mb-book-proof-private.h"

struct _MbGathering
{
  MbBook       *book;
  MbStore      *store;
  GPtrArray    *meetings; /* MbProceedings */
  GCancellable *cancellable;
  gboolean      needed;
  gboolean      of_pack;
  GThread      *thread;
  MbSecrets    *secrets;
  GError       *error;
};

static gboolean
touch_exempt (GPtrArray *meetings)
{
  for (guint i = 0; i < meetings->len; i++)
    if (mb_proceedings_touch_exempt (g_ptr_array_index (meetings, i)))
      return TRUE;

  return FALSE;
}

/**
 * mb_gathering_new:
 * @store: the book as the files are made of it
 * @meetings: (element-type MbProceedings): that the files are about
 * @disclosure: for whom they are
 */
MbGathering *
mb_gathering_new (MbBook        *book,
                  MbStore       *store,
                  GPtrArray     *meetings,
                  MbDisclosure   disclosure,
                  GCancellable  *cancellable)
{
  MbGathering *self = g_new0 (MbGathering, 1);

  self->book = g_object_ref (book);
  self->store = g_object_ref (store);
  self->meetings = g_ptr_array_ref (meetings);
  g_set_object (&self->cancellable, cancellable);
  self->needed = disclosure != MB_DISCLOSURE_RESTRICTED && touch_exempt (meetings);

  return self;
}

void
mb_gathering_free (MbGathering *self)
{
  if (self == NULL)
    return;

  mb_gathering_wait (self);
  g_clear_pointer (&self->secrets, mb_secrets_free);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->meetings);
  g_object_unref (self->store);
  g_object_unref (self->book);
  g_free (self);
}

/**
 * mb_gathering_is_needed:
 *
 * Returns: whether there is anything that must not be in the files
 */
gboolean
mb_gathering_is_needed (const MbGathering *self)
{
  return self->needed;
}

MbBook *
mb_gathering_get_book (const MbGathering *self)
{
  return self->book;
}

static gpointer
gather_thread (gpointer data)
{
  MbGathering *self = data;

  self->secrets = mb_secrets_gather (self->book, self->store, self->meetings, self->of_pack, self->cancellable,
                                     &self->error);

  return NULL;
}

/**
 * mb_gathering_begin:
 * @self: (nullable)
 *
 * Begins on a thread of its own, if it is needed, for a pack of papers. Until mb_gathering_wait() the
 * store and the meetings are that thread's alone.
 */
void
mb_gathering_begin (MbGathering *self)
{
  /* Where no thread can be had mb_gathering_finish() does it. */
  if (self == NULL || !self->needed || self->thread != NULL || self->secrets != NULL || self->error != NULL)
    return;
  self->of_pack = TRUE;
  self->thread = g_thread_try_new ("gather", gather_thread, self, NULL);
}

void
mb_gathering_wait (MbGathering *self)
{
  if (self != NULL && self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * mb_gathering_peek:
 *
 * Returns: (transfer none) (nullable): what mb_gathering_finish() gives, if nobody has
 *   to wait for it
 */
MbSecrets *
mb_gathering_peek (MbGathering *self)
{
  return self->thread == NULL ? self->secrets : NULL;
}

/**
 * mb_gathering_finish:
 *
 * Returns: (transfer none) (nullable): as mb_secrets_gather() gives it
 */
MbSecrets *
mb_gathering_finish (MbGathering  *self,
                     GError      **error)
{
  mb_gathering_wait (self);
  if (self->secrets == NULL && self->error == NULL)
    gather_thread (self);
  if (self->secrets == NULL)
    g_propagate_error (error, g_error_copy (self->error));

  return self->secrets;
}
