/* Minute Book: paragraphs, lists and tables in a text buffer
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-buffer-private.h"

#include <string.h>

#define USUAL_INDENT 32

enum
{
  EDITED,
  TYPED,
  TABLE_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseBuffer, mb_prose_buffer, GTK_TYPE_TEXT_BUFFER)

int
mb_prose_buffer_get_cursor (MbProseBuffer *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));

  return gtk_text_iter_get_offset (&iter);
}

/**
 * mb_prose_buffer_get_line:
 *
 * Returns: the line that the cursor is on
 */
guint
mb_prose_buffer_get_line (MbProseBuffer *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));

  return (guint) gtk_text_iter_get_line (&iter);
}

/**
 * mb_prose_buffer_touch:
 * @first: the first line that will change, or has changed
 * @last: the last; what follows it won't
 */
void
mb_prose_buffer_touch (MbProseBuffer *self,
                       guint          first,
                       guint          last)
{
  guint n_after = (guint) gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self)) - 1 - last;

  mb_prose_history_begin (self->history, mb_prose_buffer_get_cursor (self));
  self->first_touched = self->is_touched ? MIN (self->first_touched, first) : first;
  self->n_untouched = self->is_touched ? MIN (self->n_untouched, n_after) : n_after;
  self->is_touched = TRUE;
}

/* The strings of a part of the blocks. */
static GStrv
copy_blocks (MbProseBuffer *self,
             guint          first,
             guint          n_blocks)
{
  GStrv copy = g_new0 (char *, n_blocks + 1);

  for (guint i = 0; i < n_blocks; i++)
    copy[i] = g_strdup (g_ptr_array_index (self->blocks, first + i));

  return copy;
}

/**
 * mb_prose_buffer_splice:
 *
 * Puts what is stored in place of @n_blocks, and notes it in the history's step.
 */
void
mb_prose_buffer_splice (MbProseBuffer     *self,
                        guint              first,
                        guint              n_blocks,
                        const char *const *blocks)
{
  guint n_new = g_strv_length ((char **) blocks);
  guint n_after = self->blocks->len - first - n_blocks;
  guint n_old = self->blocks->len;

  if (mb_prose_history_is_begun (self->history))
    mb_prose_history_add (self->history, first, copy_blocks (self, first, n_blocks),
                          g_strdupv ((char **) blocks));

  for (guint i = 0; i < n_blocks; i++)
    g_clear_pointer (&g_ptr_array_index (self->blocks, first + i), g_free);
  if (n_new > n_blocks)
    g_ptr_array_set_size (self->blocks, (int) (n_old + n_new - n_blocks));
  memmove (self->blocks->pdata + first + n_new, self->blocks->pdata + first + n_blocks,
           n_after * sizeof (gpointer));
  for (guint i = 0; i < n_new; i++)
    self->blocks->pdata[first + i] = g_strdup (blocks[i]);
  if (n_new < n_blocks)
    {
      /* Moved on, and not to be freed. */
      memset (self->blocks->pdata + first + n_new + n_after, 0, (n_blocks - n_new) * sizeof (gpointer));
      g_ptr_array_set_size (self->blocks, (int) (n_old + n_new - n_blocks));
    }
}

static gboolean
is_unchanged (MbProseBuffer *self,
              guint          first,
              guint          n_old,
              GStrv          blocks)
{
  if (n_old != g_strv_length (blocks))
    return FALSE;
  for (guint i = 0; i < n_old; i++)
    if (!g_str_equal (g_ptr_array_index (self->blocks, first + i), blocks[i]))
      return FALSE;

  return TRUE;
}

