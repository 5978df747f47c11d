/* Minute Book: a book to test the store with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/mb-store.h"

G_BEGIN_DECLS

typedef struct
{
  char       *folder;
  char       *path;
  MbIdSource *ids;
  MbStore    *store;
} Fixture;

void      store_set_up      (Fixture       *fixture,
                             gconstpointer  data);
void      store_tear_down   (Fixture       *fixture,
                             gconstpointer  data);
gboolean  store_save_cb     (MbStore       *store,
                             gpointer       data,
                             GError       **error);
void      store_save        (Fixture       *fixture,
                             MbRecord      *record);
MbRecord *store_make_record (Fixture       *fixture,
                             MbKind         kind);
MbRecord *store_add_panel   (Fixture       *fixture,
                             const char    *name);
void      store_rename      (Fixture       *fixture,
                             MbRecord      *panel,
                             const char    *name);

G_END_DECLS
