/* Minute Book: resolutions, votes, actions and their progress
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-resolution.h"

#include <glib/gi18n.h>

static const MbChoice resolution_kinds[] = {
  { "resolved", N_("Resolved") },
  { "recommended", N_("Recommended") },
  { "agreed", N_("Agreed") },
  { "noted", N_("Noted") },
  { NULL }
};

static const MbChoice votes[] = {
  { "for", N_("For") },
  { "against", N_("Against") },
  { "abstained", N_("Abstained") },
  { NULL }
};

static const MbField resolution_fields[] = {
  [MB_RESOLUTION_ITEM]          = { "item", N_("Item"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_ITEM },
  [MB_RESOLUTION_POSITION]      = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_RESOLUTION_KIND]          = { "kind", N_("Kind"), MB_FIELD_CHOICE, 0, 0, resolution_kinds },
  [MB_RESOLUTION_TEXT]          = { "text", N_("Text"), MB_FIELD_PROSE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED },
  [MB_RESOLUTION_MOVER]         = { "mover", N_("Moved by"), MB_FIELD_REFERENCE, 0, MB_KIND_PERSON },
  [MB_RESOLUTION_SECONDER]      = { "seconder", N_("Seconded by"), MB_FIELD_REFERENCE, 0, MB_KIND_PERSON },
  [MB_RESOLUTION_VOTES_FOR]     = { "votes_for", N_("Votes for"), MB_FIELD_INTEGER },
  [MB_RESOLUTION_VOTES_AGAINST] = { "votes_against", N_("Votes against"), MB_FIELD_INTEGER },
  [MB_RESOLUTION_ABSTENTIONS]   = { "abstentions", N_("Abstentions"), MB_FIELD_INTEGER },
  [MB_RESOLUTION_CASTING_VOTE]  = { "casting_vote", N_("Chair’s casting vote used"), MB_FIELD_FLAG },
};

const MbKindInfo mb_resolution_info = {
  "resolution", N_("Resolution"), resolution_fields, G_N_ELEMENTS (resolution_fields)
};

static const MbField vote_fields[] = {
  [MB_VOTE_RESOLUTION] = { "resolution", N_("Resolution"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_RESOLUTION },
  [MB_VOTE_POSITION]   = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_VOTE_PERSON]     = { "person", N_("Person"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED, MB_KIND_PERSON },
  [MB_VOTE_CAST]       = { "cast", N_("Vote"), MB_FIELD_CHOICE, 0, 0, votes },
};

const MbKindInfo mb_vote_info = {
  "vote", N_("Vote"), vote_fields, G_N_ELEMENTS (vote_fields)
};

static const MbChoice action_states[] = {
  { "open", N_("Open") },
  { "under_way", N_("Under way") },
  { "done", N_("Done") },
  { "dropped", N_("No longer needed") },
  { NULL }
};

static const MbField action_fields[] = {
  [MB_ACTION_ITEM]        = { "item", N_("Item"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_ITEM },
  [MB_ACTION_POSITION]    = { "position", N_("Position"), MB_FIELD_INTEGER, MB_FIELD_POSITION },
  [MB_ACTION_RESOLUTION]  = { "resolution", N_("From resolution"), MB_FIELD_REFERENCE, 0, MB_KIND_RESOLUTION },
  [MB_ACTION_PARENT]      = { "parent", N_("Part of action"), MB_FIELD_REFERENCE, 0, MB_KIND_ACTION },
  [MB_ACTION_TEXT]        = { "text", N_("Action"), MB_FIELD_PROSE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED },
  [MB_ACTION_OWNER]       = { "owner", N_("Owner"), MB_FIELD_REFERENCE, 0, MB_KIND_PERSON },
  [MB_ACTION_OWNER_WORDS] = { "owner_words", N_("Owner in words"), MB_FIELD_TEXT, MB_FIELD_SEARCHED },
  [MB_ACTION_DUE]         = { "due", N_("Due"), MB_FIELD_DATE },
  [MB_ACTION_DUE_WORDS]   = { "due_words", N_("Due in words"), MB_FIELD_TEXT },
  [MB_ACTION_STATE]       = { "state", N_("State"), MB_FIELD_CHOICE, 0, 0, action_states },
  [MB_ACTION_CLOSED]      = { "closed", N_("Closed on"), MB_FIELD_DATE },
};

const MbKindInfo mb_action_info = {
  "action", N_("Action"), action_fields, G_N_ELEMENTS (action_fields)
};

static const MbField progress_fields[] = {
  [MB_PROGRESS_ACTION] = { "action", N_("Action"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_ACTION },
  [MB_PROGRESS_DATE]   = { "date", N_("Date"), MB_FIELD_DATE },
  [MB_PROGRESS_TEXT]   = { "text", N_("Progress"), MB_FIELD_PROSE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED },
  [MB_PROGRESS_BY]     = { "by", N_("Reported by"), MB_FIELD_TEXT },
};

const MbKindInfo mb_progress_info = {
  "progress", N_("Progress note"), progress_fields, G_N_ELEMENTS (progress_fields)
};
