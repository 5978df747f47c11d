/* Minute Book: one record, of any kind, in memory
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A record has an id and a value (or none) for each field of its kind. It
 * belongs to one thread at a time; what crosses threads is handed over whole
 * or copied. Text set on it is valid UTF-8, and an empty text is no value. */

#pragma once

#include <glib-object.h>

#include "core/mb-kind.h"

G_BEGIN_DECLS

#define MB_TYPE_RECORD (mb_record_get_type ())
G_DECLARE_FINAL_TYPE (MbRecord, mb_record, MB, RECORD, GObject)

MbRecord   *mb_record_new           (MbKind       kind,
                                     gint64       id);
MbRecord   *mb_record_copy          (MbRecord    *self);
MbKind      mb_record_get_kind      (MbRecord    *self);
gint64      mb_record_get_id        (MbRecord    *self);
gboolean    mb_record_has           (MbRecord    *self,
                                     guint        field);
const char *mb_record_get_text      (MbRecord    *self,
                                     guint        field);
gint64      mb_record_get_integer   (MbRecord    *self,
                                     guint        field);
gboolean    mb_record_get_date      (MbRecord    *self,
                                     guint        field,
                                     GDate       *date);
int         mb_record_get_time      (MbRecord    *self,
                                     guint        field);
gboolean    mb_record_is            (MbRecord    *self,
                                     guint        field,
                                     const char  *choice);
void        mb_record_set_text      (MbRecord    *self,
                                     guint        field,
                                     const char  *text);
void        mb_record_set_integer   (MbRecord    *self,
                                     guint        field,
                                     gint64       value);
void        mb_record_set_date      (MbRecord    *self,
                                     guint        field,
                                     const GDate *date);
void        mb_record_set_time      (MbRecord    *self,
                                     guint        field,
                                     int          minutes);
void        mb_record_clear         (MbRecord    *self,
                                     guint        field);
void        mb_record_copy_field    (MbRecord    *self,
                                     MbRecord    *from,
                                     guint        field);
gboolean    mb_record_equal_field   (MbRecord    *self,
                                     MbRecord    *other,
                                     guint        field);
gboolean    mb_record_equal         (MbRecord    *self,
                                     MbRecord    *other);

G_END_DECLS
