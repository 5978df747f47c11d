/* Minute Book: a paper as one column of pieces
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-press-flow.h"

#include <string.h>

/* A tree deeper than this is no paper. */
#define DEEPEST 64

/* A signature's rule, and the room to sign above it. */
#define SIGN_WIDTH 200.0
#define SIGN_SPACE 44.0

static void set_block (MbSetter     *self,
                       const MbNode *node,
                       MbFrame       frame);

static void
piece_clear (gpointer data)
{
  MbPiece *piece = data;

  g_clear_pointer (&piece->labels, g_ptr_array_unref);
  g_clear_pointer (&piece->label_xs, g_array_unref);
  g_clear_pointer (&piece->places, g_ptr_array_unref);
}

static void
row_free (gpointer data)
{
  MbRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    mb_flow_free (row->cells[i]);
  g_free (row->cells);
  g_free (row);
}

static void
table_free (gpointer data)
{
  MbTable *table = data;

  g_free (table->edges);
  g_ptr_array_unref (table->heads);
  g_free (table);
}

MbFlow *
mb_flow_new (void)
{
  MbFlow *self = g_new0 (MbFlow, 1);

  self->pieces = g_array_new (FALSE, TRUE, sizeof (MbPiece));
  g_array_set_clear_func (self->pieces, piece_clear);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_text_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->tables = g_ptr_array_new_with_free_func (table_free);

  return self;
}

void
mb_flow_free (MbFlow *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->pieces);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

double
mb_flow_get_height (const MbFlow *self)
{
  double height = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const MbPiece *piece = &g_array_index (self->pieces, MbPiece, i);

      height += (i > 0 ? piece->before : 0) + piece->height;
    }

  return height;
}

/**
 * mb_setter_add_piece:
 * @before: the space that it asks for above it; the larger of this and what
 *   the piece above asked for below it is left
 *
 * Adds a piece, with the labels, anchors and headings that waited for one.
 *
 * Returns: (transfer none): the piece, until the next one is added
 */
MbPiece *
mb_setter_add_piece (MbSetter      *self,
                     const MbFrame *frame,
                     MbPieceType    type,
                     double         height,
                     double         before)
{
  MbPiece piece = {
    .type = type,
    .before = MAX (before, self->space),
    .height = height,
    .x = frame->x,
    .width = frame->width,
    .glue = self->keep > 0,
    .bar = frame->bar,
    .bar_x = frame->bar_x,
    .bar_width = frame->bar_width,
  };

  if (self->keep > 0)
    self->keep--;
  self->space = 0;
  if (self->labels->len > 0)
    {
      piece.labels = g_steal_pointer (&self->labels);
      piece.label_xs = g_steal_pointer (&self->label_xs);
      self->labels = g_ptr_array_new ();
      self->label_xs = g_array_new (FALSE, FALSE, sizeof (double));
    }
  if (self->places->len > 0)
    {
      piece.places = g_steal_pointer (&self->places);
      self->places = g_ptr_array_new ();
    }
  g_array_append_val (self->flow->pieces, piece);

  return &g_array_index (self->flow->pieces, MbPiece, self->flow->pieces->len - 1);
}

/* Adds the text's lines: a heading's all together, of a paragraph never one
 * line alone at the foot or the head of a page. */
static void
add_lines (MbSetter          *self,
           const MbFrame     *frame,
           MbText            *text,
           const MbTypeStyle *style,
           gboolean           together)
{
  guint n = text->lines->len;

  for (guint i = 0; i < n; i++)
    {
      double height = g_array_index (text->lines, MbLine, i).height;
      MbPiece *piece = mb_setter_add_piece (self, frame, MB_PIECE_LINE, height,
                                            i == 0 ? style->before : 0);

      piece->text = text;
      piece->line = i;
      if (i > 0 && (together || i == 1 || i == n - 1))
        piece->glue = TRUE;
    }
  self->space = style->after;
}

static void
wait_for_place (MbSetter     *self,
                const MbNode *node)
{
  if (node->anchor != NULL && !g_ptr_array_find (self->places, node, NULL))
    g_ptr_array_add (self->places, (gpointer) node);
}

static void
apply_frame (const MbFrame *frame,
             MbTypeStyle   *style)
{
  style->bold |= frame->bold;
  if (frame->right)
    style->align = PANGO_ALIGN_RIGHT;
  if (frame->depth > 0)
    style->after = MIN (style->after, 3);
}

/* Makes the text an element of @role, unless it has no words. */
static MbText *
make_text (MbSetter            *self,
           MbTag               *parent,
           const char          *role,
           const MbNode        *node,
           const MbTextSetting *setting)
{
  MbTag *tag = mb_log_add_tag (self->log, NULL, role);
  MbText *text = mb_text_new (self->fonts, self->log, tag, node, setting);

  tag->language = g_strdup (node->language);
  g_ptr_array_add (self->flow->texts, text);
  if (text->lines->len > 0)
    mb_tag_attach (tag, parent);

  return text;
}