/* Reads back the lines that were touched. */
static void
settle_once (MbProseBuffer *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) blocks = NULL;
  g_auto (GStrv) old = NULL;
  guint first = self->first_touched;
  guint n_lines, n_old;

  mb_prose_buffer_tidy (self, first);
  n_lines = (guint) gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self));
  for (guint i = first; i + self->n_untouched < n_lines; i++)
    g_strv_builder_take (builder, mb_prose_buffer_read_line (self, i));
  blocks = g_strv_builder_end (builder);
  n_old = self->blocks->len - first - self->n_untouched;
  self->is_touched = FALSE;

  if (is_unchanged (self, first, n_old, blocks))
    return;
  old = copy_blocks (self, first, n_old);
  mb_prose_buffer_splice (self, first, n_old, (const char *const *) blocks);
  if (self->is_renumbered)
    mb_prose_buffer_renumber (self, first, (const char *const *) old, g_strv_length (blocks));
}

/**
 * mb_prose_buffer_settle:
 *
 * Reads what was changed back into what is stored.
 */
void
mb_prose_buffer_settle (MbProseBuffer *self)
{
  gboolean was_raw = self->is_raw;

  self->is_raw = TRUE;
  while (self->is_touched)
    {
      settle_once (self);
      /* The second time reads the labels that the first has changed. */
      self->is_renumbered = FALSE;
    }
  self->is_raw = was_raw;
}

/**
 * mb_prose_buffer_end_step:
 *
 * Ends what one undo takes back, and tells that it was done.
 */
void
mb_prose_buffer_end_step (MbProseBuffer *self)
{
  MbProseStepKind kind = self->n_deeds == 1 ? self->kind : MB_PROSE_STEP_OTHER;

  mb_prose_buffer_settle (self);
  self->is_renumbered = FALSE;
  self->n_deeds = 0;
  /* A long insertion is one step, with whatever is typed meanwhile. */
  if (self->pending != NULL)
    return;
  if (!mb_prose_history_end (self->history, kind, mb_prose_buffer_get_cursor (self)))
    return;
  if (kind == MB_PROSE_STEP_TYPED || kind == MB_PROSE_STEP_TYPED_SPACE)
    g_signal_emit (self, signals[TYPED], 0, kind == MB_PROSE_STEP_TYPED_SPACE);
  g_signal_emit (self, signals[EDITED], 0);
}

/* A label is not typed into: what goes there goes behind it. Like the next one
 * it is connected before anyone else, so that all see the same place. */
static void
before_insert_cb (MbProseBuffer *self,
                  GtkTextIter   *iter)
{
  GtkTextIter start, end;

  if (!self->is_raw &&
      mb_prose_buffer_find_label (self, (guint) gtk_text_iter_get_line (iter), &start, &end, NULL) &&
      gtk_text_iter_compare (iter, &end) < 0)
    *iter = end;
}

static void
mb_prose_buffer_insert_text (GtkTextBuffer *buffer,
                             GtkTextIter   *iter,
                             const char    *text,
                             int            length)
{
  MbProseBuffer *self = MB_PROSE_BUFFER (buffer);
  GtkTextTag *language = NULL;
  GtkTextIter start;
  guint line;

  if (!self->is_raw)
    {
      if (memchr (text, '\n', length >= 0 ? (gsize) length : strlen (text)) == NULL)
        language = mb_prose_buffer_find_language_to_type (self, iter);
      line = (guint) gtk_text_iter_get_line (iter);
      mb_prose_buffer_touch (self, line, line);
      self->n_deeds++;
      self->kind = MB_PROSE_STEP_OTHER;
      if (length > 0 && g_utf8_strlen (text, length) == 1 && *text != '\n')
        self->kind = *text == ' ' ? MB_PROSE_STEP_TYPED_SPACE : MB_PROSE_STEP_TYPED;
    }

  GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->insert_text (buffer, iter, text, length);
  if (language == NULL)
    return;
  start = *iter;
  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  gtk_text_buffer_apply_tag (buffer, language, &start, iter);
}

static void
mb_prose_buffer_insert_child_anchor (GtkTextBuffer      *buffer,
                                     GtkTextIter        *iter,
                                     GtkTextChildAnchor *anchor)
{
  MbProseBuffer *self = MB_PROSE_BUFFER (buffer);

  if (!self->is_raw)
    mb_prose_buffer_touch (self, (guint) gtk_text_iter_get_line (iter), (guint) gtk_text_iter_get_line (iter));

  GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->insert_child_anchor (buffer, iter, anchor);
  if (g_object_get_data (G_OBJECT (anchor), "stored") != NULL)
    g_signal_emit (self, signals[TABLE_ADDED], 0, anchor);
}

