/* Minute Book: the people that a JSON file names
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/mb-person.h"

/* As typed before a name, and as the book says it. */
static const struct
{
  const char *typed;
  const char *title;
} honorifics[] = {
  { "Councillor ", "Councillor" },
  { "Cllr ", "Councillor" },
  { "Cllr. ", "Councillor" },
  { "Mr ", "Mr" },
  { "Mrs ", "Mrs" },
  { "Ms ", "Ms" },
  { "Miss ", "Miss" },
  { "Dr ", "Dr" },
  { "Reverend ", "Reverend" },
  { "Professor ", "Professor" },
};

/**
 * mb_json_person_is:
 *
 * Returns: whether that is how the person is called, with or without a title
 */
gboolean
mb_json_person_is (MbRecord   *person,
                   const char *name)
{
  g_autofree char *plain = mb_person_get_name (person);
  g_autofree char *titled = mb_person_get_titled_name (person);

  return g_strcmp0 (plain, name) == 0 || g_str_equal (titled, name);
}

/* 'Councillor T Smith': what is before the last space is the given name. */
static MbRecord *
person_from_typed (const char *typed,
                   const char *honorific,
                   const char *job_title)
{
  MbRecord *person = mb_record_new (MB_KIND_PERSON, 0);
  g_autofree char *name = NULL;
  char *space;

  mb_record_set_text (person, MB_PERSON_TITLE, honorific);
  mb_record_set_text (person, MB_PERSON_JOB_TITLE, job_title);
  if (typed == NULL)
    return person;

  for (guint i = 0; i < G_N_ELEMENTS (honorifics); i++)
    if (g_str_has_prefix (typed, honorifics[i].typed))
      {
        typed += strlen (honorifics[i].typed);
        if (honorific == NULL)
          mb_record_set_text (person, MB_PERSON_TITLE, honorifics[i].title);
        break;
      }

  name = g_strstrip (g_strdup (typed));
  space = strrchr (name, ' ');
  if (space != NULL)
    {
      *space = '\0';
      mb_record_set_text (person, MB_PERSON_GIVEN_NAME, g_strchomp (name));
    }
  mb_record_set_text (person, MB_PERSON_FAMILY_NAME, space != NULL ? space + 1 : name);

  return person;
}

static void
copy_unknown (MbRecord *person,
              MbRecord *from)
{
  for (guint i = 0; i < MB_PERSON_N_FIELDS; i++)
    if (!mb_record_has (person, i))
      mb_record_copy_field (person, from, i);
}

/**
 * mb_json_find_person:
 * @typed: (nullable): a name, with or without a title, or an id
 * @honorific: (nullable): the title, where the file has it apart
 * @job_title: (nullable): by which someone without a name is known
 *
 * Returns: (transfer none) (nullable): the person meant, new where the book
 *   knows none of that name; %NULL where nothing is given
 */
MbRecord *
mb_json_find_person (MbJsonReader *self,
                     const char   *typed,
                     const char   *honorific,
                     const char   *job_title)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (MbRecord) like = NULL;
  MbRecord *person = NULL;

  if (typed == NULL && job_title == NULL)
    return NULL;

  if (typed != NULL)
    person = g_hash_table_lookup (self->people, typed);
  if (person == NULL && typed != NULL)
    person = mb_proceedings_find (self->proceedings, MB_KIND_PERSON, mb_id_from_text (typed));
  if (person != NULL)
    return person;

  known = mb_proceedings_list (self->proceedings, MB_KIND_PERSON);
  like = person_from_typed (typed, honorific, job_title);
  person = mb_person_match (known, like);
  if (person == NULL)
    {
      person = mb_json_make (self, MB_KIND_PERSON, 0, 0);
      copy_unknown (person, like);
    }
  else if (honorific != NULL && !mb_record_has (person, MB_PERSON_TITLE))
    mb_record_set_text (person, MB_PERSON_TITLE, honorific);

  return person;
}

/**
 * mb_json_read_who:
 * @job_title: (nullable): by which someone without a name is known
 *
 * Reads whom an entry is about: 'person' is exact, and 'name' has to agree
 * with it.
 *
 * Returns: (transfer none) (nullable): the person; %NULL after an error
 */
