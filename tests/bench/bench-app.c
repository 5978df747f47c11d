/* Minute Book: works the application, and measures how it answers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-app BOOK LOG [stacks] [STEP...]: the application itself, with its own main loop
 * run from here, so that a step can be awaited. What is measured goes to the
 * log, one a line: 'value NAME MICROSECONDS', and what probe.h writes. */

#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/export/mb-export-job.h"
#include "app/mb-application.h"
#include "app/mb-window.h"
#include "app/meetings/mb-agenda-row.h"
#include "app/meetings/mb-meeting-page.h"
#include "app/minutes/mb-minutes-view.h"
#include "app/registers/mb-register-page.h"
#include "bench-keys.h"
#include "bench-live.h"
#include "bench-meetings.h"
#include "probe.h"

#define PATIENCE   (120 * G_USEC_PER_SEC)
#define REST       400 /* milliseconds after which a page has settled */
#define LONG_REST  16000 /* milliseconds after which what isn't looked at was given back: mb-sight.h, mb-tidy.h */
#define N_MEETINGS 30
#define N_KEYS     300
#define N_CLICKS   300

typedef struct
{
  GtkWidget *window;
  Hand      *hand;
  FILE      *log;
  GArray    *meetings; /* Meeting, the newest first */
} Bench;

typedef gboolean (*Condition) (Bench    *self,
                               gpointer  data);

static void
write_value (Bench      *self,
             const char *name,
             gint64      microseconds)
{
  fprintf (self->log, "value %s %" G_GINT64_FORMAT "\n", name, microseconds);
}

/* Waiting. ------------------------------------------------------------------ */

