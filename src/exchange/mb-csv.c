/* Minute Book: tables as comma-separated values
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-csv.h"

#include <string.h>

static gboolean
is_sign (gunichar letter)
{
  switch (letter)
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case 0xff1d: /* = */
    case 0xff0b: /* + */
    case 0xff0d: /* - */
    case 0xff20: /* @, all of full width */
      return TRUE;
    default:
      return FALSE;
    }
}

/* What a spreadsheet may overlook at the start of a cell. */
static gboolean
is_overlooked (gunichar letter)
{
  return g_unichar_isspace (letter) || g_unichar_iszerowidth (letter) || letter == 0xfeff;
}

/* -5, +2.5 */
static gboolean
is_number (const char *text)
{
  gsize whole;
  gsize part;

  if (*text == '+' || *text == '-')
    text++;
  whole = strspn (text, "0123456789");
  text += whole;
  if (whole == 0 || *text == '\0')
    return whole > 0;
  if (*text++ != '.')
    return FALSE;
  part = strspn (text, "0123456789");

  return part > 0 && text[part] == '\0';
}

static gboolean
would_run (const char *text)
{
  if (is_number (text))
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (is_sign (letter))
        return TRUE;
      if (!is_overlooked (letter))
        return FALSE;
    }

  return FALSE;
}

/**
 * mb_csv_guard:
 *
 * Returns: (transfer full): the text, with an apostrophe before it where a
 *   spreadsheet would run it as a formula
 */
char *
mb_csv_guard (const char *text)
{
  return would_run (text + strspn (text, "'")) ? g_strconcat ("'", text, NULL)
                                               : g_strdup (text);
}

/* Semicolons and tabs part cells in some countries' spreadsheets. */
static gboolean
needs_quotes (const char *text)
{
  gsize length = strlen (text);

  return strpbrk (text, ",;\t\"\r\n") != NULL ||
         (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

static void
append_cell (GString    *csv,
             const char *text)
{
  g_autofree char *guarded = mb_csv_guard (text);

  if (!needs_quotes (guarded))
    {
      g_string_append (csv, guarded);
      return;
    }

  g_string_append_c (csv, '"');
  for (const char *at = guarded; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *at);
    }
  g_string_append_c (csv, '"');
}

/**
 * mb_csv_append_row:
 * @cells: (array zero-terminated=1): a row; made harmless, quoted where needed
 */
void
mb_csv_append_row (GString           *csv,
                   const char *const *cells)
{
  /* A row of one empty cell would be an empty line, which readers skip. */
  if (cells[0] != NULL && cells[1] == NULL && *cells[0] == '\0')
    g_string_append (csv, "\"\"");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      append_cell (csv, cells[i]);
    }
  g_string_append (csv, "\r\n");
}

/**
 * mb_csv_write_register:
 *
 * Returns: (transfer full): the register as CSV, with the names of its columns
 *   as the first row
 */
char *
mb_csv_write_register (const MbRegister *reg)
{
  GString *csv = g_string_new (NULL);
  g_autofree const char **names = NULL;
  guint n_columns;

  g_return_val_if_fail (reg != NULL, NULL);

  n_columns = mb_register_get_n_columns (reg);
  names = g_new0 (const char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    names[i] = mb_register_get_column (reg, i)->name;
  mb_csv_append_row (csv, names);
  for (guint i = 0; i < mb_register_get_n_rows (reg); i++)
    mb_csv_append_row (csv, mb_register_get_row (reg, i));

  return g_string_free_and_steal (csv);
}
