/* Minute Book: the page of what waits to be done
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/today/mb-today-page.h"

#include <glib/gi18n.h>

#include "core/mb-date.h"

/* Rows of actions in a group; the rest is in the register. */
#define MOST_ACTIONS 8

struct _MbTodayPage
{
  AdwNavigationPage    parent_instance;

  AdwWindowTitle      *head;
  GtkStack            *stack;
  AdwPreferencesGroup *publish;
  AdwPreferencesGroup *draft;
  AdwPreferencesGroup *approve;
  AdwPreferencesGroup *overdue;
  AdwPreferencesGroup *this_week;

  MbToday             *today;
  GPtrArray           *rows; /* GtkWidget, of all groups */
  gboolean             is_stale; /* other things wait than are shown */
};

G_DEFINE_FINAL_TYPE (MbTodayPage, mb_today_page, ADW_TYPE_NAVIGATION_PAGE)

static void
add_row (MbTodayPage         *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle,
         const char          *action,
         GVariant            *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  g_ptr_array_add (self->rows, row);
}

/* 'In 9 days', '26 days ago' */
static char *
say_days (int days)
{
  if (days == 0)
    return g_strdup (_("Today"));
  if (days == 1)
    return g_strdup (_("Tomorrow"));
  if (days > 0)
    return g_strdup_printf (ngettext ("In %d day", "In %d days", days), days);
  if (days == -1)
    return g_strdup (_("Yesterday"));

  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
}

static void
add_duties (MbTodayPage *self)
{
  GPtrArray *duties = mb_today_get_duties (self->today);
  AdwPreferencesGroup *groups[] = { self->publish, self->draft, self->approve };

  for (guint i = 0; i < duties->len; i++)
    {
      const MbDuty *duty = g_ptr_array_index (duties, i);
      g_autofree char *when = say_days (duty->days);
      g_autofree char *subtitle = NULL;
      g_autofree char *day = NULL;
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, duty->date);
      day = mb_date_format_long (&date);
      subtitle = g_strconcat (day, " · ", when, NULL);
      add_row (self, groups[duty->kind], duty->panel != NULL ? duty->panel : _("Panel without a name"),
               subtitle, "win.show-item", g_variant_new ("(xx)", duty->meeting, (gint64) 0));
    }
}

static void
add_actions (MbTodayPage         *self,
             AdwPreferencesGroup *group,
             GPtrArray           *rows,
             const char          *scope)
{
  for (guint i = 0; i < rows->len && i < MOST_ACTIONS; i++)
    {
      const MbRegisterRow *row = g_ptr_array_index (rows, i);
      g_autofree char *late = mb_register_row_dup_late (row);
      g_autofree char *subtitle = NULL;

      subtitle = *row->who != '\0' ? g_strconcat (late, " · ", row->who, NULL) : g_strdup (late);
      add_row (self, group, row->text, subtitle, "win.show-item",
               g_variant_new ("(xx)", row->place->meeting, row->place->item));
    }
  if (rows->len > MOST_ACTIONS)
    {
      guint rest = rows->len - MOST_ACTIONS;
      g_autofree char *title = NULL;

      title = g_strdup_printf (ngettext ("%u more", "%u more", rest), rest);
      add_row (self, group, title, _("In the register of actions"), "win.show-page",
               g_variant_new ("(ss)", "actions", scope));
    }
}

static void
clear_rows (MbTodayPage *self)
{
  AdwPreferencesGroup *groups[] = {
    self->publish, self->draft, self->approve, self->overdue, self->this_week
  };

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_widget_set_visible (GTK_WIDGET (groups[i]), FALSE);
}

static void
show_today (MbTodayPage *self)
{
  g_autofree char *day = NULL;
  GDate date;

  if (!mb_today_is_read (self->today))
    return;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, mb_today_get_day (self->today));
  day = mb_date_format_long (&date);
  adw_window_title_set_subtitle (self->head, day);

  clear_rows (self);
  add_duties (self);
  add_actions (self, self->overdue, mb_today_get_overdue (self->today), "overdue");
  add_actions (self, self->this_week, mb_today_get_this_week (self->today), "open");
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "waiting" : "nothing");
}

/* Told after each pause in typing anywhere in the book; the rows are made when
 * somebody looks. */
static void
changed_cb (MbTodayPage *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    show_today (self);
}

static void
mb_today_page_map (GtkWidget *widget)
{
  MbTodayPage *self = MB_TODAY_PAGE (widget);

  if (self->is_stale)
    show_today (self);
  self->is_stale = FALSE;

  GTK_WIDGET_CLASS (mb_today_page_parent_class)->map (widget);
}

static void
mb_today_page_dispose (GObject *object)
{
  MbTodayPage *self = MB_TODAY_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_TODAY_PAGE);
  g_clear_object (&self->today);

  G_OBJECT_CLASS (mb_today_page_parent_class)->dispose (object);
}

static void
mb_today_page_class_init (MbTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_today_page_dispose;
  widget_class->map = mb_today_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbTodayPage, head);
  gtk_widget_class_bind_template_child (widget_class, MbTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbTodayPage, publish);
  gtk_widget_class_bind_template_child (widget_class, MbTodayPage, draft);
  gtk_widget_class_bind_template_child (widget_class, MbTodayPage, approve);
  gtk_widget_class_bind_template_child (widget_class, MbTodayPage, overdue);
  gtk_widget_class_bind_template_child (widget_class, MbTodayPage, this_week);
}

static void
mb_today_page_init (MbTodayPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_today_page_new:
 *
 * Returns: (transfer floating): a page that shows what waits
 */
GtkWidget *
mb_today_page_new (MbDesk  *desk,
                   MbToday *today)
{
  MbTodayPage *self = g_object_new (MB_TYPE_TODAY_PAGE, NULL);

  self->today = g_object_ref (today);
  g_signal_connect_object (today, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_today (self);

  return GTK_WIDGET (self);
}
