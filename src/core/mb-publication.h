/* Minute Book: what was published of a meeting
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A publication is a pack as the public, or those entitled to see exempt
 * matter, got it. Its bytes are kept as an attachment and never change; what
 * comes after is another publication: a supplement with what is new, or the
 * whole pack anew with a correction. */

#pragma once

#include "core/mb-kind.h"

G_BEGIN_DECLS

enum
{
  MB_PUBLICATION_MEETING,
  MB_PUBLICATION_NUMBER, /* 1, 2, ... within the meeting */
  MB_PUBLICATION_KIND,
  MB_PUBLICATION_DISCLOSURE,
  MB_PUBLICATION_PUBLISHED_AT, /* seconds since 1970, UTC */
  MB_PUBLICATION_DIGEST,       /* SHA-256 of the PDF's bytes, in hexadecimal */
  MB_PUBLICATION_SIZE,         /* bytes */
  MB_PUBLICATION_FILE_NAME,
  MB_PUBLICATION_FIRST_PAGE, /* of its running numbers; 0 where there are none */
  MB_PUBLICATION_LAST_PAGE,
  MB_PUBLICATION_MANIFEST, /* JSON: the papers in it, their digests and pages, and what was proved */
  MB_PUBLICATION_NOTE,     /* what differs from the one before */
  MB_PUBLICATION_N_FIELDS
};

extern const MbKindInfo mb_publication_info;

G_END_DECLS
