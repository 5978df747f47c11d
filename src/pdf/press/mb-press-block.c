/* Minute Book: a paper's blocks as pieces of the flow
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-flow.h"

#include "pdf/press/mb-press-picture.h"

/* A tree deeper than this is no paper. */
#define DEEPEST 64

/* The room to sign above the rule. */
#define SIGN_SPACE 44.0

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

/**
 * mb_setter_wait_for_place:
 *
 * Remembers the anchor of @node until a piece shows where it stands.
 */
void
mb_setter_wait_for_place (MbSetter     *self,
                          const MbNode *node)
{
  if (node->anchor != NULL && !g_ptr_array_find (self->places, node, NULL))
    g_ptr_array_add (self->places, (gpointer) node);
}

/**
 * mb_frame_apply:
 *
 * Bends the style of a text to where it stands.
 */
void
mb_frame_apply (const MbFrame *frame,
                MbTypeStyle   *style)
{
  style->bold |= frame->bold;
  if (frame->scale > 0)
    {
      style->size *= frame->scale;
      style->leading *= frame->scale;
    }
  if (frame->right)
    style->align = PANGO_ALIGN_RIGHT;
  if (frame->depth > 0)
    {
      style->before = 0;
      style->after = MIN (style->after, 3);
    }
}

/**
 * mb_frame_follow:
 *
 * Notes the field that @node came from, if that is known more closely than that
 * of what it is in.
 */
void
mb_frame_follow (MbFrame      *frame,
                 const MbNode *node)
{
  if (node->record != 0)
    frame->source = (MbSource) { node->kind, node->record, node->field };
}

/* Makes the text an element of @role, unless it has no words. */
static MbText *
make_text (MbSetter            *self,
           const MbFrame       *frame,
           const char          *role,
           const MbNode        *node,
           const MbTextSetting *setting)
{
  MbTag *tag = mb_log_add_tag (self->log, NULL, role);
  MbText *text = mb_text_new (self->fonts, self->log, tag, node, setting);

  tag->language = g_strdup (node->language);
  text->source = frame->source;
  g_ptr_array_add (self->flow->texts, text);
  if (text->lines->len > 0)
    mb_tag_attach (tag, frame->tag);

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

/* What a heading keeps by it ends where the next one begins, or short items would
 * hang together like the links of a chain. */
static void
end_keeping (MbSetter *self)
{
  const MbPiece *last = self->flow->pieces->len > 0
                        ? mb_flow_piece (self->flow, self->flow->pieces->len - 1) : NULL;

  if (last == NULL || last->text == NULL || last->text->tag == NULL ||
      !mb_press_is_heading (last->text->tag->role))
    self->keep = 0;
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

  mb_press_style_text (self->looks, node, frame.table, &setting.style);
  mb_frame_apply (&frame, &setting.style);
  if (node->label != NULL && setting.style.align == PANGO_ALIGN_LEFT)
    {
      setting.column = self->looks->number_column;
      if (frame.inset)
        {
          frame.x -= self->looks->number_column;
          frame.width += self->looks->number_column;
        }
    }
  setting.width = frame.width;

  text = make_text (self, &frame, role, node, &setting);
  if (text->lines->len == 0)
    {
      self->level = level;
      return;
    }
  if (!g_ptr_array_find (self->places, node, NULL))
    g_ptr_array_add (self->places, (gpointer) node);
  end_keeping (self);
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

  return MAX (20, mb_text_measure (self->fonts, node->label, style) + self->looks->label_gap);
}

static gboolean
ends_in_colon (const MbText *text)
{
  g_autofree char *words = g_strchomp (g_strdup (mb_matter_get_words (text->matter)));

  return g_str_has_suffix (words, ":");
}

/* @joins: it goes on with what is set off above it: who moved a resolution is
 * not to stand on the next page alone. */
static void
set_paragraph (MbSetter     *self,
               const MbNode *node,
               MbFrame       frame,
               gboolean      joins)
{
  MbTextSetting setting = { .bold_label = has_bold_label (node) };
  MbText *text;
  guint first = self->flow->pieces->len;

  mb_press_style_text (self->looks, node, frame.table, &setting.style);
  mb_frame_apply (&frame, &setting.style);
  if (node->style == MB_STYLE_SIGNATURE)
    {
      frame.x += MAX (0, frame.width - self->looks->sign_width);
      frame.width = MIN (frame.width, self->looks->sign_width);
    }
  setting.width = frame.width;
  setting.column = MIN (label_column (self, node, &setting.style), frame.width * 0.45);

  text = make_text (self, &frame, mb_frame_get_role (&frame, node), node, &setting);
  if (joins && text->lines->len == 1)
    self->keep = MAX (self->keep, 1);
  add_lines (self, &frame, text, &setting.style,
             (node->flags & MB_NODE_KEEP) || node->style == MB_STYLE_FOOT);
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
  set_paragraph (self, &paragraph, frame, FALSE);

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
      frame.x += MAX (0, frame.width - self->looks->sign_width);
      frame.width = MIN (frame.width, self->looks->sign_width);
      /* A line to sign on is never alone on a page. */
      self->keep = MAX (self->keep, 1);
    }
  /* Nor is a foot: what it closes comes with it. */
  if (node->style == MB_STYLE_FOOT)
    self->keep = MAX (self->keep, 1);
  piece = mb_setter_add_piece (self, &frame, MB_PIECE_RULE, 0.6, is_signed ? SIGN_SPACE : 8);
  piece->sink = node->style == MB_STYLE_FOOT;
  self->space = is_signed ? 4 : 8;
  if (is_signed)
    self->keep = 3;
  else if (node->style == MB_STYLE_FOOT)
    self->keep = 1;
}

