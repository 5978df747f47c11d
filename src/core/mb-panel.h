/* Minute Book: councils and their panels
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/mb-kind.h"

G_BEGIN_DECLS

/* A council (or a joint board): what its papers have in common. */
enum
{
  MB_COUNCIL_NAME,
  MB_COUNCIL_BANNER, /* the line above each front sheet, such as the names of its towns */
  MB_COUNCIL_LOGO,      /* SHA-256 of an attached picture, in hexadecimal */
  MB_COUNCIL_LOGO_TEXT, /* what the picture shows, for those who can't see it */
  MB_COUNCIL_N_FIELDS
};

/* The council's annual meetings, between which its municipal years run
 * (Local Government Act 1972, Schedule 12, paragraph 1). */
enum
{
  MB_ANNUAL_MEETING_COUNCIL,
  MB_ANNUAL_MEETING_DATE,
  MB_ANNUAL_MEETING_N_FIELDS
};

enum
{
  MB_PANEL_COUNCIL,
  MB_PANEL_NAME,
  MB_PANEL_SHORT_NAME,
  MB_PANEL_KIND,
  MB_PANEL_SEATS,
  MB_PANEL_QUORUM, /* '3' or '1/3', see mb-quorum.h */
  MB_PANEL_NOTICE,
  MB_PANEL_NUMBERING,
  MB_PANEL_LANGUAGE, /* BCP 47, such as en-GB */
  MB_PANEL_PLACE,    /* where it usually meets */
  MB_PANEL_TIME,     /* when it usually meets */
  MB_PANEL_CONTACT_NAME,
  MB_PANEL_CONTACT_TITLE,
  MB_PANEL_CONTACT_PHONE,
  MB_PANEL_CONTACT_EMAIL,
  MB_PANEL_FOOTER, /* the front sheet's 'From: ...' */
  MB_PANEL_N_FIELDS
};

/* An item that stands on each agenda of a panel. */
enum
{
  MB_STANDING_ITEM_PANEL,
  MB_STANDING_ITEM_POSITION,
  MB_STANDING_ITEM_KIND,
  MB_STANDING_ITEM_TITLE,
  MB_STANDING_ITEM_DESCRIPTION,
  MB_STANDING_ITEM_N_FIELDS
};

extern const MbKindInfo mb_council_info;
extern const MbKindInfo mb_annual_meeting_info;
extern const MbKindInfo mb_panel_info;
extern const MbKindInfo mb_standing_item_info;

G_END_DECLS