/* Whole paragraphs go with their labels, and what follows keeps its own; what
 * is joined to a paragraph loses its label; else labels stay. */
static void
fit_deletion (MbProseBuffer *self,
              GtkTextIter   *start,
              GtkTextIter   *end)
{
  guint first = (guint) gtk_text_iter_get_line (start);
  guint last = (guint) gtk_text_iter_get_line (end);
  GtkTextIter first_start, first_content, last_start, last_content;
  gboolean last_is_entry, is_join;

  mb_prose_buffer_find_label (self, first, &first_start, &first_content, NULL);
  last_is_entry = mb_prose_buffer_find_label (self, last, &last_start, &last_content, NULL);
  if (first == last)
    {
      if (gtk_text_iter_starts_line (start) && gtk_text_iter_ends_line (end))
        return;
      if (gtk_text_iter_compare (start, &first_content) < 0)
        *start = first_content;
      if (gtk_text_iter_compare (end, &first_content) < 0)
        *end = first_content;
      return;
    }

  self->is_renumbered = TRUE;
  is_join = last == first + 1 && gtk_text_iter_ends_line (start) && !last_is_entry;
  if (gtk_text_iter_compare (start, &first_content) <= 0 && gtk_text_iter_compare (end, &last_content) <= 0 &&
      !is_join)
    {
      *start = first_start;
      *end = last_start;
      return;
    }
  if (!gtk_text_iter_starts_line (start) && gtk_text_iter_compare (start, &first_content) < 0)
    *start = first_content;
  if (gtk_text_iter_compare (end, &last_content) < 0)
    *end = last_content;
}

static void
before_delete_cb (MbProseBuffer *self,
                  GtkTextIter   *start,
                  GtkTextIter   *end)
{
  if (self->is_raw)
    return;
  gtk_text_iter_order (start, end);
  fit_deletion (self, start, end);
  if (gtk_text_iter_equal (start, end))
    g_signal_stop_emission_by_name (self, "delete-range");
}

static void
mb_prose_buffer_delete_range (GtkTextBuffer *buffer,
                              GtkTextIter   *start,
                              GtkTextIter   *end)
{
  MbProseBuffer *self = MB_PROSE_BUFFER (buffer);

  if (!self->is_raw)
    {
      int length = gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start);

      mb_prose_buffer_touch (self, (guint) gtk_text_iter_get_line (start), (guint) gtk_text_iter_get_line (end));
      self->n_deeds++;
      self->kind = length == 1 ? MB_PROSE_STEP_DELETED : MB_PROSE_STEP_OTHER;
    }

  GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->delete_range (buffer, start, end);
}

static void
mb_prose_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  MbProseBuffer *self = MB_PROSE_BUFFER (buffer);

  self->in_action = TRUE;
  if (GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->begin_user_action != NULL)
    GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->begin_user_action (buffer);
}

static void
mb_prose_buffer_end_user_action (GtkTextBuffer *buffer)
{
  MbProseBuffer *self = MB_PROSE_BUFFER (buffer);

  if (GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->end_user_action != NULL)
    GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->end_user_action (buffer);
  self->in_action = FALSE;
  mb_prose_buffer_end_step (self);
}

static void
mb_prose_buffer_changed (GtkTextBuffer *buffer)
{
  MbProseBuffer *self = MB_PROSE_BUFFER (buffer);

  if (GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->changed != NULL)
    GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->changed (buffer);
  if (!self->is_raw && !self->in_action && self->is_touched)
    mb_prose_buffer_end_step (self);
}

/* The cursor is never within a label: going left from the text leads to the
 * paragraph before. */
