/* Minute Book: one field of a record, as a row of a form
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-field-row.h"

#include <glib/gi18n.h>

#include "app/forms/mb-choice-words.h"
#include "app/forms/mb-day-button.h"
#include "app/forms/mb-error-row.h"
#include "app/forms/mb-prose-row.h"
#include "app/forms/mb-reference-row.h"
#include "book/mb-words.h"
#include "core/mb-check.h"
#include "core/mb-date.h"
#include "core/mb-prose.h"

struct _MbFieldRow
{
  GObject        parent_instance;

  MbKind         kind;
  guint          field;
  const MbField *info;
  GtkWidget     *row;
  MbErrorRow    *error_row;
  GDate          today;   /* not valid where a day needs its year */
  gboolean       showing; /* what is shown comes from a record, not from a person */
};

enum
{
  EDITED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbFieldRow, mb_field_row, G_TYPE_OBJECT)

/* What is typed into a row for text, a number, a day or a time. */
static char *
dup_typed (MbFieldRow *self)
{
  return MB_IS_PROSE_ROW (self->row) ? mb_prose_row_dup_text (MB_PROSE_ROW (self->row))
                                     : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));
}

static void
set_typed (MbFieldRow *self,
           const char *text)
{
  if (MB_IS_PROSE_ROW (self->row))
    mb_prose_row_set_text (MB_PROSE_ROW (self->row), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->row), text);
}

/* What stands in an entry for a value. */
static char *
write_out (MbFieldRow *self,
           MbRecord   *record)
{
  const char *text = NULL;
  GDate date;
  int minutes;

  if (self->info->type != MB_FIELD_INTEGER)
    text = mb_record_get_text (record, self->field);
  switch (self->info->type)
    {
    case MB_FIELD_DATE:
      if (mb_record_get_date (record, self->field, &date))
        return mb_date_format (&date);
      break;
    case MB_FIELD_TIME:
      minutes = mb_record_get_time (record, self->field);
      if (minutes >= 0)
        return mb_time_format (minutes, MB_TIME_SHEET);
      break;
    case MB_FIELD_INTEGER:
      return mb_record_has (record, self->field)
               ? g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_integer (record, self->field))
               : g_strdup ("");
    case MB_FIELD_PROSE:
      return mb_prose_stored_to_typed (text != NULL ? text : "");
    case MB_FIELD_TEXT:
    case MB_FIELD_FLAG:
    case MB_FIELD_CHOICE:
    case MB_FIELD_REFERENCE:
    default:
      break;
    }

  return g_strdup (text != NULL ? text : "");
}

static guint
find_choice (MbFieldRow *self,
             MbRecord   *record)
{
  const char *key = mb_record_get_text (record, self->field);

  for (guint i = 0; key != NULL && self->info->choices[i].key != NULL; i++)
    if (g_str_equal (self->info->choices[i].key, key))
      return i;

  return 0;
}

/* Whether what is typed already means what the record says: then it stays as
 * it was typed, and the cursor where it is. */
static gboolean
is_shown (MbFieldRow *self,
          MbRecord   *record)
{
  g_autoptr (MbRecord) typed = mb_record_new (self->kind, mb_record_get_id (record));

  return mb_field_row_read (self, typed) &&
         mb_record_equal_field (typed, record, self->field);
}

/**
 * mb_field_row_show:
 *
 * Shows the record's value, unless that is what stands there already.
 */
void
mb_field_row_show (MbFieldRow *self,
                   MbRecord   *record)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MB_IS_FIELD_ROW (self));
  g_return_if_fail (MB_IS_RECORD (record));

  self->showing = TRUE;
  switch (self->info->type)
    {
    case MB_FIELD_CHOICE:
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), find_choice (self, record));
      break;
    case MB_FIELD_FLAG:
      adw_switch_row_set_active (ADW_SWITCH_ROW (self->row),
                                 mb_record_get_integer (record, self->field) == 1);
      break;
    case MB_FIELD_PROSE:
      text = write_out (self, record);
      mb_prose_row_set_text (MB_PROSE_ROW (self->row), text);
      break;
    case MB_FIELD_REFERENCE:
      mb_reference_row_set_id (MB_REFERENCE_ROW (self->row), mb_record_get_integer (record, self->field));
      break;
    case MB_FIELD_TEXT:
    case MB_FIELD_INTEGER:
    case MB_FIELD_DATE:
    case MB_FIELD_TIME:
    default:
      if (!is_shown (self, record))
        {
          text = write_out (self, record);
          set_typed (self, text);
        }
      break;
    }
  self->showing = FALSE;
}

