/* Minute Book: adding a panel
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/panels/mb-new-panel-dialog.h"

#include <glib/gi18n.h>

#include "app/forms/mb-completion-row.h"
#include "book/mb-book-panels.h"
#include "book/mb-words.h"
#include "core/mb-panel.h"

struct _MbNewPanelDialog
{
  AdwDialog        parent_instance;

  GtkWidget       *add;
  GtkEditable     *name;
  MbCompletionRow *council;
  GtkLabel        *failure;

  MbDesk          *desk;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbNewPanelDialog, mb_new_panel_dialog, ADW_TYPE_DIALOG)

static char *
read_entry (gpointer entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static gpointer
add_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  GStrv names = data;

  return mb_book_add_panel (book, names[0], names[1], error);
}

static void
say_failure (MbNewPanelDialog *self,
             const char       *words)
{
  gtk_label_set_label (self->failure, words);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
  gtk_widget_set_sensitive (self->add, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MbNewPanelDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) panel = mb_book_run_finish (MB_BOOK (source), result, &error);

  if (self->desk == NULL)
    return;

  if (panel == NULL)
    {
      g_autofree char *words = mb_words_for_error (error);

      say_failure (self, words);
      return;
    }
  mb_desk_tell_changed (self->desk);
  g_signal_emit (self, signals[ADDED], 0, mb_record_get_id (panel));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_cb (MbNewPanelDialog *self)
{
  char *names[] = { NULL, NULL, NULL };

  if (!gtk_widget_get_sensitive (self->add))
    return;

  names[0] = read_entry (self->name);
  names[1] = read_entry (self->council);
  if (*names[0] == '\0')
    {
      say_failure (self, _("Say what the panel is called"));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
    }
  else
    {
      gtk_widget_set_sensitive (self->add, FALSE);
      mb_book_run_async (mb_desk_get_book (self->desk), add_work, g_strdupv (names),
                         (GDestroyNotify) g_strfreev, g_object_unref, NULL, added_cb,
                         g_object_ref (self));
    }
  g_free (names[0]);
  g_free (names[1]);
}

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
  g_autoptr (MbNewPanelDialog) self = user_data;
  g_autoptr (GPtrArray) councils = mb_book_run_finish (MB_BOOK (source), result, NULL);

  if (self->desk == NULL || councils == NULL)
    return;

  mb_completion_row_set_choices (self->council, councils);
  /* Most books have one. */
  if (councils->len == 1 && *gtk_editable_get_text (GTK_EDITABLE (self->council)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->council),
                           mb_record_get_text (g_ptr_array_index (councils, 0), MB_COUNCIL_NAME));
}

static void
mb_new_panel_dialog_dispose (GObject *object)
{
  MbNewPanelDialog *self = MB_NEW_PANEL_DIALOG (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_NEW_PANEL_DIALOG);

  G_OBJECT_CLASS (mb_new_panel_dialog_parent_class)->dispose (object);
}

static void
mb_new_panel_dialog_class_init (MbNewPanelDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_new_panel_dialog_dispose;

  /* The id of the panel that was added. */
  signals[ADDED] = g_signal_new ("added", MB_TYPE_NEW_PANEL_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (MB_TYPE_COMPLETION_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-new-panel-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbNewPanelDialog, add);
  gtk_widget_class_bind_template_child (widget_class, MbNewPanelDialog, name);
  gtk_widget_class_bind_template_child (widget_class, MbNewPanelDialog, council);
  gtk_widget_class_bind_template_child (widget_class, MbNewPanelDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
mb_new_panel_dialog_init (MbNewPanelDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
mb_new_panel_dialog_new (MbDesk *desk)
{
  MbNewPanelDialog *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_NEW_PANEL_DIALOG, NULL);
  self->desk = g_object_ref (desk);
  mb_book_run_async (mb_desk_get_book (desk), list_work, NULL, NULL,
                     (GDestroyNotify) g_ptr_array_unref, NULL, list_cb, g_object_ref (self));

  return ADW_DIALOG (self);
}
