/* Minute Book: people and their memberships
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-person.h"

#include <glib/gi18n.h>

static const MbField person_fields[] = {
  [MB_PERSON_TITLE]        = { "title", N_("Title"), MB_FIELD_TEXT },
  [MB_PERSON_GIVEN_NAME]   = { "given_name", N_("Given name or initials"), MB_FIELD_TEXT, MB_FIELD_SEARCHED },
  [MB_PERSON_FAMILY_NAME]  = { "family_name", N_("Family name"), MB_FIELD_TEXT, MB_FIELD_SEARCHED },
  [MB_PERSON_JOB_TITLE]    = { "job_title", N_("Job title"), MB_FIELD_TEXT, MB_FIELD_SEARCHED },
  [MB_PERSON_ORGANISATION] = { "organisation", N_("Organisation"), MB_FIELD_TEXT, MB_FIELD_SEARCHED },
  [MB_PERSON_PARTY]        = { "party", N_("Party"), MB_FIELD_TEXT },
  [MB_PERSON_WARD]         = { "ward", N_("Ward"), MB_FIELD_TEXT, MB_FIELD_SEARCHED },
};

const MbKindInfo mb_person_info = {
  "person", N_("Person"), person_fields, G_N_ELEMENTS (person_fields)
};

static const MbChoice membership_roles[] = {
  { "member", N_("Member") },
  { "chair", N_("Chair") },
  { "deputy_chair", N_("Deputy Chair") },
  { "coopted_voting", N_("Co-opted member (voting)") },
  { "coopted", N_("Co-opted member (not voting)") },
  { "substitute", N_("Substitute") },
  { NULL }
};

static const MbField membership_fields[] = {
  [MB_MEMBERSHIP_PANEL]  = { "panel", N_("Panel"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_OWNER, MB_KIND_PANEL },
  [MB_MEMBERSHIP_PERSON] = { "person", N_("Person"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED, MB_KIND_PERSON },
  [MB_MEMBERSHIP_ROLE]   = { "role", N_("Role"), MB_FIELD_CHOICE, 0, 0, membership_roles },
  [MB_MEMBERSHIP_FROM]   = { "from_date", N_("From"), MB_FIELD_DATE },
  [MB_MEMBERSHIP_UNTIL]  = { "until_date", N_("Until"), MB_FIELD_DATE },
};

const MbKindInfo mb_membership_info = {
  "membership", N_("Membership"), membership_fields, G_N_ELEMENTS (membership_fields)
};

/**
 * mb_person_get_name:
 *
 * Returns: (transfer full) (nullable): 'T Smith', without the title; %NULL
 *   where neither name is known
 */
char *
mb_person_get_name (MbRecord *person)
{
  const char *given = mb_record_get_text (person, MB_PERSON_GIVEN_NAME);
  const char *family = mb_record_get_text (person, MB_PERSON_FAMILY_NAME);

  if (given != NULL && family != NULL)
    return g_strconcat (given, " ", family, NULL);

  return g_strdup (family != NULL ? family : given);
}

/**
 * mb_person_get_titled_name:
 *
 * Returns: (transfer full): 'Councillor T Smith'; where no name is known, the
 *   job title, and where that is unknown too, an empty string
 */
char *
mb_person_get_titled_name (MbRecord *person)
{
  const char *title = mb_record_get_text (person, MB_PERSON_TITLE);
  const char *job_title = mb_record_get_text (person, MB_PERSON_JOB_TITLE);
  g_autofree char *name = mb_person_get_name (person);

  if (name == NULL)
    return g_strdup (job_title != NULL ? job_title : "");
  if (title != NULL)
    return g_strconcat (title, " ", name, NULL);

  return g_steal_pointer (&name);
}

/* 'T' fits 'Theresa', 'T. J.' fits 'T', nothing fits anything. */
static gboolean
given_names_fit (const char *one,
                 const char *two)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (one == NULL || two == NULL)
    return TRUE;

  a = g_utf8_casefold (one, -1);
  b = g_utf8_casefold (two, -1);
  if (g_str_equal (a, b))
    return TRUE;
  if (g_utf8_get_char (a) != g_utf8_get_char (b))
    return FALSE;

  return !g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (a))) ||
         !g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (b)));
}

static gboolean
same_or_unknown (MbRecord *one,
                 MbRecord *two,
                 guint     field)
{
  return !mb_record_has (one, field) || !mb_record_has (two, field) ||
         mb_record_equal_field (one, two, field);
}

static gboolean
fits (MbRecord *person,
      MbRecord *like)
{
  if (!mb_record_has (like, MB_PERSON_FAMILY_NAME))
    return !mb_record_has (person, MB_PERSON_FAMILY_NAME) &&
           mb_record_equal_field (person, like, MB_PERSON_GIVEN_NAME) &&
           mb_record_equal_field (person, like, MB_PERSON_JOB_TITLE);

  return mb_record_equal_field (person, like, MB_PERSON_FAMILY_NAME) &&
         same_or_unknown (person, like, MB_PERSON_TITLE) &&
         given_names_fit (mb_record_get_text (person, MB_PERSON_GIVEN_NAME),
                          mb_record_get_text (like, MB_PERSON_GIVEN_NAME));
}

/**
 * mb_person_match:
 * @people: (element-type MbRecord): whom the book knows
 * @like: a person as a paper names them
 *
 * The person meant by a name such as 'T Smith' or 'Pearce': the one who has
 * just that name, or else the only one whom it fits. A name that fits several
 * is no match, for a wrong one would be worse than none.
 *
 * Returns: (transfer none) (nullable): one of @people
 */
MbRecord *
mb_person_match (GPtrArray *people,
                 MbRecord  *like)
{
  MbRecord *found = NULL;
  gboolean is_only = TRUE;

  for (guint i = 0; i < people->len; i++)
    {
      MbRecord *person = g_ptr_array_index (people, i);

      if (!fits (person, like))
        continue;
      if (mb_record_equal_field (person, like, MB_PERSON_GIVEN_NAME) &&
          mb_record_equal_field (person, like, MB_PERSON_TITLE))
        return person;
      is_only = found == NULL;
      found = person;
    }

  return is_only ? found : NULL;
}
