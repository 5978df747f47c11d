/* Minute Book: a row that names another record of the book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list that can be searched: people by name, meetings by day. A record that
 * is not among the choices stays named until another is chosen. */

#pragma once

#include <adwaita.h>

#include "core/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_REFERENCE_ROW (mb_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (MbReferenceRow, mb_reference_row, MB, REFERENCE_ROW, AdwComboRow)

GtkWidget *mb_reference_row_new         (void);
void       mb_reference_row_set_choices (MbReferenceRow *self,
                                         GPtrArray      *records);
void       mb_reference_row_set_none    (MbReferenceRow *self,
                                         const char     *words);
void       mb_reference_row_set_id      (MbReferenceRow *self,
                                         gint64          id);
gint64     mb_reference_row_get_id      (MbReferenceRow *self);

char      *mb_reference_name_record     (MbRecord       *record);

G_END_DECLS
