/* Minute Book: blocks made into lines of a text buffer, and read from them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-buffer-private.h"

#include <string.h>

#include "core/mb-prose.h"

#define LINE_BREAK "\xe2\x80\xa8" /* U+2028 */
#define PARAGRAPH  "\xe2\x80\xa9" /* U+2029 */

/* Beyond this the lists of a page narrower than any are set in no further. */
#define MAX_SHOWN_LEVEL 12

/* A label, passage or table in a text to be inserted. */
typedef struct
{
  int         start; /* in characters from where the text goes */
  int         end;
  guint       level;    /* of a label */
  GtkTextTag *language; /* of a passage */
  const char *stored;   /* of a table */
} Mark;

static void
set_up_tag (GtkTextTag *tag,
            guint       level,
            int         indent)
{
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, indent);

  g_object_set (tag,
                "accumulative-margin", TRUE,
                "left-margin", indent * (int) (MIN (level, MAX_SHOWN_LEVEL) - 1),
                "indent", -indent,
                "tabs", tabs,
                NULL);
  pango_tab_array_free (tabs);
}

static guint
get_tag_level (GtkTextTag *tag)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tag), "level"));
}

GtkTextTag *
mb_prose_buffer_get_tag (MbProseBuffer *self,
                         guint          level)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self));
  g_autofree char *name = g_strdup_printf ("level-%u", level);
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, name);

  if (tag == NULL)
    {
      tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), name, NULL);
      g_object_set_data (G_OBJECT (tag), "level", GUINT_TO_POINTER (level));
      set_up_tag (tag, level, self->indent);
    }

  return tag;
}

static void
set_up_tag_cb (GtkTextTag *tag,
               gpointer    user_data)
{
  MbProseBuffer *self = user_data;

  if (get_tag_level (tag) > 0)
    set_up_tag (tag, get_tag_level (tag), self->indent);
}

/**
 * mb_prose_buffer_set_indent:
 * @pixels: by which each level of a list is set in
 */
void
mb_prose_buffer_set_indent (MbProseBuffer *self,
                            int            pixels)
{
  if (self->indent == pixels)
    return;
  self->indent = pixels;
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self)), set_up_tag_cb, self);
}

static GtkTextTag *
find_level_tag (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (get_tag_level (l->data) > 0)
      return l->data;

  return NULL;
}

/**
 * mb_prose_buffer_find_label:
 * @start: (out): the start of the line
 * @end: (out): where its own text starts: behind the label, if it has one
 *
 * Returns: whether the line is the entry of a list
 */
gboolean
mb_prose_buffer_find_label (MbProseBuffer *self,
                            guint          line,
                            GtkTextIter   *start,
                            GtkTextIter   *end,
                            guint         *level)
{
  GtkTextTag *tag;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), start, (int) line);
  *end = *start;
  tag = find_level_tag (start);
  if (level != NULL)
    *level = tag != NULL ? get_tag_level (tag) : 0;
  if (tag != NULL)
    gtk_text_iter_forward_to_tag_toggle (end, tag);

  return tag != NULL;
}

/**
 * mb_prose_to_shown:
 *
 * Returns: (transfer full): a text as the buffer holds it: valid, and without
 *   what would end a line
 */
char *
mb_prose_to_shown (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) shown = g_string_new (valid);

  if (strpbrk (valid, "\r\n") != NULL)
    {
      g_string_replace (shown, "\r\n", LINE_BREAK, 0);
      g_string_replace (shown, "\n", LINE_BREAK, 0);
      g_string_replace (shown, "\r", LINE_BREAK, 0);
    }
  g_string_replace (shown, PARAGRAPH, LINE_BREAK, 0);

  return g_string_free_and_steal (g_steal_pointer (&shown));
}

/**
 * mb_prose_from_shown:
 *
 * Returns: (transfer full): a part of the buffer as its text is stored
 */
