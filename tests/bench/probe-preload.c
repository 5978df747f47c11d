/* Minute Book: looks on in any GTK application
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded by LD_PRELOAD, writes what probe.h sees to the file that
 * MINUTEBOOK_PROBE names. */

#include "config.h"

#include "probe.h"

__attribute__ ((constructor)) static void
load (void)
{
  const char *path = g_getenv ("MINUTEBOOK_PROBE");
  FILE *log = path != NULL ? fopen (path, "w") : NULL;

  /* Only this process, and none that it starts. */
  g_unsetenv ("LD_PRELOAD");
  g_unsetenv ("MINUTEBOOK_PROBE");
  if (log != NULL)
    probe_start (log, FALSE);
}
