/* Minute Book: tests of the book on disk
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"
#include "store/mb-attachment.h"
#include "store/mb-history.h"
#include "store/mb-search.h"
#include "store/mb-store.h"

typedef struct
{
  char       *folder;
  char       *path;
  MbIdSource *ids;
  MbStore    *store;
} Fixture;

static void
set_up (Fixture       *fixture,
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

static void
tear_down (Fixture       *fixture,
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

static gboolean
save_cb (MbStore   *store,
         gpointer   data,
         GError   **error)
{
  return mb_store_save (store, data, error);
}

static void
save (Fixture  *fixture,
      MbRecord *record)
{
  g_autoptr (GError) error = NULL;
  const char *facts[] = { "a\nfact", NULL };

  g_assert_true (mb_store_write (fixture->store, fixture->ids, 1000, "add", facts, save_cb, record, &error));
  g_assert_no_error (error);
}

static MbRecord *
make_record (Fixture *fixture,
             MbKind   kind)
{
  return mb_record_new (kind, mb_id_source_next (fixture->ids));
}

static MbRecord *
add_panel (Fixture    *fixture,
           const char *name)
{
  MbRecord *panel = make_record (fixture, MB_KIND_PANEL);

  mb_record_set_text (panel, MB_PANEL_NAME, name);
  save (fixture, panel);

  return panel;
}

static MbRecord *
add_meeting (Fixture  *fixture,
             MbRecord *panel)
{
  MbRecord *meeting = make_record (fixture, MB_KIND_MEETING);

  mb_record_set_integer (meeting, MB_MEETING_PANEL, mb_record_get_id (panel));
  mb_record_set_text (meeting, MB_MEETING_DATE, "2026-10-14");
  save (fixture, meeting);

  return meeting;
}

static MbRecord *
add_item (Fixture    *fixture,
          MbRecord   *meeting,
          const char *title)
{
  MbRecord *item = make_record (fixture, MB_KIND_ITEM);

  mb_record_set_integer (item, MB_ITEM_MEETING, mb_record_get_id (meeting));
  mb_record_set_text (item, MB_ITEM_TITLE, title);
  save (fixture, item);

  return item;
}

static void
fill_field (MbRecord      *record,
            guint          field,
            const MbField *info)
{
  switch (info->type)
    {
    case MB_FIELD_INTEGER:
    case MB_FIELD_FLAG:
      mb_record_set_integer (record, field, 1);
      break;
    case MB_FIELD_REFERENCE:
      break;
    case MB_FIELD_DATE:
      mb_record_set_text (record, field, "2026-02-28");
      break;
    case MB_FIELD_TIME:
      mb_record_set_text (record, field, "18:00");
      break;
    case MB_FIELD_CHOICE:
      mb_record_set_text (record, field, info->choices[0].key);
      break;
    case MB_FIELD_TEXT:
    case MB_FIELD_PROSE:
    default:
      mb_record_set_text (record, field, "O'Brien; \"שלום\" 😀 -- DROP");
    }
}

/* Every kind and field comes back as it went in. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (MbRecord) record = make_record (fixture, kind);
      g_autoptr (MbRecord) again = NULL;
      g_autoptr (GError) error = NULL;
      const MbKindInfo *info = mb_kind_get_info (kind);

      for (guint i = 0; i < info->n_fields; i++)
        fill_field (record, i, &info->fields[i]);
      save (fixture, record);
      again = mb_store_get (fixture->store, kind, mb_record_get_id (record), &error);
      g_assert_no_error (error);
      g_assert_true (mb_record_equal (record, again));
    }
}

static void
test_long_name (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *name = g_strnfill (10000, 'x');
  g_autoptr (MbRecord) panel = add_panel (fixture, name);
  g_autoptr (MbRecord) again = NULL;

  again = mb_store_get (fixture->store, MB_KIND_PANEL, mb_record_get_id (panel), NULL);
  g_assert_cmpstr (mb_record_get_text (again, MB_PANEL_NAME), ==, name);
}

static void
test_load_meeting (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (MbRecord) panel = add_panel (fixture, "Panel");
  g_autoptr (MbRecord) meeting = add_meeting (fixture, panel);
  g_autoptr (MbRecord) other = add_meeting (fixture, panel);
  g_autoptr (MbRecord) item = add_item (fixture, meeting, "One");
  g_autoptr (MbRecord) elsewhere = add_item (fixture, other, "Elsewhere");
  g_autoptr (MbRecord) person = make_record (fixture, MB_KIND_PERSON);
  g_autoptr (MbRecord) resolution = make_record (fixture, MB_KIND_RESOLUTION);
  g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  mb_record_set_text (person, MB_PERSON_FAMILY_NAME, "Okafor");
  save (fixture, person);
  mb_record_set_integer (resolution, MB_RESOLUTION_ITEM, mb_record_get_id (item));
  mb_record_set_integer (resolution, MB_RESOLUTION_MOVER, mb_record_get_id (person));
  mb_record_set_text (resolution, MB_RESOLUTION_TEXT, "That it be noted.");
  save (fixture, resolution);

  g_assert_true (mb_store_load_meeting (fixture->store, mb_record_get_id (meeting), proceedings, &error));
  g_assert_no_error (error);
  items = mb_proceedings_list (proceedings, MB_KIND_ITEM);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_nonnull (mb_proceedings_get_panel (proceedings));
  g_assert_nonnull (mb_proceedings_find (proceedings, MB_KIND_RESOLUTION, mb_record_get_id (resolution)));
  g_assert_nonnull (mb_proceedings_find (proceedings, MB_KIND_PERSON, mb_record_get_id (person)));
}

static gboolean
remove_cb (MbStore   *store,
           gpointer   data,
           GError   **error)
{
  return mb_store_remove (store, mb_record_get_kind (data), mb_record_get_id (data), error);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MbRecord) panel = add_panel (fixture, "Panel");
  g_autoptr (MbRecord) meeting = add_meeting (fixture, panel);
  g_autoptr (MbRecord) item = add_item (fixture, meeting, "One");
  g_autoptr (MbRecord) gone = NULL;
  g_autoptr (MbRecord) back = NULL;
  g_autoptr (MbChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;

  g_assert_false (mb_store_write (fixture->store, fixture->ids, 0, "remove", NULL, remove_cb, panel, &refused));
  g_assert_error (refused, MB_ERROR, MB_ERROR_IN_USE);

  g_assert_true (mb_store_write (fixture->store, fixture->ids, 0, "remove", NULL, remove_cb, meeting, &error));
  g_assert_no_error (error);
  gone = mb_store_get (fixture->store, MB_KIND_ITEM, mb_record_get_id (item), &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SUCH_RECORD);
  g_clear_error (&error);

  change = mb_history_undo (fixture->store, fixture->ids, 0, &error);
  g_assert_no_error (error);
  back = mb_store_get (fixture->store, MB_KIND_ITEM, mb_record_get_id (item), &error);
  g_assert_no_error (error);
  g_assert_true (mb_record_equal (back, item));
}

static char *
get_name (Fixture  *fixture,
          MbRecord *panel)
{
  g_autoptr (MbRecord) now = NULL;

  now = mb_store_get (fixture->store, MB_KIND_PANEL, mb_record_get_id (panel), NULL);

  return now != NULL ? g_strdup (mb_record_get_text (now, MB_PANEL_NAME)) : NULL;
}

static void
assert_replay (Fixture    *fixture,
               MbRecord   *panel,
               gboolean    undo,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) change = NULL;
  g_autofree char *name = NULL;

  change = undo ? mb_history_undo (fixture->store, fixture->ids, 0, &error)
                : mb_history_redo (fixture->store, fixture->ids, 0, &error);
  g_assert_no_error (error);
  name = get_name (fixture, panel);
  g_assert_cmpstr (name, ==, expected);
}

static void
rename_panel (Fixture    *fixture,
              MbRecord   *panel,
              const char *name)
{
  mb_record_set_text (panel, MB_PANEL_NAME, name);
  save (fixture, panel);
}

static void
test_undo_redo (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (MbRecord) panel = add_panel (fixture, "A");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (MbChange) none = NULL;
  g_autoptr (GError) error = NULL;
  MbChange *last;

  rename_panel (fixture, panel, "B");
  rename_panel (fixture, panel, "C");
  assert_replay (fixture, panel, TRUE, "B");
  assert_replay (fixture, panel, TRUE, "A");
  assert_replay (fixture, panel, FALSE, "B");
  assert_replay (fixture, panel, TRUE, "A");
  assert_replay (fixture, panel, FALSE, "B");
  assert_replay (fixture, panel, FALSE, "C");
  none = mb_history_redo (fixture->store, fixture->ids, 0, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NOTHING_TO_REDO);
  g_clear_error (&error);

  assert_replay (fixture, panel, TRUE, "B");
  rename_panel (fixture, panel, "D");
  none = mb_history_redo (fixture->store, fixture->ids, 0, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NOTHING_TO_REDO);
  g_clear_error (&error);
  assert_replay (fixture, panel, TRUE, "B");
  assert_replay (fixture, panel, TRUE, "A");
  assert_replay (fixture, panel, TRUE, NULL);
  none = mb_history_undo (fixture->store, fixture->ids, 0, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);

  changes = mb_history_list (fixture->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 14);
  last = g_ptr_array_index (changes, 13);
  g_assert_cmpint (last->number, ==, 1);
  g_assert_cmpint (last->made_at, ==, 1000);
  g_assert_cmpstr (last->label, ==, "add");
  g_assert_cmpstr (last->facts[0], ==, "a fact");
}

static void
test_nothing_changed (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (MbRecord) panel = add_panel (fixture, "A");
  g_autoptr (GPtrArray) changes = NULL;

  save (fixture, panel);
  changes = mb_history_list (fixture->store, 0, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
}

static gboolean
half_cb (MbStore   *store,
         gpointer   data,
         GError   **error)
{
  g_assert_true (mb_store_save (store, data, error));
  mb_error_set (error, MB_ERROR_CANCELLED, NULL);

  return FALSE;
}

static gboolean
dangling_cb (MbStore   *store,
             gpointer   data,
             GError   **error)
{
  g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, 99);

  mb_record_set_integer (item, MB_ITEM_MEETING, 12345);
  mb_record_set_text (item, MB_ITEM_TITLE, "Of no meeting");

  return mb_store_save (store, item, error);
}

static void
test_all_or_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (MbRecord) panel = make_record (fixture, MB_KIND_PANEL);
  g_autoptr (MbRecord) found = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  mb_record_set_text (panel, MB_PANEL_NAME, "A");
  g_assert_false (mb_store_write (fixture->store, fixture->ids, 0, "add", NULL, half_cb, panel, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
  g_clear_error (&error);
  found = mb_store_get (fixture->store, MB_KIND_PANEL, mb_record_get_id (panel), NULL);
  g_assert_null (found);

  g_assert_false (mb_store_write (fixture->store, fixture->ids, 0, "add", NULL, dangling_cb, NULL, &error));
  g_assert_nonnull (error);
  changes = mb_history_list (fixture->store, 0, NULL);
  g_assert_cmpuint (changes->len, ==, 0);
  g_clear_error (&error);
  save (fixture, panel);
}

static void
assert_hits (Fixture    *fixture,
             const char *words,
             guint       n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = mb_search_find (fixture->store, words, 0, &error);

  g_test_message ("'%s'", words);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, n);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MbRecord) panel = add_panel (fixture, "Children and Families Scrutiny Panel");
  g_autoptr (MbRecord) meeting = add_meeting (fixture, panel);
  g_autoptr (MbRecord) item = add_item (fixture, meeting, "Café: return interviews \"on time\"");
  g_autoptr (MbChange) change = NULL;

  assert_hits (fixture, "interviews return", 1);
  assert_hits (fixture, "inter", 1);
  assert_hits (fixture, "CAFE", 1);
  assert_hits (fixture, "interviews OR children", 0);
  assert_hits (fixture, "\"on", 1);
  assert_hits (fixture, "* ( ) ^ : -", 0);
  assert_hits (fixture, "NOT families", 0);
  assert_hits (fixture, "", 0);
  assert_hits (fixture, "words:inter", 0);

  rename_panel (fixture, panel, "Audit Panel");
  assert_hits (fixture, "scrutiny", 0);
  assert_hits (fixture, "audit", 1);
  change = mb_history_undo (fixture->store, fixture->ids, 0, NULL);
  assert_hits (fixture, "scrutiny", 1);
  assert_hits (fixture, "audit", 0);
}

typedef struct
{
  GBytes *bytes;
  char   *digest;
} Attachment;

static gboolean
attach_cb (MbStore   *store,
           gpointer   data,
           GError   **error)
{
  Attachment *attachment = data;

  g_free (attachment->digest);
  attachment->digest = mb_attachment_add (store, attachment->bytes, error);

  return attachment->digest != NULL;
}

static void
test_attachment (Fixture       *fixture,
                 gconstpointer  data)
{
  gsize size = 3 * 1024 * 1024 + 17;
  guchar *random = g_malloc (size);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  Attachment attachment = { NULL };

  for (gsize i = 0; i < size; i++)
    random[i] = (guchar) g_rand_int (rand);
  attachment.bytes = g_bytes_new_take (random, size);
  for (guint i = 0; i < 2; i++)
    g_assert_true (mb_store_write (fixture->store, fixture->ids, 0, "attach", NULL, attach_cb, &attachment, &error));
  g_assert_no_error (error);
  again = mb_attachment_get (fixture->store, attachment.digest, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (again, attachment.bytes));

  faults = mb_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_bytes_unref (attachment.bytes);
  g_free (attachment.digest);
}

/* A snapshot stays as it was while others write, and doesn't hold them up. */
static void
test_snapshot (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (MbRecord) panel = add_panel (fixture, "A");
  g_autoptr (MbStore) snapshot = NULL;
  g_autoptr (MbRecord) seen = NULL;
  g_autoptr (GError) error = NULL;

  snapshot = mb_store_open (fixture->path, MB_STORE_SNAPSHOT, &error);
  g_assert_no_error (error);
  rename_panel (fixture, panel, "B");
  seen = mb_store_get (snapshot, MB_KIND_PANEL, mb_record_get_id (panel), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (seen, MB_PANEL_NAME), ==, "A");
  g_assert_false (mb_store_write (snapshot, fixture->ids, 0, "add", NULL, save_cb, panel, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_READ_ONLY);
}

/* After a rest a plain copy of the file of an open book is a whole book. */
static void
test_copy_of_open_book (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (MbRecord) panel = add_panel (fixture, "A");
  g_autoptr (MbStore) copy = NULL;
  g_autoptr (MbRecord) seen = NULL;
  g_autofree char *copy_path = g_strconcat (fixture->path, ".copy", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (mb_store_rest (fixture->store, &error));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, &error));
  g_assert_true (g_file_set_contents (copy_path, bytes, (gssize) size, &error));
  copy = mb_store_open (copy_path, MB_STORE_EDIT, &error);
  g_assert_no_error (error);
  seen = mb_store_get (copy, MB_KIND_PANEL, mb_record_get_id (panel), &error);
  g_assert_no_error (error);
  g_clear_object (&copy);
  g_unlink (copy_path);
}

