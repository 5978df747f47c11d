/* Minute Book: adding a person
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/people/mb-new-person-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-book-panels.h"
#include "book/mb-words.h"

struct _MbNewPersonDialog
{
  AdwDialog    parent_instance;

  GtkWidget   *add;
  GtkEditable *name;
  GtkLabel    *failure;

  MbDesk      *desk;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbNewPersonDialog, mb_new_person_dialog, ADW_TYPE_DIALOG)

static gpointer
add_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return mb_book_add_person (book, data, error);
}

static void
say_failure (MbNewPersonDialog *self,
             const char        *words)
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
  g_autoptr (MbNewPersonDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) person = mb_book_run_finish (MB_BOOK (source), result, &error);

  if (self->desk == NULL)
    return;

  if (person == NULL)
    {
      g_autofree char *words = mb_words_for_error (error);

      say_failure (self, words);
      return;
    }
  mb_desk_tell_changed (self->desk);
  g_signal_emit (self, signals[ADDED], 0, mb_record_get_id (person));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_cb (MbNewPersonDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (!gtk_widget_get_sensitive (self->add))
    return;
  if (*name == '\0')
    {
      say_failure (self, _("Say what the person is called"));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  gtk_widget_set_sensitive (self->add, FALSE);
  mb_book_run_async (mb_desk_get_book (self->desk), add_work, g_steal_pointer (&name), g_free,
                     g_object_unref, NULL, added_cb, g_object_ref (self));
}

static void
mb_new_person_dialog_dispose (GObject *object)
{
  MbNewPersonDialog *self = MB_NEW_PERSON_DIALOG (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_NEW_PERSON_DIALOG);

  G_OBJECT_CLASS (mb_new_person_dialog_parent_class)->dispose (object);
}

static void
mb_new_person_dialog_class_init (MbNewPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_new_person_dialog_dispose;

  /* The id of the person, who may have been there before. */
  signals[ADDED] = g_signal_new ("added", MB_TYPE_NEW_PERSON_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-new-person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbNewPersonDialog, add);
  gtk_widget_class_bind_template_child (widget_class, MbNewPersonDialog, name);
  gtk_widget_class_bind_template_child (widget_class, MbNewPersonDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
mb_new_person_dialog_init (MbNewPersonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
mb_new_person_dialog_new (MbDesk *desk)
{
  MbNewPersonDialog *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_NEW_PERSON_DIALOG, NULL);
  self->desk = g_object_ref (desk);

  return ADW_DIALOG (self);
}
