/* Minute Book: a prose copied and pasted
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-clipboard.h"

#include <string.h>

#include "app/prose/mb-prose-buffer-private.h"
#include "core/mb-prose.h"

#define MEDIA_TYPE "application/x-minutebook-prose"

/* The part of a line that is selected: with its label, if all before the
 * selection's end is. */
static void
add_selected (MbProse           *prose,
              MbProseBuffer     *buffer,
              guint              line,
              const GtkTextIter *first,
              const GtkTextIter *last)
{
  guint level = mb_prose_buffer_get_level (buffer, line);
  GtkTextIter start, end;

  mb_prose_buffer_get_content (buffer, line, &start, &end);
  if (gtk_text_iter_compare (&start, first) < 0)
    {
      start = *first;
      level = 0;
    }
  if (gtk_text_iter_compare (&end, last) > 0)
    end = *last;
  if (gtk_text_iter_compare (&start, &end) > 0)
    return;

  if (level > 0)
    {
      g_autofree char *label = mb_prose_buffer_dup_label (buffer, line);

      mb_prose_add_entry (prose, level, label, "");
    }
  else
    {
      mb_prose_add_paragraph (prose, "");
    }
  mb_prose_buffer_read_words (&start, &end, prose);
}

/**
 * mb_prose_clipboard_dup_selected:
 *
 * Returns: (transfer full) (nullable): what is selected, as it is stored
 */
char *
mb_prose_clipboard_dup_selected (MbProseBuffer *buffer)
{
  g_autoptr (GString) stored = NULL;
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &start, &end))
    return NULL;
  stored = g_string_new (NULL);
  for (int i = gtk_text_iter_get_line (&start); i <= gtk_text_iter_get_line (&end); i++)
    {
      g_autoptr (MbProse) prose = mb_prose_new ();
      g_autofree char *block = NULL;

      if (mb_prose_buffer_get_table (buffer, (guint) i) != NULL)
        {
          if (i == gtk_text_iter_get_line (&end) && gtk_text_iter_starts_line (&end))
            continue;
          block = g_strdup (mb_prose_buffer_get_block (buffer, (guint) i));
        }
      else
        {
          add_selected (prose, buffer, (guint) i, &start, &end);
          if (mb_prose_get_n_blocks (prose) == 0)
            continue;
          block = mb_prose_to_stored (prose);
        }
      g_string_append_printf (stored, "%s%s", stored->len > 0 ? "\n" : "", block);
    }

  return g_string_free_and_steal (g_steal_pointer (&stored));
}

void
mb_prose_clipboard_copy (MbProseBuffer *buffer,
                         GdkClipboard  *clipboard)
{
  g_autofree char *stored = mb_prose_clipboard_dup_selected (buffer);
  g_autoptr (GdkContentProvider) both = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *typed = NULL;

  if (stored == NULL)
    return;
  typed = mb_prose_stored_to_typed (stored);
  bytes = g_bytes_new (stored, strlen (stored));
  both = gdk_content_provider_new_union (
    (GdkContentProvider *[]){ gdk_content_provider_new_for_bytes (MEDIA_TYPE, bytes),
                              gdk_content_provider_new_typed (G_TYPE_STRING, typed) },
    2);
  gdk_clipboard_set_content (clipboard, both);
}

/* A block with other words, as they are stored, before or behind its own. */
static void
add_joined (MbProse       *prose,
            const MbBlock *block,
            const char    *before,
            const char    *words,
            const char    *after)
{
  g_autofree char *joined = g_strconcat (before, words, after, NULL);

  if (block != NULL && block->type == MB_BLOCK_ENTRY)
    mb_prose_add_entry (prose, block->level, block->label, "");
  else
    mb_prose_add_paragraph (prose, "");
  mb_prose_set_words (prose, joined);
}

static void
add_table (MbProse       *prose,
           const MbBlock *block)
{
  mb_prose_add_table (prose, block->n_head_rows);
  for (guint i = 0; i < block->rows->len; i++)
    mb_prose_add_row (prose, g_ptr_array_index (block->rows, i));
}

