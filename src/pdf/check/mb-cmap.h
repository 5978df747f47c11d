/* Minute Book: the maps from a font's codes to its characters
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* CMaps in both uses: from codes to CIDs, and from codes to Unicode (ISO
 * 32000-1, 9.7.5 and 9.10.3). Those that readers know by name are not kept
 * here, but for Identity. */

#pragma once

#include "pdf/cos/mb-cos.h"

G_BEGIN_DECLS

typedef struct _MbCMap MbCMap;

gboolean    mb_cmap_is_known      (const char   *name);
MbCMap     *mb_cmap_new_identity  (void);
MbCMap     *mb_cmap_new           (const char   *data,
                                   gsize         length);
void        mb_cmap_free          (MbCMap       *self);
gsize       mb_cmap_read_code     (MbCMap       *self,
                                   const guint8 *bytes,
                                   gsize         length,
                                   guint32      *code);
gboolean    mb_cmap_get_cid       (MbCMap       *self,
                                   guint32       code,
                                   guint32      *cid);
gboolean    mb_cmap_get_letters   (MbCMap       *self,
                                   guint32       code,
                                   gunichar2    *letters,
                                   guint         most,
                                   guint        *n_letters);
int         mb_cmap_get_writing   (MbCMap       *self);
guint32     mb_cmap_get_largest   (MbCMap       *self);
const char *mb_cmap_get_registry  (MbCMap       *self);
const char *mb_cmap_get_ordering  (MbCMap       *self);
gint64      mb_cmap_get_supplement (MbCMap      *self);
const char *mb_cmap_get_base      (MbCMap       *self);

G_END_DECLS
