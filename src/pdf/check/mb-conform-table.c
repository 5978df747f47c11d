/* Minute Book: whether the cells of a tagged table fit and have headers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"

#include <string.h>

#define MOST_CELLS 4000000

typedef struct
{
  MbNode *node;
  gint64  row;
  gint64  column;
  gint64  rows;
  gint64  columns;
} Cell;

typedef struct
{
  MbConform *conform;
  MbNode    *table;
  GPtrArray *rows; /* MbNode */
  GArray    *cells; /* Cell */
  guint     *grid; /* number of the cell plus 1, row by row */
  gint64     n_rows;
  gint64     n_columns;
} Grid;

static void
collect_kids (GPtrArray *to,
              MbNode    *node)
{
  for (guint i = 0; i < node->kids->len; i++)
    {
      MbNode *kid = node->kids->pdata[i];

      if (kid->standard != NULL && (strcmp (kid->standard, "NonStruct") == 0 || strcmp (kid->standard, "Div") == 0 ||
                                    strcmp (kid->standard, "Part") == 0))
        collect_kids (to, kid);
      else
        g_ptr_array_add (to, kid);
    }
}

/**
 * mb_conform_kids:
 *
 * Returns: (transfer full) (element-type MbNode): the elements in @node, with
 *   those of groups that mean nothing in place of the groups
 */
GPtrArray *
mb_conform_kids (MbNode *node)
{
  GPtrArray *kids = g_ptr_array_new ();

  collect_kids (kids, node);

  return kids;
}

static MbCos *
look_into (MbConform   *self,
           const MbCos *attributes,
           const char  *owner,
           const char  *key,
           MbCosKind    kind)
{
  for (guint i = 0; i < (attributes->kind == MB_COS_ARRAY ? attributes->array.n : 1); i++)
    {
      const MbCos *one = attributes->kind == MB_COS_ARRAY ? mb_cos_at (self->file, attributes, i) : attributes;

      if (mb_cos_is_name (mb_cos_get (self->file, one, "O"), owner) && mb_cos_get (self->file, one, key)->kind == kind)
        return mb_cos_get (self->file, one, key);
    }

  return (MbCos *) &mb_cos_null;
}

/**
 * mb_conform_attribute:
 *
 * Returns: the attribute of an element, its own or its classes' (ISO 32000-1,
 *   14.7.5), or null
 */
MbCos *
mb_conform_attribute (MbConform   *self,
                      const MbCos *element,
                      const char  *owner,
                      const char  *key,
                      MbCosKind    kind)
{
  MbCos *classes = mb_cos_get (self->file, element, "C");
  MbCos *map = mb_cos_get (self->file, self->tree, "ClassMap");
  MbCos *found = look_into (self, mb_cos_get (self->file, element, "A"), owner, key, kind);

  for (guint i = 0; found->kind == MB_COS_NULL && i < (classes->kind == MB_COS_ARRAY ? classes->array.n : 1); i++)
    {
      const MbCos *name = classes->kind == MB_COS_ARRAY ? mb_cos_at (self->file, classes, i) : classes;

      if (name->kind == MB_COS_NAME)
        found = look_into (self, mb_cos_get (self->file, map, name->text.bytes), owner, key, kind);
    }

  return found;
}

static gboolean
is_cell (const MbNode *node)
{
  return node->standard != NULL && (strcmp (node->standard, "TH") == 0 || strcmp (node->standard, "TD") == 0);
}

static gint64
get_span (MbConform    *self,
          const MbNode *cell,
          const char   *key)
{
  gint64 span = mb_cos_integer (mb_conform_attribute (self, cell->dict, "Table", key, MB_COS_INTEGER), 1);

  return CLAMP (span, 1, G_MAXINT32);
}

