/* Minute Book: a panel and all about it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/panels/mb-panel-page.h"

#include <glib/gi18n.h>

#include "app/forms/mb-completion-row.h"
#include "app/forms/mb-form.h"
#include "app/forms/mb-record-page.h"
#include "app/forms/mb-reference-row.h"
#include "app/mb-desk-do.h"
#include "app/panels/mb-logo-row.h"
#include "app/panels/mb-membership-words.h"
#include "app/panels/mb-part-list.h"
#include "book/mb-book-panels.h"
#include "core/mb-date.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

struct _MbPanelPage
{
  MbRecordPage       parent_instance;

  MbForm            *habits_form;
  MbForm            *contact_form;
  MbForm            *council_form;
  GtkWidget         *council_entry;
  GtkWidget         *logo;
  MbPartList        *members;
  MbPartList        *standing;
  MbPartList        *annual;
};

G_DEFINE_FINAL_TYPE (MbPanelPage, mb_panel_page, MB_TYPE_RECORD_PAGE)

static const guint habits_fields[] = {
  MB_PANEL_NAME, MB_PANEL_SHORT_NAME, MB_PANEL_KIND, MB_PANEL_PLACE, MB_PANEL_TIME, MB_PANEL_SEATS,
  MB_PANEL_QUORUM, MB_PANEL_NOTICE, MB_PANEL_NUMBERING, MB_PANEL_LANGUAGE
};
static const guint contact_fields[] = {
  MB_PANEL_CONTACT_NAME, MB_PANEL_CONTACT_TITLE, MB_PANEL_CONTACT_PHONE, MB_PANEL_CONTACT_EMAIL,
  MB_PANEL_FOOTER
};
static const guint council_fields[] = { MB_COUNCIL_NAME, MB_COUNCIL_BANNER, MB_COUNCIL_LOGO_TEXT };
static const guint member_fields[] = { MB_MEMBERSHIP_ROLE, MB_MEMBERSHIP_FROM, MB_MEMBERSHIP_UNTIL };
static const guint standing_fields[] = {
  MB_STANDING_ITEM_TITLE, MB_STANDING_ITEM_KIND, MB_STANDING_ITEM_DESCRIPTION
};
static const guint annual_fields[] = { MB_ANNUAL_MEETING_DATE };

static const MbPartListInfo members_info = {
  .title = N_("Members"),
  .description = N_("Those who serve on the panel are listed in the attendance of its meetings. "
                    "Officers and guests are added there, meeting by meeting."),
  .add = N_("Add a member by name"),
  .kind = MB_KIND_MEMBERSHIP,
  .fields = member_fields,
  .n_fields = G_N_ELEMENTS (member_fields),
};
static const MbPartListInfo standing_info = {
  .title = N_("Standing Agenda"),
  .description = N_("New agendas are made of these items, or of the usual ones where there are none. Alt+Up and Alt+Down move an item."),
  .add = N_("Add an item by its title"),
  .kind = MB_KIND_STANDING_ITEM,
  .fields = standing_fields,
  .n_fields = G_N_ELEMENTS (standing_fields),
  .is_ordered = TRUE,
};
static const MbPartListInfo annual_info = {
  .title = N_("Annual Meetings of the Council"),
  .description = N_("Municipal years, and with them the minute numbers, run from one to the next."),
  .add = N_("Add an annual meeting by its day"),
  .kind = MB_KIND_ANNUAL_MEETING,
  .fields = annual_fields,
  .n_fields = G_N_ELEMENTS (annual_fields),
};

static MbDesk *
get_desk (MbPanelPage *self)
{
  return mb_record_page_get_desk (MB_RECORD_PAGE (self));
}

/* What parts are called. ---------------------------------------------------- */

static char *
format_day (MbRecord *record,
            guint     field)
{
  GDate date;

  return mb_record_get_date (record, field, &date) ? mb_date_format (&date) : NULL;
}

static char *
name_member_cb (MbRecord  *part,
                gpointer   data,
                char     **details)
{
  MbPanelPage *self = data;
  MbPanelSheet *sheet = mb_record_page_get_sheet (MB_RECORD_PAGE (self));
  MbRecord *person = mb_panel_sheet_find_person (sheet, mb_record_get_integer (part, MB_MEMBERSHIP_PERSON));

  *details = mb_membership_describe (part);

  return person != NULL ? mb_reference_name_record (person) : g_strdup (_("Unknown person"));
}

static char *
name_standing_cb (MbRecord  *part,
                  gpointer   data,
                  char     **details)
{
  const MbField *field = mb_kind_get_field (MB_KIND_STANDING_ITEM, MB_STANDING_ITEM_KIND);
  const char *title = mb_record_get_text (part, MB_STANDING_ITEM_TITLE);
  const char *kind = _(mb_field_get_choice_label (field, mb_record_get_text (part, MB_STANDING_ITEM_KIND)));

  *details = g_strdup (g_strcmp0 (kind, title) != 0 ? kind : "");

  return g_strdup (title != NULL ? title : _("Item without a title"));
}

