/* Minute Book: adding a record by its name
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for no more than a name, and perhaps one thing beside it; everything
 * else is for the page of the record, which comes next. The signal 'added'
 * tells the record's id. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_ADDING_DIALOG (mb_adding_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbAddingDialog, mb_adding_dialog, MB, ADDING_DIALOG, AdwDialog)

/**
 * MbAddingDialogInfo:
 * @title: of the dialog
 * @name: what the entry of the name is called
 * @hint: said below
 * @nameless: said where no name is given
 * @add: adds the record and returns it; its data is a #GStrv of the name and
 *   what stands in the row beside it
 */
typedef struct
{
  const char *title;
  const char *name;
  const char *hint;
  const char *nameless;
  MbBookWork  add;
} MbAddingDialogInfo;

AdwDialog *mb_adding_dialog_new        (MbDesk                   *desk,
                                        const MbAddingDialogInfo *info);
void       mb_adding_dialog_set_beside (MbAddingDialog           *self,
                                        GtkWidget                *row);
void       mb_adding_dialog_add        (MbAddingDialog           *self);

G_END_DECLS
