/* Minute Book: what the files of this floor share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "store/mb-store.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* One that the store keeps. */
typedef sqlite3_stmt MbKeptStatement;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbKeptStatement, sqlite3_reset)

sqlite3      *mb_store_get_db      (MbStore      *self);
void          mb_store_take_db     (MbStore      *self,
                                    sqlite3      *db);
void          mb_store_set_error   (MbStore      *self,
                                    GError      **error);
void          mb_sqlite_set_error  (sqlite3      *db,
                                    const char   *path,
                                    GError      **error);
sqlite3_stmt *mb_store_prepare     (MbStore      *self,
                                    const char   *sql,
                                    GError      **error);
MbKeptStatement *mb_store_keep     (MbStore      *self,
                                    const char   *sql,
                                    GError      **error);
gboolean      mb_store_run         (MbStore      *self,
                                    const char   *sql,
                                    GError      **error);
gboolean      mb_store_step        (MbStore      *self,
                                    sqlite3_stmt *statement,
                                    gboolean     *has_row,
                                    GError      **error);
gboolean      mb_store_is_writing  (MbStore      *self);
void          mb_store_set_writing (MbStore      *self,
                                    gboolean      writing);

gboolean      mb_store_can_create  (const char   *path,
                                    GError      **error);
gboolean      mb_store_give_name   (const char   *draft,
                                    const char   *path,
                                    GError      **error);
gboolean      mb_store_must_be_there (MbStore    *self,
                                    GError      **error);

/* mb-schema.c */
gboolean      mb_schema_create     (sqlite3      *db);
int           mb_schema_get_version (void);
char         *mb_schema_write_upgrade (const guint *n_fields);

/* mb-schema-upgrade.c */
gboolean      mb_schema_upgrade    (MbStore      *store,
                                    GError      **error);

/* mb-schema-check.c */
gboolean      mb_schema_check      (MbStore      *store,
                                    GError      **error);

/* The application_id of a book: 'MnBk'. */
#define MB_STORE_APPLICATION_ID 0x4d6e426b

G_END_DECLS
