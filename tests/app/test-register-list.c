/* Minute Book: tests of how registers are filtered and sorted
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-list.h"
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

static MbRegisterEntry *
make_action (gint64      id,
             const char *text,
             const char *due,
             const char *state,
             const char *who)
{
  g_autoptr (MbRecord) action = mb_record_new (MB_KIND_ACTION, id);
  MbRegisterPlace place = { 1, 2, 3, g_ref_string_new_intern ("Audit Panel"), NULL, NULL, 0 };
  char *name = who != NULL ? g_ref_string_new (who) : NULL;
  MbRegisterEntry *entry;

  mb_record_set_text (action, MB_ACTION_TEXT, text);
  mb_record_set_text (action, MB_ACTION_DUE, due);
  mb_record_set_text (action, MB_ACTION_STATE, state);
  entry = mb_register_entry_new (action, &place, name, get_julian ("2026-11-30"));
  g_ref_string_release (place.panel_name);
  g_clear_pointer (&name, g_ref_string_release);

  return entry;
}

static MbRegisterList *
make_list (void)
{
  MbRegisterList *list = mb_register_list_new (mb_register_spec_get (MB_KIND_ACTION));
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, make_action (1, "Write to the Police", "2026-11-27", "open", "Nair"));
  g_ptr_array_add (entries, make_action (2, "Visit the homes", NULL, "under_way", NULL));
  g_ptr_array_add (entries, make_action (3, "Ask for terms", "2026-12-01", "open", "Carver"));
  g_ptr_array_add (entries, make_action (4, "Train members", "2026-10-01", "done", "Nair"));
  g_ptr_array_add (entries, make_action (5, "Print it anew", "2026-10-05", NULL, "Ashworth"));
  mb_register_list_set_entries (list, entries);

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
         const char     *id)
{
  const MbRegisterSpec *spec = mb_register_spec_get (MB_KIND_ACTION);

  for (guint i = 0; i < spec->n_heads; i++)
    if (g_str_equal (spec->heads[i].id, id))
      {
        g_autoptr (GtkSorter) sorter = mb_register_head_make_sorter (&spec->heads[i]);

        mb_register_list_set_sorter (list, sorter);
      }
}

static void
test_sort (void)
{
  g_autoptr (MbRegisterList) list = make_list ();

  mb_register_list_set_scope (list, 3);
  sort_by (list, "due");
  assert_shown (list, "4 5 1 3 2");
  sort_by (list, "owner");
  assert_shown (list, "5 3 1 4 2");
  sort_by (list, "text");
  assert_shown (list, "3 5 4 2 1");
  sort_by (list, "state");
  assert_shown (list, "1 3 5 2 4");
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
      g_autoptr (MbRegisterEntry) entry = make_action (1, "x", cases[i].due, cases[i].state, NULL);
      g_autofree char *words = mb_register_entry_dup_late (entry);

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
  mb_register_entry_update (mb_register_list_find (list, 1), action, "Nair");
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
      g_autoptr (MbRegisterEntry) entry = make_action (1, cases[i].text, NULL, "open", NULL);
      g_autofree char *folded = g_utf8_casefold (cases[i].typed, -1);
      const char *words[] = { folded, NULL };

      g_test_message ("'%s' in '%s'", cases[i].typed, cases[i].text);
      g_assert_cmpint (mb_register_entry_has_words (entry, words), ==, cases[i].has);
    }
}

static int
compare_cb (gconstpointer one,
            gconstpointer two,
            gpointer      user_data)
{
  gint64 id = mb_register_entry_get_id ((MbRegisterEntry *) one);
  gint64 other = mb_register_entry_get_id ((MbRegisterEntry *) two);

  return *(gboolean *) user_data ? (id < other) - (id > other) : (id > other) - (id < other);
}

/* Another order of much that is there doesn't hold the window up; what comes
 * in comes in order. */
static void
test_sort_in_steps (void)
{
  g_autoptr (MbRegisterList) list = mb_register_list_new (mb_register_spec_get (MB_KIND_ACTION));
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_down = FALSE;
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (compare_cb, &is_down, NULL);
  GtkSortListModel *shown = GTK_SORT_LIST_MODEL (mb_register_list_get_shown (list));
  g_autoptr (MbRegisterEntry) first = NULL;
  g_autoptr (MbRegisterEntry) last = NULL;

  for (gint64 i = MANY; i > 0; i--)
    g_ptr_array_add (entries, make_action (i, "Visit", NULL, "open", "Nair"));
  mb_register_list_set_sorter (list, GTK_SORTER (sorter));
  mb_register_list_set_entries (list, entries);
  g_assert_cmpuint (gtk_sort_list_model_get_pending (shown), ==, 0);
  first = g_list_model_get_item (G_LIST_MODEL (shown), 0);
  g_assert_cmpint (mb_register_entry_get_id (first), ==, 1);

  is_down = TRUE;
  gtk_sorter_changed (GTK_SORTER (sorter), GTK_SORTER_CHANGE_INVERTED);
  g_assert_cmpuint (gtk_sort_list_model_get_pending (shown), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), ==, MANY);
  while (gtk_sort_list_model_get_pending (shown) > 0)
    g_main_context_iteration (NULL, TRUE);
  last = g_list_model_get_item (G_LIST_MODEL (shown), MANY - 1);
  g_assert_true (last == first);
}

static void
test_many (void)
{
  g_autoptr (MbRegisterList) list = mb_register_list_new (mb_register_spec_get (MB_KIND_ACTION));
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GTimer) timer = NULL;

  for (gint64 i = 1; i <= MANY; i++)
    g_ptr_array_add (entries, make_action (i, i % 100 == 0 ? "Ask the police" : "Visit the homes",
                                           i % 2 == 0 ? "2026-11-27" : "2026-12-05", "open", "Nair"));
  timer = g_timer_new ();
  mb_register_list_set_entries (list, entries);
  sort_by (list, "due");
  g_test_message ("sorted: %.0f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_timer_start (timer);
  mb_register_list_set_words (list, "police");
  g_test_message ("filtered: %.0f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpuint (g_list_model_get_n_items (mb_register_list_get_shown (list)), ==, MANY / 100);
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
  g_test_add_func ("/app/register-list/sort-in-steps", test_sort_in_steps);
  g_test_add_func ("/app/register-list/many", test_many);

  return g_test_run ();
}
