/* Minute Book: passages of a prose in languages of their own
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-language.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prose/mb-prose-buffer-private.h"

/* Those that are spoken at British councils most. */
static const struct
{
  const char *language;
  const char *name;
} languages[] = {
  { "en-GB", N_("English") },
  { "cy", N_("Welsh") },
  { "gd", N_("Scottish Gaelic") },
  { "ga", N_("Irish") },
  { "ar", N_("Arabic") },
  { "bn", N_("Bengali") },
  { "gu", N_("Gujarati") },
  { "pl", N_("Polish") },
  { "pa", N_("Punjabi") },
  { "ro", N_("Romanian") },
  { "so", N_("Somali") },
  { "uk", N_("Ukrainian") },
  { "ur", N_("Urdu") },
};

/**
 * mb_prose_language_get_nth:
 *
 * Returns: (transfer none) (nullable): a language that is offered; %NULL behind
 *   the last
 */
const char *
mb_prose_language_get_nth (guint n)
{
  return n < G_N_ELEMENTS (languages) ? languages[n].language : NULL;
}

/**
 * mb_prose_language_get_name:
 *
 * Returns: (transfer none): what it is called, or its tag
 */
const char *
mb_prose_language_get_name (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strcasecmp (languages[i].language, language) == 0)
      return _(languages[i].name);

  return language;
}

const char *
mb_prose_get_tag_language (GtkTextTag *tag)
{
  return g_object_get_data (G_OBJECT (tag), "language");
}

/* Below all others, so that a word that is misspelt is seen to be. */
GtkTextTag *
mb_prose_buffer_get_language_tag (MbProseBuffer *self,
                                  const char    *language)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self));
  const GdkRGBA faint = { 0.5f, 0.5f, 0.5f, 0.7f };
  g_autofree char *name = g_strconcat ("language-", language, NULL);
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, name);

  if (tag != NULL)
    return tag;

  tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), name,
                                    "language", language,
                                    "underline", PANGO_UNDERLINE_SINGLE,
                                    "underline-rgba", &faint,
                                    NULL);
  g_object_set_data_full (G_OBJECT (tag), "language", g_strdup (language), g_free);
  gtk_text_tag_set_priority (tag, 0);
  self->has_languages = TRUE;

  return tag;
}

static GtkTextTag *
find_tag (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (mb_prose_get_tag_language (l->data) != NULL)
      return l->data;

  return NULL;
}

/**
 * mb_prose_language_find:
 *
 * Returns: (transfer none) (nullable): the language that the letter at @iter is
 *   marked with
 */
const char *
mb_prose_language_find (const GtkTextIter *iter)
{
  GtkTextTag *tag = find_tag (iter);

  return tag != NULL ? mb_prose_get_tag_language (tag) : NULL;
}

static void
remove_tag_cb (GtkTextTag *tag,
               gpointer    user_data)
{
  GtkTextIter *range = user_data;

  if (mb_prose_get_tag_language (tag) != NULL)
    gtk_text_buffer_remove_tag (gtk_text_iter_get_buffer (range), tag, range, range + 1);
}

static void
remove_languages (MbProseBuffer     *self,
                  const GtkTextIter *start,
                  const GtkTextIter *end)
{
  GtkTextIter range[] = { *start, *end };

  if (self->has_languages && gtk_text_iter_compare (start, end) < 0)
    gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self)), remove_tag_cb, range);
}

/**
 * mb_prose_buffer_tidy_languages:
 *
 * Labels are in no language, and passages end with their line.
 */
void
mb_prose_buffer_tidy_languages (MbProseBuffer *self,
                                guint          line)
{
  GtkTextIter line_start, start, end, next;

  if (!self->has_languages)
    return;
  mb_prose_buffer_find_label (self, line, &line_start, &start, NULL);
  remove_languages (self, &line_start, &start);
  mb_prose_buffer_get_content (self, line, &start, &end);
  next = end;
  if (gtk_text_iter_forward_line (&next))
    remove_languages (self, &end, &next);
}

/**
 * mb_prose_buffer_read_words:
 * @prose: gets a part of the text as that of its last block, which has none
 */
void
mb_prose_buffer_read_words (const GtkTextIter *start,
                            const GtkTextIter *end,
                            MbProse           *prose)
{
  g_autoptr (MbProse) pieces = mb_prose_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean has_languages = MB_PROSE_BUFFER (gtk_text_iter_get_buffer (start))->has_languages;
  GtkTextIter iter = *start;

  while (gtk_text_iter_compare (&iter, end) < 0)
    {
      GtkTextTag *tag = has_languages ? find_tag (&iter) : NULL;
      GtkTextIter next = has_languages ? iter : *end;
      g_autofree char *text = NULL;
      g_autofree char *stored = NULL;

      while (gtk_text_iter_compare (&next, end) < 0 && find_tag (&next) == tag)
        gtk_text_iter_forward_to_tag_toggle (&next, NULL);
      if (gtk_text_iter_compare (&next, end) > 0)
        next = *end;
      text = mb_prose_from_shown (&iter, &next);
      mb_prose_add_paragraph (pieces, text);
      if (tag != NULL)
        mb_prose_add_passage (pieces, 0, (guint) strlen (text), mb_prose_get_tag_language (tag));
      stored = mb_block_store_words (mb_prose_get_block (pieces, mb_prose_get_n_blocks (pieces) - 1));
      g_string_append (words, stored);
      iter = next;
    }
  mb_prose_set_words (prose, words->str);
}

