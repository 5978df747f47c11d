/* Minute Book: commands on an agenda, as a page gives them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/mb-desk-do.h"
#include "book/mb-book-agenda.h"

G_BEGIN_DECLS

void mb_agenda_do_add            (MbDesk        *desk,
                                  gint64         meeting,
                                  gint64         after,
                                  const char    *title,
                                  MbDeskDone     done,
                                  gpointer       owner);
void mb_agenda_do_exclude        (MbDesk        *desk,
                                  gint64         meeting,
                                  MbDeskDone     done,
                                  gpointer       owner);
void mb_agenda_do_move           (MbDesk        *desk,
                                  gint64         item,
                                  MbItemStep     step);
void mb_agenda_do_place          (MbDesk        *desk,
                                  gint64         item,
                                  gint64         other,
                                  gboolean       behind);
void mb_agenda_do_remove         (MbDesk        *desk,
                                  MbRecord      *record,
                                  const char    *words);
void mb_agenda_do_move_document  (MbDesk        *desk,
                                  gint64         document,
                                  gboolean       down);
void mb_agenda_do_attach         (MbDesk        *desk,
                                  gint64         item,
                                  const char    *path,
                                  GCancellable  *cancellable,
                                  MbDeskDone     done,
                                  gpointer       owner);

G_END_DECLS
