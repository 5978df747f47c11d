/* Minute Book: when a meeting commenced or terminated
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-minutes-time.h"

#include <glib/gi18n.h>

#include "book/mb-words.h"
#include "core/mb-check.h"
#include "core/mb-date.h"

struct _MbMinutesTime
{
  GtkBox     parent_instance;

  GtkLabel  *label;
  GtkEntry  *entry;
  GtkWidget *now;
  GtkLabel  *trouble;

  MbDesk    *desk;
  guint      field;
  MbRecord  *meeting;
  gboolean   is_rare;
  gboolean   is_typed;
  gboolean   showing; /* what is shown comes from the record, not from a person */
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbMinutesTime, mb_minutes_time, GTK_TYPE_BOX)

static int
find_now (MbDesk *desk)
{
  g_autoptr (GDateTime) now = NULL;

  now = g_date_time_new_from_unix_local (mb_book_get_now (mb_desk_get_book (desk)));

  return g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

/**
 * mb_minutes_time_say_now:
 *
 * Returns: (transfer full): the present time, as minutes write it
 */
char *
mb_minutes_time_say_now (MbDesk *desk)
{
  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  return mb_time_format (find_now (desk), MB_TIME_SHEET);
}

static const MbFinding *
find_finding (GPtrArray *findings,
              guint      field)
{
  for (guint i = 0; i < findings->len; i++)
    if (((MbFinding *) g_ptr_array_index (findings, i))->field == (int) field)
      return g_ptr_array_index (findings, i);

  return NULL;
}

static void
set_trouble (MbMinutesTime *self,
             const char    *words)
{
  gtk_label_set_label (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
  if (words != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               words != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  mb_desk_set_trouble (self->desk, self, words);
}

/* What is wrong with the time, beside it. */
static void
check (MbMinutesTime *self,
       const char    *typed)
{
  g_autoptr (GPtrArray) findings = mb_findings_new ();
  g_autofree char *words = NULL;
  const char *facts[] = { mb_kind_get_field (MB_KIND_MEETING, self->field)->label, typed, NULL };
  MbFinding unreadable = {
    .code = MB_FINDING_NOT_A_TIME,
    .kind = MB_KIND_MEETING,
    .field = (int) self->field,
    .facts = (GStrv) facts,
  };
  const MbFinding *finding;

  mb_check_record (self->meeting, findings);
  finding = find_finding (findings, self->field);
  if (*typed != '\0' && mb_time_parse (typed) < 0)
    finding = &unreadable;
  words = finding != NULL ? mb_words_for_finding (finding) : NULL;
  set_trouble (self, words);
}

static void
show (MbMinutesTime *self)
{
  int minutes = mb_record_get_time (self->meeting, self->field);
  g_autofree char *text = minutes >= 0 ? mb_time_format (minutes, MB_TIME_SHEET) : g_strdup ("");
  gboolean writable = !mb_desk_is_read_only (self->desk);

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    {
      self->showing = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      self->showing = FALSE;
    }
  gtk_widget_set_visible (self->now, writable && minutes < 0);
  gtk_widget_set_visible (GTK_WIDGET (self), (writable && !self->is_rare) || minutes >= 0);
}

static void
gather_cb (MbMinutesTime *self)
{
  g_autofree char *typed = NULL;
  int minutes;

  if (!self->is_typed || self->meeting == NULL)
    return;

  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  minutes = mb_time_parse (typed);
  if (*typed == '\0')
    mb_record_clear (self->meeting, self->field);
  else if (minutes >= 0)
    mb_record_set_time (self->meeting, self->field, minutes);
  check (self, typed);
  mb_desk_save (self->desk, self->meeting);
  gtk_widget_set_visible (self->now, *typed == '\0');
  /* What is being typed is left alone. */
  if (gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    return;
  self->is_typed = *typed != '\0' && minutes < 0;
  if (!self->is_typed)
    show (self);
}

static void
changed_cb (MbMinutesTime *self)
{
  if (self->showing)
    return;

  self->is_typed = TRUE;
  mb_desk_expect (self->desk);
}

static void
left_cb (MbMinutesTime *self)
{
  if (self->is_typed && self->desk != NULL)
    mb_desk_flush (self->desk);
}

static void
activate_cb (MbMinutesTime *self)
{
  mb_desk_flush (self->desk);
  g_signal_emit (self, signals[DONE], 0);
}

/**
 * mb_minutes_time_set_now:
 *
 * Puts the present time in.
 */
void
mb_minutes_time_set_now (MbMinutesTime *self)
{
  g_autofree char *now = NULL;

  g_return_if_fail (MB_IS_MINUTES_TIME (self));

  if (self->meeting == NULL || mb_desk_is_read_only (self->desk))
    return;
  now = mb_minutes_time_say_now (self->desk);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), now);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  mb_desk_flush (self->desk);
}

/**
 * mb_minutes_time_set_meeting:
 * @meeting: one that lies on the desk
 *
 * Shows the meeting's time, and edits it from now on. What was just typed
 * stays.
 */
void
mb_minutes_time_set_meeting (MbMinutesTime *self,
                             MbRecord      *meeting)
{
  g_return_if_fail (MB_IS_MINUTES_TIME (self));
  g_return_if_fail (MB_IS_RECORD (meeting));

  g_set_object (&self->meeting, meeting);
  if (!self->is_typed)
    show (self);
}

/**
 * mb_minutes_time_set_up:
 * @is_rare: whether it is shown only where the meeting has it
 */
void
mb_minutes_time_set_up (MbMinutesTime *self,
                        MbDesk        *desk,
                        guint          field,
                        gboolean       is_rare)
{
  const char *label = _(mb_kind_get_field (MB_KIND_MEETING, field)->label);

  g_return_if_fail (MB_IS_MINUTES_TIME (self));

  g_set_object (&self->desk, desk);
  self->field = field;
  self->is_rare = is_rare;
  gtk_label_set_label (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !mb_desk_is_read_only (desk));
  g_signal_connect_object (desk, "gather", G_CALLBACK (gather_cb), self, G_CONNECT_SWAPPED);
}

static void
mb_minutes_time_dispose (GObject *object)
{
  MbMinutesTime *self = MB_MINUTES_TIME (object);

  if (self->desk != NULL)
    mb_desk_set_trouble (self->desk, self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_MINUTES_TIME);
  g_clear_object (&self->meeting);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_minutes_time_parent_class)->dispose (object);
}

static void
mb_minutes_time_class_init (MbMinutesTimeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_minutes_time_dispose;

  /* Enter was pressed. */
  signals[DONE] = g_signal_new ("done", MB_TYPE_MINUTES_TIME, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-minutes-time.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMinutesTime, label);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesTime, entry);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesTime, now);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesTime, trouble);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, mb_minutes_time_set_now);
}

static void
mb_minutes_time_init (MbMinutesTime *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