static void
wait_for (Bench     *self,
          Condition  condition,
          gpointer   data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (self, data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("nothing came of it");
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
is_true (Bench    *self,
         gpointer  data)
{
  return *(gboolean *) data;
}

static void
rest (Bench *self,
      guint  milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, wake_cb, &over);
  wait_for (self, is_true, &over);
}

/* The end of the first frame that was begun at or after that time. */
static gint64
find_frame (gint64 after)
{
  guint n = probe_count_frames ();
  gint64 end = 0;

  for (guint i = n; i > 0 && probe_get_frame (i - 1).start >= after; i--)
    end = probe_get_frame (i - 1).end;

  return end;
}

static gboolean
has_frame (Bench    *self,
           gpointer  data)
{
  return find_frame (*(gint64 *) data) != 0;
}

static gint64
wait_for_frame (Bench *self)
{
  gint64 now = g_get_monotonic_time ();

  gtk_widget_queue_draw (self->window);
  wait_for (self, has_frame, &now);

  return find_frame (now);
}

/* Looking. ------------------------------------------------------------------ */

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_outline (Bench    *self,
             gpointer  data)
{
  MbWindow *window = MB_WINDOW (self->window);

  return mb_window_get_desk (window) != NULL &&
         g_list_model_get_n_items (mb_window_get_panels (window)) > 0;
}

static gboolean
has_meeting (Bench    *self,
             gpointer  data)
{
  MbMeetingPage *page = mb_window_get_meeting_page (MB_WINDOW (self->window));

  return page != NULL && mb_meeting_page_get_proceedings (page) != NULL;
}

static gboolean
hand_rests (Bench    *self,
            gpointer  data)
{
  return !hand_is_busy (self->hand);
}

static gboolean
has_widget (Bench    *self,
            gpointer  data)
{
  return find_widget (self->window, *(GType *) data) != NULL;
}

/* The window that has the keyboard: without a window manager nobody gives it. */
static void
take_keyboard (Bench *self)
{
  g_autofree char *script = NULL;
  const char *command[] = { "sh", "-c", NULL, NULL };

  script = g_strdup_printf ("window=$(xdotool search --onlyvisible --pid %d | tail -n 1);"
                            "xdotool windowmove $window 0 0 windowsize $window 1366 768 windowfocus $window",
                            (int) getpid ());
  command[2] = script;
  g_spawn_async (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL);
  rest (self, 2 * REST);
}

/* The steps. ---------------------------------------------------------------- */

/* From the key that opens it, as the page is asked for, to the first frame
 * that shows what the meeting holds. */
static void
open_meetings (Bench *self)
{
  guint step = MAX (self->meetings->len / N_MEETINGS, 1);

  probe_set_step ("meeting");
  for (guint i = 0; i < self->meetings->len; i += step)
    {
      gint64 asked = g_get_monotonic_time ();

      mb_window_show_meeting (MB_WINDOW (self->window), g_array_index (self->meetings, Meeting, i).id);
      wait_for (self, has_meeting, NULL);
      write_value (self, "meeting", wait_for_frame (self) - asked);
      rest (self, REST);
      mb_window_show_page (MB_WINDOW (self->window), "meetings");
      rest (self, REST);
    }
}

/* From each key's press to the end of the first frame that was begun after the
 * application had it. */
static void
type_keys (Bench      *self,
           const char *name,
           const char *letters)
{
  guint first = hand_count_pressed (self->hand);
  guint first_seen = probe_count_keys ();
  guint n_keys;

  probe_set_step (name);
  hand_type (self->hand, letters, 60, 160);
  wait_for (self, hand_rests, NULL);
  rest (self, REST);

  n_keys = hand_count_pressed (self->hand) - first;
  if (probe_count_keys () - first_seen != n_keys)
    g_error ("%u keys were pressed, and %u seen", n_keys, probe_count_keys () - first_seen);
  for (guint i = 0; i < n_keys; i++)
    {
      gint64 pressed = hand_get_pressed (self->hand, first + i);
      gint64 seen = probe_get_key (first_seen + i);

      for (guint j = 0; j < probe_count_frames (); j++)
        if (probe_get_frame (j).start >= seen)
          {
            write_value (self, name, probe_get_frame (j).end - pressed);
            g_autofree char *frame = g_strconcat (name, "-frame", NULL);
            write_value (self, frame, probe_get_frame (j).end - probe_get_frame (j).start);
            g_autofree char *work = g_strconcat (name, "-work", NULL);
            write_value (self, work, probe_get_frame (j).worked - probe_get_key_work (first_seen + i));
            break;
          }
    }
}

static void
type_description (Bench *self)
{
  const Meeting *meeting = &g_array_index (self->meetings, Meeting, self->meetings->len / 2);
  g_autoptr (GString) letters = g_string_new (NULL);
  GtkWidget *row, *view;
  GType type = GTK_TYPE_TEXT_VIEW;

  probe_set_step ("agenda");
  mb_window_show_meeting (MB_WINDOW (self->window), meeting->id);
  wait_for (self, has_meeting, NULL);
  gtk_widget_activate_action (self->window, "win.view", "s", "agenda");
  rest (self, REST);
  row = find_widget (self->window, MB_TYPE_AGENDA_ROW);
  for (guint i = 0; i < 3; i++)
    row = gtk_widget_get_next_sibling (row);
  mb_agenda_row_open (MB_AGENDA_ROW (row));
  wait_for (self, has_widget, &type);
  rest (self, REST);
  view = find_widget (self->window, GTK_TYPE_TEXT_VIEW);
  gtk_widget_grab_focus (view);
  rest (self, REST);

  while (letters->len < N_KEYS)
    g_string_append (letters, "the panel received a report on the ");
  type_keys (self, "key-agenda", letters->str);
  rest (self, 3 * REST);
}

/* In the newest meeting that has minutes to be written. */
static void
type_minutes (Bench *self)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  GtkWidget *minutes, *text;
  GType type = MB_TYPE_MINUTES_VIEW;
  guint n = 0;

  probe_set_step ("minutes");
  while (n + 1 < self->meetings->len && !g_array_index (self->meetings, Meeting, n).is_drafted)
    n++;
  mb_window_show_meeting (MB_WINDOW (self->window), g_array_index (self->meetings, Meeting, n).id);
  wait_for (self, has_meeting, NULL);
  gtk_widget_activate_action (self->window, "win.view", "s", "minutes");
  wait_for (self, has_widget, &type);
  rest (self, 2 * REST);
  minutes = find_widget (self->window, MB_TYPE_MINUTES_VIEW);
  text = find_widget (minutes, GTK_TYPE_TEXT_VIEW);
  if (text == NULL)
    g_error ("the minutes have nothing to type into");
  gtk_widget_grab_focus (text);
  rest (self, REST);

  while (letters->len < N_KEYS)
    g_string_append (letters, "the panel received a report on the ");
  type_keys (self, "key-minutes", letters->str);
  rest (self, 3 * REST);
  gtk_widget_activate_action (self->window, "win.preview", NULL);
  rest (self, 3 * REST);
  probe_set_step ("live");
  live_type (self->hand, "thepanelreceivedareportonthenumbersofchildrenmissingandheard", self->log);
  gtk_widget_activate_action (self->window, "win.preview", NULL);
}

