/* Minute Book: a form: rows for the fields of one record
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows follow from the record's description: a form names the fields that
 * it has, in its order, and no more. What is typed goes into the record and by
 * the desk into the book. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_FORM (mb_form_get_type ())
G_DECLARE_FINAL_TYPE (MbForm, mb_form, MB, FORM, AdwBin)

GtkWidget *mb_form_new        (MbDesk      *desk,
                               const char  *title,
                               MbKind       kind,
                               const guint *fields,
                               guint        n_fields);
void       mb_form_set_record (MbForm      *self,
                               MbRecord    *record);
void       mb_form_set_choices (MbForm     *self,
                                MbKind      kind,
                                GPtrArray  *records);
gboolean   mb_form_focus_field (MbForm     *self,
                                int         field);
void       mb_form_set_none   (MbForm      *self,
                               guint        field,
                               const char  *words);
void       mb_form_gather     (MbForm      *self);
void       mb_form_drop_frame (MbForm      *self);

G_END_DECLS