char *
mb_prose_from_shown (const GtkTextIter *start,
                     const GtkTextIter *end)
{
  g_autofree char *slice = gtk_text_iter_get_slice (start, end);
  g_autoptr (GString) text = g_string_new (slice);

  g_string_replace (text, LINE_BREAK, "\n", 0);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static int
append_shown (GString    *text,
              const char *words,
              gsize       length)
{
  g_autofree char *part = g_strndup (words, length);
  g_autofree char *shown = mb_prose_to_shown (part);

  g_string_append (text, shown);

  return (int) g_utf8_strlen (shown, -1);
}

static void
append_words (MbProseBuffer *self,
              GString       *text,
              GArray        *marks,
              int           *n_chars,
              const MbBlock *block)
{
  gsize at = 0;

  for (guint i = 0; block->passages != NULL && i < block->passages->len; i++)
    {
      const MbPassage *passage = g_ptr_array_index (block->passages, i);
      Mark mark = { .language = mb_prose_buffer_get_language_tag (self, passage->language) };

      *n_chars += append_shown (text, block->text + at, passage->start - at);
      mark.start = *n_chars;
      *n_chars += append_shown (text, block->text + passage->start, passage->end - passage->start);
      mark.end = *n_chars;
      g_array_append_val (marks, mark);
      at = passage->end;
    }
  *n_chars += append_shown (text, block->text + at, strlen (block->text + at));
}

static void
append_block (MbProseBuffer *self,
              GString       *text,
              GArray        *marks,
              int           *n_chars,
              const char    *stored)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);
  const MbBlock *block = mb_prose_get_n_blocks (prose) > 0 ? mb_prose_get_block (prose, 0) : NULL;
  Mark mark = { .start = *n_chars };

  if (block == NULL)
    return;
  if (block->type == MB_BLOCK_TABLE)
    {
      mark.stored = stored;
      g_array_append_val (marks, mark);
      return;
    }
  if (block->type == MB_BLOCK_ENTRY)
    {
      g_autofree char *label = mb_prose_to_shown (block->label);

      g_string_append_printf (text, "%s\t", label);
      *n_chars += (int) g_utf8_strlen (label, -1) + 1;
      mark.level = block->level;
      mark.end = *n_chars;
      g_array_append_val (marks, mark);
    }
  append_words (self, text, marks, n_chars, block);
}

static void
insert_table (GtkTextBuffer *buffer,
              GtkTextIter   *iter,
              const char    *stored)
{
  g_autoptr (GtkTextChildAnchor) anchor = gtk_text_child_anchor_new_with_replacement ("\xef\xbf\xbc");

  g_object_set_data_full (G_OBJECT (anchor), "stored", g_strdup (stored), g_free);
  gtk_text_buffer_insert_child_anchor (buffer, iter, anchor);
}

/**
 * mb_prose_buffer_render:
 * @iter: an empty line; set to the end of what is inserted
 */
void
mb_prose_buffer_render (MbProseBuffer     *self,
                        GtkTextIter       *iter,
                        const char *const *blocks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  int offset = gtk_text_iter_get_offset (iter);
  int n_chars = 0;

  for (guint i = 0; blocks[i] != NULL; i++)
    {
      if (i > 0)
        {
          g_string_append_c (text, '\n');
          n_chars++;
        }
      append_block (self, text, marks, &n_chars, blocks[i]);
    }
  gtk_text_buffer_insert (buffer, iter, text->str, (int) text->len);

  /* From the end, since each table moves what follows. */
  for (guint i = marks->len; i > 0; i--)
    {
      const Mark *mark = &g_array_index (marks, Mark, i - 1);
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, offset + mark->start);
      if (mark->stored != NULL)
        {
          insert_table (buffer, &start, mark->stored);
          n_chars++;
          continue;
        }
      gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + mark->end);
      if (mark->language != NULL)
        {
          gtk_text_buffer_apply_tag (buffer, mark->language, &start, &end);
          continue;
        }
      gtk_text_buffer_apply_tag (buffer, mb_prose_buffer_get_tag (self, mark->level), &start, &end);
      gtk_text_buffer_apply_tag_by_name (buffer, MB_PROSE_UNSPELT, &start, &end);
    }
  gtk_text_buffer_get_iter_at_offset (buffer, iter, offset + n_chars);
}

/**
 * mb_prose_buffer_read_line:
 *
 * Returns: (transfer full): a line of the text as it is stored
 */
