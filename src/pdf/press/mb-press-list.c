/* Minute Book: a list as pieces of the flow
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-flow.h"

#include <string.h>

/* Of a list with its labels: in the page's column, in a table's cell. */
#define NARROWEST         160.0
#define NARROWEST_IN_CELL  50.0

static const char *
default_label (guint depth)
{
  return depth % 2 == 0 ? "\342\200\242" : "\342\200\223";
}

static const char *
entry_label (const MbNode *entry,
             guint         depth)
{
  return entry->label != NULL && entry->label[0] != '\0' ? entry->label : default_label (depth);
}

/* What the labels are numbered by, after the first of them (ISO 32000-1, table
 * 347). */
static const char *
list_numbering (const MbNode *list)
{
  const MbNode *entry = list->children->len > 0 ? g_ptr_array_index (list->children, 0) : NULL;
  const char *label = entry != NULL ? entry->label : NULL;
  gsize length;

  if (label == NULL || label[0] == '\0' || g_str_equal (label, "\342\200\242"))
    return "<< /O /List /ListNumbering /Disc >>";

  label += strspn (label, "([ ");
  length = strspn (label, "ivxIVX");
  if (g_ascii_isdigit (label[0]))
    return "<< /O /List /ListNumbering /Decimal >>";
  if (length > 0 && !g_ascii_isalnum (label[length]))
    return g_ascii_isupper (label[0]) ? "<< /O /List /ListNumbering /UpperRoman >>"
                                      : "<< /O /List /ListNumbering /LowerRoman >>";
  if (g_ascii_isalpha (label[0]) && !g_ascii_isalpha (label[1]))
    return g_ascii_isupper (label[0]) ? "<< /O /List /ListNumbering /UpperAlpha >>"
                                      : "<< /O /List /ListNumbering /LowerAlpha >>";

  return "<< /O /List /ListNumbering /None >>";
}

static double
measure_labels (MbSetter          *self,
                const MbNode      *list,
                const MbFrame     *frame,
                const MbTypeStyle *style)
{
  double widest = 0;

  for (guint i = 0; i < list->children->len; i++)
    {
      const MbNode *entry = g_ptr_array_index (list->children, i);

      widest = MAX (widest, mb_text_measure (self->fonts, entry_label (entry, frame->depth),
                                             style));
    }

  return CLAMP (widest + style->size * 0.65, style->size * 1.3, frame->width * 0.4);
}

/* A label that is higher than what it stands before needs room of its own. */
static void
make_room_for_label (MbSetter     *self,
                     const MbText *label,
                     guint         first)
{
  double height = 0;
  guint n = self->flow->pieces->len;

  for (guint i = first; i < n; i++)
    height += mb_flow_piece (self->flow, i)->height + (i > first ? mb_flow_piece (self->flow, i)->before : 0);
  if (n > first && height < mb_text_get_height (label))
    mb_flow_piece (self->flow, n - 1)->height += mb_text_get_height (label) - height;
}

static void
set_entry (MbSetter          *self,
           const MbNode      *entry,
           MbFrame            frame,
           double             column,
           const MbTypeStyle *style)
{
  MbTag *item = mb_log_add_tag (self->log, frame.tag, frame.contents ? "/TOCI" : "/LI");
  MbTag *label = mb_log_add_tag (self->log, item, "/Lbl");
  MbTextSetting setting = { *style, column, 0, FALSE };
  guint first;
  MbText *text = mb_text_new_plain (self->fonts, self->log, label,
                                    entry_label (entry, frame.depth), &setting);

  item->language = g_strdup (entry->language);
  mb_frame_follow (&frame, entry);
  text->source = frame.source;
  mb_setter_wait_for_place (self, entry);
  g_ptr_array_add (self->flow->texts, text);
  g_ptr_array_add (self->labels, text);
  g_array_append_val (self->label_xs, frame.x);

  frame.tag = frame.contents ? item : mb_log_add_tag (self->log, item, "/LBody");
  frame.x += column;
  frame.width -= column;
  frame.depth++;
  first = self->flow->pieces->len;
  mb_setter_set_children (self, entry, frame);

  /* An entry without words still shows its label. */
  if (g_ptr_array_find (self->labels, text, NULL))
    {
      mb_setter_add_piece (self, &frame, MB_PIECE_RULE, style->leading, 0)->width = 0;
      self->space = 3;
    }
  if (text->lines->len > 1)
    make_room_for_label (self, text, first);
}

static gboolean
leads_to_a_place (const MbNode *node)
{
  const MbNode *only = node->children->len == 1 ? g_ptr_array_index (node->children, 0) : NULL;

  return node->label == NULL && only != NULL && only->type == MB_NODE_LINK && only->target != NULL &&
         only->target[0] == '#';
}

/**
 * mb_frame_get_role:
 *
 * ISO 32000-1, 14.8.4.3.1, table 333: an entry of a list of contents holds its
 * label, references to what it leads to, and paragraphs.
 *
 * Returns: (transfer none): what the paragraph @node is there
 */
const char *
mb_frame_get_role (const MbFrame *frame,
                   const MbNode  *node)
{
  if (frame->labels)
    return "/Lbl";

  return frame->contents && leads_to_a_place (node) ? "/Reference" : "/P";
}

/**
 * mb_setter_set_list:
 *
 * Adds the list's entries to the flow: labels in a column as wide as the widest
 * of them, beside their bodies. A list of contents is tagged as one.
 */
void
mb_setter_set_list (MbSetter     *self,
                    const MbNode *node,
                    MbFrame       frame)
{
  MbTypeStyle style;
  double narrowest = frame.table != NULL ? NARROWEST_IN_CELL : NARROWEST;
  double column;

  if (node->children->len == 0)
    return;

  mb_press_style_text (self->looks, node, frame.table, &style);
  mb_frame_apply (&frame, &style);
  style.italic = FALSE;
  style.align = PANGO_ALIGN_LEFT;
  /* So deep in lists there is no room left to go further in. */
  if (frame.depth > 0 && frame.width < narrowest)
    {
      frame.x -= narrowest - frame.width;
      frame.width = narrowest;
    }
  column = measure_labels (self, node, &frame, &style);
  frame.contents = node->style == MB_STYLE_CONTENTS;
  frame.tag = mb_log_add_tag (self->log, frame.tag, frame.contents ? "/TOC" : "/L");
  frame.tag->language = g_strdup (node->language);
  if (!frame.contents)
    frame.tag->attributes = list_numbering (node);

  for (guint i = 0; i < node->children->len; i++)
    {
      const MbNode *entry = g_ptr_array_index (node->children, i);

      set_entry (self, entry, frame, column, &style);
    }
  if (frame.depth == 0 && frame.table == NULL)
    self->space = MAX (self->space, 7);
}
