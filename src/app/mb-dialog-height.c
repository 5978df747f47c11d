/* Minute Book: a dialog as high as what it holds
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-dialog-height.h"

/* What is longer scrolls. */
#define HIGHEST 640

/**
 * mb_dialog_fit_height:
 * @dialog: one that has a content width
 *
 * Makes it as high as what it holds now. Called when that has changed.
 */
void
mb_dialog_fit_height (AdwDialog *dialog)
{
  GtkWidget *child;
  int height;

  g_return_if_fail (ADW_IS_DIALOG (dialog));

  child = adw_dialog_get_child (dialog);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, adw_dialog_get_content_width (dialog), NULL,
                      &height, NULL, NULL);
  adw_dialog_set_content_height (dialog, MIN (height, HIGHEST));
}
