/* Minute Book: what a window does when it is told to
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-window-actions.h"

#include <glib/gi18n.h>

#include "app/mb-shortcuts-dialog.h"
#include "app/export/mb-export-job.h"
#include "app/meetings/mb-new-meeting-dialog.h"
#include "app/papers/mb-password-dialog.h"
#include "app/search/mb-search-dialog.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

#include <string.h>

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  mb_desk_undo (mb_window_get_desk (MB_WINDOW (widget)));
}

static void
redo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  mb_desk_redo (mb_window_get_desk (MB_WINDOW (widget)));
}

static void
sidebar_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  mb_window_toggle_sidebar (MB_WINDOW (widget));
}

static void
details_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  mb_meeting_page_toggle_details (mb_window_get_meeting_page (MB_WINDOW (widget)));
}

static void
preview_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  mb_meeting_page_toggle_preview (mb_window_get_meeting_page (MB_WINDOW (widget)));
}

static void
view_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  MbMeetingPage *page = mb_window_get_meeting_page (MB_WINDOW (widget));

  if (page != NULL)
    mb_meeting_page_show_view (page, g_variant_get_string (parameter, NULL));
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  MbMeetingPage *page = mb_window_get_meeting_page (MB_WINDOW (widget));

  if (page != NULL)
    mb_meeting_page_print (page);
}

static void
show_page_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  const char *name, *scope;

  g_variant_get (parameter, "(&s&s)", &name, &scope);
  if (*scope != '\0')
    mb_window_show_scope (MB_WINDOW (widget), name, scope);
  else
    mb_window_show_page (MB_WINDOW (widget), name);
}

static void
show_item_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gint64 meeting, item;

  g_variant_get (parameter, "(xx)", &meeting, &item);
  mb_window_show_item (MB_WINDOW (widget), meeting, item);
}

static void
shortcuts_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_present (mb_shortcuts_dialog_new (), widget);
}

static void
chosen_cb (MbWindow *self,
           gint64    meeting)
{
  mb_window_show_meeting (self, meeting);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  AdwDialog *dialog = mb_search_dialog_new (mb_window_get_desk (MB_WINDOW (widget)));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
planned_cb (MbWindow *self,
            gint64    meeting)
{
  mb_window_show_planned (self, meeting);
}

static void
new_meeting_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  AdwDialog *dialog;

  dialog = mb_new_meeting_dialog_new (mb_window_get_desk (self), mb_window_get_panels (self),
                                      mb_window_get_panel (self));
  g_signal_connect_object (dialog, "planned", G_CALLBACK (planned_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* Export of the pack. ------------------------------------------------------- */

