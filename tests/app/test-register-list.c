/* Minute Book: tests of how registers are filtered and sorted
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-list.h"
#include "app/registers/mb-register-opening.h"
#include "core/mb-date.h"
#include "core/mb-resolution.h"

#define MANY 40000

static guint32
get_julian (const char *iso)
{
  GDate date;

  g_assert_true (mb_date_from_iso (iso, &date));

  return g_date_get_julian (&date);
}

static void
add_action (MbRegisterTable *table,
            gint64           id,
            const char      *text,
            const char      *due,
            const char      *state,
            const char      *who)
{
  g_autoptr (MbRecord) action = mb_record_new (MB_KIND_ACTION, id);

  mb_record_set_text (action, MB_ACTION_TEXT, text);
  mb_record_set_text (action, MB_ACTION_DUE, due);
  mb_record_set_text (action, MB_ACTION_STATE, state);
  mb_register_table_add_row (table, action, 1, who);
}

static MbRegisterTable *
make_table (void)
{
  static const MbRegisterPlace place = { .item = 1, .meeting = 2, .panel = "Audit Panel" };
  MbRegisterTable *table = mb_register_table_new (MB_KIND_ACTION, get_julian ("2026-11-30"));

  mb_register_table_add_place (table, &place);

  return table;
}

static MbRegisterTable *
make_few (void)
{
  MbRegisterTable *table = make_table ();

  add_action (table, 1, "Write to the Police", "2026-11-27", "open", "Nair");
  add_action (table, 2, "Visit the homes", NULL, "under_way", NULL);
  add_action (table, 3, "Ask for terms", "2026-12-01", "open", "Carver");
  add_action (table, 4, "Train members", "2026-10-01", "done", "Nair");
  add_action (table, 5, "Print it anew", "2026-10-05", NULL, "Ashworth");
  mb_register_table_close (table);

  return table;
}

static GArray *
make_sorts (const char *id,
            gboolean    is_down)
{
  const MbRegisterSpec *spec = mb_register_spec_get (MB_KIND_ACTION);
  GArray *sorts = g_array_new (FALSE, FALSE, sizeof (MbRegisterSort));

  for (guint i = 0; i < spec->n_heads; i++)
    if (g_strcmp0 (spec->heads[i].id, id) == 0)
      {
        MbRegisterSort sort = { &spec->heads[i], is_down };

        g_array_append_val (sorts, sort);
      }

  return sorts;
}

static void
set_table (MbRegisterList  *list,
           MbRegisterTable *table)
{
  GArray *sorts = mb_register_list_get_sorts (list);

  mb_register_list_set_table (list, table,
                              mb_register_order_make (mb_register_table_get_rows (table),
                                                      mb_register_table_get_n (table),
                                                      (const MbRegisterSort *) (gpointer) sorts->data,
                                                      sorts->len),
                              sorts);
}

static MbRegisterList *
make_list (void)
{
  MbRegisterList *list = mb_register_list_new (mb_register_spec_get (MB_KIND_ACTION));
  g_autoptr (MbRegisterTable) table = make_few ();

  set_table (list, table);

  return list;
}

/* '3 1 2': the ids of what is shown. */
static void
assert_shown (MbRegisterList *list,
              const char     *wanted)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autofree gint64 *ids = NULL;
  guint n_ids;

  ids = mb_register_list_dup_ids (list, NULL, &n_ids);
  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (shown, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", ids[i]);
  g_assert_cmpstr (shown->str, ==, wanted);
}

static void
test_filter (void)
{
  g_autoptr (MbRegisterList) list = make_list ();

  assert_shown (list, "1 2 3 5");
  mb_register_list_set_scope (list, 1);
  assert_shown (list, "1 5");
  mb_register_list_set_words (list, "aNeW");
  assert_shown (list, "5");
  mb_register_list_set_words (list, "");
  mb_register_list_set_scope (list, 2);
  assert_shown (list, "4");
  mb_register_list_set_scope (list, 3);
  assert_shown (list, "1 2 3 4 5");
  mb_register_list_set_who (list, "Nair");
  assert_shown (list, "1 4");
  mb_register_list_set_words (list, "  POLICE write ");
  assert_shown (list, "1");
  mb_register_list_set_words (list, "nowhere");
  assert_shown (list, "");
  mb_register_list_set_words (list, "");
  mb_register_list_set_panel (list, "Planning Panel");
  assert_shown (list, "");
}

static void
sort_by (MbRegisterList *list,
         const char     *id,
         gboolean        is_down)
{
  g_autoptr (GArray) sorts = make_sorts (id, is_down);

  mb_register_list_set_sorts (list, sorts);
}

