/* Minute Book: what a resolution or an action says beside its text
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows for fields follow from the record's description. People are completed
 * as they are typed; whom the book doesn't know can own an action, in words.
 * A due day is typed as a day, or in words. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_DECISION_FORM (mb_decision_form_get_type ())
G_DECLARE_FINAL_TYPE (MbDecisionForm, mb_decision_form, MB, DECISION_FORM, GtkBox)

GtkWidget  *mb_decision_form_new         (MbDesk         *desk,
                                          MbKind          kind);
void        mb_decision_form_set_people  (MbDecisionForm *self,
                                          GPtrArray      *people);
void        mb_decision_form_set_record  (MbDecisionForm *self,
                                          MbProceedings  *proceedings,
                                          MbRecord       *record);
void        mb_decision_form_set_narrow  (MbDecisionForm *self,
                                          gboolean        is_narrow);
void        mb_decision_form_read        (MbDecisionForm *self,
                                          MbRecord       *record);
void        mb_decision_form_peek        (MbDecisionForm *self,
                                          MbRecord       *copy,
                                          MbProceedings  *draft);
gboolean    mb_decision_form_is_filled   (MbDecisionForm *self);
const char *mb_decision_form_get_trouble (MbDecisionForm *self);

G_END_DECLS