/* A picture that can't be read is left out: whoever took it into the book has
 * looked at it. */
static void
set_figure (MbSetter     *self,
            const MbNode *node,
            MbFrame       frame)
{
  cairo_surface_t *surface = node->picture != NULL ? mb_press_read_picture (node->picture, "logo", NULL) : NULL;
  MbTypeStyle style;
  MbPicture *picture;
  MbPiece *piece;
  double width, height, scale;

  if (surface == NULL)
    return;

  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  scale = MIN (MIN (self->looks->logo_width, frame.width) / width, self->looks->logo_height / height);
  mb_press_style_text (self->looks, node, frame.table, &style);
  if (style.align == PANGO_ALIGN_CENTER)
    frame.x += (frame.width - width * scale) / 2;
  frame.width = width * scale;

  picture = g_new0 (MbPicture, 1);
  picture->surface = surface;
  picture->digest = g_strdup (node->digest != NULL ? node->digest : "");
  picture->tag = mb_log_add_tag (self->log, frame.tag, "/Figure");
  picture->tag->alt = g_strdup (node->alt);
  picture->tag->language = g_strdup (node->language);
  picture->source = frame.source;
  g_ptr_array_add (self->flow->pictures, picture);
  piece = mb_setter_add_piece (self, &frame, MB_PIECE_PICTURE, height * scale, 0);
  piece->picture = picture;
  self->space = 10;
  self->keep = MAX (self->keep, 1);
}

/* What follows without a label of its own belongs to what is above it. */
static void
set_off (MbSetter *self,
         gboolean  joins,
         MbFrame  *frame)
{
  if (joins)
    self->space = MIN (self->space, 5);
  else
    self->n_bars++;
  frame->bar = self->n_bars;
  frame->bar_x = frame->x + 2;
  frame->bar_width = 2;
  frame->x += self->looks->set_off;
  frame->width -= self->looks->set_off;
}

