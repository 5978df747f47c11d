/* Minute Book: papers attached to agenda items
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-document.h"

#include <glib/gi18n.h>

#include "core/mb-item.h"

static const MbField document_fields[] = {
  [MB_DOCUMENT_ITEM]              = { "item", N_("Item"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_ITEM },
  [MB_DOCUMENT_POSITION]          = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_DOCUMENT_TITLE]             = { "title", N_("Title"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED },
  [MB_DOCUMENT_FILE_NAME]         = { "file_name", N_("File name"), MB_FIELD_TEXT },
  [MB_DOCUMENT_DIGEST]            = { "digest", N_("SHA-256"), MB_FIELD_TEXT, MB_FIELD_REQUIRED },
  [MB_DOCUMENT_SIZE]              = { "size", N_("Size"), MB_FIELD_INTEGER },
  [MB_DOCUMENT_PAGES]             = { "pages", N_("Pages"), MB_FIELD_INTEGER },
  [MB_DOCUMENT_LANGUAGE]          = { "language", N_("Language"), MB_FIELD_TEXT },
  [MB_DOCUMENT_WORDS]             = { "words", N_("Words"), MB_FIELD_PROSE, MB_FIELD_SEARCHED },
  [MB_DOCUMENT_ACCESS]            = { "access", N_("Access"), MB_FIELD_CHOICE, 0, 0, mb_access_choices },
  [MB_DOCUMENT_EXEMPT_PARAGRAPHS] = { "exempt_paragraphs", N_("Schedule 12A paragraphs"), MB_FIELD_TEXT },
  [MB_DOCUMENT_EXEMPT_REASON]     = { "exempt_reason", N_("Reason for exemption"), MB_FIELD_TEXT, MB_FIELD_LONG },
  [MB_DOCUMENT_PUBLIC_INTEREST]   = { "public_interest", N_("Public-interest test"), MB_FIELD_TEXT, MB_FIELD_LONG },
  [MB_DOCUMENT_FINDINGS]          = { "findings", N_("Findings"), MB_FIELD_TEXT },
};

const MbKindInfo mb_document_info = {
  "document", N_("Document"), document_fields, G_N_ELEMENTS (document_fields)
};
