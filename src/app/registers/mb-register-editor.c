/* Minute Book: the editor beside a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/forms/mb-choice-words.h"
#include "app/forms/mb-field-row.h"
#include "app/forms/mb-form.h"
#include "app/mb-desk-do.h"
#include "core/mb-date.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"

struct _MbRegisterEditor
{
  AdwBin                parent_instance;

  GtkStack             *stack;
  GtkLabel             *title;
  GtkLabel             *place;
  GtkBox               *forms;
  AdwComboRow          *person;
  GtkWidget            *people_list;
  GtkWidget            *progress;
  GtkWidget            *progress_title;
  GtkListBox           *notes;
  GtkListBox           *new_note;
  GtkWidget            *new_note_title;
  GtkWidget            *add_note;

  MbDesk               *desk;
  const MbRegisterSpec *spec;
  MbForm               *form;
  MbFieldRow           *note_date;
  MbFieldRow           *note_text;
  gint64               *people;  /* ids, as the names in the list come */
  guint                 n_people;
  MbRegisterEntry      *entry;
  MbRecord             *record;  /* as it is edited */
  guint                 reading; /* counts the readings: only the last one counts */
  gboolean              showing;
};

G_DEFINE_FINAL_TYPE (MbRegisterEditor, mb_register_editor, ADW_TYPE_BIN)

/* The person. --------------------------------------------------------------- */

static guint
find_person (MbRegisterEditor *self,
             gint64            id)
{
  for (guint i = 0; id != 0 && i < self->n_people; i++)
    if (self->people[i] == id)
      return i + 1;

  return 0;
}

static void
person_cb (MbRegisterEditor *self)
{
  guint selected = adw_combo_row_get_selected (self->person);

  if (self->showing || self->record == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected == 0)
    mb_record_clear (self->record, self->spec->person);
  else
    mb_record_set_integer (self->record, self->spec->person, self->people[selected - 1]);
  mb_desk_flush (self->desk);
  mb_desk_save (self->desk, self->record);
}

static void
show_person (MbRegisterEditor *self)
{
  gint64 id = self->record != NULL ? mb_record_get_integer (self->record, self->spec->person) : 0;

  self->showing = TRUE;
  adw_combo_row_set_selected (self->person, find_person (self, id));
  self->showing = FALSE;
}

static GtkStringList *
get_names (MbRegisterEditor *self)
{
  return GTK_STRING_LIST (adw_combo_row_get_model (self->person));
}

static gboolean
has_people (MbRegisterEditor   *self,
            const gint64       *ids,
            const char *const  *names,
            guint               n)
{
  if (self->people == NULL || self->n_people != n || memcmp (self->people, ids, n * sizeof *ids) != 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (get_names (self), i + 1), names[i]))
      return FALSE;

  return TRUE;
}

/**
 * mb_register_editor_set_people:
 * @ids: (array length=n): who can be chosen
 * @names: (array length=n): their names
 */
void
mb_register_editor_set_people (MbRegisterEditor  *self,
                               const gint64      *ids,
                               const char *const *names,
                               guint              n)
{
  g_autoptr (GtkStringList) list = NULL;

  g_return_if_fail (MB_IS_REGISTER_EDITOR (self));

  if (has_people (self, ids, names, n))
    return;
  g_free (self->people);
  self->people = n > 0 ? g_memdup2 (ids, n * sizeof *ids) : NULL;
  self->n_people = n;
  list = gtk_string_list_new (NULL);
  self->showing = TRUE;
  /* The list that opens makes no rows for an empty model, and nobody sees it now. */
  adw_combo_row_set_model (self->person, G_LIST_MODEL (list));
  gtk_string_list_append (list, _("Nobody"));
  if (n > 0)
    gtk_string_list_splice (list, 1, 0, names);
  self->showing = FALSE;
  show_person (self);
}

/**
 * mb_register_editor_dup_who:
 *
 * Returns: (transfer full) (nullable): who is to do it, or moved it
 */
char *
mb_register_editor_dup_who (MbRegisterEditor *self,
                            MbRecord         *record)
{
  guint n;

  g_return_val_if_fail (MB_IS_REGISTER_EDITOR (self), NULL);

  if (self->spec->kind == MB_KIND_ACTION && mb_record_has (record, MB_ACTION_OWNER_WORDS))
    return g_strdup (mb_record_get_text (record, MB_ACTION_OWNER_WORDS));
  n = find_person (self, mb_record_get_integer (record, self->spec->person));

  return n > 0 ? g_strdup (gtk_string_list_get_string (get_names (self), n)) : NULL;
}