static void
test_sort (void)
{
  g_autoptr (MbRegisterList) list = make_list ();

  mb_register_list_set_scope (list, 3);
  sort_by (list, "due", FALSE);
  assert_shown (list, "4 5 1 3 2");
  sort_by (list, "owner", FALSE);
  assert_shown (list, "5 3 1 4 2");
  sort_by (list, "text", FALSE);
  assert_shown (list, "3 5 4 2 1");
  sort_by (list, "state", FALSE);
  assert_shown (list, "1 3 5 2 4");
  sort_by (list, "state", TRUE);
  assert_shown (list, "4 2 1 3 5");
}

/* What was sorted by before decides about what is alike. */
static void
test_sort_by_two (void)
{
  g_autoptr (MbRegisterList) list = make_list ();
  g_autoptr (GArray) sorts = make_sorts ("state", FALSE);
  g_autoptr (GArray) then = make_sorts ("due", TRUE);

  g_array_append_vals (sorts, then->data, 1);
  mb_register_list_set_scope (list, 3);
  mb_register_list_set_sorts (list, sorts);
  assert_shown (list, "3 1 5 2 4");
}

static void
test_sort_numbers (void)
{
  static const char *const minutes[] = { "10/26", "9/26", "", "9/25", "110" };
  const MbRegisterSpec *spec = mb_register_spec_get (MB_KIND_RESOLUTION);
  g_autoptr (MbRegisterTable) table = mb_register_table_new (MB_KIND_RESOLUTION, 0);
  g_autofree guint32 *order = NULL;
  MbRegisterSort sort = { NULL, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      MbRegisterPlace place = { .item = i + 1, .minute = minutes[i] };

      mb_register_table_add_place (table, &place);
    }
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autoptr (MbRecord) resolution = mb_record_new (MB_KIND_RESOLUTION, i + 1);

      mb_register_table_add_row (table, resolution, i + 1, NULL);
    }
  for (guint i = 0; i < spec->n_heads; i++)
    if (g_str_equal (spec->heads[i].id, "minute"))
      sort.head = &spec->heads[i];
  order = mb_register_order_make (mb_register_table_get_rows (table), G_N_ELEMENTS (minutes), &sort, 1);
  g_assert_cmpuint (order[0], ==, 3);
  g_assert_cmpuint (order[1], ==, 1);
  g_assert_cmpuint (order[2], ==, 0);
  g_assert_cmpuint (order[3], ==, 4);
  g_assert_cmpuint (order[4], ==, 2);
}

