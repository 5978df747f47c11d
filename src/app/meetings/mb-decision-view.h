/* Minute Book: a resolution or an action, as a block of the minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

#define MB_TYPE_DECISION_VIEW (mb_decision_view_get_type ())
G_DECLARE_FINAL_TYPE (MbDecisionView, mb_decision_view, MB, DECISION_VIEW, GtkBox)

GtkWidget *mb_decision_view_new (MbProceedings *proceedings,
                                 MbRecord      *record);

G_END_DECLS
