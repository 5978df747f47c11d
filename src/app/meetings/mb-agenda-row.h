/* Minute Book: an item of an agenda, to be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

#define MB_TYPE_AGENDA_ROW (mb_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (MbAgendaRow, mb_agenda_row, MB, AGENDA_ROW, GtkListBoxRow)

GtkWidget *mb_agenda_row_new (MbProceedings *proceedings,
                              MbRecord      *item);

G_END_DECLS
