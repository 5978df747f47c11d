/* Minute Book: how far a meeting has come, and what comes next
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-meeting-steps.h"

#include <glib/gi18n.h>

#include "app/mb-desk-do.h"
#include "app/meetings/mb-approve-dialog.h"
#include "app/meetings/mb-state-chip.h"
#include "app/papers/mb-paper-export.h"
#include "app/papers/mb-publications-dialog.h"
#include "book/mb-book-states.h"
#include "core/mb-meeting.h"

struct _MbMeetingSteps
{
  AdwBin         parent_instance;

  GtkMenuButton *menu;
  MbStateChip   *state;
  GtkButton     *next;

  MbDesk        *desk;
  MbProceedings *proceedings;
  MbRecord      *draft; /* nullable: an approval that was begun */
};

G_DEFINE_FINAL_TYPE (MbMeetingSteps, mb_meeting_steps, ADW_TYPE_BIN)

/* One step, as it is offered and given. */
typedef struct
{
  MbMeetingStep  step;
  const char    *action;
  const char    *title;
} Offer;

static const Offer offers[] = {
  { MB_STEP_PUBLISH, "steps.publish", N_("_Publish Agenda…") },
  { MB_STEP_HOLD, "steps.hold", N_("Mark as _Held") },
  { MB_STEP_DRAFT, "steps.draft", N_("Minutes _Drafted") },
  { MB_STEP_APPROVE, "steps.approve", N_("_Approve…") },
};

/* Giving. ------------------------------------------------------------------- */

typedef gboolean (*TakeStep) (MbBook  *book,
                              gint64   meeting,
                              GError **error);

typedef struct
{
  TakeStep take;
  gint64   meeting;
} Order;

static gpointer
take_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Order *order = data;

  return order->take (book, order->meeting, error) ? GINT_TO_POINTER (1) : NULL;
}

static void
give (GtkWidget  *widget,
      TakeStep    take,
      const char *words)
{
  MbMeetingSteps *self = MB_MEETING_STEPS (widget);
  Order order = { take, 0 };

  if (self->proceedings == NULL)
    return;
  order.meeting = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  mb_desk_edit_undoably (self->desk, take_work, g_memdup2 (&order, sizeof order), g_free, words);
}

static void
hold_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  give (widget, mb_book_mark_held, _("Marked as held"));
}

static void
draft_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  give (widget, mb_book_mark_drafted, _("Minutes marked as drafted"));
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  give (widget, mb_book_cancel_meeting, _("Meeting cancelled"));
}

static void
reinstate_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  give (widget, mb_book_reinstate_meeting, _("Meeting reinstated"));
}

/* Publishing and approving ask for more first. ------------------------------ */

static void
publish_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  MbMeetingSteps *self = MB_MEETING_STEPS (widget);

  if (self->proceedings != NULL)
    mb_paper_publish_after_look (widget, self->desk, self->proceedings, MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
}

static gpointer
list_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_book_list_publications (book, *(const gint64 *) data, error);
}

typedef struct
{
  MbMeetingSteps *self;
  MbProceedings  *proceedings;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->self);
  g_object_unref (question->proceedings);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* A book that was begun with agendas that were out has none of their packs. */
static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  MbMeetingSteps *self = question->self;
  g_autoptr (GPtrArray) all = mb_book_run_finish (MB_BOOK (source), result, NULL);

  if (self->desk == NULL || self->proceedings != question->proceedings)
    return;
  if (all != NULL && all->len == 0)
    mb_paper_publish_after_look (GTK_WIDGET (self), self->desk, self->proceedings, MB_PUBLISH_PACK,
                                 MB_DISCLOSURE_PUBLIC);
  else
    adw_dialog_present (mb_publications_dialog_new (self->desk, self->proceedings, GTK_WIDGET (self)),
                        GTK_WIDGET (self));
}

/* While the agenda is out, what changed goes out as well. */
static void
publish_again_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MbMeetingSteps *self = MB_MEETING_STEPS (widget);
  Question *question;
  gint64 id;

  if (self->proceedings == NULL)
    return;

  id = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->proceedings = g_object_ref (self->proceedings);
  mb_book_run_async (mb_desk_get_book (self->desk), list_work, g_memdup2 (&id, sizeof id), g_free,
                     (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, question);
}

