/* Minute Book: the pieces of a page drawn
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-draw.h"

#include <string.h>

/* Of a heading in the outline, in characters. */
#define LONGEST_TITLE 250

static void
add_shape (MbPager *self,
           double   x,
           double   y,
           double   width,
           double   height,
           double   ink)
{
  MbShape shape = { x, y, width, height, ink };

  if (width > 0 && height > 0)
    g_array_append_val (self->shapes, shape);
}

/* A shade goes below all that is there already. */
static void
add_shade (MbPager *self,
           double   x,
           double   y,
           double   width,
           double   height,
           double   ink)
{
  MbShape shape = { x, y, width, height, ink };

  if (ink < 1)
    g_array_prepend_val (self->shapes, shape);
}

void
mb_pager_note_places (MbPager       *self,
                      const MbPiece *piece,
                      double         y)
{
  for (guint i = 0; piece->places != NULL && i < piece->places->len; i++)
    {
      const MbNode *node = g_ptr_array_index (piece->places, i);

      if (node->anchor != NULL)
        mb_log_add_place (self->log, node->anchor, 0, y);
      if (node->type == MB_NODE_HEADING)
        {
          g_autofree char *words = mb_node_get_words (node);
          g_autofree char *valid = g_utf8_make_valid (g_strstrip (words), -1);
          g_autofree char *title = g_utf8_substring (valid, 0, MIN (LONGEST_TITLE,
                                                                    g_utf8_strlen (valid, -1)));

          mb_log_add_place (self->log, g_strdelimit (title, "\n", ' '),
                            CLAMP (node->level, 1, 6), y);
        }
    }
}

void
mb_pager_draw_bar (MbPager       *self,
                   const MbPiece *piece,
                   double         y)
{
  double from = y;

  if (piece->bar == 0)
    return;

  if (piece->bar == self->bar)
    from = self->bar_end;
  add_shape (self, piece->bar_x, from, piece->bar_width, y + piece->height - from, 0.35);
  self->bar = piece->bar;
  self->bar_end = y + piece->height;
}

void
mb_pager_draw_labels (MbPager       *self,
                      const MbPiece *piece,
                      double         y)
{
  double baseline = piece->text != NULL
                    ? g_array_index (piece->text->lines, MbLine, piece->line).baseline : 0;

  for (guint i = 0; piece->labels != NULL && i < piece->labels->len; i++)
    {
      MbText *label = g_ptr_array_index (piece->labels, i);
      g_autofree double *tops = g_new (double, MAX (1, label->lines->len));

      for (guint j = 0; j < label->lines->len; j++)
        {
          const MbLine *line = &g_array_index (label->lines, MbLine, j);

          tops[j] = j > 0 ? tops[j - 1] + line->height
                          : y + (baseline > 0 ? baseline - line->baseline : 0);
        }
      mb_text_draw (label, 0, label->lines->len,
                    g_array_index (piece->label_xs, double, i), tops);
    }
}

/* Draws the lines of one text that stand together on this page. */
static guint
draw_text (MbPager      *self,
           MbFlow       *flow,
           guint         from,
           guint         to,
           const double *tops)
{
  const MbPiece *first = mb_flow_piece (flow, from);
  guint n = 1;

  while (from + n < to && mb_flow_piece (flow, from + n)->text == first->text)
    n++;
  mb_text_draw (first->text, first->line, first->line + n, first->x, tops);

  return n;
}

static void
draw_picture (MbPager       *self,
              const MbPiece *piece,
              double         y)
{
  MbPicture *picture = piece->picture;
  MbPlate plate = { picture->surface, piece->x, y, piece->width, piece->height, picture->source };
  MbSheet *sheet = mb_log_get_sheet (self->log);
  double box[] = { piece->x, y, piece->x + piece->width, y + piece->height };

  if (sheet != NULL)
    {
      mb_sheet_add_plate (sheet, &plate, picture->digest, picture->tag->alt);
      return;
    }
  memcpy (picture->tag->box, box, sizeof box);
  mb_press_draw_picture (mb_log_begin (self->log, picture->tag), picture->surface, piece->x, y,
                         piece->width, piece->height);
  mb_log_end (self->log);
}

/* Draws lines and rules @from to @to (rows: see draw_row()), the first at @y. */
void
mb_pager_draw_lines (MbPager *self,
                     MbFlow  *flow,
                     guint    from,
                     guint    to,
                     double   y)
{
  g_autofree double *tops = g_new (double, to - from + 1);

  for (guint i = from; i < to; i++)
    {
      const MbPiece *piece = mb_flow_piece (flow, i);

      if (i > from)
        y += piece->before;
      tops[i - from] = y;
      y += piece->height;
    }

  for (guint i = from; i < to;)
    {
      const MbPiece *piece = mb_flow_piece (flow, i);

      mb_pager_draw_labels (self, piece, tops[i - from]);
      if (piece->type == MB_PIECE_PICTURE)
        {
          mb_pager_note_places (self, piece, tops[i - from]);
          draw_picture (self, piece, tops[i - from]);
          i++;
          continue;
        }
      if (piece->type == MB_PIECE_RULE)
        {
          mb_pager_note_places (self, piece, tops[i - from]);
          add_shape (self, piece->x, tops[i - from], piece->width, piece->height, 0.2);
          mb_pager_draw_bar (self, piece, tops[i - from]);
          i++;
          continue;
        }
      for (guint n = draw_text (self, flow, i, to, tops + i - from); n > 0; n--, i++)
        {
          mb_pager_note_places (self, mb_flow_piece (flow, i), tops[i - from]);
          mb_pager_draw_bar (self, mb_flow_piece (flow, i), tops[i - from]);
        }
    }
}

