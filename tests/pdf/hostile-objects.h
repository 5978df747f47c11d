/* Minute Book: PDFs of objects as they come, for hostile ones
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file is its objects' text, a #GPtrArray of #GByteArray: object N is at
 * N - 1. Nothing here looks at what they say. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        hostile_append       (GByteArray *bytes,
                                  const char *text);
GByteArray *hostile_body_new     (const char *text);
GPtrArray  *hostile_bodies_new   (void);
GBytes     *hostile_put_together (GPtrArray  *bodies);
GPtrArray  *hostile_take_apart   (GBytes     *pdf);
GByteArray *hostile_pack_zeros   (gsize       n,
                                  guint       times);
GByteArray *hostile_make_stream  (const char *entries,
                                  GByteArray *data);

G_END_DECLS
