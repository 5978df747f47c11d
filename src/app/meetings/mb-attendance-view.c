/* Minute Book: who was there, marked
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-attendance-view.h"

#include <glib/gi18n.h>

#include "app/forms/mb-choice-words.h"
#include "app/forms/mb-form.h"
#include "app/meetings/mb-attendance-commands.h"
#include "app/meetings/mb-attendance-row.h"
#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-numbering.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

struct _MbAttendanceView
{
  AdwBin               parent_instance;

  GtkImage            *quorum_icon;
  GtkLabel            *quorum;
  GtkWidget           *all_present;
  AdwPreferencesGroup *members;
  AdwPreferencesGroup *others;
  AdwPreferencesGroup *declarations;
  AdwEntryRow         *new_person;
  AdwComboRow         *who;
  AdwComboRow         *what;
  GtkWidget           *declare;
  AdwBin              *none_declared;

  MbDesk              *desk;
  MbProceedings       *proceedings;
  GPtrArray           *seats;
  GPtrArray           *items;       /* of the agenda, as the choice has them */
  GHashTable          *rows;        /* id of a person -> MbAttendanceRow */
  GHashTable          *declared;    /* id of a declaration -> its row */
  MbForm              *form;
  gboolean             is_stale;    /* not shown yet as the proceedings have it */
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

static char *
describe_seat (MbSeat *seat)
{
  const MbField *field = mb_kind_get_field (MB_KIND_MEMBERSHIP, MB_MEMBERSHIP_ROLE);
  const char *role = mb_record_get_text (seat->membership, MB_MEMBERSHIP_ROLE);

  return g_strdup (role == NULL || g_str_equal (role, "member") ? "" : _(mb_field_get_choice_label (field, role)));
}

static MbRecord *
find_attendance (MbAttendanceView *self,
                 gint64            person)
{
  g_autoptr (GPtrArray) all = mb_proceedings_list (self->proceedings, MB_KIND_ATTENDANCE);

  for (guint i = 0; i < all->len; i++)
    if (mb_record_get_integer (g_ptr_array_index (all, i), MB_ATTENDANCE_PERSON) == person)
      return g_ptr_array_index (all, i);

  return NULL;
}

/* One row for each person; a row stays as long as its person does. */
static void
show_person (MbAttendanceView    *self,
             AdwPreferencesGroup *group,
             MbRecord            *person,
             MbRecord            *attendance,
             const char          *details,
             GHashTable          *gone)
{
  gint64 id = mb_record_get_id (person);
  GtkWidget *row = g_hash_table_lookup (self->rows, &id);

  if (row == NULL)
    {
      row = mb_attendance_row_new (self->desk, group == self->members);
      g_hash_table_replace (self->rows, g_memdup2 (&id, sizeof id), row);
      adw_preferences_group_add (group, row);
    }
  mb_attendance_row_show (MB_ATTENDANCE_ROW (row), self->proceedings, person, attendance, details);
  g_hash_table_remove (gone, row);
}

static void
show_members (MbAttendanceView *self,
              GHashTable       *gone)
{
  gboolean all_marked = TRUE;

  for (guint i = 0; i < self->seats->len; i++)
    {
      MbSeat *seat = g_ptr_array_index (self->seats, i);
      MbRecord *attendance = find_attendance (self, mb_record_get_id (seat->person));
      g_autofree char *details = attendance != NULL ? describe_attendance (self->proceedings, attendance)
                                                    : describe_seat (seat);

      all_marked = all_marked && attendance != NULL;
      show_person (self, self->members, seat->person, attendance, details, gone);
    }
  gtk_widget_set_visible (self->all_present, !mb_desk_is_read_only (self->desk));
  gtk_widget_set_sensitive (self->all_present, !all_marked);
}

static void
show_others (MbAttendanceView *self,
             GHashTable       *gone)
{
  g_autoptr (GPtrArray) all = NULL;

  all = mb_proceedings_list_parts (self->proceedings, MB_KIND_ATTENDANCE,
                                   mb_record_get_id (mb_proceedings_get_meeting (self->proceedings)));
  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (all, i);
      MbRecord *person = mb_proceedings_follow (self->proceedings, attendance, MB_ATTENDANCE_PERSON);
      const MbField *field = mb_kind_get_field (MB_KIND_ATTENDANCE, MB_ATTENDANCE_STATUS);
      g_autofree char *details = NULL;
      g_autofree char *line = NULL;

      if (person == NULL || mb_seats_have (self->seats, mb_record_get_id (person)))
        continue;
      details = describe_attendance (self->proceedings, attendance);
      line = g_strjoin (*details != '\0' ? " · " : "",
                        _(mb_field_get_choice_label (field, mb_record_get_text (attendance, MB_ATTENDANCE_STATUS))),
                        details, NULL);
      show_person (self, self->others, person, attendance, line, gone);
    }
}