/* Rules and shade of a row (or of the part of one) that is @height high. */
static void
draw_grid (MbPager     *self,
           const MbRow *row,
           double       y,
           double       height)
{
  const MbTable *table = row->table;
  const MbTableStyle *style = &table->style;
  double rule = row->head ? MAX (style->rule, style->head_rule) : style->rule;

  if (row->head)
    add_shade (self, table->x, y, table->width, height, style->shade);
  add_shape (self, table->x, y + height - rule / 2, table->width, rule, style->ink);
  if (style->rule > 0)
    add_shape (self, table->x, y - style->rule / 2, table->width, style->rule, style->ink);
  for (guint i = 0; style->grid && i <= table->n_columns; i++)
    add_shape (self, table->edges[i] - style->rule / 2, y - style->rule / 2, style->rule,
               height + style->rule, style->ink);
}

/* @from and @to count each cell's pieces; NULL: from the first, to the last. */
void
mb_pager_draw_row (MbPager     *self,
                   MbRow       *row,
                   const guint *from,
                   const guint *to,
                   double       y,
                   double       height)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      guint first = from != NULL ? from[i] : 0;
      guint last = to != NULL ? to[i] : row->cells[i]->pieces->len;

      if (first < last)
        mb_pager_draw_lines (self, row->cells[i], first, last, y + row->table->style.pad_y);
    }
  draw_grid (self, row, y, height);
}

void
mb_pager_stand (MbPager    *self,
                MbArtifact  kind,
                MbText     *text,
                double      x,
                double      y)
{
  for (guint i = 0; i < text->lines->len; i++)
    {
      MbStanding standing = { text, x, y, i, kind };

      g_array_append_val (self->standing, standing);
      y += g_array_index (text->lines, MbLine, i).height;
    }
}

/* Draws a head's row once more, as an artifact. */
void
mb_pager_repeat_row (MbPager     *self,
                     const MbRow *row,
                     double       y)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      double top = y + row->table->style.pad_y;

      for (guint j = 0; j < row->cells[i]->pieces->len; j++)
        {
          const MbPiece *piece = mb_flow_piece (row->cells[i], j);
          MbStanding standing = { piece->text, piece->x, 0, piece->line, MB_ARTIFACT_REPEATED };

          top += j > 0 ? piece->before : 0;
          standing.y = top;
          top += piece->height;
          if (piece->text != NULL)
            g_array_append_val (self->standing, standing);
        }
    }
  draw_grid (self, row, y, row->height);
}

static void
put_artifacts (MbPager *self,
               MbSheet *sheet)
{
  for (guint i = 0; i < self->shapes->len; i++)
    mb_sheet_add_shape (sheet, &g_array_index (self->shapes, MbShape, i));
  for (guint i = 0; i < self->standing->len; i++)
    {
      const MbStanding *at = &g_array_index (self->standing, MbStanding, i);

      mb_text_stand (at->text, sheet, at->line, at->x, at->y);
    }
}

static void
draw_shapes (MbPager *self)
{
  cairo_t *cr;

  if (self->shapes->len == 0)
    return;

  cr = mb_log_begin_artifact (self->log, MB_ARTIFACT_LAYOUT, NULL);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const MbShape *shape = &g_array_index (self->shapes, MbShape, i);

      cairo_set_source_rgb (cr, shape->ink, shape->ink, shape->ink);
      cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
      cairo_fill (cr);
    }
  mb_log_end (self->log);
}

/* Returns whether any of the kind stands on the page; @box gets what it fills. */
static gboolean
measure_standing (MbPager    *self,
                  MbArtifact  kind,
                  double     *box)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->standing->len; i++)
    {
      const MbStanding *at = &g_array_index (self->standing, MbStanding, i);
      double bottom = at->y + g_array_index (at->text->lines, MbLine, at->line).height;

      if (at->kind != kind)
        continue;
      box[0] = any ? MIN (box[0], at->x) : at->x;
      box[1] = any ? MIN (box[1], at->y) : at->y;
      box[2] = self->log->width - MB_MARGIN_RIGHT;
      box[3] = any ? MAX (box[3], bottom) : bottom;
      any = TRUE;
    }

  return any;
}

/* Every page but the first has the same head, which is drawn once. */
static void
draw_standing (MbPager    *self,
               MbArtifact  kind)
{
  double box[4] = { 0 };
  cairo_t *cr;
  guint chunk;

  if (!measure_standing (self, kind, box))
    return;
  if (kind == MB_ARTIFACT_HEADER && self->has_head)
    {
      mb_log_repeat (self->log, self->head);
      return;
    }

  cr = mb_log_begin_artifact (self->log, kind, kind != MB_ARTIFACT_REPEATED ? box : NULL);
  for (guint i = 0; i < self->standing->len; i++)
    {
      const MbStanding *at = &g_array_index (self->standing, MbStanding, i);

      if (at->kind == kind)
        mb_text_draw_on (at->text, cr, at->line, at->x, at->y);
    }
  chunk = mb_log_end (self->log);
  if (kind == MB_ARTIFACT_HEADER && self->log->n_pages > 1)
    {
      self->has_head = TRUE;
      self->head = chunk;
    }
}

/* The page's artifacts, each kind as a chunk. */
void
mb_pager_draw_artifacts (MbPager *self)
{
  if (mb_log_get_sheet (self->log) != NULL)
    {
      put_artifacts (self, mb_log_get_sheet (self->log));
      return;
    }

  draw_shapes (self);
  for (MbArtifact kind = MB_ARTIFACT_REPEATED; kind < MB_N_ARTIFACTS; kind++)
    draw_standing (self, kind);
}
