/* Minute Book: tests of a meeting's records, together
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-proceedings.h"
#include "core/mb-resolution.h"

#define MEETING 1
#define MANY    30000

static MbProceedings *
make_proceedings (void)
{
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, MEETING);
  MbProceedings *proceedings = mb_proceedings_new ();

  mb_proceedings_set_meeting (proceedings, meeting);

  return proceedings;
}

static MbRecord *
add_item (MbProceedings *proceedings,
          gint64         id,
          gint64         parent,
          gint64         position)
{
  g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, id);

  mb_record_set_integer (item, MB_ITEM_MEETING, MEETING);
  if (parent != 0)
    mb_record_set_integer (item, MB_ITEM_PARENT, parent);
  mb_record_set_integer (item, MB_ITEM_POSITION, position);
  mb_proceedings_add (proceedings, item);

  return item;
}

static MbRecord *
add_action (MbProceedings *proceedings,
            gint64         id,
            gint64         item)
{
  g_autoptr (MbRecord) action = mb_record_new (MB_KIND_ACTION, id);

  mb_record_set_integer (action, MB_ACTION_ITEM, item);
  mb_record_set_integer (action, MB_ACTION_POSITION, id);
  mb_proceedings_add (proceedings, action);

  return action;
}

static void
assert_actions (MbProceedings *proceedings,
                gint64         item,
                const char    *ids)
{
  g_autoptr (GPtrArray) parts = mb_proceedings_list_parts (proceedings, MB_KIND_ACTION, item);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (found, "%" G_GINT64_FORMAT " ", mb_record_get_id (g_ptr_array_index (parts, i)));
  g_assert_cmpstr (found->str, ==, ids);
}

/* What is added, removed, put in another's place, or goes to another item is
 * found where it is from then on. */
static void
test_parts (void)
{
  g_autoptr (MbProceedings) proceedings = make_proceedings ();
  g_autoptr (MbRecord) again = mb_record_new (MB_KIND_ACTION, 20);
  MbRecord *action;

  add_item (proceedings, 10, 0, 1);
  add_item (proceedings, 11, 0, 2);
  add_action (proceedings, 21, 10);
  add_action (proceedings, 20, 10);
  assert_actions (proceedings, 10, "20 21 ");
  assert_actions (proceedings, 11, "");

  action = add_action (proceedings, 22, 11);
  assert_actions (proceedings, 11, "22 ");
  mb_record_set_integer (action, MB_ACTION_ITEM, 10);
  assert_actions (proceedings, 10, "20 21 22 ");
  assert_actions (proceedings, 11, "");
  mb_record_set_integer (action, MB_ACTION_POSITION, 1);
  assert_actions (proceedings, 10, "22 20 21 ");
  mb_proceedings_remove (proceedings, action);
  assert_actions (proceedings, 10, "20 21 ");

  mb_record_set_integer (again, MB_ACTION_ITEM, 11);
  mb_proceedings_add (proceedings, again);
  assert_actions (proceedings, 10, "21 ");
  assert_actions (proceedings, 11, "20 ");
}

/* A record may outlive the proceedings that it was in. */
static void
test_outlives (void)
{
  MbProceedings *proceedings = make_proceedings ();
  g_autoptr (MbRecord) action = g_object_ref (add_action (proceedings, 20, 10));

  assert_actions (proceedings, 10, "20 ");
  g_assert_finalize_object (proceedings);
  mb_record_set_integer (action, MB_ACTION_ITEM, 11);
  g_assert_cmpint (mb_record_get_integer (action, MB_ACTION_ITEM), ==, 11);
}

static void
test_items (void)
{
  static const gint64 expected[] = { 12, 15, 14, 11, 13 };
  g_autoptr (MbProceedings) proceedings = make_proceedings ();
  g_autoptr (GPtrArray) items = NULL;

  add_item (proceedings, 11, 0, 2);
  add_item (proceedings, 12, 0, 1);
  add_item (proceedings, 13, 99, 3); /* which isn't there */
  add_item (proceedings, 14, 12, 5);
  add_item (proceedings, 15, 12, 4);
  add_item (proceedings, 16, 17, 6); /* each of the other: nowhere */
  add_item (proceedings, 17, 16, 7);
  items = mb_proceedings_list_items (proceedings);
  g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (mb_record_get_id (g_ptr_array_index (items, i)), ==, expected[i]);
}

/* Where each is looked for among all, this takes minutes. */
static void
test_many (void)
{
  g_autoptr (MbProceedings) proceedings = make_proceedings ();
  g_autoptr (GPtrArray) items = NULL;

  for (gint64 i = 0; i < MANY; i++)
    {
      add_item (proceedings, 100 + i, 0, i);
      add_action (proceedings, 100 + MANY + i, 100 + i);
    }
  items = mb_proceedings_list_items (proceedings);
  g_assert_cmpuint (items->len, ==, MANY);
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GPtrArray) minutes = NULL;

      minutes = mb_proceedings_list_minutes (proceedings, g_ptr_array_index (items, i));
      g_assert_cmpuint (minutes->len, ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/proceedings/parts", test_parts);
  g_test_add_func ("/core/proceedings/outlives", test_outlives);
  g_test_add_func ("/core/proceedings/items", test_items);
  g_test_add_func ("/core/proceedings/many", test_many);

  return g_test_run ();
}
