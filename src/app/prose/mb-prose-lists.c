/* Minute Book: what keys do in the lists of a prose
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-lists.h"

#include "app/prose/mb-prose-buffer-private.h"
#include "core/mb-label.h"

/* No paper sets a list in deeper than this. */
#define MAX_LEVEL 9

static gboolean
is_empty (MbProseBuffer *buffer,
          guint          line)
{
  GtkTextIter start, end;

  mb_prose_buffer_get_content (buffer, line, &start, &end);

  return gtk_text_iter_equal (&start, &end);
}

/* The label of an entry that is moved to another level. */
static char *
choose_label (MbProseBuffer *buffer,
              guint          line,
              guint          level,
              gboolean       to_inner)
{
  g_autofree char *its_label = mb_prose_buffer_dup_label (buffer, line);
  g_autofree char *its_before = NULL;
  g_autofree char *before_before = NULL;
  g_autofree char *before = NULL;
  g_autofree char *ignored = NULL;
  gboolean is_apart;

  before = mb_prose_find_before (buffer, line, level, &before_before, &is_apart);
  if (before != NULL && !is_apart)
    return mb_label_next (before, before_before);
  its_before = mb_prose_find_before (buffer, line, mb_prose_buffer_get_level (buffer, line), &ignored, NULL);

  return to_inner ? mb_label_inner (its_label, its_before) : mb_label_outer (its_label, its_before);
}

static void
move_to_level (MbProseBuffer *buffer,
               guint          line,
               guint          level)
{
  g_autofree char *label = NULL;

  if (level > 0)
    label = choose_label (buffer, line, level, level > mb_prose_buffer_get_level (buffer, line));
  mb_prose_buffer_set_label (buffer, line, level, label);
  mb_prose_buffer_want_renumbered (buffer);
  mb_prose_buffer_settle (buffer);
}

static void
add_entry (MbProseBuffer *buffer,
           guint          line,
           guint          level)
{
  g_autofree char *label = mb_prose_buffer_dup_label (buffer, line);
  g_autofree char *before = mb_prose_find_before (buffer, line, level, NULL, NULL);
  g_autofree char *next = mb_label_next (label, before);

  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (buffer), "\n", 1);
  mb_prose_buffer_set_label (buffer, line + 1, level, next);
  mb_prose_buffer_want_renumbered (buffer);
}

/**
 * mb_prose_lists_enter:
 *
 * Goes on with the next entry, or out of a list where the entry is empty.
 *
 * Returns: whether the cursor was in a list
 */
gboolean
mb_prose_lists_enter (MbProseBuffer *buffer)
{
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);
  guint line, level;

  gtk_text_buffer_begin_user_action (text);
  gtk_text_buffer_delete_selection (text, TRUE, TRUE);
  line = mb_prose_buffer_get_line (buffer);
  level = mb_prose_buffer_get_level (buffer, line);
  if (level > 0 && is_empty (buffer, line))
    move_to_level (buffer, line, level - 1);
  else if (level > 0)
    add_entry (buffer, line, level);
  gtk_text_buffer_end_user_action (text);

  return level > 0;
}

/**
 * mb_prose_lists_backspace:
 *
 * Takes the label away, where the cursor is right behind it.
 */
gboolean
mb_prose_lists_backspace (MbProseBuffer *buffer)
{
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);
  guint line = mb_prose_buffer_get_line (buffer);
  GtkTextIter cursor, start, end;

  if (gtk_text_buffer_get_has_selection (text) || mb_prose_buffer_get_level (buffer, line) == 0)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (text, &cursor, gtk_text_buffer_get_insert (text));
  mb_prose_buffer_get_content (buffer, line, &start, &end);
  if (!gtk_text_iter_equal (&cursor, &start))
    return FALSE;

  gtk_text_buffer_begin_user_action (text);
  move_to_level (buffer, line, 0);
  gtk_text_buffer_end_user_action (text);

  return TRUE;
}

static void
get_selected_lines (MbProseBuffer *buffer,
                    guint         *first,
                    guint         *last)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  if (gtk_text_iter_starts_line (&end) && gtk_text_iter_compare (&start, &end) < 0)
    gtk_text_iter_backward_char (&end);
  *first = (guint) gtk_text_iter_get_line (&start);
  *last = (guint) gtk_text_iter_get_line (&end);
}

/**
 * mb_prose_lists_change_level:
 * @by: 1 goes a level in, -1 out
 *
 * Returns: whether any entry was moved
 */