static char *
say_finding (MbFieldRow    *self,
             MbFindingCode  code,
             const char    *typed)
{
  const char *facts[] = { self->info->label, typed, NULL };
  MbFinding finding = {
    .code = code,
    .kind = self->kind,
    .field = (int) self->field,
    .facts = (GStrv) facts,
  };

  return mb_words_for_finding (&finding);
}

/* Reads a day, time or number, where there is something to read. */
static gboolean
read_entry (MbFieldRow *self,
            MbRecord   *record,
            const char *typed)
{
  gint64 number;
  int minutes;
  GDate date;

  switch (self->info->type)
    {
    case MB_FIELD_DATE:
      if (!(g_date_valid (&self->today) ? mb_date_parse_near (typed, &self->today, &date)
                                        : mb_date_parse (typed, &date)))
        return FALSE;
      mb_record_set_date (record, self->field, &date);
      return TRUE;
    case MB_FIELD_TIME:
      minutes = mb_time_parse (typed);
      if (minutes < 0)
        return FALSE;
      mb_record_set_time (record, self->field, minutes);
      return TRUE;
    case MB_FIELD_INTEGER:
      if (!g_ascii_string_to_signed (typed, 10, 0, G_MAXINT64, &number, NULL))
        return FALSE;
      mb_record_set_integer (record, self->field, number);
      return TRUE;
    case MB_FIELD_TEXT:
    case MB_FIELD_PROSE:
    case MB_FIELD_FLAG:
    case MB_FIELD_CHOICE:
    case MB_FIELD_REFERENCE:
    default:
      mb_record_set_text (record, self->field, typed);
      return TRUE;
    }
}

/**
 * mb_field_row_read:
 * @record: gets what was typed; where that can't be read it stays as it is
 *
 * Returns: whether what was typed could be read
 */
gboolean
mb_field_row_read (MbFieldRow *self,
                   MbRecord   *record)
{
  g_autofree char *typed = NULL;
  g_autofree char *stored = NULL;
  guint choice;
  gint64 id;

  g_return_val_if_fail (MB_IS_FIELD_ROW (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD (record), FALSE);

  switch (self->info->type)
    {
    case MB_FIELD_CHOICE:
      choice = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
      /* No value stands for the first choice: it is left so. */
      if (choice != find_choice (self, record))
        mb_record_set_text (record, self->field, self->info->choices[choice].key);
      return TRUE;
    case MB_FIELD_FLAG:
      if (adw_switch_row_get_active (ADW_SWITCH_ROW (self->row)) !=
          (mb_record_get_integer (record, self->field) == 1))
        mb_record_set_integer (record, self->field,
                               adw_switch_row_get_active (ADW_SWITCH_ROW (self->row)));
      return TRUE;
    case MB_FIELD_PROSE:
      typed = mb_prose_row_dup_text (MB_PROSE_ROW (self->row));
      stored = mb_prose_retype (mb_record_get_text (record, self->field), typed);
      mb_record_set_text (record, self->field, stored);
      return TRUE;
    case MB_FIELD_REFERENCE:
      id = mb_reference_row_get_id (MB_REFERENCE_ROW (self->row));
      if (id == 0)
        mb_record_clear (record, self->field);
      else
        mb_record_set_integer (record, self->field, id);
      return TRUE;
    case MB_FIELD_TEXT:
    case MB_FIELD_INTEGER:
    case MB_FIELD_DATE:
    case MB_FIELD_TIME:
    default:
      break;
    }

  typed = g_strstrip (dup_typed (self));
  if (*typed != '\0')
    return read_entry (self, record, typed);

  mb_record_clear (record, self->field);

  return TRUE;
}

/**
 * mb_field_row_tidy:
 *
 * Reads the row into @record, writes a day or time out as it was understood,
 * and says so beside the field where it was not.
 */
void
mb_field_row_tidy (MbFieldRow *self,
                   MbRecord   *record)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MB_IS_FIELD_ROW (self));

  if (self->info->type != MB_FIELD_DATE && self->info->type != MB_FIELD_TIME)
    return;
  if (!is_shown (self, record))
    return;

  text = write_out (self, record);
  if (g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->row))))
    return;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  self->showing = FALSE;
}