static char *
name_annual_cb (MbRecord  *part,
                gpointer   data,
                char     **details)
{
  char *day = format_day (part, MB_ANNUAL_MEETING_DATE);

  return day != NULL ? day : g_strdup (_("No date yet"));
}

/* What is added. ------------------------------------------------------------ */

typedef struct
{
  gint64  panel;
  gint64  id;
  char   *name;
} Addition;

static Addition *
addition_new (MbPanelPage *self,
              gint64       id,
              const char  *name)
{
  Addition *addition = g_new0 (Addition, 1);

  addition->panel = mb_record_page_get_id (MB_RECORD_PAGE (self));
  addition->id = id;
  addition->name = g_strdup (name);

  return addition;
}

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_free (addition->name);
  g_free (addition);
}

static gpointer
add_member_work (MbBook        *book,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Addition *addition = data;
  g_autoptr (MbRecord) membership = NULL;

  membership = mb_book_add_member (book, addition->panel, addition->id, addition->name, error);

  return GUINT_TO_POINTER (membership != NULL);
}

static gboolean
add_member_cb (MbPanelPage *self,
               gint64       id,
               const char  *name)
{
  mb_desk_edit (get_desk (self), add_member_work, addition_new (self, id, name), addition_free);

  return TRUE;
}

static gpointer
add_standing_work (MbBook        *book,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const Addition *addition = data;
  g_autoptr (MbRecord) item = NULL;

  item = mb_book_add_standing_item (book, addition->panel, addition->name, error);

  return GUINT_TO_POINTER (item != NULL);
}

static gboolean
add_standing_cb (MbPanelPage *self,
                 gint64       id,
                 const char  *name)
{
  mb_desk_edit (get_desk (self), add_standing_work, addition_new (self, id, name), addition_free);

  return TRUE;
}

static gpointer
add_annual_work (MbBook        *book,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return GUINT_TO_POINTER (mb_book_save (book, data, error));
}

static gboolean
add_annual_cb (MbPanelPage *self,
               gint64       id,
               const char  *name)
{
  MbPanelSheet *sheet = mb_record_page_get_sheet (MB_RECORD_PAGE (self));
  MbRecord *annual;
  GDate date;

  if (!mb_date_parse (name, &date))
    {
      g_autofree char *words = NULL;

      /* TRANSLATORS: %s is what was typed */
      words = g_strdup_printf (_("“%s” is no day of the calendar; write it with its year, like 14 Feb 2018"), name);
      mb_part_list_set_error (self->annual, words);
      return FALSE;
    }

  annual = mb_record_new (MB_KIND_ANNUAL_MEETING, mb_book_make_id (mb_desk_get_book (get_desk (self))));
  mb_record_set_integer (annual, MB_ANNUAL_MEETING_COUNCIL, mb_record_get_id (sheet->council));
  mb_record_set_date (annual, MB_ANNUAL_MEETING_DATE, &date);
  mb_desk_edit (get_desk (self), add_annual_work, annual, g_object_unref);

  return TRUE;
}

static gpointer
join_council_work (MbBook        *book,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const Addition *addition = data;

  return GUINT_TO_POINTER (mb_book_join_council (book, addition->panel, addition->name, error));
}

static void
council_taken_cb (MbPanelPage *self,
                  gint64       id,
                  const char  *name)
{
  mb_desk_edit (get_desk (self), join_council_work, addition_new (self, id, name), addition_free);
  gtk_editable_set_text (GTK_EDITABLE (self->council_entry), "");
}

/* What is shown. ------------------------------------------------------------ */

static void
update_title (MbPanelPage *self,
              MbRecord    *panel)
{
  const char *name = mb_record_get_text (panel, MB_PANEL_NAME);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name != NULL ? name : _("Panel without a name"));
}

static void
show_council (MbPanelPage  *self,
              MbPanelSheet *sheet)
{
  MbRecord *council = sheet->council;

  mb_completion_row_set_choices (MB_COMPLETION_ROW (self->council_entry), sheet->councils);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->council_entry),
                                 council != NULL ? _("Move to another council") : _("Council’s name"));
  gtk_widget_set_visible (GTK_WIDGET (self->council_form), council != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->annual), council != NULL);
  mb_logo_row_set_council (MB_LOGO_ROW (self->logo), council);
  if (council == NULL)
    return;
  mb_desk_lay (get_desk (self), council);
  mb_form_set_record (self->council_form, council);
}

static void
mb_panel_page_show (MbRecordPage *page,
                    gpointer      data)
{
  MbPanelPage *self = MB_PANEL_PAGE (page);
  MbPanelSheet *sheet = data;

  mb_desk_lay (get_desk (self), sheet->panel);
  mb_form_set_record (self->habits_form, sheet->panel);
  mb_form_set_record (self->contact_form, sheet->panel);
  show_council (self, sheet);
  mb_part_list_set_parts (self->members, sheet->memberships, sheet->people);
  mb_part_list_set_parts (self->standing, sheet->standing, NULL);
  mb_part_list_set_parts (self->annual, sheet->annual_meetings, NULL);
  update_title (self, sheet->panel);
}

