/* Minute Book: a person and all about them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/people/mb-person-page.h"

#include <glib/gi18n.h>

#include "app/forms/mb-form.h"
#include "app/forms/mb-reference-row.h"
#include "app/mb-desk-do.h"
#include "app/mb-status.h"
#include "book/mb-book-panels.h"
#include "book/mb-words.h"
#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

struct _MbPersonPage
{
  AdwNavigationPage    parent_instance;

  GtkStack            *stack;
  AdwStatusPage       *failure;
  AdwBanner           *read_only;
  GtkLabel            *status;
  GtkBox              *forms;
  GtkBox              *more;

  MbDesk              *desk;
  gint64               person;
  MbPersonSheet       *sheet;
  gboolean             is_removed;
  GCancellable        *cancellable;

  MbForm              *form;
  AdwPreferencesGroup *memberships;
  AdwPreferencesGroup *attendance;
};

G_DEFINE_FINAL_TYPE (MbPersonPage, mb_person_page, ADW_TYPE_NAVIGATION_PAGE)

static const guint fields[] = {
  MB_PERSON_TITLE, MB_PERSON_GIVEN_NAME, MB_PERSON_FAMILY_NAME, MB_PERSON_JOB_TITLE,
  MB_PERSON_ORGANISATION, MB_PERSON_PARTY, MB_PERSON_WARD
};

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle,
         const char          *action,
         gint64               target)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (action != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", target);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  adw_preferences_group_add (group, row);
}

static char *
describe_membership (MbRecord *membership)
{
  const MbField *field = mb_kind_get_field (MB_KIND_MEMBERSHIP, MB_MEMBERSHIP_ROLE);
  const char *role = _(mb_field_get_choice_label (field, mb_record_get_text (membership, MB_MEMBERSHIP_ROLE)));
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  GDate date;

  if (mb_record_get_date (membership, MB_MEMBERSHIP_FROM, &date))
    from = mb_date_format (&date);
  if (mb_record_get_date (membership, MB_MEMBERSHIP_UNTIL, &date))
    until = mb_date_format (&date);
  if (from != NULL && until != NULL)
    /* TRANSLATORS: a role such as Chair, a day, a day */
    return g_strdup_printf (_("%s from %s until %s"), role, from, until);
  if (from != NULL)
    /* TRANSLATORS: a role such as Chair, a day */
    return g_strdup_printf (_("%s from %s"), role, from);
  if (until != NULL)
    /* TRANSLATORS: a role such as Chair, a day */
    return g_strdup_printf (_("%s until %s"), role, until);

  return g_strdup (role);
}

static void
add_membership (MbPersonPage       *self,
                const MbPersonLine *line)
{
  g_autofree char *details = describe_membership (line->record);
  g_autofree char *panel = mb_reference_name_record (line->panel);

  add_row (self->memberships, panel, details, "win.show-panel", mb_record_get_id (line->panel));
}

static void
add_attendance (MbPersonPage       *self,
                const MbPersonLine *line)
{
  const MbField *field = mb_kind_get_field (MB_KIND_ATTENDANCE, MB_ATTENDANCE_STATUS);
  const char *status = _(mb_field_get_choice_label (field, mb_record_get_text (line->record, MB_ATTENDANCE_STATUS)));
  g_autofree char *panel = mb_reference_name_record (line->panel);
  g_autofree char *day = mb_reference_name_record (line->meeting);
  g_autofree char *details = g_strconcat (status, " · ", panel, NULL);

  add_row (self->attendance, day, details, "win.show-meeting", mb_record_get_id (line->meeting));
}

/* 'Present at 3 of 4 meetings' */
static void
sum_up_attendance (MbPersonPage *self)
{
  guint n_present = 0, n_expected = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->sheet->attendance->len; i++)
    {
      const MbPersonLine *line = g_ptr_array_index (self->sheet->attendance, i);

      if (mb_record_is (line->record, MB_ATTENDANCE_STATUS, "in_attendance"))
        continue;
      n_expected++;
      if (mb_record_is (line->record, MB_ATTENDANCE_STATUS, "present"))
        n_present++;
    }
  if (n_expected > 0)
    words = g_strdup_printf (g_dngettext (NULL, "Present at %u of %u meeting", "Present at %u of %u meetings",
                                          n_expected),
                             n_present, n_expected);
  adw_preferences_group_set_description (self->attendance, words);
}