/**
 * mb_field_row_set_today:
 * @today: near which a day is meant that is typed without a year
 */
void
mb_field_row_set_today (MbFieldRow  *self,
                        const GDate *today)
{
  g_return_if_fail (MB_IS_FIELD_ROW (self));

  self->today = *today;
}

/* The widget in the row that has the focus, and that a screen reader reads. */
static GtkAccessible *
get_control (MbFieldRow *self)
{
  if (MB_IS_PROSE_ROW (self->row))
    return GTK_ACCESSIBLE (mb_prose_row_get_view (MB_PROSE_ROW (self->row)));
  if (GTK_IS_EDITABLE (self->row))
    return GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->row)));

  return GTK_ACCESSIBLE (self->row);
}

/**
 * mb_field_row_set_error:
 * @words: (nullable): what is wrong, or %NULL where nothing is; for a row
 *   whose text can't be read, that is said instead
 */
void
mb_field_row_set_error (MbFieldRow *self,
                        const char *words)
{
  g_autoptr (MbRecord) scratch = NULL;
  g_autofree char *unreadable = NULL;

  g_return_if_fail (MB_IS_FIELD_ROW (self));

  scratch = mb_record_new (self->kind, 1);
  if (!mb_field_row_read (self, scratch))
    {
      g_autofree char *typed = dup_typed (self);

      unreadable = self->info->type == MB_FIELD_TIME ? say_finding (self, MB_FINDING_NOT_A_TIME, typed)
                   : self->info->type == MB_FIELD_DATE ? say_finding (self, MB_FINDING_NOT_A_DATE, typed)
                   : say_finding (self, MB_FINDING_NEGATIVE, typed);
      words = unreadable;
    }

  if (g_strcmp0 (words, mb_error_row_get_words (self->error_row)) == 0)
    return;
  mb_error_row_set_words (self->error_row, words);
  gtk_accessible_update_state (get_control (self), GTK_ACCESSIBLE_STATE_INVALID,
                               words != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (words != NULL)
    {
      gtk_widget_add_css_class (self->row, "error");
      gtk_accessible_announce (GTK_ACCESSIBLE (self->row), words,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  else
    {
      gtk_widget_remove_css_class (self->row, "error");
    }
}

/**
 * mb_field_row_get_error:
 *
 * Returns: (transfer none) (nullable): what is said to be wrong
 */
const char *
mb_field_row_get_error (MbFieldRow *self)
{
  g_return_val_if_fail (MB_IS_FIELD_ROW (self), NULL);

  return mb_error_row_get_words (self->error_row);
}

guint
mb_field_row_get_field (MbFieldRow *self)
{
  g_return_val_if_fail (MB_IS_FIELD_ROW (self), 0);

  return self->field;
}

/**
 * mb_field_row_get_target:
 *
 * Returns: the kind of record that the field names, or %MB_KIND_NONE
 */
MbKind
mb_field_row_get_target (MbFieldRow *self)
{
  g_return_val_if_fail (MB_IS_FIELD_ROW (self), MB_KIND_NONE);

  return self->info->type == MB_FIELD_REFERENCE ? self->info->target : MB_KIND_NONE;
}

/**
 * mb_field_row_set_choices:
 * @records: (element-type MbRecord): which a reference can name, in order
 */
void
mb_field_row_set_choices (MbFieldRow *self,
                          GPtrArray  *records)
{
  g_return_if_fail (MB_IS_FIELD_ROW (self));
  g_return_if_fail (self->info->type == MB_FIELD_REFERENCE);

  mb_reference_row_set_choices (MB_REFERENCE_ROW (self->row), records);
}

/**
 * mb_field_row_get_widget:
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
mb_field_row_get_widget (MbFieldRow *self)
{
  g_return_val_if_fail (MB_IS_FIELD_ROW (self), NULL);

  return self->row;
}

/**
 * mb_field_row_get_error_row:
 *
 * Returns: (transfer none): the row that says what is wrong, which belongs
 *   right below; it is seen only while there is something to say
 */
GtkWidget *
mb_field_row_get_error_row (MbFieldRow *self)
{
  g_return_val_if_fail (MB_IS_FIELD_ROW (self), NULL);

  return GTK_WIDGET (self->error_row);
}

static void
edited_cb (MbFieldRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
left_cb (MbFieldRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static GtkWidget *
make_text_row (MbFieldRow *self)
{
  GtkWidget *row;

  if (self->info->flags & MB_FIELD_LONG)
    {
      row = mb_prose_row_new_line ();
      g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
      return row;
    }

  row = adw_entry_row_new ();
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  if (self->info->type == MB_FIELD_DATE)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), mb_day_button_new (GTK_EDITABLE (row), _(self->info->label)));

  return row;
}

static void
make_row (MbFieldRow *self)
{
  const char *changed;

  switch (self->info->type)
    {
    case MB_FIELD_CHOICE:
      self->row = mb_choice_row_new (self->info);
      changed = "notify::selected";
      break;
    case MB_FIELD_FLAG:
      self->row = adw_switch_row_new ();
      changed = "notify::active";
      break;
    case MB_FIELD_PROSE:
      self->row = mb_prose_row_new ();
      changed = "changed";
      break;
    case MB_FIELD_REFERENCE:
      self->row = mb_reference_row_new ();
      changed = "changed";
      break;
    case MB_FIELD_TEXT:
    case MB_FIELD_INTEGER:
    case MB_FIELD_DATE:
    case MB_FIELD_TIME:
    default:
      self->row = make_text_row (self);
      changed = "changed";
      break;
    }
  g_object_ref_sink (self->row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _(self->info->label));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  g_signal_connect_object (self->row, changed, G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}

static void
mb_field_row_dispose (GObject *object)
{
  MbFieldRow *self = MB_FIELD_ROW (object);

  g_clear_object (&self->row);
  g_clear_object (&self->error_row);

  G_OBJECT_CLASS (mb_field_row_parent_class)->dispose (object);
}

static void
mb_field_row_class_init (MbFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_field_row_dispose;

  /* A person changed what stands there. */
  signals[EDITED] = g_signal_new ("edited", MB_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The focus left the row, or Enter was pressed in it. */
  signals[LEFT] = g_signal_new ("left", MB_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mb_field_row_init (MbFieldRow *self)
{
  g_date_clear (&self->today, 1);
  self->error_row = g_object_ref_sink (MB_ERROR_ROW (mb_error_row_new ()));
}

/**
 * mb_field_row_new:
 * @field: the number of the field
 *
 * Returns: (transfer full): a row for a field of that description
 */
MbFieldRow *
mb_field_row_new (MbKind kind,
                  guint  field)
{
  MbFieldRow *self;
  GtkEventController *focus;

  g_return_val_if_fail (mb_kind_get_field (kind, field) != NULL, NULL);

  self = g_object_new (MB_TYPE_FIELD_ROW, NULL);
  self->kind = kind;
  self->field = field;
  self->info = mb_kind_get_field (kind, field);
  make_row (self);

  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->row, focus);
  gtk_accessible_update_relation (get_control (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  mb_error_row_get_label (self->error_row), NULL, -1);

  return self;
}
