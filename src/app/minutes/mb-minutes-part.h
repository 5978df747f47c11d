/* Minute Book: a part of the minutes, written in its place
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A narrative, a resolution or an action; or the meeting's opening or closing.
 * A part that isn't in the book yet comes into it as soon as it has a text.
 * What a person is typing is never replaced by what was read from the book. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "app/prose/mb-prose-editor.h"

G_BEGIN_DECLS

#define MB_TYPE_MINUTES_PART (mb_minutes_part_get_type ())
G_DECLARE_FINAL_TYPE (MbMinutesPart, mb_minutes_part, MB, MINUTES_PART, AdwBin)

GtkWidget *mb_minutes_part_new             (MbDesk        *desk,
                                            MbKind         kind,
                                            guint          field,
                                            const char    *placeholder);
MbRecord  *mb_minutes_part_get_record      (MbMinutesPart *self);
void       mb_minutes_part_set_draft       (MbMinutesPart *self,
                                            MbProceedings *proceedings,
                                            MbRecord      *record);
void       mb_minutes_part_set_record      (MbMinutesPart *self,
                                            MbProceedings *proceedings,
                                            MbRecord      *record);
void       mb_minutes_part_forget          (MbMinutesPart *self);
gboolean   mb_minutes_part_is_in_book      (MbMinutesPart *self);
/* Whether it is on its way into the book. */
gboolean   mb_minutes_part_is_adding       (MbMinutesPart *self);
/* Whether nothing at all was said in it. */
gboolean   mb_minutes_part_is_blank        (MbMinutesPart *self);
gboolean   mb_minutes_part_has_focus       (MbMinutesPart *self);
void       mb_minutes_part_use_means       (MbMinutesPart *self,
                                            GPtrArray     *people,
                                            GListModel    *completions,
                                            gboolean       is_narrow);
void       mb_minutes_part_place_cursor    (MbMinutesPart *self,
                                            gboolean       at_end);
MbProseEditor *
           mb_minutes_part_get_editor      (MbMinutesPart *self);
void       mb_minutes_part_go_to_details   (MbMinutesPart *self);

G_END_DECLS
