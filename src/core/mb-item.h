/* Minute Book: agenda items, and what the minutes say under them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An item stands on the agenda under its agenda number and in the minutes
 * under its minute number, which are two things: item 3 of an agenda may be
 * minute 16 of the municipal year.
 *
 * The minutes of an item are its narratives, resolutions and actions, in the
 * order of their positions, which they share. */

#pragma once

#include "core/mb-kind.h"

G_BEGIN_DECLS

enum
{
  MB_ITEM_MEETING,
  MB_ITEM_PARENT, /* the item of which this is a sub-item */
  MB_ITEM_POSITION,
  MB_ITEM_KIND,
  MB_ITEM_AGENDA_NUMBER,
  MB_ITEM_MINUTE_NUMBER,
  MB_ITEM_TITLE, /* public */
  MB_ITEM_PRIVATE_TITLE,
  MB_ITEM_DESCRIPTION, /* 'The Panel to receive ...' */
  MB_ITEM_PRESENTERS,
  MB_ITEM_MINUTES_OF, /* the meeting whose minutes are to be approved */
  MB_ITEM_ACCESS,
  MB_ITEM_EXEMPT_PARAGRAPHS, /* of Schedule 12A to the Local Government Act 1972: '3' or '1, 2' */
  MB_ITEM_EXEMPT_REASON,
  MB_ITEM_PUBLIC_INTEREST,
  MB_ITEM_TO_FOLLOW,      /* its paper will come in a supplement */
  MB_ITEM_PUBLIC_SUMMARY, /* Local Government Act 1972, section 100C(2) */
  MB_ITEM_N_FIELDS
};

enum
{
  MB_NARRATIVE_ITEM,
  MB_NARRATIVE_POSITION,
  MB_NARRATIVE_TEXT,
  MB_NARRATIVE_N_FIELDS
};

extern const MbKindInfo mb_item_info;
extern const MbKindInfo mb_narrative_info;
extern const MbChoice   mb_item_kinds[];
extern const MbChoice   mb_access_choices[];

G_END_DECLS
