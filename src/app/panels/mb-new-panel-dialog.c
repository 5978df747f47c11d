/* Minute Book: adding a panel
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/panels/mb-new-panel-dialog.h"

#include <glib/gi18n.h>

#include "app/forms/mb-completion-row.h"
#include "book/mb-book-panels.h"
#include "core/mb-panel.h"

static gpointer
add_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  GStrv names = data;

  return mb_book_add_panel (book, names[0], names[1], error);
}

static const MbAddingDialogInfo info = {
  .title = N_("New Panel"),
  .name = N_("Panel’s name"),
  .hint = N_("It starts with the usual standing agenda: apologies, declarations, minutes, next meeting, urgent items. Members and everything else come next."),
  .nameless = N_("Say what the panel is called"),
  .add = add_work,
};

static gpointer
list_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_book_list (book, MB_KIND_COUNCIL, error);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GtkWidget) council = user_data;
  g_autoptr (GPtrArray) councils = mb_book_run_finish (MB_BOOK (source), result, NULL);

  if (councils == NULL)
    return;

  mb_completion_row_set_choices (MB_COMPLETION_ROW (council), councils);
  /* Most books have one. */
  if (councils->len == 1 && *gtk_editable_get_text (GTK_EDITABLE (council)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (council),
                           mb_record_get_text (g_ptr_array_index (councils, 0), MB_COUNCIL_NAME));
}

/**
 * mb_new_panel_dialog_new:
 *
 * Returns: (transfer floating): an #MbAddingDialog
 */
AdwDialog *
mb_new_panel_dialog_new (MbDesk *desk)
{
  AdwDialog *dialog = mb_adding_dialog_new (desk, &info);
  GtkWidget *council = mb_completion_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (council), _("Council"));
  g_signal_connect_object (council, "taken", G_CALLBACK (mb_adding_dialog_add), dialog, G_CONNECT_SWAPPED);
  mb_adding_dialog_set_beside (MB_ADDING_DIALOG (dialog), council);
  mb_book_run_async (mb_desk_get_book (desk), list_work, NULL, NULL,
                     (GDestroyNotify) g_ptr_array_unref, NULL, list_cb, g_object_ref (council));

  return dialog;
}
