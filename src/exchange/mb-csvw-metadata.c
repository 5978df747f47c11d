/* Minute Book: the description of a pack's data
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-csvw-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_string (JsonBuilder *json,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

static void
add_boolean (JsonBuilder *json,
             const char  *name,
             gboolean     value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

static void
add_dialect (JsonBuilder *json)
{
  json_builder_set_member_name (json, "dialect");
  json_builder_begin_object (json);
  add_string (json, "encoding", "utf-8");
  add_string (json, "delimiter", ",");
  add_string (json, "quoteChar", "\"");
  add_boolean (json, "doubleQuote", TRUE);
  add_boolean (json, "header", TRUE);
  add_boolean (json, "trim", FALSE);
  json_builder_set_member_name (json, "lineTerminators");
  json_builder_begin_array (json);
  json_builder_add_string_value (json, "\r\n");
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_format (JsonBuilder *json,
            const char  *base,
            const char  *format)
{
  json_builder_set_member_name (json, "datatype");
  json_builder_begin_object (json);
  add_string (json, "base", base);
  add_string (json, "format", format);
  json_builder_end_object (json);
}

/* '^(open|done)$'; keys are plain words */
static char *
make_pattern (const MbField *field)
{
  GString *pattern = g_string_new ("^(");

  for (const MbChoice *choice = field->choices; choice->key != NULL; choice++)
    g_string_append_printf (pattern, "%s%s", choice == field->choices ? "" : "|", choice->key);
  g_string_append (pattern, ")$");

  return g_string_free_and_steal (pattern);
}

static void
add_datatype (JsonBuilder        *json,
              const MbCsvwColumn *column)
{
  g_autofree char *pattern = NULL;

  switch (column->type)
    {
    case MB_FIELD_INTEGER:
      add_string (json, "datatype", "integer");
      break;
    case MB_FIELD_FLAG:
      add_format (json, "boolean", "true|false");
      break;
    case MB_FIELD_DATE:
      add_format (json, "date", "yyyy-MM-dd");
      break;
    case MB_FIELD_TIME:
      add_format (json, "time", "HH:mm");
      break;
    case MB_FIELD_CHOICE:
      pattern = make_pattern (column->field);
      add_format (json, "string", pattern);
      break;
    default:
      add_string (json, "datatype", "string");
      break;
    }
}

static void
add_column (JsonBuilder        *json,
            const MbCsvwColumn *column)
{
  json_builder_begin_object (json);
  add_string (json, "name", column->name);
  /* The header row has names: so one title must be the name. */
  json_builder_set_member_name (json, "titles");
  json_builder_begin_array (json);
  json_builder_add_string_value (json, column->name);
  if (g_strcmp0 (column->name, column->title) != 0)
    json_builder_add_string_value (json, column->title);
  json_builder_end_array (json);
  add_datatype (json, column);
  if (column->separator != NULL)
    add_string (json, "separator", column->separator);
  add_boolean (json, "required", column->required);
  json_builder_end_object (json);
}

static void
add_foreign_keys (JsonBuilder       *json,
                  const MbCsvwTable *table)
{
  json_builder_set_member_name (json, "foreignKeys");
  json_builder_begin_array (json);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MbCsvwColumn *column = g_ptr_array_index (table->columns, i);

      if (column->target == NULL)
        continue;
      json_builder_begin_object (json);
      add_string (json, "columnReference", column->name);
      json_builder_set_member_name (json, "reference");
      json_builder_begin_object (json);
      add_string (json, "resource", column->target);
      add_string (json, "columnReference", "id");
      json_builder_end_object (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_table (JsonBuilder       *json,
           const MbCsvwTable *table)
{
  json_builder_begin_object (json);
  add_string (json, "url", table->file);
  add_string (json, "dc:title", table->title);
  json_builder_set_member_name (json, "tableSchema");
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "columns");
  json_builder_begin_array (json);
  for (guint i = 0; i < table->columns->len; i++)
    add_column (json, g_ptr_array_index (table->columns, i));
  json_builder_end_array (json);
  add_string (json, "primaryKey", "id");
  add_foreign_keys (json, table);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/**
 * mb_csvw_describe:
 * @tables: (element-type MbCsvwTable)
 * @title: of the whole
 * @language: of what the cells say (BCP 47)
 *
 * Returns: (transfer full): csv-metadata.json
 */
char *
mb_csvw_describe (GPtrArray  *tables,
                  const char *title,
                  const char *language)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "@context");
  json_builder_begin_array (json);
  json_builder_add_string_value (json, "http://www.w3.org/ns/csvw");
  json_builder_begin_object (json);
  add_string (json, "@language", "en");
  json_builder_end_object (json);
  json_builder_end_array (json);
  add_string (json, "dc:title", title);
  add_string (json, "dc:language", language);
  add_string (json, "dc:description",
              "A cell that a spreadsheet would run as a formula has an apostrophe before it.");
  add_dialect (json);
  json_builder_set_member_name (json, "tables");
  json_builder_begin_array (json);
  for (guint i = 0; i < tables->len; i++)
    add_table (json, g_ptr_array_index (tables, i));
  json_builder_end_array (json);
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}
