/* Minute Book: the minutes' own words for resolutions and actions
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-minutes-words.h"

#include "core/mb-date.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

static const char *
label_resolution (MbRecord   *resolution,
                  const char *language)
{
  MbPhrase phrase = MB_PHRASE_RESOLVED;

  if (mb_record_is (resolution, MB_RESOLUTION_KIND, "recommended"))
    phrase = MB_PHRASE_RECOMMENDED;
  else if (mb_record_is (resolution, MB_RESOLUTION_KIND, "agreed"))
    phrase = MB_PHRASE_AGREED;
  else if (mb_record_is (resolution, MB_RESOLUTION_KIND, "noted"))
    phrase = MB_PHRASE_NOTED;

  return mb_phrase_get (phrase, language);
}

static void
append_part (GString    *text,
             const char *separator,
             char       *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
  g_free (part);
}

/* 'Moved by Councillor Ashworth and seconded by Councillor Okafor.' */
static char *
say_movers (MbProceedings *proceedings,
            MbRecord      *resolution)
{
  const char *language = mb_proceedings_get_language (proceedings);
  MbRecord *mover = mb_proceedings_follow (proceedings, resolution, MB_RESOLUTION_MOVER);
  MbRecord *seconder = mb_proceedings_follow (proceedings, resolution,
                                              MB_RESOLUTION_SECONDER);
  g_autofree char *one = mover != NULL ? mb_person_get_titled_name (mover) : NULL;
  g_autofree char *two = seconder != NULL ? mb_person_get_titled_name (seconder) : NULL;

  if (one != NULL && two != NULL)
    return mb_phrase_fill (MB_PHRASE_MOVED_AND_SECONDED, language, one, two, NULL);
  if (one != NULL)
    return mb_phrase_fill (MB_PHRASE_MOVED, language, one, NULL);
  if (two != NULL)
    return mb_phrase_fill (MB_PHRASE_SECONDED, language, two, NULL);

  return NULL;
}

/* 'Votes: for 5; against 2; abstentions 1.' */
static char *
say_votes (MbProceedings *proceedings,
           MbRecord      *resolution)
{
  const char *language = mb_proceedings_get_language (proceedings);
  static const struct
  {
    guint    field;
    MbPhrase phrase;
  } counts[] = {
    { MB_RESOLUTION_VOTES_FOR, MB_PHRASE_VOTES_FOR },
    { MB_RESOLUTION_VOTES_AGAINST, MB_PHRASE_VOTES_AGAINST },
    { MB_RESOLUTION_ABSTENTIONS, MB_PHRASE_ABSTENTIONS },
  };
  g_autoptr (GString) votes = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *count = NULL;

      if (!mb_record_has (resolution, counts[i].field))
        continue;
      count = g_strdup_printf ("%" G_GINT64_FORMAT,
                               mb_record_get_integer (resolution, counts[i].field));
      append_part (votes, "; ", mb_phrase_fill (counts[i].phrase, language, count, NULL));
    }

  return votes->len > 0 ? mb_phrase_fill (MB_PHRASE_VOTES, language, votes->str, NULL)
                        : NULL;
}

/* 'Recorded vote: for Councillors A, B; against Councillor C.' */
static char *
say_recorded_vote (MbProceedings *proceedings,
                   MbRecord      *resolution)
{
  const char *language = mb_proceedings_get_language (proceedings);
  static const struct
  {
    const char *cast;
    MbPhrase    phrase;
  } casts[] = {
    { "for", MB_PHRASE_VOTES_FOR },
    { "against", MB_PHRASE_VOTES_AGAINST },
    { "abstained", MB_PHRASE_ABSTAINED },
  };
  g_autoptr (GPtrArray) votes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  votes = mb_proceedings_list_parts (proceedings, MB_KIND_VOTE,
                                     mb_record_get_id (resolution));
  for (guint i = 0; i < G_N_ELEMENTS (casts); i++)
    {
      g_autoptr (MbRoll) roll = mb_roll_new (language);
      g_autofree char *names = NULL;

      for (guint k = 0; k < votes->len; k++)
        {
          MbRecord *vote = g_ptr_array_index (votes, k);

          if (mb_record_is (vote, MB_VOTE_CAST, casts[i].cast))
            mb_roll_add (roll, mb_proceedings_follow (proceedings, vote, MB_VOTE_PERSON),
                         NULL);
        }
      names = mb_roll_to_text (roll);
      if (names != NULL)
        append_part (text, "; ", mb_phrase_fill (casts[i].phrase, language, names, NULL));
    }

  return text->len > 0 ? mb_phrase_fill (MB_PHRASE_RECORDED_VOTE, language, text->str, NULL)
                       : NULL;
}

