/* Minute Book: what a paper says, as a tree
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-paper.h"

#include <string.h>

/**
 * mb_node_new:
 *
 * Returns: (transfer full): a node without children
 */
MbNode *
mb_node_new (MbNodeType  type,
             MbNodeStyle style)
{
  MbNode *self = g_new0 (MbNode, 1);

  self->type = type;
  self->style = style;
  self->field = -1;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_node_free);

  return self;
}

void
mb_node_free (MbNode *self)
{
  if (self == NULL)
    return;

  g_free (self->label);
  g_free (self->text);
  g_free (self->target);
  g_free (self->anchor);
  g_free (self->language);
  g_free (self->digest);
  g_free (self->alt);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_clear_pointer (&self->widths, g_array_unref);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/**
 * mb_node_add:
 * @child: (transfer full): becomes the last child
 *
 * Returns: (transfer none): @child
 */
MbNode *
mb_node_add (MbNode *self,
             MbNode *child)
{
  g_return_val_if_fail (self != NULL && child != NULL, NULL);

  g_ptr_array_add (self->children, child);

  return child;
}

MbNode *
mb_node_add_new (MbNode      *self,
                 MbNodeType   type,
                 MbNodeStyle  style)
{
  return mb_node_add (self, mb_node_new (type, style));
}

/**
 * mb_node_add_text:
 * @text: (nullable): nothing is added for %NULL
 *
 * Returns: (transfer none) (nullable): the run
 */
MbNode *
mb_node_add_text (MbNode      *self,
                  const char  *text,
                  MbNodeFlags  flags)
{
  MbNode *run;

  if (text == NULL)
    return NULL;

  run = mb_node_add_new (self, MB_NODE_TEXT, MB_STYLE_PLAIN);
  run->text = g_strdup (text);
  run->flags = flags;

  return run;
}

MbNode *
mb_node_add_link (MbNode     *self,
                  const char *text,
                  const char *target)
{
  MbNode *run = mb_node_add_new (self, MB_NODE_LINK, MB_STYLE_PLAIN);

  run->text = g_strdup (text);
  run->target = g_strdup (target);

  return run;
}

/**
 * mb_node_add_heading:
 * @label: (nullable): its number, as printed
 * @text: (nullable): its words, as one run
 *
 * Returns: (transfer none): the heading
 */
MbNode *
mb_node_add_heading (MbNode      *self,
                     guint        level,
                     MbNodeStyle  style,
                     const char  *label,
                     const char  *text)
{
  MbNode *heading = mb_node_add_new (self, MB_NODE_HEADING, style);

  heading->level = level;
  heading->label = g_strdup (label);
  mb_node_add_text (heading, text, 0);

  return heading;
}

MbNode *
mb_node_add_paragraph (MbNode      *self,
                       MbNodeStyle  style,
                       const char  *label,
                       const char  *text)
{
  MbNode *paragraph = mb_node_add_new (self, MB_NODE_PARAGRAPH, style);

  paragraph->label = g_strdup (label);
  mb_node_add_text (paragraph, text, 0);

  return paragraph;
}

/**
 * mb_node_add_figure:
 * @digest: of an attached PNG; a plate that has no @picture leaves it out
 * @alt: what it shows
 *
 * Returns: (transfer none): the figure
 */
MbNode *
mb_node_add_figure (MbNode      *self,
                    MbNodeStyle  style,
                    const char  *digest,
                    const char  *alt)
{
  MbNode *figure = mb_node_add_new (self, MB_NODE_FIGURE, style);

  figure->digest = g_strdup (digest);
  figure->alt = g_strdup (alt);

  return figure;
}

/**
 * mb_node_find_figures:
 * @figures: (element-type MbNode): gets the node, and those below it, that are
 *   figures
 */
void
mb_node_find_figures (MbNode    *self,
                      GPtrArray *figures)
{
  if (self->type == MB_NODE_FIGURE)
    g_ptr_array_add (figures, self);
  for (guint i = 0; i < self->children->len; i++)
    mb_node_find_figures (g_ptr_array_index (self->children, i), figures);
}

void
mb_node_set_label (MbNode     *self,
                   const char *label)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->label, label);
}

void
mb_node_set_anchor (MbNode     *self,
                    const char *anchor)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->anchor, anchor);
}

void
mb_node_set_language (MbNode     *self,
                      const char *language)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->language, language);
}

/**
 * mb_node_set_widths:
 * @shares: (array length=n_shares): of the table's width, summing to 1
 */
void
mb_node_set_widths (MbNode       *self,
                    const double *shares,
                    guint         n_shares)
{
  g_return_if_fail (self != NULL && self->type == MB_NODE_TABLE);

  g_clear_pointer (&self->widths, g_array_unref);
  self->widths = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (self->widths, shares, n_shares);
}

/**
 * mb_node_set_source:
 *
 * Remembers which field of which record the node was made from.
 */
void
mb_node_set_source (MbNode *self,
                    MbKind  kind,
                    gint64  record,
                    int     field)
{
  g_return_if_fail (self != NULL);

  self->kind = kind;
  self->record = record;
  self->field = field;
}

static void
append_words (const MbNode *self,
              GString      *words)
{
  if (self->label != NULL)
    g_string_append_printf (words, "%s ", self->label);
  if (self->text != NULL)
    g_string_append (words, self->text);
  for (guint i = 0; i < self->children->len; i++)
    append_words (g_ptr_array_index (self->children, i), words);
  if (self->type != MB_NODE_TEXT && self->type != MB_NODE_LINK &&
      words->len > 0 && words->str[words->len - 1] != '\n')
    g_string_append_c (words, '\n');
}

/**
 * mb_node_get_words:
 *
 * Returns: (transfer full): all labels and texts in reading order, a line for
 *   each node that holds runs
 */
char *
mb_node_get_words (const MbNode *self)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  append_words (self, words);

  return g_string_free_and_steal (words);
}

/**
 * mb_paper_new:
 *
 * Returns: (transfer full): a paper with an empty section as its root
 */
MbPaper *
mb_paper_new (const char *title,
              const char *language)
{
  MbPaper *self = g_new0 (MbPaper, 1);

  self->title = g_strdup (title);
  self->language = g_strdup (language);
  self->root = mb_node_new (MB_NODE_SECTION, MB_STYLE_PLAIN);

  return self;
}

void
mb_paper_free (MbPaper *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->subject);
  g_free (self->author);
  g_free (self->language);
  g_free (self->running_head);
  g_free (self->mark);
  mb_node_free (self->root);
  g_free (self);
}