/* Search. ------------------------------------------------------------------- */

static gpointer
nothing_work (MbBook        *book,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return data;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  mb_book_run_finish (MB_BOOK (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

typedef struct
{
  Bench    *bench;
  gboolean  answered;
} Asking;

/* The book answers in the order in which it is asked: when this is answered,
 * the search is, and its hits are in the list. */
static void
asked_cb (Asking *asking)
{
  MbBook *book = mb_desk_get_book (mb_window_get_desk (MB_WINDOW (asking->bench->window)));

  mb_book_run_async (book, nothing_work, book, NULL, NULL, NULL, answered_cb, &asking->answered);
}

/* From each key's press to the end of the first frame with its results. A word's first letter isn't looked up. */
static void
search_word (Bench      *self,
             const char *word)
{
  Asking asking = { self };
  GtkWidget *entry;

  gtk_widget_activate_action (self->window, "win.search", NULL);
  rest (self, 2 * REST);
  entry = find_widget (GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window))),
                       GTK_TYPE_SEARCH_ENTRY);
  g_signal_connect_data (entry, "search-changed", G_CALLBACK (asked_cb), &asking, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  for (const char *letter = word; *letter != '\0'; letter++)
    {
      gint64 pressed;

      asking.answered = FALSE;
      pressed = hand_press (self->hand, *letter);
      wait_for (self, is_true, &asking.answered);
      if (letter > word)
        {
          write_value (self, "search-answered", g_get_monotonic_time () - pressed);
          write_value (self, "search", wait_for_frame (self) - pressed);
          write_value (self, "search-work",
                       probe_get_frame (probe_count_frames () - 1).worked - probe_get_key_work (probe_count_keys () - 1));
        }
      rest (self, 150);
    }
  adw_dialog_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  rest (self, REST);
}

static void
search (Bench *self)
{
  static const char *const words[] = { "report", "panel", "safeguarding", "review", "chair", "officer" };

  probe_set_step ("search");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    search_word (self, words[i]);
}

/* Pages. -------------------------------------------------------------------- */

static MbRegisterPage *
show_register (Bench      *self,
               const char *name)
{
  GType type = GTK_TYPE_COLUMN_VIEW;

  mb_window_show_page (MB_WINDOW (self->window), name);
  wait_for (self, has_widget, &type);

  return MB_REGISTER_PAGE (find_widget (self->window, MB_TYPE_REGISTER_PAGE));
}

static gboolean
has_entries (Bench    *self,
             gpointer  data)
{
  return g_list_model_get_n_items (mb_register_list_get_shown (data)) > 0;
}

/* A page's time, from when it is asked for to the first frame that has its
 * content, as far as its kind of content can be told. */
static void
show_pages (Bench *self)
{
  static const struct
  {
    const char *place;
    const char *step;
  } pages[] = {
    { "today", "page-today" },
    { "people", "page-people" },
    { "panels", "page-panels" },
    { "meetings", "page-meetings" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      probe_set_step (pages[i].step);
      mb_window_show_page (MB_WINDOW (self->window), pages[i].place);
      rest (self, 5 * REST);
    }
  for (guint i = 0; i < 2; i++)
    {
      gint64 asked = g_get_monotonic_time ();
      MbRegisterPage *page;

      probe_set_step (i == 0 ? "page-actions" : "page-resolutions");
      page = show_register (self, i == 0 ? "actions" : "resolutions");
      wait_for (self, has_entries, mb_register_page_get_list (page));
      write_value (self, i == 0 ? "page-actions" : "page-resolutions", wait_for_frame (self) - asked);
      rest (self, 5 * REST);
    }
}

static void
scroll_actions (Bench *self)
{
  guint first;

  show_register (self, "actions");
  probe_set_step ("show-all-actions");
  mb_window_show_scope (MB_WINDOW (self->window), "actions", "all");
  rest (self, 5 * REST);

  probe_set_step ("scroll");
  hand_move (self->hand, 800, 450);
  first = probe_count_frames ();
  hand_turn_wheel (self->hand, N_CLICKS, 16);
  wait_for (self, hand_rests, NULL);
  for (guint i = first; i < probe_count_frames (); i++)
    write_value (self, "scroll", probe_get_frame (i).end - probe_get_frame (i).start);
  probe_set_step ("rest");
  rest (self, LONG_REST);
}

static void
ended_cb (MbExportJob  *job,
          const GError *error,
          gboolean     *ended)
{
  if (error != NULL)
    g_error ("%s", error->message);
  *ended = TRUE;
}

static void
export_register (Bench *self)
{
  MbRegisterPage *page = show_register (self, "actions");
  MbRegisterList *list = mb_register_page_get_list (page);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bench-register.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MbExportJob) job = NULL;
  gboolean ended = FALSE;
  gint64 asked;
  guint n_ids;
  gint64 *ids;

  probe_set_step ("export");
  asked = g_get_monotonic_time ();
  ids = mb_register_list_dup_ids (list, NULL, &n_ids);
  job = mb_export_job_new_register (mb_desk_get_book (mb_window_get_desk (MB_WINDOW (self->window))),
                                    MB_REGISTER_ACTIONS, ids, n_ids, file, MB_DISCLOSURE_RESTRICTED);
  g_free (ids);
  g_signal_connect (job, "ended", G_CALLBACK (ended_cb), &ended);
  mb_export_job_start (job);
  wait_for (self, is_true, &ended);
  write_value (self, "export", g_get_monotonic_time () - asked);
  g_file_delete (file, NULL, NULL);
}

static GtkWidget *
start (MbApplication *app,
       const char    *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFile *files[] = { file };
  g_autoptr (GError) error = NULL;

  if (!g_application_register (G_APPLICATION (app), NULL, &error))
    g_error ("%s", error->message);
  g_application_open (G_APPLICATION (app), files, 1, "");

  return GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (app)));
}