static void
collect_rows (GPtrArray *rows,
              MbNode    *node,
              gboolean   in_group)
{
  g_autoptr (GPtrArray) kids = mb_conform_kids (node);

  for (guint i = 0; i < kids->len; i++)
    {
      MbNode *kid = kids->pdata[i];

      if (kid->standard == NULL)
        continue;
      if (strcmp (kid->standard, "TR") == 0)
        g_ptr_array_add (rows, kid);
      else if (!in_group && (strcmp (kid->standard, "THead") == 0 || strcmp (kid->standard, "TBody") == 0 ||
                             strcmp (kid->standard, "TFoot") == 0))
        collect_rows (rows, kid, TRUE);
    }
}

/* As many rows as there are, or as the first cells span. */
static void
measure (Grid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (GPtrArray) cells = mb_conform_kids (self->rows->pdata[i]);

      for (guint k = 0; k < cells->len; k++)
        {
          gint64 span;

          if (!is_cell (cells->pdata[k]))
            continue;
          span = get_span (self->conform, cells->pdata[k], "RowSpan");
          self->n_rows += span;
          i += (guint) MIN (span - 1, (gint64) self->rows->len);
          break;
        }
    }
  if (self->rows->len > 0)
    {
      g_autoptr (GPtrArray) cells = mb_conform_kids (self->rows->pdata[0]);

      for (guint k = 0; k < cells->len; k++)
        if (is_cell (cells->pdata[k]))
          self->n_columns += get_span (self->conform, cells->pdata[k], "ColSpan");
    }
}

static void
find_row (Grid   *self,
          guint   test,
          gint64  row)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row + 1);

  mb_conform_find_test (self->conform, MB_RULE_TABLE_IRREGULAR, test, self->table->dict, number, NULL);
}

/* Returns: whether the cell has room. */
static gboolean
put_cell (Grid   *self,
          Cell   *cell)
{
  g_autofree char *column = g_strdup_printf ("%" G_GINT64_FORMAT, cell->column + 1);

  if (cell->column + cell->columns > self->n_columns)
    {
      find_row (self, 42, cell->row);
      return FALSE;
    }
  if (cell->row + cell->rows > self->n_rows)
    {
      mb_conform_find (self->conform, MB_RULE_TABLE_ROW_SPAN, self->table->dict, column, NULL);
      return FALSE;
    }
  g_array_append_val (self->cells, *cell);
  for (gint64 row = cell->row; row < cell->row + cell->rows; row++)
    for (gint64 at = cell->column; at < cell->column + cell->columns; at++)
      {
        guint *place = &self->grid[row * self->n_columns + at];

        if (*place != 0)
          {
            mb_conform_find (self->conform, MB_RULE_TABLE_OVERLAP, cell->node->dict, NULL);
            return FALSE;
          }
        *place = self->cells->len;
      }

  return TRUE;
}

static gboolean
fill_row (Grid  *self,
          guint  row)
{
  g_autoptr (GPtrArray) cells = mb_conform_kids (self->rows->pdata[row]);
  Cell cell = { .row = row };

  for (guint k = 0; k < cells->len; k++)
    {
      cell.node = cells->pdata[k];
      if (!is_cell (cell.node))
        continue;
      cell.rows = get_span (self->conform, cell.node, "RowSpan");
      cell.columns = get_span (self->conform, cell.node, "ColSpan");
      while (row < self->n_rows && cell.column < self->n_columns &&
             self->grid[row * self->n_columns + cell.column] != 0)
        cell.column++;
      if (!put_cell (self, &cell))
        return FALSE;
      cell.column += cell.columns;
    }

  return TRUE;
}

static gboolean
fill (Grid *self)
{
  for (guint row = 0; row < self->rows->len; row++)
    if (!fill_row (self, row))
      return FALSE;

  for (gint64 row = 0; row < self->n_rows; row++)
    for (gint64 column = 0; column < self->n_columns; column++)
      if (self->grid[row * self->n_columns + column] == 0)
        {
          find_row (self, 43, row);
          return FALSE;
        }

  return TRUE;
}

static const Cell *
cell_at (Grid   *self,
         gint64  row,
         gint64  column)
{
  return &g_array_index (self->cells, Cell, self->grid[row * self->n_columns + column] - 1);
}

static gboolean
is_header (const Cell *cell)
{
  return strcmp (cell->node->standard, "TH") == 0;
}