/* What a line becomes when blocks are put between its words. */
static MbProse *
join (const MbBlock *line,
      const char    *before,
      MbProse       *blocks,
      const char    *after)
{
  MbProse *joined = mb_prose_new ();
  guint n_blocks = mb_prose_get_n_blocks (blocks);
  gboolean line_is_kept = *before != '\0' || (line != NULL && line->type == MB_BLOCK_ENTRY);

  for (guint i = 0; i < n_blocks; i++)
    {
      const MbBlock *block = mb_prose_get_block (blocks, i);
      gboolean goes_on = i == 0 && line_is_kept && block->type == MB_BLOCK_PARAGRAPH;
      const char *end = i + 1 == n_blocks && block->type != MB_BLOCK_TABLE ? after : "";
      g_autofree char *words = block->type != MB_BLOCK_TABLE ? mb_block_store_words (block) : NULL;

      if (i == 0 && line_is_kept && !goes_on)
        add_joined (joined, line, before, "", "");
      if (block->type == MB_BLOCK_TABLE)
        add_table (joined, block);
      else
        add_joined (joined, goes_on ? line : block, goes_on ? before : "", words, end);
    }
  if (mb_prose_get_block (blocks, n_blocks - 1)->type == MB_BLOCK_TABLE && *after != '\0')
    add_joined (joined, NULL, "", after, "");

  return joined;
}

static void
insert_blocks (MbProseBuffer *buffer,
               MbProse       *blocks,
               const char    *space)
{
  guint line = mb_prose_buffer_get_line (buffer);
  g_autoptr (MbProse) standing = NULL;
  g_autoptr (MbProse) joined = NULL;
  g_autofree char *words = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *stored = NULL;
  g_auto (GStrv) lines = NULL;
  const MbBlock *block;
  GtkTextIter start, end, cursor;

  mb_prose_buffer_get_content (buffer, line, &start, &end);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &cursor,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  words = mb_prose_buffer_store_words (&start, &cursor);
  before = *words != '\0' ? g_strconcat (words, space, NULL) : g_strdup ("");
  after = mb_prose_buffer_store_words (&cursor, &end);
  standing = mb_prose_from_stored (mb_prose_buffer_get_block (buffer, line));
  block = mb_prose_get_n_blocks (standing) > 0 ? mb_prose_get_block (standing, 0) : NULL;

  joined = join (block, before, blocks, after);
  stored = mb_prose_to_stored (joined);
  lines = mb_prose_split_stored (stored);
  mb_prose_buffer_put (buffer, line, (const char *const *) lines, gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&cursor));
}

static void
insert_prose (MbProseBuffer *buffer,
              MbProse       *prose,
              const char    *space)
{
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);

  if (mb_prose_get_n_blocks (prose) == 0)
    return;

  gtk_text_buffer_begin_user_action (text);
  gtk_text_buffer_delete_selection (text, TRUE, TRUE);
  /* A table stands alone: what is pasted on it goes before it. */
  if (mb_prose_buffer_get_table (buffer, mb_prose_buffer_get_line (buffer)) != NULL)
    {
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_line (text, &iter, (int) mb_prose_buffer_get_line (buffer));
      gtk_text_buffer_insert (text, &iter, "\n", 1);
      gtk_text_iter_backward_char (&iter);
      gtk_text_buffer_place_cursor (text, &iter);
    }
  mb_prose_buffer_settle (buffer);
  insert_blocks (buffer, prose, space);
  gtk_text_buffer_end_user_action (text);
}

/**
 * mb_prose_clipboard_insert_stored:
 *
 * Inserts blocks at the cursor, as one step.
 */
void
mb_prose_clipboard_insert_stored (MbProseBuffer *buffer,
                                  const char    *stored)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);

  insert_prose (buffer, prose, "");
}

/* Plain text as it may be pasted, and what is read of it. */
typedef struct
{
  char     *lines;
  MbProse  *prose;
  gboolean  is_inline; /* words of one line */
} Typed;

