/* Minute Book: tests of the list of names below the cursor
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "app/prose/mb-prose-layer.h"
#include "prose-tester.h"

#define PATIENCE (20 * G_USEC_PER_SEC)
#define REST (G_USEC_PER_SEC / 5)

#define ONE_LINE "The Chair welcomed all who had come."
#define LONG_LINE "The Chair welcomed all who had come to this one."
#define MANY_LINES "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30"

typedef struct
{
  ProseTester         tester;
  MbProseLayer       *layer;
  MbProseSuggestions *card;
  GtkAdjustment      *scrolling;
} Fixture;

typedef struct
{
  const char *stored;
  int         height;
} Page;

static const Page low_page = { ONE_LINE, 120 }, one_line = { ONE_LINE, 400 }, long_line = { LONG_LINE, 400 },
                  many_lines = { MANY_LINES, 400 };

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

/* Returns: how many frames there were until there was none for a fifth of a second */
static guint
rest (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->tester.window));
  gint64 began = g_get_monotonic_time (), last = began;
  guint n_frames = 0, n_before = 0;
  guint waking = g_timeout_add (20, wake_cb, NULL);
  gulong counting = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_cb), &n_frames);

  while (g_get_monotonic_time () - last < REST)
    {
      g_assert_cmpint (g_get_monotonic_time () - began, <, PATIENCE);
      g_main_context_iteration (NULL, TRUE);
      if (n_frames != n_before)
        last = g_get_monotonic_time ();
      n_before = n_frames;
    }
  g_source_remove (waking);
  g_signal_handler_disconnect (clock, counting);

  return n_frames;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *const names[] = { "Councillor Ashworth", "Councillor Okafor", "Councillor Brierley",
                                "Councillor Dunne", "Councillor Fenn", "Councillor Lomax",
                                "Panel Adviser", "Panel Chair", NULL };
  g_autoptr (GtkStringList) strings = gtk_string_list_new (names);
  ProseTester *tester = &fixture->tester;
  const Page *page = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkWidget) editor = NULL;

  /* A cursor that blinks asks for frames. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  prose_tester_set_up (tester, page->stored);
  editor = g_object_ref (GTK_WIDGET (tester->editor));
  fixture->layer = MB_PROSE_LAYER (mb_prose_layer_new ());
  fixture->card = mb_prose_layer_get_suggestions (fixture->layer);
  gtk_window_set_child (tester->window, GTK_WIDGET (fixture->layer));
  gtk_box_append (GTK_BOX (box), editor);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  gtk_widget_set_size_request (scrolled, 500, page->height);
  gtk_widget_set_valign (GTK_WIDGET (fixture->layer), GTK_ALIGN_START);
  g_object_set (gtk_widget_get_ancestor (box, GTK_TYPE_VIEWPORT), "vscroll-policy", GTK_SCROLL_NATURAL, NULL);
  fixture->scrolling = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  mb_prose_layer_set_child (fixture->layer, scrolled);
  mb_prose_editor_set_completions (tester->editor, G_LIST_MODEL (strings));
  mb_prose_editor_place_cursor (tester->editor, TRUE);
  rest (fixture);
  gtk_adjustment_set_value (fixture->scrolling, gtk_adjustment_get_upper (fixture->scrolling));
  rest (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  prose_tester_tear_down (&fixture->tester, NULL);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-cursor-blink");
}

static gboolean
is_open (Fixture *fixture)
{
  return gtk_widget_get_mapped (GTK_WIDGET (fixture->card));
}

/* Where the card is in the layer, inside of which it is always, and the line of the cursor. */
static void
find_places (Fixture         *fixture,
             graphene_rect_t *card,
             graphene_rect_t *line)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->tester.text);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->tester.buffer);
  GtkWidget *layer = GTK_WIDGET (fixture->layer);
  graphene_point_t point;
  GdkRectangle place;
  GtkTextIter iter;
  int x, y;

  g_assert_true (is_open (fixture));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (fixture->card), layer, card));
  g_assert_cmpfloat (card->origin.x, >=, 0);
  g_assert_cmpfloat (card->origin.y, >=, 0);
  g_assert_cmpfloat (card->origin.x + card->size.width, <=, gtk_widget_get_width (layer));
  g_assert_cmpfloat (card->origin.y + card->size.height, <=, gtk_widget_get_height (layer));

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &x, &y);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (view), layer,
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));
  *line = GRAPHENE_RECT_INIT (point.x, point.y, 1, (float) place.height);
}

