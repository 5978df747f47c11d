/* Minute Book: a form: rows for the fields of one record
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-form.h"

#include <glib/gi18n.h>

#include "app/forms/mb-field-row.h"
#include "app/forms/mb-prose-row.h"
#include "app/forms/mb-reference-row.h"
#include "book/mb-words.h"

struct _MbForm
{
  AdwBin       parent_instance;

  GtkListBox  *list;
  GtkLabel    *title;

  MbDesk      *desk;
  MbRecord    *record;
  GPtrArray   *rows;   /* MbFieldRow */
  GHashTable  *typed; /* rows that hold more than the record */
};

G_DEFINE_FINAL_TYPE (MbForm, mb_form, ADW_TYPE_BIN)

static const MbFinding *
find_finding (GPtrArray *findings,
              guint      field)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const MbFinding *finding = g_ptr_array_index (findings, i);

      if (finding->field == (int) field)
        return finding;
    }

  return NULL;
}

/* Says beside each row what is wrong with it, and tells the desk the first
 * thing that keeps a field out of the book. */
static void
show_findings (MbForm *self)
{
  g_autoptr (GPtrArray) findings = mb_findings_new ();
  const char *trouble = NULL;

  mb_check_record (self->record, findings);
  for (guint i = 0; i < self->rows->len; i++)
    {
      MbFieldRow *row = g_ptr_array_index (self->rows, i);
      const MbFinding *finding = find_finding (findings, mb_field_row_get_field (row));
      g_autofree char *words = finding != NULL ? mb_words_for_finding (finding) : NULL;
      gboolean readable = mb_field_row_read (row, self->record);

      mb_field_row_set_error (row, words);
      if (trouble == NULL && (!readable || (finding != NULL && mb_finding_is_fatal (finding))))
        trouble = mb_field_row_get_error (row);
    }
  mb_desk_set_trouble (self->desk, self, trouble);
}

