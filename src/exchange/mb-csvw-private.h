/* Minute Book: the tables of a pack's data
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/mb-csvw.h"

G_BEGIN_DECLS

/**
 * MbCsvwColumn:
 * @field: (nullable): what describes the values
 * @target: (nullable): the file that its values are ids of the rows of
 */
typedef struct
{
  char          *name;
  const char    *title;
  MbFieldType    type;
  gboolean       required;
  const MbField *field;
  const char    *separator; /* nullable: between the values of a list */
  const char    *target;
} MbCsvwColumn;

typedef struct
{
  const char *file;
  const char *title;
  MbKind      kind;
  GPtrArray  *columns; /* MbCsvwColumn; the first is the id */
  GPtrArray  *rows;    /* GStrv */
} MbCsvwTable;

/* mb-csvw-tables.c */
GPtrArray *mb_csvw_make_tables (MbProceedings    *proceedings,
                                const MbPackPlan *plan,
                                MbDisclosure      disclosure);

/* mb-csvw-metadata.c */
char      *mb_csvw_describe    (GPtrArray        *tables,
                                const char       *title,
                                const char       *language);

G_END_DECLS
