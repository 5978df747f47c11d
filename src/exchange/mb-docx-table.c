/* Minute Book: tables of the DOCX plate
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-docx-private.h"

static void
add_cell (MbDocx       *self,
          const MbNode *cell,
          guint         width,
          MbDocxPlace   place)
{
  gboolean ends_well = FALSE;

  if (cell->flags & MB_NODE_HEAD)
    place.is_head = TRUE;
  place.is_right = (cell->flags & MB_NODE_ALIGN_RIGHT) != 0;
  place.indent = 0;
  place.depth = 0;
  if (cell->language != NULL)
    place.language = cell->language;

  mb_markup_open (self->out, "w:tc", NULL);
  mb_markup_open (self->out, "w:tcPr", NULL);
  mb_markup_open (self->out, "w:tcW", NULL);
  mb_docx_add_length (self, "w:w", width);
  mb_markup_add (self->out, "w:type", "dxa");
  mb_markup_close (self->out);
  mb_markup_close (self->out);
  mb_docx_add_anchor (self, cell);
  for (guint i = 0; i < cell->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (cell->children, i);

      mb_docx_add_node (self, child, place);
      ends_well = child->type != MB_NODE_TABLE && (child->type <= MB_NODE_PARAGRAPH || child->children->len > 0);
    }
  /* The format wants a paragraph at a cell's end. */
  if (!ends_well)
    {
      mb_docx_open_paragraph (self, "TableText", NULL, &place, 0, 0, 0);
      mb_markup_close (self->out);
    }
  mb_markup_close (self->out);
}

static guint
get_width (const MbNode *table,
           guint         n_columns,
           guint         column,
           guint         whole)
{
  if (table->widths != NULL && column < table->widths->len)
    return (guint) (g_array_index (table->widths, double, column) * whole);

  return whole / n_columns;
}

static void
add_row (MbDocx       *self,
         const MbNode *table,
         const MbNode *row,
         guint         n_columns,
         guint         whole,
         MbDocxPlace   place)
{
  place.is_head = (row->flags & MB_NODE_HEAD) != 0;
  if (row->language != NULL)
    place.language = row->language;

  mb_markup_open (self->out, "w:tr", NULL);
  mb_markup_open (self->out, "w:trPr", NULL);
  mb_markup_leaf (self->out, "w:cantSplit", NULL);
  if (place.is_head)
    mb_markup_leaf (self->out, "w:tblHeader", NULL);
  mb_markup_close (self->out);
  for (guint k = 0; k < n_columns; k++)
    {
      g_autoptr (MbNode) empty = mb_node_new (MB_NODE_CELL, MB_STYLE_PLAIN);

      add_cell (self, k < row->children->len ? g_ptr_array_index (row->children, k) : empty,
                get_width (table, n_columns, k, whole), place);
    }
  mb_markup_close (self->out);
}

static void
add_table_properties (MbDocx       *self,
                      const MbNode *table,
                      guint         n_columns,
                      guint         whole,
                      guint         indent)
{
  gboolean has_head = ((const MbNode *) g_ptr_array_index (table->children, 0))->flags & MB_NODE_HEAD;

  mb_markup_open (self->out, "w:tblPr", NULL);
  mb_docx_add_property (self, "w:tblStyle",
                table->style == MB_STYLE_AGENDA || table->style == MB_STYLE_CONTENTS ? "AgendaTable" : "RuledTable");
  mb_markup_open (self->out, "w:tblW", NULL);
  mb_docx_add_length (self, "w:w", whole);
  mb_markup_add (self->out, "w:type", "dxa");
  mb_markup_close (self->out);
  if (indent > 0)
    {
      mb_markup_open (self->out, "w:tblInd", NULL);
      mb_docx_add_length (self, "w:w", indent);
      mb_markup_add (self->out, "w:type", "dxa");
      mb_markup_close (self->out);
    }
  mb_markup_leaf (self->out, "w:tblLayout", "w:type", "fixed", NULL);
  mb_markup_leaf (self->out, "w:tblLook", "w:val", has_head ? "0620" : "0600", "w:firstRow", has_head ? "1" : "0",
                  "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1",
                  NULL);
  mb_markup_close (self->out);

  mb_markup_open (self->out, "w:tblGrid", NULL);
  for (guint k = 0; k < n_columns; k++)
    {
      mb_markup_open (self->out, "w:gridCol", NULL);
      mb_docx_add_length (self, "w:w", get_width (table, n_columns, k, whole));
      mb_markup_close (self->out);
    }
  mb_markup_close (self->out);
}

/**
 * mb_docx_add_table:
 *
 * Adds a table; one without a cell is nothing.
 */
void
mb_docx_add_table (MbDocx       *self,
                   const MbNode *table,
                   MbDocxPlace   place)
{
  guint page = self->paper->landscape ? MB_DOCX_PAGE_HEIGHT : MB_DOCX_PAGE_WIDTH;
  guint indent = MIN (place.indent, page / 4);
  guint whole = page - 2 * MB_DOCX_MARGIN - indent;
  guint n_columns = 0;

  for (guint i = 0; i < table->children->len; i++)
    n_columns = MAX (n_columns, ((const MbNode *) g_ptr_array_index (table->children, i))->children->len);
  if (n_columns == 0)
    return;

  /* Two tables that touch would be taken for one. */
  if (self->after_table)
    {
      mb_docx_open_paragraph (self, NULL, NULL, &place, 0, 0, 0);
      mb_markup_close (self->out);
    }
  place.table = table;
  mb_markup_open (self->out, "w:tbl", NULL);
  add_table_properties (self, table, n_columns, whole, indent);
  for (guint i = 0; i < table->children->len; i++)
    add_row (self, table, g_ptr_array_index (table->children, i), n_columns, whole, place);
  mb_markup_close (self->out);
  self->after_table = TRUE;
}
