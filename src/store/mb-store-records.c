/* Minute Book: records in the book's tables
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One reader and one writer for every kind: the description in core gives the
 * columns, in its order, behind the id. */

#include "config.h"

#include "store/mb-store-private.h"

#include "core/mb-meeting.h"

static char *
list_columns (MbKind      kind,
              const char *before,
              const char *after)
{
  const MbKindInfo *info = mb_kind_get_info (kind);
  GString *columns = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (columns, "%s%s\"%s\"%s", i > 0 ? ", " : "", before,
                            info->fields[i].name, after);

  return g_string_free_and_steal (columns);
}

static MbRecord *
read_row (sqlite3_stmt *statement,
          MbKind        kind)
{
  const MbKindInfo *info = mb_kind_get_info (kind);
  MbRecord *record = mb_record_new (kind, sqlite3_column_int64 (statement, 0));

  for (guint i = 0; i < info->n_fields; i++)
    switch (sqlite3_column_type (statement, (int) i + 1))
      {
      case SQLITE_INTEGER:
        mb_record_set_integer (record, i, sqlite3_column_int64 (statement, (int) i + 1));
        break;
      case SQLITE_TEXT:
        {
          g_autofree char *valid = NULL;

          valid = g_utf8_make_valid ((const char *) sqlite3_column_text (statement, (int) i + 1), -1);
          mb_record_set_text (record, i, valid);
        }
        break;
      default:
        break;
      }

  return record;
}

/* A damaged book can hold an integer where text belongs; STRICT tables keep
 * that from happening in a sound one. */
static gboolean
types_fit (sqlite3_stmt *statement,
           MbKind        kind)
{
  const MbKindInfo *info = mb_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      int type = sqlite3_column_type (statement, (int) i + 1);
      gboolean is_number = info->fields[i].type == MB_FIELD_INTEGER ||
                           info->fields[i].type == MB_FIELD_FLAG ||
                           info->fields[i].type == MB_FIELD_REFERENCE;

      if (type != SQLITE_NULL && type != (is_number ? SQLITE_INTEGER : SQLITE_TEXT))
        return FALSE;
    }

  return TRUE;
}

static MbRecord *
read_sound_row (MbStore       *self,
                sqlite3_stmt  *statement,
                MbKind         kind,
                GError       **error)
{
  if (!types_fit (statement, kind))
    {
      mb_error_set (error, MB_ERROR_BOOK_DAMAGED, mb_store_get_path (self),
                    mb_kind_get_info (kind)->name, NULL);
      return NULL;
    }

  return read_row (statement, kind);
}

