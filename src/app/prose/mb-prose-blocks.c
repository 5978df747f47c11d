/* Minute Book: the blocks of a prose's text buffer, one by one
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-buffer-private.h"

/* Blocks shown at once: a few milliseconds' work. */
#define PIECE 150

/**
 * mb_prose_buffer_replace:
 * @n_blocks: how many to take away, at least one
 * @blocks: (array zero-terminated=1): as stored, at least one
 */
void
mb_prose_buffer_replace (MbProseBuffer     *self,
                         guint              first,
                         guint              n_blocks,
                         const char *const *blocks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;
  gboolean was_raw = self->is_raw;

  g_return_if_fail (MB_IS_PROSE_BUFFER (self) && n_blocks > 0 && blocks[0] != NULL);

  mb_prose_buffer_settle (self);
  self->is_raw = TRUE;
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) first);
  gtk_text_buffer_get_iter_at_line (buffer, &end, (int) (first + n_blocks - 1));
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_delete (buffer, &start, &end);
  mb_prose_buffer_render (self, &start, blocks);
  mb_prose_buffer_splice (self, first, n_blocks, blocks);
  self->is_raw = was_raw;
  self->n_deeds += 2;
}

/**
 * mb_prose_buffer_replace_undoably:
 *
 * As mb_prose_buffer_replace(), as a step of its own.
 */
void
mb_prose_buffer_replace_undoably (MbProseBuffer     *self,
                                  guint              first,
                                  guint              n_blocks,
                                  const char *const *blocks)
{
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  mb_prose_history_begin (self->history, mb_prose_buffer_get_cursor (self));
  mb_prose_buffer_replace (self, first, n_blocks, blocks);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
}

/* A long text is shown piece by piece, so that the window never waits. ------ */

void
mb_prose_buffer_drop_pending (MbProseBuffer *self)
{
  g_clear_handle_id (&self->showing, g_source_remove);
  g_clear_pointer (&self->pending, g_strfreev);
  if (self->pending_mark != NULL)
    gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (self), self->pending_mark);
  self->pending_mark = NULL;
}

static guint
get_pending_line (MbProseBuffer *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter, self->pending_mark);

  return (guint) gtk_text_iter_get_line (&iter);
}

static void
put_cursor (MbProseBuffer *self,
            guint          line,
            int            n_after)
{
  GtkTextIter start, end;

  mb_prose_buffer_get_content (self, line, &start, &end);
  gtk_text_iter_backward_chars (&end, n_after);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &end);
}

static void
show_piece (MbProseBuffer *self,
            guint          n_blocks)
{
  g_autoptr (GPtrArray) piece = g_ptr_array_new_with_free_func (g_free);
  guint line = get_pending_line (self);
  GtkTextIter iter;

  mb_prose_buffer_settle (self);
  /* The line that they go behind is shown anew with them. */
  g_ptr_array_add (piece, g_strdup (mb_prose_buffer_get_block (self, line)));
  for (; n_blocks > 0 && self->pending[self->n_shown] != NULL; n_blocks--)
    g_ptr_array_add (piece, g_strdup (self->pending[self->n_shown++]));
  g_ptr_array_add (piece, NULL);
  mb_prose_buffer_replace (self, line, 1, (const char *const *) piece->pdata);

  line += piece->len - 2;
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, (int) line);
  gtk_text_buffer_move_mark (GTK_TEXT_BUFFER (self), self->pending_mark, &iter);
  if (self->pending[self->n_shown] == NULL)
    {
      put_cursor (self, line, self->n_after);
      mb_prose_buffer_drop_pending (self);
      if (!self->in_action)
        mb_prose_buffer_end_step (self);
    }
}

static gboolean
show_piece_cb (gpointer user_data)
{
  MbProseBuffer *self = user_data;

  show_piece (self, PIECE);

  return self->pending != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
show_pending (MbProseBuffer *self)
{
  if (self->pending != NULL)
    show_piece (self, G_MAXUINT);
}

/**
 * mb_prose_buffer_put:
 * @line: the line that they stand for
 * @blocks: (array zero-terminated=1): as stored, at least one
 * @n_after: how many characters before the end of the last the cursor goes
 *
 * Puts blocks in place of a line, as one step: the first at once, the rest of
 * a long text piece by piece. mb_prose_buffer_dup_stored() tells all of it.
 */
void
mb_prose_buffer_put (MbProseBuffer     *self,
                     guint              line,
                     const char *const *blocks,
                     int                n_after)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  const char *first[] = { blocks[0], NULL };
  guint n_blocks = g_strv_length ((char **) blocks);
  GtkTextIter iter;

  show_pending (self);
  if (n_blocks <= PIECE)
    {
      mb_prose_buffer_replace_undoably (self, line, 1, blocks);
      put_cursor (self, line + n_blocks - 1, n_after);
      return;
    }

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line);
  self->pending = g_strdupv ((char **) blocks);
  self->n_shown = 1;
  self->n_after = n_after;
  self->pending_mark = gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
  mb_prose_buffer_replace_undoably (self, line, 1, first);
  show_piece (self, PIECE);
  self->showing = g_idle_add (show_piece_cb, self);
}