static void
keep_cursor_out (MbProseBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter, bound, start, end;
  int before = self->cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_iter_at_mark (buffer, &bound, gtk_text_buffer_get_selection_bound (buffer));
  if (!gtk_text_iter_equal (&iter, &bound))
    return;

  if (mb_prose_buffer_find_label (self, (guint) gtk_text_iter_get_line (&iter), &start, &end, NULL) &&
      gtk_text_iter_compare (&iter, &end) < 0)
    {
      if (before == gtk_text_iter_get_offset (&end) && !gtk_text_iter_starts_line (&iter) &&
          gtk_text_iter_backward_char (&start))
        end = start;
      gtk_text_buffer_place_cursor (buffer, &end);
      return;
    }
  self->cursor = gtk_text_iter_get_offset (&iter);
}

static void
mb_prose_buffer_mark_set (GtkTextBuffer     *buffer,
                          const GtkTextIter *iter,
                          GtkTextMark       *mark)
{
  MbProseBuffer *self = MB_PROSE_BUFFER (buffer);

  if (GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->mark_set != NULL)
    GTK_TEXT_BUFFER_CLASS (mb_prose_buffer_parent_class)->mark_set (buffer, iter, mark);
  if (!self->is_raw && (mark == gtk_text_buffer_get_insert (buffer) ||
                        mark == gtk_text_buffer_get_selection_bound (buffer)))
    keep_cursor_out (self);
}

static void
mb_prose_buffer_constructed (GObject *object)
{
  G_OBJECT_CLASS (mb_prose_buffer_parent_class)->constructed (object);

  gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (object), MB_PROSE_UNSPELT, NULL);
  gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (object), MB_PROSE_KEPT, NULL);
}

static void
mb_prose_buffer_dispose (GObject *object)
{
  mb_prose_buffer_drop_pending (MB_PROSE_BUFFER (object));

  G_OBJECT_CLASS (mb_prose_buffer_parent_class)->dispose (object);
}

static void
mb_prose_buffer_finalize (GObject *object)
{
  MbProseBuffer *self = MB_PROSE_BUFFER (object);

  g_ptr_array_unref (self->blocks);
  mb_prose_history_free (self->history);

  G_OBJECT_CLASS (mb_prose_buffer_parent_class)->finalize (object);
}

static void
mb_prose_buffer_class_init (MbProseBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = mb_prose_buffer_constructed;
  G_OBJECT_CLASS (klass)->dispose = mb_prose_buffer_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_prose_buffer_finalize;
  buffer_class->insert_text = mb_prose_buffer_insert_text;
  buffer_class->insert_child_anchor = mb_prose_buffer_insert_child_anchor;
  buffer_class->delete_range = mb_prose_buffer_delete_range;
  buffer_class->begin_user_action = mb_prose_buffer_begin_user_action;
  buffer_class->end_user_action = mb_prose_buffer_end_user_action;
  buffer_class->changed = mb_prose_buffer_changed;
  buffer_class->mark_set = mb_prose_buffer_mark_set;

  /* The user changed what is stored, or took a change back. */
  signals[EDITED] = g_signal_new ("edited", MB_TYPE_PROSE_BUFFER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* A letter was typed, or, where it says so, a space. */
  signals[TYPED] = g_signal_new ("typed", MB_TYPE_PROSE_BUFFER, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /* A table wants a widget at its anchor. */
  signals[TABLE_ADDED] = g_signal_new ("table-added", MB_TYPE_PROSE_BUFFER, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_TEXT_CHILD_ANCHOR);
}

static void
mb_prose_buffer_init (MbProseBuffer *self)
{
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->blocks, g_strdup (""));
  self->history = mb_prose_history_new ();
  self->indent = USUAL_INDENT;
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  g_signal_connect (self, "insert-text", G_CALLBACK (before_insert_cb), NULL);
  g_signal_connect (self, "delete-range", G_CALLBACK (before_delete_cb), NULL);
}

MbProseBuffer *
mb_prose_buffer_new (void)
{
  return g_object_new (MB_TYPE_PROSE_BUFFER, NULL);
}
