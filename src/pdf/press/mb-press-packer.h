/* Minute Book: compresses what pages draw, on threads
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Content is handed over page by page, and compressed while the next page is
 * made; mb_packer_finish() puts it into the streams. libqpdf itself is used on the
 * calling thread alone, and leaves what is compressed as it is. */

#pragma once

#include <glib.h>

#include "pdf/mb-qpdf-private.h"

G_BEGIN_DECLS

typedef struct _MbPacker MbPacker;

MbPacker *mb_packer_new    (qpdf_data  qpdf);
void      mb_packer_free   (MbPacker  *self);
qpdf_oh   mb_packer_add    (MbPacker  *self,
                            GBytes    *content);
void      mb_packer_finish (MbPacker  *self);
GBytes   *mb_packer_compress (const char *data,
                            gsize       length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPacker, mb_packer_free)

G_END_DECLS
