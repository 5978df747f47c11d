/* Minute Book: who was there, to be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-attendance-view.h"

#include <glib/gi18n.h>

#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-person.h"

struct _MbAttendanceView
{
  AdwBin    parent_instance;

  GtkStack *stack;
  GtkBox   *groups;
};

G_DEFINE_FINAL_TYPE (MbAttendanceView, mb_attendance_view, ADW_TYPE_BIN)

static char *
name_person (MbRecord *person)
{
  return person != NULL ? mb_person_get_titled_name (person) : g_strdup (_("Unknown person"));
}

/* 'Arrived 6.15 pm' */
static char *
describe_movement (MbRecord *movement)
{
  const char *kind = mb_record_get_text (movement, MB_MOVEMENT_KIND);
  const char *words = _(mb_field_get_choice_label (mb_kind_get_field (MB_KIND_MOVEMENT, MB_MOVEMENT_KIND), kind));
  int minutes = mb_record_get_time (movement, MB_MOVEMENT_TIME);
  g_autofree char *time = minutes >= 0 ? mb_time_format (minutes, MB_TIME_SHEET) : NULL;

  return time != NULL ? g_strconcat (words, " ", time, NULL) : g_strdup (words);
}

static char *
describe_attendance (MbProceedings *proceedings,
                     MbRecord      *attendance)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GPtrArray) movements = NULL;
  MbRecord *substitute = mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_SUBSTITUTE_FOR);
  MbRecord *item = mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_ITEM);
  g_auto (GStrv) strings = NULL;

  if (mb_record_has (attendance, MB_ATTENDANCE_ROLE))
    g_strv_builder_add (parts, mb_record_get_text (attendance, MB_ATTENDANCE_ROLE));
  if (mb_record_has (attendance, MB_ATTENDANCE_CAPACITY))
    g_strv_builder_add (parts, mb_record_get_text (attendance, MB_ATTENDANCE_CAPACITY));
  if (substitute != NULL)
    {
      g_autofree char *name = name_person (substitute);

      /* TRANSLATORS: %s is a person's name */
      g_strv_builder_take (parts, g_strdup_printf (_("Substitute for %s"), name));
    }
  if (item != NULL)
    /* TRANSLATORS: %s is the title of an agenda item */
    g_strv_builder_take (parts, g_strdup_printf (_("For “%s”"), mb_record_get_text (item, MB_ITEM_TITLE)));
  movements = mb_proceedings_list_parts (proceedings, MB_KIND_MOVEMENT, mb_record_get_id (attendance));
  for (guint i = 0; i < movements->len; i++)
    g_strv_builder_take (parts, describe_movement (g_ptr_array_index (movements, i)));
  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

static char *
describe_declaration (MbProceedings *proceedings,
                      MbRecord      *declaration)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  MbRecord *item = mb_proceedings_follow (proceedings, declaration, MB_DECLARATION_ITEM);
  const char *kind = mb_record_get_text (declaration, MB_DECLARATION_KIND);
  g_auto (GStrv) strings = NULL;

  if (item != NULL)
    g_strv_builder_add (parts, mb_record_get_text (item, MB_ITEM_TITLE));
  if (kind != NULL)
    g_strv_builder_add (parts, _(mb_field_get_choice_label (mb_kind_get_field (MB_KIND_DECLARATION, MB_DECLARATION_KIND), kind)));
  if (mb_record_has (declaration, MB_DECLARATION_NATURE))
    g_strv_builder_add (parts, mb_record_get_text (declaration, MB_DECLARATION_NATURE));
  if (mb_record_has (declaration, MB_DECLARATION_DISPENSATION))
    g_strv_builder_add (parts, mb_record_get_text (declaration, MB_DECLARATION_DISPENSATION));
  if (mb_record_get_integer (declaration, MB_DECLARATION_LEFT_ROOM) == 1)
    g_strv_builder_add (parts, _("Left the room"));
  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

static AdwPreferencesGroup *
add_group (MbAttendanceView *self,
           const char       *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->groups, group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
}

static void
add_attendance (MbAttendanceView *self,
                MbProceedings    *proceedings,
                const MbChoice   *status)
{
  g_autoptr (GPtrArray) list = mb_proceedings_list_attendance (proceedings, status->key);
  g_autofree char *title = NULL;
  AdwPreferencesGroup *group;

  if (list->len == 0)
    return;

  /* TRANSLATORS: such as Present (7) */
  title = g_strdup_printf (_("%s (%u)"), _(status->label), list->len);
  group = add_group (self, title);
  for (guint i = 0; i < list->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (list, i);
      g_autofree char *name = NULL;
      g_autofree char *details = NULL;

      name = name_person (mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_PERSON));
      details = describe_attendance (proceedings, attendance);
      add_row (group, name, details);
    }
}

static void
add_declarations (MbAttendanceView *self,
                  MbProceedings    *proceedings)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  g_autoptr (GPtrArray) declarations = NULL;
  gboolean none = mb_record_get_integer (meeting, MB_MEETING_NONE_DECLARED) == 1;
  AdwPreferencesGroup *group;

  declarations = mb_proceedings_list_parts (proceedings, MB_KIND_DECLARATION,
                                            mb_record_get_id (meeting));
  if (declarations->len == 0 && !none)
    return;

  group = add_group (self, _("Declarations of Interest"));
  for (guint i = 0; i < declarations->len; i++)
    {
      MbRecord *declaration = g_ptr_array_index (declarations, i);
      g_autofree char *name = NULL;
      g_autofree char *details = NULL;

      name = name_person (mb_proceedings_follow (proceedings, declaration, MB_DECLARATION_PERSON));
      details = describe_declaration (proceedings, declaration);
      add_row (group, name, details);
    }
  if (declarations->len == 0)
    add_row (group, _("No interests were declared"), "");
}

void
mb_attendance_view_set_proceedings (MbAttendanceView *self,
                                    MbProceedings    *proceedings)
{
  const MbField *field = mb_kind_get_field (MB_KIND_ATTENDANCE, MB_ATTENDANCE_STATUS);
  GtkWidget *child;

  g_return_if_fail (MB_IS_ATTENDANCE_VIEW (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);

  for (const MbChoice *status = field->choices; status->key != NULL; status++)
    add_attendance (self, proceedings, status);
  add_declarations (self, proceedings);
  child = gtk_widget_get_first_child (GTK_WIDGET (self->groups));
  gtk_stack_set_visible_child_name (self->stack, child != NULL ? "list" : "empty");
}

static void
mb_attendance_view_class_init (MbAttendanceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-attendance-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, stack);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, groups);
}

static void
mb_attendance_view_init (MbAttendanceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
