/* Minute Book: a table as rows of the flow
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-flow.h"

#include <string.h>

/* Where a line may end. */
#define WORD_ENDS " \t\n-"

/* Of the table's width: a word that is longer is broken. */
#define WIDEST_WORD 0.6

/* A row no higher than this isn't left alone on a page at a table's end. */
#define LOW_ROW 60.0

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

/* The longest of the words below @node; a link may be broken anywhere. */
static void
find_longest_word (const MbNode  *node,
                   const char   **longest,
                   glong         *length)
{
  const char *at = node->type == MB_NODE_TEXT ? node->text : NULL;

  while (at != NULL && *at != '\0')
    {
      gsize n = strcspn (at, WORD_ENDS);
      glong n_letters = g_utf8_strlen (at, (gssize) n);

      if (n_letters > *length)
        {
          *longest = at;
          *length = n_letters;
        }
      at += n + strspn (at + n, WORD_ENDS);
    }
  for (guint i = 0; i < node->children->len; i++)
    find_longest_word (g_ptr_array_index (node->children, i), longest, length);
}

/* How wide each column must be for its longest word. */
static void
measure_needs (MbSetter      *self,
               const MbNode  *node,
               const MbTable *table,
               double        *needs)
{
  MbNode paragraph = { .type = MB_NODE_PARAGRAPH, .field = -1 };
  MbTypeStyle style;

  mb_press_style_text (self->looks, &paragraph, node, &style);
  for (guint column = 0; column < table->n_columns; column++)
    {
      const char *longest = NULL;
      glong length = 0;
      g_autofree char *word = NULL;

      style.bold = FALSE;
      for (guint i = 0; i < node->children->len; i++)
        {
          const MbNode *row = g_ptr_array_index (node->children, i);
          glong before = length;

          if (column < row->children->len)
            find_longest_word (g_ptr_array_index (row->children, column), &longest, &length);
          if (length > before)
            style.bold = (row->flags & MB_NODE_HEAD) != 0;
        }
      if (longest == NULL)
        continue;
      word = g_strndup (longest, strcspn (longest, WORD_ENDS));
      needs[column] = mb_text_measure (self->fonts, word, &style) + 2 * table->style.pad_x + 1;
    }
}

static glong
count_letters (const MbNode *node)
{
  glong n = node->type == MB_NODE_TEXT && node->text != NULL ? g_utf8_strlen (node->text, -1) : 0;

  for (guint i = 0; i < node->children->len; i++)
    n += count_letters (g_ptr_array_index (node->children, i));

  return n;
}

/* How wide a column must be for its longest cell to be one line. */
static double
measure_whole (MbSetter      *self,
               const MbNode  *node,
               const MbTable *table,
               guint          column,
               MbTypeStyle   *style)
{
  const MbNode *longest = NULL;
  glong length = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < node->children->len; i++)
    {
      const MbNode *row = g_ptr_array_index (node->children, i);
      glong n = column < row->children->len ? count_letters (g_ptr_array_index (row->children, column)) : 0;

      if (n <= length)
        continue;
      length = n;
      longest = g_ptr_array_index (row->children, column);
      style->bold = (row->flags & MB_NODE_HEAD) != 0;
    }
  if (longest == NULL)
    return 0;
  words = mb_node_get_words (longest);

  return mb_text_measure (self->fonts, words, style) + 2 * table->style.pad_x + 1;
}

/* A column of short cells ('Ward 12') gets room for each of them in one line, if
 * the others can spare it. */
static void
keep_short_cells (MbSetter      *self,
                  const MbNode  *node,
                  const MbTable *table,
                  MbTypeStyle   *style,
                  double        *needs,
                  double         sum)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      double whole = measure_whole (self, node, table, i, style);

      if (whole <= needs[i] || whole > table->width / (table->n_columns + 1) ||
          sum + whole - needs[i] > table->width)
        continue;
      sum += whole - needs[i];
      needs[i] = whole;
    }
}

/* Columns that are too narrow for a word take from those that have room; where
 * none has, the type becomes smaller, within reason. */
static void
make_room (MbSetter     *self,
           const MbNode *node,
           MbTable      *table,
           double       *scale)
{
  g_autofree double *needs = g_new0 (double, table->n_columns);
  double lacking = 0, spare = 0, sum = 0;
  MbNode paragraph = { .type = MB_NODE_PARAGRAPH, .field = -1 };
  MbTypeStyle style;

  mb_press_style_text (self->looks, &paragraph, node, &style);
  measure_needs (self, node, table, needs);
  for (guint i = 0; i < table->n_columns; i++)
    {
      needs[i] = MIN (needs[i], table->width * WIDEST_WORD);
      sum += needs[i];
    }
  if (sum > table->width)
    {
      double smallest = self->looks->large ? MB_LARGE_PRINT_IN_TABLE : MB_PRINT_IN_TABLE;

      *scale = MIN (1, MAX (smallest / style.size, table->width / sum));
      for (guint i = 0; i < table->n_columns; i++)
        needs[i] *= MIN (*scale, table->width / sum);
    }
  else
    keep_short_cells (self, node, table, &style, needs, sum);
  for (guint i = 0; i < table->n_columns; i++)
    {
      double width = table->edges[i + 1] - table->edges[i];

      lacking += MAX (0, needs[i] - width);
      spare += MAX (0, width - needs[i]);
    }
  if (lacking <= 0 || spare <= 0)
    return;

  for (guint i = 0, n = table->n_columns; i < n; i++)
    needs[i] = MAX (needs[i], table->edges[i + 1] - table->edges[i] -
                                MAX (0, table->edges[i + 1] - table->edges[i] - needs[i]) *
                                  MIN (1, lacking / spare));
  for (guint i = 0; i < table->n_columns; i++)
    table->edges[i + 1] = table->edges[i] + needs[i];
  table->edges[table->n_columns] = table->x + table->width;
}

