/* Minute Book: the keys of a meeting's JSON, and what stands behind them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include "core/mb-attendance.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"

const MbJsonKey mb_json_person_keys[] = {
  { "honorific", MB_PERSON_TITLE },
  { "given_name", MB_PERSON_GIVEN_NAME },
  { "family_name", MB_PERSON_FAMILY_NAME },
  { "job_title", MB_PERSON_JOB_TITLE },
  { "organisation", MB_PERSON_ORGANISATION },
  { "party", MB_PERSON_PARTY },
  { "ward", MB_PERSON_WARD },
  { NULL }
};

const MbJsonKey mb_json_panel_keys[] = {
  { "short_name", MB_PANEL_SHORT_NAME },
  { "kind", MB_PANEL_KIND },
  { "seats", MB_PANEL_SEATS },
  { "quorum", MB_PANEL_QUORUM },
  { "notice", MB_PANEL_NOTICE },
  { "numbering", MB_PANEL_NUMBERING },
  { "language", MB_PANEL_LANGUAGE },
  { "place", MB_PANEL_PLACE },
  { "time", MB_PANEL_TIME },
  { "contact_name", MB_PANEL_CONTACT_NAME },
  { "contact_title", MB_PANEL_CONTACT_TITLE },
  { "contact_phone", MB_PANEL_CONTACT_PHONE },
  { "contact_email", MB_PANEL_CONTACT_EMAIL },
  { "footer", MB_PANEL_FOOTER },
  { NULL }
};

/* 'start', 'end', 'place', 'chair' and 'next_meeting' stand further up. */
const MbJsonKey mb_json_meeting_keys[] = {
  { "reconvened_from", MB_MEETING_RECONVENED_FROM },
  { "appointed", MB_MEETING_TIME },
  { "commenced", MB_MEETING_COMMENCED },
  { "adjourned", MB_MEETING_ADJOURNED },
  { "resumed", MB_MEETING_RESUMED },
  { "presided", MB_MEETING_PRESIDED },
  { "none_declared", MB_MEETING_NONE_DECLARED },
  { "opening", MB_MEETING_OPENING },
  { "closing", MB_MEETING_CLOSING },
  { NULL }
};

const MbJsonKey mb_json_approval_keys[] = {
  { "at", MB_MEETING_APPROVED_AT },
  { "minute", MB_MEETING_APPROVED_MINUTE },
  { "corrections", MB_MEETING_CORRECTIONS },
  { "signed_by", MB_MEETING_SIGNED_BY },
  { "signed_on", MB_MEETING_SIGNED_ON },
  { NULL }
};

const MbJsonKey mb_json_attendance_keys[] = {
  { "role", MB_ATTENDANCE_ROLE },
  { "capacity", MB_ATTENDANCE_CAPACITY },
  { "substitute_for", MB_ATTENDANCE_SUBSTITUTE_FOR },
  { "item", MB_ATTENDANCE_ITEM },
  { NULL }
};

const MbJsonKey mb_json_movement_keys[] = {
  { "kind", MB_MOVEMENT_KIND },
  { "time", MB_MOVEMENT_TIME },
  { "item", MB_MOVEMENT_ITEM },
  { NULL }
};

const MbJsonKey mb_json_declaration_keys[] = {
  { "item", MB_DECLARATION_ITEM },
  { "kind", MB_DECLARATION_KIND },
  { "nature", MB_DECLARATION_NATURE },
  { "dispensation", MB_DECLARATION_DISPENSATION },
  { "left_room", MB_DECLARATION_LEFT_ROOM },
  { NULL }
};

const MbJsonKey mb_json_item_keys[] = {
  { "title", MB_ITEM_TITLE },
  { "private_title", MB_ITEM_PRIVATE_TITLE },
  { "kind", MB_ITEM_KIND },
  { "description", MB_ITEM_DESCRIPTION },
  { "presenters", MB_ITEM_PRESENTERS },
  { "minutes_of", MB_ITEM_MINUTES_OF },
  { "to_follow", MB_ITEM_TO_FOLLOW },
  { "access", MB_ITEM_ACCESS },
  { "public_summary", MB_ITEM_PUBLIC_SUMMARY },
  { NULL }
};

const MbJsonKey mb_json_item_exempt_keys[] = {
  { "paragraphs", MB_ITEM_EXEMPT_PARAGRAPHS },
  { "reason", MB_ITEM_EXEMPT_REASON },
  { "public_interest", MB_ITEM_PUBLIC_INTEREST },
  { NULL }
};

const MbJsonKey mb_json_resolution_keys[] = {
  { "kind", MB_RESOLUTION_KIND },
  { "mover", MB_RESOLUTION_MOVER },
  { "seconder", MB_RESOLUTION_SECONDER },
  { "votes_for", MB_RESOLUTION_VOTES_FOR },
  { "votes_against", MB_RESOLUTION_VOTES_AGAINST },
  { "abstentions", MB_RESOLUTION_ABSTENTIONS },
  { "casting_vote", MB_RESOLUTION_CASTING_VOTE },
  { NULL }
};

const MbJsonKey mb_json_vote_keys[] = {
  { "cast", MB_VOTE_CAST },
  { NULL }
};

const MbJsonKey mb_json_action_keys[] = {
  { "due", MB_ACTION_DUE },
  { "due_words", MB_ACTION_DUE_WORDS },
  { "state", MB_ACTION_STATE },
  { "closed", MB_ACTION_CLOSED },
  { NULL }
};

