/* Minute Book: what the parts of the weave share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/cos/mb-cos-private.h"
#include "pdf/pack/mb-pack-weave.h"

G_BEGIN_DECLS

/* In words, an object whose number is not known yet: this byte, and an
 * MbPackRef. No other word has the byte. */
#define MB_WEAVE_HOLE '\x01'
#define MB_WEAVE_HOLE_LENGTH (1 + sizeof (MbPackRef))

/**
 * MbWeaveOwn:
 * @start: of its words, in those of the weave
 * @added: (nullable): what was added to its dictionary
 * @data: (nullable): of a stream
 */
typedef struct
{
  gsize    start;
  gsize    length;
  GString *added;
  GBytes  *data;
} MbWeaveOwn;

/**
 * MbWeaveFile:
 * @numbers: in the pack, by the file's; 0 for those that nothing has led to yet
 * @stands: what stands for an object, by its number
 */
typedef struct
{
  MbCosFile *file; /* (unowned) */
  guint32   *numbers;
  MbPackRef *stands;
  guint      n;
} MbWeaveFile;

struct _MbPackWeave
{
  GString *words;
  GArray  *own;   /* MbWeaveOwn */
  GArray  *files; /* MbWeaveFile; MbPackRef counts them from 1 */
};

static inline MbWeaveFile *
mb_weave_get_file (MbPackWeave *self,
                   guint        file)
{
  return &g_array_index (self->files, MbWeaveFile, file - 1);
}

G_END_DECLS
