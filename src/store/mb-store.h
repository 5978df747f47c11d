/* Minute Book: the book on disk
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A book is one SQLite file. A store is one connection to it, for one thread
 * at a time. In order: open or create it; read with mb_store_get() and its
 * kin at any time; write within mb_store_write() only, which runs one
 * transaction and records its changeset with a label, so that it can be undone;
 * drop the last reference, which leaves exactly one file. */

#pragma once

#include "core/mb-error.h"
#include "core/mb-proceedings.h"
#include "core/mb-source.h"

G_BEGIN_DECLS

#define MB_TYPE_STORE (mb_store_get_type ())
G_DECLARE_FINAL_TYPE (MbStore, mb_store, MB, STORE, GObject)

/**
 * MbStoreMode:
 * @MB_STORE_EDIT: reads and writes; falls back to reading only where the file
 *   or its folder can't be written, see mb_store_is_read_only()
 * @MB_STORE_SNAPSHOT: reads the book as it stands now, whatever others write
 *   from here on
 */
typedef enum
{
  MB_STORE_EDIT,
  MB_STORE_SNAPSHOT,
} MbStoreMode;

/**
 * MbStoreWork:
 *
 * What is done within one transaction. On %FALSE nothing of it is kept.
 */
typedef gboolean (*MbStoreWork) (MbStore   *store,
                                 gpointer   data,
                                 GError   **error);

/**
 * MbStoreVisit:
 *
 * Is given one record after the other; it keeps what it references.
 */
typedef void (*MbStoreVisit) (MbRecord *record,
                              gpointer  data);

MbStore   *mb_store_create        (const char   *path,
                                   GError      **error);
MbStore   *mb_store_open          (const char   *path,
                                   MbStoreMode   mode,
                                   GError      **error);
const char *mb_store_get_path     (MbStore      *self);
gboolean   mb_store_is_read_only  (MbStore      *self);
gboolean   mb_store_rest          (MbStore      *self,
                                   GError      **error);

MbRecord  *mb_store_get           (MbStore      *self,
                                   MbKind        kind,
                                   gint64        id,
                                   GError      **error);
GPtrArray *mb_store_list          (MbStore      *self,
                                   MbKind        kind,
                                   GError      **error);
GPtrArray *mb_store_list_by       (MbStore      *self,
                                   MbKind        kind,
                                   guint         field,
                                   gint64        value,
                                   GError      **error);
gboolean   mb_store_visit         (MbStore      *self,
                                   MbKind        kind,
                                   const guint  *fields,
                                   guint         n_fields,
                                   MbStoreVisit  visit,
                                   gpointer      data,
                                   GError      **error);
gboolean   mb_store_load_meeting  (MbStore      *self,
                                   gint64        id,
                                   MbProceedings *into,
                                   GError      **error);
gboolean   mb_store_follow_all    (MbStore      *self,
                                   MbProceedings *into,
                                   GError      **error);

GHashTable *mb_store_count_items  (MbStore      *self,
                                   GError      **error);
GHashTable *mb_store_count_open_actions (MbStore *self,
                                   GError      **error);

gboolean   mb_store_write         (MbStore      *self,
                                   MbIdSource   *ids,
                                   gint64        now,
                                   const char   *label,
                                   const char   *const *facts,
                                   MbStoreWork   work,
                                   gpointer      data,
                                   GError      **error);
gboolean   mb_store_save          (MbStore      *self,
                                   MbRecord     *record,
                                   GError      **error);
gboolean   mb_store_remove        (MbStore      *self,
                                   MbKind        kind,
                                   gint64        id,
                                   GError      **error);

gboolean   mb_store_is_there      (MbStore      *self);
gint64     mb_store_get_version   (MbStore      *self);
gboolean   mb_store_copy          (MbStore      *self,
                                   const char   *path,
                                   GError      **error);
GPtrArray *mb_store_check         (MbStore      *self,
                                   GError      **error);

G_END_DECLS
