/* Minute Book: agenda items, and what the minutes say under them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-item.h"

#include <glib/gi18n.h>

const MbChoice mb_item_kinds[] = {
  { "business", N_("Business") },
  { "apologies", N_("Apologies for absence") },
  { "declarations", N_("Declarations of interest") },
  { "minutes", N_("Minutes of an earlier meeting") },
  { "exclusion", N_("Exclusion of the public") },
  { "next_meeting", N_("Date of next meeting") },
  { "urgent", N_("Urgent items") },
  { NULL }
};

/* Exempt: Local Government Act 1972, section 100I and Schedule 12A.
 * Confidential: section 100A(3). */
const MbChoice mb_access_choices[] = {
  { "public", N_("Public") },
  { "exempt", N_("Exempt") },
  { "confidential", N_("Confidential") },
  { NULL }
};

static const MbField item_fields[] = {
  [MB_ITEM_MEETING]           = { "meeting", N_("Meeting"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_MEETING },
  [MB_ITEM_PARENT]            = { "parent", N_("Part of item"), MB_FIELD_REFERENCE, 0, MB_KIND_ITEM },
  [MB_ITEM_POSITION]          = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_ITEM_KIND]              = { "kind", N_("Kind"), MB_FIELD_CHOICE, 0, 0, mb_item_kinds },
  [MB_ITEM_AGENDA_NUMBER]     = { "agenda_number", N_("Item number"), MB_FIELD_TEXT },
  [MB_ITEM_MINUTE_NUMBER]     = { "minute_number", N_("Minute number"), MB_FIELD_TEXT },
  [MB_ITEM_TITLE]             = { "title", N_("Title"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED },
  [MB_ITEM_PRIVATE_TITLE]     = { "private_title", N_("Private title"), MB_FIELD_TEXT, MB_FIELD_SEARCHED | MB_FIELD_LONG },
  [MB_ITEM_DESCRIPTION]       = { "description", N_("Description"), MB_FIELD_PROSE, MB_FIELD_SEARCHED },
  [MB_ITEM_PRESENTERS]        = { "presenters", N_("Presenters"), MB_FIELD_TEXT, MB_FIELD_SEARCHED | MB_FIELD_LONG },
  [MB_ITEM_MINUTES_OF]        = { "minutes_of", N_("Minutes of"), MB_FIELD_REFERENCE, 0, MB_KIND_MEETING },
  [MB_ITEM_ACCESS]            = { "access", N_("Access"), MB_FIELD_CHOICE, 0, 0, mb_access_choices },
  [MB_ITEM_EXEMPT_PARAGRAPHS] = { "exempt_paragraphs", N_("Schedule 12A paragraphs"), MB_FIELD_TEXT },
  [MB_ITEM_EXEMPT_REASON]     = { "exempt_reason", N_("Reason for exemption"), MB_FIELD_TEXT, MB_FIELD_LONG },
  [MB_ITEM_PUBLIC_INTEREST]   = { "public_interest", N_("Public-interest test"), MB_FIELD_TEXT, MB_FIELD_LONG },
  [MB_ITEM_TO_FOLLOW]         = { "to_follow", N_("Paper to follow"), MB_FIELD_FLAG },
  [MB_ITEM_PUBLIC_SUMMARY]    = { "public_summary", N_("Summary for the public"), MB_FIELD_PROSE, MB_FIELD_SEARCHED },
};

const MbKindInfo mb_item_info = {
  "item", N_("Agenda item"), item_fields, G_N_ELEMENTS (item_fields)
};

static const MbField narrative_fields[] = {
  [MB_NARRATIVE_ITEM]     = { "item", N_("Item"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_ITEM },
  [MB_NARRATIVE_POSITION] = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_NARRATIVE_TEXT]     = { "text", N_("Narrative"), MB_FIELD_PROSE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED },
};

const MbKindInfo mb_narrative_info = {
  "narrative", N_("Narrative"), narrative_fields, G_N_ELEMENTS (narrative_fields)
};
