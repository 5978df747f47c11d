/* Minute Book: text of the DOCX plate
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-docx-private.h"

/* A label that is longer stands on the line of its title, not beside it. */
#define NUMBER_LETTERS 4

static const char *
find_style (const MbNode      *node,
            const MbDocxPlace *place)
{
  const char *style = mb_docx_get_style (node->style);

  if (place->table == NULL || style != NULL)
    return style;
  if (place->is_head)
    return place->table->style == MB_STYLE_REGISTER ? "RegisterHead" : "TableHead";

  return place->table->style == MB_STYLE_REGISTER ? "RegisterText" : "TableText";
}

static void
add_heading (MbDocx            *self,
             const MbNode      *node,
             const MbDocxPlace *place)
{
  guint level = mb_plate_get_level (node->level, &self->heading);
  g_autofree char *style = g_strdup_printf ("Heading%u", level);
  MbNodeFlags flags = node->flags & MB_NODE_CAPITALS;
  gboolean beside = node->label != NULL && g_utf8_strlen (node->label, -1) <= NUMBER_LETTERS;
  guint hanging = beside ? MB_DOCX_NUMBER : 0;

  mb_docx_open_paragraph (self, style, node, place, 0, place->indent + hanging, hanging);
  if (node->label != NULL)
    mb_docx_add_run (self, node->label, NULL, 0, place->language);
  if (beside)
    mb_docx_add_tab (self);
  else if (node->label != NULL)
    mb_docx_add_run (self, " ", NULL, 0, NULL);
  mb_docx_add_runs (self, node, flags, place->language);
  mb_markup_close (self->out);
}

/* What stands before the text: 'Resolved:', or 'Day:' with a tab behind it. */
static void
add_label (MbDocx            *self,
           const MbNode      *node,
           const MbDocxPlace *place)
{
  if (node->label == NULL)
    return;

  mb_docx_add_run (self, node->label, "Label", 0, place->language);
  if (node->style == MB_STYLE_PARTICULARS)
    mb_docx_add_tab (self);
  else if (node->children->len > 0)
    mb_docx_add_run (self, " ", NULL, 0, NULL);
}

static void
add_paragraph (MbDocx            *self,
               const MbNode      *node,
               const MbDocxPlace *place)
{
  gboolean is_particular = node->style == MB_STYLE_PARTICULARS && node->label != NULL;
  guint hanging = is_particular ? self->particulars : 0;
  gboolean indented = place->indent > 0 && place->table == NULL;

  mb_docx_open_paragraph (self, find_style (node, place), node, place, 0,
                          (indented ? place->indent : 0) + hanging, hanging);
  add_label (self, node, place);
  mb_docx_add_runs (self, node, 0, place->language);
  mb_markup_close (self->out);
}

/* The first paragraph of an entry stands beside the label, which the word
 * processor makes where it can. */
static void
add_entry_head (MbDocx            *self,
                const MbNode      *entry,
                const MbNode      *first,
                const MbDocxPlace *place,
                guint              count)
{
  mb_docx_open_paragraph (self, place->table != NULL ? find_style (entry, place) : "ListParagraph",
                          first, place, count, place->indent, MB_DOCX_STEP);
  if (count == 0 && entry->label != NULL)
    mb_docx_add_run (self, entry->label, NULL, 0, place->language);
  if (count == 0)
    mb_docx_add_tab (self);
  if (first != NULL)
    {
      add_label (self, first, place);
      mb_docx_add_runs (self, first, 0, first->language != NULL ? first->language : place->language);
    }
  mb_markup_close (self->out);
}

