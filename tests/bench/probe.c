/* Minute Book: what a GTK application is measured with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "probe.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

/* Microseconds. A spell that is not over after PATIENCE is looked into every
 * INTERVAL. */
#define PATIENCE 5000
#define INTERVAL 1000
#define SHORTEST 2000 /* spell that is written down */

#define MOST_STACKS 4000
#define DEPTH       100

typedef struct
{
  void *frames[DEPTH];
  int   n_frames;
} Stack;

/* A process is looked at once, and a signal handler has nothing else to go by. */
static struct
{
  FILE           *log;
  const char     *step;
  GArray         *frames; /* ProbeSpan */
  GArray         *keys;   /* ProbeSpan: when each was handled */
  gint64          frame_start;
  gint64          frame_processor;
  gint64          painted;           /* in the spell under way */
  gint64          painted_processor; /* the same, in the thread's own time */
  gint64          woken_processor;
  _Atomic gint64  woken;   /* 0 while it sleeps */
  GPollFunc       poll;
  pthread_t       thread;
  Stack          *stacks;
  _Atomic guint   n_stacks;
} probe;

/* Stacks. ------------------------------------------------------------------- */

static void
look_cb (int signal_number)
{
  guint n = probe.n_stacks;

  if (n >= MOST_STACKS)
    return;
  probe.stacks[n].n_frames = backtrace (probe.stacks[n].frames, DEPTH);
  probe.n_stacks = n + 1;
}

static gpointer
watch_thread (gpointer data)
{
  for (;;)
    {
      gint64 woken = probe.woken;

      g_usleep (INTERVAL);
      if (woken != 0 && woken == probe.woken && g_get_monotonic_time () - woken > PATIENCE)
        pthread_kill (probe.thread, SIGPROF);
    }

  return NULL;
}

static void
watch (void)
{
  struct sigaction action = { .sa_handler = look_cb, .sa_flags = SA_RESTART };
  void *frames[1];

  probe.stacks = g_new0 (Stack, MOST_STACKS);
  /* The first one loads the unwinder, which a signal handler must not do. */
  backtrace (frames, 1);
  sigaction (SIGPROF, &action, NULL);
  g_thread_unref (g_thread_new ("watch", watch_thread, NULL));
}

/* From the inside out, 'program+OFFSET' or the name of a library's function. */
static void
write_stacks (void)
{
  guint n_stacks = probe.n_stacks;

  if (n_stacks == 0)
    return;
  for (guint i = 0; i < n_stacks; i++)
    {
      Stack *stack = &probe.stacks[i];

      fprintf (probe.log, "stack");
      for (int j = 2; j < stack->n_frames; j++)
        {
          Dl_info info;

          if (!dladdr (stack->frames[j], &info))
            continue;
          if (info.dli_fname != NULL && strstr (info.dli_fname, ".so") == NULL)
            fprintf (probe.log, " program+%zx", (size_t) ((char *) stack->frames[j] - (char *) info.dli_fbase - 1));
          else
            fprintf (probe.log, " %s", info.dli_sname != NULL ? info.dli_sname : "?");
        }
      fputc ('\n', probe.log);
    }
  probe.n_stacks = 0;
}

/* The time that the processor gave to this thread alone. */
static gint64
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* The main loop. ------------------------------------------------------------ */

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  gint64 woken = probe.woken;
  int result;

  if (woken != 0)
    {
      gint64 lasted = g_get_monotonic_time () - woken;

      probe.woken = 0;
      if (lasted >= SHORTEST)
        {
          fprintf (probe.log, "busy %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                   probe.step, lasted, probe.painted,
                   get_processor_time () - probe.woken_processor - probe.painted_processor);
          write_stacks ();
        }
      probe.n_stacks = 0;
    }

  result = probe.poll (fds, n_fds, timeout);
  probe.painted = probe.painted_processor = 0;
  probe.woken_processor = get_processor_time ();
  probe.woken = g_get_monotonic_time ();

  return result;
}

