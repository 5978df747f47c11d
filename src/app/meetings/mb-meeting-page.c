/* Minute Book: a meeting: its agenda, attendance and minutes, and its details
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-meeting-page-private.h"

#include <glib/gi18n.h>

#include "book/mb-words.h"
#include "core/mb-date.h"
#include "core/mb-document.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

G_DEFINE_FINAL_TYPE (MbMeetingPage, mb_meeting_page, ADW_TYPE_NAVIGATION_PAGE)

static const guint summons_fields[] = {
  MB_MEETING_KIND, MB_MEETING_DATE, MB_MEETING_TIME, MB_MEETING_PLACE, MB_MEETING_RECONVENED_FROM
};
static const guint course_fields[] = {
  MB_MEETING_PRESIDED, MB_MEETING_COMMENCED, MB_MEETING_ADJOURNED, MB_MEETING_RESUMED,
  MB_MEETING_TERMINATED, MB_MEETING_NONE_DECLARED, MB_MEETING_NEXT_DATE
};
static const guint approval_fields[] = {
  MB_MEETING_APPROVED_AT, MB_MEETING_APPROVED_MINUTE, MB_MEETING_CORRECTIONS,
  MB_MEETING_SIGNED_BY, MB_MEETING_SIGNED_ON
};
static const guint state_fields[] = { MB_MEETING_STATE };

static void
update_head (MbMeetingPage *self)
{
  MbRecord *meeting = mb_proceedings_get_meeting (self->proceedings);
  MbRecord *panel = mb_proceedings_get_panel (self->proceedings);
  const char *name = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;
  g_autofree char *day = NULL;
  GDate date;

  day = mb_record_get_date (meeting, MB_MEETING_DATE, &date) ? mb_date_format_long (&date)
                                                             : g_strdup (_("No date yet"));
  gtk_label_set_label (self->panel, name != NULL ? name : "");
  gtk_label_set_label (self->day, day);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), day);
  mb_meeting_steps_set_proceedings (self->steps, self->proceedings);
}

/* Which view is of most use, by how far the meeting has come. */
static const char *
choose_view (MbRecord *meeting)
{
  if (mb_record_is (meeting, MB_MEETING_STATE, "planned") ||
      mb_record_is (meeting, MB_MEETING_STATE, "agenda_published"))
    return "agenda";

  return "minutes";
}

static void
set_proceedings (MbMeetingPage *self,
                 MbProceedings *proceedings)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  gboolean is_first = self->proceedings == NULL;

  if (is_first)
    adw_view_stack_set_visible_child_name (self->views, choose_view (meeting));
  else
    mb_desk_take_away (self->desk, mb_proceedings_get_meeting (self->proceedings));
  g_set_object (&self->proceedings, proceedings);
  mb_desk_lay (self->desk, meeting);

  update_head (self);
  mb_agenda_view_set_proceedings (self->agenda, proceedings);
  mb_attendance_view_set_proceedings (self->attendance, proceedings);
  mb_minutes_view_set_proceedings (self->minutes, proceedings);
  mb_papers_view_set_proceedings (self->papers, proceedings);
  mb_live_pane_set_proceedings (self->live, proceedings);
  for (GtkWidget *form = gtk_widget_get_first_child (GTK_WIDGET (self->forms)); form != NULL;
       form = gtk_widget_get_next_sibling (form))
    mb_form_set_record (MB_FORM (form), meeting);
  mb_choices_find (self->desk, mb_record_get_integer (meeting, MB_MEETING_PANEL), GTK_WIDGET (self->forms));
  gtk_stack_set_visible_child_name (self->stack, "meeting");
  if (self->item != 0)
    mb_meeting_page_show_item (self, self->item);
  else if (is_first && gtk_widget_get_mapped (GTK_WIDGET (self->agenda)))
    gtk_widget_child_focus (GTK_WIDGET (self->agenda), GTK_DIR_TAB_FORWARD);
}

