/* Minute Book: planning a meeting
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-new-meeting-dialog.h"

#include <glib/gi18n.h>

#include "app/forms/mb-choice-words.h"
#include "app/forms/mb-field-row.h"
#include "book/mb-book-meetings.h"
#include "book/mb-words.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

struct _MbNewMeetingDialog
{
  AdwDialog    parent_instance;

  GtkListBox  *list;
  AdwComboRow *panel;
  GtkLabel    *failure;
  GtkWidget   *plan;

  MbDesk      *desk;
  GListModel  *panels;
  MbFieldRow  *date;
  MbRecord    *habit; /* nullable; what is offered for the panel */
};

enum
{
  PLANNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbNewMeetingDialog, mb_new_meeting_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  gint64 panel;
  GDate  date;
} Plan;

static gpointer
plan_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Plan *plan = data;

  return mb_book_plan_meeting (book, plan->panel, &plan->date, error);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (MbNewMeetingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) meeting = mb_book_run_finish (MB_BOOK (source), result, &error);

  if (self->desk == NULL)
    return;

  if (meeting == NULL)
    {
      g_autofree char *words = mb_words_for_error (error);

      gtk_label_set_label (self->failure, words);
      gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
      gtk_widget_set_sensitive (self->plan, TRUE);
      return;
    }
  mb_desk_tell_changed (self->desk);
  g_signal_emit (self, signals[PLANNED], 0, mb_record_get_id (meeting));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
plan_cb (MbNewMeetingDialog *self)
{
  g_autoptr (MbRecord) typed = mb_record_new (MB_KIND_MEETING, 1);
  g_autoptr (MbRecord) panel = NULL;
  Plan plan;

  panel = g_list_model_get_item (self->panels, adw_combo_row_get_selected (self->panel));
  mb_field_row_set_error (self->date, NULL);
  if (panel == NULL || !mb_field_row_read (self->date, typed) ||
      !mb_record_get_date (typed, MB_MEETING_DATE, &plan.date))
    {
      if (mb_field_row_get_error (self->date) == NULL)
        mb_field_row_set_error (self->date, _("Say on which day the panel is to meet"));
      gtk_widget_grab_focus (mb_field_row_get_widget (self->date));
      return;
    }

  plan.panel = mb_record_get_id (panel);
  gtk_widget_set_sensitive (self->plan, FALSE);
  mb_book_run_async (mb_desk_get_book (self->desk), plan_work, g_memdup2 (&plan, sizeof plan),
                     g_free, g_object_unref, NULL, planned_cb, g_object_ref (self));
}

/* The day that is offered, as long as nobody has typed another. */
static gboolean
is_untouched (MbNewMeetingDialog *self)
{
  g_autoptr (MbRecord) typed = mb_record_new (MB_KIND_MEETING, 1);
  GDate day, offered;

  g_date_clear (&day, 1);
  g_date_clear (&offered, 1);
  if (!mb_field_row_read (self->date, typed))
    return FALSE;
  if (!mb_record_get_date (typed, MB_MEETING_DATE, &day))
    return TRUE;

  return self->habit != NULL && mb_record_get_date (self->habit, MB_MEETING_DATE, &offered) &&
         g_date_compare (&day, &offered) == 0;
}

static gpointer
habit_work (MbBook        *book,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return mb_book_find_habit (book, *(gint64 *) data, error);
}

static void
habit_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MbNewMeetingDialog) self = user_data;
  g_autoptr (MbRecord) habit = mb_book_run_finish (MB_BOOK (source), result, NULL);
  g_autoptr (MbRecord) panel = NULL;

  if (self->desk == NULL || habit == NULL || !is_untouched (self))
    return;
  panel = g_list_model_get_item (self->panels, adw_combo_row_get_selected (self->panel));
  if (panel == NULL || mb_record_get_id (panel) != mb_record_get_integer (habit, MB_MEETING_PANEL))
    return;

  g_set_object (&self->habit, habit);
  mb_field_row_show (self->date, habit);
  gtk_editable_select_region (GTK_EDITABLE (mb_field_row_get_widget (self->date)), 0, -1);
}

static void
panel_cb (MbNewMeetingDialog *self)
{
  g_autoptr (MbRecord) panel = NULL;
  gint64 id;

  panel = g_list_model_get_item (self->panels, adw_combo_row_get_selected (self->panel));
  if (panel == NULL || self->desk == NULL)
    return;
  id = mb_record_get_id (panel);
  mb_book_run_async (mb_desk_get_book (self->desk), habit_work, g_memdup2 (&id, sizeof id), g_free,
                     g_object_unref, NULL, habit_cb, g_object_ref (self));
}

static void
show_panels (MbNewMeetingDialog *self,
             gint64              chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->panels); i++)
    {
      g_autoptr (MbRecord) panel = g_list_model_get_item (self->panels, i);
      const char *name = mb_record_get_text (panel, MB_PANEL_NAME);

      gtk_string_list_append (names, name != NULL ? name : "");
      if (mb_record_get_id (panel) == chosen)
        selected = i;
    }
  adw_combo_row_set_model (self->panel, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->panel, selected);
}

static void
mb_new_meeting_dialog_dispose (GObject *object)
{
  MbNewMeetingDialog *self = MB_NEW_MEETING_DIALOG (object);

  g_clear_object (&self->date);
  g_clear_object (&self->habit);
  g_clear_object (&self->desk);
  g_clear_object (&self->panels);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_NEW_MEETING_DIALOG);

  G_OBJECT_CLASS (mb_new_meeting_dialog_parent_class)->dispose (object);
}

static void
mb_new_meeting_dialog_class_init (MbNewMeetingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_new_meeting_dialog_dispose;

  /* The id of the meeting that was planned. */
  signals[PLANNED] = g_signal_new ("planned", MB_TYPE_NEW_MEETING_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-new-meeting-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbNewMeetingDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MbNewMeetingDialog, panel);
  gtk_widget_class_bind_template_child (widget_class, MbNewMeetingDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, MbNewMeetingDialog, plan);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
}

static void
mb_new_meeting_dialog_init (MbNewMeetingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mb_choice_words_fit (GTK_WIDGET (self->panel));

  self->date = mb_field_row_new (MB_KIND_MEETING, MB_MEETING_DATE);
  gtk_list_box_append (self->list, mb_field_row_get_widget (self->date));
  gtk_list_box_append (self->list, mb_field_row_get_error_row (self->date));
  g_signal_connect_object (mb_field_row_get_widget (self->date), "entry-activated",
                           G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (self), mb_field_row_get_widget (self->date));
}

/**
 * mb_new_meeting_dialog_new:
 * @panels: a list of #MbRecord
 * @panel: the panel that is offered first, or 0
 */
AdwDialog *
mb_new_meeting_dialog_new (MbDesk     *desk,
                           GListModel *panels,
                           gint64      panel)
{
  MbNewMeetingDialog *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (panels), NULL);

  self = g_object_new (MB_TYPE_NEW_MEETING_DIALOG, NULL);
  self->desk = g_object_ref (desk);
  self->panels = g_object_ref (panels);
  show_panels (self, panel);
  g_signal_connect_object (self->panel, "notify::selected", G_CALLBACK (panel_cb), self, G_CONNECT_SWAPPED);
  panel_cb (self);

  return ADW_DIALOG (self);
}
