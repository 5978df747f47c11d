/* Minute Book: ids for records, and the time, as given from outside
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Both come in as parameters, so that every output can be made again byte for
 * byte: a test, the sample council or a reproducible export brings its own. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MbIdSource MbIdSource;
typedef struct _MbClock    MbClock;

MbIdSource *mb_id_source_new_random (void);
MbIdSource *mb_id_source_new_seeded (guint32     seed);
void        mb_id_source_free       (MbIdSource *self);
gint64      mb_id_source_next       (MbIdSource *self);

char       *mb_id_to_text           (gint64      id);
gint64      mb_id_from_text         (const char *text);

MbClock    *mb_clock_new_system     (void);
MbClock    *mb_clock_new_fixed      (gint64      seconds);
MbClock    *mb_clock_copy           (MbClock    *self);
void        mb_clock_free           (MbClock    *self);
gboolean    mb_clock_is_fixed       (MbClock    *self);
gint64      mb_clock_now            (MbClock    *self);
void        mb_clock_today          (MbClock    *self,
                                     GDate      *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbIdSource, mb_id_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbClock, mb_clock_free)

G_END_DECLS
