/* Minute Book: a table as rows of the flow
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-press-flow.h"

#define SCOPE_COLUMN "<< /O /Table /Scope /Column >>"
#define SCOPE_ROW    "<< /O /Table /Scope /Row >>"

static guint
count_columns (const MbNode *node)
{
  guint n = 0;

  for (guint i = 0; i < node->children->len; i++)
    n = MAX (n, ((const MbNode *) g_ptr_array_index (node->children, i))->children->len);

  return n;
}

static gboolean
shares_are_usable (const MbNode *node,
                   guint         n_columns)
{
  if (node->widths == NULL || node->widths->len != n_columns)
    return FALSE;

  for (guint i = 0; i < n_columns; i++)
    if (!(g_array_index (node->widths, double, i) > 0.001))
      return FALSE;

  return TRUE;
}

static MbTable *
make_table (MbSetter      *self,
            const MbNode  *node,
            const MbFrame *frame)
{
  MbTable *table = g_new0 (MbTable, 1);
  gboolean equal;
  double sum = 0;

  g_ptr_array_add (self->flow->tables, table);
  mb_press_style_table (node->style, &table->style);
  table->x = frame->x;
  table->width = frame->width;
  table->n_columns = count_columns (node);
  table->heads = g_ptr_array_new ();
  table->edges = g_new0 (double, table->n_columns + 1);

  equal = !shares_are_usable (node, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    sum += equal ? 1 : g_array_index (node->widths, double, i);
  table->edges[0] = frame->x;
  for (guint i = 0; i < table->n_columns; i++)
    table->edges[i + 1] = table->edges[i] + frame->width / sum *
                          (equal ? 1 : g_array_index (node->widths, double, i));

  return table;
}

/* Without rules the text of the outer columns stands flush with the page's. */
static void
cell_frame (const MbTable *table,
            guint          column,
            MbFrame       *frame)
{
  gboolean open = table->style.rule == 0;
  double left = open && column == 0 ? 0 : table->style.pad_x;
  double right = open && column == table->n_columns - 1 ? 0 : table->style.pad_x;

  if (open && column > 0)
    left = 6;
  frame->x = table->edges[column] + left;
  frame->width = MAX (8, table->edges[column + 1] - frame->x - right);
}

static MbFlow *
set_cell (MbSetter      *self,
          const MbTable *table,
          const MbNode  *row,
          const MbNode  *cell,
          guint          column,
          MbFrame        frame)
{
  gboolean heads = (row->flags & MB_NODE_HEAD) || (cell != NULL && (cell->flags & MB_NODE_HEAD));
  MbFlow *outer = self->flow;
  MbFlow *flow = mb_flow_new ();
  guint keep = self->keep;

  frame.tag = mb_log_add_tag (self->log, frame.tag, heads ? "/TH" : "/TD");
  if (heads)
    frame.tag->attributes = row->flags & MB_NODE_HEAD ? SCOPE_COLUMN : SCOPE_ROW;
  if (cell == NULL)
    return flow;

  frame.tag->language = g_strdup (cell->language);
  mb_frame_follow (&frame, cell);
  frame.bold = heads;
  frame.inset = FALSE;
  frame.depth = 0;
  frame.bar = 0;
  frame.right = (cell->flags & MB_NODE_ALIGN_RIGHT) != 0;
  cell_frame (table, column, &frame);
  if (cell->anchor != NULL)
    g_ptr_array_add (self->places, (gpointer) cell);
  self->flow = flow;
  self->space = 0;
  self->keep = 0;
  mb_setter_set_children (self, cell, frame);
  self->flow = outer;
  self->keep = keep;

  return flow;
}

static MbRow *
set_row (MbSetter     *self,
         MbTable      *table,
         const MbNode *node,
         MbFrame       frame)
{
  MbRow *row = g_new0 (MbRow, 1);
  double height = 0;

  g_ptr_array_add (self->flow->rows, row);
  frame.tag = mb_log_add_tag (self->log, frame.tag, "/TR");
  frame.tag->language = g_strdup (node->language);
  mb_frame_follow (&frame, node);
  row->table = table;
  row->head = (node->flags & MB_NODE_HEAD) != 0;
  row->n_cells = table->n_columns;
  row->cells = g_new0 (MbFlow *, row->n_cells);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const MbNode *cell = i < node->children->len ? g_ptr_array_index (node->children, i) : NULL;

      row->cells[i] = set_cell (self, table, node, cell, i, frame);
      height = MAX (height, mb_flow_get_height (row->cells[i]));
    }
  row->height = height + 2 * table->style.pad_y;

  return row;
}

/**
 * mb_setter_set_table:
 *
 * Adds the table's rows to the flow. Rows of column headings at its top are
 * its head, which is repeated on every page that it goes on to.
 */
void
mb_setter_set_table (MbSetter     *self,
                     const MbNode *node,
                     MbFrame       frame)
{
  MbTable *table;
  MbTag *group = NULL;
  double before = MAX (self->space, node->style == MB_STYLE_AGENDA ? 16 : 2);
  gboolean in_head = TRUE;

  if (count_columns (node) == 0)
    return;

  table = make_table (self, node, &frame);
  frame.tag = mb_log_add_tag (self->log, frame.tag, "/Table");
  frame.tag->language = g_strdup (node->language);
  frame.table = node;
  for (guint i = 0; i < node->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (node->children, i);
      gboolean is_head = (child->flags & MB_NODE_HEAD) != 0;
      MbFrame at = frame;
      MbPiece *piece;
      MbRow *row;

      if (group == NULL || (in_head && !is_head))
        group = mb_log_add_tag (self->log, frame.tag, is_head ? "/THead" : "/TBody");
      in_head = in_head && is_head;
      at.tag = group;
      if (child->anchor != NULL)
        g_ptr_array_add (self->places, (gpointer) child);
      row = set_row (self, table, child, at);
      if (in_head)
        g_ptr_array_add (table->heads, row);
      self->space = 0;
      piece = mb_setter_add_piece (self, &frame, MB_PIECE_ROW, row->height, i == 0 ? before : 0);
      piece->row = row;
      if (is_head || (child->flags & MB_NODE_KEEP))
        self->keep = MAX (self->keep, 1);
    }
  self->space = 10;
}
