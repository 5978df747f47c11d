/* Minute Book: a panel and all about it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/panels/mb-panel-page.h"

#include <glib/gi18n.h>

#include "app/forms/mb-completion-row.h"
#include "app/forms/mb-form.h"
#include "app/forms/mb-reference-row.h"
#include "app/mb-desk-do.h"
#include "app/mb-status.h"
#include "app/panels/mb-part-list.h"
#include "book/mb-book-panels.h"
#include "book/mb-words.h"
#include "core/mb-date.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

struct _MbPanelPage
{
  AdwNavigationPage  parent_instance;

  GtkStack          *stack;
  AdwStatusPage     *failure;
  AdwBanner         *read_only;
  GtkLabel          *status;
  GtkBox            *forms;
  GtkBox            *council_box;
  GtkBox            *more;

  MbDesk            *desk;
  gint64             panel;
  MbPanelSheet      *sheet;
  gboolean           is_removed;
  GCancellable      *cancellable;

  MbForm            *habits_form;
  MbForm            *contact_form;
  MbForm            *council_form;
  GtkWidget         *council_list;
  GtkWidget         *council_entry;
  MbPartList        *members;
  MbPartList        *standing;
  MbPartList        *annual;
};

G_DEFINE_FINAL_TYPE (MbPanelPage, mb_panel_page, ADW_TYPE_NAVIGATION_PAGE)

static const guint habits_fields[] = {
  MB_PANEL_NAME, MB_PANEL_SHORT_NAME, MB_PANEL_KIND, MB_PANEL_PLACE, MB_PANEL_TIME, MB_PANEL_SEATS,
  MB_PANEL_QUORUM, MB_PANEL_NOTICE, MB_PANEL_NUMBERING, MB_PANEL_LANGUAGE
};
static const guint contact_fields[] = {
  MB_PANEL_CONTACT_NAME, MB_PANEL_CONTACT_TITLE, MB_PANEL_CONTACT_PHONE, MB_PANEL_CONTACT_EMAIL,
  MB_PANEL_FOOTER
};
static const guint council_fields[] = { MB_COUNCIL_NAME, MB_COUNCIL_BANNER };
static const guint member_fields[] = { MB_MEMBERSHIP_ROLE, MB_MEMBERSHIP_FROM, MB_MEMBERSHIP_UNTIL };
static const guint standing_fields[] = {
  MB_STANDING_ITEM_TITLE, MB_STANDING_ITEM_KIND, MB_STANDING_ITEM_DESCRIPTION
};
static const guint annual_fields[] = { MB_ANNUAL_MEETING_DATE };

static const MbPartListInfo members_info = {
  .title = N_("Members"),
  .description = N_("Those who serve on the panel are listed in the attendance of its meetings."),
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
  const MbField *field = mb_kind_get_field (MB_KIND_MEMBERSHIP, MB_MEMBERSHIP_ROLE);
  MbRecord *person = mb_panel_sheet_find_person (self->sheet, mb_record_get_integer (part, MB_MEMBERSHIP_PERSON));
  const char *role = _(mb_field_get_choice_label (field, mb_record_get_text (part, MB_MEMBERSHIP_ROLE)));
  g_autofree char *from = format_day (part, MB_MEMBERSHIP_FROM);
  g_autofree char *until = format_day (part, MB_MEMBERSHIP_UNTIL);

  if (from != NULL && until != NULL)
    /* TRANSLATORS: a role such as Chair, a day, a day */
    *details = g_strdup_printf (_("%s from %s until %s"), role, from, until);
  else if (from != NULL)
    /* TRANSLATORS: a role such as Chair, a day */
    *details = g_strdup_printf (_("%s from %s"), role, from);
  else if (until != NULL)
    /* TRANSLATORS: a role such as Chair, a day */
    *details = g_strdup_printf (_("%s until %s"), role, until);
  else
    *details = g_strdup (role);

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

  addition->panel = self->panel;
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
  mb_desk_edit (self->desk, add_member_work, addition_new (self, id, name), addition_free);

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
  mb_desk_edit (self->desk, add_standing_work, addition_new (self, id, name), addition_free);

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
  MbRecord *annual;
  GDate date;

  if (!mb_date_parse (name, &date))
    {
      g_autofree char *words = NULL;

      /* TRANSLATORS: %s is what was typed */
      words = g_strdup_printf (_("“%s” is no day of the calendar; write it like 14 Feb 2018"), name);
      mb_part_list_set_error (self->annual, words);
      return FALSE;
    }

  annual = mb_record_new (MB_KIND_ANNUAL_MEETING, mb_book_make_id (mb_desk_get_book (self->desk)));
  mb_record_set_integer (annual, MB_ANNUAL_MEETING_COUNCIL, mb_record_get_id (self->sheet->council));
  mb_record_set_date (annual, MB_ANNUAL_MEETING_DATE, &date);
  mb_desk_edit (self->desk, add_annual_work, annual, g_object_unref);

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
  mb_desk_edit (self->desk, join_council_work, addition_new (self, id, name), addition_free);
  gtk_editable_set_text (GTK_EDITABLE (self->council_entry), "");
}

