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
  char          *before;  /* what stood there when the calendar was opened */
  gboolean       showing; /* the day is not being chosen */
};

G_DEFINE_FINAL_TYPE (MbDayButton, mb_day_button, ADW_TYPE_BIN)

static void
get_day (MbDayButton *self,
         GDate       *day)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);

  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) g_date_time_get_day_of_month (chosen),
                  (GDateMonth) g_date_time_get_month (chosen), (GDateYear) g_date_time_get_year (chosen));
}

static void
show_day (MbDayButton *self,
          const GDate *day)
{
  self->showing = TRUE;
  /* Not a day that the month lacks, on the way. */
  g_object_set (self->calendar, "day", 1, NULL);
  g_object_set (self->calendar, "year", (int) g_date_get_year (day),
                "month", (int) g_date_get_month (day) - 1, NULL);
  g_object_set (self->calendar, "day", (int) g_date_get_day (day), NULL);
  self->showing = FALSE;
}

/* A day that is chosen is in the field at once. */
static void
chosen_cb (MbDayButton *self)
{
  g_autofree char *text = NULL;
  GDate day;

  if (self->showing || self->field == NULL)
    return;

  get_day (self, &day);
  text = mb_date_format_long (&day);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_free (text);
  text = mb_date_format (&day);
  gtk_editable_set_text (self->field, text);
}

static void
leave (MbDayButton *self)
{
  gtk_popover_popdown (self->popover);
  if (self->field != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

static void
take_back (MbDayButton *self)
{
  if (self->field != NULL && self->before != NULL)
    gtk_editable_set_text (self->field, self->before);
  leave (self);
}

/* The arrows go from the day that is chosen, wherever the focus of the calendar
 * is: they choose as they go. */
static gboolean
key_cb (MbDayButton *self,
        guint        key)
{
  static const struct
  {
    guint key;
    int   days;
    int   months;
  } steps[] = {
    { GDK_KEY_Left, -1, 0 },
    { GDK_KEY_Right, 1, 0 },
    { GDK_KEY_Up, -7, 0 },
    { GDK_KEY_Down, 7, 0 },
    { GDK_KEY_Page_Up, 0, -1 },
    { GDK_KEY_Page_Down, 0, 1 },
  };
  GDate day;

  if (key == GDK_KEY_Escape)
    {
      take_back (self);
      return TRUE;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      chosen_cb (self);
      leave (self);
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key)
      {
        get_day (self, &day);
        if (steps[i].days < 0)
          g_date_subtract_days (&day, (guint) -steps[i].days);
        else
          g_date_add_days (&day, (guint) steps[i].days);
        if (steps[i].months < 0)
          g_date_subtract_months (&day, 1);
        else
          g_date_add_months (&day, (guint) steps[i].months);
        show_day (self, &day);
        chosen_cb (self);
        return TRUE;
      }

  return FALSE;
}

static void
shown_cb (MbDayButton *self)
{
  GDate day;

  if (self->field == NULL)
    return;

  g_set_str (&self->before, gtk_editable_get_text (self->field));
  if (mb_date_parse (self->before, &day))
    show_day (self, &day);
}

/* The toolkit leaves the calendar's buttons without names. */
static void
name_buttons (MbDayButton *self)
{
  const char *names[] = { _("Month before"), _("Next month"), _("Year before"), _("Next year") };
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->calendar));
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (head); child != NULL && n < G_N_ELEMENTS (names);
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, names[n++], -1);
}

static void
mb_day_button_dispose (GObject *object)
{
  g_clear_weak_pointer (&MB_DAY_BUTTON (object)->field);

  G_OBJECT_CLASS (mb_day_button_parent_class)->dispose (object);
}

static void
mb_day_button_finalize (GObject *object)
{
  g_free (MB_DAY_BUTTON (object)->before);

  G_OBJECT_CLASS (mb_day_button_parent_class)->finalize (object);
}

static void
mb_day_button_class_init (MbDayButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_day_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_day_button_finalize;

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
  name_buttons (self);
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
  g_object_bind_property (field, "editable", self, "visible", G_BINDING_SYNC_CREATE);
  /* TRANSLATORS: %s is the name of a field: Date */
  name = g_strdup_printf (_("Calendar: %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}
