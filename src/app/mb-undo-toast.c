/* Minute Book: what was removed, with a button that brings it back
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-undo-toast.h"

#include <glib/gi18n.h>

/**
 * mb_undo_toast_show:
 * @widget: in the window where it is to be said
 * @words: what was removed
 */
void
mb_undo_toast_show (GtkWidget  *widget,
                    const char *words)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;

  toast = adw_toast_new (words);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
