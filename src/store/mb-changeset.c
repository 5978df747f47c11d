/* Minute Book: what a recorded change is made of
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/mb-changeset.h"

#include <sqlite3.h>
#include <string.h>

#include "core/mb-kind.h"

/* How a value is written: SQLite's types, and 0 for one that isn't given. */
#define VALUE_ABSENT 0

typedef struct
{
  const guint8 *at;
  gsize         left;
  guint         n_columns; /* of the table at hand, 0 before the first */
} Scan;

static gboolean
skip (Scan  *scan,
      gsize  size)
{
  if (size > scan->left)
    return FALSE;

  scan->at += size;
  scan->left -= size;

  return TRUE;
}

/* SQLite's variable-length integer: seven bits a byte, the greatest first. One
 * of more than four bytes would be larger than any blob. */
static gboolean
read_length (Scan  *scan,
             gsize *length)
{
  *length = 0;
  for (guint i = 0; i < 4 && scan->left > 0; i++)
    {
      guint8 byte = *scan->at;

      skip (scan, 1);
      *length = *length << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Behind the 'T': the number of columns, a byte for each that tells whether it
 * is of the key, and the table's name. A table that was recorded before it got
 * its latest columns has fewer. */
static gboolean
read_table (Scan *scan)
{
  const guint8 *keys;
  const guint8 *end;
  gsize n_columns;
  MbKind kind;

  if (!read_length (scan, &n_columns) || n_columns == 0)
    return FALSE;
  keys = scan->at;
  if (!skip (scan, n_columns) || keys[0] != 1)
    return FALSE;
  for (gsize i = 1; i < n_columns; i++)
    if (keys[i] != 0)
      return FALSE;

  end = scan->left > 0 ? memchr (scan->at, '\0', scan->left) : NULL;
  kind = end != NULL ? mb_kind_from_name ((const char *) scan->at) : MB_KIND_NONE;
  if (kind == MB_KIND_NONE || n_columns > mb_kind_get_info (kind)->n_fields + 1)
    return FALSE;
  scan->n_columns = (guint) n_columns;

  return skip (scan, (gsize) (end - scan->at) + 1);
}

static gboolean
read_value (Scan *scan,
            int  *type)
{
  gsize length;

  if (scan->left == 0)
    return FALSE;
  *type = *scan->at;
  skip (scan, 1);

  switch (*type)
    {
    case VALUE_ABSENT:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (scan, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_length (scan, &length) && skip (scan, length);
    default:
      return FALSE;
    }
}

/* A row, before or after; of an edited one only what was edited is given. */
static gboolean
read_row (Scan     *scan,
          gboolean  edited,
          int       key_type)
{
  for (guint i = 0; i < scan->n_columns; i++)
    {
      int type;

      if (!read_value (scan, &type) || (i == 0 && type != key_type) ||
          (type == VALUE_ABSENT && !edited))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_change (Scan *scan)
{
  guint8 operation = *scan->at;

  /* Behind the operation stands whether a trigger did it. */
  if (scan->n_columns == 0 || !skip (scan, 2))
    return FALSE;

  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return read_row (scan, FALSE, SQLITE_INTEGER);
    case SQLITE_UPDATE:
      return read_row (scan, TRUE, SQLITE_INTEGER) && read_row (scan, TRUE, VALUE_ABSENT);
    default:
      return FALSE;
    }
}

/**
 * mb_changeset_is_sound:
 * @changeset: (nullable): as read from the change log
 * @size: in bytes
 *
 * The format is described in SQLite's own ext/session/sqlite3session.c.
 *
 * Returns: whether it holds changes of records and nothing else, from its
 *   first byte to its last
 */
gboolean
mb_changeset_is_sound (const void *changeset,
                       gsize       size)
{
  Scan scan = { changeset, changeset != NULL ? size : 0, 0 };

  if (scan.left == 0)
    return FALSE;

  while (scan.left > 0)
    if (*scan.at == 'T')
      {
        skip (&scan, 1);
        if (!read_table (&scan))
          return FALSE;
      }
    else if (!read_change (&scan))
      return FALSE;

  return TRUE;
}
