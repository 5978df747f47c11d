/* Minute Book: old minutes: tables among the paragraphs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Plain text keeps two traces of a table.
 *
 * Lines with tabs: two or more in a row with the same number of cells are a
 * table, unless they are numbered headings.
 *
 * Text taken from a web page has one cell a paragraph. Among paragraphs as
 * short as cells are, a grid is found of C columns (two to eight): C headings
 * without a number, then at least two rows whose cells are numbers ('6', '74.9%',
 * '£1,200', '-'), but for the first column, which may be all words. The grid with
 * the fewest columns that fits wins; what is left over of the run stays as
 * paragraphs. */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

#define LONGEST_CELL 60
#define LEAST_COLUMNS 2
#define MOST_COLUMNS 8
#define LEAST_ROWS 2

static gboolean
is_number (const char *text)
{
  gsize digits = 0;

  if (g_str_equal (text, "-") || g_str_equal (text, "–") ||
      g_ascii_strcasecmp (text, "n/a") == 0 || g_ascii_strcasecmp (text, "nil") == 0)
    return TRUE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_ascii_isdigit (*text))
        digits++;
      else if (c >= 0x80 ? c != 0xa3 && c != 0x20ac && c != 0x2212
                         : strchr ("+-,.%/:() ", (char) c) == NULL)
        return FALSE;
    }

  /* '14.' is the number of a minute. */
  return digits > 0 && text[-1] != '.';
}

static gboolean
is_cell (const MbMinutesPara *para)
{
  gsize length = strlen (para->text);

  return para->type == MB_MINUTES_TEXT && length > 0 && length <= LONGEST_CELL &&
         strchr (".:;", para->text[length - 1]) == NULL &&
         strcmp (para->text, "CHAIR") != 0 && !mb_minutes_starts_item (para->text);
}

static const char *
cell_at (GPtrArray *paras,
         guint      n)
{
  return ((MbMinutesPara *) g_ptr_array_index (paras, n))->text;
}

/* How many rows, without the headings, a grid of @columns has at @first. */
static guint
count_rows (GPtrArray *paras,
            guint      first,
            guint      end,
            guint      columns)
{
  gboolean words = FALSE;
  guint rows = 0;

  if (first + columns * (LEAST_ROWS + 1) > end)
    return 0;
  for (guint i = 0; i < columns; i++)
    if (is_number (cell_at (paras, first + i)))
      return 0;

  for (guint at = first + columns; at + columns <= end; at += columns, rows++)
    {
      if (rows == 0)
        words = !is_number (cell_at (paras, at));
      else if (words == is_number (cell_at (paras, at)))
        return rows;
      for (guint i = 1; i < columns; i++)
        if (!is_number (cell_at (paras, at + i)))
          return rows;
    }

  return rows;
}

static gboolean
find_grid (GPtrArray *paras,
           guint      first,
           guint      end,
           guint     *columns,
           guint     *rows)
{
  for (*columns = LEAST_COLUMNS; *columns <= MOST_COLUMNS; (*columns)++)
    {
      *rows = count_rows (paras, first, end, *columns);
      if (*rows >= LEAST_ROWS)
        return TRUE;
    }

  return FALSE;
}

static void
become_table (MbMinutesPara *para,
              guint          n_head_rows)
{
  para->type = MB_MINUTES_TABLE;
  para->n_head_rows = n_head_rows;
  g_clear_pointer (&para->text, g_free);
  para->text = g_strdup ("");
}

static void
make_grid (GPtrArray *paras,
           guint      first,
           guint      columns,
           guint      rows)
{
  MbMinutesPara *table = g_ptr_array_index (paras, first);
  MbMinutesPara *last = g_ptr_array_index (paras, first + columns * (rows + 1) - 1);
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i <= rows; i++)
    {
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

      for (guint j = 0; j < columns; j++)
        g_strv_builder_add (row, cell_at (paras, first + i * columns + j));
      g_ptr_array_add (cells, g_strv_builder_end (row));
    }
  g_clear_pointer (&table->cells, g_ptr_array_unref);
  table->cells = cells;
  table->last_line = last->last_line;
  become_table (table, 1);
}

static guint
count_cells (const MbMinutesPara *para)
{
  guint order;

  if (para->type != MB_MINUTES_TEXT || para->cells == NULL ||
      mb_minutes_measure_number (para->text, &order) > 0)
    return 0;

  return g_strv_length (g_ptr_array_index (para->cells, 0));
}

static gboolean
has_number (GPtrArray *rows,
            guint      n)
{
  GStrv row = g_ptr_array_index (rows, n);

  for (guint i = 0; row[i] != NULL; i++)
    if (is_number (row[i]))
      return TRUE;

  return FALSE;
}

/* How many paragraphs from @first on are the rows of a table with tabs. Rows
 * that start with a number are rows only below one that doesn't. */
static guint
make_tabbed (GPtrArray *paras,
             guint      first)
{
  MbMinutesPara *table = g_ptr_array_index (paras, first);
  guint columns = count_cells (table);
  guint n = 1;

  if (columns < 2)
    return 1;

  while (first + n < paras->len)
    {
      const MbMinutesPara *para = g_ptr_array_index (paras, first + n);

      if (para->blank_before || para->cells == NULL || para->type != MB_MINUTES_TEXT ||
          g_strv_length (g_ptr_array_index (para->cells, 0)) != columns)
        break;
      n++;
    }
  if (n < 2)
    return 1;

  for (guint i = 1; i < n; i++)
    {
      const MbMinutesPara *para = g_ptr_array_index (paras, first + i);

      g_ptr_array_add (table->cells, g_strdupv (g_ptr_array_index (para->cells, 0)));
      table->last_line = para->last_line;
    }
  become_table (table, !has_number (table->cells, 0) && has_number (table->cells, 1) ? 1 : 0);

  return n;
}

/**
 * mb_minutes_find_tables:
 * @paras: (element-type MbMinutesPara): the paragraphs; those that are cells or
 *   rows give way to the table
 */
void
mb_minutes_find_tables (GPtrArray *paras)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  guint run_end = 0;
  guint at = 0;

  while (at < paras->len)
    {
      guint columns, rows, n = make_tabbed (paras, at);

      if (run_end <= at)
        for (run_end = at; run_end < paras->len; run_end++)
          if (!is_cell (g_ptr_array_index (paras, run_end)))
            break;
      if (n == 1 && at < run_end && find_grid (paras, at, run_end, &columns, &rows))
        {
          make_grid (paras, at, columns, rows);
          n = columns * (rows + 1);
        }
      g_ptr_array_add (kept, g_ptr_array_index (paras, at));
      g_ptr_array_index (paras, at) = NULL;
      at += n;
    }

  /* Those that gave way are freed here; the kept ones go back in order. */
  for (guint i = 0; i < paras->len; i++)
    g_clear_pointer (&g_ptr_array_index (paras, i), mb_minutes_para_free);
  for (guint i = 0; i < kept->len; i++)
    g_ptr_array_index (paras, i) = g_ptr_array_index (kept, i);
  g_ptr_array_set_free_func (paras, NULL);
  g_ptr_array_set_size (paras, (int) kept->len);
  g_ptr_array_set_free_func (paras, mb_minutes_para_free);
}