gboolean
mb_prose_lists_change_level (MbProseBuffer *buffer,
                             int            by)
{
  gboolean is_moved = FALSE;
  guint first, last;

  get_selected_lines (buffer, &first, &last);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  for (guint i = first; i <= last; i++)
    {
      guint level = mb_prose_buffer_get_level (buffer, i);

      if (level == 0 || (by > 0 && level >= MAX_LEVEL) || (by < 0 && level == 1))
        continue;
      move_to_level (buffer, i, by > 0 ? level + 1 : level - 1);
      is_moved = TRUE;
    }
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));

  return is_moved;
}

/* The level whose list a typed label goes on with, or 1. */
static guint
find_level (MbProseBuffer *buffer,
            guint          line,
            const char    *label)
{
  for (guint level = 1; level <= MAX_LEVEL; level++)
    {
      g_autofree char *before_before = NULL;
      g_autofree char *before = mb_prose_find_before (buffer, line, level, &before_before, NULL);
      g_autofree char *next = before != NULL ? mb_label_next (before, before_before) : NULL;

      if (g_strcmp0 (next, label) == 0)
        return level;
    }

  return 1;
}

/* The label of the nearest entry before a line, of whatever level. */
static char *
find_any_before (MbProseBuffer *buffer,
                 guint          line)
{
  for (guint i = line; i > 0 && line - i < MAX_LEVEL; i--)
    {
      guint level;
      char *label = mb_prose_read_entry (mb_prose_buffer_get_block (buffer, i - 1), &level);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/**
 * mb_prose_lists_notice_label:
 *
 * Makes a paragraph the entry of a list, where a label and a space were typed
 * at its start. It is a step of its own, so that undo gives the typed back.
 */
gboolean
mb_prose_lists_notice_label (MbProseBuffer *buffer)
{
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);
  guint line = mb_prose_buffer_get_line (buffer);
  g_autofree char *typed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *label = NULL;
  GtkTextIter start, end;

  if (mb_prose_buffer_get_level (buffer, line) > 0)
    return FALSE;
  gtk_text_buffer_get_iter_at_line (text, &start, (int) line);
  gtk_text_buffer_get_iter_at_mark (text, &end, gtk_text_buffer_get_insert (text));
  if (gtk_text_iter_get_line_offset (&end) > 8)
    return FALSE;
  typed = gtk_text_iter_get_slice (&start, &end);
  before = find_any_before (buffer, line);
  if (mb_label_measure_typed (typed, before, &label) == 0)
    return FALSE;

  gtk_text_buffer_begin_user_action (text);
  gtk_text_buffer_delete (text, &start, &end);
  mb_prose_buffer_set_label (buffer, line, find_level (buffer, line, label), label);
  gtk_text_buffer_end_user_action (text);

  return TRUE;
}

static gboolean
has_kind_of (MbProseBuffer *buffer,
             guint          line,
             const char    *label)
{
  g_autofree char *its_label = mb_prose_buffer_dup_label (buffer, line);

  return its_label != NULL && mb_label_get_kind (its_label, NULL, NULL) == mb_label_get_kind (label, NULL, NULL);
}

static void
give_label (MbProseBuffer *buffer,
            guint          line,
            const char    *label)
{
  guint level = MAX (mb_prose_buffer_get_level (buffer, line), 1);
  g_autofree char *before_before = NULL;
  g_autofree char *before = NULL;
  g_autofree char *next = NULL;
  gboolean is_apart;

  if (mb_prose_buffer_get_table (buffer, line) != NULL)
    return;
  before = mb_prose_find_before (buffer, line, level, &before_before, &is_apart);
  if (before != NULL && !is_apart && mb_label_is_alike (before, before_before, label))
    next = mb_label_next (before, before_before);
  mb_prose_buffer_set_label (buffer, line, level, next != NULL ? next : label);
  mb_prose_buffer_settle (buffer);
}

/**
 * mb_prose_lists_toggle:
 * @label: the first label: '•' or '1.'
 *
 * Makes what is selected a list, or, where it is such a list, paragraphs.
 */
void
mb_prose_lists_toggle (MbProseBuffer *buffer,
                       const char    *label)
{
  gboolean is_list = TRUE;
  guint first, last;

  get_selected_lines (buffer, &first, &last);
  for (guint i = first; i <= last; i++)
    is_list = is_list && has_kind_of (buffer, i, label);

  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  for (guint i = first; i <= last; i++)
    if (is_list)
      move_to_level (buffer, i, 0);
    else
      give_label (buffer, i, label);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
}
