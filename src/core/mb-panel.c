/* Minute Book: councils and their panels
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-panel.h"

#include <glib/gi18n.h>

#include "core/mb-item.h"

static const MbField council_fields[] = {
  [MB_COUNCIL_NAME]      = { "name", N_("Name"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED },
  [MB_COUNCIL_BANNER]    = { "banner", N_("Banner"), MB_FIELD_TEXT },
  [MB_COUNCIL_LOGO]      = { "logo", N_("Logo"), MB_FIELD_TEXT },
  [MB_COUNCIL_LOGO_TEXT] = { "logo_text", N_("What the logo shows"), MB_FIELD_TEXT },
};

const MbKindInfo mb_council_info = {
  "council", N_("Council"), council_fields, G_N_ELEMENTS (council_fields)
};

static const MbField annual_meeting_fields[] = {
  [MB_ANNUAL_MEETING_COUNCIL] = { "council", N_("Council"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_COUNCIL },
  [MB_ANNUAL_MEETING_DATE]    = { "date", N_("Date"), MB_FIELD_DATE, MB_FIELD_REQUIRED },
};

const MbKindInfo mb_annual_meeting_info = {
  "annual_meeting", N_("Annual meeting"), annual_meeting_fields, G_N_ELEMENTS (annual_meeting_fields)
};

static const MbChoice panel_kinds[] = {
  { "scrutiny", N_("Overview and scrutiny panel") },
  { "committee", N_("Committee") },
  { "board", N_("Board") },
  { "parish", N_("Parish council") },
  { "other", N_("Other") },
  { NULL }
};

/* Local Government Act 1972, section 100B (principal councils) and Schedule 12,
 * paragraph 10 (parish councils). */
static const MbChoice notice_regimes[] = {
  { "five_clear_days", N_("Five clear days") },
  { "three_clear_days", N_("Three clear days") },
  { NULL }
};

static const MbChoice numbering_schemes[] = {
  { "municipal_year", N_("On through the municipal year") },
  { "meeting", N_("From 1 at each meeting") },
  { "dated", N_("From 1 at each meeting, with the date (1/14.02.18)") },
  { NULL }
};

static const MbField panel_fields[] = {
  [MB_PANEL_COUNCIL]       = { "council", N_("Council"), MB_FIELD_REFERENCE, 0, MB_KIND_COUNCIL },
  [MB_PANEL_NAME]          = { "name", N_("Name"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED },
  [MB_PANEL_SHORT_NAME]    = { "short_name", N_("Short name"), MB_FIELD_TEXT },
  [MB_PANEL_KIND]          = { "kind", N_("Kind"), MB_FIELD_CHOICE, 0, 0, panel_kinds },
  [MB_PANEL_SEATS]         = { "seats", N_("Seats"), MB_FIELD_INTEGER },
  [MB_PANEL_QUORUM]        = { "quorum", N_("Quorum"), MB_FIELD_TEXT },
  [MB_PANEL_NOTICE]        = { "notice", N_("Notice"), MB_FIELD_CHOICE, 0, 0, notice_regimes },
  [MB_PANEL_NUMBERING]     = { "numbering", N_("Minute numbers"), MB_FIELD_CHOICE, 0, 0, numbering_schemes },
  [MB_PANEL_LANGUAGE]      = { "language", N_("Language of its papers, such as en-GB"), MB_FIELD_TEXT },
  [MB_PANEL_PLACE]         = { "place", N_("Usual place"), MB_FIELD_TEXT, MB_FIELD_LONG },
  [MB_PANEL_TIME]          = { "time", N_("Usual time"), MB_FIELD_TIME },
  [MB_PANEL_CONTACT_NAME]  = { "contact_name", N_("Contact officer"), MB_FIELD_TEXT },
  [MB_PANEL_CONTACT_TITLE] = { "contact_title", N_("Contact’s job title"), MB_FIELD_TEXT },
  [MB_PANEL_CONTACT_PHONE] = { "contact_phone", N_("Contact’s telephone"), MB_FIELD_TEXT },
  [MB_PANEL_CONTACT_EMAIL] = { "contact_email", N_("Contact’s email"), MB_FIELD_TEXT },
  [MB_PANEL_FOOTER]        = { "footer", N_("Front sheet’s footer"), MB_FIELD_PROSE },
};

const MbKindInfo mb_panel_info = {
  "panel", N_("Panel"), panel_fields, G_N_ELEMENTS (panel_fields)
};

static const MbField standing_item_fields[] = {
  [MB_STANDING_ITEM_PANEL]       = { "panel", N_("Panel"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_PANEL },
  [MB_STANDING_ITEM_POSITION]    = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_STANDING_ITEM_KIND]        = { "kind", N_("Kind"), MB_FIELD_CHOICE, 0, 0, mb_item_kinds },
  [MB_STANDING_ITEM_TITLE]       = { "title", N_("Title"), MB_FIELD_TEXT, MB_FIELD_REQUIRED },
  [MB_STANDING_ITEM_DESCRIPTION] = { "description", N_("Description"), MB_FIELD_PROSE },
};

const MbKindInfo mb_standing_item_info = {
  "standing_item", N_("Standing item"), standing_item_fields, G_N_ELEMENTS (standing_item_fields)
};