/* What is shown. ------------------------------------------------------------ */

static void
update_title (MbPanelPage *self)
{
  const char *name = mb_record_get_text (self->sheet->panel, MB_PANEL_NAME);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name != NULL ? name : _("Panel without a name"));
}

static void
take_away (MbPanelPage *self)
{
  if (self->sheet == NULL)
    return;

  mb_desk_take_away (self->desk, self->sheet->panel);
  if (self->sheet->council != NULL)
    mb_desk_take_away (self->desk, self->sheet->council);
  g_clear_pointer (&self->sheet, mb_panel_sheet_free);
}

static void
show_council (MbPanelPage *self)
{
  MbRecord *council = self->sheet->council;

  mb_completion_row_set_choices (MB_COMPLETION_ROW (self->council_entry), self->sheet->councils);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->council_entry),
                                 council != NULL ? _("Move to another council") : _("Council’s name"));
  gtk_widget_set_visible (GTK_WIDGET (self->council_form), council != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->annual), council != NULL);
  if (council == NULL)
    return;
  mb_desk_lay (self->desk, council);
  mb_form_set_record (self->council_form, council);
}

static void
show_sheet (MbPanelPage  *self,
            MbPanelSheet *sheet)
{
  take_away (self);
  self->sheet = sheet;
  mb_desk_lay (self->desk, sheet->panel);
  mb_form_set_record (self->habits_form, sheet->panel);
  mb_form_set_record (self->contact_form, sheet->panel);
  show_council (self);
  mb_part_list_set_parts (self->members, sheet->memberships, sheet->people);
  mb_part_list_set_parts (self->standing, sheet->standing, NULL);
  mb_part_list_set_parts (self->annual, sheet->annual_meetings, NULL);
  update_title (self);
  gtk_stack_set_visible_child_name (self->stack, "panel");
}

static gpointer
load_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_book_load_panel (book, *(gint64 *) data, error);
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbPanelPage) self = user_data;
  g_autoptr (GError) error = NULL;
  MbPanelSheet *sheet = mb_book_run_finish (MB_BOOK (source), result, &error);
  g_autofree char *words = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      mb_panel_sheet_free (sheet);
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
load (MbPanelPage *self)
{
  mb_book_run_async (mb_desk_get_book (self->desk), load_work,
                     g_memdup2 (&self->panel, sizeof self->panel), g_free,
                     (GDestroyNotify) mb_panel_sheet_free, NULL, load_cb, g_object_ref (self));
}

