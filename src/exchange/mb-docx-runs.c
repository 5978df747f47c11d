/* Minute Book: runs and paragraphs of the DOCX plate
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-docx-private.h"

#include <string.h>

#include "core/mb-language.h"

#define GROUP_GAP "160"

/**
 * mb_docx_add_property:
 *
 * Adds an element that says one thing, as most of the format's do: its value.
 */
void
mb_docx_add_property (MbDocx     *self,
                      const char *name,
                      const char *value)
{
  mb_markup_leaf (self->out, name, "w:val", value, NULL);
}

/**
 * mb_docx_add_length:
 * @twips: 0 goes without the attribute
 *
 * Adds a length to the element that was opened last.
 */
void
mb_docx_add_length (MbDocx     *self,
                    const char *attribute,
                    guint       twips)
{
  g_autofree char *text = g_strdup_printf ("%u", twips);

  if (twips > 0)
    mb_markup_add (self->out, attribute, text);
}

/* The text of a run, its line breaks as such. */
static void
add_words (MbDocx     *self,
           const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        mb_markup_leaf (self->out, "w:br", NULL);
      if (*lines[i] == '\0')
        continue;
      mb_markup_open (self->out, "w:t", "xml:space", "preserve", NULL);
      mb_markup_text (self->out, lines[i]);
      mb_markup_close (self->out);
    }
}

static void
open_run (MbDocx      *self,
          const char  *style,
          MbNodeFlags  flags,
          const char  *language)
{
  language = mb_plate_get_language (language);
  mb_markup_open (self->out, "w:r", NULL);
  if (style == NULL && (flags & (MB_NODE_BOLD | MB_NODE_ITALIC | MB_NODE_CAPITALS)) == 0 && language == NULL)
    return;

  mb_markup_open (self->out, "w:rPr", NULL);
  if (style != NULL)
    mb_docx_add_property (self, "w:rStyle", style);
  if (flags & MB_NODE_BOLD)
    mb_markup_leaf (self->out, "w:b", NULL);
  if (flags & MB_NODE_ITALIC)
    mb_markup_leaf (self->out, "w:i", NULL);
  if (flags & MB_NODE_CAPITALS)
    mb_markup_leaf (self->out, "w:caps", NULL);
  if (mb_language_runs_left (language))
    mb_markup_leaf (self->out, "w:rtl", NULL);
  if (language != NULL)
    mb_markup_leaf (self->out, "w:lang", mb_language_runs_left (language) ? "w:bidi" : "w:val", language, NULL);
  mb_markup_close (self->out);
}

/**
 * mb_docx_add_run:
 * @text: (nullable): nothing is added for %NULL
 * @style: (nullable): the id of a character style
 * @flags: bold, italic, capitals
 * @language: (nullable): where it is not the paper's
 */
void
mb_docx_add_run (MbDocx      *self,
                 const char  *text,
                 const char  *style,
                 MbNodeFlags  flags,
                 const char  *language)
{
  if (text == NULL || *text == '\0')
    return;

  open_run (self, style, flags, language);
  add_words (self, text);
  mb_markup_close (self->out);
}

/* A link with nowhere to lead is a text. */
static void
add_link (MbDocx       *self,
          const MbNode *node,
          MbNodeFlags   flags,
          const char   *language)
{
  const char *place = NULL;
  guint n;

  if (node->target != NULL && *node->target == '#')
    place = g_hash_table_lookup (self->anchors, node->target + 1);
  if (place != NULL)
    mb_markup_open (self->out, "w:hyperlink", "w:anchor", place, "w:history", "1", NULL);
  else if (mb_plate_is_address (node->target))
    {
      g_autofree char *id = NULL;

      if (!g_ptr_array_find_with_equal_func (self->links, node->target, g_str_equal, &n))
        {
          n = self->links->len;
          g_ptr_array_add (self->links, node->target);
        }
      id = g_strdup_printf ("link%u", n + 1);
      mb_markup_open (self->out, "w:hyperlink", "r:id", id, "w:history", "1", NULL);
    }
  else
    {
      mb_docx_add_run (self, node->text, NULL, flags, language);
      return;
    }
  mb_docx_add_run (self, node->text, "Hyperlink", flags, language);
  mb_markup_close (self->out);
}

/**
 * mb_docx_add_anchor:
 *
 * Marks the place where links to the node lead.
 */