static const char *
get_scope (Grid       *self,
           const Cell *cell)
{
  return mb_cos_name (mb_conform_attribute (self->conform, cell->node->dict, "Table", "Scope", MB_COS_NAME));
}

/* Whether a header that heads @scope stands above (or before) the cell, in the
 * nearest block of headers. */
static gboolean
has_header_towards (Grid       *self,
                    gint64      row,
                    gint64      column,
                    gint64      by_row,
                    const char *scope)
{
  gboolean found = FALSE;

  for (row -= by_row, column -= 1 - by_row; row >= 0 && column >= 0; row -= by_row, column -= 1 - by_row)
    {
      const Cell *cell = cell_at (self, row, column);

      if (is_header (cell))
        {
          const char *heads = get_scope (self, cell);

          if (strcmp (heads, scope) == 0 || strcmp (heads, "Both") == 0)
            return TRUE;
          found = TRUE;
        }
      else if (found)
        break;
    }

  return FALSE;
}

static gboolean
has_header (Grid       *self,
            const Cell *cell)
{
  for (gint64 column = cell->column; column < cell->column + cell->columns; column++)
    if (has_header_towards (self, cell->row, column, 1, "Column"))
      return TRUE;
  for (gint64 row = cell->row; row < cell->row + cell->rows; row++)
    if (has_header_towards (self, row, cell->column, 0, "Row"))
      return TRUE;

  return FALSE;
}

/* Returns: whether the cell names headers, and all of them are there. */
static gboolean
names_headers (Grid        *self,
               const Cell  *cell,
               GHashTable  *ids,
               const char **unknown)
{
  MbConform *conform = self->conform;
  MbCos *headers = mb_conform_attribute (conform, cell->node->dict, "Table", "Headers", MB_COS_ARRAY);
  guint n = 0;

  *unknown = NULL;
  for (guint i = 0; headers->kind == MB_COS_ARRAY && i < headers->array.n; i++)
    {
      MbCos *header = mb_cos_at (conform->file, headers, i);

      if (header->kind != MB_COS_STRING)
        continue;
      n++;
      if (!g_hash_table_contains (ids, header->text.bytes))
        *unknown = header->text.bytes;
    }

  return n > 0 && *unknown == NULL;
}

/* ISO 14289-1, 7.5: where not every header says its scope, each cell has to be
 * led to its headers somehow. */
static void
check_headers (Grid *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  MbConform *conform = self->conform;
  gboolean scoped = TRUE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      MbCos *id = mb_cos_get (conform->file, cell->node->dict, "ID");

      if (!is_header (cell))
        continue;
      if (id->kind == MB_COS_STRING && id->text.length > 0)
        g_hash_table_add (ids, (gpointer) id->text.bytes);
      scoped = scoped && *get_scope (self, cell) != '\0';
    }
  if (scoped)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      const char *unknown;

      if (is_header (cell) || names_headers (self, cell, ids, &unknown) || has_header (self, cell))
        continue;
      if (unknown != NULL)
        mb_conform_find (conform, MB_RULE_HEADER_UNKNOWN, cell->node->dict, unknown, NULL);
      else
        mb_conform_find (conform, MB_RULE_NO_HEADER, cell->node->dict, NULL);
      return;
    }
}

/**
 * mb_conform_table:
 *
 * Checks that the cells fill a rectangle and that each has its headers.
 */
void
mb_conform_table (MbConform *self,
                  MbNode    *table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_autofree guint *places = NULL;
  Grid grid = { .conform = self, .table = table, .rows = rows, .cells = cells };

  collect_rows (rows, table, FALSE);
  measure (&grid);
  if (grid.n_rows == 0)
    return;
  if (grid.n_rows > MOST_CELLS || grid.n_columns > MOST_CELLS || grid.n_rows * grid.n_columns > MOST_CELLS)
    {
      mb_conform_find (self, MB_RULE_FILE, table->dict, "size", NULL);
      return;
    }
  places = g_new0 (guint, MAX (1, grid.n_rows * grid.n_columns));
  grid.grid = places;
  if (fill (&grid))
    check_headers (&grid);
}
