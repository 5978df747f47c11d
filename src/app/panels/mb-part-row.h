/* Minute Book: a part of a panel, such as a membership
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Closed, it says what it is; open, it is a form. It lays its record on the
 * desk. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_PART_ROW (mb_part_row_get_type ())
G_DECLARE_FINAL_TYPE (MbPartRow, mb_part_row, MB, PART_ROW, AdwExpanderRow)

GtkWidget *mb_part_row_new        (MbDesk      *desk,
                                   MbKind       kind,
                                   const guint *fields,
                                   guint        n_fields);
void       mb_part_row_set_record (MbPartRow   *self,
                                   MbRecord    *record);
MbRecord  *mb_part_row_get_record (MbPartRow   *self);
void       mb_part_row_set_names  (MbPartRow   *self,
                                   const char  *name,
                                   const char  *details);
void       mb_part_row_set_place  (MbPartRow   *self,
                                   gboolean     is_first,
                                   gboolean     is_last);

G_END_DECLS
