/* Minute Book: an agenda, drawn up
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are read; one at a time opens in its place to be edited. The view keeps
 * its rows when it is given the proceedings anew, so that what is being typed,
 * the open row and the focus stay. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_AGENDA_VIEW (mb_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (MbAgendaView, mb_agenda_view, MB, AGENDA_VIEW, AdwBin)

void mb_agenda_view_add_exclusion   (MbAgendaView  *self);
void mb_agenda_view_set_desk        (MbAgendaView  *self,
                                     MbDesk        *desk);
void mb_agenda_view_set_proceedings (MbAgendaView  *self,
                                     MbProceedings *proceedings);
void mb_agenda_view_show            (MbAgendaView  *self,
                                     MbKind         kind,
                                     gint64         record,
                                     int            field);
void mb_agenda_view_show_item       (MbAgendaView  *self,
                                     gint64         item);

G_END_DECLS