static void
mb_panel_page_take_away (MbRecordPage *page,
                         gpointer      data)
{
  MbDesk *desk = mb_record_page_get_desk (page);
  MbPanelSheet *sheet = data;

  mb_desk_take_away (desk, sheet->panel);
  if (sheet->council != NULL)
    mb_desk_take_away (desk, sheet->council);
}

static void
mb_panel_page_saved (MbRecordPage *page,
                     MbRecord     *record)
{
  MbPanelPage *self = MB_PANEL_PAGE (page);
  MbPanelSheet *sheet = mb_record_page_get_sheet (page);

  if (record == sheet->panel)
    update_title (self, record);
  mb_part_list_update_name (self->members, record);
  mb_part_list_update_name (self->standing, record);
  mb_part_list_update_name (self->annual, record);
}

static gpointer
load_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_book_load_panel (book, *(gint64 *) data, error);
}

/* How it is made. ----------------------------------------------------------- */

static MbForm *
add_form (MbPanelPage *self,
          MbDesk      *desk,
          GtkBox      *box,
          const char  *title,
          MbKind       kind,
          const guint *fields,
          guint        n_fields)
{
  GtkWidget *form = mb_form_new (desk, title, kind, fields, n_fields);

  gtk_box_append (box, form);

  return MB_FORM (form);
}

static MbPartList *
add_list (MbPanelPage          *self,
          MbDesk               *desk,
          const MbPartListInfo *info,
          MbPartListName        name,
          GCallback             add)
{
  GtkWidget *list = mb_part_list_new (desk, info, name, self);

  g_signal_connect_object (list, "add", add, self, G_CONNECT_SWAPPED);
  gtk_box_append (mb_record_page_get_box (MB_RECORD_PAGE (self)), list);

  return MB_PART_LIST (list);
}

static void
add_council (MbPanelPage *self,
             MbDesk      *desk)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  self->council_form = add_form (self, desk, GTK_BOX (box), _("Council"), MB_KIND_COUNCIL, council_fields,
                                 G_N_ELEMENTS (council_fields));
  self->council_entry = mb_completion_row_new ();
  mb_completion_row_show_button (MB_COMPLETION_ROW (self->council_entry), _("Join this council"));
  g_signal_connect_object (self->council_entry, "taken", G_CALLBACK (council_taken_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (list, !mb_desk_is_read_only (desk));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Logo and council"), -1);
  self->logo = mb_logo_row_new (desk);
  gtk_list_box_append (GTK_LIST_BOX (list), self->logo);
  gtk_list_box_append (GTK_LIST_BOX (list), self->council_entry);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (mb_record_page_get_box (MB_RECORD_PAGE (self)), box);
}

/* What comes next, at the end of what is filled in first. */
static GtkWidget *
make_new_meeting (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("New Meeting…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-meeting");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");

  return button;
}

static void
fill (MbPanelPage *self,
      MbDesk      *desk)
{
  GtkBox *box = mb_record_page_get_box (MB_RECORD_PAGE (self));

  /* What a new panel wants first is members. */
  self->members = add_list (self, desk, &members_info, name_member_cb, G_CALLBACK (add_member_cb));
  self->habits_form = add_form (self, desk, box, _("The Panel"), MB_KIND_PANEL, habits_fields,
                                G_N_ELEMENTS (habits_fields));
  add_council (self, desk);
  self->standing = add_list (self, desk, &standing_info, name_standing_cb, G_CALLBACK (add_standing_cb));
  self->contact_form = add_form (self, desk, box, _("Front Sheet"), MB_KIND_PANEL, contact_fields,
                                 G_N_ELEMENTS (contact_fields));
  self->annual = add_list (self, desk, &annual_info, name_annual_cb, G_CALLBACK (add_annual_cb));
  gtk_box_append (box, make_new_meeting ());
}

static void
mb_panel_page_class_init (MbPanelPageClass *klass)
{
  MbRecordPageClass *page_class = MB_RECORD_PAGE_CLASS (klass);

  page_class->kind = MB_KIND_PANEL;
  page_class->load = load_work;
  page_class->free_sheet = (GDestroyNotify) mb_panel_sheet_free;
  page_class->show = mb_panel_page_show;
  page_class->take_away = mb_panel_page_take_away;
  page_class->saved = mb_panel_page_saved;
}

static void
mb_panel_page_init (MbPanelPage *self)
{
  mb_record_page_set_words (MB_RECORD_PAGE (self), _("Panel"), _("Remove Panel"),
                            _("This Panel Can’t Be Shown"));
}

/**
 * mb_panel_page_new:
 * @panel: the panel's id
 *
 * Returns: (transfer floating): a page that reads the panel from the book
 */
GtkWidget *
mb_panel_page_new (MbDesk *desk,
                   gint64  panel)
{
  MbPanelPage *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_PANEL_PAGE, NULL);
  fill (self, desk);
  mb_record_page_start (MB_RECORD_PAGE (self), desk, panel);

  return GTK_WIDGET (self);
}
