/* Minute Book: a meeting's papers, as they will be printed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-papers-view.h"

#include <glib/gi18n.h>

#include "app/papers/mb-page-scroll.h"
#include "app/papers/mb-paper-export.h"
#include "app/papers/mb-paper-print.h"
#include "app/papers/mb-publications-bar.h"
#include "book/mb-words.h"
#include "core/mb-meeting.h"

/* Milliseconds between a save and the paper that has it: a pack takes longer
 * to make, and is made less often. */
#define SOON  30
#define LATER 600

struct _MbPapersView
{
  AdwBin           parent_instance;

  GtkToggleButton *choices[3]; /* by MbPreviewPaper */
  GtkDropDown     *disclosure;
  GtkToggleButton *large_print;
  GtkSpinner      *spinner;
  GtkLabel        *page;
  GtkLabel        *zoom;
  GtkStack        *stack;
  MbPageScroll    *pages;
  AdwStatusPage   *failure;
  MbPublicationsBar *publications;

  MbDesk          *desk;
  MbProceedings   *proceedings;
  GCancellable    *making; /* NULL where nothing is being made */
  guint            refresh_id;
  gboolean         is_stale;
  gboolean         print_then;
};

G_DEFINE_FINAL_TYPE (MbPapersView, mb_papers_view, ADW_TYPE_BIN)

static void refresh_soon (MbPapersView *self);

static MbPreviewPaper
get_paper (MbPapersView *self)
{
  for (MbPreviewPaper paper = MB_PREVIEW_AGENDA; paper < MB_PREVIEW_PACK; paper++)
    if (gtk_toggle_button_get_active (self->choices[paper]))
      return paper;

  return MB_PREVIEW_PACK;
}

static MbDisclosure
get_disclosure (MbPapersView *self)
{
  return gtk_drop_down_get_selected (self->disclosure) == 1 ? MB_DISCLOSURE_RESTRICTED
                                                            : MB_DISCLOSURE_PUBLIC;
}

/* A pack may have exempt matter in the minutes that it brings. */
static void
update_disclosure (MbPapersView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->disclosure),
                          get_paper (self) == MB_PREVIEW_PACK ||
                          (self->proceedings != NULL && mb_proceedings_touch_exempt (self->proceedings)));
}

static void
page_cb (MbPapersView *self)
{
  MbPreview *preview = mb_page_scroll_get_preview (self->pages);
  g_autofree char *words = NULL;

  if (preview != NULL)
    words = g_strdup_printf (_("Page %u of %u"), mb_page_scroll_get_page (self->pages) + 1,
                             mb_preview_get_n_pages (preview));
  gtk_label_set_label (self->page, words != NULL ? words : "");
}

static void
zoom_cb (MbPapersView *self)
{
  g_autofree char *words = NULL;

  /* TRANSLATORS: the scale of a page: 100% is as large as on paper */
  words = g_strdup_printf (_("%.0f%%"), mb_page_scroll_get_zoom (self->pages) * 100);
  gtk_label_set_label (self->zoom, words);
}

/* Making. ------------------------------------------------------------------- */

typedef struct
{
  MbBook         *book;
  gint64          meeting;
  MbPreviewPaper  paper;
  MbDisclosure    disclosure;
  gboolean        large_print;
} Order;