static gpointer
load_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_book_load_meeting (book, *(gint64 *) data, error);
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbMeetingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autofree char *words = NULL;

  proceedings = mb_book_run_finish (MB_BOOK (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (proceedings != NULL)
    {
      set_proceedings (self, proceedings);
      return;
    }
  /* That it was planned was undone, or someone removed it: nothing is left to look at. */
  if (self->proceedings != NULL && g_error_matches (error, MB_ERROR, MB_ERROR_NO_SUCH_RECORD))
    {
      if (!self->is_removed)
        gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
      self->is_removed = TRUE;
      return;
    }
  words = mb_words_for_error (error);
  adw_status_page_set_description (self->failure, words);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
load (MbMeetingPage *self)
{
  mb_book_run_async (mb_desk_get_book (self->desk), load_work,
                     g_memdup2 (&self->meeting, sizeof self->meeting), g_free,
                     g_object_unref, NULL, load_cb, g_object_ref (self));
}

static void
saved_cb (MbMeetingPage *self,
          MbRecord      *record)
{
  if (self->proceedings == NULL || record != mb_proceedings_get_meeting (self->proceedings))
    return;

  update_head (self);
  mb_minutes_view_update_head (self->minutes, self->proceedings);
  for (GtkWidget *form = gtk_widget_get_first_child (GTK_WIDGET (self->forms)); form != NULL;
       form = gtk_widget_get_next_sibling (form))
    mb_form_set_record (MB_FORM (form), record);
}

/**
 * mb_meeting_page_get_meeting:
 *
 * Returns: the id of the meeting that the page shows
 */
gint64
mb_meeting_page_get_meeting (MbMeetingPage *self)
{
  g_return_val_if_fail (MB_IS_MEETING_PAGE (self), 0);

  return self->meeting;
}

/**
 * mb_meeting_page_get_proceedings:
 *
 * Returns: (transfer none) (nullable): what the page shows, or %NULL while it
 *   is being read
 */
MbProceedings *
mb_meeting_page_get_proceedings (MbMeetingPage *self)
{
  g_return_val_if_fail (MB_IS_MEETING_PAGE (self), NULL);

  return self->proceedings;
}

/**
 * mb_meeting_page_show_view:
 * @name: 'agenda', 'attendance', 'minutes' or 'papers'
 */
void
mb_meeting_page_show_view (MbMeetingPage *self,
                           const char    *name)
{
  g_return_if_fail (MB_IS_MEETING_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, name);
  if (g_str_equal (name, "minutes"))
    mb_minutes_view_take_focus (self->minutes);
  else if (g_str_equal (name, "papers"))
    gtk_widget_grab_focus (GTK_WIDGET (self->papers));
  else
    gtk_widget_child_focus (adw_view_stack_get_visible_child (self->views), GTK_DIR_TAB_FORWARD);
}

/**
 * mb_meeting_page_show_item:
 * @item: the id of one of the meeting's items
 *
 * Goes to what the minutes say of it, as soon as they are read.
 */
void
mb_meeting_page_show_item (MbMeetingPage *self,
                           gint64         item)
{
  g_return_if_fail (MB_IS_MEETING_PAGE (self));

  self->item = self->proceedings == NULL ? item : 0;
  if (self->proceedings == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->views, "minutes");
  mb_minutes_view_show_item (self->minutes, item);
}

/**
 * mb_meeting_page_print:
 *
 * Shows the papers, and asks for a printer for the one that is shown.
 */
void
mb_meeting_page_print (MbMeetingPage *self)
{
  g_return_if_fail (MB_IS_MEETING_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, "papers");
  mb_papers_view_print (self->papers);
}

void
mb_meeting_page_toggle_details (MbMeetingPage *self)
{
  gboolean shown;

  g_return_if_fail (MB_IS_MEETING_PAGE (self));

  shown = !adw_overlay_split_view_get_show_sidebar (self->split);
  adw_overlay_split_view_set_show_sidebar (self->split, shown);
  if (shown)
    gtk_widget_child_focus (GTK_WIDGET (self->forms), GTK_DIR_TAB_FORWARD);
}

/* Escape goes from the details to the meeting, not from the meeting away. */
static void
leave_details_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MbMeetingPage *self = MB_MEETING_PAGE (widget);

  mb_desk_flush (self->desk);
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

/* The preview. ------------------------------------------------------------ */

static gboolean
is_previewed (MbMeetingPage *self)
{
  return adw_overlay_split_view_get_show_sidebar (self->live_split);
}

/* The papers are previews themselves, and have a button of their own that
 * exports the one that is shown. */
static void
view_cb (MbMeetingPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);
  gboolean has_preview = g_strcmp0 (name, "papers") != 0;

  if (self->live_split == NULL || self->live == NULL)
    return;

  gtk_widget_set_visible (self->exports, has_preview);
  mb_live_pane_set_paper (self->live, g_strcmp0 (name, "agenda") == 0 ? MB_PREVIEW_AGENDA
                                                                      : MB_PREVIEW_MINUTES);
  if (has_preview == gtk_widget_get_sensitive (self->preview))
    return;
  if (!has_preview)
    self->had_preview = is_previewed (self);
  gtk_widget_set_sensitive (self->preview, has_preview);
  adw_overlay_split_view_set_show_sidebar (self->live_split, has_preview && self->had_preview);
}

/* The page of the field that has the focus is kept in view. */
static void
focus_cb (MbMeetingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  MbRecord *record;

  if (focus == NULL || self->live == NULL || !is_previewed (self) ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views)))
    return;
  record = mb_meeting_find_record (focus);
  if (record != NULL)
    mb_live_pane_show_source (self->live, mb_record_get_kind (record), mb_record_get_id (record), -1);
}

