/* Minute Book: tests that a page comes to rest
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A widget that asks for another layout at each layout keeps an old laptop busy
 * for as long as the page is seen, and lets each key wait for a frame. */

#include "config.h"

#include "app/forms/mb-prose-row.h"
#include "app/prose/mb-prose-cursor.h"

#define PATIENCE (20 * G_USEC_PER_SEC)
#define REST (G_USEC_PER_SEC / 5)

#define LONG_TEXT "Committee Room 2, Harrowmere Town Hall, Market Square, and over the council’s " \
                  "own meeting software for those who can’t come, with a loop for hearing aids"

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
count_cb (guint *n_frames)
{
  (*n_frames)++;
}

/* Whether there is a fifth of a second without a frame before we lose patience. */
static gboolean
comes_to_rest (GtkWidget *window)
{
  gint64 began = g_get_monotonic_time ();
  gint64 last = began;
  guint n_frames = 0, n_before = 0;
  guint waking = g_timeout_add (20, wake_cb, NULL);
  gulong counting = g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                                              G_CALLBACK (count_cb), &n_frames);

  while (g_get_monotonic_time () - last < REST && g_get_monotonic_time () - began < PATIENCE)
    {
      g_main_context_iteration (NULL, TRUE);
      if (n_frames != n_before)
        last = g_get_monotonic_time ();
      n_before = n_frames;
    }
  g_source_remove (waking);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (window), counting);

  return g_get_monotonic_time () - last >= REST;
}

static void
test_row (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = mb_prose_row_new_line ();
  GtkWidget *list = gtk_list_box_new ();
  int height;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  mb_prose_row_set_text (MB_PROSE_ROW (row), "Committee Room 2");
  gtk_window_present (GTK_WINDOW (window));

  g_assert_true (comes_to_rest (window));
  height = gtk_widget_get_height (row);
  g_assert_cmpint (height, >, 0);
  mb_prose_row_set_text (MB_PROSE_ROW (row), LONG_TEXT);
  g_assert_true (comes_to_rest (window));
  g_assert_cmpint (gtk_widget_get_height (row), >, height);
  mb_prose_row_set_text (MB_PROSE_ROW (row), "Committee Room 2");
  g_assert_true (comes_to_rest (window));
  g_assert_cmpint (gtk_widget_get_height (row), ==, height);

  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
blinks (void)
{
  gboolean is_set;

  g_object_get (gtk_settings_get_default (), "gtk-cursor-blink", &is_set, NULL);

  return is_set;
}

static void
press (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_a, 38, 0, &handled);
    }
}

/* While keys come the cursor doesn't blink; then it does again. */
static void
test_cursor (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  gint64 began;

  mb_prose_cursor_attach (GTK_TEXT_VIEW (view));
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));

  g_assert_true (blinks ());
  press (view);
  g_assert_false (blinks ());
  began = g_get_monotonic_time ();
  while (!blinks () && g_get_monotonic_time () - began < PATIENCE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (blinks ());

  press (view);
  g_assert_false (blinks ());
  g_object_ref (view);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (view);
  g_assert_true (blinks ());
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_summary ("A page draws nothing while nothing happens");

  g_test_add_func ("/app/rest/row", test_row);
  g_test_add_func ("/app/rest/cursor", test_cursor);

  return g_test_run ();
}