static GPtrArray *
read_rows (MbStore       *self,
           sqlite3_stmt  *statement,
           MbKind         kind,
           GError       **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;

  if (!mb_store_step (self, statement, &has_row, error))
    return NULL;

  while (has_row)
    {
      MbRecord *record = read_sound_row (self, statement, kind, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
      if (!mb_store_step (self, statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&records);
}

/* The field's column, or nothing in its place if it is none of those wanted. */
static void
append_column (GString     *sql,
               MbKind       kind,
               guint        field,
               const guint *wanted,
               guint        n_wanted)
{
  for (guint i = 0; i < n_wanted; i++)
    if (wanted[i] == field)
      {
        g_string_append_printf (sql, ", \"%s\"", mb_kind_get_field (kind, field)->name);
        return;
      }
  g_string_append (sql, ", NULL");
}

static MbKeptStatement *
keep_select (MbStore     *self,
             MbKind       kind,
             const char  *column,
             GError     **error)
{
  g_autofree char *columns = list_columns (kind, "", "");
  int position = mb_kind_find_position (kind);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT id, %s FROM \"%s\"", columns, mb_kind_get_info (kind)->name);
  if (column != NULL)
    g_string_append_printf (sql, " WHERE \"%s\" = ?1", column);
  g_string_append (sql, " ORDER BY ");
  if (position >= 0)
    g_string_append_printf (sql, "\"%s\", ", mb_kind_get_field (kind, (guint) position)->name);
  g_string_append (sql, "id");

  return mb_store_keep (self, sql->str, error);
}

/**
 * mb_store_get:
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with @error set
 *   (%MB_ERROR_NO_SUCH_RECORD where there is none)
 */
MbRecord *
mb_store_get (MbStore  *self,
              MbKind    kind,
              gint64    id,
              GError  **error)
{
  g_autoptr (MbKeptStatement) statement = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (MB_IS_STORE (self), NULL);

  statement = keep_select (self, kind, "id", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  records = read_rows (self, statement, kind, error);
  if (records == NULL)
    return NULL;
  if (records->len == 0)
    {
      g_autofree char *text = mb_id_to_text (id);

      mb_error_set (error, MB_ERROR_NO_SUCH_RECORD, mb_kind_get_info (kind)->label, text, NULL);
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (records, 0));
}

/**
 * mb_store_list:
 *
 * Returns: (transfer full) (element-type MbRecord) (nullable): all records of
 *   the kind, by position and id; %NULL with @error set
 */
GPtrArray *
mb_store_list (MbStore  *self,
               MbKind    kind,
               GError  **error)
{
  g_autoptr (MbKeptStatement) statement = NULL;

  g_return_val_if_fail (MB_IS_STORE (self), NULL);

  statement = keep_select (self, kind, NULL, error);

  return statement != NULL ? read_rows (self, statement, kind, error) : NULL;
}

/**
 * mb_store_visit:
 * @fields: (array length=n_fields): those that are read; the others of each
 *   record are unknown
 * @visit: is given each record of the kind, by id
 *
 * For a kind that has tens of thousands of records: no more than one is in
 * memory, unless @visit keeps it.
 */
gboolean
mb_store_visit (MbStore       *self,
                MbKind         kind,
                const guint   *fields,
                guint          n_fields,
                MbStoreVisit   visit,
                gpointer       data,
                GError       **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autoptr (MbKeptStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (MB_IS_STORE (self), FALSE);

  for (guint i = 0; i < mb_kind_get_info (kind)->n_fields; i++)
    append_column (sql, kind, i, fields, n_fields);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", mb_kind_get_info (kind)->name);
  statement = mb_store_keep (self, sql->str, error);
  if (statement == NULL || !mb_store_step (self, statement, &has_row, error))
    return FALSE;

  while (has_row)
    {
      g_autoptr (MbRecord) record = read_sound_row (self, statement, kind, error);

      if (record == NULL)
        return FALSE;
      visit (record, data);
      if (!mb_store_step (self, statement, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * mb_store_list_by:
 * @field: a reference or an integer
 *
 * Returns: (transfer full) (element-type MbRecord) (nullable): the records
 *   whose field has that value; %NULL with @error set
 */
GPtrArray *
mb_store_list_by (MbStore  *self,
                  MbKind    kind,
                  guint     field,
                  gint64    value,
                  GError  **error)
{
  g_autoptr (MbKeptStatement) statement = NULL;

  g_return_val_if_fail (MB_IS_STORE (self), NULL);

  statement = keep_select (self, kind, mb_kind_get_field (kind, field)->name, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, value);

  return read_rows (self, statement, kind, error);
}

static gboolean
load_parts (MbStore        *self,
            MbRecord       *owner,
            MbProceedings  *into,
            GError        **error)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      int field = mb_kind_find_owner (kind);
      g_autoptr (GPtrArray) parts = NULL;

      if (field < 0 ||
          mb_kind_get_field (kind, (guint) field)->target != mb_record_get_kind (owner))
        continue;
      parts = mb_store_list_by (self, kind, (guint) field, mb_record_get_id (owner), error);
      if (parts == NULL)
        return FALSE;
      for (guint i = 0; i < parts->len; i++)
        {
          MbRecord *part = g_ptr_array_index (parts, i);

          if (mb_proceedings_find (into, kind, mb_record_get_id (part)) != NULL)
            continue;
          mb_proceedings_add (into, part);
          if (!load_parts (self, part, into, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Adds the records that @record names and that @into has not, and what these
 * name in turn. */
static gboolean
follow_record (MbStore        *self,
               MbRecord       *record,
               MbProceedings  *into,
               GError        **error)
{
  const MbKindInfo *info = mb_kind_get_info (mb_record_get_kind (record));

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autoptr (MbRecord) named = NULL;

      if (info->fields[i].type != MB_FIELD_REFERENCE || !mb_record_has (record, i) ||
          mb_proceedings_follow (into, record, i) != NULL)
        continue;
      named = mb_store_get (self, info->fields[i].target, mb_record_get_integer (record, i), error);
      if (named == NULL)
        return FALSE;
      mb_proceedings_add (into, named);
      if (!follow_record (self, named, into, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * mb_store_follow_all:
 * @into: proceedings that hold some records
 *
 * Adds each record that one of them names.
 */
gboolean
mb_store_follow_all (MbStore        *self,
                     MbProceedings  *into,
                     GError        **error)
{
  g_return_val_if_fail (MB_IS_STORE (self), FALSE);

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (into, kind);

      for (guint i = 0; i < records->len; i++)
        if (!follow_record (self, g_ptr_array_index (records, i), into, error))
          return FALSE;
    }

  return TRUE;
}

/**
 * mb_store_load_meeting:
 * @into: empty proceedings
 *
 * Reads a meeting, its parts, and all that these name.
 */
gboolean
mb_store_load_meeting (MbStore        *self,
                       gint64          id,
                       MbProceedings  *into,
                       GError        **error)
{
  g_autoptr (MbRecord) meeting = NULL;

  g_return_val_if_fail (MB_IS_STORE (self), FALSE);

  meeting = mb_store_get (self, MB_KIND_MEETING, id, error);
  if (meeting == NULL)
    return FALSE;
  mb_proceedings_set_meeting (into, meeting);

  return load_parts (self, meeting, into, error) && mb_store_follow_all (self, into, error);
}

static void
bind_record (sqlite3_stmt *statement,
             MbRecord     *record)
{
  const MbKindInfo *info = mb_kind_get_info (mb_record_get_kind (record));

  sqlite3_bind_int64 (statement, 1, mb_record_get_id (record));
  for (guint i = 0; i < info->n_fields; i++)
    {
      int place = (int) i + 2;

      if (!mb_record_has (record, i))
        sqlite3_bind_null (statement, place);
      else if (info->fields[i].type == MB_FIELD_INTEGER || info->fields[i].type == MB_FIELD_FLAG ||
               info->fields[i].type == MB_FIELD_REFERENCE)
        sqlite3_bind_int64 (statement, place, mb_record_get_integer (record, i));
      else
        sqlite3_bind_text (statement, place, mb_record_get_text (record, i), -1, SQLITE_STATIC);
    }
}

/**
 * mb_store_save:
 * @record: with an id
 *
 * Writes the record, new or changed. Within mb_store_write() only.
 */
gboolean
mb_store_save (MbStore   *self,
               MbRecord  *record,
               GError   **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *columns = NULL;
  const MbKindInfo *info;

  g_return_val_if_fail (MB_IS_STORE (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD (record) && mb_record_get_id (record) > 0, FALSE);
  g_return_val_if_fail (mb_store_is_writing (self), FALSE);

  info = mb_kind_get_info (mb_record_get_kind (record));
  columns = list_columns (mb_record_get_kind (record), "", "");
  g_string_printf (sql, "INSERT INTO \"%s\" (id, %s) VALUES (?1", info->name, columns);
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append (sql, ") ON CONFLICT (id) DO UPDATE SET ");
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 0 ? ", " : "", info->fields[i].name, i + 2);

  statement = mb_store_prepare (self, sql->str, error);
  if (statement == NULL)
    return FALSE;
  bind_record (statement, record);

  return mb_store_step (self, statement, NULL, error);
}

static gboolean
run_with_id (MbStore     *self,
             const char  *sql,
             gint64       id,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = mb_store_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);

  return mb_store_step (self, statement, NULL, error);
}

/* What names the record lets go of it: parts go with it, others forget it, and
 * where it may not be forgotten it stays. */
static gboolean
release (MbStore        *self,
         MbKind          kind,
         const MbField  *field,
         guint           n,
         gint64          id,
         GError        **error)
{
  const MbKindInfo *info = mb_kind_get_info (kind);
  g_autofree char *sql = NULL;
  g_autoptr (GPtrArray) users = NULL;

  if (!(field->flags & (MB_FIELD_OWNER | MB_FIELD_REQUIRED)))
    {
      sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" = ?1", info->name,
                             field->name, field->name);
      return run_with_id (self, sql, id, error);
    }

  users = mb_store_list_by (self, kind, n, id, error);
  if (users == NULL)
    return FALSE;
  if (users->len > 0 && !(field->flags & MB_FIELD_OWNER))
    {
      mb_error_set (error, MB_ERROR_IN_USE, mb_kind_get_info (field->target)->label, info->label, NULL);
      return FALSE;
    }
  for (guint i = 0; i < users->len; i++)
    if (!mb_store_remove (self, kind, mb_record_get_id (g_ptr_array_index (users, i)), error))
      return FALSE;

  return TRUE;
}

/**
 * mb_store_remove:
 *
 * Removes the record and its parts; what else named it forgets it. A record
 * that others can't do without stays: %MB_ERROR_IN_USE. Within
 * mb_store_write() only.
 */
gboolean
mb_store_remove (MbStore  *self,
                 MbKind    kind,
                 gint64    id,
                 GError  **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (MB_IS_STORE (self), FALSE);
  g_return_val_if_fail (mb_store_is_writing (self), FALSE);

  for (MbKind user = MB_KIND_NONE + 1; user < MB_N_KINDS; user++)
    {
      const MbKindInfo *info = mb_kind_get_info (user);

      for (guint i = 0; i < info->n_fields; i++)
        if (info->fields[i].type == MB_FIELD_REFERENCE && info->fields[i].target == kind &&
            !release (self, user, &info->fields[i], i, id, error))
          return FALSE;
    }

  sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", mb_kind_get_info (kind)->name);

  return run_with_id (self, sql, id, error);
}
