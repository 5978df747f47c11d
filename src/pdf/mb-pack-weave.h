/* Minute Book: objects that a pack gets beside those that libqpdf writes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A pack's structure tree has tens of thousands of small objects, more than all
 * the rest of it; to make and write each by libqpdf's functions took a third of
 * the time of a pack. They are written here as words, and put among what libqpdf
 * has written when that is done (ISO 32000-1, 7.5.7 and 7.5.8).
 *
 * What always holds: an object of libqpdf's is known by its place in a list
 * that libqpdf writes too, so that nobody has to guess the numbers it gives;
 * and what comes of it is read again strictly, like any pack (mb-pack-check.c). */

#pragma once

#include "pdf/mb-qpdf-private.h"

G_BEGIN_DECLS

typedef struct _MbPackWeave MbPackWeave;

MbPackWeave *mb_pack_weave_new     (void);
void         mb_pack_weave_free    (MbPackWeave *self);
guint        mb_pack_weave_reserve (MbPackWeave *self);
void         mb_pack_weave_set     (MbPackWeave *self,
                                    guint        object,
                                    const GString *words);
gboolean     mb_pack_weave_is_full (const MbPackWeave *self);
void         mb_pack_weave_lead    (MbPackWeave *self,
                                    GString     *words,
                                    guint        object);
void         mb_pack_weave_lead_to (MbPackWeave *self,
                                    GString     *words,
                                    MbQpdfRef    place);
qpdf_oh      mb_pack_weave_root    (MbPackWeave *self,
                                    qpdf_data    out,
                                    guint        object);
GBytes      *mb_pack_weave_finish  (MbPackWeave *self,
                                    GBytes      *written);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPackWeave, mb_pack_weave_free)

G_END_DECLS
