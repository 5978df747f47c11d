/* Minute Book: what a register page shows of which records
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-spec.h"

#include <glib/gi18n.h>

#include "core/mb-resolution.h"

/* What the cells say. ------------------------------------------------------- */

/* '13 November 2026', and how late below it. */
static char *
say_due (const MbRegisterRow *row)
{
  g_autofree char *day = mb_register_dup_day (row->due);
  g_autofree char *late = mb_register_row_dup_late (row);

  if (row->due_words != NULL && *day == '\0')
    return g_strdup (row->due_words);

  return *late != '\0' ? g_strconcat (day, "\n", late, NULL) : g_steal_pointer (&day);
}

static char *
say_text (const MbRegisterRow *row)
{
  return g_strdup (row->text);
}

static char *
say_who (const MbRegisterRow *row)
{
  return g_strdup (row->who);
}

static char *
say_choice (const MbRegisterRow *row)
{
  return g_strdup (mb_register_row_get_choice (row));
}

static char *
say_panel (const MbRegisterRow *row)
{
  return g_strdup (row->place->panel);
}

static char *
say_date (const MbRegisterRow *row)
{
  return mb_register_dup_day (row->place->date);
}

static char *
say_minute (const MbRegisterRow *row)
{
  return g_strdup (row->place->minute);
}

static gboolean
is_late (const MbRegisterRow *row)
{
  return mb_register_row_get_days_late (row) > 0;
}

/* What they are sorted by. -------------------------------------------------- */

/* What has no day comes last. */
static guint32
rank_due (const MbRegisterRow *row)
{
  return row->due - 1;
}

static guint32
rank_date (const MbRegisterRow *row)
{
  return row->place->date - 1;
}

static guint32
rank_choice (const MbRegisterRow *row)
{
  return row->rank;
}

/* By those for, then by those against; last come those that weren't counted. */
static guint32
rank_votes (const MbRegisterRow *row)
{
  if (row->votes[0] < 0 && row->votes[1] < 0)
    return G_MAXUINT32;

  return (guint32) MAX (row->votes[0], 0) << 16 | (guint32) MAX (row->votes[1], 0);
}

static const char *
get_text (const MbRegisterRow *row)
{
  return row->text;
}

static const char *
get_who (const MbRegisterRow *row)
{
  return row->who;
}

static const char *
get_panel (const MbRegisterRow *row)
{
  return row->place->panel;
}

/* '9/26' before '10/26'. */
static guint32
rank_minute (const MbRegisterRow *row)
{
  const char *minute = row->place->minute;

  return *minute != '\0' ? (guint32) g_ascii_strtoull (minute, NULL, 10) : G_MAXUINT32;
}

static const char *
get_minute (const MbRegisterRow *row)
{
  return row->place->minute;
}

/* What is shown. ------------------------------------------------------------ */

static gboolean
is_closed (const MbRegisterRow *row)
{
  return !mb_register_row_is_open (row);
}

static gboolean
is_resolved (const MbRegisterRow *row)
{
  return row->rank == 0;
}

static gboolean
is_recommended (const MbRegisterRow *row)
{
  return row->rank == 1;
}

static gboolean
is_agreed (const MbRegisterRow *row)
{
  return row->rank == 2;
}

static gboolean
is_noted (const MbRegisterRow *row)
{
  return row->rank == 3;
}

/* The registers. ------------------------------------------------------------ */

static const MbRegisterHead action_heads[] = {
  { "due", N_("Due"), say_due, rank_due, NULL, is_late, 17 },
  { "text", N_("Action"), say_text, NULL, get_text, NULL, 0 },
  { "owner", N_("Owner"), say_who, NULL, get_who, NULL, 18 },
  { "state", N_("State"), say_choice, rank_choice, NULL, NULL, 10 },
  { "panel", N_("Panel"), say_panel, NULL, get_panel, NULL, 18, TRUE },
  { "date", N_("Meeting"), say_date, rank_date, NULL, NULL, 12, TRUE },
  { "minute", N_("Minute"), say_minute, rank_minute, get_minute, NULL, 7 },
};

