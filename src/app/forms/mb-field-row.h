/* Minute Book: one field of a record, as a row of a form
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A field row makes the row that a field's description asks for: an entry for
 * text, days and times, a choice (also among records, see
 * mb_field_row_set_choices()), a switch, or a text that grows. It reads what
 * is typed leniently, writes it into the record, and says what is wrong with it
 * in words beside the field. It never alters what is being typed: when the
 * focus leaves the row, a day or time is written out as it was understood. */

#pragma once

#include <adwaita.h>

#include "core/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_FIELD_ROW (mb_field_row_get_type ())
G_DECLARE_FINAL_TYPE (MbFieldRow, mb_field_row, MB, FIELD_ROW, GObject)

MbFieldRow *mb_field_row_new            (MbKind       kind,
                                         guint        field);
guint       mb_field_row_get_field      (MbFieldRow  *self);
MbKind      mb_field_row_get_target     (MbFieldRow  *self);
void        mb_field_row_set_choices    (MbFieldRow  *self,
                                         GPtrArray   *records);
GtkWidget  *mb_field_row_get_widget     (MbFieldRow  *self);
GtkWidget  *mb_field_row_get_error_row  (MbFieldRow  *self);
void        mb_field_row_show           (MbFieldRow  *self,
                                         MbRecord    *record);
gboolean    mb_field_row_read           (MbFieldRow  *self,
                                         MbRecord    *record);
void        mb_field_row_set_today      (MbFieldRow  *self,
                                         const GDate *today);
void        mb_field_row_tidy           (MbFieldRow  *self,
                                         MbRecord    *record);
void        mb_field_row_set_error      (MbFieldRow  *self,
                                         const char  *words);
const char *mb_field_row_get_error      (MbFieldRow  *self);

G_END_DECLS
