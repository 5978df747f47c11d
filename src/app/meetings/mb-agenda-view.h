/* Minute Book: an agenda, to be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

#define MB_TYPE_AGENDA_VIEW (mb_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (MbAgendaView, mb_agenda_view, MB, AGENDA_VIEW, AdwBin)

void mb_agenda_view_set_proceedings (MbAgendaView  *self,
                                     MbProceedings *proceedings);

G_END_DECLS
