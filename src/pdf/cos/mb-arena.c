/* Minute Book: memory that is freed all at once
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/cos/mb-cos.h"

#define BLOCK_SIZE (256 << 10)

struct _MbArena
{
  GPtrArray *blocks;
  GPtrArray *large;
  guint      block; /* in use */
  gsize      used;
};

MbArena *
mb_arena_new (void)
{
  MbArena *self = g_new0 (MbArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->large = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
mb_arena_free (MbArena *self)
{
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->large);
  g_free (self);
}

void
mb_arena_reset (MbArena *self)
{
  g_ptr_array_set_size (self->large, 0);
  self->block = 0;
  self->used = 0;
}

gpointer
mb_arena_alloc (MbArena *self,
                gsize    size)
{
  gpointer memory;

  size = (size + 7) & ~(gsize) 7;
  if (size > BLOCK_SIZE / 4)
    {
      memory = g_malloc (size);
      g_ptr_array_add (self->large, memory);
      return memory;
    }

  if (self->blocks->len > 0 && self->used + size > BLOCK_SIZE)
    {
      self->block++;
      self->used = 0;
    }
  if (self->block >= self->blocks->len)
    g_ptr_array_add (self->blocks, g_malloc (BLOCK_SIZE));

  memory = (char *) self->blocks->pdata[self->block] + self->used;
  self->used += size;

  return memory;
}