static void
show_quorum (MbAttendanceView *self)
{
  MbRecord *panel = mb_proceedings_get_panel (self->proceedings);
  gint64 said = panel != NULL ? mb_record_get_integer (panel, MB_PANEL_SEATS) : 0;
  /* Where the panel doesn't say how many seats it has, they are those who sit on it. */
  guint seats = said > 0 ? (guint) said : mb_count_seats (self->seats);
  int needed = panel != NULL ? mb_quorum_find (mb_record_get_text (panel, MB_PANEL_QUORUM), seats) : 0;
  guint n = mb_count_in_room (self->proceedings, self->seats);
  g_autofree char *words = NULL;
  gboolean met = needed <= 0 || n >= (guint) needed;

  if (needed <= 0)
    words = g_strdup_printf (ngettext ("%u in the room", "%u in the room", n), n);
  else if (met)
    /* TRANSLATORS: how many members are in the room, and how many must be */
    words = g_strdup_printf (_("%u in the room · quorate (quorum %d)"), n, needed);
  else
    words = g_strdup_printf (_("%u in the room · not quorate (quorum %d)"), n, needed);
  gtk_label_set_label (self->quorum, words);
  /* Without a quorum nothing is met or missed. */
  gtk_widget_set_visible (GTK_WIDGET (self->quorum_icon), needed > 0);
  gtk_image_set_from_icon_name (self->quorum_icon, met ? "object-select-symbolic" : "dialog-warning-symbolic");
}

/* Declarations. ----------------------------------------------------------- */

static void
remove_declaration_cb (MbAttendanceView *self,
                       GtkWidget        *button)
{
  mb_attendance_do_remove (self->desk, g_object_get_data (G_OBJECT (button), "declaration"),
                           _("Declaration removed"));
}

static GtkWidget *
make_declaration (MbAttendanceView *self)
{
  static const guint fields[] = {
    MB_DECLARATION_KIND, MB_DECLARATION_NATURE, MB_DECLARATION_DISPENSATION, MB_DECLARATION_LEFT_ROOM
  };
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *form = mb_form_new (self->desk, NULL, MB_KIND_DECLARATION, fields, G_N_ELEMENTS (fields));
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_add_css_class (form, "embedded");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), form);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_set_sensitive (button, !mb_desk_is_read_only (self->desk));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_declaration_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "form", form);
  g_object_set_data (G_OBJECT (row), "button", button);
  adw_preferences_group_add (self->declarations, row);

  return row;
}

static void
show_declaration (MbAttendanceView *self,
                  GtkWidget        *row,
                  MbRecord         *declaration)
{
  GObject *button = g_object_get_data (G_OBJECT (row), "button");
  MbRecord *old = g_object_get_data (button, "declaration");
  g_autofree char *name = name_person (mb_proceedings_follow (self->proceedings, declaration,
                                                              MB_DECLARATION_PERSON));
  g_autofree char *details = describe_declaration (self->proceedings, declaration);
  /* TRANSLATORS: %s is a person's name */
  g_autofree char *label = g_strdup_printf (_("Remove the declaration of %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), details);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (old == declaration)
    return;

  mb_desk_lay (self->desk, declaration);
  mb_form_set_record (g_object_get_data (G_OBJECT (row), "form"), declaration);
  if (old != NULL)
    mb_desk_take_away (self->desk, old);
  g_object_set_data_full (button, "declaration", g_object_ref (declaration), g_object_unref);
}

static void
show_declarations (MbAttendanceView *self)
{
  g_autoptr (GPtrArray) list = NULL;
  GHashTableIter iter;
  gpointer id, row;

  list = mb_proceedings_list_parts (self->proceedings, MB_KIND_DECLARATION,
                                    mb_record_get_id (mb_proceedings_get_meeting (self->proceedings)));
  g_hash_table_iter_init (&iter, self->declared);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (mb_proceedings_find (self->proceedings, MB_KIND_DECLARATION, *(gint64 *) id) == NULL)
      {
        adw_preferences_group_remove (self->declarations, row);
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < list->len; i++)
    {
      gint64 key = mb_record_get_id (g_ptr_array_index (list, i));
      GtkWidget *shown = g_hash_table_lookup (self->declared, &key);

      if (shown == NULL)
        {
          shown = make_declaration (self);
          g_hash_table_replace (self->declared, g_memdup2 (&key, sizeof key), shown);
        }
      show_declaration (self, shown, g_ptr_array_index (list, i));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->none_declared), list->len == 0);
}

static void
show_choices (MbAttendanceView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint who = adw_combo_row_get_selected (self->who);
  guint what = adw_combo_row_get_selected (self->what);

  for (guint i = 0; i < self->seats->len; i++)
    gtk_string_list_take (names, name_person (((MbSeat *) g_ptr_array_index (self->seats, i))->person));
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = mb_proceedings_list_items (self->proceedings);
  gtk_string_list_append (titles, _("No item in particular"));
  for (guint i = 0; i < self->items->len; i++)
    gtk_string_list_append (titles, mb_record_get_text (g_ptr_array_index (self->items, i), MB_ITEM_TITLE));
  adw_combo_row_set_model (self->who, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->what, G_LIST_MODEL (titles));
  if (who < self->seats->len)
    adw_combo_row_set_selected (self->who, who);
  if (what <= self->items->len)
    adw_combo_row_set_selected (self->what, what);
}

/* Commands. --------------------------------------------------------------- */

static gint64
get_meeting (MbAttendanceView *self)
{
  return mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
}

static void
all_present_cb (MbAttendanceView *self)
{
  mb_attendance_do_mark_all (self->desk, get_meeting (self));
}

static void
add_person_cb (MbAttendanceView *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_person))));

  if (*typed == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->new_person), "");
  mb_attendance_do_add (self->desk, get_meeting (self), typed, 0);
}