static void
saved_cb (MbPanelPage *self,
          MbRecord    *record)
{
  if (self->sheet == NULL)
    return;

  if (record == self->sheet->panel)
    update_title (self);
  mb_part_list_update_name (self->members, record);
  mb_part_list_update_name (self->standing, record);
  mb_part_list_update_name (self->annual, record);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  MbPanelPage *self = MB_PANEL_PAGE (widget);
  g_autofree char *words = NULL;

  /* TRANSLATORS: %s is the name of a panel */
  words = g_strdup_printf (_("%s removed"), adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  mb_desk_remove (self->desk, MB_KIND_PANEL, self->panel, words);
}

/* How it is made. ----------------------------------------------------------- */

static MbForm *
add_form (MbPanelPage *self,
          GtkBox      *box,
          const char  *title,
          MbKind       kind,
          const guint *fields,
          guint        n_fields)
{
  GtkWidget *form = mb_form_new (self->desk, title, kind, fields, n_fields);

  gtk_box_append (box, form);

  return MB_FORM (form);
}

static MbPartList *
add_list (MbPanelPage          *self,
          const MbPartListInfo *info,
          MbPartListName        name,
          GCallback             add)
{
  GtkWidget *list = mb_part_list_new (self->desk, info, name, self);

  g_signal_connect_object (list, "add", add, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->more, list);

  return MB_PART_LIST (list);
}

static void
fill (MbPanelPage *self)
{
  gboolean writable = !mb_desk_is_read_only (self->desk);

  self->habits_form = add_form (self, self->forms, _("The Panel"), MB_KIND_PANEL, habits_fields,
                                G_N_ELEMENTS (habits_fields));
  self->council_form = add_form (self, self->council_box, _("Council"), MB_KIND_COUNCIL, council_fields,
                                 G_N_ELEMENTS (council_fields));
  self->council_entry = mb_completion_row_new ();
  mb_completion_row_show_button (MB_COMPLETION_ROW (self->council_entry), _("Join this council"));
  gtk_widget_set_sensitive (self->council_entry, writable);
  g_signal_connect_object (self->council_entry, "taken", G_CALLBACK (council_taken_cb), self,
                           G_CONNECT_SWAPPED);
  self->council_list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->council_list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->council_list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->council_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose a council"), -1);
  gtk_list_box_append (GTK_LIST_BOX (self->council_list), self->council_entry);
  gtk_box_append (self->council_box, self->council_list);

  self->members = add_list (self, &members_info, name_member_cb, G_CALLBACK (add_member_cb));
  self->standing = add_list (self, &standing_info, name_standing_cb, G_CALLBACK (add_standing_cb));
  self->contact_form = add_form (self, self->more, _("Front Sheet"), MB_KIND_PANEL, contact_fields,
                                 G_N_ELEMENTS (contact_fields));
  self->annual = add_list (self, &annual_info, name_annual_cb, G_CALLBACK (add_annual_cb));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "panel.remove", writable);
}

static void
mb_panel_page_dispose (GObject *object)
{
  MbPanelPage *self = MB_PANEL_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PANEL_PAGE);
  if (self->desk != NULL)
    take_away (self);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_panel_page_parent_class)->dispose (object);
}

static void
mb_panel_page_finalize (GObject *object)
{
  g_clear_object (&MB_PANEL_PAGE (object)->cancellable);

  G_OBJECT_CLASS (mb_panel_page_parent_class)->finalize (object);
}

static void
mb_panel_page_class_init (MbPanelPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_panel_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_panel_page_finalize;

  gtk_widget_class_install_action (widget_class, "panel.remove", NULL, remove_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-panel-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPanelPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbPanelPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MbPanelPage, read_only);
  gtk_widget_class_bind_template_child (widget_class, MbPanelPage, status);
  gtk_widget_class_bind_template_child (widget_class, MbPanelPage, forms);
  gtk_widget_class_bind_template_child (widget_class, MbPanelPage, council_box);
  gtk_widget_class_bind_template_child (widget_class, MbPanelPage, more);
}

static void
mb_panel_page_init (MbPanelPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
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
  self->desk = g_object_ref (desk);
  self->panel = panel;
  adw_banner_set_revealed (self->read_only, mb_desk_is_read_only (desk));
  fill (self);
  mb_status_follow (self->status, desk);
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
