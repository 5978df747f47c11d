/* Minute Book: tests that a page comes to rest
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A widget that asks for another layout at each layout keeps an old laptop busy
 * for as long as the page is seen, and lets each key wait for a frame. */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/forms/mb-prose-row.h"
#include "app/mb-status.h"
#include "app/mb-still-cursor.h"
#include "app/meetings/mb-meeting-entry.h"
#include "app/meetings/mb-state-chip.h"
#include "app/minutes/mb-minutes-time.h"
#include "book/mb-sample.h"
#include "core/mb-meeting.h"
#include "prose-tester.h"

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

/* Waits for a fifth of a second without a frame, or until we lose patience.
 * Returns whether there was one, and how many frames before it. */
static gboolean
count_to_rest (GtkWidget *window,
               guint     *n_counted)
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
  *n_counted = n_frames;

  return g_get_monotonic_time () - last >= REST;
}

static gboolean
comes_to_rest (GtkWidget *window)
{
  guint n_frames;

  return count_to_rest (window, &n_frames);
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

static void
wait_for_blinking (void)
{
  gint64 began = g_get_monotonic_time ();

  while (!blinks () && g_get_monotonic_time () - began < PATIENCE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (blinks ());
}

/* While keys come the cursor doesn't blink, in whatever field; then it does
 * again. */
static void
test_cursor (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = mb_prose_row_new ();
  GtkWidget *fields[] = { mb_prose_row_get_view (MB_PROSE_ROW (row)), gtk_entry_new () };

  mb_still_cursor_attach (GTK_WINDOW (window));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), fields[1]);
  gtk_box_append (GTK_BOX (box), gtk_button_new ());
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_assert_true (gtk_widget_grab_focus (fields[i]));
      g_assert_true (blinks ());
      press (window);
      g_assert_false (blinks ());
      wait_for_blinking ();
    }

  /* Keys that go elsewhere are no typing. */
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_last_child (box)));
  press (window);
  g_assert_true (blinks ());

  g_assert_true (gtk_widget_grab_focus (fields[0]));
  press (window);
  g_assert_false (blinks ());
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (blinks ());
}

/* Nor does it in a dialog, which newer GTKs let keep its keys to itself. */
static void
test_cursor_in_dialog (void)
{
  GtkWidget *window = adw_application_window_new (NULL);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *field = gtk_entry_new ();

  mb_still_cursor_attach (GTK_WINDOW (window));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), gtk_label_new ("Harrowmere"));
  adw_dialog_set_child (dialog, field);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);
  g_assert_true (gtk_widget_grab_focus (field));
  g_assert_true (blinks ());

  press (GTK_WIDGET (dialog));
  g_assert_false (blinks ());
  wait_for_blinking ();

  adw_dialog_force_close (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (blinks ());
}

/* A letter is drawn once: neither its spelling nor anything else draws more. */
static void
test_letters (void)
{
  ProseTester tester = { NULL };
  const char *letters = "the p";
  guint n_letters = (guint) strlen (letters);
  guint n_drawn = 0;

  prose_tester_set_up (&tester, "The panel received a report.");
  g_assert_true (comes_to_rest (GTK_WIDGET (tester.window)));
  for (const char *p = letters; *p != '\0'; p++)
    {
      char letter[] = { *p, '\0' };
      guint n_frames;

      prose_tester_type (&tester, letter);
      g_assert_true (count_to_rest (GTK_WIDGET (tester.window), &n_frames));
      n_drawn += n_frames;
    }
  g_assert_cmpuint (n_drawn, >=, n_letters);
  g_assert_cmpuint (n_drawn, <=, n_letters + 2);
  prose_tester_tear_down (&tester, NULL);
}

/* A book, and what stands around a text while it is saved. -------------------- */

