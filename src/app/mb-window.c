/* Minute Book: a window, and the book in it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/forms/mb-record-page.h"
#include "app/mb-outline.h"
#include "app/mb-recents.h"
#include "app/mb-start-page.h"
#include "app/mb-still-cursor.h"
#include "app/mb-tidy.h"
#include "app/mb-window-actions.h"
#include "app/mb-window-close.h"
#include "app/mb-window-memory.h"
#include "app/mb-window-places.h"
#include "app/panels/mb-panel-page.h"
#include "book/mb-sample.h"
#include "book/mb-words.h"

/* Long enough to be read out and reached by whoever needs time for that. */
#define UNDO_SECONDS 12

G_DEFINE_FINAL_TYPE (MbWindow, mb_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * mb_window_say:
 * @words: what to say in passing
 */
void
mb_window_say (MbWindow   *self,
               const char *words)
{
  AdwToast *toast;

  g_return_if_fail (MB_IS_WINDOW (self));

  toast = adw_toast_new (words);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * mb_window_say_saved:
 * @words: what was saved
 * @file: where it is
 *
 * Says so where the file can be opened or shown in its folder.
 */
void
mb_window_say_saved (MbWindow   *self,
                     const char *words,
                     GFile      *file)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  /* An export that is going on has its place. */
  if (self->export_bar == NULL || !mb_export_bar_show_file (self->export_bar, words, file))
    mb_window_say (self, words);
}

/* What the desk says takes the place of what it said before: nobody waits for
 * the words on five steps that were undone, one after the other. */
static AdwToast *
say_anew (MbWindow   *self,
          const char *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  if (self->said_toast != NULL)
    adw_toast_dismiss (self->said_toast);
  g_set_weak_pointer (&self->said_toast, toast);

  return toast;
}

static void
said_cb (MbWindow   *self,
         const char *words)
{
  adw_toast_overlay_add_toast (self->toasts, say_anew (self, words));
}

/* Says what was done, and offers to undo it as long as that is the latest
 * change. */
static void
undo_offered_cb (MbWindow   *self,
                 const char *words)
{
  AdwToast *toast = say_anew (self, words);

  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_set_weak_pointer (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_failure (MbWindow     *self,
              const GError *error)
{
  g_autofree char *words = mb_words_for_error (error);

  if (self->file != NULL && g_error_matches (error, MB_ERROR, MB_ERROR_NO_SUCH_FILE))
    mb_recents_forget (self->file);
  g_clear_object (&self->file);
  adw_status_page_set_description (self->failure, words);
  gtk_window_set_title (GTK_WINDOW (self), _("Minute Book"));
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

/* The lists of panels and meetings. ----------------------------------------- */

static void
outline_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (MbWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbOutline) outline = mb_outline_finish (MB_BOOK (source), result, &error);
  g_autofree char *name = NULL;

  if (self->desk == NULL)
    return;
  if (outline == NULL)
    {
      show_failure (self, error);
      return;
    }

  mb_outline_update (self->panels, outline->panels);
  mb_outline_update (self->meetings, outline->meetings);
  name = g_file_get_basename (self->file);
  adw_window_title_set_title (self->book_title, outline->council != NULL ? outline->council : name);
  adw_window_title_set_subtitle (self->book_title, outline->council != NULL ? name : "");
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->book_title));
  mb_meetings_page_set_needs_panel (self->meetings_page, outline->panels->len == 0);
  gtk_stack_set_visible_child_name (self->stack, "book");
  mb_window_return_to_place (self);
  mb_window_update_actions (self);
}

static void
read_outline (MbWindow *self)
{
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  mb_outline_read (mb_desk_get_book (self->desk), outline_cb, g_object_ref (self));
}

static void
saved_cb (MbWindow *self,
          MbRecord *record)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->meetings));

  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  /* They stand in the sidebar and the title. */
  if (mb_record_get_kind (record) == MB_KIND_PANEL || mb_record_get_kind (record) == MB_KIND_COUNCIL)
    read_outline (self);
  if (mb_record_get_kind (record) != MB_KIND_MEETING)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MbMeetingEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->meetings), i);

      if (mb_meeting_entry_get_id (entry) == mb_record_get_id (record))
        {
          g_autoptr (MbMeetingEntry) edited = mb_meeting_entry_new_edited (entry, record);

          if (!mb_meeting_entry_equal (entry, edited))
            g_list_store_splice (self->meetings, i, 1, (gpointer *) &edited, 1);
          return;
        }
    }
}

