/* Minute Book: adding a record by its name
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-adding-dialog.h"

#include <glib/gi18n.h>

#include "app/mb-desk-do.h"
#include "book/mb-words.h"

struct _MbAddingDialog
{
  AdwDialog                 parent_instance;

  GtkListBox               *list;
  GtkWidget                *add;
  GtkWidget                *name;
  GtkLabel                 *hint;
  GtkLabel                 *failure;

  GtkWidget                *beside; /* nullable */
  MbDesk                   *desk;
  const MbAddingDialogInfo *info;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbAddingDialog, mb_adding_dialog, ADW_TYPE_DIALOG)

static void
say_failure (MbAddingDialog *self,
             const char     *words)
{
  gtk_label_set_label (self->failure, words);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
  gtk_widget_set_sensitive (self->add, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
added_cb (GObject      *owner,
          gpointer      result,
          const GError *error)
{
  MbAddingDialog *self = MB_ADDING_DIALOG (owner);

  if (self->desk == NULL)
    return;

  if (result == NULL)
    {
      g_autofree char *words = mb_words_for_error (error);

      say_failure (self, words);
      return;
    }
  g_signal_emit (self, signals[ADDED], 0, mb_record_get_id (result));
  adw_dialog_close (ADW_DIALOG (self));
}

static char *
read_entry (GtkWidget *entry)
{
  return g_strstrip (g_strdup (entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (entry)) : ""));
}

/**
 * mb_adding_dialog_add:
 *
 * Adds the record, as the button does.
 */
void
mb_adding_dialog_add (MbAddingDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  g_return_if_fail (MB_IS_ADDING_DIALOG (self));

  if (!gtk_widget_get_sensitive (self->add))
    return;

  g_strv_builder_take (builder, read_entry (self->name));
  g_strv_builder_take (builder, read_entry (self->beside));
  names = g_strv_builder_end (builder);
  if (*names[0] == '\0')
    {
      say_failure (self, _(self->info->nameless));
      gtk_widget_grab_focus (self->name);
      return;
    }

  gtk_widget_set_sensitive (self->add, FALSE);
  mb_desk_do (self->desk, self->info->add, g_steal_pointer (&names), (GDestroyNotify) g_strfreev,
              g_object_unref, NULL, added_cb, self);
}

/**
 * mb_adding_dialog_set_beside:
 * @row: an editable row, below the name
 */
void
mb_adding_dialog_set_beside (MbAddingDialog *self,
                             GtkWidget      *row)
{
  g_return_if_fail (MB_IS_ADDING_DIALOG (self));
  g_return_if_fail (GTK_IS_EDITABLE (row));

  self->beside = row;
  gtk_list_box_append (self->list, row);
}

static void
mb_adding_dialog_dispose (GObject *object)
{
  g_clear_object (&MB_ADDING_DIALOG (object)->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_ADDING_DIALOG);

  G_OBJECT_CLASS (mb_adding_dialog_parent_class)->dispose (object);
}

static void
mb_adding_dialog_class_init (MbAddingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_adding_dialog_dispose;

  /* The id of the record, which may have been there before. */
  signals[ADDED] = g_signal_new ("added", MB_TYPE_ADDING_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-adding-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAddingDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MbAddingDialog, add);
  gtk_widget_class_bind_template_child (widget_class, MbAddingDialog, name);
  gtk_widget_class_bind_template_child (widget_class, MbAddingDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, MbAddingDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, mb_adding_dialog_add);
}

static void
mb_adding_dialog_init (MbAddingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_adding_dialog_new:
 * @info: outlives the dialog
 *
 * Returns: (transfer floating): a dialog that asks for a name
 */
AdwDialog *
mb_adding_dialog_new (MbDesk                   *desk,
                      const MbAddingDialogInfo *info)
{
  MbAddingDialog *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_ADDING_DIALOG, "title", _(info->title), NULL);
  self->desk = g_object_ref (desk);
  self->info = info;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _(info->name));
  gtk_label_set_label (self->hint, _(info->hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(info->title), -1);

  return ADW_DIALOG (self);
}