/* ISO 14289-1, 7.4.2: levels go down one by one. */
static const char *
heading_role (MbSetter     *self,
              const MbNode *node)
{
  static const char *const roles[] = { "/H1", "/H2", "/H3", "/H4", "/H5", "/H6" };

  self->level = CLAMP (node->level, 1, MIN (self->level + 1, G_N_ELEMENTS (roles)));

  return roles[self->level - 1];
}

static void
set_heading (MbSetter     *self,
             const MbNode *node,
             MbFrame       frame)
{
  MbTextSetting setting = { .bold_label = TRUE };
  MbText *text;
  guint level = self->level;
  const char *role = heading_role (self, node);

  mb_press_style_text (node, frame.table, &setting.style);
  apply_frame (&frame, &setting.style);
  if (node->label != NULL && setting.style.align == PANGO_ALIGN_LEFT)
    {
      setting.column = MB_NUMBER_COLUMN;
      if (frame.inset)
        {
          frame.x -= MB_NUMBER_COLUMN;
          frame.width += MB_NUMBER_COLUMN;
        }
    }
  setting.width = frame.width;

  text = make_text (self, frame.tag, role, node, &setting);
  if (text->lines->len == 0)
    {
      self->level = level;
      return;
    }
  if (!g_ptr_array_find (self->places, node, NULL))
    g_ptr_array_add (self->places, (gpointer) node);
  add_lines (self, &frame, text, &setting.style, TRUE);
  self->keep = 2;
}

static gboolean
has_bold_label (const MbNode *node)
{
  return node->style == MB_STYLE_RESOLVED || node->style == MB_STYLE_ACTION ||
         node->style == MB_STYLE_PARTICULARS;
}

/* A plain label hangs in a column of its own width; 'Resolved:' runs into the
 * text; particulars share a column. */
static double
label_column (MbSetter          *self,
              const MbNode      *node,
              const MbTypeStyle *style)
{
  if (node->label == NULL || style->align != PANGO_ALIGN_LEFT)
    return 0;
  if (node->style == MB_STYLE_PARTICULARS)
    return self->column;
  if (node->style != MB_STYLE_PLAIN)
    return 0;

  return MAX (20, mb_text_measure (self->fonts, node->label, style) + 7);
}

static gboolean
ends_in_colon (const MbText *text)
{
  g_autofree char *words = g_strchomp (g_strdup (pango_layout_get_text (text->layout)));

  return g_str_has_suffix (words, ":");
}

static void
set_paragraph (MbSetter     *self,
               const MbNode *node,
               MbFrame       frame)
{
  MbTextSetting setting = { .bold_label = has_bold_label (node) };
  MbText *text;
  guint first = self->flow->pieces->len;

  mb_press_style_text (node, frame.table, &setting.style);
  apply_frame (&frame, &setting.style);
  if (node->style == MB_STYLE_SIGNATURE)
    {
      frame.x += MAX (0, frame.width - SIGN_WIDTH);
      frame.width = MIN (frame.width, SIGN_WIDTH);
    }
  setting.width = frame.width;
  setting.column = MIN (label_column (self, node, &setting.style), frame.width * 0.45);

  text = make_text (self, frame.tag, "/P", node, &setting);
  add_lines (self, &frame, text, &setting.style, node->flags & MB_NODE_KEEP);
  if (node->style == MB_STYLE_FOOT)
    for (guint i = first; i < self->flow->pieces->len; i++)
      g_array_index (self->flow->pieces, MbPiece, i).sink = TRUE;
  if (text->lines->len > 0 && ((node->flags & MB_NODE_KEEP) || ends_in_colon (text)))
    self->keep = MAX (self->keep, 2);
}

/* Runs that stand where a paragraph should: they are one. */
static guint
set_loose_runs (MbSetter     *self,
                const MbNode *node,
                guint         from,
                MbFrame       frame)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  MbNode paragraph = { .type = MB_NODE_PARAGRAPH, .field = -1, .children = runs };
  guint i = from;

  if (node->style == MB_STYLE_DESCRIPTION || node->style == MB_STYLE_NOTE)
    paragraph.style = node->style;
  for (; i < node->children->len; i++)
    {
      MbNode *child = g_ptr_array_index (node->children, i);

      if (child->type != MB_NODE_TEXT && child->type != MB_NODE_LINK)
        break;
      g_ptr_array_add (runs, child);
    }
  set_paragraph (self, &paragraph, frame);

  return i;
}