/* The notes of progress. ---------------------------------------------------- */

static int
compare_notes (gconstpointer one,
               gconstpointer two)
{
  return g_strcmp0 (mb_record_get_text (*(MbRecord **) two, MB_PROGRESS_DATE),
                    mb_record_get_text (*(MbRecord **) one, MB_PROGRESS_DATE));
}

static GtkWidget *
make_note (MbRecord *note)
{
  GtkWidget *row = adw_action_row_new ();
  const char *stored = mb_record_get_text (note, MB_PROGRESS_TEXT);
  const char *by = mb_record_get_text (note, MB_PROGRESS_BY);
  g_autofree char *text = mb_prose_stored_to_typed (stored != NULL ? stored : "");
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  GDate date;

  day = mb_record_get_date (note, MB_PROGRESS_DATE, &date) ? mb_date_format (&date)
                                                           : g_strdup (_("No date"));
  words = by != NULL ? g_strconcat (day, " · ", by, NULL) : g_strdup (day);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);

  return row;
}

static void
show_notes (MbRegisterEditor *self,
            MbProceedings    *proceedings)
{
  g_autoptr (GPtrArray) notes = NULL;

  gtk_list_box_remove_all (self->notes);
  if (self->spec->kind != MB_KIND_ACTION)
    return;

  notes = mb_proceedings_list_parts (proceedings, MB_KIND_PROGRESS, mb_record_get_id (self->record));
  g_ptr_array_sort (notes, compare_notes);
  for (guint i = 0; i < notes->len; i++)
    gtk_list_box_append (self->notes, make_note (g_ptr_array_index (notes, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes->len > 0);
  gtk_widget_set_visible (self->progress_title, notes->len > 0);
}

static void
clear_note (MbRegisterEditor *self)
{
  g_autoptr (MbRecord) empty = mb_record_new (MB_KIND_PROGRESS, 1);
  GDate today;

  mb_book_get_today (mb_desk_get_book (self->desk), &today);
  mb_record_set_date (empty, MB_PROGRESS_DATE, &today);
  mb_field_row_show (self->note_date, empty);
  mb_field_row_show (self->note_text, empty);
  mb_field_row_set_error (self->note_text, NULL);
}

static void
add_note_cb (MbRegisterEditor *self)
{
  MbBook *book = mb_desk_get_book (self->desk);
  g_autoptr (MbRecord) note = NULL;

  if (self->record == NULL)
    return;

  note = mb_record_new (MB_KIND_PROGRESS, mb_book_make_id (book));
  mb_record_set_integer (note, MB_PROGRESS_ACTION, mb_record_get_id (self->record));
  mb_field_row_set_error (self->note_date, NULL);
  mb_field_row_set_error (self->note_text, NULL);
  mb_field_row_read (self->note_text, note);
  if (!mb_field_row_read (self->note_date, note))
    return;
  if (!mb_record_has (note, MB_PROGRESS_TEXT))
    {
      mb_field_row_set_error (self->note_text, _("Say what came of it so far"));
      return;
    }
  mb_desk_add (self->desk, note);
  clear_note (self);
}

/* The record. --------------------------------------------------------------- */

static void
let_go (MbRegisterEditor *self)
{
  if (self->record == NULL)
    return;

  mb_desk_flush (self->desk);
  mb_desk_take_away (self->desk, self->record);
  g_clear_object (&self->record);
}

static void
show_head (MbRegisterEditor *self)
{
  const MbRegisterPlace *from = mb_register_entry_get_row (self->entry)->place;
  g_autofree char *day = mb_register_dup_day (from->date);
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;

  title = g_strjoin (*from->minute != '\0' ? " " : "", from->minute, from->title, NULL);
  place = g_strjoin (" · ", from->panel, day, NULL);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->place, place);
}

static void
show_proceedings (MbRegisterEditor *self,
                  MbProceedings    *proceedings)
{
  MbRecord *record = mb_proceedings_find (proceedings, self->spec->kind,
                                          mb_register_entry_get_row (self->entry)->id);

  let_go (self);
  if (record == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  self->record = g_object_ref (record);
  mb_desk_lay (self->desk, record);
  mb_form_set_record (self->form, record);
  show_head (self);
  show_person (self);
  show_notes (self, proceedings);
  gtk_stack_set_visible_child_name (self->stack, "record");
}

typedef struct
{
  MbRegisterEditor *editor;
  guint             reading;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->editor);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gpointer
read_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_book_load_meeting (book, *(gint64 *) data, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (MbProceedings) proceedings = mb_book_run_finish (MB_BOOK (source), result, NULL);
  MbRegisterEditor *self = reading->editor;

  if (self->desk == NULL || reading->reading != self->reading || self->entry == NULL)
    return;

  if (proceedings != NULL)
    show_proceedings (self, proceedings);
  else
    gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
read_record (MbRegisterEditor *self)
{
  Reading *reading;
  gint64 meeting;

  if (self->entry == NULL)
    return;

  reading = g_new0 (Reading, 1);
  reading->editor = g_object_ref (self);
  reading->reading = ++self->reading;
  meeting = mb_register_entry_get_row (self->entry)->place->meeting;
  mb_book_run_async (mb_desk_get_book (self->desk), read_work, g_memdup2 (&meeting, sizeof meeting),
                     g_free, g_object_unref, NULL, read_cb, reading);
}

/**
 * mb_register_editor_show:
 * @entry: (nullable): what is to be edited
 *
 * Reads the entry's record and shows it.
 */
void
mb_register_editor_show (MbRegisterEditor *self,
                         MbRegisterEntry  *entry)
{
  gint64 old;

  g_return_if_fail (MB_IS_REGISTER_EDITOR (self));

  old = self->record != NULL ? mb_record_get_id (self->record) : 0;
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    {
      self->reading++;
      let_go (self);
      gtk_stack_set_visible_child_name (self->stack, "none");
    }
  else if (mb_register_entry_get_row (entry)->id != old)
    {
      read_record (self);
    }
}

/**
 * mb_register_editor_take_focus:
 *
 * Puts the cursor into the first field.
 */
void
mb_register_editor_take_focus (MbRegisterEditor *self)
{
  g_return_if_fail (MB_IS_REGISTER_EDITOR (self));

  if (self->record != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
go_cb (MbRegisterEditor *self)
{
  const MbRegisterPlace *place;

  if (self->entry == NULL)
    return;
  place = mb_register_entry_get_row (self->entry)->place;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-item", "(xx)", place->meeting, place->item);
}

static void
mb_register_editor_dispose (GObject *object)
{
  MbRegisterEditor *self = MB_REGISTER_EDITOR (object);

  if (self->desk != NULL)
    let_go (self);
  g_clear_object (&self->note_date);
  g_clear_object (&self->note_text);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->people, g_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_register_editor_parent_class)->dispose (object);
}

static void
mb_register_editor_class_init (MbRegisterEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_register_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-register-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, title);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, place);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, forms);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, person);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, people_list);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, progress);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, notes);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, progress_title);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, new_note);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, new_note_title);
  gtk_widget_class_bind_template_child (widget_class, MbRegisterEditor, add_note);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_note_cb);
}

