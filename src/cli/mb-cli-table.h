/* Minute Book: rows as an aligned table, as CSV or as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A table has columns, each with a key for machines and a heading for people.
 * Rows are filled from left to right. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MB_CLI_FORMAT_TABLE,
  MB_CLI_FORMAT_CSV,
  MB_CLI_FORMAT_JSON,
} MbCliFormat;

typedef struct
{
  const char *key;
  const char *heading; /* marked for translation */
  gboolean    is_number;
} MbCliColumn;

typedef struct _MbCliTable MbCliTable;

MbCliTable *mb_cli_table_new    (const MbCliColumn *columns);
void        mb_cli_table_free   (MbCliTable        *self);
void        mb_cli_table_add    (MbCliTable        *self,
                                 const char        *text);
void        mb_cli_table_take   (MbCliTable        *self,
                                 char              *text);
void        mb_cli_table_add_number (MbCliTable    *self,
                                     gint64         number);
char       *mb_cli_table_format (MbCliTable        *self,
                                 MbCliFormat        format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbCliTable, mb_cli_table_free)

G_END_DECLS
