/* Minute Book: the bytes of attached papers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Attachments are addressed by what they hold: the SHA-256 of their bytes,
 * kept in rows of 1 MiB. They stand outside the changesets: a change names the
 * digest, and the bytes stay as long as the history may name them. */

#pragma once

#include "store/mb-store.h"

G_BEGIN_DECLS

char     *mb_attachment_add       (MbStore    *store,
                                   GBytes     *bytes,
                                   GError    **error);
GBytes   *mb_attachment_get       (MbStore    *store,
                                   const char *digest,
                                   GError    **error);
gboolean  mb_attachment_check_all (MbStore    *store,
                                   GPtrArray  *faults,
                                   GError    **error);

G_END_DECLS