char *
mb_prose_buffer_read_line (MbProseBuffer *self,
                           guint          line)
{
  GtkTextChildAnchor *table = mb_prose_buffer_get_table (self, line);
  g_autoptr (MbProse) prose = NULL;
  GtkTextIter line_start, start, end;
  guint level;

  if (table != NULL)
    return g_strdup (g_object_get_data (G_OBJECT (table), "stored"));

  prose = mb_prose_new ();
  mb_prose_buffer_find_label (self, line, &line_start, &start, &level);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  if (level > 0)
    {
      g_autofree char *label = mb_prose_from_shown (&line_start, &start);

      if (g_str_has_suffix (label, "\t"))
        label[strlen (label) - 1] = '\0';
      mb_prose_add_entry (prose, level, label, "");
    }
  else if (!gtk_text_iter_equal (&start, &end) || gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self)) > 1)
    {
      mb_prose_add_paragraph (prose, "");
    }
  if (mb_prose_get_n_blocks (prose) > 0)
    mb_prose_buffer_read_words (&start, &end, prose);

  return mb_prose_to_stored (prose);
}

/**
 * mb_prose_buffer_get_table:
 *
 * Returns: (transfer none) (nullable): the table that the line is
 */
GtkTextChildAnchor *
mb_prose_buffer_get_table (MbProseBuffer *self,
                           guint          line)
{
  GtkTextIter start;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &start, (int) line);

  return gtk_text_iter_get_child_anchor (&start);
}

/**
 * mb_prose_split_stored:
 *
 * Returns: (transfer full): each block by itself; joined by line breaks, they
 *   are @stored again, whatever it was
 */
GStrv
mb_prose_split_stored (const char *stored)
{
  g_autoptr (GStrvBuilder) blocks = g_strv_builder_new ();
  g_auto (GStrv) lines = g_strsplit (stored, "\n", -1);
  g_autoptr (GString) table = NULL;

  if (lines[0] == NULL)
    g_strv_builder_add (blocks, "");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '|' && lines[i][1] != '=' && table != NULL)
        {
          g_string_append_printf (table, "\n%s", lines[i]);
          continue;
        }
      if (table != NULL)
        g_strv_builder_take (blocks, g_string_free_and_steal (g_steal_pointer (&table)));
      if (lines[i][0] == '|')
        table = g_string_new (lines[i]);
      else
        g_strv_builder_add (blocks, lines[i]);
    }
  if (table != NULL)
    g_strv_builder_take (blocks, g_string_free_and_steal (g_steal_pointer (&table)));

  return g_strv_builder_end (blocks);
}

/* A table that got company on its line gets a line of its own again. Returns
 * whether it had. */
static gboolean
set_table_apart (GtkTextBuffer *buffer,
                 guint          line)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line);
  for (; !gtk_text_iter_ends_line (&iter); gtk_text_iter_forward_char (&iter))
    {
      if (gtk_text_iter_get_char (&iter) != 0xfffc || gtk_text_iter_get_child_anchor (&iter) == NULL)
        continue;
      if (gtk_text_iter_starts_line (&iter))
        gtk_text_iter_forward_char (&iter);
      if (gtk_text_iter_ends_line (&iter))
        return FALSE;
      gtk_text_buffer_insert (buffer, &iter, "\n", 1);

      return TRUE;
    }

  return FALSE;
}

/* Labels are only at the start of a line: what was joined or dropped elsewhere
 * is words. */
static void
take_stray_labels (MbProseBuffer *self,
                   guint          line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter line_start, iter, end;

  mb_prose_buffer_find_label (self, line, &line_start, &iter, NULL);
  end = iter;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GtkTextTag *tag = find_level_tag (&iter);

      if (tag != NULL)
        {
          gtk_text_buffer_remove_tag (buffer, tag, &iter, &end);
          gtk_text_buffer_remove_tag_by_name (buffer, MB_PROSE_UNSPELT, &iter, &end);
        }
      if (!gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
        return;
    }
}

/**
 * mb_prose_buffer_tidy:
 * @first: the first line that was touched; the last comes from the lines that
 *   weren't
 *
 * Makes every touched line one block again.
 */
void
mb_prose_buffer_tidy (MbProseBuffer *self,
                      guint          first)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  for (guint i = first; i + self->n_untouched < (guint) gtk_text_buffer_get_line_count (buffer); i++)
    {
      set_table_apart (buffer, i);
      take_stray_labels (self, i);
      mb_prose_buffer_tidy_languages (self, i);
    }
}
