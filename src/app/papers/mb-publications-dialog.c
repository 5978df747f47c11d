/* Minute Book: what was published of a meeting
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-publications-dialog.h"

#include <glib/gi18n.h>

#include "app/mb-dialog-height.h"
#include "app/mb-window.h"
#include "app/papers/mb-paper-export.h"
#include "app/papers/mb-publications-read.h"
#include "book/mb-words-publications.h"
#include "book/mb-words.h"
#include "core/mb-meeting.h"
#include "core/mb-publication.h"

struct _MbPublicationsDialog
{
  AdwDialog      parent_instance;

  GtkStack      *stack;
  GtkWidget     *changed;
  GtkListBox    *changes;
  GtkWidget     *offers;
  GtkWidget     *restricted;
  GtkListBox    *list;
  GtkLabel      *said;

  MbDesk        *desk;
  MbProceedings *proceedings;
  GtkWidget     *opener; /* in the window, which stays when the dialog is gone */
  GCancellable  *cancellable;
  gboolean       is_to_publish;
  MbPublishKind  kind;
  MbDisclosure   disclosure;
};

G_DEFINE_FINAL_TYPE (MbPublicationsDialog, mb_publications_dialog, ADW_TYPE_DIALOG)

static void
show_words (MbPublicationsDialog *self,
            const char           *words)
{
  gtk_label_set_label (self->said, words);
  gtk_widget_set_visible (GTK_WIDGET (self->said), TRUE);
}

static void
tell (MbPublicationsDialog *self,
      const char           *words)
{
  show_words (self, words);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Saving a copy. ------------------------------------------------------------ */

typedef struct
{
  MbPublicationsDialog *dialog;
  MbRecord             *publication;
  gboolean              consolidated;
  GFile                *file; /* nullable: until it is chosen */
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->dialog);
  g_object_unref (copy->publication);
  g_clear_object (&copy->file);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Copy) copy = user_data;
  MbPublicationsDialog *self = copy->dialog;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  GtkRoot *root;

  if (!mb_publications_save_finish (MB_BOOK (source), result, &error))
    {
      words = mb_words_for_error (error);
      if (self->desk != NULL)
        tell (self, words);
      return;
    }

  if (self->desk != NULL)
    show_words (self, _("A copy was saved"));
  /* The window says so aloud; there it can be opened once the dialog is closed. */
  root = self->opener != NULL ? gtk_widget_get_root (self->opener) : NULL;
  if (root != NULL && MB_IS_WINDOW (root))
    mb_window_say_saved (MB_WINDOW (root), _("A copy was saved"), copy->file);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Copy) copy = user_data;
  MbPublicationsDialog *self = copy->dialog;
  MbRecord *publication = copy->publication;
  gboolean consolidated = copy->consolidated;
  const char *path;

  copy->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (copy->file == NULL || self->desk == NULL)
    return;
  path = g_file_peek_path (copy->file);
  if (path == NULL)
    {
      tell (self, _("Papers can only be exported to a folder of this computer"));
      return;
    }
  mb_publications_save_async (mb_desk_get_book (self->desk), publication, consolidated, path, copied_cb,
                              g_steal_pointer (&copy));
}

static void
copy_cb (GtkWidget            *button,
         MbPublicationsDialog *self)
{
  MbRecord *publication = g_object_get_data (G_OBJECT (button), "publication");
  const char *name = mb_record_get_text (publication, MB_PUBLICATION_FILE_NAME);
  g_autofree char *beside = NULL;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Copy *copy = g_new0 (Copy, 1);

  copy->dialog = g_object_ref (self);
  copy->publication = g_object_ref (publication);
  copy->consolidated = g_object_get_data (G_OBJECT (button), "consolidated") != NULL;
  if (name != NULL && copy->consolidated)
    name = beside = mb_publication_name_consolidated (name);
  gtk_file_dialog_set_title (dialog, _("Save a Copy"));
  gtk_file_dialog_set_accept_label (dialog, _("_Save"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb,
                        copy);
}

/* What is shown. ------------------------------------------------------------ */

static void
add_copy_button (MbPublicationsDialog *self,
                 AdwActionRow         *row,
                 MbRecord             *publication,
                 gboolean              consolidated)
{
  GtkWidget *button = gtk_button_new_from_icon_name (consolidated ? "folder-documents-symbolic"
                                                                  : "document-save-symbolic");
  const char *words = consolidated ? _("Save a Copy of the Consolidated Pack…") : _("Save a Copy…");

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "publication", g_object_ref (publication), g_object_unref);
  if (consolidated)
    g_object_set_data (G_OBJECT (button), "consolidated", self);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), self, 0);
  adw_action_row_add_suffix (row, button);
}

static char *
say (MbRecord *publication)
{
  g_autofree char *name = mb_words_for_publication (publication);
  g_autofree char *pages = NULL;

  pages = mb_words_for_pages ((guint) mb_record_get_integer (publication, MB_PUBLICATION_FIRST_PAGE),
                              (guint) mb_record_get_integer (publication, MB_PUBLICATION_LAST_PAGE));

  /* TRANSLATORS: '2. Public supplement, pages 8 - 11' */
  return g_strdup_printf (_("%d. %s, %s"), (int) mb_record_get_integer (publication, MB_PUBLICATION_NUMBER), name,
                          pages);
}

