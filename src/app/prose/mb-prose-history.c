/* Minute Book: what was changed in a prose, to be undone
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-history.h"

/* The steps kept; a clerk who wants further back has the book's history. */
#define AT_MOST 500

struct _MbProseHistory
{
  GPtrArray   *steps;     /* MbProseStep */
  guint        n_done;    /* of the steps: the rest are undone */
  MbProseStep *open;
  gboolean     is_broken; /* the next step is a step of its own */
};

static void
change_free (gpointer data)
{
  MbProseChange *change = data;

  g_strfreev (change->old_blocks);
  g_strfreev (change->new_blocks);
  g_free (change);
}

static void
step_free (gpointer data)
{
  MbProseStep *step = data;

  g_ptr_array_unref (step->changes);
  g_free (step);
}

MbProseHistory *
mb_prose_history_new (void)
{
  MbProseHistory *self = g_new0 (MbProseHistory, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);

  return self;
}

void
mb_prose_history_clear (MbProseHistory *self)
{
  g_ptr_array_set_size (self->steps, 0);
  self->n_done = 0;
  g_clear_pointer (&self->open, step_free);
}

void
mb_prose_history_free (MbProseHistory *self)
{
  mb_prose_history_clear (self);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * mb_prose_history_begin:
 *
 * Begins a step, where none is begun.
 */
void
mb_prose_history_begin (MbProseHistory *self,
                        int             cursor)
{
  if (self->open != NULL)
    return;

  self->open = g_new0 (MbProseStep, 1);
  self->open->changes = g_ptr_array_new_with_free_func (change_free);
  self->open->cursor_before = cursor;
}

gboolean
mb_prose_history_is_begun (MbProseHistory *self)
{
  return self->open != NULL;
}

/**
 * mb_prose_history_add:
 * @old_blocks: (transfer full): what stood there
 * @new_blocks: (transfer full): what stands there now
 */
void
mb_prose_history_add (MbProseHistory *self,
                      guint           first,
                      GStrv           old_blocks,
                      GStrv           new_blocks)
{
  MbProseChange *change = g_new0 (MbProseChange, 1);

  g_assert (self->open != NULL);

  change->first = first;
  change->old_blocks = old_blocks;
  change->new_blocks = new_blocks;
  g_ptr_array_add (self->open->changes, change);
}

/* The one change of a step that is within one block. */
static MbProseChange *
get_typing (MbProseStep *step)
{
  MbProseChange *change;

  if (step->changes->len != 1)
    return NULL;
  change = g_ptr_array_index (step->changes, 0);

  return g_strv_length (change->old_blocks) == 1 && g_strv_length (change->new_blocks) == 1 ? change : NULL;
}

static gboolean
goes_on (MbProseStepKind before,
         MbProseStepKind kind)
{
  switch (kind)
    {
    case MB_PROSE_STEP_TYPED:
      return before == MB_PROSE_STEP_TYPED;
    case MB_PROSE_STEP_TYPED_SPACE:
      return before == MB_PROSE_STEP_TYPED || before == MB_PROSE_STEP_TYPED_SPACE;
    case MB_PROSE_STEP_DELETED:
      return before == MB_PROSE_STEP_DELETED;
    case MB_PROSE_STEP_OTHER:
    default:
      return FALSE;
    }
}

static gboolean
merge (MbProseHistory *self,
       MbProseStep    *step)
{
  MbProseStep *last = self->n_done > 0 && self->n_done == self->steps->len
                        ? g_ptr_array_index (self->steps, self->n_done - 1)
                        : NULL;
  MbProseChange *old, *new;

  if (self->is_broken || last == NULL || !goes_on (last->kind, step->kind) ||
      last->cursor_after != step->cursor_before)
    return FALSE;
  old = get_typing (last);
  new = get_typing (step);
  if (old == NULL || new == NULL || old->first != new->first)
    return FALSE;

  g_strfreev (old->new_blocks);
  old->new_blocks = g_steal_pointer (&new->new_blocks);
  last->kind = step->kind;
  last->cursor_after = step->cursor_after;
  step_free (step);

  return TRUE;
}

/**
 * mb_prose_history_end:
 *
 * Ends the step that was begun.
 *
 * Returns: whether anything was changed in it
 */
gboolean
mb_prose_history_end (MbProseHistory  *self,
                      MbProseStepKind  kind,
                      int              cursor)
{
  MbProseStep *step = g_steal_pointer (&self->open);

  if (step == NULL)
    return FALSE;
  if (step->changes->len == 0)
    {
      step_free (step);
      return FALSE;
    }

  step->kind = kind;
  step->cursor_after = cursor;
  if (!merge (self, step))
    {
      g_ptr_array_set_size (self->steps, (int) self->n_done);
      if (self->steps->len == AT_MOST)
        g_ptr_array_remove_index (self->steps, 0);
      g_ptr_array_add (self->steps, step);
      self->n_done = self->steps->len;
    }
  self->is_broken = FALSE;

  return TRUE;
}

/**
 * mb_prose_history_break:
 *
 * Lets typing that follows be a step of its own.
 */
void
mb_prose_history_break (MbProseHistory *self)
{
  self->is_broken = TRUE;
}

gboolean
mb_prose_history_can_undo (MbProseHistory *self)
{
  return self->n_done > 0;
}

gboolean
mb_prose_history_can_redo (MbProseHistory *self)
{
  return self->n_done < self->steps->len;
}

/**
 * mb_prose_history_undo:
 *
 * Returns: (transfer none) (nullable): the step to take back, last change first
 */
const MbProseStep *
mb_prose_history_undo (MbProseHistory *self)
{
  self->is_broken = TRUE;

  return self->n_done > 0 ? g_ptr_array_index (self->steps, --self->n_done) : NULL;
}

/**
 * mb_prose_history_redo:
 *
 * Returns: (transfer none) (nullable): the step to do again
 */
const MbProseStep *
mb_prose_history_redo (MbProseHistory *self)
{
  self->is_broken = TRUE;

  return self->n_done < self->steps->len ? g_ptr_array_index (self->steps, self->n_done++) : NULL;
}
