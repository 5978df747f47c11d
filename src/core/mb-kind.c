/* Minute Book: the kinds of record a minute book holds, and how each is described
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-kind.h"

#include "core/mb-attendance.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-publication.h"
#include "core/mb-resolution.h"

static const MbKindInfo *const infos[MB_N_KINDS] = {
  [MB_KIND_COUNCIL]        = &mb_council_info,
  [MB_KIND_ANNUAL_MEETING] = &mb_annual_meeting_info,
  [MB_KIND_PANEL]          = &mb_panel_info,
  [MB_KIND_STANDING_ITEM]  = &mb_standing_item_info,
  [MB_KIND_PERSON]         = &mb_person_info,
  [MB_KIND_MEMBERSHIP]     = &mb_membership_info,
  [MB_KIND_MEETING]        = &mb_meeting_info,
  [MB_KIND_ITEM]           = &mb_item_info,
  [MB_KIND_NARRATIVE]      = &mb_narrative_info,
  [MB_KIND_RESOLUTION]     = &mb_resolution_info,
  [MB_KIND_VOTE]           = &mb_vote_info,
  [MB_KIND_ACTION]         = &mb_action_info,
  [MB_KIND_PROGRESS]       = &mb_progress_info,
  [MB_KIND_ATTENDANCE]     = &mb_attendance_info,
  [MB_KIND_MOVEMENT]       = &mb_movement_info,
  [MB_KIND_DECLARATION]    = &mb_declaration_info,
  [MB_KIND_DOCUMENT]       = &mb_document_info,
  [MB_KIND_PUBLICATION]    = &mb_publication_info,
};

/**
 * mb_kind_get_info:
 *
 * Returns: (transfer none): the description, which lives for ever
 */
const MbKindInfo *
mb_kind_get_info (MbKind kind)
{
  g_return_val_if_fail (kind > MB_KIND_NONE && kind < MB_N_KINDS, NULL);

  return infos[kind];
}

const MbField *
mb_kind_get_field (MbKind kind,
                   guint  field)
{
  const MbKindInfo *info = mb_kind_get_info (kind);

  g_return_val_if_fail (info != NULL && field < info->n_fields, NULL);

  return &info->fields[field];
}

/**
 * mb_kind_from_name:
 *
 * Returns: the kind whose table has that name, or %MB_KIND_NONE
 */
MbKind
mb_kind_from_name (const char *name)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    if (g_strcmp0 (infos[kind]->name, name) == 0)
      return kind;

  return MB_KIND_NONE;
}

/**
 * mb_kind_find_field:
 *
 * Returns: the number of the field, or -1
 */
int
mb_kind_find_field (MbKind      kind,
                    const char *name)
{
  const MbKindInfo *info = mb_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (g_strcmp0 (info->fields[i].name, name) == 0)
      return i;

  return -1;
}

static int
find_flag (MbKind       kind,
           MbFieldFlags flag)
{
  const MbKindInfo *info = mb_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & flag)
      return i;

  return -1;
}

/**
 * mb_kind_find_owner:
 *
 * Returns: the field that names the record this kind is a part of, or -1
 */
int
mb_kind_find_owner (MbKind kind)
{
  return find_flag (kind, MB_FIELD_OWNER);
}

/**
 * mb_kind_find_position:
 *
 * Returns: the field that orders the records of one owner, or -1
 */
int
mb_kind_find_position (MbKind kind)
{
  return find_flag (kind, MB_FIELD_POSITION);
}

/**
 * mb_field_get_choice_label:
 * @key: (nullable): a choice; %NULL stands for the first
 *
 * Returns: (transfer none): the English label, marked for translation; the
 *   key itself where it is none of the choices
 */
const char *
mb_field_get_choice_label (const MbField *field,
                           const char    *key)
{
  g_return_val_if_fail (field->type == MB_FIELD_CHOICE, NULL);

  if (key == NULL)
    return field->choices[0].label;

  for (const MbChoice *choice = field->choices; choice->key != NULL; choice++)
    if (g_str_equal (choice->key, key))
      return choice->label;

  return key;
}
