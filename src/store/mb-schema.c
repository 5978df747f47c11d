/* Minute Book: the tables of a book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The schema's changelog, newest first:
 *
 * 2  Publications; a paper to follow and a summary for the public, of an item;
 *    what a paper's examination found; a council's logo.
 * 1  The first: a table for each kind of record, the change log, attachments,
 *    the search index.
 *
 * The tables of records follow from their descriptions in core. As changesets
 * go by the order of columns, a new field stands last in its description, and
 * an older book gets its column by itself (mb-schema-upgrade.c). A recorded table
 * has no generated column, no UNIQUE but its key, no cascade, and no trigger
 * but those that feed the search: undo and redo would break on them. */

#include "config.h"

#include "store/mb-store-private.h"

#define VERSION 2

int
mb_schema_get_version (void)
{
  return VERSION;
}

static const char *
column_type (MbFieldType type)
{
  switch (type)
    {
    case MB_FIELD_INTEGER:
    case MB_FIELD_FLAG:
    case MB_FIELD_REFERENCE:
      return "INTEGER";
    case MB_FIELD_TEXT:
    case MB_FIELD_PROSE:
    case MB_FIELD_DATE:
    case MB_FIELD_TIME:
    case MB_FIELD_CHOICE:
    default:
      return "TEXT";
    }
}

/* The same words whether a table is made with the column or gets it later. */
static void
append_column (GString       *sql,
               const MbField *field)
{
  g_string_append_printf (sql, "\"%s\" %s", field->name, column_type (field->type));
  if (field->type == MB_FIELD_REFERENCE)
    g_string_append_printf (sql, " REFERENCES \"%s\" (id) DEFERRABLE INITIALLY DEFERRED",
                            mb_kind_get_info (field->target)->name);
}

static void
append_index (GString          *sql,
              const MbKindInfo *info,
              const MbField    *field)
{
  if (field->type == MB_FIELD_REFERENCE)
    g_string_append_printf (sql, "CREATE INDEX \"%s_%s\" ON \"%s\" (\"%s\");\n", info->name,
                            field->name, info->name, field->name);
}

static void
append_table (GString *sql,
              MbKind   kind)
{
  const MbKindInfo *info = mb_kind_get_info (kind);

  g_string_append_printf (sql, "CREATE TABLE \"%s\" (id INTEGER PRIMARY KEY NOT NULL", info->name);
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_string_append (sql, ", ");
      append_column (sql, &info->fields[i]);
    }
  g_string_append (sql, ") STRICT;\n");

  for (guint i = 0; i < info->n_fields; i++)
    append_index (sql, info, &info->fields[i]);
}

/* The words of a row that are searched, one field a line, or NULL for a kind
 * that isn't searched. */
static char *
searched_words (const MbKindInfo *info,
                const char       *row)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & MB_FIELD_SEARCHED)
      g_string_append_printf (words, "%scoalesce(%s.\"%s\", '')", words->len > 0 ? " || char(10) || " : "",
                              row, info->fields[i].name);

  return g_string_free (words, words->len == 0);
}

static void
append_search_triggers (GString *sql,
                        MbKind   kind)
{
  const MbKindInfo *info = mb_kind_get_info (kind);
  g_autofree char *words = searched_words (info, "new");

  if (words == NULL)
    return;

  g_string_append_printf (sql,
                          "CREATE TRIGGER \"%s_search_insert\" AFTER INSERT ON \"%s\" BEGIN\n"
                          "  INSERT INTO search (rowid, kind, words) VALUES (new.id, '%s', %s);\n"
                          "END;\n",
                          info->name, info->name, info->name, words);
  g_string_append_printf (sql,
                          "CREATE TRIGGER \"%s_search_update\" AFTER UPDATE ON \"%s\" BEGIN\n"
                          "  DELETE FROM search WHERE rowid = old.id;\n"
                          "  INSERT INTO search (rowid, kind, words) VALUES (new.id, '%s', %s);\n"
                          "END;\n",
                          info->name, info->name, info->name, words);
  g_string_append_printf (sql,
                          "CREATE TRIGGER \"%s_search_delete\" AFTER DELETE ON \"%s\" BEGIN\n"
                          "  DELETE FROM search WHERE rowid = old.id;\n"
                          "END;\n",
                          info->name, info->name);
}

/* A change's number is its place in this copy of the book; its id is its own
 * in every copy. */
static const char house_tables[] =
  "CREATE TABLE change ("
  " id INTEGER PRIMARY KEY NOT NULL,"
  " number INTEGER NOT NULL,"
  " made_at INTEGER NOT NULL,"
  " kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),"
  " of INTEGER REFERENCES change (id),"
  " label TEXT NOT NULL,"
  " facts TEXT NOT NULL,"
  " changeset BLOB NOT NULL"
  ") STRICT;\n"
  "CREATE UNIQUE INDEX change_number ON change (number);\n"
  "CREATE TABLE attachment ("
  " digest TEXT PRIMARY KEY NOT NULL,"
  " size INTEGER NOT NULL"
  ") STRICT;\n"
  "CREATE TABLE attachment_part ("
  " digest TEXT NOT NULL REFERENCES attachment (digest),"
  " number INTEGER NOT NULL,"
  " bytes BLOB NOT NULL"
  ") STRICT;\n"
  "CREATE UNIQUE INDEX attachment_part_place ON attachment_part (digest, number);\n"
  "CREATE VIRTUAL TABLE search USING fts5 (kind UNINDEXED, words,"
  " tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3');\n";

/**
 * mb_schema_create:
 *
 * Makes the tables of the newest version in an empty database, in a
 * transaction of its own.
 *
 * Returns: whether it worked; the database knows why not
 */
gboolean
mb_schema_create (sqlite3 *db)
{
  g_autoptr (GString) sql = g_string_new ("BEGIN IMMEDIATE;\n");

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    append_table (sql, kind);
  g_string_append (sql, house_tables);
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    append_search_triggers (sql, kind);
  g_string_append_printf (sql, "PRAGMA application_id = %d;\nPRAGMA user_version = %d;\nCOMMIT;\n",
                          MB_STORE_APPLICATION_ID, VERSION);

  return sqlite3_exec (db, sql->str, NULL, NULL, NULL) == SQLITE_OK;
}

/**
 * mb_schema_write_upgrade:
 * @n_fields: how many fields of each kind the book has; 0 where it has no
 *   table of that kind
 *
 * Returns: the statements that give a book what it lacks, and its triggers anew
 */
char *
mb_schema_write_upgrade (const guint *n_fields)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      const MbKindInfo *info = mb_kind_get_info (kind);

      if (n_fields[kind] == 0)
        append_table (sql, kind);
      for (guint i = n_fields[kind]; n_fields[kind] > 0 && i < info->n_fields; i++)
        {
          g_string_append_printf (sql, "ALTER TABLE \"%s\" ADD COLUMN ", info->name);
          append_column (sql, &info->fields[i]);
          g_string_append (sql, ";\n");
          append_index (sql, info, &info->fields[i]);
        }
      g_string_append_printf (sql,
                              "DROP TRIGGER IF EXISTS \"%s_search_insert\";\n"
                              "DROP TRIGGER IF EXISTS \"%s_search_update\";\n"
                              "DROP TRIGGER IF EXISTS \"%s_search_delete\";\n",
                              info->name, info->name, info->name);
      append_search_triggers (sql, kind);
    }
  g_string_append_printf (sql, "PRAGMA user_version = %d;\n", VERSION);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}
