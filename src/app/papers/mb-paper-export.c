/* Minute Book: a paper of a meeting, as a file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-paper-export.h"

#include <glib/gi18n.h>

#include "app/export/mb-export-job.h"
#include "app/mb-window-actions.h"
#include "app/meetings/mb-meeting-page.h"
#include "app/meetings/mb-preflight-dialog.h"
#include "app/papers/mb-password-dialog.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

#include <string.h>

typedef struct
{
  MbWindow       *window;
  gint64          meeting;
  MbPreviewPaper  paper;
  MbDisclosure    disclosure;
  gboolean        large_print;
  gboolean        publish;
  MbPublishKind   kind;
  char           *password; /* nullable */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  if (export->password != NULL)
    explicit_bzero (export->password, strlen (export->password));
  g_free (export->password);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* The state of the meeting is another once it is published. */
static void
ended_cb (MbWindow     *window,
          const GError *error,
          MbExportJob  *job)
{
  MbDesk *desk = mb_window_get_desk (window);

  if (desk != NULL && error == NULL && (mb_export_job_get_kind (job) == MB_EXPORT_PUBLICATION ||
                                        mb_export_job_get_kind (job) == MB_EXPORT_RESTRICTED ||
                                        mb_export_job_get_kind (job) == MB_EXPORT_SUPPLEMENT))
    mb_desk_tell_changed (desk);
  mb_window_update_actions (window);
}

static void
start (Export *export,
       GFile  *file)
{
  MbDesk *desk = mb_window_get_desk (export->window);
  MbExportBar *bar = mb_window_get_export_bar (export->window);
  g_autoptr (MbExportJob) job = NULL;

  if (g_file_peek_path (file) == NULL)
    {
      mb_window_say (export->window, _("Papers can only be exported to a folder of this computer"));
      return;
    }
  if (desk == NULL || mb_export_bar_is_busy (bar))
    return;

  job = export->publish
        ? mb_export_job_new_publication (mb_desk_get_book (desk), export->meeting, export->kind, file,
                                         export->disclosure)
        : mb_export_job_new_paper (mb_desk_get_book (desk), export->meeting, export->paper, file,
                                   export->disclosure, export->large_print);
  mb_export_job_set_password (job, export->password);
  mb_export_bar_watch (bar, job);
  g_signal_connect_object (job, "ended", G_CALLBACK (ended_cb), export->window,
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
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    start (export, file);
}

/**
 * mb_paper_suggest_name:
 *
 * Returns: (transfer full): 'Children and Families Scrutiny Panel 2026-10-14
 *   agenda', without an ending
 */
char *
mb_paper_suggest_name (MbProceedings  *proceedings,
                       MbPreviewPaper  paper,
                       MbDisclosure    disclosure)
{
  gboolean restricted = disclosure == MB_DISCLOSURE_RESTRICTED && mb_proceedings_touch_exempt (proceedings);
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  const char *name = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;
  const char *day = mb_record_get_text (mb_proceedings_get_meeting (proceedings), MB_MEETING_DATE);
  const char *word = paper == MB_PREVIEW_MINUTES ? _("minutes")
                     : paper == MB_PREVIEW_PACK  ? _("pack")
                                                 : _("agenda");
  char *file_name;

  /* TRANSLATORS: a file's name: the panel, the day, and what it is; 'restricted'
   * is what is not for publication */
  file_name = g_strdup_printf (restricted ? _("%s %s %s restricted") : _("%s %s %s"),
                               name != NULL ? name : "", day != NULL ? day : "", word);

  return g_strstrip (g_strdelimit (file_name, "/", '-'));
}

/* What the name ends in decides; the choice shows which endings there are. A
 * pack is made of PDFs, and can be nothing else. */
static void
add_filters (GtkFileDialog  *dialog,
             MbPreviewPaper  paper)
{
  static const struct
  {
    const char *name;
    const char *ending;
  } formats[] = {
    { N_("PDF documents (.pdf)"), "pdf" },
    { N_("Word documents (.docx)"), "docx" },
    { N_("Web pages (.html)"), "html" },
  };
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  guint n_formats = paper == MB_PREVIEW_PACK ? 1 : G_N_ELEMENTS (formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _(formats[i].name));
      gtk_file_filter_add_suffix (filter, formats[i].ending);
      g_list_store_append (filters, filter);
      if (i == 0)
        gtk_file_dialog_set_default_filter (dialog, filter);
    }
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
}

/* Takes over @dialog and @export. */
static void
choose_file (GtkFileDialog *dialog,
             Export        *export)
{
  gtk_file_dialog_save (dialog, GTK_WINDOW (export->window), NULL, file_chosen_cb, export);
  g_object_unref (dialog);
}

typedef struct
{
  GtkFileDialog *dialog;
  Export        *export;
} Question;

static void
password_chosen_cb (const char *password,
                    gpointer    data)
{
  g_autofree Question *question = data;

  if (password == NULL)
    {
      g_object_unref (question->dialog);
      export_free (question->export);
      return;
    }
  question->export->password = *password != '\0' ? g_strdup (password) : NULL;
  choose_file (question->dialog, question->export);
}

/* A pack that is not for publication may have a password of its own. */
static void
ask_password (GtkFileDialog *dialog,
              Export        *export)
{
  Question *question = g_new0 (Question, 1);

  question->dialog = dialog;
  question->export = export;
  mb_password_dialog_ask (GTK_WIDGET (export->window), password_chosen_cb, question);
}

