/* Minute Book: one person's attendance, marked
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-attendance-row.h"

#include <glib/gi18n.h>

#include "app/meetings/mb-attendance-commands.h"
#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-person.h"

struct _MbAttendanceRow
{
  AdwExpanderRow   parent_instance;

  GtkWidget       *marks;
  GtkToggleButton *present;
  GtkToggleButton *apologies;
  GtkToggleButton *absent;
  GtkWidget       *remove;
  GtkWidget       *arrived;
  GtkWidget       *left;
  GtkWidget       *substitute;

  MbDesk          *desk;
  MbRecord        *person;
  MbRecord        *attendance;
  GPtrArray       *movements; /* their rows */
  gint64           meeting;
  gboolean         is_member;
  gboolean         showing;
};

G_DEFINE_FINAL_TYPE (MbAttendanceRow, mb_attendance_row, ADW_TYPE_EXPANDER_ROW)

static void
mark (MbAttendanceRow *self,
      const char      *status)
{
  if (!self->is_member || mb_desk_is_read_only (self->desk) ||
      (self->attendance != NULL && mb_record_is (self->attendance, MB_ATTENDANCE_STATUS, status)))
    return;

  mb_attendance_do_mark (self->desk, self->meeting, mb_record_get_id (self->person), status);
}

static void
toggled_cb (MbAttendanceRow *self,
            GtkToggleButton *button)
{
  if (self->showing || !gtk_toggle_button_get_active (button))
    return;

  mark (self, button == self->present ? "present" : button == self->apologies ? "apologies" : "absent");
}

/* Goes to the row above or below. */
static gboolean
go (MbAttendanceRow *self,
    gboolean         down)
{
  GtkWidget *row = down ? gtk_widget_get_next_sibling (GTK_WIDGET (self))
                        : gtk_widget_get_prev_sibling (GTK_WIDGET (self));

  return row != NULL && gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static gboolean
key_cb (MbAttendanceRow *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  static const struct
  {
    guint       key;
    const char *status;
  } keys[] = {
    { GDK_KEY_p, "present" },
    { GDK_KEY_a, "apologies" },
    { GDK_KEY_b, "absent" },
  };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((key == GDK_KEY_Down || key == GDK_KEY_Up) && GTK_IS_LIST_BOX_ROW (focus) &&
      !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return go (self, key == GDK_KEY_Down);
  if (!self->is_member || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      GTK_IS_EDITABLE (focus))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (key) == keys[i].key)
      {
        mark (self, keys[i].status);
        /* On to the next member, so that a list is marked without a pause. */
        go (self, TRUE);
        return TRUE;
      }

  return FALSE;
}

static void
remove_cb (MbAttendanceRow *self)
{
  if (self->attendance != NULL)
    mb_attendance_do_remove (self->desk, self->attendance, _("Removed from the attendance"));
}

/* Reads a time such as '6.15pm'; what is none stays, marked as wrong. */
static void
add_movement (MbAttendanceRow *self,
              GtkWidget       *entry,
              const char      *kind)
{
  int minutes = mb_time_parse (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (minutes < 0 || self->attendance == NULL)
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_widget_set_tooltip_text (entry, _("This is no time of day; write it like 6.30 pm"));
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }
  gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, NULL);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  mb_attendance_do_move (self->desk, mb_record_get_id (self->attendance), kind, minutes);
}

static void
arrived_cb (MbAttendanceRow *self)
{
  add_movement (self, self->arrived, "arrived");
}

static void
left_cb (MbAttendanceRow *self)
{
  add_movement (self, self->left, "left");
}

static void
substitute_cb (MbAttendanceRow *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->substitute))));

  if (*typed == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->substitute), "");
  mb_attendance_do_add (self->desk, self->meeting, typed, mb_record_get_id (self->person));
}

static void
remove_movement_cb (GtkButton *button,
                    gpointer   user_data)
{
  MbAttendanceRow *self = user_data;

  mb_attendance_do_remove (self->desk, g_object_get_data (G_OBJECT (button), "movement"),
                           _("Removed from the attendance"));
}

static void
add_movement_row (MbAttendanceRow *self,
                  MbRecord        *movement)
{
  const MbField *field = mb_kind_get_field (MB_KIND_MOVEMENT, MB_MOVEMENT_KIND);
  const char *kind = _(mb_field_get_choice_label (field, mb_record_get_text (movement, MB_MOVEMENT_KIND)));
  int minutes = mb_record_get_time (movement, MB_MOVEMENT_TIME);
  g_autofree char *time = minutes >= 0 ? mb_time_format (minutes, MB_TIME_SHEET) : g_strdup ("");
  g_autofree char *title = g_strstrip (g_strjoin (" ", kind, time, NULL));
  /* TRANSLATORS: %s is such as: Left 6.15 pm */
  g_autofree char *label = g_strdup_printf (_("Remove “%s”"), title);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "movement", g_object_ref (movement), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_movement_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->movements, row);
}