static void
set_block (MbSetter     *self,
           const MbNode *node,
           MbFrame       frame,
           gboolean      joins)
{
  gboolean sets_off = mb_press_is_set_off (node->style) && frame.bar == 0 &&
                      node->type != MB_NODE_HEADING;

  mb_setter_wait_for_place (self, node);
  mb_frame_follow (&frame, node);
  if (sets_off)
    set_off (self, joins, &frame);

  switch (node->type)
    {
    case MB_NODE_HEADING:
      set_heading (self, node, frame);
      break;
    case MB_NODE_PARAGRAPH:
      set_paragraph (self, node, frame, sets_off && joins);
      break;
    case MB_NODE_LIST:
      mb_setter_set_list (self, node, frame);
      break;
    case MB_NODE_TABLE:
      mb_setter_set_table (self, node, frame);
      break;
    case MB_NODE_RULE:
      set_rule (self, node, frame);
      break;
    case MB_NODE_FIGURE:
      set_figure (self, node, frame);
      break;
    default:
      frame.tag = mb_log_add_tag (self->log, frame.tag,
                                  node->type == MB_NODE_SECTION ? "/Sect" : "/Div");
      frame.tag->language = g_strdup (node->language);
      mb_setter_set_children (self, node, frame);
    }

  if (node->flags & MB_NODE_KEEP)
    self->keep = MAX (self->keep, 1);
  if (sets_off && frame.table == NULL)
    self->space = MAX (self->space, 10);
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
      mb_press_style_text (self->looks, child, NULL, &style);
      style.bold = TRUE;
      self->column = MAX (self->column,
                          mb_text_measure (self->fonts, child->label, &style) + 2 * self->looks->label_gap);
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

static gboolean
stands_below (const MbNode *node,
              guint         i,
              MbNodeStyle   style)
{
  return stands_before (node, i, MB_NODE_HEADING, style) ||
         stands_before (node, i, MB_NODE_PARAGRAPH, style);
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

  if (child->style == MB_STYLE_PANEL && stands_below (node, i, MB_STYLE_PANEL))
    self->space = 2;
  if (child->style == MB_STYLE_PARTICULARS &&
      !stands_before (node, i, MB_NODE_PARAGRAPH, MB_STYLE_PARTICULARS))
    measure_particulars (self, node, i);
  else if (child->style != MB_STYLE_PARTICULARS &&
           stands_before (node, i, MB_NODE_PARAGRAPH, MB_STYLE_PARTICULARS))
    self->space = MAX (self->space, 12);
  if ((child->style == MB_STYLE_SIGNATURE || child->style == MB_STYLE_FOOT) &&
      !stands_before (node, i, MB_NODE_RULE, child->style) &&
      !stands_before (node, i, MB_NODE_PARAGRAPH, child->style))
    set_rule (self, &rule, *frame);
}

/* Text below a numbered heading stands clear of the column of numbers. */
static void
update_inset (MbSetter     *self,
              const MbNode *heading,
              MbFrame      *frame,
              guint        *level)
{
  gboolean inset = heading->label != NULL;

  if (frame->table != NULL || inset == frame->inset ||
      (frame->inset && heading->level > *level))
    return;

  frame->inset = inset;
  frame->x += inset ? self->looks->number_column : -self->looks->number_column;
  frame->width += inset ? -self->looks->number_column : self->looks->number_column;
  *level = heading->level;
}

static gboolean
joins_above (const MbNode *node,
             guint         i)
{
  const MbNode *child = g_ptr_array_index (node->children, i);
  const MbNode *above = i > 0 ? g_ptr_array_index (node->children, i - 1) : NULL;

  return above != NULL && above->style == child->style && child->label == NULL &&
         above->type != MB_NODE_HEADING;
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
          at.x -= self->looks->number_column;
          at.width += self->looks->number_column;
        }
      if (child->type == MB_NODE_PARAGRAPH)
        prepare_paragraph (self, node, i, &at);
      if (child->type == MB_NODE_HEADING && !was_inset)
        {
          update_inset (self, child, &frame, &level);
          at = frame;
        }
      set_block (self, child, at, joins_above (node, i));
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
  MbSetter setter = { .looks = mb_press_get_looks (paper), .fonts = fonts, .log = log, .flow = flow };
  MbFrame frame = {
    .tag = log->root,
    .x = MB_MARGIN_LEFT,
    .width = log->width - MB_MARGIN_LEFT - MB_MARGIN_RIGHT,
    .source.field = -1,
  };

  if (is_too_deep (paper->root, 0))
    return NULL;

  setter.labels = g_ptr_array_new ();
  setter.label_xs = g_array_new (FALSE, FALSE, sizeof (double));
  setter.places = g_ptr_array_new ();
  set_block (&setter, paper->root, frame, FALSE);
  /* An anchor after the last words leads to the end. */
  if (setter.places->len > 0)
    mb_setter_add_piece (&setter, &frame, MB_PIECE_RULE, 0, 0)->width = 0;
  g_ptr_array_unref (setter.labels);
  g_array_unref (setter.label_xs);
  g_ptr_array_unref (setter.places);

  return g_steal_pointer (&flow);
}
