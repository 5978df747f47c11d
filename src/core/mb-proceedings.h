/* Minute Book: all the records of one meeting, together
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What travels between the floors: the store reads a meeting's proceedings,
 * papers are made of them, and imports make them. They hold the meeting, its
 * parts (items, narratives, attendance, ...), and each record that these name:
 * people, the panel, the council, an earlier meeting. */

#pragma once

#include "core/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PROCEEDINGS (mb_proceedings_get_type ())
G_DECLARE_FINAL_TYPE (MbProceedings, mb_proceedings, MB, PROCEEDINGS, GObject)

MbProceedings *mb_proceedings_new           (void);
void           mb_proceedings_add           (MbProceedings *self,
                                             MbRecord      *record);
void           mb_proceedings_remove        (MbProceedings *self,
                                             MbRecord      *record);
MbRecord      *mb_proceedings_find          (MbProceedings *self,
                                             MbKind         kind,
                                             gint64         id);
MbRecord      *mb_proceedings_follow        (MbProceedings *self,
                                             MbRecord      *record,
                                             guint          field);
GPtrArray     *mb_proceedings_list          (MbProceedings *self,
                                             MbKind         kind);
GPtrArray     *mb_proceedings_list_parts    (MbProceedings *self,
                                             MbKind         kind,
                                             gint64         owner);
void           mb_proceedings_set_meeting   (MbProceedings *self,
                                             MbRecord      *meeting);
MbRecord      *mb_proceedings_get_meeting   (MbProceedings *self);
MbRecord      *mb_proceedings_get_panel     (MbProceedings *self);
MbRecord      *mb_proceedings_get_council   (MbProceedings *self);
const char    *mb_proceedings_get_language  (MbProceedings *self);
GPtrArray     *mb_proceedings_list_items    (MbProceedings *self);
GPtrArray     *mb_proceedings_list_minutes  (MbProceedings *self,
                                             MbRecord      *item);
GPtrArray     *mb_proceedings_list_attendance (MbProceedings *self,
                                               const char    *status);
guint          mb_proceedings_get_depth     (MbProceedings *self,
                                             MbRecord      *record);
gboolean       mb_item_is_withheld          (MbRecord      *item);
gboolean       mb_proceedings_touch_exempt  (MbProceedings *self);

G_END_DECLS