static void
assert_refused (const char  *path,
                const void  *bytes,
                gsize        size,
                int          code)
{
  g_autoptr (MbStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gsize size_after;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  store = mb_store_open (path, MB_STORE_EDIT, &error);
  g_assert_null (store);
  g_assert_error (error, MB_ERROR, code);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, bytes, size);
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  static const char text[] = "Voice of the Child\n";
  g_autoptr (MbRecord) panel = add_panel (fixture, "A");
  g_autofree char *bytes = NULL;
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autoptr (MbStore) none = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));

  assert_refused (fixture->path, "", 0, MB_ERROR_NOT_A_BOOK);
  assert_refused (fixture->path, text, strlen (text), MB_ERROR_NOT_A_BOOK);
  assert_refused (fixture->path, long_text, 5000, MB_ERROR_NOT_A_BOOK);
  assert_refused (fixture->path, bytes, size / 2, MB_ERROR_BOOK_DAMAGED);
  assert_refused (fixture->path, bytes, size - 1, MB_ERROR_BOOK_DAMAGED);
  assert_refused (fixture->path, bytes, 50, MB_ERROR_NOT_A_BOOK);
  bytes[63] = 99;
  assert_refused (fixture->path, bytes, size, MB_ERROR_BOOK_NEWER);
  bytes[68] = 0;
  assert_refused (fixture->path, bytes, size, MB_ERROR_NOT_A_BOOK);

  g_unlink (fixture->path);
  none = mb_store_open (fixture->path, MB_STORE_EDIT, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SUCH_FILE);
  g_assert_true (g_file_set_contents (fixture->path, "x", 1, NULL));
}