/**
 * mb_prose_buffer_set_stored:
 *
 * Shows another text, which can't be undone.
 */
void
mb_prose_buffer_set_stored (MbProseBuffer *self,
                            const char    *stored)
{
  g_auto (GStrv) blocks = NULL;
  GtkTextIter start;

  g_return_if_fail (MB_IS_PROSE_BUFFER (self));

  self->is_touched = FALSE;
  mb_prose_buffer_drop_pending (self);
  mb_prose_history_clear (self->history);
  blocks = mb_prose_split_stored (stored != NULL ? stored : "");
  mb_prose_buffer_replace (self, 0, self->blocks->len, (const char *const *) blocks);
  self->n_deeds = 0;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &start);
}

/**
 * mb_prose_buffer_dup_stored:
 *
 * Returns: (transfer full): the text as a prose field stores it
 */
char *
mb_prose_buffer_dup_stored (MbProseBuffer *self)
{
  GString *stored = g_string_new (NULL);

  g_return_val_if_fail (MB_IS_PROSE_BUFFER (self), NULL);

  show_pending (self);
  mb_prose_buffer_settle (self);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      if (i > 0)
        g_string_append_c (stored, '\n');
      g_string_append (stored, g_ptr_array_index (self->blocks, i));
    }

  return g_string_free_and_steal (stored);
}

const char *
mb_prose_buffer_get_block (MbProseBuffer *self,
                           guint          line)
{
  g_return_val_if_fail (line < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, line);
}

/* The level of a line: 0 where it is no entry of a list. */
guint
mb_prose_buffer_get_level (MbProseBuffer *self,
                           guint          line)
{
  GtkTextIter start, end;
  guint level;

  mb_prose_buffer_find_label (self, line, &start, &end, &level);

  return level;
}

/**
 * mb_prose_buffer_dup_label:
 *
 * Returns: (transfer full) (nullable): the label, NULL where the line has none
 */
char *
mb_prose_buffer_dup_label (MbProseBuffer *self,
                           guint          line)
{
  GtkTextIter start, end;

  if (!mb_prose_buffer_find_label (self, line, &start, &end, NULL))
    return NULL;
  gtk_text_iter_backward_char (&end);

  return mb_prose_from_shown (&start, &end);
}

/**
 * mb_prose_buffer_get_content:
 *
 * Tells where the line's own text is, without its label.
 */
void
mb_prose_buffer_get_content (MbProseBuffer *self,
                             guint          line,
                             GtkTextIter   *start,
                             GtkTextIter   *end)
{
  GtkTextIter line_start;

  mb_prose_buffer_find_label (self, line, &line_start, start, NULL);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

/**
 * mb_prose_buffer_set_label:
 * @level: 0 takes the label away
 * @label: (nullable): the label, where there is a level
 */
void
mb_prose_buffer_set_label (MbProseBuffer *self,
                           guint          line,
                           guint          level,
                           const char    *label)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  gboolean was_raw = self->is_raw;
  GtkTextIter start, end;

  mb_prose_buffer_touch (self, line, line);
  self->n_deeds += 2;
  self->is_raw = TRUE;
  if (mb_prose_buffer_find_label (self, line, &start, &end, NULL))
    gtk_text_buffer_delete (buffer, &start, &end);
  if (level > 0)
    {
      g_autofree char *shown = mb_prose_to_shown (label);
      g_autofree char *text = g_strdup_printf ("%s\t", shown);

      gtk_text_buffer_insert_with_tags (buffer, &start, text, -1, mb_prose_buffer_get_tag (self, level),
                                        gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer),
                                                                   MB_PROSE_UNSPELT),
                                        NULL);
    }
  self->is_raw = was_raw;
  if (!self->is_raw && !self->in_action)
    mb_prose_buffer_end_step (self);
}

/* Lets the labels that follow count on from those that the step leaves. */
void
mb_prose_buffer_want_renumbered (MbProseBuffer *self)
{
  self->is_renumbered = TRUE;
}

