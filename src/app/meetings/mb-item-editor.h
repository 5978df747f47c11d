/* Minute Book: an agenda item, to be edited in its place
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed goes into the item's record, and by the desk into the book.
 * PDFs are attached one after the other; what is wrong with one is said below
 * the papers. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "app/meetings/mb-paper-drawer.h"

G_BEGIN_DECLS

#define MB_TYPE_ITEM_EDITOR (mb_item_editor_get_type ())
G_DECLARE_FINAL_TYPE (MbItemEditor, mb_item_editor, MB, ITEM_EDITOR, AdwBin)

GtkWidget *mb_item_editor_new         (MbDesk        *desk,
                                       MbPaperDrawer *drawer);
void       mb_item_editor_set_item    (MbItemEditor  *self,
                                       MbProceedings *proceedings,
                                       MbRecord      *item);
void       mb_item_editor_attach      (MbItemEditor  *self,
                                       GSList        *files);
void       mb_item_editor_focus_title (MbItemEditor  *self);
void       mb_item_editor_show        (MbItemEditor  *self,
                                       gint64         paper,
                                       int            field);

G_END_DECLS
