/* Minute Book: the approval of a meeting's minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-approve-dialog.h"

#include <glib/gi18n.h>

#include "app/forms/mb-field-row.h"
#include "app/mb-desk-do.h"
#include "app/mb-dialog-height.h"
#include "app/mb-window.h"
#include "app/meetings/mb-new-meeting-dialog.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-states.h"
#include "book/mb-words.h"
#include "core/mb-meeting.h"

static const guint fields[] = {
  MB_MEETING_APPROVED_AT, MB_MEETING_APPROVED_MINUTE, MB_MEETING_SIGNED_BY, MB_MEETING_SIGNED_ON,
  MB_MEETING_CORRECTIONS
};

struct _MbApproveDialog
{
  AdwDialog   parent_instance;

  GtkListBox *list;
  GtkLabel   *failure;
  GtkWidget  *approve;

  MbDesk     *desk;
  MbRecord   *approval; /* the meeting as it is to be */
  MbFieldRow *rows[G_N_ELEMENTS (fields)];
  gboolean    is_approved;
};

G_DEFINE_FINAL_TYPE (MbApproveDialog, mb_approve_dialog, ADW_TYPE_DIALOG)

/* The later meetings of the panel, the next one first. */
static gpointer
list_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  MbRecord *meeting = data;
  const char *day = mb_record_get_text (meeting, MB_MEETING_DATE);
  g_autoptr (GPtrArray) lines = mb_book_list_meetings (book, mb_record_get_integer (meeting, MB_MEETING_PANEL),
                                                       error);
  GPtrArray *later;

  if (lines == NULL)
    return NULL;

  later = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = lines->len; i > 0; i--)
    {
      MbRecord *other = ((MbMeetingLine *) g_ptr_array_index (lines, i - 1))->meeting;

      if (g_strcmp0 (mb_record_get_text (other, MB_MEETING_DATE), day) > 0)
        g_ptr_array_add (later, g_object_ref (other));
    }

  return later;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (mb_record_get_text (*(MbRecord **) a, MB_MEETING_DATE),
                    mb_record_get_text (*(MbRecord **) b, MB_MEETING_DATE));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MbApproveDialog) self = user_data;
  g_autoptr (GPtrArray) later = mb_book_run_finish (MB_BOOK (source), result, NULL);

  if (self->desk == NULL || later == NULL)
    return;

  g_ptr_array_sort (later, compare_days);
  if (later->len > 0 && mb_record_get_integer (self->approval, MB_MEETING_APPROVED_AT) == 0)
    mb_record_set_integer (self->approval, MB_MEETING_APPROVED_AT,
                           mb_record_get_id (g_ptr_array_index (later, 0)));
  mb_field_row_set_choices (self->rows[0], later);
  mb_field_row_show (self->rows[0], self->approval);
}

static void
list (MbApproveDialog *self)
{
  mb_book_run_async (mb_desk_get_book (self->desk), list_work, mb_record_copy (self->approval),
                     g_object_unref, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb,
                     g_object_ref (self));
}

/* The meeting that is to approve them may not be planned yet: it can be from
 * here, and what was typed stays. */
static void
planned_cb (MbApproveDialog *self,
            gint64           meeting)
{
  if (self->desk == NULL)
    return;

  mb_record_set_integer (self->approval, MB_MEETING_APPROVED_AT, meeting);
  mb_field_row_set_error (self->rows[0], NULL);
  list (self);
}

