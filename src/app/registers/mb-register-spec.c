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
say_due (MbRegisterEntry *entry)
{
  const char *words = mb_register_entry_get_due_words (entry);
  g_autofree char *day = mb_register_dup_day (mb_register_entry_get_due (entry));
  g_autofree char *late = mb_register_entry_dup_late (entry);

  if (words != NULL && *day == '\0')
    return g_strdup (words);

  return *late != '\0' ? g_strconcat (day, "\n", late, NULL) : g_steal_pointer (&day);
}

static char *
say_text (MbRegisterEntry *entry)
{
  return g_strdup (mb_register_entry_get_text (entry));
}

static char *
say_who (MbRegisterEntry *entry)
{
  return g_strdup (mb_register_entry_get_who (entry));
}

static char *
say_choice (MbRegisterEntry *entry)
{
  return g_strdup (mb_register_entry_get_choice (entry));
}

static char *
say_panel (MbRegisterEntry *entry)
{
  return g_strdup (mb_register_entry_get_panel (entry));
}

static char *
say_date (MbRegisterEntry *entry)
{
  return mb_register_dup_day (mb_register_entry_get_date (entry));
}

static char *
say_minute (MbRegisterEntry *entry)
{
  return g_strdup (mb_register_entry_get_minute (entry));
}

static char *
say_votes (MbRegisterEntry *entry)
{
  return mb_register_entry_dup_votes (entry);
}

static gboolean
is_late (MbRegisterEntry *entry)
{
  return mb_register_entry_get_days_late (entry) > 0;
}

/* Their order. -------------------------------------------------------------- */

/* What has no day comes last. */
static int
compare_days (guint32 one,
              guint32 two)
{
  return one - 1 < two - 1 ? -1 : one - 1 > two - 1;
}

static int
compare_due (MbRegisterEntry *one,
             MbRegisterEntry *two)
{
  return compare_days (mb_register_entry_get_due (one), mb_register_entry_get_due (two));
}

static int
compare_date (MbRegisterEntry *one,
              MbRegisterEntry *two)
{
  return compare_days (mb_register_entry_get_date (one), mb_register_entry_get_date (two));
}

static int
compare_text (MbRegisterEntry *one,
              MbRegisterEntry *two)
{
  return g_utf8_collate (mb_register_entry_get_text (one), mb_register_entry_get_text (two));
}

/* What nobody is named for comes last. */
static int
compare_who (MbRegisterEntry *one,
             MbRegisterEntry *two)
{
  const char *name = mb_register_entry_get_who (one);
  const char *other = mb_register_entry_get_who (two);

  if (*name == '\0' || *other == '\0')
    return (*name == '\0') - (*other == '\0');

  return g_utf8_collate (name, other);
}

static int
compare_choice (MbRegisterEntry *one,
                MbRegisterEntry *two)
{
  return (int) mb_register_entry_get_rank (one) - (int) mb_register_entry_get_rank (two);
}

static int
compare_panel (MbRegisterEntry *one,
               MbRegisterEntry *two)
{
  return g_utf8_collate (mb_register_entry_get_panel (one), mb_register_entry_get_panel (two));
}

static int
compare_minute (MbRegisterEntry *one,
                MbRegisterEntry *two)
{
  const char *number = mb_register_entry_get_minute (one);
  const char *other = mb_register_entry_get_minute (two);
  gint64 n = g_ascii_strtoll (number, NULL, 10);
  gint64 m = g_ascii_strtoll (other, NULL, 10);

  return n != m ? (n < m ? -1 : 1) : g_strcmp0 (number, other);
}

static int
compare_votes (MbRegisterEntry *one,
               MbRegisterEntry *two)
{
  g_autofree char *votes = mb_register_entry_dup_votes (one);
  g_autofree char *other = mb_register_entry_dup_votes (two);

  return g_strcmp0 (votes, other);
}

/* What is shown. ------------------------------------------------------------ */

static gboolean
is_of_rank (MbRegisterEntry *entry,
            guint            rank)
{
  return mb_register_entry_get_rank (entry) == rank;
}

static gboolean
is_closed (MbRegisterEntry *entry)
{
  return !mb_register_entry_is_open (entry);
}

static gboolean
is_resolved (MbRegisterEntry *entry)
{
  return is_of_rank (entry, 0);
}

static gboolean
is_recommended (MbRegisterEntry *entry)
{
  return is_of_rank (entry, 1);
}

static gboolean
is_agreed (MbRegisterEntry *entry)
{
  return is_of_rank (entry, 2);
}

static gboolean
is_noted (MbRegisterEntry *entry)
{
  return is_of_rank (entry, 3);
}

/* The registers. ------------------------------------------------------------ */

static const MbRegisterHead action_heads[] = {
  { "due", N_("Due"), say_due, compare_due, is_late, 17 },
  { "text", N_("Action"), say_text, compare_text, NULL, 0 },
  { "owner", N_("Owner"), say_who, compare_who, NULL, 18 },
  { "state", N_("State"), say_choice, compare_choice, NULL, 10 },
  { "panel", N_("Panel"), say_panel, compare_panel, NULL, 18, TRUE },
  { "date", N_("Meeting"), say_date, compare_date, NULL, 12, TRUE },
  { "minute", N_("Minute"), say_minute, compare_minute, NULL, 7 },
};

static const MbRegisterScope action_scopes[] = {
  { "open", N_("Open"), mb_register_entry_is_open },
  { "overdue", N_("Overdue"), is_late },
  { "closed", N_("Closed"), is_closed },
  { "all", N_("All"), NULL },
};

static const guint action_fields[] = {
  MB_ACTION_TEXT, MB_ACTION_OWNER_WORDS, MB_ACTION_DUE, MB_ACTION_DUE_WORDS, MB_ACTION_STATE,
  MB_ACTION_CLOSED,
};

static const MbRegisterHead resolution_heads[] = {
  { "date", N_("Meeting"), say_date, compare_date, NULL, 17 },
  { "text", N_("Resolution"), say_text, compare_text, NULL, 0 },
  { "kind", N_("Kind"), say_choice, compare_choice, NULL, 13 },
  { "mover", N_("Moved by"), say_who, compare_who, NULL, 18, TRUE },
  { "votes", N_("Votes"), say_votes, compare_votes, NULL, 16, TRUE },
  { "panel", N_("Panel"), say_panel, compare_panel, NULL, 18, TRUE },
  { "minute", N_("Minute"), say_minute, compare_minute, NULL, 7 },
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