/* Whatever byte is wrong: an error or a sound answer, but no crash. */
static void
test_mutated (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autofree char *bytes = NULL;
  guint n_refused = 0;
  gsize size;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (MbRecord) panel = add_panel (fixture, "Panel of some length");

      g_assert_nonnull (panel);
    }
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));

  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *mutant = g_memdup2 (bytes, size);
      g_autoptr (MbStore) store = NULL;

      for (guint i = 0; i < 1 + round % 40; i++)
        mutant[g_rand_int_range (rand, 100, (gint32) size)] = (char) g_rand_int (rand);
      g_assert_true (g_file_set_contents (fixture->path, mutant, (gssize) size, NULL));
      store = mb_store_open (fixture->path, MB_STORE_EDIT, NULL);
      if (store != NULL)
        {
          g_autoptr (GPtrArray) records = mb_store_list (store, MB_KIND_PANEL, NULL);
          g_autoptr (GPtrArray) faults = mb_store_check (store, NULL);

          n_refused += records == NULL || faults == NULL || faults->len > 0;
        }
      else
        n_refused++;
    }
  g_assert_cmpuint (n_refused, >, 0);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MbRecord) panel = make_record (fixture, MB_KIND_PANEL);
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  mb_record_set_text (panel, MB_PANEL_NAME, "A");
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (mb_store_write (fixture->store, fixture->ids, 0, "add", NULL, save_cb, panel, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_BUSY);
  g_clear_error (&error);
  sqlite3_close (other);
  save (fixture, panel);
}

static void
test_create_over (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (MbStore) none = NULL;
  g_autoptr (GError) error = NULL;

  none = mb_store_create (fixture->path, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  none = mb_store_create ("/no/such/folder/x.minutebook", &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_NO_SUCH_FILE);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/store/records/round-trip", test_round_trip },
    { "/store/records/long-name", test_long_name },
    { "/store/records/load-meeting", test_load_meeting },
    { "/store/records/remove", test_remove },
    { "/store/history/undo-redo", test_undo_redo },
    { "/store/history/nothing-changed", test_nothing_changed },
    { "/store/write/all-or-nothing", test_all_or_nothing },
    { "/store/write/busy", test_busy },
    { "/store/search", test_search },
    { "/store/attachment", test_attachment },
    { "/store/open/snapshot", test_snapshot },
    { "/store/open/copy-of-open-book", test_copy_of_open_book },
    { "/store/open/bad-files", test_bad_files },
    { "/store/open/mutated", test_mutated },
    { "/store/create/over-a-file", test_create_over },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What is written is kept, what fails is not half done, and all of it can be undone");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
