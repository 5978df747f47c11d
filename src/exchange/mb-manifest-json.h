/* Minute Book: a publication's manifest as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Written to text and read back, a manifest is the same. A reader of a newer
 * version's manifest passes over what it doesn't know. */

#pragma once

#include "paper/mb-manifest.h"

G_BEGIN_DECLS

char       *mb_manifest_json_write (const MbManifest  *manifest);
MbManifest *mb_manifest_json_read  (const char        *text,
                                    GError           **error);

G_END_DECLS
