/* Minute Book: tests of a text in a hit of a search
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "app/search/mb-search-text.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

#define WIDTH 360

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Waits for a frame and for what comes of it. Returns how often the page was laid out. */
static guint
draw (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 began = g_get_monotonic_time ();
  guint n_frames = 0, n_layouts = 0;
  guint waking = g_timeout_add (20, wake_cb, NULL);
  gulong frames = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_cb), &n_frames);
  gulong layouts = g_signal_connect_swapped (clock, "layout", G_CALLBACK (count_cb), &n_layouts);

  gtk_widget_queue_draw (window);
  while (n_frames == 0 || g_get_monotonic_time () - began < G_USEC_PER_SEC / 10)
    {
      g_assert_cmpint (g_get_monotonic_time () - began, <, PATIENCE);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (waking);
  g_signal_handler_disconnect (clock, frames);
  g_signal_handler_disconnect (clock, layouts);

  return n_layouts;
}

/* A window that is new is laid out again for its focus and for its size. */
static void
settle (GtkWidget *window)
{
  gint64 began = g_get_monotonic_time ();
  guint n_quiet = 0;

  while (n_quiet < 3)
    {
      g_assert_cmpint (g_get_monotonic_time () - began, <, PATIENCE);
      n_quiet = draw (window) == 0 ? n_quiet + 1 : 0;
    }
}

static void
test_layout (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *text = mb_search_text_new ();
  int line, width, least;

  gtk_widget_set_valign (text, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), text);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, 300);
  mb_search_text_set_markup (MB_SEARCH_TEXT (text), "That the <b>report</b> be noted");
  gtk_window_present (GTK_WINDOW (window));
  settle (window);
  line = gtk_widget_get_height (text);
  width = gtk_widget_get_width (text);
  g_assert_cmpint (line, >, 0);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "That the report be noted");

  /* Other words in as many lines are drawn, and nothing else is done for them. */
  mb_search_text_set_markup (MB_SEARCH_TEXT (text), "That the <b>reports</b> be noted");
  g_assert_cmpuint (draw (window), ==, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "That the reports be noted");

  /* More of them wrap: they ask for no more width, and have their height. */
  mb_search_text_set_markup (MB_SEARCH_TEXT (text),
                             "That the <b>report</b> be noted, and that a second one be brought to the meeting "
                             "in December, when the Panel has the numbers of the year");
  g_assert_cmpuint (draw (window), >, 0);
  g_assert_cmpint (gtk_widget_get_height (text), >=, 2 * line);
  g_assert_cmpint (gtk_widget_get_width (text), ==, width);
  gtk_widget_measure (text, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <, width);
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, width / 2, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, >, gtk_widget_get_height (text));

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_summary ("A hit that says something else is drawn, and not laid out");

  g_test_add_func ("/app/search-text/layout", test_layout);

  return g_test_run ();
}
