/* Minute Book: a flow cut into pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-press-page.h"

#include <pango/pangocairo.h>

#include "core/mb-error.h"

/* A row is kept whole if it is no higher than this; a longer one breaks where
 * the page ends. */
#define WHOLE_ROW 110.0

/* A head higher than this share of the page isn't repeated. */
#define HIGHEST_HEAD 0.4

/* What lies on the page and is not the paper's text: rules, shades, bars. */
typedef struct
{
  double x, y, width, height;
  double ink;
} MbShape;

typedef struct
{
  MbText *text; /* not owned */
  double  x;
  double  y;
  guint   from;
  guint   to;
} MbStanding;

typedef struct
{
  const MbPaper *paper;
  MbFonts       *fonts;
  MbLog         *log;
  MbFlow        *flow;
  double         top;
  double         bottom;
  guint          cursor;  /* the piece to be placed next */
  guint         *started; /* nullable: of the row at the cursor, lines placed by cell */
  GArray        *shapes;  /* MbShape, the lowest first */
  GArray        *standing; /* MbStanding: text that is not the paper's own here */
  GPtrArray     *own;     /* MbText made for this page */
  MbText        *mark;    /* nullable */
  MbText        *running; /* nullable */
  guint          bar;     /* the set-off matter drawn last, ... */
  double         bar_end; /* ... and where it ended */
} MbPager;

static MbPiece *
piece_at (MbFlow *flow,
          guint   i)
{
  return &g_array_index (flow->pieces, MbPiece, i);
}

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

static void
note_places (MbPager       *self,
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

          mb_log_add_place (self->log, g_strdelimit (g_strstrip (words), "\n", ' '),
                            CLAMP (node->level, 1, 6), y);
        }
    }
}

