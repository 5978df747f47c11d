/* Minute Book: a table within a prose
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* To be read; its button opens the form in which it is edited. ::edited tells
 * what the form made of it, as it is stored. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_PROSE_TABLE (mb_prose_table_get_type ())
G_DECLARE_FINAL_TYPE (MbProseTable, mb_prose_table, MB, PROSE_TABLE, GtkBox)

GtkWidget          *mb_prose_table_new        (GtkTextChildAnchor *anchor);
GtkTextChildAnchor *mb_prose_table_get_anchor (MbProseTable       *self);
void                mb_prose_table_edit       (MbProseTable       *self);

G_END_DECLS