static void
set_rule (MbSetter     *self,
          const MbNode *node,
          MbFrame       frame)
{
  gboolean is_signed = node->style == MB_STYLE_SIGNATURE;
  MbPiece *piece;

  if (is_signed)
    {
      frame.x += MAX (0, frame.width - SIGN_WIDTH);
      frame.width = MIN (frame.width, SIGN_WIDTH);
      /* A line to sign on is never alone on a page. */
      self->keep = MAX (self->keep, 1);
    }
  piece = mb_setter_add_piece (self, &frame, MB_PIECE_RULE, 0.6, is_signed ? SIGN_SPACE : 8);
  piece->sink = node->style == MB_STYLE_FOOT;
  self->space = is_signed ? 4 : 8;
  if (is_signed)
    self->keep = 3;
}

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

static void
set_entry (MbSetter          *self,
           const MbNode      *entry,
           MbFrame            frame,
           double             column,
           const MbTypeStyle *style)
{
  MbTag *item = mb_log_add_tag (self->log, frame.tag, "/LI");
  MbTag *label = mb_log_add_tag (self->log, item, "/Lbl");
  MbTextSetting setting = { *style, column, 0, FALSE };
  MbText *text = mb_text_new_plain (self->fonts, self->log, label,
                                    entry_label (entry, frame.depth), &setting);

  item->language = g_strdup (entry->language);
  wait_for_place (self, entry);
  g_ptr_array_add (self->flow->texts, text);
  g_ptr_array_add (self->labels, text);
  g_array_append_val (self->label_xs, frame.x);

  frame.tag = mb_log_add_tag (self->log, item, "/LBody");
  frame.x += column;
  frame.width -= column;
  frame.depth++;
  mb_setter_set_children (self, entry, frame);

  /* An entry without words still shows its label. */
  if (g_ptr_array_find (self->labels, text, NULL))
    {
      mb_setter_add_piece (self, &frame, MB_PIECE_RULE, style->leading, 0)->width = 0;
      self->space = 3;
    }
}

static void
set_list (MbSetter     *self,
          const MbNode *node,
          MbFrame       frame)
{
  MbTypeStyle style;
  double column;

  if (node->children->len == 0)
    return;

  mb_press_style_text (node, frame.table, &style);
  apply_frame (&frame, &style);
  style.italic = FALSE;
  style.align = PANGO_ALIGN_LEFT;
  column = measure_labels (self, node, &frame, &style);
  frame.tag = mb_log_add_tag (self->log, frame.tag, "/L");
  frame.tag->language = g_strdup (node->language);
  frame.tag->attributes = list_numbering (node);

  for (guint i = 0; i < node->children->len; i++)
    {
      const MbNode *entry = g_ptr_array_index (node->children, i);

      set_entry (self, entry, frame, column, &style);
    }
  if (frame.depth == 0 && frame.table == NULL)
    self->space = MAX (self->space, 7);
}

static void
set_off (MbSetter *self,
         MbFrame  *frame)
{
  frame->bar = ++self->n_bars;
  frame->bar_x = frame->x + 2;
  frame->bar_width = 2;
  frame->x += MB_SET_OFF;
  frame->width -= MB_SET_OFF;
}

static void
set_block (MbSetter     *self,
           const MbNode *node,
           MbFrame       frame)
{
  wait_for_place (self, node);
  if (mb_press_is_set_off (node->style) && frame.bar == 0 && node->type != MB_NODE_HEADING)
    set_off (self, &frame);

  switch (node->type)
    {
    case MB_NODE_HEADING:
      set_heading (self, node, frame);
      break;
    case MB_NODE_PARAGRAPH:
      set_paragraph (self, node, frame);
      break;
    case MB_NODE_LIST:
      set_list (self, node, frame);
      break;
    case MB_NODE_TABLE:
      mb_setter_set_table (self, node, frame);
      break;
    case MB_NODE_RULE:
      set_rule (self, node, frame);
      break;
    default:
      frame.tag = mb_log_add_tag (self->log, frame.tag,
                                  node->type == MB_NODE_SECTION ? "/Sect" : "/Div");
      frame.tag->language = g_strdup (node->language);
      mb_setter_set_children (self, node, frame);
    }
}

/* The particulars from @from on share a column, as wide as their longest
 * label. */
static void
measure_particulars (MbSetter     *self,
                     const MbNode *node,
                     guint         from)
{
  self->column = 0;
  for (guint i = from; i < node->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (node->children, i);
      MbTypeStyle style;

      if (child->type != MB_NODE_PARAGRAPH || child->style != MB_STYLE_PARTICULARS)
        break;
      if (child->label == NULL)
        continue;
      mb_press_style_text (child, NULL, &style);
      style.bold = TRUE;
      self->column = MAX (self->column,
                          mb_text_measure (self->fonts, child->label, &style) + 14);
    }
}