static gboolean
before_paint_cb (GSignalInvocationHint *hint,
                 guint                  n_values,
                 const GValue          *values,
                 gpointer               data)
{
  probe.frame_start = g_get_monotonic_time ();
  probe.frame_processor = get_processor_time ();

  return TRUE;
}

static const char *
find_title (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      const char *title = gtk_window_get_title (window);

      /* GTK keeps the window. */
      if (title != NULL && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return title;
    }

  return "";
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               data)
{
  ProbeSpan frame = { probe.frame_start, g_get_monotonic_time (), get_processor_time () };

  probe.painted += frame.end - frame.start;
  probe.painted_processor += frame.worked - probe.frame_processor;
  g_array_append_val (probe.frames, frame);
  fprintf (probe.log, "frame %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", probe.step,
           frame.start, frame.end, find_title ());
  /* Whoever started the process may be waiting for its first frames. */
  if (probe.frames->len < 200)
    fflush (probe.log);

  return TRUE;
}

static gboolean
event_cb (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  GdkEvent *event = g_value_peek_pointer (&values[1]);
  gint64 now = g_get_monotonic_time ();
  ProbeSpan key = { now, now, get_processor_time () };

  if (gdk_event_get_event_type (event) == GDK_KEY_PRESS)
    g_array_append_val (probe.keys, key);

  return TRUE;
}

static void
hook (GType               type,
      const char         *signal_name,
      GSignalEmissionHook function)
{
  g_type_class_unref (g_type_class_ref (type));
  g_type_class_ref (type);
  g_signal_add_emission_hook (g_signal_lookup (signal_name, type), 0, function, NULL, NULL);
}

/* From the thread that will run the main loop. */
void
probe_start (FILE     *log,
             gboolean  with_stacks)
{
  probe.log = log;
  probe.step = "start";
  probe.frames = g_array_new (FALSE, FALSE, sizeof (ProbeSpan));
  probe.keys = g_array_new (FALSE, FALSE, sizeof (ProbeSpan));
  probe.thread = pthread_self ();
  hook (GDK_TYPE_FRAME_CLOCK, "before-paint", before_paint_cb);
  hook (GDK_TYPE_FRAME_CLOCK, "after-paint", after_paint_cb);
  hook (GDK_TYPE_SURFACE, "event", event_cb);
  probe.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  if (with_stacks)
    watch ();
}

void
probe_set_step (const char *step)
{
  probe.step = step;
}

guint
probe_count_frames (void)
{
  return probe.frames->len;
}

ProbeSpan
probe_get_frame (guint n)
{
  return g_array_index (probe.frames, ProbeSpan, n);
}

/* Keys that were pressed and reached the application. */
guint
probe_count_keys (void)
{
  return probe.keys->len;
}

gint64
probe_get_key (guint n)
{
  return g_array_index (probe.keys, ProbeSpan, n).start;
}

/* The processor's time that the thread had had when the key came. */
gint64
probe_get_key_work (guint n)
{
  return g_array_index (probe.keys, ProbeSpan, n).worked;
}

static void
write_size (const char *file,
            const char *key,
            const char *name,
            const char *when)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return;
  line = strstr (text, key);
  if (line != NULL)
    fprintf (probe.log, "value memory-%s-%s %" G_GINT64_FORMAT "\n", name, when,
             g_ascii_strtoll (line + strlen (key), NULL, 10));
}

/* The kernel's own account of the process, in kB: the most it had so far, what
 * it has with its share of what others use too, and what nobody else has. */
void
probe_write_memory (const char *when)
{
  write_size ("/proc/self/status", "VmHWM:", "peak", when);
  write_size ("/proc/self/smaps_rollup", "\nPss:", "pss", when);
  write_size ("/proc/self/smaps_rollup", "\nAnonymous:", "own", when);
}