static void
gather_cb (MbForm *self)
{
  if (self->record == NULL || g_hash_table_size (self->typed) == 0)
    return;

  g_hash_table_remove_all (self->typed);
  for (guint i = 0; i < self->rows->len; i++)
    mb_field_row_read (g_ptr_array_index (self->rows, i), self->record);
  show_findings (self);
  mb_desk_save (self->desk, self->record);
  /* What is being typed is left alone. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      MbFieldRow *row = g_ptr_array_index (self->rows, i);

      if (!(gtk_widget_get_state_flags (mb_field_row_get_widget (row)) & GTK_STATE_FLAG_FOCUS_WITHIN))
        mb_field_row_tidy (row, self->record);
    }
}

/* As it would be saved now, for who looks on. */
static void
peek_cb (MbForm        *self,
         MbProceedings *draft)
{
  g_autoptr (MbRecord) copy = NULL;
  MbRecord *known;

  if (self->record == NULL || g_hash_table_size (self->typed) == 0)
    return;
  known = mb_proceedings_find (draft, mb_record_get_kind (self->record),
                               mb_record_get_id (self->record));
  if (known == NULL)
    return;

  copy = mb_record_copy (known);
  for (guint i = 0; i < self->rows->len; i++)
    mb_field_row_read (g_ptr_array_index (self->rows, i), copy);
  mb_proceedings_add (draft, copy);
  if (known == mb_proceedings_get_meeting (draft) || mb_record_get_kind (copy) == MB_KIND_MEETING)
    mb_proceedings_set_meeting (draft, copy);
}

static void
edited_cb (MbForm     *self,
           MbFieldRow *row)
{
  if (self->record == NULL)
    return;

  g_hash_table_add (self->typed, row);
  mb_desk_expect (self->desk);
}

static void
left_cb (MbForm     *self,
         MbFieldRow *row)
{
  if (self->record == NULL)
    return;

  if (g_hash_table_size (self->typed) > 0)
    mb_desk_flush (self->desk);
  mb_field_row_tidy (row, self->record);
}

/* What can't be kept stays as it was typed, until it is put right. */
static gboolean
is_kept (MbForm     *self,
         MbFieldRow *row,
         MbRecord   *record)
{
  return g_hash_table_contains (self->typed, row) ||
         (record == self->record && mb_field_row_get_error (row) != NULL);
}

/**
 * mb_form_set_record:
 * @record: one that lies on the desk
 *
 * Shows the record, and edits it from now on. What was just typed stays.
 */
void
mb_form_set_record (MbForm   *self,
                    MbRecord *record)
{
  g_return_if_fail (MB_IS_FORM (self));
  g_return_if_fail (MB_IS_RECORD (record));

  for (guint i = 0; i < self->rows->len; i++)
    if (!is_kept (self, g_ptr_array_index (self->rows, i), record))
      mb_field_row_show (g_ptr_array_index (self->rows, i), record);
  g_set_object (&self->record, record);
  show_findings (self);
}

/**
 * mb_form_set_choices:
 * @kind: a kind of record that fields of the form may name
 * @records: (element-type MbRecord): the choices, in order
 */
void
mb_form_set_choices (MbForm    *self,
                     MbKind     kind,
                     GPtrArray *records)
{
  g_return_if_fail (MB_IS_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (mb_field_row_get_target (g_ptr_array_index (self->rows, i)) == kind)
      mb_field_row_set_choices (g_ptr_array_index (self->rows, i), records);
}

/**
 * mb_form_set_none:
 * @field: of the form's fields, one that names a record
 * @words: what it means that it names none
 */
void
mb_form_set_none (MbForm     *self,
                  guint       field,
                  const char *words)
{
  g_return_if_fail (MB_IS_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (mb_field_row_get_field (g_ptr_array_index (self->rows, i)) == field)
      mb_reference_row_set_none (MB_REFERENCE_ROW (mb_field_row_get_widget (g_ptr_array_index (self->rows, i))),
                                 words);
}

/**
 * mb_form_gather:
 *
 * Puts what was typed into the record now, before the desk asks for it.
 */
void
mb_form_gather (MbForm *self)
{
  g_return_if_fail (MB_IS_FORM (self));

  gather_cb (self);
}

/**
 * mb_form_focus_field:
 *
 * Returns: whether the form has a row for the field, which got the focus
 */
gboolean
mb_form_focus_field (MbForm *self,
                     int     field)
{
  g_return_val_if_fail (MB_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      MbFieldRow *row = g_ptr_array_index (self->rows, i);
      GtkWidget *widget = mb_field_row_get_widget (row);

      if ((int) mb_field_row_get_field (row) == field && gtk_widget_is_visible (widget))
        return gtk_widget_grab_focus (widget) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
    }

  return FALSE;
}

/**
 * mb_form_drop_frame:
 *
 * Leaves the title to screen readers, and the frame to the row that the form
 * stands in.
 */
void
mb_form_drop_frame (MbForm *self)
{
  g_return_if_fail (MB_IS_FORM (self));

  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "inner-form");
}

/* Texts can still be read, selected and copied. That the form were insensitive
 * would not do: a text in it takes what is dictated all the same. */
static void
lock (GtkWidget *row)
{
  if (MB_IS_PROSE_ROW (row))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (mb_prose_row_get_view (MB_PROSE_ROW (row))), FALSE);
  else if (GTK_IS_EDITABLE (row))
    gtk_editable_set_editable (GTK_EDITABLE (row), FALSE);
  else
    gtk_widget_set_sensitive (row, FALSE);
}

static void
add_row (MbForm *self,
         MbKind  kind,
         guint   field)
{
  MbFieldRow *row = mb_field_row_new (kind, field);
  GDate today;

  mb_book_get_today (mb_desk_get_book (self->desk), &today);
  mb_field_row_set_today (row, &today);
  if (mb_desk_is_read_only (self->desk))
    lock (mb_field_row_get_widget (row));
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, mb_field_row_get_widget (row));
  gtk_list_box_append (self->list, mb_field_row_get_error_row (row));
  g_ptr_array_add (self->rows, row);
}

static void
mb_form_dispose (GObject *object)
{
  MbForm *self = MB_FORM (object);

  if (self->desk != NULL)
    {
      gather_cb (self);
      mb_desk_set_trouble (self->desk, self, NULL);
    }
  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->desk);
  g_clear_object (&self->record);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_FORM);

  G_OBJECT_CLASS (mb_form_parent_class)->dispose (object);
}

static void
mb_form_class_init (MbFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MbForm, list);
  gtk_widget_class_bind_template_child (widget_class, MbForm, title);
}

static void
mb_form_init (MbForm *self)
{
  self->typed = g_hash_table_new (NULL, NULL);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_form_new:
 * @title: (nullable): above the rows
 * @fields: the numbers of the fields; references get their choices from
 *   mb_form_set_choices()
 *
 * Returns: (transfer floating): a form without a record so far
 */
GtkWidget *
mb_form_new (MbDesk      *desk,
             const char  *title,
             MbKind       kind,
             const guint *fields,
             guint        n_fields)
{
  MbForm *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_FORM, NULL);
  self->desk = g_object_ref (desk);
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL);
  if (title == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(mb_kind_get_info (kind)->label), -1);
    }
  for (guint i = 0; i < n_fields; i++)
    add_row (self, kind, fields[i]);
  g_signal_connect_object (desk, "gather", G_CALLBACK (gather_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "peek", G_CALLBACK (peek_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