static void
test_late (void)
{
  static const struct
  {
    const char *due;
    const char *state;
    const char *words;
  } cases[] = {
    { "2026-11-29", "open", "1 day late" },
    { "2026-11-27", "open", "3 days late" },
    { "2026-11-27", "done", "" },
    { "2026-11-27", "dropped", "" },
    { "2026-10-26", "open", "5 weeks late" },
    { "2026-11-30", "open", "Today" },
    { "2026-12-01", "open", "Tomorrow" },
    { "2026-12-02", "under_way", "In 2 days" },
    { "2027-06-01", "open", "" },
    { NULL, "open", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbRegisterTable) table = make_table ();
      g_autofree char *words = NULL;

      add_action (table, 1, "x", cases[i].due, cases[i].state, NULL);
      words = mb_register_row_dup_late (mb_register_table_get (table, 0));
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What is worked on doesn't go from under the hands that do so. */
static void
test_edited_stays (void)
{
  g_autoptr (MbRegisterList) list = make_list ();
  g_autoptr (MbRecord) action = mb_record_new (MB_KIND_ACTION, 1);

  mb_record_set_text (action, MB_ACTION_TEXT, "Write to the Police");
  mb_record_set_text (action, MB_ACTION_STATE, "done");
  g_assert_true (mb_register_list_update (list, action, "Nair"));
  assert_shown (list, "1 2 3 5");
  mb_register_list_set_words (list, "");
  assert_shown (list, "2 3 5");
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *typed;
    gboolean    has;
  } cases[] = {
    { "Ask the Police", "POLICE", TRUE },
    { "Ask the Police", "policy", FALSE },
    { "Ask the Po", "police", FALSE },
    { "Popolice", "police", TRUE },
    { "the children’s homes", "children's", FALSE },
    { "the children’s homes", "HOMES", TRUE },
    { "École Élan", "éLAN", TRUE },
    { "Große Straße", "GROSSE", TRUE },
    { "the ﬁrst", "first", TRUE },
    { "", "x", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbRegisterTable) table = make_table ();
      g_autofree char *folded = g_utf8_casefold (cases[i].typed, -1);
      const char *words[] = { folded, NULL };

      g_test_message ("'%s' in '%s'", cases[i].typed, cases[i].text);
      add_action (table, 1, cases[i].text, NULL, "open", NULL);
      g_assert_cmpint (mb_register_row_has_words (mb_register_table_get (table, 0), words), ==, cases[i].has);
    }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* The same record has the same entry, also when the register is read anew, and
 * tells when it says something else. */
static void
test_entries_stay (void)
{
  g_autoptr (MbRegisterList) list = make_list ();
  g_autoptr (MbRegisterEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_autoptr (MbRegisterEntry) other = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_autoptr (MbRegisterEntry) again = NULL;
  g_autoptr (MbRegisterTable) same = make_few ();
  g_autoptr (MbRegisterTable) table = make_table ();
  guint n_changed = 0, n_updated = 0, n_other = 0;

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (entry, "updated", G_CALLBACK (count_cb), &n_updated);
  g_signal_connect_swapped (other, "updated", G_CALLBACK (count_cb), &n_other);
  set_table (list, same);
  g_assert_cmpuint (n_changed + n_updated + n_other, ==, 0);

  add_action (table, 3, "Ask for terms", "2026-12-01", "open", "Carver");
  add_action (table, 2, "Visit all homes", NULL, "under_way", NULL);
  set_table (list, table);
  assert_shown (list, "3 2");
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_updated, ==, 1);
  g_assert_cmpuint (n_other, ==, 0);
  again = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (again == entry);
  g_assert_cmpstr (mb_register_entry_get_row (again)->text, ==, "Visit all homes");
}

/* Who still holds an entry of a record that is gone has what it said, and keeps
 * nothing else. */
static void
test_entries_outlive (void)
{
  g_autoptr (MbRegisterList) list = make_list ();
  g_autoptr (MbRegisterTable) empty = make_table ();
  g_autoptr (MbRegisterEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), 0);

  set_table (list, empty);
  assert_shown (list, "");
  g_clear_object (&list);
  g_assert_cmpstr (mb_register_entry_get_row (entry)->text, ==, "Write to the Police");
  g_assert_cmpstr (mb_register_entry_get_row (entry)->who, ==, "Nair");
  g_assert_cmpstr (mb_register_entry_get_row (entry)->place->panel, ==, "Audit Panel");
}

/* What changes the list tells of that alone: all around it is left as it is. */
static void
changed_cb (GListModel *list,
            guint       position,
            guint       n_removed,
            guint       n_added,
            GString    *said)
{
  g_string_append_printf (said, "%u -%u +%u.", position, n_removed, n_added);
}

static void
test_tells_what_changed (void)
{
  g_autoptr (MbRegisterList) list = make_list ();
  g_autoptr (GString) said = g_string_new (NULL);

  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), said);
  mb_register_list_set_scope (list, 3);
  g_assert_cmpstr (said->str, ==, "3 -0 +1.");
  mb_register_list_set_words (list, "e");
  g_assert_cmpstr (said->str, ==, "3 -0 +1.");
  mb_register_list_set_words (list, "");
  mb_register_list_set_who (list, "Nair");
  g_assert_cmpstr (said->str, ==, "3 -0 +1.1 -4 +1.");
}

static MbRegisterTable *
make_many (void)
{
  MbRegisterTable *table = make_table ();

  for (gint64 i = 1; i <= MANY; i++)
    add_action (table, i, i % 100 == 0 ? "Ask the police" : "Visit the homes",
                i % 2 == 0 ? "2026-11-27" : "2026-12-05", "open", "Nair");
  mb_register_table_close (table);

  return table;
}

static gint64
get_first (MbRegisterList *list)
{
  g_autoptr (MbRegisterEntry) first = g_list_model_get_item (G_LIST_MODEL (list), 0);

  return mb_register_entry_get_row (first)->id;
}

static void
wait_for_order (MbRegisterList *list)
{
  while (mb_register_list_is_sorting (list))
    g_main_context_iteration (NULL, TRUE);
}

/* Another order of much that is there doesn't hold the window up; the last one
 * that was asked for counts. */
