/* Minute Book: a register's rows come bit by bit
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-opening.h"

#define KEY "mb-register-opening"

#define STEP 40
#define MOST 200 /* for which GTK makes rows */

static void
remove_source (gpointer data)
{
  g_source_remove (GPOINTER_TO_UINT (data));
}

static gboolean
step_cb (gpointer user_data)
{
  GtkSliceListModel *self = user_data;
  guint n = gtk_slice_list_model_get_size (self);

  if (n < MOST && n < g_list_model_get_n_items (gtk_slice_list_model_get_model (self)))
    {
      gtk_slice_list_model_set_size (self, n + STEP);
      return G_SOURCE_CONTINUE;
    }
  g_object_steal_data (G_OBJECT (self), KEY);
  gtk_slice_list_model_set_size (self, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

/**
 * mb_register_opening_new:
 *
 * Returns: (transfer full): the list, all of it at first
 */
GListModel *
mb_register_opening_new (GListModel *list)
{
  return G_LIST_MODEL (gtk_slice_list_model_new (g_object_ref (list), 0, G_MAXUINT));
}

/**
 * mb_register_opening_begin:
 *
 * Shows only what is seen first, and the rest soon after.
 */
void
mb_register_opening_begin (GListModel *self)
{
  guint id;

  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (self));

  gtk_slice_list_model_set_size (GTK_SLICE_LIST_MODEL (self), STEP);
  /* After what is drawn. */
  id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, step_cb, self, NULL);
  g_object_set_data_full (G_OBJECT (self), KEY, GUINT_TO_POINTER (id), remove_source);
}

/**
 * mb_register_opening_end:
 *
 * Shows all at once.
 */
void
mb_register_opening_end (GListModel *self)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (self));

  g_object_set_data (G_OBJECT (self), KEY, NULL);
  gtk_slice_list_model_set_size (GTK_SLICE_LIST_MODEL (self), G_MAXUINT);
}
