/* Minute Book: a paper beside the words that are typed into it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-live-pane.h"

#include <glib/gi18n.h>

#include "app/papers/mb-page-scroll.h"
#include "book/mb-words.h"

/* Before the frame that shows the letter is drawn. */
#define SOON (GDK_PRIORITY_REDRAW - 10)

struct _MbLivePane
{
  AdwBin          parent_instance;

  GtkLabel       *page;
  GtkWidget      *restricted; /* says that not everybody may have the paper */
  GtkStack       *stack;
  MbPageScroll   *pages;
  AdwStatusPage  *failure;

  MbDesk         *desk;
  MbProceedings  *proceedings;
  MbCompositor   *compositor;
  MbPreviewPaper  paper;
  GCancellable   *making; /* NULL where nothing is being made */
  guint           refresh_id;
  gboolean        is_stale;
  MbSource        wanted; /* to be brought into view with the next pages; record 0 for none */
  guint           shown_page; /* what was brought into view last ... */
  double          shown_top;
  double          shown_bottom; /* ... if this is more than 0 */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbLivePane, mb_live_pane, ADW_TYPE_BIN)

static void refresh_soon (MbLivePane *self);

static void
page_cb (MbLivePane *self)
{
  MbPreview *preview = mb_page_scroll_get_preview (self->pages);
  g_autofree char *words = NULL;

  if (preview != NULL)
    words = g_strdup_printf (_("Page %u of %u"), mb_page_scroll_get_page (self->pages) + 1,
                             mb_preview_get_n_pages (preview));
  gtk_label_set_label (self->page, words != NULL ? words : "");
}

/* Making. ------------------------------------------------------------------- */

typedef struct
{
  MbCompositor *compositor;
  MbManuscript *manuscript;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  mb_manuscript_free (order->manuscript);
  mb_compositor_unref (order->compositor);
  g_free (order);
}

static void
set_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Order *order = task_data;
  g_autoptr (GError) error = NULL;
  MbPreview *preview = mb_compositor_set (order->compositor, order->manuscript, cancellable, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
show_failure (MbLivePane   *self,
              const GError *error)
{
  g_autofree char *words = mb_words_for_error (error);

  mb_page_scroll_set_preview (self->pages, NULL);
  adw_status_page_set_description (self->failure, words);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

/* While the pane comes it grows, and the pages with it. */
static void
zoom_cb (MbLivePane *self)
{
  if (self->shown_bottom > 0)
    mb_page_scroll_reveal (self->pages, self->shown_page, self->shown_top, self->shown_bottom);
}

static void
reveal (MbLivePane *self,
        guint       page,
        double      top,
        double      bottom)
{
  self->shown_page = page;
  self->shown_top = top;
  self->shown_bottom = bottom;
  mb_page_scroll_reveal (self->pages, page, top, bottom);
}

/* What changed is brought into view, or else what was asked for. */
static void
show (MbLivePane *self,
      MbPreview  *preview)
{
  g_autoptr (MbPreview) before = NULL;
  guint page;
  double top, bottom;
  gboolean found;

  g_set_object (&before, mb_page_scroll_get_preview (self->pages));
  if (before != NULL && mb_preview_get_paper (before) != mb_preview_get_paper (preview))
    g_clear_object (&before);
  mb_page_scroll_set_preview (self->pages, preview);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  found = mb_preview_find_place (preview, before, NULL, &page, &top, &bottom) ||
          (self->wanted.record != 0 &&
           mb_preview_find_place (preview, NULL, &self->wanted, &page, &top, &bottom));
  self->wanted.record = 0;
  if (found)
    reveal (self, page, top, bottom);
  page_cb (self);
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  MbLivePane *self = MB_LIVE_PANE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPreview) preview = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->desk == NULL || self->making != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->making);
  if (preview != NULL)
    show (self, preview);
  else
    show_failure (self, error);
  if (self->is_stale)
    refresh_soon (self);
}

/* As they stand, with what is being typed; the records are the page's own. */
static MbProceedings *
make_draft (MbLivePane *self)
{
  MbProceedings *draft = mb_proceedings_new ();

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (self->proceedings, kind);

      for (guint i = 0; i < records->len; i++)
        mb_proceedings_add (draft, g_ptr_array_index (records, i));
    }
  mb_proceedings_set_meeting (draft, mb_proceedings_get_meeting (self->proceedings));
  mb_desk_peek (self->desk, draft);

  return draft;
}

static gboolean
refresh_cb (gpointer user_data)
{
  MbLivePane *self = user_data;
  g_autoptr (MbProceedings) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  MbManuscript *manuscript;
  Order *order;
  gboolean is_restricted;

  self->refresh_id = 0;
  /* What is being made first comes to its end: it is shown meanwhile. */
  if (self->making != NULL)
    return G_SOURCE_REMOVE;

  self->is_stale = FALSE;
  draft = make_draft (self);
  /* Who types exempt matter sees it here; each page says what it is. */
  is_restricted = mb_proceedings_touch_exempt (draft);
  gtk_widget_set_visible (self->restricted, is_restricted);
  manuscript = mb_manuscript_new (draft, self->paper,
                                  is_restricted ? MB_DISCLOSURE_RESTRICTED : MB_DISCLOSURE_PUBLIC, &error);
  if (manuscript == NULL)
    {
      show_failure (self, error);
      return G_SOURCE_REMOVE;
    }

  self->making = g_cancellable_new ();
  order = g_new0 (Order, 1);
  order->compositor = mb_compositor_ref (self->compositor);
  order->manuscript = manuscript;
  task = g_task_new (self, self->making, set_cb, NULL);
  g_task_set_source_tag (task, refresh_cb);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, set_thread);

  return G_SOURCE_REMOVE;
}

