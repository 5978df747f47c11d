/* Minute Book: people and their memberships
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/mb-record.h"

G_BEGIN_DECLS

/* Either name may be unknown: minutes often give 'Councillors Roderick (Chair),
 * Tilbrook (Deputy)'. The given name may be initials. */
enum
{
  MB_PERSON_TITLE, /* 'Councillor', 'Dr' */
  MB_PERSON_GIVEN_NAME,
  MB_PERSON_FAMILY_NAME,
  MB_PERSON_JOB_TITLE,
  MB_PERSON_ORGANISATION,
  MB_PERSON_PARTY,
  MB_PERSON_WARD,
  MB_PERSON_N_FIELDS
};

enum
{
  MB_MEMBERSHIP_PANEL,
  MB_MEMBERSHIP_PERSON,
  MB_MEMBERSHIP_ROLE,
  MB_MEMBERSHIP_FROM,
  MB_MEMBERSHIP_UNTIL,
  MB_MEMBERSHIP_N_FIELDS
};

extern const MbKindInfo mb_person_info;
extern const MbKindInfo mb_membership_info;

char     *mb_person_get_name        (MbRecord  *person);
char     *mb_person_get_titled_name (MbRecord  *person);
MbRecord *mb_person_match           (GPtrArray *people,
                                     MbRecord  *like);

G_END_DECLS