static void
typed_free (Typed *typed)
{
  g_free (typed->lines);
  mb_prose_free (typed->prose);
  g_free (typed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Typed, typed_free)

static Typed *
read_typed (const char *text)
{
  Typed *typed = g_new0 (Typed, 1);
  g_autoptr (GString) lines = g_string_new_take (g_utf8_make_valid (text, -1));
  guint n_blocks;

  if (strchr (lines->str, '\r') != NULL)
    {
      g_string_replace (lines, "\r\n", "\n", 0);
      g_string_replace (lines, "\r", "\n", 0);
    }
  typed->prose = mb_prose_from_typed (lines->str);
  typed->lines = g_string_free_and_steal (g_steal_pointer (&lines));
  n_blocks = mb_prose_get_n_blocks (typed->prose);
  typed->is_inline = strchr (typed->lines, '\n') == NULL &&
                     (n_blocks == 0 ||
                      (n_blocks == 1 && mb_prose_get_block (typed->prose, 0)->type == MB_BLOCK_PARAGRAPH));

  return typed;
}

static void
insert_typed (MbProseBuffer *buffer,
              const Typed   *typed)
{
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);

  if (!typed->is_inline)
    {
      /* What is pasted amid a sentence may begin with its space. */
      insert_prose (buffer, typed->prose, *typed->lines == ' ' ? " " : "");
      return;
    }
  gtk_text_buffer_begin_user_action (text);
  gtk_text_buffer_delete_selection (text, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (text, typed->lines, -1);
  gtk_text_buffer_end_user_action (text);
}

/**
 * mb_prose_clipboard_insert_typed:
 *
 * Inserts plain text at the cursor, as one step: words of one line as they are,
 * lines as the blocks that they were typed as.
 */
void
mb_prose_clipboard_insert_typed (MbProseBuffer *buffer,
                                 const char    *text)
{
  g_autoptr (Typed) typed = read_typed (text);

  insert_typed (buffer, typed);
}

/* What is needed until the clipboard has answered. */
typedef struct
{
  GtkTextView   *view;
  MbProseBuffer *buffer;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->view);
  g_object_unref (paste->buffer);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
show_pasted (Paste *paste)
{
  gtk_text_view_scroll_mark_onscreen (paste->view,
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (paste->buffer)));
}

static void
read_work (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  g_task_return_pointer (task, read_typed (data), (GDestroyNotify) typed_free);
}

static void
typed_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (Typed) typed = g_task_propagate_pointer (G_TASK (result), NULL);

  insert_typed (paste->buffer, typed);
  show_pasted (paste);
}

/* Read on a thread: a whole report may be pasted. */
static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GTask) task = NULL;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    return;
  task = g_task_new (NULL, NULL, typed_cb, g_steal_pointer (&paste));
  g_task_set_task_data (task, text, g_free);
  g_task_run_in_thread (task, read_work);
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  GOutputStream *memory = G_OUTPUT_STREAM (source);
  g_autofree char *stored = NULL;

  if (g_output_stream_splice_finish (memory, result, NULL) < 0)
    return;
  stored = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                      g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  if (!g_utf8_validate (stored, -1, NULL))
    return;
  mb_prose_clipboard_insert_stored (paste->buffer, stored);
  show_pasted (paste);
}

static void
blocks_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GInputStream) stream = NULL;

  stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (stream == NULL)
    return;
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&paste));
}

/**
 * mb_prose_clipboard_paste:
 *
 * Inserts what the clipboard holds, once it has told.
 */
void
mb_prose_clipboard_paste (GtkTextView   *view,
                          MbProseBuffer *buffer,
                          GdkClipboard  *clipboard)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->view = g_object_ref (view);
  paste->buffer = g_object_ref (buffer);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), MEDIA_TYPE))
    gdk_clipboard_read_async (clipboard, (const char *[]){ MEDIA_TYPE, NULL }, G_PRIORITY_DEFAULT, NULL,
                              blocks_cb, paste);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, paste);
}
