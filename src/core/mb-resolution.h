/* Minute Book: resolutions, votes, actions and their progress
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/mb-kind.h"

G_BEGIN_DECLS

enum
{
  MB_RESOLUTION_ITEM,
  MB_RESOLUTION_POSITION, /* among the item's narratives and actions too */
  MB_RESOLUTION_KIND,
  MB_RESOLUTION_TEXT, /* without the word 'Resolved:' */
  MB_RESOLUTION_MOVER,
  MB_RESOLUTION_SECONDER,
  MB_RESOLUTION_VOTES_FOR,
  MB_RESOLUTION_VOTES_AGAINST,
  MB_RESOLUTION_ABSTENTIONS,
  MB_RESOLUTION_CASTING_VOTE, /* the Chair's second vote (Act of 1972, Schedule 12, paragraph 39) */
  MB_RESOLUTION_N_FIELDS
};

/* A vote that the minutes name: a recorded vote. */
enum
{
  MB_VOTE_RESOLUTION,
  MB_VOTE_POSITION,
  MB_VOTE_PERSON,
  MB_VOTE_CAST,
  MB_VOTE_N_FIELDS
};

enum
{
  MB_ACTION_ITEM,
  MB_ACTION_POSITION, /* among the item's narratives and resolutions too */
  MB_ACTION_RESOLUTION,
  MB_ACTION_PARENT,
  MB_ACTION_TEXT,
  MB_ACTION_OWNER,       /* a person */
  MB_ACTION_OWNER_WORDS, /* a body, or words such as 'Chair and panel members' */
  MB_ACTION_DUE,
  MB_ACTION_DUE_WORDS, /* '8 November meeting' */
  MB_ACTION_STATE,
  MB_ACTION_CLOSED,
  MB_ACTION_N_FIELDS
};

enum
{
  MB_PROGRESS_ACTION,
  MB_PROGRESS_DATE,
  MB_PROGRESS_TEXT,
  MB_PROGRESS_BY,
  MB_PROGRESS_N_FIELDS
};

extern const MbKindInfo mb_resolution_info;
extern const MbKindInfo mb_vote_info;
extern const MbKindInfo mb_action_info;
extern const MbKindInfo mb_progress_info;

G_END_DECLS
