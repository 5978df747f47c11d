/* Minute Book: a paper as one column of pieces
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-flow.h"

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
  g_free (table->figures);
  g_ptr_array_unref (table->heads);
  g_free (table);
}

static void
picture_free (gpointer data)
{
  MbPicture *picture = data;

  cairo_surface_destroy (picture->surface);
  g_free (picture->digest);
  g_free (picture);
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
  self->pictures = g_ptr_array_new_with_free_func (picture_free);

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
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

MbPiece *
mb_flow_piece (MbFlow *self,
               guint   i)
{
  return &g_array_index (self->pieces, MbPiece, i);
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
