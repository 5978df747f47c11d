/* Minute Book: the buttons that choose what a register shows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-scopes.h"

#include <glib/gi18n.h>

/**
 * mb_register_scopes_fill:
 * @box: inside a widget that has the action 'register.scope'
 *
 * Makes a button for each scope of the register.
 */
void
mb_register_scopes_fill (GtkBox               *box,
                         const MbRegisterSpec *spec)
{
  for (guint i = 0; i < spec->n_scopes; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(spec->scopes[i].label));

      /* In a narrow window, rather than ask for more than there is. */
      gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
      gtk_widget_set_tooltip_text (button, _(spec->scopes[i].label));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "register.scope");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", spec->scopes[i].id);
      gtk_box_append (box, button);
    }
}