/**
 * mb_prose_buffer_store_words:
 *
 * Returns: (transfer full): a part of the text as the words of a block are
 *   stored, see mb_block_store_words()
 */
char *
mb_prose_buffer_store_words (const GtkTextIter *start,
                             const GtkTextIter *end)
{
  g_autoptr (MbProse) prose = mb_prose_new ();

  mb_prose_add_paragraph (prose, "");
  mb_prose_buffer_read_words (start, end, prose);

  return mb_block_store_words (mb_prose_get_block (prose, 0));
}

/**
 * mb_prose_buffer_find_language_to_type:
 *
 * Returns: (transfer none) (nullable): the tag that what is typed at @iter gets
 *   besides those of the text around it: at an end of a line that is all in one
 *   language, or up to there
 */
GtkTextTag *
mb_prose_buffer_find_language_to_type (MbProseBuffer     *self,
                                       const GtkTextIter *iter)
{
  GtkTextIter start, end, passage_end;
  GtkTextTag *tag;

  if (!self->has_languages)
    return NULL;
  mb_prose_buffer_get_content (self, (guint) gtk_text_iter_get_line (iter), &start, &end);
  tag = find_tag (&start);
  if (tag == NULL || gtk_text_iter_equal (&start, &end))
    return NULL;

  passage_end = start;
  gtk_text_iter_forward_to_tag_toggle (&passage_end, tag);
  if (gtk_text_iter_equal (iter, &start))
    return gtk_text_iter_compare (&passage_end, &end) >= 0 ? tag : NULL;

  return gtk_text_iter_equal (iter, &passage_end) ? tag : NULL;
}

/* What a language is given to: what is selected, else the passage at the cursor,
 * else the line. */
static void
find_range (MbProseBuffer *self,
            GtkTextIter   *start,
            GtkTextIter   *end)
{
  GtkTextTag *tag;

  if (gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), start, end))
    return;

  tag = find_tag (start);
  if (tag == NULL && !gtk_text_iter_starts_line (start))
    {
      GtkTextIter before = *start;

      gtk_text_iter_backward_char (&before);
      tag = find_tag (&before);
    }
  if (tag == NULL)
    {
      mb_prose_buffer_get_content (self, (guint) gtk_text_iter_get_line (end), start, end);
      return;
    }
  if (!gtk_text_iter_starts_tag (start, tag))
    gtk_text_iter_backward_to_tag_toggle (start, tag);
  if (!gtk_text_iter_ends_tag (end, tag))
    gtk_text_iter_forward_to_tag_toggle (end, tag);
}

/**
 * mb_prose_language_dup_current:
 *
 * Returns: (transfer full) (nullable): the language of what is selected, or of
 *   what the cursor is in; %NULL for the paper's own
 */
char *
mb_prose_language_dup_current (MbProseBuffer *buffer)
{
  GtkTextIter start, end;

  g_return_val_if_fail (MB_IS_PROSE_BUFFER (buffer), NULL);

  if (!buffer->has_languages)
    return NULL;
  find_range (buffer, &start, &end);

  return g_strdup (mb_prose_language_find (&start));
}

/**
 * mb_prose_language_mark:
 * @language: (nullable): its tag; %NULL for the paper's own
 *
 * Says which language what is selected is in; else the passage at the cursor, or
 * the line. It is one step to undo.
 *
 * Returns: whether there was anything to say it of
 */
gboolean
mb_prose_language_mark (MbProseBuffer *buffer,
                        const char    *language)
{
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);
  GtkTextIter start, end;
  gboolean is_marked = FALSE;

  g_return_val_if_fail (MB_IS_PROSE_BUFFER (buffer), FALSE);

  find_range (buffer, &start, &end);
  gtk_text_buffer_begin_user_action (text);
  for (int i = gtk_text_iter_get_line (&start); i <= gtk_text_iter_get_line (&end); i++)
    {
      GtkTextIter from, to;

      mb_prose_buffer_get_content (buffer, (guint) i, &from, &to);
      if (gtk_text_iter_compare (&from, &start) < 0)
        from = start;
      if (gtk_text_iter_compare (&to, &end) > 0)
        to = end;
      if (gtk_text_iter_compare (&from, &to) >= 0 || mb_prose_buffer_get_table (buffer, (guint) i) != NULL)
        continue;

      mb_prose_buffer_touch (buffer, (guint) i, (guint) i);
      buffer->n_deeds += 2;
      remove_languages (buffer, &from, &to);
      if (language != NULL)
        gtk_text_buffer_apply_tag (text, mb_prose_buffer_get_language_tag (buffer, language), &from, &to);
      is_marked = TRUE;
    }
  gtk_text_buffer_end_user_action (text);

  return is_marked;
}