static void
page_changed_cb (MbWindow *self)
{
  /* Whatever was typed in the page that was left is saved. */
  if (self->desk != NULL)
    mb_desk_flush (self->desk);
  mb_window_update_actions (self);
  mb_tidy_later (GTK_WIDGET (self));
}

/* Opening. ------------------------------------------------------------------ */

typedef struct
{
  char      *path;
  MbOpening  opening;
} OpenWork;

static void
open_work_free (gpointer data)
{
  OpenWork *work = data;

  g_free (work->path);
  g_free (work);
}

static MbBook *
open_book (OpenWork  *work,
           GError   **error)
{
  MbBookMeans means = mb_book_means_from_environment ();
  g_autofree char *folder = NULL;

  switch (work->opening)
    {
    case MB_OPENING_NEW:
      return mb_book_create (work->path, means, error);
    case MB_OPENING_SAMPLE:
      if (g_file_test (work->path, G_FILE_TEST_EXISTS))
        return mb_book_open (work->path, means, error);
      folder = g_path_get_dirname (work->path);
      g_mkdir_with_parents (folder, 0700);
      return mb_sample_create (work->path, means, error);
    case MB_OPENING_EXISTING:
    default:
      return mb_book_open (work->path, means, error);
    }
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  MbBook *book = open_book (task_data, &error);

  if (book != NULL)
    g_task_return_pointer (task, book, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
update_actions_cb (MbWindow *self)
{
  mb_window_update_actions (self);
}

static void
take_book (MbWindow *self,
           MbBook   *book)
{
  self->desk = mb_desk_new (book);
  g_signal_connect_object (self->desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (read_outline), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "undo-offered", G_CALLBACK (undo_offered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::status", G_CALLBACK (mb_window_go_on_closing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::can-undo", G_CALLBACK (update_actions_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::can-redo", G_CALLBACK (update_actions_cb), self,
                           G_CONNECT_SWAPPED);

  mb_trouble_bar_watch (self->trouble_bar, self->desk);
  mb_window_add_places (self);
  mb_recents_add (self->file);
  read_outline (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  MbWindow *self = MB_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = g_task_propagate_pointer (G_TASK (result), &error);

  if (book != NULL)
    take_book (self, book);
  else
    show_failure (self, error);
}

/**
 * mb_window_open_book:
 *
 * Opens or makes a book, in a window that has none. What goes wrong is said
 * in the window.
 */
void
mb_window_open_book (MbWindow  *self,
                     GFile     *file,
                     MbOpening  opening)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  OpenWork *work;

  g_return_if_fail (MB_IS_WINDOW (self));
  g_return_if_fail (self->desk == NULL);

  if (g_file_peek_path (file) == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *uri = g_file_get_parse_name (file);

      mb_error_set (&error, MB_ERROR_NO_SUCH_FILE, uri, NULL);
      show_failure (self, error);
      return;
    }

  g_set_object (&self->file, file);
  name = g_file_get_basename (file);
  gtk_window_set_title (GTK_WINDOW (self), name);
  gtk_stack_set_visible_child_name (self->stack, "loading");

  work = g_new0 (OpenWork, 1);
  work->path = g_file_get_path (file);
  work->opening = opening;
  task = g_task_new (self, NULL, opened_cb, NULL);
  g_task_set_source_tag (task, mb_window_open_book);
  g_task_set_task_data (task, work, open_work_free);
  g_task_run_in_thread (task, open_thread);
}

/* What the actions ask. ----------------------------------------------------- */

/**
 * mb_window_get_file:
 *
 * Returns: (transfer none) (nullable): the book's file
 */
GFile *
mb_window_get_file (MbWindow *self)
{
  g_return_val_if_fail (MB_IS_WINDOW (self), NULL);

  return self->file;
}

/**
 * mb_window_get_desk:
 *
 * Returns: (transfer none) (nullable): the desk that the book lies on
 */
MbDesk *
mb_window_get_desk (MbWindow *self)
{
  g_return_val_if_fail (MB_IS_WINDOW (self), NULL);

  return self->desk;
}

/**
 * mb_window_get_meeting_page:
 *
 * Returns: (transfer none) (nullable): the page of a meeting, if one is shown
 */
MbMeetingPage *
mb_window_get_meeting_page (MbWindow *self)
{
  AdwNavigationPage *page;

  g_return_val_if_fail (MB_IS_WINDOW (self), NULL);

  page = self->navigation != NULL ? adw_navigation_view_get_visible_page (self->navigation) : NULL;

  return page != NULL && MB_IS_MEETING_PAGE (page) ? MB_MEETING_PAGE (page) : NULL;
}

MbExportBar *
mb_window_get_export_bar (MbWindow *self)
{
  g_return_val_if_fail (MB_IS_WINDOW (self), NULL);

  return self->export_bar;
}

/**
 * mb_window_get_panels:
 *
 * Returns: (transfer none): the panels, a list of #MbRecord
 */
GListModel *
mb_window_get_panels (MbWindow *self)
{
  g_return_val_if_fail (MB_IS_WINDOW (self), NULL);

  return G_LIST_MODEL (self->panels);
}

/**
 * mb_window_get_panel:
 *
 * Returns: the panel whose page is shown, or else that was chosen in the
 *   sidebar; 0 for all meetings
 */
gint64
mb_window_get_panel (MbWindow *self)
{
  AdwNavigationPage *page;

  g_return_val_if_fail (MB_IS_WINDOW (self), 0);

  page = adw_navigation_view_get_visible_page (self->navigation);

  return MB_IS_PANEL_PAGE (page) ? mb_record_page_get_id (MB_RECORD_PAGE (page))
                                 : mb_sidebar_get_panel (self->sidebar);
}

void
mb_window_toggle_sidebar (MbWindow *self)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  if (adw_navigation_split_view_get_collapsed (self->split))
    adw_navigation_split_view_set_show_content (self->split,
                                                !adw_navigation_split_view_get_show_content (self->split));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

static void
update_recents_cb (MbWindow *self)
{
  if (self->recents != NULL)
    mb_recents_fill_menu (self->recents);
}

static void
mb_window_dispose (GObject *object)
{
  MbWindow *self = MB_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_WINDOW);
  g_clear_object (&self->today);
  g_clear_weak_pointer (&self->said_toast);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_object (&self->desk);
  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  g_clear_object (&self->panels);
  g_clear_object (&self->meetings);

  G_OBJECT_CLASS (mb_window_parent_class)->dispose (object);
}

static void
mb_window_class_init (MbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_window_dispose;
  mb_window_class_install_closing (klass);

  g_type_ensure (MB_TYPE_SIDEBAR);
  g_type_ensure (MB_TYPE_START_PAGE);
  g_type_ensure (MB_TYPE_EXPORT_BAR);
  g_type_ensure (MB_TYPE_TROUBLE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, split);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, book_title);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, recents);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, export_bar);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, trouble_bar);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  mb_window_class_install_actions (widget_class);
  mb_window_class_install_places (widget_class);
}

static void
mb_window_init (MbWindow *self)
{
  self->panels = g_list_store_new (MB_TYPE_RECORD);
  self->meetings = g_list_store_new (MB_TYPE_MEETING_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));

  mb_sidebar_set_panels (self->sidebar, G_LIST_MODEL (self->panels));
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  mb_still_cursor_attach (GTK_WINDOW (self));
  mb_window_update_actions (self);
  update_recents_cb (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (update_recents_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (update_recents_cb), NULL);
}

GtkWidget *
mb_window_new (MbApplication *app)
{
  return g_object_new (MB_TYPE_WINDOW, "application", app, NULL);
}
