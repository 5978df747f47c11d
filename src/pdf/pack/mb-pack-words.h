/* Minute Book: writes the values of a PDF
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/cos/mb-cos.h"

G_BEGIN_DECLS

void mb_pack_append_name    (GString      *words,
                             const char   *name);
void mb_pack_append_key     (GString      *words,
                             const char   *key);
void mb_pack_append_bytes   (GString      *words,
                             const char   *bytes,
                             gsize         length);
void mb_pack_append_text    (GString      *words,
                             const char   *text);
void mb_pack_append_number  (GString      *words,
                             double        value);
void mb_pack_append_numbers (GString      *words,
                             const double *values,
                             guint         n_values);
void mb_pack_append_integer (GString      *words,
                             gint64        value);
gboolean mb_pack_append_plain (GString    *words,
                             const MbCos  *value);

G_END_DECLS
