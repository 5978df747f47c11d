/* Minute Book: how soon a letter is in the preview beside the words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-live.h"

#include "app/papers/mb-page-drawer.h"
#include "probe.h"

#define PATIENCE (30 * G_USEC_PER_SEC)

/* Milliseconds between a page and the next letter: never in step with frames. */
#define SHORTEST 60
#define LONGEST  160

static gboolean
drawn_cb (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  gint64 *drawn = data;

  /* The page in view is drawn before its neighbours. */
  if (*drawn == 0)
    *drawn = g_get_monotonic_time ();

  return TRUE;
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
rest (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, wake_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Returns the end of the first frame that was begun at or after that time, or 0. */
static gint64
find_frame (gint64 after)
{
  gint64 end = 0;

  for (guint i = probe_count_frames (); i > 0 && probe_get_frame (i - 1).start >= after; i--)
    end = probe_get_frame (i - 1).end;

  return end;
}

/**
 * live_type:
 * @letters: for what has the focus; the preview is shown beside it
 * @log: gets the values 'key-live', to the frame, and 'key-live-drawn', until the
 *   page was drawn
 */
void
live_type (Hand       *hand,
           const char *letters,
           FILE       *log)
{
  gint64 drawn = 0;
  guint signal = g_signal_lookup ("drawn", MB_TYPE_PAGE_DRAWER);
  gulong hook = g_signal_add_emission_hook (signal, 0, drawn_cb, &drawn, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      gint64 pressed, frame;

      rest ((guint) g_rand_int_range (rand, SHORTEST, LONGEST));
      drawn = 0;
      pressed = hand_press (hand, *letter);
      while (drawn == 0 || (frame = find_frame (drawn)) == 0)
        {
          if (g_get_monotonic_time () - pressed > PATIENCE)
            g_error ("no page was drawn");
          g_main_context_iteration (NULL, TRUE);
        }
      fprintf (log, "value key-live %" G_GINT64_FORMAT "\n", frame - pressed);
      fprintf (log, "value key-live-drawn %" G_GINT64_FORMAT "\n", drawn - pressed);
    }
  g_signal_remove_emission_hook (signal, hook);
}