static void
refresh_soon (MbLivePane *self)
{
  self->is_stale = TRUE;
  if (self->refresh_id != 0 || self->proceedings == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->refresh_id = g_idle_add_full (SOON, refresh_cb, self, NULL);
}

/* Going to a field. --------------------------------------------------------- */

static void
pointed_cb (MbLivePane *self,
            guint       page,
            double      x,
            double      y)
{
  MbPreview *preview = mb_page_scroll_get_preview (self->pages);
  MbSource source;

  if (preview != NULL && mb_preview_find_source (preview, page, x, y, &source))
    g_signal_emit (self, signals[CHOSEN], 0, (guint) source.kind, source.record, source.field);
}

static void
zoom_in_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  mb_page_scroll_zoom (MB_LIVE_PANE (widget)->pages, 1);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  mb_page_scroll_zoom (MB_LIVE_PANE (widget)->pages, -1);
}

static void
fit_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  mb_page_scroll_fit_width (MB_LIVE_PANE (widget)->pages);
}

/* The widget. --------------------------------------------------------------- */

static void
mb_live_pane_map (GtkWidget *widget)
{
  MbLivePane *self = MB_LIVE_PANE (widget);

  GTK_WIDGET_CLASS (mb_live_pane_parent_class)->map (widget);

  if (self->is_stale)
    refresh_soon (self);
}

static void
mb_live_pane_unmap (GtkWidget *widget)
{
  MbLivePane *self = MB_LIVE_PANE (widget);

  g_clear_handle_id (&self->refresh_id, g_source_remove);

  GTK_WIDGET_CLASS (mb_live_pane_parent_class)->unmap (widget);
}

static void
mb_live_pane_dispose (GObject *object)
{
  MbLivePane *self = MB_LIVE_PANE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_LIVE_PANE);
  g_clear_object (&self->proceedings);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->compositor, mb_compositor_unref);

  G_OBJECT_CLASS (mb_live_pane_parent_class)->dispose (object);
}

static void
mb_live_pane_class_init (MbLivePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_live_pane_dispose;
  widget_class->map = mb_live_pane_map;
  widget_class->unmap = mb_live_pane_unmap;

  /* A line was clicked: the kind, id and field that it came from. */
  signals[CHOSEN] = g_signal_new ("chosen", MB_TYPE_LIVE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT64, G_TYPE_INT);

  gtk_widget_class_install_action (widget_class, "live.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "live.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "live.fit-width", NULL, fit_cb);

  g_type_ensure (MB_TYPE_PAGE_SCROLL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-live-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MbLivePane, page);
  gtk_widget_class_bind_template_child (widget_class, MbLivePane, restricted);
  gtk_widget_class_bind_template_child (widget_class, MbLivePane, stack);
  gtk_widget_class_bind_template_child (widget_class, MbLivePane, pages);
  gtk_widget_class_bind_template_child (widget_class, MbLivePane, failure);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointed_cb);
}

static void
mb_live_pane_init (MbLivePane *self)
{
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mb_live_pane_set_desk (MbLivePane *self,
                       MbDesk     *desk)
{
  g_return_if_fail (MB_IS_LIVE_PANE (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->compositor = mb_compositor_new (mb_desk_get_book (desk));
  g_signal_connect_object (desk, "typed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "saved", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
}

/**
 * mb_live_pane_set_proceedings:
 *
 * Shows the meeting's paper, or shows it anew when it was read again.
 */
void
mb_live_pane_set_proceedings (MbLivePane    *self,
                              MbProceedings *proceedings)
{
  g_return_if_fail (MB_IS_LIVE_PANE (self));

  g_set_object (&self->proceedings, proceedings);
  refresh_soon (self);
}

/**
 * mb_live_pane_set_paper:
 * @paper: the agenda or the minutes
 */
void
mb_live_pane_set_paper (MbLivePane     *self,
                        MbPreviewPaper  paper)
{
  g_return_if_fail (MB_IS_LIVE_PANE (self));
  g_return_if_fail (paper != MB_PREVIEW_PACK);

  if (self->paper == paper)
    return;
  self->paper = paper;
  refresh_soon (self);
}

/**
 * mb_live_pane_show_source:
 * @field: any of the record's if it is negative
 *
 * Brings into view what the paper has of the field, now or when it is there.
 */
void
mb_live_pane_show_source (MbLivePane *self,
                          MbKind      kind,
                          gint64      record,
                          int         field)
{
  MbPreview *preview = mb_page_scroll_get_preview (self->pages);
  MbSource source = { kind, record, field };
  guint page;
  double top, bottom;

  g_return_if_fail (MB_IS_LIVE_PANE (self));

  if (self->is_stale || self->making != NULL)
    self->wanted = source;
  if (preview != NULL && mb_preview_find_place (preview, NULL, &source, &page, &top, &bottom))
    reveal (self, page, top, bottom);
}