typedef struct
{
  char   *path;
  MbBook *book;
  MbDesk *desk;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("minutebook-rest-XXXXXX", &error);

  g_assert_no_error (error);
  fixture->path = g_build_filename (folder, "book.minutebook", NULL);
  fixture->book = mb_sample_create (fixture->path, mb_book_means_from_environment (), &error);
  g_assert_no_error (error);
  fixture->desk = mb_desk_new (fixture->book);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  while (mb_desk_get_status (fixture->desk) == MB_DESK_SAVING ||
         G_OBJECT (fixture->desk)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (fixture->desk);
  while (G_OBJECT (fixture->book)->ref_count > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_finalize_object (fixture->book);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (fixture->path);
}

/* Who types on, and is saved meanwhile, doesn't see the title flicker. */
static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  guint n_changes = 0, n_tooltips = 0;

  mb_status_follow (GTK_LABEL (label), fixture->desk);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Saved");
  g_signal_connect_swapped (label, "notify::label", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (label, "notify::tooltip-text", G_CALLBACK (count_cb), &n_tooltips);
  for (guint i = 0; i < 5; i++)
    {
      mb_desk_expect (fixture->desk);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Saving…");
      mb_desk_flush (fixture->desk);
      g_assert_cmpint (mb_desk_get_status (fixture->desk), ==, MB_DESK_SAVED);
    }
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (n_tooltips, ==, 0);
  while (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "Saving…"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Saved");

  /* Trouble is said at once. */
  mb_desk_set_trouble (fixture->desk, label, "no time");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Not saved: no time");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, "Not saved: no time");
  mb_desk_set_trouble (fixture->desk, label, NULL);
  g_assert_finalize_object (label);
}

/* A time that hardly any meeting has isn't shown for a moment at each save. */
static void
test_rare_time (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *rare = g_object_ref_sink (g_object_new (MB_TYPE_MINUTES_TIME, NULL));
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1);
  guint n_changes = 0;

  mb_minutes_time_set_up (MB_MINUTES_TIME (rare), fixture->desk, MB_MEETING_ADJOURNED, TRUE);
  mb_minutes_time_set_meeting (MB_MINUTES_TIME (rare), meeting);
  g_assert_false (gtk_widget_get_visible (rare));
  g_signal_connect_swapped (rare, "notify::visible", G_CALLBACK (count_cb), &n_changes);
  mb_minutes_time_set_meeting (MB_MINUTES_TIME (rare), meeting);
  g_assert_cmpuint (n_changes, ==, 0);
  mb_record_set_time (meeting, MB_MEETING_ADJOURNED, 20 * 60);
  mb_minutes_time_set_meeting (MB_MINUTES_TIME (rare), meeting);
  g_assert_true (gtk_widget_get_visible (rare));
  g_assert_finalize_object (rare);
}

/* A chip that is told at each save what it shows already has the style that it
 * had: another would be worked out, and drawn twice. */
static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (g_object_new (MB_TYPE_STATE_CHIP, NULL));
  guint n_changes = 0;

  mb_state_chip_set_state (MB_STATE_CHIP (chip), "minutes_drafted", "Minutes drafted");
  g_assert_true (gtk_widget_has_css_class (chip, "minutes-drafted"));
  g_signal_connect_swapped (chip, "notify::css-classes", G_CALLBACK (count_cb), &n_changes);
  mb_state_chip_set_state (MB_STATE_CHIP (chip), "minutes_drafted", "Minutes drafted");
  g_assert_cmpuint (n_changes, ==, 0);
  mb_state_chip_set_state (MB_STATE_CHIP (chip), "minutes_approved", "Minutes approved");
  g_assert_cmpuint (n_changes, >, 0);
  g_assert_true (gtk_widget_has_css_class (chip, "minutes-approved"));
  g_assert_false (gtk_widget_has_css_class (chip, "minutes-drafted"));
  g_assert_cmpstr (mb_state_chip_get_words (MB_STATE_CHIP (chip)), ==, "Minutes approved");
  g_assert_finalize_object (chip);
}

/* The list of meetings stands still while a meeting's text is typed: what it
 * shows of the meeting is the same. */
static void
test_meeting_entry (void)
{
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1);
  g_autoptr (MbMeetingEntry) entry = NULL;
  g_autoptr (MbMeetingEntry) typed = NULL;
  g_autoptr (MbMeetingEntry) drafted = NULL;
  g_autoptr (MbMeetingEntry) moved = NULL;

  mb_record_set_text (meeting, MB_MEETING_DATE, "2026-10-14");
  mb_record_set_text (meeting, MB_MEETING_STATE, "agenda_published");
  entry = mb_meeting_entry_new (meeting, NULL, 7, 2);

  mb_record_set_text (meeting, MB_MEETING_OPENING, "The Chair welcomed everyone.");
  typed = mb_meeting_entry_new_edited (entry, meeting);
  g_assert_true (mb_meeting_entry_equal (entry, typed));

  mb_record_set_text (meeting, MB_MEETING_STATE, "minutes_drafted");
  drafted = mb_meeting_entry_new_edited (entry, meeting);
  g_assert_false (mb_meeting_entry_equal (entry, drafted));
  g_assert_cmpstr (mb_meeting_entry_get_state_key (drafted), ==, "minutes_drafted");

  mb_record_set_text (meeting, MB_MEETING_DATE, "2026-10-21");
  moved = mb_meeting_entry_new_edited (drafted, meeting);
  g_assert_false (mb_meeting_entry_equal (drafted, moved));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_summary ("A page draws nothing while nothing happens, and a letter once");

  g_test_add_func ("/app/rest/row", test_row);
  g_test_add_func ("/app/rest/cursor", test_cursor);
  g_test_add_func ("/app/rest/cursor-in-dialog", test_cursor_in_dialog);
  g_test_add_func ("/app/rest/letters", test_letters);
  g_test_add ("/app/rest/status", Fixture, NULL, set_up, test_status, tear_down);
  g_test_add ("/app/rest/rare-time", Fixture, NULL, set_up, test_rare_time, tear_down);
  g_test_add_func ("/app/rest/chip", test_chip);
  g_test_add_func ("/app/rest/meeting-entry", test_meeting_entry);

  return g_test_run ();
}
