/* Minute Book: a book to test the store with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>

#include "core/mb-panel.h"

void
store_set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("minutebook-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a b%.minutebook", NULL);
  fixture->ids = mb_id_source_new_seeded (1);
  fixture->store = mb_store_create (fixture->path, &error);
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

void
store_tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->store != NULL)
    g_assert_finalize_object (fixture->store);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  mb_id_source_free (fixture->ids);
  g_free (fixture->folder);
  g_free (fixture->path);
}

gboolean
store_save_cb (MbStore   *store,
         gpointer   data,
         GError   **error)
{
  return mb_store_save (store, data, error);
}

void
store_save (Fixture  *fixture,
      MbRecord *record)
{
  g_autoptr (GError) error = NULL;
  const char *facts[] = { "a\nfact", NULL };

  g_assert_true (mb_store_write (fixture->store, fixture->ids, 1000, "add", facts, store_save_cb, record, &error));
  g_assert_no_error (error);
}

MbRecord *
store_make_record (Fixture *fixture,
             MbKind   kind)
{
  return mb_record_new (kind, mb_id_source_next (fixture->ids));
}

MbRecord *
store_add_panel (Fixture    *fixture,
           const char *name)
{
  MbRecord *panel = store_make_record (fixture, MB_KIND_PANEL);

  mb_record_set_text (panel, MB_PANEL_NAME, name);
  store_save (fixture, panel);

  return panel;
}

void
store_rename (Fixture    *fixture,
              MbRecord   *panel,
              const char *name)
{
  mb_record_set_text (panel, MB_PANEL_NAME, name);
  store_save (fixture, panel);
}
