/* Minute Book: the parts of a panel that are of one kind
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of rows that open into forms, and below them the entry that adds one.
 * When the book is read anew, the rows stay: open or closed, and with the
 * focus. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_PART_LIST (mb_part_list_get_type ())
G_DECLARE_FINAL_TYPE (MbPartList, mb_part_list, MB, PART_LIST, AdwBin)

/**
 * MbPartListInfo:
 * @kind: of the records
 * @fields: of a row's form
 * @add: what the entry at the end is called
 * @is_ordered: whether rows can be moved
 *
 * What is listed.
 */
typedef struct
{
  const char  *title;
  const char  *description;
  const char  *add;
  MbKind       kind;
  const guint *fields;
  guint        n_fields;
  gboolean     is_ordered;
} MbPartListInfo;

/**
 * MbPartListName:
 * @details: (out): what else is said of the part
 *
 * Returns: (transfer full): what the part is called
 */
typedef char *(*MbPartListName) (MbRecord  *part,
                                 gpointer   data,
                                 char     **details);

GtkWidget *mb_part_list_new         (MbDesk               *desk,
                                     const MbPartListInfo *info,
                                     MbPartListName        name,
                                     gpointer              data);
void       mb_part_list_set_parts   (MbPartList           *self,
                                     GPtrArray            *parts,
                                     GPtrArray            *choices);
void       mb_part_list_update_name (MbPartList           *self,
                                     MbRecord             *part);
void       mb_part_list_set_error   (MbPartList           *self,
                                     const char           *words);

G_END_DECLS
