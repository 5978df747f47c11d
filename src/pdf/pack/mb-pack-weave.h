/* Minute Book: the file that a pack becomes, woven of the objects of many
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A pack's own objects are written here as words; what the parts bring is not
 * copied, but led to, and written from the part itself when the pack is finished:
 * each object once, with all that it leads to in turn (ISO 32000-1, 7.5).
 *
 * What always holds: an object of a part is written as that part has it now, so
 * it is changed there (mb_cos_put(), mb_cos_remove()); pages, catalogs and the roots of
 * structure trees are not brought along, whatever leads to them; what can't be read
 * is damage of the part's file, which its owner asks for afterwards; and what
 * comes of it all is read again strictly, by another reader (mb-pack-check.c). */

#pragma once

#include "pdf/cos/mb-cos.h"
#include "pdf/pack/mb-pack-words.h"

G_BEGIN_DECLS

/**
 * MbPackRef:
 * @file: 0 for an object of the weave itself
 * @number: 0 for none
 *
 * An object, as it is known until it gets its number in the pack.
 */
typedef struct
{
  guint32 file;
  guint32 number;
} MbPackRef;

typedef struct _MbPackWeave MbPackWeave;

MbPackWeave *mb_pack_weave_new       (void);
void         mb_pack_weave_free      (MbPackWeave   *self);
guint        mb_pack_weave_add_file  (MbPackWeave   *self,
                                      MbCosFile     *file);
MbPackRef    mb_pack_weave_reserve   (MbPackWeave   *self);
void         mb_pack_weave_set       (MbPackWeave   *self,
                                      MbPackRef      object,
                                      const GString *words);
void         mb_pack_weave_set_stream (MbPackWeave  *self,
                                      MbPackRef      object,
                                      const GString *words,
                                      GBytes        *data);
void         mb_pack_weave_add       (MbPackWeave   *self,
                                      MbPackRef      object,
                                      const GString *words);
void         mb_pack_weave_put_integer (MbPackWeave *self,
                                      MbPackRef      object,
                                      const char    *key,
                                      gint64         value);
void         mb_pack_weave_lead      (GString       *words,
                                      MbPackRef      object);
void         mb_pack_weave_append_value (MbPackWeave *self,
                                      GString       *words,
                                      guint          file,
                                      const MbCos   *value);
MbPackRef    mb_pack_weave_find      (MbPackWeave   *self,
                                      guint          file,
                                      const MbCos   *value);
void         mb_pack_weave_stand_for (MbPackWeave   *self,
                                      MbPackRef      object,
                                      MbPackRef      instead);
gboolean     mb_pack_weave_get_stand (MbPackWeave   *self,
                                      MbPackRef      object,
                                      MbPackRef     *instead);
const char  *mb_pack_weave_get_data  (MbPackWeave   *self,
                                      MbPackRef      stream,
                                      gsize         *length);
gboolean     mb_pack_weave_is_full   (const MbPackWeave *self);
GBytes      *mb_pack_weave_finish    (MbPackWeave   *self,
                                      MbPackRef      root,
                                      MbPackRef      info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPackWeave, mb_pack_weave_free)

G_END_DECLS
