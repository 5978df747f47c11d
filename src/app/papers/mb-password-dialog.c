/* Minute Book: asks for the password of a restricted pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-password-dialog.h"

#include <string.h>

/* What the encryption takes (ISO 32000-2, 7.6.4.3); more would be cut. */
#define MOST_BYTES 127

struct _MbPasswordDialog
{
  AdwAlertDialog    parent_instance;

  GtkEditable      *first;
  GtkEditable      *second;
  GtkWidget        *differ;

  MbPasswordChosen  chosen;
  gpointer          data;
};

G_DEFINE_FINAL_TYPE (MbPasswordDialog, mb_password_dialog, ADW_TYPE_ALERT_DIALOG)

static void
changed_cb (MbPasswordDialog *self)
{
  const char *first = gtk_editable_get_text (self->first);
  const char *second = gtk_editable_get_text (self->second);
  gboolean same = g_str_equal (first, second);

  /* Not before there is something to compare. */
  gtk_widget_set_visible (self->differ, !same && *second != '\0');
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "continue", same && strlen (first) <= MOST_BYTES);
}

static void
response_cb (MbPasswordDialog *self,
             const char       *response)
{
  MbPasswordChosen chosen = g_steal_pointer (&self->chosen);

  if (chosen != NULL)
    chosen (g_str_equal (response, "continue") ? gtk_editable_get_text (self->first) : NULL, self->data);
}

static void
mb_password_dialog_class_init (MbPasswordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPasswordDialog, first);
  gtk_widget_class_bind_template_child (widget_class, MbPasswordDialog, second);
  gtk_widget_class_bind_template_child (widget_class, MbPasswordDialog, differ);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
}

static void
mb_password_dialog_init (MbPasswordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_password_dialog_ask:
 * @chosen: called once
 */
void
mb_password_dialog_ask (GtkWidget        *parent,
                        MbPasswordChosen  chosen,
                        gpointer          data)
{
  MbPasswordDialog *self = g_object_new (MB_TYPE_PASSWORD_DIALOG, NULL);

  g_return_if_fail (GTK_IS_WIDGET (parent));

  self->chosen = chosen;
  self->data = data;
  adw_dialog_present (ADW_DIALOG (self), parent);
}