/* The text without what stands between two places, as it is stored. */
static char *
store_without (MbProseBuffer *self,
               int            from,
               int            to)
{
  g_autoptr (MbProseBuffer) copy = mb_prose_buffer_new ();
  g_autofree char *stored = mb_prose_buffer_dup_stored (self);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (copy);
  GtkTextIter start, end;

  mb_prose_buffer_set_stored (copy, stored);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_end_user_action (buffer);

  return mb_prose_buffer_dup_stored (copy);
}

/* Where the text breaks at the cursor, without the space around: at the start
 * of an entry, the label goes with what follows. */
static void
find_break (MbProseBuffer *self,
            GtkTextIter   *end_of_first,
            GtkTextIter   *start_of_second)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end, before;

  gtk_text_buffer_get_iter_at_mark (buffer, start_of_second, gtk_text_buffer_get_insert (buffer));
  mb_prose_buffer_get_content (self, (guint) gtk_text_iter_get_line (start_of_second), &start, &end);
  while (g_unichar_isspace (gtk_text_iter_get_char (start_of_second)) &&
         gtk_text_iter_compare (start_of_second, &end) < 0)
    gtk_text_iter_forward_char (start_of_second);
  if (gtk_text_iter_equal (start_of_second, &end))
    gtk_text_iter_forward_line (start_of_second);
  else if (gtk_text_iter_compare (start_of_second, &start) <= 0)
    gtk_text_iter_set_line_offset (start_of_second, 0);

  *end_of_first = *start_of_second;
  before = *end_of_first;
  while (gtk_text_iter_backward_char (&before) && g_unichar_isspace (gtk_text_iter_get_char (&before)))
    *end_of_first = before;
}

/**
 * mb_prose_buffer_split:
 * @before: (out): what stands before the cursor, as it is stored
 * @after: (out): what stands behind it
 *
 * Returns: whether there is something on both sides
 */
gboolean
mb_prose_buffer_split (MbProseBuffer  *self,
                       char          **before,
                       char          **after)
{
  GtkTextIter first, second, end;

  g_return_val_if_fail (MB_IS_PROSE_BUFFER (self), FALSE);

  show_pending (self);
  find_break (self, &first, &second);
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self), &end);
  if (gtk_text_iter_is_start (&first) || gtk_text_iter_equal (&second, &end))
    return FALSE;

  *before = store_without (self, gtk_text_iter_get_offset (&first), gtk_text_iter_get_offset (&end));
  *after = store_without (self, 0, gtk_text_iter_get_offset (&second));

  return TRUE;
}

/**
 * mb_prose_buffer_has_steps:
 *
 * Returns: whether there is anything to undo or redo here
 */
gboolean
mb_prose_buffer_has_steps (MbProseBuffer *self)
{
  return mb_prose_history_can_undo (self->history) || mb_prose_history_can_redo (self->history);
}

void
mb_prose_buffer_forget_steps (MbProseBuffer *self)
{
  mb_prose_history_clear (self->history);
  /* What can be undone is told with the text. */
  g_signal_emit_by_name (self, "edited");
}

gboolean
mb_prose_buffer_can_undo (MbProseBuffer *self)
{
  return mb_prose_history_can_undo (self->history);
}

gboolean
mb_prose_buffer_can_redo (MbProseBuffer *self)
{
  return mb_prose_history_can_redo (self->history);
}

static void
go_back_to (MbProseBuffer *self,
            int            cursor)
{
  GtkTextIter iter;

  self->n_deeds = 0;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter, cursor);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &iter);
  g_signal_emit_by_name (self, "edited");
}

void
mb_prose_buffer_undo (MbProseBuffer *self)
{
  const MbProseStep *step;

  show_pending (self);
  step = mb_prose_history_undo (self->history);
  if (step == NULL)
    return;
  for (guint i = step->changes->len; i > 0; i--)
    {
      const MbProseChange *change = g_ptr_array_index (step->changes, i - 1);

      mb_prose_buffer_replace (self, change->first, g_strv_length (change->new_blocks),
                               (const char *const *) change->old_blocks);
    }
  go_back_to (self, step->cursor_before);
}

void
mb_prose_buffer_redo (MbProseBuffer *self)
{
  const MbProseStep *step;

  show_pending (self);
  step = mb_prose_history_redo (self->history);
  if (step == NULL)
    return;
  for (guint i = 0; i < step->changes->len; i++)
    {
      const MbProseChange *change = g_ptr_array_index (step->changes, i);

      mb_prose_buffer_replace (self, change->first, g_strv_length (change->old_blocks),
                               (const char *const *) change->new_blocks);
    }
  go_back_to (self, step->cursor_after);
}