static gboolean
stands_before (const MbNode *node,
               guint         i,
               MbNodeType    type,
               MbNodeStyle   style)
{
  const MbNode *before = i > 0 ? g_ptr_array_index (node->children, i - 1) : NULL;

  return before != NULL && before->type == type && before->style == style;
}

/* What a style brings with it that is not in the tree. */
static void
prepare_paragraph (MbSetter      *self,
                   const MbNode  *node,
                   guint          i,
                   const MbFrame *frame)
{
  const MbNode *child = g_ptr_array_index (node->children, i);
  MbNode rule = { .type = MB_NODE_RULE, .style = child->style, .field = -1 };

  if (child->style == MB_STYLE_PARTICULARS &&
      !stands_before (node, i, MB_NODE_PARAGRAPH, MB_STYLE_PARTICULARS))
    measure_particulars (self, node, i);
  else if ((child->style == MB_STYLE_SIGNATURE || child->style == MB_STYLE_FOOT) &&
           !stands_before (node, i, MB_NODE_RULE, child->style) &&
           !stands_before (node, i, MB_NODE_PARAGRAPH, child->style))
    set_rule (self, &rule, *frame);
}

/* Text below a numbered heading stands clear of the column of numbers. */
static void
update_inset (const MbNode *heading,
              MbFrame      *frame,
              guint        *level)
{
  gboolean inset = heading->label != NULL;

  if (frame->table != NULL || inset == frame->inset ||
      (frame->inset && heading->level > *level))
    return;

  frame->inset = inset;
  frame->x += inset ? MB_NUMBER_COLUMN : -MB_NUMBER_COLUMN;
  frame->width += inset ? -MB_NUMBER_COLUMN : MB_NUMBER_COLUMN;
  *level = heading->level;
}

static gboolean
goes_to_the_margin (const MbNode *node)
{
  return node->style == MB_STYLE_SIGNATURE || node->style == MB_STYLE_FOOT;
}

/**
 * mb_setter_set_children:
 * @frame: where and how
 *
 * Adds the node's children to the flow, one below the other.
 */
void
mb_setter_set_children (MbSetter     *self,
                        const MbNode *node,
                        MbFrame       frame)
{
  gboolean was_inset = frame.inset;
  guint level = 0;

  for (guint i = 0; i < node->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (node->children, i);
      MbFrame at = frame;

      if (child->type == MB_NODE_TEXT || child->type == MB_NODE_LINK)
        {
          i = set_loose_runs (self, node, i, frame) - 1;
          continue;
        }
      if (goes_to_the_margin (child) && frame.inset)
        {
          at.inset = FALSE;
          at.x -= MB_NUMBER_COLUMN;
          at.width += MB_NUMBER_COLUMN;
        }
      if (child->type == MB_NODE_PARAGRAPH)
        prepare_paragraph (self, node, i, &at);
      if (child->type == MB_NODE_HEADING && !was_inset)
        {
          update_inset (child, &frame, &level);
          at = frame;
        }
      set_block (self, child, at);
    }
}

static gboolean
is_too_deep (const MbNode *node,
             guint         depth)
{
  if (depth > DEEPEST)
    return TRUE;

  for (guint i = 0; i < node->children->len; i++)
    if (is_too_deep (g_ptr_array_index (node->children, i), depth + 1))
      return TRUE;

  return FALSE;
}

/**
 * mb_press_set_paper:
 *
 * Returns: (transfer full) (nullable): the paper as a flow, its elements added
 *   to @log; %NULL if it is nested too deeply
 */
MbFlow *
mb_press_set_paper (const MbPaper *paper,
                    MbFonts       *fonts,
                    MbLog         *log)
{
  g_autoptr (MbFlow) flow = mb_flow_new ();
  MbSetter setter = { .fonts = fonts, .log = log, .flow = flow };
  MbFrame frame = {
    .tag = log->root,
    .x = MB_MARGIN_LEFT,
    .width = log->width - MB_MARGIN_LEFT - MB_MARGIN_RIGHT,
  };

  if (is_too_deep (paper->root, 0))
    return NULL;

  setter.labels = g_ptr_array_new ();
  setter.label_xs = g_array_new (FALSE, FALSE, sizeof (double));
  setter.places = g_ptr_array_new ();
  set_block (&setter, paper->root, frame);
  /* An anchor after the last words leads to the end. */
  if (setter.places->len > 0)
    mb_setter_add_piece (&setter, &frame, MB_PIECE_RULE, 0, 0)->width = 0;
  g_ptr_array_unref (setter.labels);
  g_array_unref (setter.label_xs);
  g_ptr_array_unref (setter.places);

  return g_steal_pointer (&flow);
}