MbRecord *
mb_json_read_who (MbJsonReader *self,
                  JsonObject   *object,
                  const char   *job_title)
{
  g_autofree char *exact = mb_json_take_text (self, object, "person", NULL);
  g_autofree char *name = mb_json_take_text (self, object, "name", NULL);
  g_autofree char *honorific = mb_json_take_text (self, object, "honorific", NULL);
  MbRecord *person;

  if (exact == NULL)
    person = mb_json_find_person (self, name, honorific, name == NULL ? job_title : NULL);
  else
    {
      person = g_hash_table_lookup (self->people, exact);
      if (person == NULL)
        person = mb_proceedings_find (self->proceedings, MB_KIND_PERSON, mb_id_from_text (exact));
    }

  if (person == NULL && exact != NULL)
    mb_json_fail (self, "person", _("neither “people” nor the book has someone with the id “%s”"), exact);
  else if (person == NULL)
    mb_json_fail (self, "name", _("it isn’t said who this is"));
  else if (exact != NULL && name != NULL && !mb_json_person_is (person, name))
    mb_json_fail (self, "name",
                  _("“%s” isn’t the name of the one whom “person” names: correct it in “people”, or take “person” out"),
                  name);
  else if (honorific != NULL)
    mb_record_set_text (person, MB_PERSON_TITLE, honorific);

  return person;
}

/* Someone of that name in another book is the same one in this: then only what
 * this book doesn't know is taken over. */
static MbRecord *
find_namesake (MbJsonReader *self,
               GPtrArray    *known,
               MbRecord     *like)
{
  MbRecord *person = mb_person_match (known, like);

  return person != NULL && !mb_json_is_claimed (self, person) ? mb_json_claim (self, person) : NULL;
}

static void
read_person (MbJsonReader *self,
             JsonObject   *object,
             GPtrArray    *known)
{
  g_autofree char *id = mb_json_peek_text (self, object, "id");
  g_autoptr (MbRecord) like = mb_record_new (MB_KIND_PERSON, 0);
  gint64 file_id;
  MbRecord *person = mb_json_claim_by_id (self, object, MB_KIND_PERSON, 0, &file_id);

  if (person != NULL)
    mb_json_read_fields (self, object, person, mb_json_person_keys);
  else
    {
      mb_json_read_fields (self, object, like, mb_json_person_keys);
      person = find_namesake (self, known, like);
      if (person == NULL)
        {
          /* A person is no part of a meeting, and can't be taken from one. */
          gboolean keeps_ids = self->keeps_ids;

          self->keeps_ids = TRUE;
          person = mb_json_make (self, MB_KIND_PERSON, file_id, 0);
          self->keeps_ids = keeps_ids;
        }
      copy_unknown (person, like);
    }
  if (id != NULL)
    g_hash_table_insert (self->people, g_strdup (id), person);
  mb_json_done (self, object);
}

/* A name that two people have names neither. */
static void
learn_name (MbJsonReader *self,
            GHashTable   *twice,
            MbRecord     *person)
{
  g_autofree char *name = mb_person_get_name (person);

  if (name == NULL || g_hash_table_contains (twice, name))
    return;
  if (g_hash_table_contains (self->people, name))
    {
      g_hash_table_remove (self->people, name);
      g_hash_table_add (twice, g_steal_pointer (&name));
    }
  else
    g_hash_table_insert (self->people, g_steal_pointer (&name), person);
}

/**
 * mb_json_read_people:
 *
 * Reads 'people', to whom the rest of the file refers by name or id.
 */
void
mb_json_read_people (MbJsonReader *self,
                     JsonObject   *object)
{
  g_autoptr (JsonArray) array = mb_json_take_array (self, object, "people");
  g_autoptr (GPtrArray) known = mb_proceedings_list (self->proceedings, MB_KIND_PERSON);
  g_autoptr (GHashTable) twice = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ids = NULL;
  GHashTableIter iter;
  gpointer person;

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "people", i);
      g_autoptr (JsonObject) entry = mb_json_get_nth (self, array, i, NULL);

      read_person (self, entry, known);
      mb_json_leave (self, place);
    }

  ids = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    g_hash_table_add (ids, person);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    learn_name (self, twice, person);
}
