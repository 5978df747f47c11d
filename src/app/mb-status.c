/* Minute Book: the label that says whether what was typed is saved
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-status.h"

static void
status_cb (MbDesk     *desk,
           GParamSpec *pspec,
           GtkLabel   *label)
{
  const char *words = mb_desk_get_words (desk);
  gboolean failed = mb_desk_get_status (desk) == MB_DESK_NOT_SAVED;

  gtk_label_set_label (label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), failed ? words : NULL);
  if (failed)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (label), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (label), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
      gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
    }
}

/**
 * mb_status_follow:
 *
 * Has the label say what the desk says of itself, from now on.
 */
void
mb_status_follow (GtkLabel *label,
                  MbDesk   *desk)
{
  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (MB_IS_DESK (desk));

  g_signal_connect_object (desk, "notify::words", G_CALLBACK (status_cb), label, 0);
  status_cb (desk, NULL, label);
}
