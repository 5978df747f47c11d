/* Minute Book: a flow cut into pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-page.h"

#include "core/mb-error.h"
#include "pdf/press/mb-press-draw.h"

/* A row is kept whole if it is no higher than this (twice that in large print); a longer one breaks where
 * the page ends. */
#define WHOLE_ROW 110.0

/* How much of the page's width the running head may take, clear of the stamp in
 * the corner. */
#define RUNNING_SHARE 0.66

#define RUNNING_TOP (9 * MB_MM)

/* A head higher than this share of the page isn't repeated. */
#define HIGHEST_HEAD 0.4

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
      const MbPiece *piece = mb_flow_piece (flow, to);
      double next = height + (to > from ? piece->before : 0) + piece->height;

      if (next > room)
        break;
      height = next;
    }
  if (to < flow->pieces->len)
    while (to > from && mb_flow_piece (flow, to)->glue)
      to--;
  for (guint i = from; i < to; i++)
    *used += (i > from ? mb_flow_piece (flow, i)->before : 0) + mb_flow_piece (flow, i)->height;

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
              used = mb_flow_piece (row->cells[i], first)->height;
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
  const MbPiece *piece = mb_flow_piece (self->flow, self->cursor);
  const MbTable *table;
  double height = 0;

  if (piece->type != MB_PIECE_ROW || piece->row->head)
    return y;
  table = piece->row->table;
  if (self->started == NULL &&
      (self->cursor == 0 || mb_flow_piece (self->flow, self->cursor - 1)->row == NULL ||
       mb_flow_piece (self->flow, self->cursor - 1)->row->table != table))
    return y;
  for (guint i = 0; i < table->heads->len; i++)
    height += ((MbRow *) g_ptr_array_index (table->heads, i))->height;
  if (height > HIGHEST_HEAD * (self->bottom - self->top))
    return y;

  for (guint i = 0; i < table->heads->len; i++)
    {
      const MbRow *row = g_ptr_array_index (table->heads, i);

      mb_pager_repeat_row (self, row, y);
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
  MbRow *row = mb_flow_piece (self->flow, self->cursor)->row;
  g_autofree guint *to = g_new0 (guint, row->n_cells);
  double height;

  if (!split_row (row, self->started, self->bottom - *y, at_any_price, to, &height))
    return FALSE;

  mb_pager_draw_row (self, row, self->started, to, *y, height);
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
      const MbPiece *piece = mb_flow_piece (self->flow, i);
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
  while (to > self->cursor && mb_flow_piece (self->flow, to)->glue)
    to--;

  return to;
}

static gboolean
may_split (const MbPager *self,
           guint          i,
           double         y)
{
  const MbPiece *piece = mb_flow_piece (self->flow, i);
  g_autofree guint *to = NULL;
  double height;

  if (piece->type != MB_PIECE_ROW || piece->height <= WHOLE_ROW * (self->looks->large ? 2 : 1))
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
      const MbPiece *piece = mb_flow_piece (self->flow, self->cursor);
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
          mb_pager_note_places (self, piece, y);
          mb_pager_draw_labels (self, piece, y);
          mb_pager_draw_row (self, piece->row, NULL, NULL, y, piece->height);
          mb_pager_draw_bar (self, piece, y);
          y += piece->height;
          self->cursor++;
          continue;
        }
      while (end < to && mb_flow_piece (self->flow, end)->type != MB_PIECE_ROW &&
             mb_flow_piece (self->flow, end)->sink == piece->sink)
        end++;
      mb_pager_draw_lines (self, self->flow, self->cursor, end, y);
      for (guint i = self->cursor; i < end; i++)
        y += (i > self->cursor ? mb_flow_piece (self->flow, i)->before : 0) +
             mb_flow_piece (self->flow, i)->height;
      self->cursor = end;
    }

  return y;
}

