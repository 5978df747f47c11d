/* Minute Book: tests of the book on disk
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "store/mb-attachment.h"
#include "store/mb-history.h"
#include "store/mb-search.h"
#include "store/mb-store.h"
#include "store-fixture.h"

static MbRecord *
add_meeting (Fixture  *fixture,
             MbRecord *panel)
{
  MbRecord *meeting = store_make_record (fixture, MB_KIND_MEETING);

  mb_record_set_integer (meeting, MB_MEETING_PANEL, mb_record_get_id (panel));
  mb_record_set_text (meeting, MB_MEETING_DATE, "2026-10-14");
  store_save (fixture, meeting);

  return meeting;
}

static MbRecord *
add_item (Fixture    *fixture,
          MbRecord   *meeting,
          const char *title)
{
  MbRecord *item = store_make_record (fixture, MB_KIND_ITEM);

  mb_record_set_integer (item, MB_ITEM_MEETING, mb_record_get_id (meeting));
  mb_record_set_text (item, MB_ITEM_TITLE, title);
  store_save (fixture, item);

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
      g_autoptr (MbRecord) record = store_make_record (fixture, kind);
      g_autoptr (MbRecord) again = NULL;
      g_autoptr (GError) error = NULL;
      const MbKindInfo *info = mb_kind_get_info (kind);

      for (guint i = 0; i < info->n_fields; i++)
        fill_field (record, i, &info->fields[i]);
      store_save (fixture, record);
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
  g_autoptr (MbRecord) panel = store_add_panel (fixture, name);
  g_autoptr (MbRecord) again = NULL;

  again = mb_store_get (fixture->store, MB_KIND_PANEL, mb_record_get_id (panel), NULL);
  g_assert_cmpstr (mb_record_get_text (again, MB_PANEL_NAME), ==, name);
}

static void
test_load_meeting (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "Panel");
  g_autoptr (MbRecord) meeting = add_meeting (fixture, panel);
  g_autoptr (MbRecord) other = add_meeting (fixture, panel);
  g_autoptr (MbRecord) item = add_item (fixture, meeting, "One");
  g_autoptr (MbRecord) elsewhere = add_item (fixture, other, "Elsewhere");
  g_autoptr (MbRecord) person = store_make_record (fixture, MB_KIND_PERSON);
  g_autoptr (MbRecord) resolution = store_make_record (fixture, MB_KIND_RESOLUTION);
  g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  mb_record_set_text (person, MB_PERSON_FAMILY_NAME, "Okafor");
  store_save (fixture, person);
  mb_record_set_integer (resolution, MB_RESOLUTION_ITEM, mb_record_get_id (item));
  mb_record_set_integer (resolution, MB_RESOLUTION_MOVER, mb_record_get_id (person));
  mb_record_set_text (resolution, MB_RESOLUTION_TEXT, "That it be noted.");
  store_save (fixture, resolution);

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
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "Panel");
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
test_undo_redo (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "A");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (MbChange) none = NULL;
  g_autoptr (GError) error = NULL;
  MbChange *last;

  store_rename (fixture, panel, "B");
  store_rename (fixture, panel, "C");
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
  store_rename (fixture, panel, "D");
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
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "A");
  g_autoptr (GPtrArray) changes = NULL;

  store_save (fixture, panel);
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
  g_autoptr (MbRecord) panel = store_make_record (fixture, MB_KIND_PANEL);
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
  store_save (fixture, panel);
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
  g_autoptr (MbRecord) panel = store_add_panel (fixture, "Children and Families Scrutiny Panel");
  g_autoptr (MbRecord) meeting = add_meeting (fixture, panel);
  g_autoptr (MbRecord) item = add_item (fixture, meeting, "Café: return interviews \"on time\"");
  g_autoptr (MbProse) prose = mb_prose_new ();
  g_autofree char *stored = NULL;
  g_autoptr (GPtrArray) hits = NULL;
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

  /* A language is no word of the text that is in it. */
  mb_prose_add_paragraph (prose, "He said bore da to all.");
  mb_prose_add_passage (prose, 8, 15, "cy");
  stored = mb_prose_to_stored (prose);
  mb_record_set_text (item, MB_ITEM_DESCRIPTION, stored);
  store_save (fixture, item);
  assert_hits (fixture, "said bore da to", 1);
  assert_hits (fixture, "cy", 0);
  assert_hits (fixture, "bore da", 1);
  hits = mb_search_find (fixture->store, "bore", 0, NULL);
  g_assert_nonnull (strstr (((MbHit *) g_ptr_array_index (hits, 0))->context, "He said \002bore\003 da to all."));

  store_rename (fixture, panel, "Audit Panel");
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
    { "/store/search", test_search },
    { "/store/attachment", test_attachment },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What is written is kept, what fails is not half done, and all of it can be undone");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, store_set_up, tests[i].test, store_tear_down);

  return g_test_run ();
}