static gboolean
is_figure (const char *words)
{
  gboolean has_digit = FALSE;

  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      gunichar c = g_utf8_get_char (words);

      has_digit = has_digit || g_unichar_isdigit (c);
      if (!g_unichar_isdigit (c) && !g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL &&
          g_utf8_strchr (".,%+-()\342\210\222\342\200\223", -1, c) == NULL)
        return FALSE;
    }

  return has_digit;
}

/* Figures stand below each other by their last digit, the same number of places
 * below the point as they mostly have. Large print is ranged left throughout. */
static void
find_figures (MbSetter     *self,
              const MbNode *node,
              MbTable      *table)
{
  table->figures = g_new0 (gboolean, table->n_columns);
  if (self->looks->large || node->style != MB_STYLE_PLAIN)
    return;

  for (guint column = 0; column < table->n_columns; column++)
    {
      guint n = 0;

      for (guint i = 0; i < node->children->len; i++)
        {
          const MbNode *row = g_ptr_array_index (node->children, i);
          g_autofree char *words = NULL;

          if (row->flags & MB_NODE_HEAD)
            continue;
          words = column < row->children->len
                  ? g_strstrip (mb_node_get_words (g_ptr_array_index (row->children, column))) : g_strdup ("");
          if (*words != '\0' && !is_figure (words))
            {
              n = 0;
              break;
            }
          n += *words != '\0';
        }
      table->figures[column] = n > 1;
    }
}

static MbTable *
make_table (MbSetter      *self,
            const MbNode  *node,
            const MbFrame *frame,
            double        *scale)
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
  make_room (self, node, table, scale);
  find_figures (self, node, table);

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

  frame.labels = frame.contents && column == 0 && !heads;
  if (!frame.contents)
    {
      frame.tag = mb_log_add_tag (self->log, frame.tag, heads ? "/TH" : "/TD");
      frame.tag->language = g_strdup (cell != NULL ? cell->language : NULL);
      if (heads)
        frame.tag->attributes = row->flags & MB_NODE_HEAD ? SCOPE_COLUMN : SCOPE_ROW;
    }
  if (cell == NULL)
    return flow;

  mb_frame_follow (&frame, cell);
  frame.bold = heads;
  frame.inset = FALSE;
  frame.depth = 0;
  frame.bar = 0;
  frame.right = (cell->flags & MB_NODE_ALIGN_RIGHT) != 0 || table->figures[column];
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
  if (!frame.contents || !(node->flags & MB_NODE_HEAD))
    {
      frame.tag = mb_log_add_tag (self->log, frame.tag, frame.contents ? "/TOCI" : "/TR");
      frame.tag->language = g_strdup (node->language);
    }
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

/* What holds the rows; the headings over the columns of a list of contents are
 * its caption. */
static MbTag *
add_group (MbSetter      *self,
           const MbFrame *frame,
           gboolean       is_head)
{
  if (!frame->contents)
    return mb_log_add_tag (self->log, frame->tag, is_head ? "/THead" : "/TBody");

  return is_head ? mb_log_add_tag (self->log, frame->tag, "/Caption") : frame->tag;
}

/**
 * mb_setter_set_table:
 *
 * Adds the table's rows to the flow. Rows of column headings at its top are
 * its head, which is repeated on every page that it goes on to. A list of
 * contents looks like a table, and is tagged as what it is.
 */
void
mb_setter_set_table (MbSetter     *self,
                     const MbNode *node,
                     MbFrame       frame)
{
  MbTable *table;
  MbTag *group = NULL;
  double before = MAX (self->space, node->style == MB_STYLE_AGENDA || node->style == MB_STYLE_CONTENTS ? 16 : 2);
  gboolean in_head = TRUE;

  if (count_columns (node) == 0)
    return;

  table = make_table (self, node, &frame, &frame.scale);
  frame.contents = node->style == MB_STYLE_CONTENTS;
  frame.tag = mb_log_add_tag (self->log, frame.tag, frame.contents ? "/TOC" : "/Table");
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
        group = add_group (self, &frame, is_head);
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
      if (i + 1 == node->children->len && i > table->heads->len && row->height <= LOW_ROW)
        piece->glue = TRUE;
      if (is_head || (child->flags & MB_NODE_KEEP))
        self->keep = MAX (self->keep, 1);
    }
  self->space = 10;
}