static void
declare_cb (MbAttendanceView *self)
{
  guint who = adw_combo_row_get_selected (self->who);
  guint what = adw_combo_row_get_selected (self->what);
  gint64 item = 0;

  if (who >= self->seats->len)
    return;
  if (what > 0 && what <= self->items->len)
    item = mb_record_get_id (g_ptr_array_index (self->items, what - 1));
  mb_attendance_do_declare (self->desk, get_meeting (self),
                            mb_record_get_id (((MbSeat *) g_ptr_array_index (self->seats, who))->person), item);
}

/* What is shown. ---------------------------------------------------------- */

static void
show_all (MbAttendanceView *self)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_hash_table_add (gone, row);
  show_members (self, gone);
  show_others (self, gone);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (g_hash_table_contains (gone, row))
      {
        adw_preferences_group_remove (gtk_widget_is_ancestor (row, GTK_WIDGET (self->members)) ? self->members
                                                                                               : self->others,
                                      row);
        g_hash_table_iter_remove (&iter);
      }
  show_declarations (self);
  show_choices (self);
  show_quorum (self);
}

static gpointer
seats_work (MbBook        *book,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return mb_book_list_seats (book, *(gint64 *) data, error);
}

static void
seats_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MbAttendanceView) self = user_data;
  GPtrArray *seats = mb_book_run_finish (MB_BOOK (source), result, NULL);

  if (seats == NULL)
    return;
  if (self->desk == NULL)
    {
      g_ptr_array_unref (seats);
      return;
    }
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  self->seats = seats;
  show_all (self);
}

static void
read_seats (MbAttendanceView *self)
{
  gint64 meeting = get_meeting (self);

  self->is_stale = FALSE;
  mb_book_run_async (mb_desk_get_book (self->desk), seats_work, g_memdup2 (&meeting, sizeof meeting), g_free,
                     (GDestroyNotify) g_ptr_array_unref, NULL, seats_cb, g_object_ref (self));
}

void
mb_attendance_view_set_proceedings (MbAttendanceView *self,
                                    MbProceedings    *proceedings)
{
  g_return_if_fail (MB_IS_ATTENDANCE_VIEW (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  g_set_object (&self->proceedings, proceedings);
  mb_form_set_record (self->form, mb_proceedings_get_meeting (proceedings));
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_seats (self);
}

/* Who has a seat is read, and rows are made, when somebody looks. */
static void
mb_attendance_view_map (GtkWidget *widget)
{
  MbAttendanceView *self = MB_ATTENDANCE_VIEW (widget);

  if (self->is_stale)
    read_seats (self);

  GTK_WIDGET_CLASS (mb_attendance_view_parent_class)->map (widget);
}

void
mb_attendance_view_set_desk (MbAttendanceView *self,
                             MbDesk           *desk)
{
  static const guint fields[] = { MB_MEETING_NONE_DECLARED };
  gboolean writable = !mb_desk_is_read_only (desk);

  g_return_if_fail (MB_IS_ATTENDANCE_VIEW (self));

  g_set_object (&self->desk, desk);
  self->form = MB_FORM (mb_form_new (desk, NULL, MB_KIND_MEETING, fields, G_N_ELEMENTS (fields)));
  adw_bin_set_child (self->none_declared, GTK_WIDGET (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->new_person), writable);
  gtk_widget_set_visible (GTK_WIDGET (self->who), writable);
  gtk_widget_set_visible (GTK_WIDGET (self->what), writable);
  gtk_widget_set_visible (self->declare, writable);
}

static void
mb_attendance_view_dispose (GObject *object)
{
  MbAttendanceView *self = MB_ATTENDANCE_VIEW (object);

  G_OBJECT_CLASS (mb_attendance_view_parent_class)->dispose (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->proceedings);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
}

static void
mb_attendance_view_finalize (GObject *object)
{
  MbAttendanceView *self = MB_ATTENDANCE_VIEW (object);

  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->declared);

  G_OBJECT_CLASS (mb_attendance_view_parent_class)->finalize (object);
}

static void
mb_attendance_view_class_init (MbAttendanceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_attendance_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_attendance_view_finalize;
  widget_class->map = mb_attendance_view_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-attendance-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, quorum_icon);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, quorum);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, all_present);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, members);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, others);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, declarations);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, new_person);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, who);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, what);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, declare);
  gtk_widget_class_bind_template_child (widget_class, MbAttendanceView, none_declared);
  gtk_widget_class_bind_template_callback (widget_class, all_present_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, declare_cb);
}

static void
mb_attendance_view_init (MbAttendanceView *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->declared = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  mb_choice_words_fit (GTK_WIDGET (self->who));
  mb_choice_words_fit (GTK_WIDGET (self->what));
}