static void
test_sort_many (void)
{
  g_autoptr (MbRegisterList) list = mb_register_list_new (mb_register_spec_get (MB_KIND_ACTION));
  g_autoptr (MbRegisterTable) table = make_many ();
  g_autoptr (MbRecord) action = mb_record_new (MB_KIND_ACTION, 1);
  g_autoptr (MbRegisterEntry) held = NULL;
  g_autoptr (MbRegisterEntry) first = NULL;

  set_table (list, table);
  held = g_list_model_get_item (G_LIST_MODEL (list), 1);
  sort_by (list, "text", FALSE);
  g_assert_true (mb_register_list_is_sorting (list));
  g_assert_cmpint (get_first (list), ==, 1);
  wait_for_order (list);
  g_assert_cmpint (get_first (list), ==, 100);

  sort_by (list, "text", TRUE);
  sort_by (list, "due", FALSE);
  mb_record_set_text (action, MB_ACTION_TEXT, "Edited meanwhile");
  mb_register_list_update (list, action, NULL);
  wait_for_order (list);
  g_assert_cmpint (get_first (list), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first == held);
}

/* A register that was read while another order was asked for gets that. */
static void
test_sort_after_reading (void)
{
  g_autoptr (MbRegisterList) list = mb_register_list_new (mb_register_spec_get (MB_KIND_ACTION));
  g_autoptr (MbRegisterTable) table = make_many ();
  g_autoptr (GArray) before = make_sorts (NULL, FALSE);

  sort_by (list, "due", FALSE);
  mb_register_list_set_table (list, table,
                              mb_register_order_make (mb_register_table_get_rows (table), MANY, NULL, 0), before);
  wait_for_order (list);
  g_assert_cmpint (get_first (list), ==, 2);
}

static void
test_many (void)
{
  g_autoptr (MbRegisterList) list = mb_register_list_new (mb_register_spec_get (MB_KIND_ACTION));
  g_autoptr (MbRegisterTable) table = make_many ();
  g_autoptr (GTimer) timer = g_timer_new ();

  set_table (list, table);
  g_test_message ("put in order: %.1f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_timer_start (timer);
  mb_register_list_set_words (list, "police");
  g_test_message ("filtered: %.1f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY / 100);
}

/* The first rows of a long register come at once, the others after what is drawn. */
static void
test_opening (void)
{
  g_autoptr (MbRegisterList) list = mb_register_list_new (mb_register_spec_get (MB_KIND_ACTION));
  g_autoptr (GListModel) opening = mb_register_opening_new (G_LIST_MODEL (list));
  g_autoptr (MbRegisterTable) table = make_many ();
  guint n_steps = 0, n_last = 0;

  mb_register_opening_begin (opening);
  set_table (list, table);
  g_assert_cmpuint (g_list_model_get_n_items (opening), <, 100);
  for (guint n; (n = g_list_model_get_n_items (opening)) < MANY; n_steps++)
    {
      g_assert_cmpuint (n, >, n_last);
      n_last = n;
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (n_steps, >, 3);
  g_assert_cmpuint (n_last, <, 300);

  mb_register_opening_begin (opening);
  mb_register_opening_end (opening);
  g_assert_cmpuint (g_list_model_get_n_items (opening), ==, MANY);
  mb_register_opening_begin (opening);
  g_assert_finalize_object (g_steal_pointer (&opening));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_names (void)
{
  g_autoptr (MbRegisterTable) table = make_few ();
  const MbRegisterHead *heads = mb_register_spec_get (MB_KIND_ACTION)->heads;
  g_auto (GStrv) names = mb_register_table_dup_names (table, heads[2].words);
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (heads[2].id, ==, "owner");
  g_assert_cmpstr (joined, ==, "Ashworth Carver Nair");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Registers show what is asked for, in the order asked for");

  g_test_add_func ("/app/register-list/filter", test_filter);
  g_test_add_func ("/app/register-list/sort", test_sort);
  g_test_add_func ("/app/register-list/late", test_late);
  g_test_add_func ("/app/register-list/edited-stays", test_edited_stays);
  g_test_add_func ("/app/register-list/words", test_words);
  g_test_add_func ("/app/register-list/sort-by-two", test_sort_by_two);
  g_test_add_func ("/app/register-list/sort-numbers", test_sort_numbers);
  g_test_add_func ("/app/register-list/sort-many", test_sort_many);
  g_test_add_func ("/app/register-list/sort-after-reading", test_sort_after_reading);
  g_test_add_func ("/app/register-list/entries-stay", test_entries_stay);
  g_test_add_func ("/app/register-list/entries-outlive", test_entries_outlive);
  g_test_add_func ("/app/register-list/tells-what-changed", test_tells_what_changed);
  g_test_add_func ("/app/register-list/names", test_names);
  g_test_add_func ("/app/register-list/opening", test_opening);
  g_test_add_func ("/app/register-list/many", test_many);

  return g_test_run ();
}
