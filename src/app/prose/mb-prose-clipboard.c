/* Minute Book: a prose copied and pasted
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-clipboard.h"

#include <string.h>

#include "core/mb-prose.h"

#define MEDIA_TYPE "application/x-minutebook-prose"

static char *
slice_text (const GtkTextIter *start,
            const GtkTextIter *end)
{
  g_autofree char *slice = gtk_text_iter_get_slice (start, end);
  g_autoptr (GString) text = g_string_new (slice);

  g_string_replace (text, "\xe2\x80\xa8", "\n", 0);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

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
  g_autofree char *text = NULL;
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

  text = slice_text (&start, &end);
  if (level > 0)
    {
      g_autofree char *label = mb_prose_buffer_dup_label (buffer, line);

      mb_prose_add_entry (prose, level, label, text);
    }
  else
    {
      mb_prose_add_paragraph (prose, text);
    }
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

/* A block with other words before or behind its text. */
static void
add_joined (MbProse       *prose,
            const MbBlock *block,
            const char    *before,
            const char    *text,
            const char    *after)
{
  g_autofree char *joined = g_strconcat (before, text, after, NULL);

  if (block != NULL && block->type == MB_BLOCK_ENTRY)
    mb_prose_add_entry (prose, block->level, block->label, joined);
  else
    mb_prose_add_paragraph (prose, joined);
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

      if (i == 0 && line_is_kept && !goes_on)
        add_joined (joined, line, before, "", "");
      if (block->type == MB_BLOCK_TABLE)
        add_table (joined, block);
      else
        add_joined (joined, goes_on ? line : block, goes_on ? before : "", block->text, end);
    }
  if (mb_prose_get_block (blocks, n_blocks - 1)->type == MB_BLOCK_TABLE)
    mb_prose_add_paragraph (joined, after);

  return joined;
}

static void
put_cursor_before (MbProseBuffer *buffer,
                   guint          line,
                   const char    *after)
{
  GtkTextIter start, end;

  mb_prose_buffer_get_content (buffer, line, &start, &end);
  gtk_text_iter_backward_chars (&end, (int) g_utf8_strlen (after, -1));
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &end);
}

static void
insert_blocks (MbProseBuffer *buffer,
               MbProse       *blocks)
{
  guint line = mb_prose_buffer_get_line (buffer);
  g_autoptr (MbProse) standing = NULL;
  g_autoptr (MbProse) joined = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *stored = NULL;
  g_auto (GStrv) lines = NULL;
  const MbBlock *block;
  GtkTextIter start, end, cursor;

  mb_prose_buffer_get_content (buffer, line, &start, &end);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &cursor,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  before = slice_text (&start, &cursor);
  after = slice_text (&cursor, &end);
  standing = mb_prose_from_stored (mb_prose_buffer_get_block (buffer, line));
  block = mb_prose_get_n_blocks (standing) > 0 ? mb_prose_get_block (standing, 0) : NULL;

  joined = join (block, before, blocks, after);
  stored = mb_prose_to_stored (joined);
  lines = mb_prose_split_stored (stored);
  mb_prose_buffer_replace_undoably (buffer, line, 1, (const char *const *) lines);
  put_cursor_before (buffer, line + g_strv_length (lines) - 1, after);
}

static void
insert_prose (MbProseBuffer *buffer,
              MbProse       *prose)
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
  insert_blocks (buffer, prose);
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

  insert_prose (buffer, prose);
}

/**
 * mb_prose_clipboard_insert_typed:
 *
 * Inserts plain text at the cursor, as one step: words of one line as they are,
 * lines as the blocks that they were typed as.
 */
void
mb_prose_clipboard_insert_typed (MbProseBuffer *buffer,
                                 const char    *typed)
{
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);
  g_autoptr (MbProse) prose = NULL;
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autoptr (GString) lines = g_string_new (valid);

  g_string_replace (lines, "\r\n", "\n", 0);
  g_string_replace (lines, "\r", "\n", 0);
  prose = mb_prose_from_typed (lines->str);
  if (strchr (lines->str, '\n') == NULL && mb_prose_get_n_blocks (prose) <= 1 &&
      (mb_prose_get_n_blocks (prose) == 0 || mb_prose_get_block (prose, 0)->type == MB_BLOCK_PARAGRAPH))
    {
      gtk_text_buffer_begin_user_action (text);
      gtk_text_buffer_delete_selection (text, TRUE, TRUE);
      gtk_text_buffer_insert_at_cursor (text, lines->str, (int) lines->len);
      gtk_text_buffer_end_user_action (text);
      return;
    }

  insert_prose (buffer, prose);
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
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    return;
  mb_prose_clipboard_insert_typed (paste->buffer, text);
  show_pasted (paste);
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
