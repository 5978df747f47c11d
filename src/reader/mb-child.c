/* Minute Book: what every child that looks into foreign files begins with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "reader/mb-child.h"

#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Of the processor: to open a file and do little, for its pages and its bytes,
 * and at most. A page that takes no bytes in the file gets no time. */
#define SECONDS        5
#define PAGES_A_SECOND 50
#define BYTES_A_SECOND (4 << 20)
#define MOST_SECONDS   120
#define PAGE_BYTES     2000

static void
limit (int    resource,
       rlim_t most,
       rlim_t ever)
{
  struct rlimit now;

  if (getrlimit (resource, &now) != 0)
    _exit (3);
  now.rlim_max = MIN (ever, now.rlim_max);
  now.rlim_cur = MIN (most, now.rlim_max);
  if (setrlimit (resource, &now) != 0)
    _exit (3);
}

static void
limit_self (guint64       memory,
            MbChildNature nature)
{
#if !defined(__SANITIZE_ADDRESS__)
  limit (RLIMIT_AS, memory, memory);
#endif
  limit (RLIMIT_CPU, SECONDS, MOST_SECONDS);
  limit (RLIMIT_CORE, 0, 0);
  limit (RLIMIT_FSIZE, 0, 0);
  limit (RLIMIT_NOFILE, 64, 64);
  /* Threads count as processes; the superuser's alone do not. */
  if (nature == MB_CHILD_ALONE)
    limit (RLIMIT_NPROC, 0, 0);

  /* fontconfig may try to write its cache: let that fail, not us. */
  signal (SIGXFSZ, SIG_IGN);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_PDEATHSIG, SIGKILL) != 0)
    _exit (3);
}

/**
 * mb_child_open_input:
 * @memory: bytes of addresses that the child may have, besides the file's
 *
 * Takes away what the child doesn't need.
 *
 * Returns: (transfer full): the standard input
 */
GBytes *
mb_child_open_input (guint64       memory,
                     MbChildNature nature)
{
  g_autoptr (GMappedFile) file = NULL;

  g_closefrom (STDERR_FILENO + 1);
  if (chdir ("/") != 0)
    _exit (3);
  file = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, NULL);
  if (file == NULL)
    _exit (3);
  limit_self (memory + g_mapped_file_get_length (file), nature);

  return g_mapped_file_get_bytes (file);
}

/**
 * mb_child_allow_time:
 * @n_pages: that the file says it has
 */
void
mb_child_allow_time (GBytes *input,
                     guint   n_pages)
{
  gsize size = g_bytes_get_size (input);
  gsize worth = MIN ((gsize) n_pages, size / PAGE_BYTES);

  limit (RLIMIT_CPU, SECONDS + worth / PAGES_A_SECOND + size / BYTES_A_SECOND, MOST_SECONDS);
}

void
mb_child_give_up (const char *word,
                  const char *why)
{
  printf ("%s\t%s\n", word, why);
  fflush (stdout);
  _exit (0);
}

/**
 * mb_child_end:
 *
 * At once: what a library keeps to the end is not the child's to tidy.
 */
void
mb_child_end (void)
{
  _exit (fflush (stdout) == 0 ? 0 : 3);
}
