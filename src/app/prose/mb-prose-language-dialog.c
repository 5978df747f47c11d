/* Minute Book: the choice of a passage's language
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-language-dialog.h"

#include <glib/gi18n.h>

#include "app/prose/mb-prose-language.h"
#include "core/mb-language.h"

struct _MbProseLanguageDialog
{
  AdwDialog    parent_instance;

  GtkListBox  *list;
  AdwEntryRow *other;
  GtkWidget   *failure;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseLanguageDialog, mb_prose_language_dialog, ADW_TYPE_DIALOG)

static void
choose (MbProseLanguageDialog *self,
        const char            *language)
{
  g_signal_emit (self, signals[CHOSEN], 0, language);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
activated_cb (MbProseLanguageDialog *self,
              GtkListBoxRow         *row)
{
  choose (self, g_object_get_data (G_OBJECT (row), "language"));
}

static void
show_error (MbProseLanguageDialog *self,
            gboolean               is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->other), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->other), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->other), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
typed_cb (MbProseLanguageDialog *self)
{
  show_error (self, FALSE);
}

static void
other_cb (MbProseLanguageDialog *self)
{
  g_autofree char *tag = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->other))));

  if (mb_language_is_tag (tag))
    choose (self, tag);
  else
    show_error (self, TRUE);
}

static GtkWidget *
add_row (MbProseLanguageDialog *self,
         const char            *language,
         const char            *name,
         gboolean               is_current)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "language", g_strdup (language), g_free);
  if (is_current)
    {
      mark = gtk_image_new_from_icon_name ("object-select-symbolic");
      /* TRANSLATORS: the language that the passage is in now */
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chosen"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Chosen"), -1);
    }
  gtk_list_box_append (self->list, row);

  return row;
}

static void
mb_prose_language_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PROSE_LANGUAGE_DIALOG);

  G_OBJECT_CLASS (mb_prose_language_dialog_parent_class)->dispose (object);
}

static void
mb_prose_language_dialog_class_init (MbProseLanguageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_prose_language_dialog_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", MB_TYPE_PROSE_LANGUAGE_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-prose-language-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbProseLanguageDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MbProseLanguageDialog, other);
  gtk_widget_class_bind_template_child (widget_class, MbProseLanguageDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
mb_prose_language_dialog_init (MbProseLanguageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->other), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->failure,
                                  NULL, -1);
}

/**
 * mb_prose_language_dialog_new:
 * @current: (nullable): the tag of the language that the passage is in
 */
AdwDialog *
mb_prose_language_dialog_new (const char *current)
{
  MbProseLanguageDialog *self = g_object_new (MB_TYPE_PROSE_LANGUAGE_DIALOG, NULL);
  GtkWidget *chosen = add_row (self, NULL, _("The paper’s own"), current == NULL);
  const char *language;

  for (guint i = 0; (language = mb_prose_language_get_nth (i)) != NULL; i++)
    {
      gboolean is_current = current != NULL && g_ascii_strcasecmp (language, current) == 0;
      GtkWidget *row = add_row (self, language, mb_prose_language_get_name (language), is_current);

      if (is_current)
        chosen = row;
    }
  if (current != NULL && gtk_list_box_get_row_at_index (self->list, 0) == GTK_LIST_BOX_ROW (chosen))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->other), current);
      chosen = GTK_WIDGET (self->other);
    }
  adw_dialog_set_focus (ADW_DIALOG (self), chosen);

  return ADW_DIALOG (self);
}
