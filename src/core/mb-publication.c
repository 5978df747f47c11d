/* Minute Book: what was published of a meeting
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-publication.h"

#include <glib/gi18n.h>

static const MbChoice publication_kinds[] = {
  { "pack", N_("Pack") },
  { "supplement", N_("Supplement") },
  { "correction", N_("Corrected pack") },
  { NULL }
};

static const MbChoice disclosures[] = {
  { "public", N_("Public") },
  { "restricted", N_("Restricted") },
  { NULL }
};

static const MbField publication_fields[] = {
  [MB_PUBLICATION_MEETING]      = { "meeting", N_("Meeting"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_MEETING },
  [MB_PUBLICATION_NUMBER]       = { "number", N_("Number"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_PUBLICATION_KIND]         = { "kind", N_("Kind"), MB_FIELD_CHOICE, 0, 0, publication_kinds },
  [MB_PUBLICATION_DISCLOSURE]   = { "disclosure", N_("For"), MB_FIELD_CHOICE, 0, 0, disclosures },
  [MB_PUBLICATION_PUBLISHED_AT] = { "published_at", N_("Published at"), MB_FIELD_INTEGER },
  [MB_PUBLICATION_DIGEST]       = { "digest", N_("SHA-256"), MB_FIELD_TEXT, MB_FIELD_REQUIRED },
  [MB_PUBLICATION_SIZE]         = { "size", N_("Size"), MB_FIELD_INTEGER },
  [MB_PUBLICATION_FILE_NAME]    = { "file_name", N_("File name"), MB_FIELD_TEXT },
  [MB_PUBLICATION_FIRST_PAGE]   = { "first_page", N_("First page"), MB_FIELD_INTEGER },
  [MB_PUBLICATION_LAST_PAGE]    = { "last_page", N_("Last page"), MB_FIELD_INTEGER },
  [MB_PUBLICATION_MANIFEST]     = { "manifest", N_("Contents"), MB_FIELD_PROSE },
  [MB_PUBLICATION_NOTE]         = { "note", N_("What changed"), MB_FIELD_TEXT, MB_FIELD_LONG },
};

const MbKindInfo mb_publication_info = {
  "publication", N_("Publication"), publication_fields, G_N_ELEMENTS (publication_fields)
};