static char *
say_more (GPtrArray *all,
          MbRecord  *publication)
{
  MbRecord *newer = mb_publication_find_newer (all, publication);
  g_autoptr (GString) lines = NULL;
  gint64 at = mb_record_get_integer (publication, MB_PUBLICATION_PUBLISHED_AT);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at);
  /* TRANSLATORS: a date and a time: '21 September 2026, 14:13' */
  g_autofree char *day = time != NULL ? g_date_time_format (time, _("%-d %B %Y, %H:%M")) : g_strdup ("");
  const char *note = mb_record_get_text (publication, MB_PUBLICATION_NOTE);

  lines = g_string_new (day);
  if (newer != NULL)
    {
      g_autofree char *age = mb_words_for_newer (newer);

      g_string_append_printf (lines, "\n%s", age);
    }
  if (note != NULL)
    g_string_append_printf (lines, "\n%s", note);

  return g_string_free_and_steal (g_steal_pointer (&lines));
}

static void
add_changes (MbPublicationsDialog *self,
             const char           *changes)
{
  g_auto (GStrv) lines = g_strsplit (changes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lines[i]);
      gtk_list_box_append (self->changes, row);
    }
}

static void
show (MbPublicationsDialog *self,
      const MbPublications *read)
{
  MbRecord *meeting = mb_proceedings_get_meeting (self->proceedings);
  gboolean can_publish = !mb_desk_is_read_only (self->desk) &&
                         (mb_record_is (meeting, MB_MEETING_STATE, "planned") ||
                          mb_record_is (meeting, MB_MEETING_STATE, "agenda_published"));

  add_changes (self, read->changes);
  gtk_widget_set_visible (self->changed, *read->changes != '\0');
  gtk_widget_set_visible (self->offers, can_publish);
  gtk_widget_set_visible (self->restricted, can_publish);
  for (guint i = read->all->len; i > 0; i--)
    {
      MbRecord *publication = g_ptr_array_index (read->all, i - 1);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = say (publication);
      g_autofree char *subtitle = say_more (read->all, publication);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      if (mb_record_is (publication, MB_PUBLICATION_KIND, "supplement"))
        add_copy_button (self, ADW_ACTION_ROW (row), publication, TRUE);
      add_copy_button (self, ADW_ACTION_ROW (row), publication, FALSE);
      gtk_list_box_append (self->list, row);
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  mb_dialog_fit_height (ADW_DIALOG (self));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbPublicationsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPublications) read = mb_publications_read_finish (MB_BOOK (source), result, &error);
  g_autofree char *words = NULL;

  if (self->desk == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (read != NULL)
    {
      show (self, read);
      return;
    }
  words = mb_words_for_error (error);
  tell (self, words);
  gtk_stack_set_visible_child_name (self->stack, "list");
  mb_dialog_fit_height (ADW_DIALOG (self));
}

/* Publishing. --------------------------------------------------------------- */

static void
supplement_cb (MbPublicationsDialog *self)
{
  self->is_to_publish = TRUE;
  self->kind = MB_PUBLISH_SUPPLEMENT;
  adw_dialog_close (ADW_DIALOG (self));
}

static void
correct_cb (MbPublicationsDialog *self)
{
  self->is_to_publish = TRUE;
  self->kind = MB_PUBLISH_PACK;
  adw_dialog_close (ADW_DIALOG (self));
}

static void
restricted_cb (MbPublicationsDialog *self)
{
  self->is_to_publish = TRUE;
  self->kind = MB_PUBLISH_PACK;
  self->disclosure = MB_DISCLOSURE_RESTRICTED;
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
publish_cb (gpointer user_data)
{
  MbPublicationsDialog *self = user_data;

  if (self->opener != NULL && self->proceedings != NULL)
    mb_paper_publish_after_look (self->opener, self->desk, self->proceedings, self->kind,
                                 self->disclosure);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (MbPublicationsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->is_to_publish)
    g_idle_add_full (G_PRIORITY_DEFAULT, publish_cb, g_object_ref (self), g_object_unref);
}

static void
mb_publications_dialog_dispose (GObject *object)
{
  MbPublicationsDialog *self = MB_PUBLICATIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PUBLICATIONS_DIALOG);
  g_clear_weak_pointer (&self->opener);
  g_clear_object (&self->proceedings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_publications_dialog_parent_class)->dispose (object);
}

static void
mb_publications_dialog_finalize (GObject *object)
{
  g_clear_object (&MB_PUBLICATIONS_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (mb_publications_dialog_parent_class)->finalize (object);
}

static void
mb_publications_dialog_class_init (MbPublicationsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_publications_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_publications_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-publications-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPublicationsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MbPublicationsDialog, changed);
  gtk_widget_class_bind_template_child (widget_class, MbPublicationsDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, MbPublicationsDialog, offers);
  gtk_widget_class_bind_template_child (widget_class, MbPublicationsDialog, restricted);
  gtk_widget_class_bind_template_child (widget_class, MbPublicationsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MbPublicationsDialog, said);
  gtk_widget_class_bind_template_callback (widget_class, supplement_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, restricted_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
mb_publications_dialog_init (MbPublicationsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->disclosure = MB_DISCLOSURE_PUBLIC;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_publications_dialog_new:
 * @opener: a widget of the window
 *
 * Returns: (transfer floating): a dialog that reads what was published
 */
AdwDialog *
mb_publications_dialog_new (MbDesk        *desk,
                            MbProceedings *proceedings,
                            GtkWidget     *opener)
{
  MbPublicationsDialog *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);
  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);

  self = g_object_new (MB_TYPE_PUBLICATIONS_DIALOG, NULL);
  self->desk = g_object_ref (desk);
  self->proceedings = g_object_ref (proceedings);
  g_set_weak_pointer (&self->opener, opener);
  mb_publications_read_async (mb_desk_get_book (desk),
                              mb_record_get_id (mb_proceedings_get_meeting (proceedings)),
                              self->cancellable, read_cb, g_object_ref (self));

  return ADW_DIALOG (self);
}
