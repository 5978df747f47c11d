/* Minute Book: the form in which a table is written
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tab goes from cell to cell, and behind the last one adds a row, until a row
 * is left empty. However it is closed, what was typed is kept: ::edited tells
 * the table, as it is stored, where it was changed. Undo takes it back. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_PROSE_TABLE_DIALOG (mb_prose_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbProseTableDialog, mb_prose_table_dialog, MB, PROSE_TABLE_DIALOG, AdwDialog)

MbProseTableDialog *mb_prose_table_dialog_new        (const char         *stored);
char               *mb_prose_table_dialog_dup_stored (MbProseTableDialog *self);

G_END_DECLS
