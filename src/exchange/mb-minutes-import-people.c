/* Minute Book: old minutes: people and who was there, as records
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

#include "core/mb-attendance.h"
#include "core/mb-meeting.h"
#include "core/mb-person.h"

static char *
person_key (const MbMinutesName *name)
{
  const char *text = name->family != NULL ? name->family : name->job;

  return g_utf8_casefold (text != NULL ? text : "", -1);
}

/* 'T', 'T.' and 'Thomas' may be one person; 'T' and 'M' are two. */
static gboolean
given_names_agree (const char *one,
                   const char *two)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (one == NULL || two == NULL)
    return TRUE;

  a = g_utf8_casefold (one, -1);
  b = g_utf8_casefold (two, -1);
  g_strdelimit (a, ".", ' ');
  g_strdelimit (b, ".", ' ');
  g_strstrip (a);
  g_strstrip (b);
  if (strlen (a) == 1 || strlen (b) == 1)
    return g_utf8_get_char (a) == g_utf8_get_char (b);

  return g_str_equal (a, b);
}

static MbRecord *
add_person (MbMinutesImport     *self,
            const MbMinutesName *name,
            GPtrArray           *same)
{
  MbRecord *person = mb_minutes_add (self, MB_KIND_PERSON);

  mb_record_set_text (person, MB_PERSON_TITLE, name->title);
  mb_record_set_text (person, MB_PERSON_GIVEN_NAME, name->given);
  mb_record_set_text (person, MB_PERSON_FAMILY_NAME, name->family);
  mb_record_set_text (person, MB_PERSON_JOB_TITLE, name->job);
  g_ptr_array_add (same, person);

  return person;
}

/**
 * mb_minutes_find_person:
 * @create: whether someone who isn't known yet becomes a person
 *
 * Looks for whoever has the same family name, and no other given name; a
 * sentence's 'Councillor Smith' is nobody where two Smiths are known.
 *
 * Returns: (transfer none) (nullable): the person
 */
MbRecord *
mb_minutes_find_person (MbMinutesImport     *self,
                        const MbMinutesName *name,
                        gboolean             create)
{
  g_autofree char *key = person_key (name);
  GPtrArray *same = g_hash_table_lookup (self->people, key);
  MbRecord *found = NULL;

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->people, g_steal_pointer (&key), same);
    }

  /* A list of hundreds of one name is no council's. */
  for (guint i = 0; i < MIN (same->len, 64); i++)
    {
      MbRecord *person = g_ptr_array_index (same, i);
      const char *given = mb_record_get_text (person, MB_PERSON_GIVEN_NAME);

      if (!given_names_agree (given, name->given))
        continue;
      if (g_strcmp0 (given, name->given) == 0)
        return person;
      if (found != NULL)
        return create ? add_person (self, name, same) : NULL;
      found = person;
    }
  /* A list that says 'Smith' beside 'T Smith' means someone else. */
  if (create && (found == NULL || name->given == NULL))
    return add_person (self, name, same);

  return found;
}

/**
 * mb_minutes_attend:
 * @status: a key of the attendance's statuses
 * @item: (nullable): the item for which the person came
 *
 * Returns: (transfer none): the person's attendance; whoever is named twice
 *   has one, with what either said
 */
MbRecord *
mb_minutes_attend (MbMinutesImport     *self,
                   const MbMinutesName *name,
                   const char          *status,
                   MbRecord            *item)
{
  MbRecord *person = mb_minutes_find_person (self, name, TRUE);
  gint64 id = mb_record_get_id (person);
  MbRecord *attendance = g_hash_table_lookup (self->attendance, &id);

  if (attendance == NULL)
    {
      attendance = mb_minutes_add (self, MB_KIND_ATTENDANCE);
      mb_record_set_integer (attendance, MB_ATTENDANCE_MEETING, mb_record_get_id (self->meeting));
      mb_record_set_integer (attendance, MB_ATTENDANCE_POSITION, ++self->n_attendance);
      mb_record_set_integer (attendance, MB_ATTENDANCE_PERSON, id);
      mb_record_set_text (attendance, MB_ATTENDANCE_STATUS, status);
      if (item != NULL)
        mb_record_set_integer (attendance, MB_ATTENDANCE_ITEM, mb_record_get_id (item));
      g_hash_table_insert (self->attendance, g_memdup2 (&id, sizeof id), attendance);
    }

  if (name->role != NULL && !mb_record_has (attendance, MB_ATTENDANCE_ROLE))
    mb_record_set_text (attendance, MB_ATTENDANCE_ROLE, name->role);
  if (name->job != NULL && !mb_record_has (attendance, MB_ATTENDANCE_CAPACITY))
    mb_record_set_text (attendance, MB_ATTENDANCE_CAPACITY, name->job);
  if (name->substitute != NULL)
    {
      g_autoptr (GPtrArray) names = mb_minutes_read_names (name->substitute, MB_NAMES_MEMBERS, FALSE, NULL);

      if (names != NULL && names->len == 1)
        mb_record_set_integer (attendance, MB_ATTENDANCE_SUBSTITUTE_FOR,
                               mb_record_get_id (mb_minutes_find_person (self, g_ptr_array_index (names, 0), TRUE)));
    }

  /* 'Chair' and 'in the Chair', not 'Vice-Chair' and 'Chair of Governors'. */
  if (g_str_equal (status, "present") && name->role != NULL &&
      !mb_record_has (self->meeting, MB_MEETING_PRESIDED) &&
      mb_minutes_match (self, "^((in the )?chair(man|person|woman)?\\b(?! of)|.*\\bin the chair\\b)",
                        name->role, NULL))
    mb_record_set_integer (self->meeting, MB_MEETING_PRESIDED, id);

  return attendance;
}
