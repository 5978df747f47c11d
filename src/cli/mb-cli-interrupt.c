/* Minute Book: long work that the person interrupts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <signal.h>
#include <unistd.h>

static gpointer
wait_for_signal (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t signals;
  int signal;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigwait (&signals, &signal);
  g_cancellable_cancel (cancellable);

  /* Whoever asks twice doesn't want to wait. */
  sigwait (&signals, &signal);
  _exit (128 + signal);
}

/**
 * mb_cli_watch_interrupt:
 *
 * Cancels @cancellable at an interrupt, so that work ends cleanly. Has to be
 * called before any other thread is made.
 */
void
mb_cli_watch_interrupt (GCancellable *cancellable)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_for_signal, g_object_ref (cancellable)));
}