static void
order_free (gpointer data)
{
  g_object_unref (((Order *) data)->book);
  g_free (data);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Order *order = task_data;
  g_autoptr (GError) error = NULL;
  MbPreview *preview = mb_book_make_preview (order->book, order->meeting, order->paper,
                                             order->disclosure, order->large_print,
                                             cancellable, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run_print (MbPapersView *self)
{
  MbPreview *preview = mb_page_scroll_get_preview (self->pages);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->print_then = FALSE;
  if (preview == NULL || !GTK_IS_WINDOW (root))
    return;

  name = mb_paper_suggest_name (self->proceedings, mb_preview_get_paper (preview), get_disclosure (self));
  operation = mb_paper_print_new (preview, name);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    g_signal_emit_by_name (self->desk, "said", error->message);
}

static void
show_failure (MbPapersView *self,
              const GError *error)
{
  g_autofree char *words = mb_words_for_error (error);

  mb_page_scroll_set_preview (self->pages, NULL);
  adw_status_page_set_description (self->failure, words);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  MbPapersView *self = MB_PAPERS_VIEW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPreview) preview = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->desk == NULL || self->making != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->making);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (preview != NULL)
    {
      mb_page_scroll_set_preview (self->pages, preview);
      gtk_stack_set_visible_child_name (self->stack, "pages");
      page_cb (self);
    }
  else
    show_failure (self, error);
  if (self->is_stale)
    refresh_soon (self);
  else if (self->print_then && mb_desk_get_status (self->desk) != MB_DESK_SAVING)
    run_print (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  MbPapersView *self = user_data;
  g_autoptr (GTask) task = NULL;
  Order *order;

  self->refresh_id = 0;
  /* What is being made first comes to its end: it is shown meanwhile. */
  if (self->making != NULL)
    return G_SOURCE_REMOVE;

  self->is_stale = FALSE;
  self->making = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  order = g_new0 (Order, 1);
  order->book = g_object_ref (mb_desk_get_book (self->desk));
  order->meeting = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  order->paper = get_paper (self);
  order->disclosure = get_disclosure (self);
  order->large_print = gtk_toggle_button_get_active (self->large_print);
  task = g_task_new (self, self->making, made_cb, NULL);
  g_task_set_source_tag (task, refresh_cb);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, make_thread);

  return G_SOURCE_REMOVE;
}

static void
refresh_soon (MbPapersView *self)
{
  self->is_stale = TRUE;
  if (self->refresh_id != 0 || self->proceedings == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->refresh_id = g_timeout_add (get_paper (self) == MB_PREVIEW_PACK ? LATER : SOON, refresh_cb, self);
}

/* Another paper: what is being made is not wanted any more. */
static void
chosen_cb (MbPapersView *self)
{
  update_disclosure (self);
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->is_stale = TRUE;
  if (self->proceedings != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh_cb (self);
}

/* Chosen by a command or a screen reader, it takes the keyboard from the one that
 * was chosen before. */
static void
follow_choice (MbPapersView *self,
               GtkWidget    *chosen)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->choices); i++)
    if (gtk_widget_has_focus (GTK_WIDGET (self->choices[i])))
      {
        gtk_widget_grab_focus (chosen);
        return;
      }
}

static void
toggled_cb (MbPapersView    *self,
            GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  follow_choice (self, GTK_WIDGET (button));
  chosen_cb (self);
}

/* The keyboard comes to what is chosen, wherever it comes from. */
static gboolean
mb_papers_view_grab_focus (GtkWidget *widget)
{
  MbPapersView *self = MB_PAPERS_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->choices[get_paper (self)]));
}

/* What is done. ------------------------------------------------------------- */

static void
zoom_in_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  mb_page_scroll_zoom (MB_PAPERS_VIEW (widget)->pages, 1);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  mb_page_scroll_zoom (MB_PAPERS_VIEW (widget)->pages, -1);
}

static void
fit_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  mb_page_scroll_fit_width (MB_PAPERS_VIEW (widget)->pages);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  MbPapersView *self = MB_PAPERS_VIEW (widget);

  if (self->proceedings != NULL)
    mb_paper_export (widget, self->proceedings, get_paper (self), get_disclosure (self),
                     gtk_toggle_button_get_active (self->large_print));
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  mb_papers_view_print (MB_PAPERS_VIEW (widget));
}

/**
 * mb_papers_view_print:
 *
 * Asks for a printer, and prints what the view shows, with what was typed last.
 */
void
mb_papers_view_print (MbPapersView *self)
{
  g_return_if_fail (MB_IS_PAPERS_VIEW (self));

  if (self->desk == NULL || self->proceedings == NULL)
    return;

  mb_desk_flush (self->desk);
  if (self->making == NULL && !self->is_stale && mb_desk_get_status (self->desk) != MB_DESK_SAVING)
    run_print (self);
  else
    {
      self->print_then = TRUE;
      refresh_soon (self);
    }
}

