/* Minute Book: what a GTK application is measured with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks on from inside a process, by ways that every GTK application has, so
 * that nothing is built into ours and another one is measured by the same
 * means: emission hooks on GDK's frame clocks and surfaces, and the main
 * context's poll function.
 *
 * A frame is the time from GdkFrameClock::before-paint to ::after-paint: our
 * and GTK's tick callbacks, layout, and drawing with Cairo until the pixels are
 * handed to the X server; not what the server and a screen take after that.
 * A busy spell is the time from when the main loop wakes to when it sleeps
 * again: meanwhile nothing that is typed is answered. Written down is how long
 * it lasted, how much of that went into frames, and how much of the processor's
 * time the thread had beside frames, which others at work don't lengthen.
 *
 * All times are those of g_get_monotonic_time(): microseconds, and the same
 * clock in all processes. */

#pragma once

#include <gtk/gtk.h>
#include <stdio.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 start;
  gint64 end;
  gint64 worked; /* at its end: the processor's time that the thread had so far */
} ProbeSpan;

void        probe_start        (FILE       *log,
                                gboolean    with_stacks);
void        probe_set_step     (const char *step);
void        probe_write_memory (const char *when);
guint       probe_count_frames (void);
ProbeSpan   probe_get_frame    (guint       n);
guint       probe_count_keys   (void);
gint64      probe_get_key      (guint       n);
gint64      probe_get_key_work (guint       n);

G_END_DECLS
