/* Minute Book: papers attached to agenda items
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/mb-kind.h"

G_BEGIN_DECLS

enum
{
  MB_DOCUMENT_ITEM,
  MB_DOCUMENT_POSITION,
  MB_DOCUMENT_TITLE,
  MB_DOCUMENT_FILE_NAME,
  MB_DOCUMENT_DIGEST, /* SHA-256 of the attachment's bytes, in hexadecimal */
  MB_DOCUMENT_SIZE,   /* bytes */
  MB_DOCUMENT_PAGES,
  MB_DOCUMENT_LANGUAGE,
  MB_DOCUMENT_WORDS, /* the text of its pages, for the search */
  MB_DOCUMENT_ACCESS,
  MB_DOCUMENT_EXEMPT_PARAGRAPHS,
  MB_DOCUMENT_EXEMPT_REASON,
  MB_DOCUMENT_PUBLIC_INTEREST,
  MB_DOCUMENT_FINDINGS, /* codes of what its examination found, with spaces between; unknown: not examined */
  MB_DOCUMENT_N_FIELDS
};

extern const MbKindInfo mb_document_info;

G_END_DECLS
