/* Minute Book: registers, as tables and as papers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-register.h"

#include "core/mb-date.h"
#include "core/mb-prose.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

typedef struct
{
  GStrv    cells;
  guint    depth;
  MbSource source;
} Row;

struct _MbRegister
{
  char      *title;
  char      *mark;    /* nullable */
  GArray    *columns; /* MbRegisterColumn */
  GPtrArray *rows;    /* Row */
};

static void
row_free (Row *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

/**
 * mb_register_new:
 * @columns: (array length=n_columns): copied; their strings must live as long
 *   as the register
 *
 * Returns: (transfer full): a register without rows
 */
MbRegister *
mb_register_new (const char             *title,
                 const MbRegisterColumn *columns,
                 guint                   n_columns)
{
  MbRegister *self = g_new0 (MbRegister, 1);

  self->title = g_strdup (title);
  self->columns = g_array_new (FALSE, FALSE, sizeof (MbRegisterColumn));
  g_array_append_vals (self->columns, columns, n_columns);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  return self;
}

void
mb_register_free (MbRegister *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->mark);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

guint
mb_register_get_n_columns (const MbRegister *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

const MbRegisterColumn *
mb_register_get_column (const MbRegister *self,
                        guint             column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return &g_array_index (self->columns, MbRegisterColumn, column);
}

guint
mb_register_get_n_rows (const MbRegister *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * mb_register_get_row:
 *
 * Returns: (transfer none): a string for each column, empty where unknown
 */
const char *const *
mb_register_get_row (const MbRegister *self,
                     guint             row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return (const char *const *) ((Row *) g_ptr_array_index (self->rows, row))->cells;
}

/**
 * mb_register_get_depth:
 *
 * Returns: 0, or how deep the row's action stands under other actions
 */
guint
mb_register_get_depth (const MbRegister *self,
                       guint             row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return ((Row *) g_ptr_array_index (self->rows, row))->depth;
}

/**
 * mb_register_take_row:
 * @cells: (transfer full): a string for each column
 * @record: what the row tells of
 */
void
mb_register_take_row (MbRegister *self,
                      GStrv       cells,
                      guint       depth,
                      MbRecord   *record)
{
  Row *row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (g_strv_length (cells) == self->columns->len);

  row = g_new0 (Row, 1);
  row->cells = cells;
  row->depth = depth;
  row->source = mb_source_of (record, -1);
  g_ptr_array_add (self->rows, row);
}

/**
 * mb_register_set_mark:
 * @mark: (nullable): of a restricted register, for each page
 */
void
mb_register_set_mark (MbRegister *self,
                      const char *mark)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->mark, mark);
}

/* What a paper prints for a value as stored. */
static char *
say_value (const MbRegisterColumn *column,
           const char             *value,
           const char             *language)
{
  GDate date;
  int time;

  if (column->field == NULL || *value == '\0')
    return g_strdup (value);

  switch (column->field->type)
    {
    case MB_FIELD_DATE:
      return mb_date_from_iso (value, &date) ? mb_date_format (&date) : g_strdup (value);
    case MB_FIELD_TIME:
      time = mb_time_from_text (value);
      return time >= 0 ? mb_time_format (time, MB_TIME_MINUTES) : g_strdup (value);
    case MB_FIELD_FLAG:
      /* A column of 'No' would hide the few that are. */
      return g_strdup (g_str_equal (value, "true") ? mb_phrase_get (MB_PHRASE_YES, language) : "");
    case MB_FIELD_CHOICE:
      return g_strdup (mb_phrase_say_label (mb_field_get_choice_label (column->field, value),
                                            language));
    default:
      return g_strdup (value);
    }
}

static MbNode *
add_row (MbNode *table)
{
  return mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_REGISTER);
}

static void
add_cell (MbNode                 *row,
          const MbRegisterColumn *column,
          const char             *text,
          MbSource                source)
{
  MbNode *cell = mb_node_add_new (row, MB_NODE_CELL, MB_STYLE_REGISTER);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  mb_paper_mark_source (cell, source);
  if (column->field != NULL && column->field->type == MB_FIELD_INTEGER)
    cell->flags |= MB_NODE_ALIGN_RIGHT;
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      mb_paper_mark_source (mb_node_add_paragraph (cell, MB_STYLE_PLAIN, NULL, lines[i]), source);
}

