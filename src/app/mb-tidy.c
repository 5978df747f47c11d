/* Minute Book: memory that isn't used goes back to the system
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-tidy.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define KEY "mb-tidy"

#define SECONDS_OF_REST 4

static void
tidy_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  g_task_return_boolean (task, TRUE);
}

static gboolean
rested_cb (gpointer user_data)
{
  GObject *window = user_data;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_object_steal_data (window, KEY);
  g_task_set_source_tag (task, mb_tidy_later);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, tidy_thread);

  return G_SOURCE_REMOVE;
}

static void
remove_source (gpointer data)
{
  g_source_remove (GPOINTER_TO_UINT (data));
}

/**
 * mb_tidy_later:
 * @window: on whose behalf: what is asked for again meanwhile is put off
 */
void
mb_tidy_later (GtkWidget *window)
{
  guint id;

  g_return_if_fail (GTK_IS_WIDGET (window));

  id = g_timeout_add_seconds_full (G_PRIORITY_LOW, SECONDS_OF_REST, rested_cb, window, NULL);
  g_object_set_data_full (G_OBJECT (window), KEY, GUINT_TO_POINTER (id), remove_source);
}