static const MbRegisterScope action_scopes[] = {
  { "open", N_("Open"), mb_register_row_is_open },
  { "overdue", N_("Overdue"), is_late },
  { "closed", N_("Closed"), is_closed },
  { "all", N_("All"), NULL },
};

static const guint action_fields[] = {
  MB_ACTION_TEXT, MB_ACTION_OWNER_WORDS, MB_ACTION_DUE, MB_ACTION_DUE_WORDS, MB_ACTION_STATE,
  MB_ACTION_CLOSED,
};

static const MbRegisterHead resolution_heads[] = {
  { "date", N_("Meeting"), say_date, rank_date, NULL, NULL, 17 },
  { "text", N_("Resolution"), say_text, NULL, get_text, NULL, 0 },
  { "kind", N_("Kind"), say_choice, rank_choice, NULL, NULL, 13 },
  { "mover", N_("Moved by"), say_who, NULL, get_who, NULL, 18, TRUE },
  { "votes", N_("Votes"), mb_register_row_dup_votes, rank_votes, NULL, NULL, 16, TRUE },
  { "panel", N_("Panel"), say_panel, NULL, get_panel, NULL, 18, TRUE },
  { "minute", N_("Minute"), say_minute, rank_minute, get_minute, NULL, 7 },
};

static const MbRegisterScope resolution_scopes[] = {
  { "all", N_("All"), NULL },
  { "resolved", N_("Resolved"), is_resolved },
  { "recommended", N_("Recommended"), is_recommended },
  { "agreed", N_("Agreed"), is_agreed },
  { "noted", N_("Noted"), is_noted },
};

static const guint resolution_fields[] = {
  MB_RESOLUTION_TEXT, MB_RESOLUTION_KIND, MB_RESOLUTION_VOTES_FOR, MB_RESOLUTION_VOTES_AGAINST,
  MB_RESOLUTION_ABSTENTIONS, MB_RESOLUTION_CASTING_VOTE,
};

static const MbRegisterSpec actions = {
  .id = "actions",
  .title = N_("Actions"),
  .icon = "checkbox-checked-symbolic",
  .nothing = N_("No Actions Yet"),
  .nothing_so = N_("What the minutes say is to be done stands here, with who is to do it and by when."),
  .everyone = N_("Everyone"),
  .kind = MB_KIND_ACTION,
  .reg = MB_REGISTER_ACTIONS,
  .heads = action_heads,
  .n_heads = G_N_ELEMENTS (action_heads),
  .scopes = action_scopes,
  .n_scopes = G_N_ELEMENTS (action_scopes),
  .fields = action_fields,
  .n_fields = G_N_ELEMENTS (action_fields),
  .person = MB_ACTION_OWNER,
};

static const MbRegisterSpec resolutions = {
  .id = "resolutions",
  .title = N_("Resolutions"),
  .icon = "object-select-symbolic",
  .nothing = N_("No Resolutions Yet"),
  .nothing_so = N_("What the minutes say was resolved, recommended, agreed or noted stands here."),
  .everyone = N_("Any mover"),
  .kind = MB_KIND_RESOLUTION,
  .reg = MB_REGISTER_RESOLUTIONS,
  .heads = resolution_heads,
  .n_heads = G_N_ELEMENTS (resolution_heads),
  .is_newest_first = TRUE,
  .scopes = resolution_scopes,
  .n_scopes = G_N_ELEMENTS (resolution_scopes),
  .fields = resolution_fields,
  .n_fields = G_N_ELEMENTS (resolution_fields),
  .person = MB_RESOLUTION_MOVER,
};

/**
 * mb_register_spec_get:
 * @kind: %MB_KIND_ACTION or %MB_KIND_RESOLUTION
 *
 * Returns: (transfer none): what its page shows
 */
const MbRegisterSpec *
mb_register_spec_get (MbKind kind)
{
  g_return_val_if_fail (kind == MB_KIND_ACTION || kind == MB_KIND_RESOLUTION, NULL);

  return kind == MB_KIND_ACTION ? &actions : &resolutions;
}
