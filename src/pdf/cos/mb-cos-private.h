/* Minute Book: what the parts of the reader of PDF objects share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/cos/mb-cos.h"

G_BEGIN_DECLS

/* The largest object number that counts (ISO 19005-2, 6.1.13). */
#define MB_COS_MOST_OBJECTS 8388607

/* From here on the entries of a dictionary are sorted. */
#define MB_COS_MANY_ENTRIES 12

typedef enum
{
  MB_COS_SLOT_UNKNOWN,
  MB_COS_SLOT_FREE,
  MB_COS_SLOT_OFFSET,
  MB_COS_SLOT_PACKED, /* in an object stream */
} MbCosSlotKind;

/**
 * MbCosSlot:
 * @at: where in the file, or the object stream's number
 * @index: in the object stream
 */
typedef struct
{
  guint8  kind;
  guint8  flaws;
  guint8  loading;
  guint32 index;
  gsize   at;
  MbCos  *object;
} MbCosSlot;

/* An object stream, taken apart. */
typedef struct
{
  GBytes  *bytes;
  guint    n;
  guint32 *numbers;
  gsize   *offsets;
} MbCosPack;

struct _MbCosFile
{
  GBytes     *bytes;
  const char *data;
  gsize       length;
  MbArena    *arena;
  GArray     *slots; /* MbCosSlot, by number */
  GHashTable *packs; /* number to MbCosPack */
  MbCos      *trailer;
  MbCosFlaws  flaws;
  char        header[16];
  gsize       shift; /* what stands before the header */
  gsize       decoded; /* bytes, of all streams */
  guint       depth;   /* of objects that are read for the sake of others */
  gboolean    exhausted;
  const char *damage; /* the first */
};

void       mb_cos_sort_entries (MbCos      *dict);
void       mb_cos_xref_read    (MbCosFile  *self);
void       mb_cos_xref_rebuild (MbCosFile  *self);
MbCosSlot *mb_cos_file_slot    (MbCosFile  *self,
                                gint64      number,
                                gboolean    make);
const char *
           mb_cos_file_find_last (const MbCosFile *self,
                                const char *word);
MbCos     *mb_cos_read_at      (MbCosFile  *self,
                                gsize       at,
                                gint64     *number,
                                guint      *flaws);

G_END_DECLS