/* The steps in the order in which a whole measurement takes them. */
static const struct
{
  const char *name;
  void      (*take) (Bench *self);
  const char *then; /* the memory after it, as */
} steps[] = {
  { "pages", show_pages, "pages" },
  { "meetings", open_meetings, "meetings" },
  { "description", type_description, "typing" },
  { "minutes", type_minutes, "minutes" },
  { "search", search, "search" },
  { "scroll", scroll_actions, "work" },
  { "export", export_register, NULL },
};

/* All are, where none is named. */
static gboolean
is_wanted (char       **options,
           const char  *step)
{
  if (*options != NULL && g_str_equal (*options, "stacks"))
    options++;

  return *options == NULL || g_strv_contains ((const char *const *) options, step);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (MbApplication) app = NULL;
  Bench self = { NULL };
  gint64 began = g_get_monotonic_time ();

  if (argc < 3)
    return 2;

  setlocale (LC_ALL, "");
  self.log = fopen (argv[2], "w");
  g_return_val_if_fail (self.log != NULL, EXIT_FAILURE);
  probe_start (self.log, argc > 3 && g_str_equal (argv[3], "stacks"));
  app = mb_application_new ();
  self.window = start (app, argv[1]);
  wait_for (&self, has_outline, NULL);
  write_value (&self, "usable", wait_for_frame (&self) - began);
  self.hand = hand_new ();
  probe_set_step ("bench-app's-own");
  self.meetings = meetings_list (mb_desk_get_book (mb_window_get_desk (MB_WINDOW (self.window))));
  rest (&self, 1);
  probe_set_step ("after-start");
  take_keyboard (&self);

  probe_write_memory ("start");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (!is_wanted (argv + 3, steps[i].name))
        continue;
      steps[i].take (&self);
      if (steps[i].then != NULL)
        probe_write_memory (steps[i].then);
    }

  fclose (self.log);
  /* What is measured is written; the application needn't tidy up. */
  _exit (EXIT_SUCCESS);
}
