/* Minute Book: a row that names another record of the book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-reference-row.h"

#include <glib/gi18n.h>

#include "app/forms/mb-choice-words.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

struct _MbReferenceRow
{
  AdwComboRow  parent_instance;

  char        *none;    /* what the first choice is called, or NULL */
  GArray      *ids;     /* gint64, of what stands in the list */
  gint64       id;      /* 0 for none */
  gboolean     showing; /* what is selected follows the id */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbReferenceRow, mb_reference_row, ADW_TYPE_COMBO_ROW)

/**
 * mb_reference_name_record:
 *
 * Returns: (transfer full): what a list calls the record
 */
char *
mb_reference_name_record (MbRecord *record)
{
  const char *name = NULL;
  char *person;
  GDate date;

  switch ((int) mb_record_get_kind (record))
    {
    case MB_KIND_PERSON:
      person = mb_person_get_titled_name (record);
      if (*person != '\0')
        return person;
      g_free (person);
      return g_strdup (_("Person without a name"));
    case MB_KIND_MEETING:
      if (mb_record_get_date (record, MB_MEETING_DATE, &date))
        return mb_date_format (&date);
      return g_strdup (_("No date yet"));
    case MB_KIND_COUNCIL:
      name = mb_record_get_text (record, MB_COUNCIL_NAME);
      break;
    case MB_KIND_PANEL:
      name = mb_record_get_text (record, MB_PANEL_NAME);
      break;
    default:
      break;
    }

  return g_strdup (name != NULL ? name : _("Without a name"));
}

static void
select_id (MbReferenceRow *self)
{
  guint selected = 0;

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == self->id)
      selected = i;

  self->showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->showing = FALSE;
}

static void
selected_cb (MbReferenceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->showing || selected >= self->ids->len)
    return;

  self->id = g_array_index (self->ids, gint64, selected);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * mb_reference_row_set_choices:
 * @records: (element-type MbRecord): in the order of the list
 */
void
mb_reference_row_set_choices (MbReferenceRow *self,
                              GPtrArray      *records)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  gint64 none = 0;

  g_return_if_fail (MB_IS_REFERENCE_ROW (self));

  g_array_set_size (self->ids, 0);
  g_array_append_val (self->ids, none);
  /* TRANSLATORS: nobody, or no meeting, is named */
  g_strv_builder_add (builder, self->none != NULL ? self->none : _("None"));
  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);
      gint64 id = mb_record_get_id (record);

      g_array_append_val (self->ids, id);
      g_strv_builder_take (builder, mb_reference_name_record (record));
    }
  names = g_strv_builder_end (builder);

  self->showing = TRUE;
  /* Nobody sees the list that opens, so it loses an empty model as soon as it has
   * it (mb-sight.h): given thousands of names, it would first make its rows. */
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (list));
  gtk_string_list_splice (list, 0, 0, (const char *const *) names);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), records->len > 8);
  self->showing = FALSE;
  select_id (self);
}

/**
 * mb_reference_row_set_none:
 * @words: what it means that no record is named
 *
 * To be called before the choices are set.
 */
void
mb_reference_row_set_none (MbReferenceRow *self,
                           const char     *words)
{
  g_return_if_fail (MB_IS_REFERENCE_ROW (self));

  g_set_str (&self->none, words);
}

/**
 * mb_reference_row_set_id:
 * @id: of the record to name, or 0 for none
 */
void
mb_reference_row_set_id (MbReferenceRow *self,
                         gint64          id)
{
  g_return_if_fail (MB_IS_REFERENCE_ROW (self));

  if (self->id == id)
    return;
  self->id = id;
  select_id (self);
}

gint64
mb_reference_row_get_id (MbReferenceRow *self)
{
  g_return_val_if_fail (MB_IS_REFERENCE_ROW (self), 0);

  return self->id;
}

static void
mb_reference_row_finalize (GObject *object)
{
  g_array_unref (MB_REFERENCE_ROW (object)->ids);
  g_free (MB_REFERENCE_ROW (object)->none);

  G_OBJECT_CLASS (mb_reference_row_parent_class)->finalize (object);
}

static void
mb_reference_row_class_init (MbReferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_reference_row_finalize;

  /* A person chose another record. */
  signals[CHANGED] = g_signal_new ("changed", MB_TYPE_REFERENCE_ROW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mb_reference_row_init (MbReferenceRow *self)
{
  g_autoptr (GtkExpression) expression = NULL;

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), expression);
  mb_choice_words_fit (GTK_WIDGET (self));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

GtkWidget *
mb_reference_row_new (void)
{
  return g_object_new (MB_TYPE_REFERENCE_ROW, NULL);
}
