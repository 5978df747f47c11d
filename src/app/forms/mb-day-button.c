/* Minute Book: a button with a calendar, beside a field for a day
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-day-button.h"

#include <glib/gi18n.h>

#include "core/mb-date.h"

struct _MbDayButton
{
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkCalendar   *calendar;

  GtkEditable   *field;   /* in which the button is */
  gboolean       showing; /* the day is not being chosen */
};

G_DEFINE_FINAL_TYPE (MbDayButton, mb_day_button, ADW_TYPE_BIN)

static void
chosen_cb (MbDayButton *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = NULL;
  GDate date;

  if (self->showing || self->field == NULL)
    return;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (chosen),
                  (GDateMonth) g_date_time_get_month (chosen), (GDateYear) g_date_time_get_year (chosen));
  text = mb_date_format (&date);
  gtk_editable_set_text (self->field, text);
}

/* A day that is chosen is in the field at once; Enter or a click closes. */
static void
clicked_cb (MbDayButton *self)
{
  gtk_popover_popdown (self->popover);
  if (self->field != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

static gboolean
key_cb (MbDayButton *self,
        guint        key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;

  chosen_cb (self);
  clicked_cb (self);

  return TRUE;
}

static void
shown_cb (MbDayButton *self)
{
  GDate date;

  if (self->field == NULL || !mb_date_parse (gtk_editable_get_text (self->field), &date))
    return;

  self->showing = TRUE;
  /* Not a day that the month lacks, on the way. */
  g_object_set (self->calendar, "day", 1, NULL);
  g_object_set (self->calendar, "year", (int) g_date_get_year (&date),
                "month", (int) g_date_get_month (&date) - 1, NULL);
  g_object_set (self->calendar, "day", (int) g_date_get_day (&date), NULL);
  self->showing = FALSE;
}

static void
mb_day_button_dispose (GObject *object)
{
  g_clear_weak_pointer (&MB_DAY_BUTTON (object)->field);

  G_OBJECT_CLASS (mb_day_button_parent_class)->dispose (object);
}

static void
mb_day_button_class_init (MbDayButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_day_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-day-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MbDayButton, button);
  gtk_widget_class_bind_template_child (widget_class, MbDayButton, popover);
  gtk_widget_class_bind_template_child (widget_class, MbDayButton, calendar);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
mb_day_button_init (MbDayButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_day_button_new:
 * @field: into which the chosen day is written
 * @label: what the field is called
 *
 * Returns: (transfer floating): a button for the end of the field
 */
GtkWidget *
mb_day_button_new (GtkEditable *field,
                   const char  *label)
{
  MbDayButton *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GTK_IS_EDITABLE (field), NULL);

  self = g_object_new (MB_TYPE_DAY_BUTTON, NULL);
  g_set_weak_pointer (&self->field, field);
  /* TRANSLATORS: %s is the name of a field: Date */
  name = g_strdup_printf (_("Calendar: %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}
