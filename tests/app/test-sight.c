/* Minute Book: tests that lists have rows only for who looks at them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-reference-row.h"
#include "app/mb-sight.h"
#include "core/mb-person.h"

#define N_ENTRIES 1000
#define PATIENCE (30 * G_USEC_PER_SEC)

static guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);

  return n;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("Agenda"));
}

static GtkWidget *
make_list (void)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < N_ENTRIES; i++)
    gtk_string_list_append (strings, "Agenda");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);

  return gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&strings)))),
                            factory);
}

static void
wait_for_rows (GtkWidget *list,
               gboolean   wanted)
{
  gint64 began = g_get_monotonic_time ();

  while ((count_widgets (list, GTK_TYPE_LABEL) > 0) != wanted && g_get_monotonic_time () - began < PATIENCE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count_widgets (list, GTK_TYPE_LABEL) > 0, ==, wanted);
}

/* A list on a page of a stack: has no rows before it is seen, loses them when it
 * was left for a while, and is where it was when somebody comes back. */
static void
test_list (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = make_list ();
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  GtkAdjustment *adjustment;
  gint64 began;

  mb_sight_watch (list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_stack_add_named (GTK_STACK (stack), gtk_button_new (), "other");
  gtk_stack_add_named (GTK_STACK (stack), scrolled, "list");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (count_widgets (list, GTK_TYPE_LABEL), ==, 0);
  g_assert_true (mb_sight_get_model (list) == model);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "list");
  wait_for_rows (list, TRUE);
  g_assert_true (mb_sight_get_model (list) == model);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  began = g_get_monotonic_time ();
  while (gtk_adjustment_get_upper (adjustment) < 3000 && g_get_monotonic_time () - began < PATIENCE)
    g_main_context_iteration (NULL, TRUE);
  gtk_adjustment_set_value (adjustment, 2000);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "other");
  wait_for_rows (list, FALSE);
  g_assert_true (mb_sight_get_model (list) == model);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "list");
  wait_for_rows (list, TRUE);
  began = g_get_monotonic_time ();
  while (gtk_adjustment_get_value (adjustment) < 1900 && g_get_monotonic_time () - began < PATIENCE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), 2000, 50);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* A choice among a council's people makes no rows before it opens, and all that
 * it needs when it does. */
static void
test_choice (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = mb_reference_row_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_closed;

  for (gint64 i = 1; i <= N_ENTRIES; i++)
    {
      MbRecord *person = mb_record_new (MB_KIND_PERSON, i);

      mb_record_set_text (person, MB_PERSON_FAMILY_NAME, "Fenn");
      g_ptr_array_add (people, person);
    }
  mb_reference_row_set_choices (MB_REFERENCE_ROW (row), people);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  n_closed = count_widgets (row, GTK_TYPE_LABEL);
  g_assert_cmpuint (n_closed, <, 20);

  mb_reference_row_set_id (MB_REFERENCE_ROW (row), 7);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 7);
  g_assert_cmpuint (count_widgets (row, GTK_TYPE_LABEL), <, 20);

  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_cmpuint (count_widgets (row, GTK_TYPE_LABEL), >, 20);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 7);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
left_cb (GtkWidget *page)
{
  gtk_widget_set_name (page, "left");
}

/* A page is told that it was left once nobody has looked for a while, and not when
 * somebody came back in time. */
static void
test_page (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *pages[] = { gtk_button_new (), gtk_button_new () };
  gint64 began = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      mb_sight_watch_page (pages[i], left_cb);
      gtk_stack_add_child (GTK_STACK (stack), pages[i]);
    }
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  gtk_stack_set_visible_child (GTK_STACK (stack), pages[1]);
  gtk_stack_set_visible_child (GTK_STACK (stack), pages[0]);
  while (g_strcmp0 (gtk_widget_get_name (pages[1]), "left") != 0 && g_get_monotonic_time () - began < PATIENCE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_widget_get_name (pages[1]), ==, "left");
  g_assert_cmpstr (gtk_widget_get_name (pages[0]), !=, "left");

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_summary ("Lists that nobody looks at have no rows");

  g_test_add_func ("/app/sight/list", test_list);
  g_test_add_func ("/app/sight/choice", test_choice);
  g_test_add_func ("/app/sight/page", test_page);

  return g_test_run ();
}