/* Whether the text names the person, by the family name at least. */
static gboolean
names_person (const char *text,
              MbRecord   *person)
{
  const char *family = mb_record_get_text (person, MB_PERSON_FAMILY_NAME);
  g_autofree char *name = mb_person_get_name (person);

  return mb_paper_contains (text, family != NULL ? family : name);
}

/* '(Councillor Brierley; by 8 November 2023)', without what the text says. */
static char *
make_brackets (MbProceedings *proceedings,
               MbRecord      *action)
{
  const char *language = mb_proceedings_get_language (proceedings);
  g_autofree char *text = mb_prose_stored_to_typed (mb_record_get_text (action, MB_ACTION_TEXT));
  MbRecord *owner = mb_proceedings_follow (proceedings, action, MB_ACTION_OWNER);
  const char *owner_words = mb_record_get_text (action, MB_ACTION_OWNER_WORDS);
  const char *due_words = mb_record_get_text (action, MB_ACTION_DUE_WORDS);
  g_autoptr (GString) inner = g_string_new (NULL);
  GDate due;

  if (owner != NULL && !names_person (text, owner))
    {
      g_autofree char *name = mb_person_get_titled_name (owner);

      append_part (inner, "; ", *name != '\0' ? g_steal_pointer (&name) : NULL);
    }
  else if (owner == NULL && owner_words != NULL && !mb_paper_contains (text, owner_words))
    append_part (inner, "; ", g_strdup (owner_words));

  if (due_words != NULL)
    {
      if (!mb_paper_contains (text, due_words))
        append_part (inner, "; ", g_strdup (due_words));
    }
  else if (mb_record_get_date (action, MB_ACTION_DUE, &due))
    {
      g_autofree char *day = mb_date_format (&due);

      if (!mb_paper_contains (text, day))
        append_part (inner, "; ", mb_phrase_fill (MB_PHRASE_BY_DATE, language, day, NULL));
    }

  return inner->len > 0 ? g_strdup_printf ("(%s)", inner->str) : NULL;
}

/**
 * mb_minutes_get_word:
 * @record: a resolution or an action
 *
 * Returns: (transfer none): the word that stands before its text: 'Resolved:'
 */
const char *
mb_minutes_get_word (MbRecord   *record,
                     const char *language)
{
  g_return_val_if_fail (MB_IS_RECORD (record), NULL);

  if (mb_record_get_kind (record) == MB_KIND_RESOLUTION)
    return label_resolution (record, language);

  return mb_phrase_get (MB_PHRASE_ACTION, language);
}

/* Who moved it and how the vote went. */
static char *
say_how (MbProceedings *proceedings,
         MbRecord      *resolution)
{
  const char *language = mb_proceedings_get_language (proceedings);
  g_autoptr (GString) how = g_string_new (NULL);

  append_part (how, " ", say_movers (proceedings, resolution));
  append_part (how, " ", say_votes (proceedings, resolution));
  append_part (how, " ", say_recorded_vote (proceedings, resolution));
  if (mb_record_get_integer (resolution, MB_RESOLUTION_CASTING_VOTE) == 1)
    append_part (how, " ", g_strdup (mb_phrase_get (MB_PHRASE_CASTING_VOTE, language)));

  return how->len > 0 ? g_strdup (how->str) : NULL;
}

/**
 * mb_minutes_say_rest:
 * @record: a resolution or an action
 *
 * Returns: (transfer full) (nullable): what stands behind its text: who moved
 *   a resolution and how the vote went; who is to do an action by when, in
 *   brackets, without what the text says itself
 */
char *
mb_minutes_say_rest (MbProceedings *proceedings,
                     MbRecord      *record)
{
  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (MB_IS_RECORD (record), NULL);

  return mb_record_get_kind (record) == MB_KIND_RESOLUTION ? say_how (proceedings, record)
                                                           : make_brackets (proceedings, record);
}
