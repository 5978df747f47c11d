/* Minute Book: an item of an agenda: read, and edited in its place
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "app/meetings/mb-paper-drawer.h"

G_BEGIN_DECLS

#define MB_TYPE_AGENDA_ROW (mb_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (MbAgendaRow, mb_agenda_row, MB, AGENDA_ROW, GtkListBoxRow)

GtkWidget *mb_agenda_row_new      (MbDesk        *desk,
                                   MbPaperDrawer *drawer);
void       mb_agenda_row_set_item (MbAgendaRow   *self,
                                   MbProceedings *proceedings,
                                   MbRecord      *item);
MbRecord  *mb_agenda_row_get_item (MbAgendaRow   *self);
gboolean   mb_agenda_row_is_open  (MbAgendaRow   *self);
void       mb_agenda_row_open     (MbAgendaRow   *self);
void       mb_agenda_row_show     (MbAgendaRow   *self,
                                   gint64         paper,
                                   int            field);
void       mb_agenda_row_close    (MbAgendaRow   *self);

G_END_DECLS