static void
mb_papers_view_map (GtkWidget *widget)
{
  MbPapersView *self = MB_PAPERS_VIEW (widget);

  GTK_WIDGET_CLASS (mb_papers_view_parent_class)->map (widget);

  if (self->is_stale && self->proceedings != NULL && self->refresh_id == 0)
    refresh_cb (self);
}

static void
mb_papers_view_unmap (GtkWidget *widget)
{
  MbPapersView *self = MB_PAPERS_VIEW (widget);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->print_then = FALSE;

  GTK_WIDGET_CLASS (mb_papers_view_parent_class)->unmap (widget);
}

static void
mb_papers_view_dispose (GObject *object)
{
  MbPapersView *self = MB_PAPERS_VIEW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PAPERS_VIEW);
  g_clear_object (&self->proceedings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_papers_view_parent_class)->dispose (object);
}

static void
mb_papers_view_class_init (MbPapersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const choices[] = { "agenda", "minutes", "pack" };

  G_OBJECT_CLASS (klass)->dispose = mb_papers_view_dispose;
  widget_class->grab_focus = mb_papers_view_grab_focus;
  widget_class->map = mb_papers_view_map;
  widget_class->unmap = mb_papers_view_unmap;

  gtk_widget_class_install_action (widget_class, "papers.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "papers.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "papers.fit-width", NULL, fit_cb);
  gtk_widget_class_install_action (widget_class, "papers.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "papers.print", NULL, print_cb);

  g_type_ensure (MB_TYPE_PAGE_SCROLL);
  g_type_ensure (MB_TYPE_PUBLICATIONS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-papers-view.ui");
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_widget_class_bind_template_child_full (widget_class, choices[i], FALSE,
                                               G_STRUCT_OFFSET (MbPapersView, choices) +
                                                 (gssize) (i * sizeof (GtkToggleButton *)));
  gtk_widget_class_bind_template_child (widget_class, MbPapersView, disclosure);
  gtk_widget_class_bind_template_child (widget_class, MbPapersView, large_print);
  gtk_widget_class_bind_template_child (widget_class, MbPapersView, spinner);
  gtk_widget_class_bind_template_child (widget_class, MbPapersView, page);
  gtk_widget_class_bind_template_child (widget_class, MbPapersView, zoom);
  gtk_widget_class_bind_template_child (widget_class, MbPapersView, stack);
  gtk_widget_class_bind_template_child (widget_class, MbPapersView, pages);
  gtk_widget_class_bind_template_child (widget_class, MbPapersView, failure);
  gtk_widget_class_bind_template_child (widget_class, MbPapersView, publications);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
}

static void
mb_papers_view_init (MbPapersView *self)
{
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  update_disclosure (self);
}

void
mb_papers_view_set_desk (MbPapersView *self,
                         MbDesk       *desk)
{
  g_return_if_fail (MB_IS_PAPERS_VIEW (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  mb_publications_bar_set_desk (self->publications, desk);
  g_signal_connect_object (desk, "saved", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
}

/* Once it is held, the minutes are what is looked at. */
static void
choose_paper (MbPapersView *self)
{
  MbRecord *meeting = mb_proceedings_get_meeting (self->proceedings);
  MbPreviewPaper paper = mb_record_is (meeting, MB_MEETING_STATE, "held") ||
                         mb_record_is (meeting, MB_MEETING_STATE, "minutes_drafted") ||
                         mb_record_is (meeting, MB_MEETING_STATE, "approved")
                         ? MB_PREVIEW_MINUTES
                         : MB_PREVIEW_AGENDA;

  gtk_toggle_button_set_active (self->choices[paper], TRUE);
}

/**
 * mb_papers_view_set_proceedings:
 *
 * Shows the meeting's papers, or shows them anew when it was read again.
 */
void
mb_papers_view_set_proceedings (MbPapersView  *self,
                                MbProceedings *proceedings)
{
  gboolean first;

  g_return_if_fail (MB_IS_PAPERS_VIEW (self));

  first = self->proceedings == NULL;
  g_set_object (&self->proceedings, proceedings);
  mb_publications_bar_set_proceedings (self->publications, proceedings);
  if (first)
    choose_paper (self);
  update_disclosure (self);
  refresh_soon (self);
}