/* A sub-action is told from its parent by dashes before its text, which stands
 * in the column of prose. */
static void
add_value (MbNode                 *parent,
           const MbRegisterColumn *column,
           const Row              *row,
           const char             *value,
           const char             *language)
{
  g_autofree char *said = say_value (column, value, language);
  g_autoptr (GString) indented = g_string_new (NULL);

  if (column->field != NULL && column->field->type == MB_FIELD_PROSE)
    for (guint i = 0; i < row->depth; i++)
      g_string_append (indented, "– ");
  g_string_append (indented, said);

  add_cell (parent, column, indented->str, row->source);
}

static gboolean
is_filled (const MbRegister *self,
           guint             k,
           const char       *language)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);
      g_autofree char *said = say_value (mb_register_get_column (self, k), row->cells[k], language);

      if (*said != '\0')
        return TRUE;
    }

  return FALSE;
}

/* The columns a paper has: one that no row fills would only take the others'
 * room. */
static GArray *
list_printed (const MbRegister *self,
              const char       *language)
{
  GArray *printed = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint k = 0; k < self->columns->len; k++)
    if (mb_register_get_column (self, k)->share > 0 && is_filled (self, k, language))
      g_array_append_val (printed, k);

  return printed;
}

static void
set_widths (const MbRegister *self,
            const GArray     *printed,
            MbNode           *table)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (double));
  double sum = 0;

  for (guint i = 0; i < printed->len; i++)
    {
      double share = mb_register_get_column (self, g_array_index (printed, guint, i))->share;

      g_array_append_val (shares, share);
      sum += share;
    }
  for (guint i = 0; i < shares->len; i++)
    g_array_index (shares, double, i) /= sum;

  mb_node_set_widths (table, (const double *) (gpointer) shares->data, shares->len);
}

static void
add_table (const MbRegister *self,
           MbNode           *root,
           const char       *language)
{
  g_autoptr (GArray) printed = list_printed (self, language);
  MbNode *table = mb_node_add_new (root, MB_NODE_TABLE, MB_STYLE_REGISTER);
  MbSource none = { MB_KIND_NONE, 0, -1 };
  MbNode *head = add_row (table);

  set_widths (self, printed, table);
  head->flags |= MB_NODE_HEAD;
  for (guint i = 0; i < printed->len; i++)
    {
      const MbRegisterColumn *column = mb_register_get_column (self, g_array_index (printed, guint, i));

      add_cell (head, column, column->heading, none);
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);
      MbNode *node = mb_paper_mark_source (add_row (table), row->source);

      for (guint j = 0; j < printed->len; j++)
        {
          guint k = g_array_index (printed, guint, j);

          add_value (node, mb_register_get_column (self, k), row, row->cells[k], language);
        }
    }
}

/**
 * mb_register_paper_new:
 * @language: BCP 47
 * @made_on: the day it tells of
 *
 * Returns: (transfer full): the register as a paper, on its side, without the
 *   columns that no row fills
 */
MbPaper *
mb_register_paper_new (const MbRegister *self,
                       const char       *language,
                       const GDate      *made_on)
{
  g_autofree char *day = NULL;
  g_autofree char *as_of = NULL;
  MbPaper *paper;

  g_return_val_if_fail (self != NULL && g_date_valid (made_on), NULL);

  day = mb_date_format (made_on);
  as_of = mb_phrase_fill (MB_PHRASE_AS_OF, language, day, NULL);
  paper = mb_paper_new (self->title, language);
  paper->subject = g_strdup (as_of);
  paper->running_head = g_strconcat (self->title, ", ", day, NULL);
  paper->mark = g_strdup (self->mark);
  paper->landscape = TRUE;
  paper->page_numbers = TRUE;

  mb_node_add_heading (paper->root, 1, MB_STYLE_TITLE, NULL, self->title);
  mb_node_add_paragraph (paper->root, MB_STYLE_NOTE, NULL, as_of);
  if (self->rows->len > 0)
    add_table (self, paper->root, language);
  else
    mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL,
                           mb_phrase_get (MB_PHRASE_NOTHING_REGISTERED, language));

  return paper;
}