void
mb_docx_add_anchor (MbDocx       *self,
                    const MbNode *node)
{
  const char *name = node->anchor != NULL ? g_hash_table_lookup (self->anchors, node->anchor) : NULL;

  if (name == NULL)
    return;
  mb_markup_leaf (self->out, "w:bookmarkStart", "w:id", name + strlen ("place"), "w:name", name, NULL);
  mb_markup_leaf (self->out, "w:bookmarkEnd", "w:id", name + strlen ("place"), NULL);
}

/**
 * mb_docx_add_runs:
 * @flags: of all runs, besides their own
 * @language: (nullable): of the runs that have none of their own
 *
 * Adds the texts and links of a heading or paragraph.
 */
void
mb_docx_add_runs (MbDocx       *self,
                  const MbNode *node,
                  MbNodeFlags   flags,
                  const char   *language)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const MbNode *run = g_ptr_array_index (node->children, i);
      const char *of_run = run->language != NULL ? run->language : language;

      mb_docx_add_anchor (self, run);
      if (run->type == MB_NODE_LINK)
        add_link (self, run, run->flags | flags, of_run);
      else
        mb_docx_add_run (self, run->text, NULL, run->flags | flags, of_run);
    }
}

/**
 * mb_docx_add_tab:
 *
 * Goes on to where a hanging paragraph's text begins.
 */
void
mb_docx_add_tab (MbDocx *self)
{
  mb_markup_open (self->out, "w:r", NULL);
  mb_markup_leaf (self->out, "w:tab", NULL);
  mb_markup_close (self->out);
}

/* Indents, as the last of a paragraph's properties but the alignment. */
static void
add_indent (MbDocx *self,
            guint   left,
            guint   hanging)
{
  if (left == 0 && hanging == 0)
    return;
  mb_markup_open (self->out, "w:ind", NULL);
  mb_docx_add_length (self, "w:left", left);
  mb_docx_add_length (self, "w:hanging", hanging);
  mb_markup_close (self->out);
}

/**
 * mb_docx_open_paragraph:
 * @style: (nullable): the id of a paragraph style
 * @node: (nullable): the heading or paragraph
 * @count: the run of list entries that it counts on, 0 for none
 * @left: how far its lines are set in, in twips
 * @hanging: how much less the first of them is
 *
 * Opens a paragraph and writes its properties, in the order that the format's
 * schema lays down (ISO/IEC 29500-1, 17.3.1.26).
 */
void
mb_docx_open_paragraph (MbDocx            *self,
                        const char        *style,
                        const MbNode      *node,
                        const MbDocxPlace *place,
                        guint              count,
                        guint              left,
                        guint              hanging)
{
  gboolean is_close = place->table != NULL && node != NULL && node->style != MB_STYLE_PLAIN;

  mb_markup_open (self->out, "w:p", NULL);
  mb_markup_open (self->out, "w:pPr", NULL);
  if (style != NULL)
    mb_docx_add_property (self, "w:pStyle", style);
  if (node != NULL && (node->flags & MB_NODE_KEEP))
    mb_markup_leaf (self->out, "w:keepNext", NULL);
  if (count > 0)
    {
      g_autofree char *level = g_strdup_printf ("%u", MIN (place->depth, 9) - 1);
      g_autofree char *number = g_strdup_printf ("%u", count);

      mb_markup_open (self->out, "w:numPr", NULL);
      mb_docx_add_property (self, "w:ilvl", level);
      mb_docx_add_property (self, "w:numId", number);
      mb_markup_close (self->out);
    }
  if (hanging > 0 && count == 0)
    {
      mb_markup_open (self->out, "w:tabs", NULL);
      mb_markup_open (self->out, "w:tab", "w:val", "left", NULL);
      mb_docx_add_length (self, "w:pos", left);
      mb_markup_close (self->out);
      mb_markup_close (self->out);
    }
  if (mb_language_runs_left (place->language != NULL ? place->language : self->paper->language))
    mb_markup_leaf (self->out, "w:bidi", NULL);
  if (is_close)
    mb_markup_leaf (self->out, "w:spacing", "w:before", "0", "w:after", "60", NULL);
  else if (self->ends_group)
    mb_markup_leaf (self->out, "w:spacing", "w:after", GROUP_GAP, NULL);
  else if (self->after_table)
    mb_markup_leaf (self->out, "w:spacing", "w:before", GROUP_GAP, NULL);
  add_indent (self, left, hanging);
  if (place->is_right)
    mb_docx_add_property (self, "w:jc", "right");
  else if (node != NULL && node->type == MB_NODE_HEADING && node->style == MB_STYLE_PANEL)
    mb_docx_add_property (self, "w:jc", "center");
  mb_markup_close (self->out);
  self->after_table = FALSE;
}