static void
add_entry (MbDocx       *self,
           const MbNode *entry,
           MbDocxPlace   place,
           guint         count)
{
  const MbNode *first = NULL;
  guint start = 0;

  if (entry->language != NULL)
    place.language = entry->language;
  if (entry->children->len > 0)
    first = g_ptr_array_index (entry->children, 0);
  if (first != NULL && first->type == MB_NODE_PARAGRAPH)
    start = 1;
  else
    first = NULL;

  mb_docx_add_anchor (self, entry);
  add_entry_head (self, entry, first, &place, count);
  for (guint i = start; i < entry->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (entry->children, i);

      if (child->type == MB_NODE_PARAGRAPH)
        {
          mb_docx_open_paragraph (self, "ListParagraph", child, &place, 0, place.indent, 0);
          add_label (self, child, &place);
          mb_docx_add_runs (self, child, 0, child->language != NULL ? child->language : place.language);
          mb_markup_close (self->out);
          continue;
        }
      mb_docx_add_node (self, child, place);
    }
}

static void
add_list (MbDocx       *self,
          const MbNode *list,
          MbDocxPlace   place)
{
  guint count = 0;

  place.depth++;
  place.indent += MB_DOCX_STEP;
  for (guint i = 0; i < list->children->len; i++)
    {
      count = mb_docx_number_entry (self, list, i, place.depth - 1, count);
      add_entry (self, g_ptr_array_index (list->children, i), place, count);
    }
}

/* What belongs to a numbered heading stands under its words. */
static guint
find_indent (const MbNode *section,
             guint         indent)
{
  const MbNode *first = section->children->len > 0 ? g_ptr_array_index (section->children, 0) : NULL;
  gboolean is_numbered = first != NULL && first->type == MB_NODE_HEADING && first->label != NULL;

  return is_numbered ? MB_DOCX_NUMBER : indent;
}

/* A table and what comes after the particulars stand a little apart. */
static gboolean
is_followed_by_gap (const MbNode *node,
                    const MbNode *next)
{
  return node->type == MB_NODE_PARAGRAPH && next != NULL &&
         (next->type == MB_NODE_TABLE ||
          (node->style == MB_STYLE_PARTICULARS && next->style != MB_STYLE_PARTICULARS));
}

static void
add_section (MbDocx       *self,
             const MbNode *section,
             MbDocxPlace   place)
{
  MbDocxPlace within = place;

  within.indent = find_indent (section, place.indent);
  for (guint i = 0; i < section->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (section->children, i);
      const MbNode *next = i + 1 < section->children->len ? g_ptr_array_index (section->children, i + 1) : NULL;

      self->ends_group = is_followed_by_gap (child, next);
      mb_docx_add_node (self, child,
                        child->type == MB_NODE_HEADING || child->type == MB_NODE_SECTION ? place : within);
      self->ends_group = FALSE;
    }
}

/**
 * mb_docx_add_node:
 *
 * Adds a node with all that is in it.
 */
void
mb_docx_add_node (MbDocx       *self,
                  const MbNode *node,
                  MbDocxPlace   place)
{
  if (node->language != NULL)
    place.language = node->language;
  if (node->type != MB_NODE_ENTRY && node->type != MB_NODE_CELL)
    mb_docx_add_anchor (self, node);

  switch (node->type)
    {
    case MB_NODE_SECTION:
      add_section (self, node, place);
      break;
    case MB_NODE_HEADING:
      add_heading (self, node, &place);
      break;
    case MB_NODE_PARAGRAPH:
      add_paragraph (self, node, &place);
      break;
    case MB_NODE_LIST:
      add_list (self, node, place);
      break;
    case MB_NODE_TABLE:
      mb_docx_add_table (self, node, place);
      break;
    case MB_NODE_RULE:
      mb_docx_open_paragraph (self, node->style == MB_STYLE_SIGNATURE ? "SignatureLine" : "Rule", node, &place, 0, 0, 0);
      mb_markup_close (self->out);
      break;
    case MB_NODE_FIGURE:
      mb_docx_add_figure (self, node, &place);
      break;
    case MB_NODE_ENTRY:
    case MB_NODE_ROW:
    case MB_NODE_CELL:
    case MB_NODE_TEXT:
    case MB_NODE_LINK:
    default:
      g_return_if_reached ();
    }
}