const MbJsonKey mb_json_progress_keys[] = {
  { "date", MB_PROGRESS_DATE },
  { "by", MB_PROGRESS_BY },
  { NULL }
};

const MbJsonKey mb_json_document_keys[] = {
  { "title", MB_DOCUMENT_TITLE },
  { "file_name", MB_DOCUMENT_FILE_NAME },
  { "pages", MB_DOCUMENT_PAGES },
  { "digest", MB_DOCUMENT_DIGEST },
  { "access", MB_DOCUMENT_ACCESS },
  { NULL }
};

const MbJsonKey mb_json_document_exempt_keys[] = {
  { "paragraphs", MB_DOCUMENT_EXEMPT_PARAGRAPHS },
  { "reason", MB_DOCUMENT_EXEMPT_REASON },
  { "public_interest", MB_DOCUMENT_PUBLIC_INTEREST },
  { NULL }
};

/**
 * mb_json_get_presider:
 *
 * Returns: (transfer none) (nullable): who presided, or else the one present
 *   whose role is Chair
 */
MbRecord *
mb_json_get_presider (MbProceedings *proceedings)
{
  static const char *const roles[] = { "Chair", "Chairman", "Chairperson", "Chairwoman" };
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  MbRecord *person = mb_proceedings_follow (proceedings, meeting, MB_MEETING_PRESIDED);
  g_autoptr (GPtrArray) present = mb_proceedings_list_attendance (proceedings, "present");

  for (guint i = 0; i < present->len && person == NULL; i++)
    {
      MbRecord *attendance = g_ptr_array_index (present, i);
      const char *role = mb_record_get_text (attendance, MB_ATTENDANCE_ROLE);

      for (guint j = 0; j < G_N_ELEMENTS (roles) && role != NULL; j++)
        if (g_ascii_strcasecmp (role, roles[j]) == 0)
          person = mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_PERSON);
    }

  return person;
}

/**
 * mb_json_get_start:
 *
 * Returns: (transfer none) (nullable): when it commenced, or else for when it
 *   was summoned
 */
const char *
mb_json_get_start (MbRecord *meeting)
{
  return mb_record_has (meeting, MB_MEETING_COMMENCED)
           ? mb_record_get_text (meeting, MB_MEETING_COMMENCED)
           : mb_record_get_text (meeting, MB_MEETING_TIME);
}

/**
 * mb_json_get_owner:
 *
 * Returns: (transfer full) (nullable): the name or words of the action's owner
 */
char *
mb_json_get_owner (MbProceedings *proceedings,
                   MbRecord      *action)
{
  MbRecord *owner = mb_proceedings_follow (proceedings, action, MB_ACTION_OWNER);
  g_autofree char *name = owner != NULL ? mb_person_get_name (owner) : NULL;

  if (name == NULL && owner != NULL)
    name = g_strdup (mb_record_get_text (owner, MB_PERSON_JOB_TITLE));

  return name != NULL ? g_steal_pointer (&name)
                      : g_strdup (mb_record_get_text (action, MB_ACTION_OWNER_WORDS));
}

/**
 * mb_json_get_capacity:
 *
 * Returns: (transfer none) (nullable): in what capacity someone attended, or
 *   else their job title
 */
const char *
mb_json_get_capacity (MbProceedings *proceedings,
                      MbRecord      *attendance)
{
  MbRecord *person = mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_PERSON);

  if (mb_record_has (attendance, MB_ATTENDANCE_CAPACITY) || person == NULL)
    return mb_record_get_text (attendance, MB_ATTENDANCE_CAPACITY);

  return mb_record_get_text (person, MB_PERSON_JOB_TITLE);
}

/**
 * mb_json_get_number:
 *
 * Returns: (transfer none) (nullable): the minute number, or else the agenda
 *   number
 */
const char *
mb_json_get_number (MbRecord *item)
{
  return mb_record_has (item, MB_ITEM_MINUTE_NUMBER)
           ? mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER)
           : mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);
}

static void
add_actions (MbProceedings *proceedings,
             GPtrArray     *actions,
             GPtrArray     *all,
             GHashTable    *seen,
             gint64         parent)
{
  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *action = g_ptr_array_index (all, i);
      MbRecord *above = mb_proceedings_follow (proceedings, action, MB_ACTION_PARENT);
      gint64 named = above != NULL && g_ptr_array_find (all, above, NULL) ? mb_record_get_id (above) : 0;

      if (named != parent || !g_hash_table_add (seen, action))
        continue;
      g_ptr_array_add (actions, g_object_ref (action));
      add_actions (proceedings, actions, all, seen, mb_record_get_id (action));
    }
}

/**
 * mb_json_list_actions:
 *
 * Returns: (transfer container) (element-type MbRecord): the item's actions in
 *   order, each followed by its sub-actions
 */
GPtrArray *
mb_json_list_actions (MbProceedings *proceedings,
                      MbRecord      *item)
{
  g_autoptr (GPtrArray) all = mb_proceedings_list_parts (proceedings, MB_KIND_ACTION, mb_record_get_id (item));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);

  add_actions (proceedings, actions, all, seen, 0);

  /* Actions that are parts of each other in a ring, as a merge may leave them. */
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_add (seen, g_ptr_array_index (all, i)))
      g_ptr_array_add (actions, g_object_ref (g_ptr_array_index (all, i)));

  return actions;
}