static AdwPreferencesGroup *
add_group (MbPersonPage *self,
           const char   *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->more, group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
show_lines (MbPersonPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->more))) != NULL)
    gtk_box_remove (self->more, child);

  self->memberships = add_group (self, _("Memberships"));
  for (guint i = 0; i < self->sheet->memberships->len; i++)
    add_membership (self, g_ptr_array_index (self->sheet->memberships, i));
  if (self->sheet->memberships->len == 0)
    add_row (self->memberships, _("No member of any panel"), _("A panel’s page adds members"), NULL, 0);
  self->attendance = add_group (self, _("Attendance"));
  for (guint i = 0; i < self->sheet->attendance->len; i++)
    add_attendance (self, g_ptr_array_index (self->sheet->attendance, i));
  if (self->sheet->attendance->len == 0)
    add_row (self->attendance, _("No meetings yet"), "", NULL, 0);
  sum_up_attendance (self);
}

static void
update_title (MbPersonPage *self)
{
  g_autofree char *name = mb_reference_name_record (self->sheet->person);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
}

static void
take_away (MbPersonPage *self)
{
  if (self->sheet == NULL)
    return;

  mb_desk_take_away (self->desk, self->sheet->person);
  g_clear_pointer (&self->sheet, mb_person_sheet_free);
}

static void
show_sheet (MbPersonPage  *self,
            MbPersonSheet *sheet)
{
  take_away (self);
  self->sheet = sheet;
  mb_desk_lay (self->desk, sheet->person);
  mb_form_set_record (self->form, sheet->person);
  show_lines (self);
  update_title (self);
  gtk_stack_set_visible_child_name (self->stack, "person");
}

static gpointer
load_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_book_load_person (book, *(gint64 *) data, error);
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  MbPersonSheet *sheet = mb_book_run_finish (MB_BOOK (source), result, &error);
  g_autofree char *words = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      mb_person_sheet_free (sheet);
      return;
    }
  if (sheet != NULL)
    {
      show_sheet (self, sheet);
      return;
    }

  /* It was removed, here or by undoing. */
  if (g_error_matches (error, MB_ERROR, MB_ERROR_NO_SUCH_RECORD))
    {
      if (!self->is_removed)
        {
          self->is_removed = TRUE;
          gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
        }
      return;
    }
  words = mb_words_for_error (error);
  adw_status_page_set_description (self->failure, words);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
load (MbPersonPage *self)
{
  mb_book_run_async (mb_desk_get_book (self->desk), load_work,
                     g_memdup2 (&self->person, sizeof self->person), g_free,
                     (GDestroyNotify) mb_person_sheet_free, NULL, load_cb, g_object_ref (self));
}

static void
saved_cb (MbPersonPage *self,
          MbRecord    *record)
{
  if (self->sheet == NULL)
    return;

  if (record == self->sheet->person)
    update_title (self);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  MbPersonPage *self = MB_PERSON_PAGE (widget);
  g_autofree char *words = NULL;

  /* TRANSLATORS: %s is the name of a person */
  words = g_strdup_printf (_("%s removed"), adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  mb_desk_remove (self->desk, MB_KIND_PERSON, self->person, words);
}

static void
mb_person_page_dispose (GObject *object)
{
  MbPersonPage *self = MB_PERSON_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PERSON_PAGE);
  if (self->desk != NULL)
    take_away (self);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_person_page_parent_class)->dispose (object);
}

static void
mb_person_page_finalize (GObject *object)
{
  g_clear_object (&MB_PERSON_PAGE (object)->cancellable);

  G_OBJECT_CLASS (mb_person_page_parent_class)->finalize (object);
}

static void
mb_person_page_class_init (MbPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_person_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_person_page_finalize;

  gtk_widget_class_install_action (widget_class, "person.remove", NULL, remove_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPersonPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbPersonPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MbPersonPage, read_only);
  gtk_widget_class_bind_template_child (widget_class, MbPersonPage, status);
  gtk_widget_class_bind_template_child (widget_class, MbPersonPage, forms);
  gtk_widget_class_bind_template_child (widget_class, MbPersonPage, more);
}

static void
mb_person_page_init (MbPersonPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_person_page_new:
 * @person: the person's id
 *
 * Returns: (transfer floating): a page that reads the person from the book
 */
GtkWidget *
mb_person_page_new (MbDesk *desk,
                   gint64  person)
{
  MbPersonPage *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_PERSON_PAGE, NULL);
  self->desk = g_object_ref (desk);
  self->person = person;
  adw_banner_set_revealed (self->read_only, mb_desk_is_read_only (desk));
  self->form = MB_FORM (mb_form_new (desk, _("The Person"), MB_KIND_PERSON, fields, G_N_ELEMENTS (fields)));
  gtk_box_append (self->forms, GTK_WIDGET (self->form));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.remove", !mb_desk_is_read_only (desk));
  mb_status_follow (self->status, desk);
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