/* There is room for one pane beside what is written. */
static void
live_shown_cb (MbMeetingPage *self)
{
  if (self->live_split == NULL || self->split == NULL || !is_previewed (self))
    return;

  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  focus_cb (self);
}

static void
leave_preview_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MbMeetingPage *self = MB_MEETING_PAGE (widget);

  if (adw_overlay_split_view_get_collapsed (self->live_split))
    adw_overlay_split_view_set_show_sidebar (self->live_split, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

/**
 * mb_meeting_page_toggle_preview:
 *
 * Shows or hides the paper beside what is written.
 */
void
mb_meeting_page_toggle_preview (MbMeetingPage *self)
{
  g_return_if_fail (MB_IS_MEETING_PAGE (self));

  if (gtk_widget_get_sensitive (self->preview))
    adw_overlay_split_view_set_show_sidebar (self->live_split, !is_previewed (self));
}

static void
mb_meeting_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mb_meeting_page_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_cb),
                           widget, G_CONNECT_SWAPPED);
}

static void
mb_meeting_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_cb, widget);

  GTK_WIDGET_CLASS (mb_meeting_page_parent_class)->unroot (widget);
}

static void
add_form (MbMeetingPage *self,
          const char    *title,
          const guint   *fields,
          guint          n_fields)
{
  GtkWidget *form = mb_form_new (self->desk, title, MB_KIND_MEETING, fields, n_fields);

  /* TRANSLATORS: who presided, where nobody is named */
  mb_form_set_none (MB_FORM (form), MB_MEETING_PRESIDED, _("The Chair, where present"));
  gtk_box_append (self->forms, form);
}

static void
mb_meeting_page_dispose (GObject *object)
{
  MbMeetingPage *self = MB_MEETING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_MEETING_PAGE);
  if (self->desk != NULL && self->proceedings != NULL)
    mb_desk_take_away (self->desk, mb_proceedings_get_meeting (self->proceedings));
  g_clear_object (&self->proceedings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_meeting_page_parent_class)->dispose (object);
}

static void
mb_meeting_page_finalize (GObject *object)
{
  g_clear_object (&MB_MEETING_PAGE (object)->cancellable);

  G_OBJECT_CLASS (mb_meeting_page_parent_class)->finalize (object);
}

static void
mb_meeting_page_class_init (MbMeetingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_meeting_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_meeting_page_finalize;

  widget_class->root = mb_meeting_page_root;
  widget_class->unroot = mb_meeting_page_unroot;

  gtk_widget_class_install_action (widget_class, "meeting.leave-details", NULL, leave_details_cb);
  gtk_widget_class_install_action (widget_class, "meeting.leave-preview", NULL, leave_preview_cb);

  g_type_ensure (MB_TYPE_AGENDA_VIEW);
  g_type_ensure (MB_TYPE_ATTENDANCE_VIEW);
  g_type_ensure (MB_TYPE_LIVE_PANE);
  g_type_ensure (MB_TYPE_MINUTES_VIEW);
  g_type_ensure (MB_TYPE_MEETING_STEPS);
  g_type_ensure (MB_TYPE_PAPERS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-meeting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, read_only);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, panel);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, day);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, steps);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, status);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, split);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, views);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, attendance);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, minutes);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, papers);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, forms);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, exports);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, preview);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, live_split);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingPage, live);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, live_shown_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "chosen_cb", G_CALLBACK (mb_meeting_page_follow));
}

static void
mb_meeting_page_init (MbMeetingPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_meeting_page_new:
 * @meeting: the meeting's id
 *
 * Returns: (transfer floating): a page that reads the meeting from the book
 */
GtkWidget *
mb_meeting_page_new (MbDesk *desk,
                     gint64  meeting)
{
  MbMeetingPage *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_MEETING_PAGE, NULL);
  self->desk = g_object_ref (desk);
  self->meeting = meeting;
  adw_banner_set_revealed (self->read_only, mb_desk_is_read_only (desk));
  mb_agenda_view_set_desk (self->agenda, desk);
  mb_attendance_view_set_desk (self->attendance, desk);
  mb_minutes_view_set_desk (self->minutes, desk);
  mb_papers_view_set_desk (self->papers, desk);
  mb_live_pane_set_desk (self->live, desk);
  mb_meeting_steps_set_desk (self->steps, desk);
  add_form (self, _("When and Where"), summons_fields, G_N_ELEMENTS (summons_fields));
  add_form (self, _("At the Meeting"), course_fields, G_N_ELEMENTS (course_fields));
  add_form (self, _("Approval of the Minutes"), approval_fields, G_N_ELEMENTS (approval_fields));
  add_form (self, _("If the State Is Wrong"), state_fields, G_N_ELEMENTS (state_fields));

  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  mb_status_follow (self->status, desk);
  load (self);

  return GTK_WIDGET (self);
}