static void
draw_bar (MbPager       *self,
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

static void
draw_labels (MbPager       *self,
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
  const MbPiece *first = piece_at (flow, from);
  guint n = 1;

  while (from + n < to && piece_at (flow, from + n)->text == first->text)
    n++;
  mb_text_draw (first->text, first->line, first->line + n, first->x, tops);

  return n;
}

/* Draws lines and rules @from to @to (rows: see draw_row()), the first at @y. */
static void
draw_lines (MbPager *self,
            MbFlow  *flow,
            guint    from,
            guint    to,
            double   y)
{
  g_autofree double *tops = g_new (double, to - from + 1);

  for (guint i = from; i < to; i++)
    {
      const MbPiece *piece = piece_at (flow, i);

      if (i > from)
        y += piece->before;
      tops[i - from] = y;
      y += piece->height;
    }

  for (guint i = from; i < to;)
    {
      const MbPiece *piece = piece_at (flow, i);

      draw_labels (self, piece, tops[i - from]);
      if (piece->type == MB_PIECE_RULE)
        {
          note_places (self, piece, tops[i - from]);
          add_shape (self, piece->x, tops[i - from], piece->width, piece->height, 0.2);
          draw_bar (self, piece, tops[i - from]);
          i++;
          continue;
        }
      for (guint n = draw_text (self, flow, i, to, tops + i - from); n > 0; n--, i++)
        {
          note_places (self, piece_at (flow, i), tops[i - from]);
          draw_bar (self, piece_at (flow, i), tops[i - from]);
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
static void
draw_row (MbPager     *self,
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
        draw_lines (self, row->cells[i], first, last, y + row->table->style.pad_y);
    }
  draw_grid (self, row, y, height);
}

/* Where a flow of lines that starts at @from ends if it has @room: the piece
 * after the last, which may be @from itself. */
static guint
take_lines (MbFlow *flow,
            guint   from,
            double  room,
            double *used)
{
  double height = 0;
  guint to = from;

  *used = 0;
  for (; to < flow->pieces->len; to++)
    {
      const MbPiece *piece = piece_at (flow, to);
      double next = height + (to > from ? piece->before : 0) + piece->height;

      if (next > room)
        break;
      height = next;
    }
  if (to < flow->pieces->len)
    while (to > from && piece_at (flow, to)->glue)
      to--;
  for (guint i = from; i < to; i++)
    *used += (i > from ? piece_at (flow, i)->before : 0) + piece_at (flow, i)->height;

  return to;
}

/* Takes what fits of the row's cells. Returns whether each cell that has lines
 * left gave some; with @at_any_price a piece too high for any page too. */
static gboolean
split_row (MbRow       *row,
           const guint *from,
           double       room,
           gboolean     at_any_price,
           guint       *to,
           double      *height)
{
  double highest = 0;
  gboolean moves = FALSE;
  gboolean all = TRUE;

  room -= 2 * row->table->style.pad_y;
  for (guint i = 0; i < row->n_cells; i++)
    {
      guint first = from != NULL ? from[i] : 0;
      double used;

      to[i] = take_lines (row->cells[i], first, room, &used);
      if (to[i] == first && first < row->cells[i]->pieces->len)
        {
          all = FALSE;
          if (at_any_price)
            {
              used = piece_at (row->cells[i], first)->height;
              to[i]++;
            }
        }
      moves |= to[i] > first;
      highest = MAX (highest, used);
    }
  *height = highest + 2 * row->table->style.pad_y;

  return moves && (all || at_any_price);
}

static gboolean
row_is_done (const MbRow *row,
             const guint *started)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (started[i] < row->cells[i]->pieces->len)
      return FALSE;

  return TRUE;
}

/* What is left of the row at the cursor. */
static double
row_rest (const MbPager *self,
          MbRow         *row)
{
  g_autofree guint *to = g_new0 (guint, row->n_cells);
  double height;

  if (self->started == NULL)
    return row->height;

  split_row (row, self->started, G_MAXDOUBLE, FALSE, to, &height);

  return height;
}

/* Repeats the head of the table that goes on at the cursor. Returns where the
 * next row begins. */
static double
repeat_head (MbPager *self,
             double   y)
{
  const MbPiece *piece = piece_at (self->flow, self->cursor);
  const MbTable *table;
  double height = 0;

  if (piece->type != MB_PIECE_ROW || piece->row->head)
    return y;
  table = piece->row->table;
  if (self->started == NULL &&
      (self->cursor == 0 || piece_at (self->flow, self->cursor - 1)->row == NULL ||
       piece_at (self->flow, self->cursor - 1)->row->table != table))
    return y;
  for (guint i = 0; i < table->heads->len; i++)
    height += ((MbRow *) g_ptr_array_index (table->heads, i))->height;
  if (height > HIGHEST_HEAD * (self->bottom - self->top))
    return y;

  for (guint i = 0; i < table->heads->len; i++)
    {
      MbRow *row = g_ptr_array_index (table->heads, i);

      for (guint j = 0; j < row->n_cells; j++)
        {
          double line = y + table->style.pad_y;

          for (guint k = 0; k < row->cells[j]->pieces->len; k++)
            {
              const MbPiece *words = piece_at (row->cells[j], k);
              MbStanding standing = { words->text, words->x, 0, words->line, words->line + 1 };

              line += k > 0 ? words->before : 0;
              standing.y = line;
              line += words->height;
              if (words->text != NULL)
                g_array_append_val (self->standing, standing);
            }
        }
      draw_grid (self, row, y, row->height);
      y += row->height;
    }

  return y;
}

/* Draws the row at the cursor as far as it fits. Returns whether it is done. */
static gboolean
begin_row (MbPager  *self,
           double   *y,
           gboolean  at_any_price)
{
  MbRow *row = piece_at (self->flow, self->cursor)->row;
  g_autofree guint *to = g_new0 (guint, row->n_cells);
  double height;

  if (!split_row (row, self->started, self->bottom - *y, at_any_price, to, &height))
    return FALSE;

  draw_row (self, row, self->started, to, *y, height);
  *y += height;
  g_free (self->started);
  self->started = NULL;
  if (!row_is_done (row, to))
    {
      self->started = g_steal_pointer (&to);
      return FALSE;
    }
  self->cursor++;

  return TRUE;
}

/* How many pieces from the cursor on stand on this page whole. */
static guint
count_whole (const MbPager *self,
             double         y,
             double        *end)
{
  guint i = self->cursor;

  for (; i < self->flow->pieces->len; i++)
    {
      const MbPiece *piece = piece_at (self->flow, i);
      double next = y + (i > self->cursor ? piece->before : 0) + piece->height;

      if (next > self->bottom + 0.01)
        break;
      y = next;
    }
  *end = y;

  return i;
}

/* The last place before @to where the page may end; the cursor if there is
 * none. */
static guint
back_to_break (const MbPager *self,
               guint          to)
{
  while (to > self->cursor && piece_at (self->flow, to)->glue)
    to--;

  return to;
}

static gboolean
may_split (const MbPager *self,
           guint          i,
           double         y)
{
  const MbPiece *piece = piece_at (self->flow, i);
  g_autofree guint *to = NULL;
  double height;

  if (piece->type != MB_PIECE_ROW || piece->height <= WHOLE_ROW)
    return FALSE;
  to = g_new0 (guint, piece->row->n_cells);
  if (i > self->cursor)
    y += piece->before;

  return split_row (piece->row, NULL, self->bottom - y, FALSE, to, &height);
}

/* Draws the pieces up to @to, which stand on this page whole. */
static double
draw_whole (MbPager *self,
            guint    to,
            double   y,
            double   spare)
{
  guint first = self->cursor;

  while (self->cursor < to)
    {
      const MbPiece *piece = piece_at (self->flow, self->cursor);
      guint end = self->cursor;

      if (self->cursor > first)
        y += piece->before;
      if (piece->sink)
        {
          y += spare;
          spare = 0;
        }
      if (piece->type == MB_PIECE_ROW)
        {
          note_places (self, piece, y);
          draw_labels (self, piece, y);
          draw_row (self, piece->row, NULL, NULL, y, piece->height);
          draw_bar (self, piece, y);
          y += piece->height;
          self->cursor++;
          continue;
        }
      while (end < to && piece_at (self->flow, end)->type != MB_PIECE_ROW &&
             piece_at (self->flow, end)->sink == piece->sink)
        end++;
      draw_lines (self, self->flow, self->cursor, end, y);
      for (guint i = self->cursor; i < end; i++)
        y += (i > self->cursor ? piece_at (self->flow, i)->before : 0) +
             piece_at (self->flow, i)->height;
      self->cursor = end;
    }

  return y;
}

/* The foot of the last page goes to its foot. */
static gboolean
ends_in_foot (const MbPager *self,
              guint          to)
{
  return to == self->flow->pieces->len && to > 0 && piece_at (self->flow, to - 1)->sink;
}

static void
lay_text (MbPager *self)
{
  double y = repeat_head (self, self->top);
  gboolean fresh = TRUE;
  guint first;
  double end;
  guint fits;
  guint to;

  if (self->started != NULL)
    {
      MbRow *row = piece_at (self->flow, self->cursor)->row;

      if (!begin_row (self, &y, row_rest (self, row) > self->bottom - y))
        return;
      fresh = FALSE;
      if (self->cursor == self->flow->pieces->len)
        return;
      y += piece_at (self->flow, self->cursor)->before;
    }

  fits = count_whole (self, y, &end);
  to = fits;
  if (fits < self->flow->pieces->len && !may_split (self, fits, end))
    {
      to = back_to_break (self, fits);
      /* More is glued together than a page holds. */
      if (to == self->cursor && fresh)
        to = fits;
    }
  first = self->cursor;
  fresh = fresh && to == first;
  y = draw_whole (self, to, y, ends_in_foot (self, to) ? self->bottom - end : 0);

  if (to < self->flow->pieces->len && to == fits)
    {
      const MbPiece *piece = piece_at (self->flow, to);

      if (to > first)
        y += piece->before;
      if (piece->type == MB_PIECE_ROW && (fresh || may_split (self, to, y)))
        {
          note_places (self, piece, y);
          begin_row (self, &y, fresh);
        }
      else if (fresh)
        draw_whole (self, to + 1, y, 0);
    }
}

static void
stand (MbPager *self,
       MbText  *text,
       double   x,
       double   y)
{
  for (guint i = 0; i < text->lines->len; i++)
    {
      MbStanding standing = { text, x, y, i, i + 1 };

      g_array_append_val (self->standing, standing);
      y += g_array_index (text->lines, MbLine, i).height;
    }
}

static void
add_head_and_foot (MbPager *self)
{
  double width = self->log->width - MB_MARGIN_LEFT - MB_MARGIN_RIGHT;

  if (self->running != NULL && self->log->n_pages > 1)
    stand (self, self->running, MB_MARGIN_LEFT, 9 * MB_MM);
  if (self->mark != NULL)
    stand (self, self->mark, MB_MARGIN_LEFT, MB_MARGIN_STAMP);
  if (self->paper->page_numbers)
    {
      MbTextSetting setting = { { 9, 12, 0, 0, FALSE, FALSE, PANGO_ALIGN_CENTER }, width };
      g_autofree char *words = g_strdup_printf ("Page %u", self->log->n_pages);
      MbText *text = mb_text_new_plain (self->fonts, self->log, NULL, words, &setting);

      g_ptr_array_add (self->own, text);
      stand (self, text, MB_MARGIN_LEFT, self->log->height - 13 * MB_MM);
    }
}

/* The page's artifacts, as one chunk. */
static void
draw_artifacts (MbPager *self)
{
  cairo_t *cr;

  if (self->shapes->len == 0 && self->standing->len == 0)
    return;

  cr = mb_log_begin (self->log, NULL);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const MbShape *shape = &g_array_index (self->shapes, MbShape, i);

      cairo_set_source_rgb (cr, shape->ink, shape->ink, shape->ink);
      cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
      cairo_fill (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->standing->len; i++)
    {
      const MbStanding *at = &g_array_index (self->standing, MbStanding, i);

      mb_text_draw_on (at->text, cr, at->from, at->to, at->x, &at->y);
    }
  mb_log_end (self->log);
}

static void
lay_page (MbPager *self)
{
  g_array_set_size (self->shapes, 0);
  g_array_set_size (self->standing, 0);
  self->bar = 0;

  mb_log_begin_page (self->log);
  if (self->flow->pieces->len > 0)
    lay_text (self);
  add_head_and_foot (self);
  draw_artifacts (self);
}

/* The running head keeps to the left, clear of a pack's stamp. */
static void
prepare (MbPager *self)
{
  double width = self->log->width - MB_MARGIN_LEFT - MB_MARGIN_RIGHT;

  self->top = MB_MARGIN_TOP;
  self->bottom = self->log->height - MB_MARGIN_BOTTOM;
  if (self->paper->running_head != NULL)
    {
      MbTextSetting setting = { { 8.5, 11, 0, 0, FALSE, FALSE, PANGO_ALIGN_LEFT }, width * 0.66 };

      self->running = mb_text_new_plain (self->fonts, self->log, NULL,
                                         self->paper->running_head, &setting);
      g_ptr_array_add (self->own, self->running);
      pango_layout_set_height (self->running->layout, -1);
    }
  if (self->paper->mark != NULL)
    {
      MbTextSetting setting = { { 10, 13, 0, 0, TRUE, FALSE, PANGO_ALIGN_CENTER }, width };

      self->mark = mb_text_new_plain (self->fonts, self->log, NULL, self->paper->mark, &setting);
      g_ptr_array_add (self->own, self->mark);
      self->top = MAX (self->top, MB_MARGIN_STAMP + mb_text_get_height (self->mark) + 10);
    }
}

/**
 * mb_press_lay_pages:
 *
 * Cuts the flow into pages and draws them through @log: at least one.
 *
 * Errors: %MB_ERROR_CANCELLED.
 */
gboolean
mb_press_lay_pages (const MbPaper  *paper,
                    MbFonts        *fonts,
                    MbLog          *log,
                    MbFlow         *flow,
                    GCancellable   *cancellable,
                    GError        **error)
{
  MbPager self = { .paper = paper, .fonts = fonts, .log = log, .flow = flow };
  gboolean cancelled = FALSE;

  self.shapes = g_array_new (FALSE, FALSE, sizeof (MbShape));
  self.standing = g_array_new (FALSE, FALSE, sizeof (MbStanding));
  self.own = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_text_free);
  prepare (&self);
  do
    {
      lay_page (&self);
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  while (self.cursor < flow->pieces->len && !cancelled);

  g_free (self.started);
  g_ptr_array_unref (self.own);
  g_array_unref (self.standing);
  g_array_unref (self.shapes);
  if (cancelled)
    mb_error_set (error, MB_ERROR_CANCELLED, NULL);

  return !cancelled;
}