static void
mb_register_editor_init (MbRegisterEditor *self)
{
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_expression (self->person, name);
  mb_choice_words_fit (GTK_WIDGET (self->person));
}

static MbFieldRow *
add_note_row (MbRegisterEditor *self,
              guint             field)
{
  MbFieldRow *row = mb_field_row_new (MB_KIND_PROGRESS, field);

  gtk_list_box_append (self->new_note, mb_field_row_get_widget (row));
  gtk_list_box_append (self->new_note, mb_field_row_get_error_row (row));

  return row;
}

/**
 * mb_register_editor_new:
 *
 * Returns: (transfer floating): an editor that shows nothing so far
 */
GtkWidget *
mb_register_editor_new (MbDesk               *desk,
                        const MbRegisterSpec *spec)
{
  MbRegisterEditor *self = g_object_new (MB_TYPE_REGISTER_EDITOR, NULL);
  gboolean writable = !mb_desk_is_read_only (desk);

  self->desk = g_object_ref (desk);
  self->spec = spec;
  self->form = MB_FORM (mb_form_new (desk, _(mb_kind_get_info (spec->kind)->label), spec->kind,
                                     spec->fields, spec->n_fields));
  gtk_box_prepend (self->forms, GTK_WIDGET (self->form));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person),
                                 _(mb_kind_get_field (spec->kind, spec->person)->label));
  gtk_widget_set_sensitive (self->people_list, writable);
  gtk_widget_set_visible (self->progress, spec->kind == MB_KIND_ACTION);
  self->note_text = add_note_row (self, MB_PROGRESS_TEXT);
  self->note_date = add_note_row (self, MB_PROGRESS_DATE);
  clear_note (self);
  gtk_widget_set_visible (GTK_WIDGET (self->new_note), writable);
  gtk_widget_set_visible (self->new_note_title, writable);
  gtk_widget_set_visible (self->add_note, writable);
  g_signal_connect_object (desk, "changed", G_CALLBACK (read_record), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
