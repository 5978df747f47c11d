/* Minute Book: rows as an aligned table, as CSV or as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli-table.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* What is longer is cut in a table, and whole in the other formats. */
#define WIDEST 60

struct _MbCliTable
{
  const MbCliColumn *columns;
  guint              n_columns;
  GPtrArray         *cells; /* char *, or NULL for unknown; row by row */
};

/**
 * mb_cli_table_new:
 * @columns: (transfer none): ended by one without a key
 */
MbCliTable *
mb_cli_table_new (const MbCliColumn *columns)
{
  MbCliTable *self = g_new0 (MbCliTable, 1);

  self->columns = columns;
  while (columns[self->n_columns].key != NULL)
    self->n_columns++;
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
mb_cli_table_free (MbCliTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * mb_cli_table_add:
 * @text: (nullable): the next cell; %NULL for unknown
 */
void
mb_cli_table_add (MbCliTable *self,
                  const char *text)
{
  g_ptr_array_add (self->cells, g_strdup (text));
}

void
mb_cli_table_take (MbCliTable *self,
                   char       *text)
{
  g_ptr_array_add (self->cells, text);
}

void
mb_cli_table_add_number (MbCliTable *self,
                         gint64      number)
{
  g_ptr_array_add (self->cells, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

/* How many columns of a terminal a letter takes. */
static guint
measure_letter (gunichar letter)
{
  if (g_unichar_iszerowidth (letter) || g_unichar_iscntrl (letter))
    return 0;

  /* Emoji are wide in terminals, whatever Unicode's East Asian Width says. */
  return g_unichar_iswide (letter) || (letter >= 0x1f300 && letter <= 0x1faff) ? 2 : 1;
}

static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += measure_letter (g_utf8_get_char (text));

  return width;
}

/* In one line, no wider than fits; without the characters that would steer a
 * terminal or turn the direction of what follows. */
static char *
flatten (const char *text)
{
  GString *out = g_string_new (NULL);
  guint width = 0;

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (letter == '\n' || letter == '\t')
        letter = ' ';
      if (g_unichar_iscntrl (letter) || (letter >= 0x202a && letter <= 0x202e) ||
          (letter >= 0x2066 && letter <= 0x2069))
        continue;
      if (width + measure_letter (letter) > WIDEST - 1 && measure (text) > 1)
        {
          g_string_append (out, "…");
          break;
        }
      g_string_append_unichar (out, letter);
      width += measure_letter (letter);
    }

  return g_string_free_and_steal (out);
}

static void
append_line (MbCliTable  *self,
             GString     *out,
             char       **cells,
             const guint *widths)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint width = measure (cells[i]);
      guint space = widths[i] - width;

      if (self->columns[i].is_number)
        g_string_append_printf (out, "%*s%s", (int) space, "", cells[i]);
      else
        g_string_append_printf (out, "%s%*s", cells[i], i + 1 < self->n_columns ? (int) space : 0, "");
      if (i + 1 < self->n_columns)
        g_string_append (out, "  ");
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static char *
format_table (MbCliTable *self)
{
  g_autoptr (GPtrArray) flat = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  GString *out = g_string_new (NULL);

  if (self->cells->len == 0)
    return g_string_free_and_steal (out);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (flat, g_strdup (_(self->columns[i].heading)));
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (flat, flatten (g_ptr_array_index (self->cells, i)));
  for (guint i = 0; i < flat->len; i++)
    widths[i % self->n_columns] = MAX (widths[i % self->n_columns], measure (g_ptr_array_index (flat, i)));
  for (guint i = 0; i + self->n_columns <= flat->len; i += self->n_columns)
    append_line (self, out, (char **) flat->pdata + i, widths);

  return g_string_free_and_steal (out);
}

/* RFC 4180. A cell that a spreadsheet would run as a formula is made text by
 * an apostrophe before it. */
static void
append_csv_cell (GString           *out,
                 const MbCliColumn *column,
                 const char        *text)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (text == NULL)
    return;
  if (!column->is_number && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (cell, '\'');
  g_string_append (cell, text);
  if (strpbrk (cell->str, "\",\r\n") == NULL)
    {
      g_string_append (out, cell->str);
      return;
    }
  g_string_replace (cell, "\"", "\"\"", 0);
  g_string_append_printf (out, "\"%s\"", cell->str);
}

static char *
format_csv (MbCliTable *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", self->columns[i].key);
  g_string_append (out, "\r\n");
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint column = i % self->n_columns;

      append_csv_cell (out, &self->columns[column], g_ptr_array_index (self->cells, i));
      g_string_append (out, column + 1 < self->n_columns ? "," : "\r\n");
    }

  return g_string_free_and_steal (out);
}

static void
add_member (JsonBuilder       *builder,
            const MbCliColumn *column,
            const char        *text)
{
  json_builder_set_member_name (builder, column->key);
  if (text == NULL)
    json_builder_add_null_value (builder);
  else if (column->is_number)
    json_builder_add_int_value (builder, g_ascii_strtoll (text, NULL, 10));
  else
    json_builder_add_string_value (builder, text);
}

static char *
format_json (MbCliTable *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint column = i % self->n_columns;

      if (column == 0)
        json_builder_begin_object (builder);
      add_member (builder, &self->columns[column], g_ptr_array_index (self->cells, i));
      if (column + 1 == self->n_columns)
        json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}

/**
 * mb_cli_table_format:
 *
 * Returns: (transfer full): UTF-8; a table without rows is empty, CSV then has
 *   its header alone, and JSON an empty list
 */
char *
mb_cli_table_format (MbCliTable  *self,
                     MbCliFormat  format)
{
  g_assert (self->cells->len % self->n_columns == 0);

  switch (format)
    {
    case MB_CLI_FORMAT_CSV:
      return format_csv (self);
    case MB_CLI_FORMAT_JSON:
      return format_json (self);
    case MB_CLI_FORMAT_TABLE:
    default:
      return format_table (self);
    }
}