/* The foot of the last page goes to its foot. */
static gboolean
ends_in_foot (const MbPager *self,
              guint          to)
{
  return to == self->flow->pieces->len && to > 0 && mb_flow_piece (self->flow, to - 1)->sink;
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
      MbRow *row = mb_flow_piece (self->flow, self->cursor)->row;

      if (!begin_row (self, &y, row_rest (self, row) > self->bottom - y))
        return;
      fresh = FALSE;
      if (self->cursor == self->flow->pieces->len)
        return;
      y += mb_flow_piece (self->flow, self->cursor)->before;
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
      const MbPiece *piece = mb_flow_piece (self->flow, to);

      if (to > first)
        y += piece->before;
      if (piece->type == MB_PIECE_ROW && (fresh || may_split (self, to, y)))
        {
          mb_pager_note_places (self, piece, y);
          begin_row (self, &y, fresh);
        }
      else if (fresh)
        draw_whole (self, to + 1, y, 0);
    }
}

static void
add_head_and_foot (MbPager *self)
{
  double width = self->log->width - MB_MARGIN_LEFT - MB_MARGIN_RIGHT;

  if (self->running != NULL && self->log->n_pages > 1)
    mb_pager_stand (self, MB_ARTIFACT_HEADER, self->running, MB_MARGIN_LEFT, RUNNING_TOP);
  if (self->mark != NULL)
    mb_pager_stand (self, MB_ARTIFACT_HEADER, self->mark, MB_MARGIN_LEFT, self->mark_top);
  if (self->paper->page_numbers)
    {
      double size = self->looks->small;
      MbTextSetting setting = { { size, size * 4 / 3, 0, 0, FALSE, FALSE, PANGO_ALIGN_CENTER }, width };
      g_autofree char *words = g_strdup_printf ("Page %u", self->log->n_pages);
      MbText *text = mb_text_new_plain (self->fonts, self->log, NULL, words, &setting);

      g_ptr_array_add (self->own, text);
      mb_pager_stand (self, MB_ARTIFACT_FOOTER, text, MB_MARGIN_LEFT, self->log->height - 13 * MB_MM);
    }
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
  mb_pager_draw_artifacts (self);
}

/* The mark may take some of the text's room, but never the stamp's. */
static void
prepare (MbPager *self)
{
  double width = self->log->width - MB_MARGIN_LEFT - MB_MARGIN_RIGHT;

  self->top = MB_MARGIN_TOP;
  self->bottom = self->log->height - MB_MARGIN_BOTTOM;
  if (self->paper->running_head != NULL)
    {
      MbTextSetting setting = {
        .style = { 8.5, 11, 0, 0, FALSE, FALSE, PANGO_ALIGN_LEFT },
        .width = width * RUNNING_SHARE,
        .one_line = !self->looks->large,
      };

      if (self->looks->large)
        {
          setting.style.size = self->looks->small;
          setting.style.leading = self->looks->small * 1.2;
        }
      self->running = mb_text_new_plain (self->fonts, self->log, NULL,
                                         self->paper->running_head, &setting);
      g_ptr_array_add (self->own, self->running);
      self->top = MAX (self->top, RUNNING_TOP + mb_text_get_height (self->running) + 12);
    }
  if (self->paper->mark != NULL)
    {
      double size = self->looks->large ? self->looks->small : 10;
      MbTextSetting setting = { { size, size * 1.3, 0, 0, TRUE, FALSE, PANGO_ALIGN_CENTER }, width };

      self->mark = mb_text_new_plain (self->fonts, self->log, NULL, self->paper->mark, &setting);
      g_ptr_array_add (self->own, self->mark);
      /* Large print has no room beside the running head. */
      self->mark_top = self->looks->large && self->running != NULL
                       ? MAX (MB_MARGIN_STAMP, RUNNING_TOP + mb_text_get_height (self->running) + 4)
                       : MB_MARGIN_STAMP;
      self->top = MAX (self->top, self->mark_top + mb_text_get_height (self->mark) + 10);
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
  MbPager self = { .looks = mb_press_get_looks (paper), .paper = paper, .fonts = fonts, .log = log, .flow = flow };
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