typedef struct
{
  MbWindow     *window;
  gint64        meeting;
  GFile        *file;
  MbDisclosure  disclosure;
  char         *password; /* nullable */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_clear_object (&export->file);
  if (export->password != NULL)
    explicit_bzero (export->password, strlen (export->password));
  g_free (export->password);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void ask_disclosure (Export *export);

static void
exported_cb (MbWindow     *self,
             const GError *error,
             MbExportJob  *job)
{
  mb_window_update_actions (self);

  /* Something else in the pack is exempt, such as the minutes to be approved. */
  if (g_error_matches (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED))
    {
      Export *export = g_new0 (Export, 1);

      export->window = g_object_ref (self);
      export->meeting = mb_export_job_get_meeting (job);
      export->file = g_object_ref (mb_export_job_get_file (job));
      ask_disclosure (export);
    }
}

static void
start_export (Export *export)
{
  MbBook *book = mb_desk_get_book (mb_window_get_desk (export->window));
  g_autoptr (MbExportJob) job = NULL;

  if (g_file_peek_path (export->file) == NULL)
    {
      mb_window_say (export->window, _("Packs can only be exported to a folder of this computer"));
      return;
    }

  job = mb_export_job_new (book, export->meeting, export->file, export->disclosure);
  mb_export_job_set_password (job, export->password);
  mb_export_bar_watch (mb_window_get_export_bar (export->window), job);
  g_signal_connect_object (job, "ended", G_CALLBACK (exported_cb), export->window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  mb_export_job_start (job);
  mb_window_update_actions (export->window);
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

/* 'Children and Families Scrutiny Panel 2026-10-14 pack.pdf' */
static char *
suggest_name (MbProceedings *proceedings)
{
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  const char *name = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;
  const char *day = mb_record_get_text (mb_proceedings_get_meeting (proceedings), MB_MEETING_DATE);
  char *file_name;

  /* TRANSLATORS: a file's name: the panel, the day */
  file_name = g_strdup_printf (_("%s %s pack.pdf"), name != NULL ? name : "", day != NULL ? day : "");

  return g_strstrip (g_strdelimit (file_name, "/", '-'));
}

static void
choose_file (Export *export)
{
  MbMeetingPage *page = mb_window_get_meeting_page (export->window);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;

  if (export->file != NULL)
    {
      start_export (export);
      export_free (export);
      return;
    }

  name = page != NULL && mb_meeting_page_get_proceedings (page) != NULL
           ? suggest_name (mb_meeting_page_get_proceedings (page))
           : g_strdup (_("Pack.pdf"));
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, _("Export Pack"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (export->window), NULL, file_chosen_cb, export);
}

static void
password_chosen_cb (const char *password,
                    gpointer    data)
{
  g_autoptr (Export) export = data;

  if (password == NULL || mb_window_get_desk (export->window) == NULL)
    return;
  export->password = *password != '\0' ? g_strdup (password) : NULL;
  choose_file (g_steal_pointer (&export));
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

  if (export->disclosure == MB_DISCLOSURE_RESTRICTED)
    {
      MbWindow *window = export->window;

      mb_password_dialog_ask (GTK_WIDGET (window), password_chosen_cb, g_steal_pointer (&export));
      return;
    }
  choose_file (g_steal_pointer (&export));
}

static void
ask_disclosure (Export *export)
{
  AdwDialog *dialog;

  dialog = adw_alert_dialog_new (_("This Pack Has Exempt Matter"),
                                 _("A public pack leaves it out, and says what and why. "
                                   "A restricted pack has everything, and is marked so on each page."));
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

static void
export_pack_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  MbMeetingPage *page = mb_window_get_meeting_page (self);
  MbProceedings *proceedings = page != NULL ? mb_meeting_page_get_proceedings (page) : NULL;
  Export *export;

  if (proceedings == NULL || mb_export_bar_is_busy (mb_window_get_export_bar (self)))
    return;

  /* The pack is to have what was typed last. */
  mb_desk_flush (mb_window_get_desk (self));
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->meeting = mb_meeting_page_get_meeting (page);
  if (mb_proceedings_touch_exempt (proceedings))
    ask_disclosure (export);
  else
    choose_file (export);
}

/**
 * mb_window_update_actions:
 *
 * Allows what can be done now.
 */
void
mb_window_update_actions (MbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  MbDesk *desk = mb_window_get_desk (self);
  gboolean has_page = mb_window_get_meeting_page (self) != NULL;
  gboolean writable = desk != NULL && !mb_desk_is_read_only (desk);
  gboolean can_undo = FALSE, can_redo = FALSE;

  if (desk != NULL)
    g_object_get (desk, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", writable && can_undo);
  gtk_widget_action_set_enabled (widget, "win.redo", writable && can_redo);
  gtk_widget_action_set_enabled (widget, "win.search", desk != NULL);
  gtk_widget_action_set_enabled (widget, "win.sidebar", desk != NULL);
  gtk_widget_action_set_enabled (widget, "win.save-copy", desk != NULL);
  gtk_widget_action_set_enabled (widget, "win.copy-unsaved", desk != NULL);
  gtk_widget_action_set_enabled (widget, "win.details", has_page);
  gtk_widget_action_set_enabled (widget, "win.preview", has_page);
  gtk_widget_action_set_enabled (widget, "win.view", has_page);
  gtk_widget_action_set_enabled (widget, "win.print", has_page);
  gtk_widget_action_set_enabled (widget, "win.new-meeting",
                                 writable && g_list_model_get_n_items (mb_window_get_panels (self)) > 0);
  gtk_widget_action_set_enabled (widget, "win.export-pack",
                                 has_page && !mb_export_bar_is_busy (mb_window_get_export_bar (self)));
}

void
mb_window_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.sidebar", NULL, sidebar_cb);
  gtk_widget_class_install_action (klass, "win.details", NULL, details_cb);
  gtk_widget_class_install_action (klass, "win.preview", NULL, preview_cb);
  gtk_widget_class_install_action (klass, "win.view", "s", view_cb);
  gtk_widget_class_install_action (klass, "win.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "win.show-page", "(ss)", show_page_cb);
  gtk_widget_class_install_action (klass, "win.show-item", "(xx)", show_item_cb);
  gtk_widget_class_install_action (klass, "win.shortcuts", NULL, shortcuts_cb);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "win.new-meeting", NULL, new_meeting_cb);
  gtk_widget_class_install_action (klass, "win.export-pack", NULL, export_pack_cb);
}
