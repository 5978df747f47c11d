/* Minute Book: what a register shows, as a file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-export.h"

#include <glib/gi18n.h>

#include "app/export/mb-export-job.h"
#include "app/mb-window.h"
#include "core/mb-error.h"

typedef struct
{
  MbWindow             *window;
  const MbRegisterSpec *spec;
  const char           *ending;
  gint64               *ids;
  guint                 n_ids;
  GFile                *file;
  MbDisclosure          disclosure;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_clear_object (&export->file);
  g_free (export->ids);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
start_export (Export *export)
{
  MbDesk *desk = mb_window_get_desk (export->window);
  MbExportBar *bar = mb_window_get_export_bar (export->window);
  g_autoptr (MbExportJob) job = NULL;

  if (g_file_peek_path (export->file) == NULL)
    {
      mb_window_say (export->window, _("Registers can only be exported to a folder of this computer"));
      return;
    }
  if (desk == NULL || mb_export_bar_is_busy (bar))
    return;

  job = mb_export_job_new_register (mb_desk_get_book (desk), export->spec->reg, export->ids,
                                    export->n_ids, export->file, export->disclosure);
  mb_export_bar_watch (bar, job);
  mb_export_job_start (job);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Export) export = user_data;

  export->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (export->file != NULL)
    start_export (export);
}

static void
choose_file (Export *export)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strdup_printf ("%s.%s", _(export->spec->title), export->ending);

  gtk_file_filter_set_name (filter, g_str_equal (export->ending, "csv") ? _("CSV tables")
                                                                        : _("PDF documents"));
  gtk_file_filter_add_suffix (filter, export->ending);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, _("Export Register"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (export->window), NULL, file_chosen_cb, export);
}

static void
disclosure_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "public"))
    export->disclosure = MB_DISCLOSURE_PUBLIC;
  else if (g_str_equal (response, "restricted"))
    export->disclosure = MB_DISCLOSURE_RESTRICTED;
  else
    return;

  choose_file (g_steal_pointer (&export));
}

static void
ask_disclosure (Export *export)
{
  AdwDialog *dialog;

  dialog = adw_alert_dialog_new (_("Exempt Matter"),
                                 _("A public register leaves it out, and says what and why. "
                                   "A restricted register has everything."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "restricted", _("_Restricted"),
                                  "public", _("_Public"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "public",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "public");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (export->window), NULL,
                           disclosure_cb, export);
}

/**
 * mb_register_export:
 * @page: which shows the list
 * @ending: 'csv' or 'pdf'
 *
 * Asks for a file, and for whom it is where exempt matter is shown, and writes
 * what the page shows into it.
 */
void
mb_register_export (GtkWidget            *page,
                    const MbRegisterSpec *spec,
                    MbRegisterList       *list,
                    const char           *ending)
{
  GtkRoot *root = gtk_widget_get_root (page);
  Export *export;

  if (!MB_IS_WINDOW (root) || mb_export_bar_is_busy (mb_window_get_export_bar (MB_WINDOW (root))))
    return;

  /* The file is to have what was typed last. */
  mb_desk_flush (mb_window_get_desk (MB_WINDOW (root)));
  export = g_new0 (Export, 1);
  export->window = g_object_ref (MB_WINDOW (root));
  export->spec = spec;
  export->ending = g_str_equal (ending, "csv") ? "csv" : "pdf";
  export->ids = mb_register_list_dup_ids (list, NULL, &export->n_ids);
  if (mb_register_list_shows_withheld (list))
    ask_disclosure (export);
  else
    choose_file (export);
}