static void
plan_cb (MbApproveDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwDialog *dialog;

  if (!MB_IS_WINDOW (root))
    return;

  dialog = mb_new_meeting_dialog_new (self->desk, mb_window_get_panels (MB_WINDOW (root)),
                                      mb_record_get_integer (self->approval, MB_MEETING_PANEL));
  g_signal_connect_object (dialog, "planned", G_CALLBACK (planned_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gpointer
approve_work (MbBook        *book,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  MbRecord *approval = data;

  return mb_book_approve_minutes (book, mb_record_get_id (approval), approval, error)
         ? GINT_TO_POINTER (1)
         : NULL;
}

static void
approved_cb (GObject      *owner,
             gpointer      result,
             const GError *error)
{
  MbApproveDialog *self = MB_APPROVE_DIALOG (owner);
  g_autofree char *words = NULL;

  if (self->desk == NULL)
    return;
  if (error == NULL)
    {
      self->is_approved = TRUE;
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  words = mb_words_for_error (error);
  gtk_label_set_label (self->failure, words);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
  mb_dialog_fit_height (ADW_DIALOG (self));
  gtk_widget_set_sensitive (self->approve, TRUE);
}

/* Whatever is wrong with what was typed is said beside its field. */
static gboolean
read_rows (MbApproveDialog *self)
{
  g_autoptr (GPtrArray) findings = mb_findings_new ();
  gboolean good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      mb_field_row_set_error (self->rows[i], NULL);
      good &= mb_field_row_read (self->rows[i], self->approval);
    }
  mb_check_record (self->approval, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      MbFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *words = mb_words_for_finding (finding);

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        if (finding->field == (int) fields[j])
          {
            mb_field_row_set_error (self->rows[j], words);
            good = FALSE;
          }
    }
  if (mb_record_get_integer (self->approval, MB_MEETING_APPROVED_AT) == 0)
    {
      mb_field_row_set_error (self->rows[0], _("Choose the meeting that approved the minutes; plan it first if it isn’t there"));
      good = FALSE;
    }

  return good;
}

static void
approve_cb (MbApproveDialog *self)
{
  if (!read_rows (self))
    return;

  gtk_widget_set_sensitive (self->approve, FALSE);
  mb_desk_do (self->desk, approve_work, mb_record_copy (self->approval), g_object_unref, NULL, NULL,
              approved_cb, self);
}

static void
mb_approve_dialog_dispose (GObject *object)
{
  MbApproveDialog *self = MB_APPROVE_DIALOG (object);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_clear_object (&self->rows[i]);
  g_clear_object (&self->desk);
  g_clear_object (&self->approval);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_APPROVE_DIALOG);

  G_OBJECT_CLASS (mb_approve_dialog_parent_class)->dispose (object);
}

static void
mb_approve_dialog_class_init (MbApproveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_approve_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-approve-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbApproveDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MbApproveDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, MbApproveDialog, approve);
  gtk_widget_class_bind_template_callback (widget_class, approve_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
}

static void
mb_approve_dialog_init (MbApproveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      self->rows[i] = mb_field_row_new (MB_KIND_MEETING, fields[i]);
      gtk_list_box_append (self->list, mb_field_row_get_widget (self->rows[i]));
      gtk_list_box_append (self->list, mb_field_row_get_error_row (self->rows[i]));
    }
  adw_dialog_set_focus (ADW_DIALOG (self), mb_field_row_get_widget (self->rows[1]));
}

/**
 * mb_approve_dialog_new:
 * @meeting: whose minutes are approved, as the book has it
 * @draft: (nullable): what was typed before, from mb_approve_dialog_read()
 */
AdwDialog *
mb_approve_dialog_new (MbDesk   *desk,
                       MbRecord *meeting,
                       MbRecord *draft)
{
  MbApproveDialog *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);
  g_return_val_if_fail (MB_IS_RECORD (meeting), NULL);

  self = g_object_new (MB_TYPE_APPROVE_DIALOG, NULL);
  self->desk = g_object_ref (desk);
  self->approval = mb_record_copy (meeting);
  for (guint i = 0; draft != NULL && i < G_N_ELEMENTS (fields); i++)
    mb_record_copy_field (self->approval, draft, fields[i]);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mb_field_row_show (self->rows[i], self->approval);
  list (self);
  mb_dialog_fit_height (ADW_DIALOG (self));

  return ADW_DIALOG (self);
}

/**
 * mb_approve_dialog_read:
 *
 * Returns: (transfer none) (nullable): the meeting with what was typed, as far
 *   as it is understood; nothing once the minutes are approved
 */
MbRecord *
mb_approve_dialog_read (MbApproveDialog *self)
{
  g_return_val_if_fail (MB_IS_APPROVE_DIALOG (self), NULL);

  if (self->is_approved)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mb_field_row_read (self->rows[i], self->approval);

  return self->approval;
}
