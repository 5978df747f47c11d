/* Minute Book: a person and all about them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/people/mb-person-page.h"

#include <glib/gi18n.h>

#include "app/forms/mb-form.h"
#include "app/forms/mb-record-page.h"
#include "app/forms/mb-reference-row.h"
#include "app/panels/mb-membership-words.h"
#include "book/mb-book-panels.h"
#include "core/mb-attendance.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

struct _MbPersonPage
{
  MbRecordPage         parent_instance;

  GtkBox              *lines; /* where they were */

  MbForm              *form;
  AdwPreferencesGroup *memberships;
  AdwPreferencesGroup *attendance;
};

G_DEFINE_FINAL_TYPE (MbPersonPage, mb_person_page, MB_TYPE_RECORD_PAGE)

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

static void
add_membership (MbPersonPage       *self,
                const MbPersonLine *line)
{
  g_autofree char *details = mb_membership_describe (line->record);
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
sum_up_attendance (MbPersonPage        *self,
                   const MbPersonSheet *sheet)
{
  guint n_present = 0, n_expected = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < sheet->attendance->len; i++)
    {
      const MbPersonLine *line = g_ptr_array_index (sheet->attendance, i);

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
  gtk_box_append (self->lines, group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
show_lines (MbPersonPage        *self,
            const MbPersonSheet *sheet)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);

  self->memberships = add_group (self, _("Memberships"));
  for (guint i = 0; i < sheet->memberships->len; i++)
    add_membership (self, g_ptr_array_index (sheet->memberships, i));
  if (sheet->memberships->len == 0)
    add_row (self->memberships, _("No member of any panel"), _("A panel’s page adds members"), NULL, 0);
  self->attendance = add_group (self, _("Attendance"));
  for (guint i = 0; i < sheet->attendance->len; i++)
    add_attendance (self, g_ptr_array_index (sheet->attendance, i));
  if (sheet->attendance->len == 0)
    add_row (self->attendance, _("No meetings yet"), "", NULL, 0);
  sum_up_attendance (self, sheet);
}

static void
update_title (MbPersonPage *self,
              MbRecord     *person)
{
  g_autofree char *name = mb_reference_name_record (person);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
}

static void
mb_person_page_show (MbRecordPage *page,
                     gpointer      data)
{
  MbPersonPage *self = MB_PERSON_PAGE (page);
  MbPersonSheet *sheet = data;

  mb_desk_lay (mb_record_page_get_desk (page), sheet->person);
  mb_form_set_record (self->form, sheet->person);
  show_lines (self, sheet);
  update_title (self, sheet->person);
}

static void
mb_person_page_take_away (MbRecordPage *page,
                          gpointer      data)
{
  mb_desk_take_away (mb_record_page_get_desk (page), ((MbPersonSheet *) data)->person);
}

static void
mb_person_page_saved (MbRecordPage *page,
                      MbRecord     *record)
{
  MbPersonSheet *sheet = mb_record_page_get_sheet (page);

  if (record == sheet->person)
    update_title (MB_PERSON_PAGE (page), record);
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
mb_person_page_class_init (MbPersonPageClass *klass)
{
  MbRecordPageClass *page_class = MB_RECORD_PAGE_CLASS (klass);

  page_class->kind = MB_KIND_PERSON;
  page_class->load = load_work;
  page_class->free_sheet = (GDestroyNotify) mb_person_sheet_free;
  page_class->show = mb_person_page_show;
  page_class->take_away = mb_person_page_take_away;
  page_class->saved = mb_person_page_saved;
}

static void
mb_person_page_init (MbPersonPage *self)
{
  mb_record_page_set_words (MB_RECORD_PAGE (self), _("Person"), _("Remove Person"),
                            _("This Person Can’t Be Shown"));
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
  GtkBox *box;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_PERSON_PAGE, NULL);
  box = mb_record_page_get_box (MB_RECORD_PAGE (self));
  self->form = MB_FORM (mb_form_new (desk, _("The Person"), MB_KIND_PERSON, fields, G_N_ELEMENTS (fields)));
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_box_append (box, GTK_WIDGET (self->form));
  gtk_box_append (box, GTK_WIDGET (self->lines));
  mb_record_page_start (MB_RECORD_PAGE (self), desk, person);

  return GTK_WIDGET (self);
}