static void
show_movements (MbAttendanceRow *self,
                MbProceedings   *proceedings)
{
  g_autoptr (GPtrArray) movements = NULL;

  for (guint i = 0; i < self->movements->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->movements, i));
  g_ptr_array_set_size (self->movements, 0);
  if (self->attendance == NULL)
    return;

  movements = mb_proceedings_list_parts (proceedings, MB_KIND_MOVEMENT, mb_record_get_id (self->attendance));
  for (guint i = 0; i < movements->len; i++)
    add_movement_row (self, g_ptr_array_index (movements, i));
}

/**
 * mb_attendance_row_show:
 * @attendance: (nullable): %NULL for a member who isn't marked so far
 * @details: below the name
 */
void
mb_attendance_row_show (MbAttendanceRow *self,
                        MbProceedings   *proceedings,
                        MbRecord        *person,
                        MbRecord        *attendance,
                        const char      *details)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  gboolean is_there;

  g_return_if_fail (MB_IS_ATTENDANCE_ROW (self));

  name = mb_person_get_titled_name (person);
  g_set_object (&self->person, person);
  g_set_object (&self->attendance, attendance);
  self->meeting = mb_record_get_id (mb_proceedings_get_meeting (proceedings));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), details);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* TRANSLATORS: %s is a person's name */
  label = g_strdup_printf (_("Remove %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  self->showing = TRUE;
  gtk_toggle_button_set_active (self->present, attendance != NULL &&
                                mb_record_is (attendance, MB_ATTENDANCE_STATUS, "present"));
  gtk_toggle_button_set_active (self->apologies, attendance != NULL &&
                                mb_record_is (attendance, MB_ATTENDANCE_STATUS, "apologies"));
  gtk_toggle_button_set_active (self->absent, attendance != NULL &&
                                mb_record_is (attendance, MB_ATTENDANCE_STATUS, "absent"));
  self->showing = FALSE;

  is_there = attendance != NULL && (mb_record_is (attendance, MB_ATTENDANCE_STATUS, "present") ||
                                    mb_record_is (attendance, MB_ATTENDANCE_STATUS, "in_attendance"));
  gtk_widget_set_visible (self->arrived, is_there);
  gtk_widget_set_visible (self->left, is_there);
  gtk_widget_set_visible (self->substitute, self->is_member && !is_there);
  show_movements (self, proceedings);
}

static void
mb_attendance_row_dispose (GObject *object)
{
  MbAttendanceRow *self = MB_ATTENDANCE_ROW (object);

  g_clear_object (&self->person);
  g_clear_object (&self->attendance);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_attendance_row_parent_class)->dispose (object);
}

static void
mb_attendance_row_finalize (GObject *object)
{
  g_ptr_array_unref (MB_ATTENDANCE_ROW (object)->movements);

  G_OBJECT_CLASS (mb_attendance_row_parent_class)->finalize (object);
}

static void
mb_attendance_row_class_init (MbAttendanceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_attendance_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_attendance_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-attendance-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceRow, marks);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceRow, present);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceRow, apologies);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceRow, absent);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceRow, remove);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceRow, arrived);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceRow, left);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceRow, substitute);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, arrived_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, substitute_cb);
}

static void
mb_attendance_row_init (MbAttendanceRow *self)
{
  self->movements = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_attendance_row_new:
 * @is_member: whether it is a member's, to be marked, or anyone else's
 */
GtkWidget *
mb_attendance_row_new (MbDesk   *desk,
                       gboolean  is_member)
{
  MbAttendanceRow *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_ATTENDANCE_ROW, NULL);
  self->desk = g_object_ref (desk);
  self->is_member = is_member;
  gtk_widget_set_visible (self->marks, is_member);
  gtk_widget_set_visible (self->remove, !is_member);
  if (is_member)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("P: present, A: apologies, B: absent"));
  if (mb_desk_is_read_only (desk))
    {
      gtk_widget_set_sensitive (self->marks, FALSE);
      gtk_widget_set_sensitive (self->remove, FALSE);
      adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
    }

  return GTK_WIDGET (self);
}