static void
begin (GtkWidget      *widget,
       MbProceedings  *proceedings,
       Export          what,
       const char     *title,
       const char     *accept)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileDialog *dialog;
  g_autofree char *stem = mb_paper_suggest_name (proceedings, what.paper, what.disclosure);
  /* TRANSLATORS: the end of a file's name: '... 2026-10-14 pack supplement.pdf' */
  g_autofree char *name = what.kind == MB_PUBLISH_SUPPLEMENT ? g_strconcat (stem, " ", _("supplement"), ".pdf", NULL)
                                                             : g_strconcat (stem, ".pdf", NULL);
  Export *export;

  if (!MB_IS_WINDOW (root) || mb_export_bar_is_busy (mb_window_get_export_bar (MB_WINDOW (root))))
    return;

  /* The file is to have what was typed last. */
  mb_desk_flush (mb_window_get_desk (MB_WINDOW (root)));
  export = g_memdup2 (&what, sizeof what);
  export->window = g_object_ref (MB_WINDOW (root));
  export->meeting = mb_record_get_id (mb_proceedings_get_meeting (proceedings));

  dialog = gtk_file_dialog_new ();
  add_filters (dialog, what.paper);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, accept);
  gtk_file_dialog_set_initial_name (dialog, name);
  if (what.paper == MB_PREVIEW_PACK && what.disclosure == MB_DISCLOSURE_RESTRICTED)
    ask_password (dialog, export);
  else
    choose_file (dialog, export);
}

/**
 * mb_paper_export:
 * @widget: in the window that shows how it goes
 * @large_print: whether what we set is in large print
 *
 * Asks for a file, and writes the paper into it.
 */
void
mb_paper_export (GtkWidget      *widget,
                 MbProceedings  *proceedings,
                 MbPreviewPaper  paper,
                 MbDisclosure    disclosure,
                 gboolean        large_print)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  begin (widget, proceedings, (Export) { .paper = paper, .disclosure = disclosure, .large_print = large_print },
         _("Export Paper"), _("_Export"));
}

/**
 * mb_paper_publish:
 * @widget: in the window that shows how it goes
 * @disclosure: who is to have it; what is restricted may have a password
 *
 * Asks for a file, and writes the pack or supplement into it. What is for the
 * public marks the agenda as published.
 */
void
mb_paper_publish (GtkWidget     *widget,
                  MbProceedings *proceedings,
                  MbPublishKind  kind,
                  MbDisclosure   disclosure)
{
  const char *title = kind == MB_PUBLISH_SUPPLEMENT              ? _("Publish Supplement")
                      : disclosure == MB_DISCLOSURE_RESTRICTED ? _("Publish Restricted Pack")
                                                               : _("Publish Agenda");

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  begin (widget, proceedings,
         (Export) { .paper = MB_PREVIEW_PACK, .disclosure = disclosure, .publish = TRUE, .kind = kind },
         title, _("_Publish"));
}

/* What is to be published once the agenda was looked at. */
typedef struct
{
  GtkWidget     *widget; /* weak */
  MbProceedings *proceedings;
  MbPublishKind  kind;
} Intent;

static void
intent_free (gpointer  data,
             GClosure *closure)
{
  Intent *intent = data;

  g_clear_weak_pointer (&intent->widget);
  g_object_unref (intent->proceedings);
  g_free (intent);
}

static void
looked_cb (MbPreflightDialog *dialog,
           gpointer           user_data)
{
  const Intent *intent = user_data;

  if (intent->widget != NULL)
    mb_paper_publish (intent->widget, intent->proceedings, intent->kind,
                      mb_preflight_dialog_get_disclosure (dialog));
}

/* The page that shows the meeting knows where the cure is. */
static void
chosen_cb (AdwDialog        *dialog,
           MbPreflightEntry *entry,
           gpointer          user_data)
{
  const Intent *intent = user_data;
  GtkWidget *page = intent->widget != NULL ? gtk_widget_get_ancestor (intent->widget, MB_TYPE_MEETING_PAGE)
                                           : NULL;

  if (page != NULL)
    mb_meeting_page_show_cure (MB_MEETING_PAGE (page), entry);
}

/**
 * mb_paper_publish_after_look:
 * @widget: in the page of the meeting
 * @disclosure: who is to have it, unless something else is chosen
 *
 * Looks at the agenda first; then publishes, or shows where a finding is cured.
 */
void
mb_paper_publish_after_look (GtkWidget     *widget,
                             MbDesk        *desk,
                             MbProceedings *proceedings,
                             MbPublishKind  kind,
                             MbDisclosure   disclosure)
{
  AdwDialog *dialog;
  Intent *intent;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  dialog = mb_preflight_dialog_new (desk, mb_record_get_id (mb_proceedings_get_meeting (proceedings)), kind,
                                    disclosure);
  intent = g_new0 (Intent, 1);
  g_set_weak_pointer (&intent->widget, widget);
  intent->proceedings = g_object_ref (proceedings);
  intent->kind = kind;
  g_signal_connect_data (dialog, "publish", G_CALLBACK (looked_cb), intent, intent_free, 0);
  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), intent);
  adw_dialog_present (dialog, widget);
}