static void
test_below (Fixture       *fixture,
            gconstpointer  data)
{
  graphene_rect_t card, line;

  prose_tester_type (&fixture->tester, " Cou");
  rest (fixture);
  find_places (fixture, &card, &line);
  g_assert_cmpfloat (card.origin.y, >=, line.origin.y + line.size.height);
  g_assert_cmpfloat (card.origin.x, ==, line.origin.x);
  g_assert_cmpuint (mb_prose_suggestions_get_n_shown (fixture->card), ==, MB_PROSE_SUGGESTIONS_MOST);

  /* It stays where it is while less and less fits. */
  prose_tester_type (&fixture->tester, "ncillor F");
  rest (fixture);
  g_assert_cmpuint (mb_prose_suggestions_get_n_shown (fixture->card), ==, 1);
  find_places (fixture, &card, &line);
  g_assert_cmpfloat (card.origin.x, <, line.origin.x);
  prose_tester_type (&fixture->tester, " ");
  rest (fixture);
  g_assert_false (is_open (fixture));
}

static void
test_above (Fixture       *fixture,
            gconstpointer  data)
{
  graphene_rect_t card, line;

  prose_tester_type (&fixture->tester, " Cou");
  rest (fixture);
  find_places (fixture, &card, &line);
  g_assert_cmpfloat (card.origin.y + card.size.height, <=, line.origin.y);
  g_assert_cmpuint (mb_prose_suggestions_get_n_shown (fixture->card), ==, MB_PROSE_SUGGESTIONS_MOST);
}

/* At the end of a line it would reach over the edge. */
static void
test_edge (Fixture       *fixture,
           gconstpointer  data)
{
  graphene_rect_t card, line;

  prose_tester_type (&fixture->tester, " Cou");
  rest (fixture);
  find_places (fixture, &card, &line);
  g_assert_cmpfloat (card.origin.x, <, line.origin.x);
}

/* Where there is no room for all of them the likeliest are shown. */
static void
test_low_page (Fixture       *fixture,
               gconstpointer  data)
{
  graphene_rect_t card, line;
  guint n_shown;

  prose_tester_type (&fixture->tester, " Cou");
  rest (fixture);
  find_places (fixture, &card, &line);
  n_shown = mb_prose_suggestions_get_n_shown (fixture->card);
  g_assert_cmpuint (n_shown, >, 0);
  g_assert_cmpuint (n_shown, <, MB_PROSE_SUGGESTIONS_MOST);
}

static void
test_scrolling (Fixture       *fixture,
                gconstpointer  data)
{
  graphene_rect_t card, line;

  prose_tester_type (&fixture->tester, " Cou");
  rest (fixture);
  find_places (fixture, &card, &line);

  /* It goes with its text, and not without it. */
  gtk_adjustment_set_value (fixture->scrolling, gtk_adjustment_get_value (fixture->scrolling) - 10);
  rest (fixture);
  find_places (fixture, &card, &line);
  g_assert_cmpfloat (card.origin.y + card.size.height, ==, line.origin.y);
  gtk_adjustment_set_value (fixture->scrolling, 0);
  rest (fixture);
  g_assert_false (is_open (fixture));

  /* And it comes again. */
  prose_tester_type (&fixture->tester, "n");
  rest (fixture);
  gtk_adjustment_set_value (fixture->scrolling, gtk_adjustment_get_upper (fixture->scrolling));
  prose_tester_type (&fixture->tester, "c");
  rest (fixture);
  find_places (fixture, &card, &line);
}

/* The letter that opens or closes it is drawn once, with it; the first time,
 * its style is found in an empty frame. */
static void
test_frames (Fixture       *fixture,
             gconstpointer  data)
{
  prose_tester_type (&fixture->tester, " Pan");
  rest (fixture);
  g_assert_true (is_open (fixture));
  for (guint i = 0; i < 3; i++)
    {
      prose_tester_type (&fixture->tester, " ");
      g_assert_cmpuint (rest (fixture), ==, 1);
      g_assert_false (is_open (fixture));
      prose_tester_type (&fixture->tester, "pa");
      rest (fixture);
      g_assert_false (is_open (fixture));
      prose_tester_type (&fixture->tester, "n");
      g_assert_cmpuint (rest (fixture), ==, 1);
      g_assert_true (is_open (fixture));
    }
}

/* Whatever has the list goes. */
static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  prose_tester_type (&fixture->tester, " Cou");
  rest (fixture);
  g_assert_true (is_open (fixture));
  mb_prose_layer_set_child (fixture->layer, NULL);
  rest (fixture);
  g_assert_false (is_open (fixture));
}

static void
use_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/minutebook/MinuteBook/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add (const char    *path,
     const Page    *page,
     void         (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, page, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  use_style ();
  g_test_summary ("The list of names is seen whole, and is drawn with the letter that opens it");

  add ("/app/prose-layer/below", &one_line, test_below);
  add ("/app/prose-layer/above", &many_lines, test_above);
  add ("/app/prose-layer/edge", &long_line, test_edge);
  add ("/app/prose-layer/low-page", &low_page, test_low_page);
  add ("/app/prose-layer/scrolling", &many_lines, test_scrolling);
  add ("/app/prose-layer/frames", &one_line, test_frames);
  add ("/app/prose-layer/end", &one_line, test_end);

  return g_test_run ();
}