/* Whoever looks something up first goes on with what was typed. */
static void
closed_cb (MbMeetingSteps  *self,
           MbApproveDialog *dialog)
{
  g_set_object (&self->draft, mb_approve_dialog_read (dialog));
}

static void
approve_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  MbMeetingSteps *self = MB_MEETING_STEPS (widget);
  AdwDialog *dialog;

  if (self->proceedings == NULL)
    return;

  mb_desk_flush (self->desk);
  dialog = mb_approve_dialog_new (self->desk, mb_proceedings_get_meeting (self->proceedings), self->draft);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
mb_meeting_steps_dispose (GObject *object)
{
  MbMeetingSteps *self = MB_MEETING_STEPS (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_MEETING_STEPS);
  g_clear_object (&self->proceedings);
  g_clear_object (&self->draft);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_meeting_steps_parent_class)->dispose (object);
}

static void
mb_meeting_steps_class_init (MbMeetingStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_meeting_steps_dispose;

  gtk_widget_class_install_action (widget_class, "steps.publish", NULL, publish_cb);
  gtk_widget_class_install_action (widget_class, "steps.publish-again", NULL, publish_again_cb);
  gtk_widget_class_install_action (widget_class, "steps.hold", NULL, hold_cb);
  gtk_widget_class_install_action (widget_class, "steps.draft", NULL, draft_cb);
  gtk_widget_class_install_action (widget_class, "steps.approve", NULL, approve_cb);
  gtk_widget_class_install_action (widget_class, "steps.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "steps.reinstate", NULL, reinstate_cb);

  g_type_ensure (MB_TYPE_STATE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-meeting-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMeetingSteps, menu);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingSteps, state);
  gtk_widget_class_bind_template_child (widget_class, MbMeetingSteps, next);
}

static void
mb_meeting_steps_init (MbMeetingSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mb_meeting_steps_set_desk (MbMeetingSteps *self,
                           MbDesk         *desk)
{
  g_return_if_fail (MB_IS_MEETING_STEPS (self));

  g_set_object (&self->desk, desk);
}

static void
show_state (MbMeetingSteps *self,
            MbRecord       *meeting)
{
  const MbField *field = mb_kind_get_field (MB_KIND_MEETING, MB_MEETING_STATE);
  const char *state = mb_record_get_text (meeting, MB_MEETING_STATE);
  const char *words = _(mb_field_get_choice_label (field, state));
  /* TRANSLATORS: of a meeting: 'State: Agenda published' */
  g_autofree char *label = g_strdup_printf (_("State: %s"), words);

  mb_state_chip_set_state (self->state, state != NULL ? state : field->choices[0].key, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * mb_meeting_steps_set_proceedings:
 *
 * Shows the meeting's state; call it again whenever that may be another.
 */
void
mb_meeting_steps_set_proceedings (MbMeetingSteps *self,
                                  MbProceedings  *proceedings)
{
  MbRecord *meeting;
  MbMeetingStep next;
  gboolean writable;

  g_return_if_fail (MB_IS_MEETING_STEPS (self));

  g_set_object (&self->proceedings, proceedings);
  meeting = mb_proceedings_get_meeting (proceedings);
  writable = !mb_desk_is_read_only (self->desk);
  next = mb_meeting_find_step (meeting);

  show_state (self, meeting);
  gtk_widget_set_visible (GTK_WIDGET (self->next), writable && next != MB_STEP_NONE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->menu), writable);
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      gboolean can = writable && offers[i].step == next;

      gtk_widget_action_set_enabled (GTK_WIDGET (self), offers[i].action, can);
      if (offers[i].step != next)
        continue;
      gtk_button_set_label (self->next, _(offers[i].title));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next), offers[i].action);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.publish-again",
                                 writable && mb_record_is (meeting, MB_MEETING_STATE, "agenda_published"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.cancel",
                                 writable && mb_meeting_can_be_cancelled (meeting));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.reinstate",
                                 writable && mb_meeting_is_cancelled (meeting));
}
