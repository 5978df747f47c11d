/* Minute Book: old minutes: what sentences tell
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* These only add to the records: the sentences themselves stay as they are. */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-resolution.h"

#define LONGEST_GUESTS 1000

/* A full stop that ends a sentence, and no 'Dr.' or initial. */
#define STOP "(?<!\\bDr)(?<!\\bMr)(?<!\\bMrs)(?<!\\bMs)(?<!\\bRev)(?<!\\bProf)(?<!\\b[A-Z])\\.(?: |$)"

/* 'The Cabinet Member with Responsibility for Children and Families and the
 * Assistant Director, Safeguarding Services': people with only a job title. */
static void
read_posts (MbMinutesImport *self,
            MbRecord        *item,
            const char      *list)
{
  g_autoptr (GRegex) between = g_regex_new ("(?:,|;|,? and)+ the |^the ", G_REGEX_CASELESS, 0, NULL);
  g_auto (GStrv) posts = g_regex_split (between, list, 0);

  for (guint i = 0; posts[i] != NULL; i++)
    {
      g_autofree char *post = mb_minutes_clean (posts[i], -1);
      MbMinutesName name = { NULL };

      while (*post != '\0' && strchr (",;", post[strlen (post) - 1]) != NULL)
        post[strlen (post) - 1] = '\0';
      if (strlen (post) < 6 || strlen (post) > 200 ||
          !mb_minutes_match (self, "^(?=(?-i:[A-Z])).*\\b(director|head|officer|manager|chief|executive|leader|member|adviser|advisor|lead|clerk|solicitor|inspector|commissioner|commander|superintendent|consultant|nurse|headteacher|governor|secretary|coordinator|mayor|accountant|auditor)\\b", post, NULL) ||
          mb_minutes_match (self, "\\b(panel|committee|board|members|officers)$|^member of", post, NULL))
        continue;
      name.job = post;
      mb_minutes_attend (self, &name, "in_attendance", item);
    }
}

/**
 * mb_minutes_read_guests:
 *
 * Finds who was welcomed or invited to the item.
 */
void
mb_minutes_read_guests (MbMinutesImport *self,
                        MbRecord        *item,
                        const char      *text)
{
  static const char *const rules[] = {
    "^(?:the )?(?:(?:\\w+ ){0,4}(?:panel|committee|board|group|forum|commission|cabinet|council)|chair\\w*|(?:vice|deputy)[- ]chair\\w*|members)"
    "(?: then| also)? (?:welcomed|was joined by|were joined by) (.+?)(?:,? (?:to (?:the|receive|present|provide|give|this|discuss|answer|update|attend|introduce|speak)"
    "|who (?:was|were|had|gave|provided|presented|attended|is|are)|for this item|in order to)\\b.*|" STOP ".*|\\.?$)",
    "^(.+?),? (?:was|were) (?:also )?(?:invited|welcomed|in attendance|present) (?:to|at|for|on)\\b",
    "^(.+?),? attended (?:the meeting|for this item|to)\\b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autoptr (GPtrArray) names = NULL;
      g_autofree char *list = NULL;

      if (!mb_minutes_match (self, rules[i], text, &match))
        continue;
      list = g_match_info_fetch (match, 1);
      if (strlen (list) > LONGEST_GUESTS)
        return;
      names = mb_minutes_read_names (list, MB_NAMES_OFFICERS, FALSE, NULL);
      for (guint j = 0; names != NULL && j < names->len; j++)
        mb_minutes_attend (self, g_ptr_array_index (names, j), "in_attendance", item);
      if (names == NULL && g_ascii_strncasecmp (list, "the ", 4) == 0)
        read_posts (self, item, list);
      return;
    }
}

static const char *
find_interest (MbMinutesImport *self,
               const char      *words)
{
  if (mb_minutes_match (self, "\\bnon-", words, NULL))
    return "personal";
  if (mb_minutes_match (self, "\\bpecuniary\\b", words, NULL))
    return "pecuniary";
  if (mb_minutes_match (self, "\\bprejudicial\\b", words, NULL))
    return "prejudicial";
  if (mb_minutes_match (self, "\\bregist", words, NULL))
    return "other_registrable";

  return mb_minutes_match (self, "\\bpersonal\\b", words, NULL) ? "personal" : NULL;
}

static void
add_declaration (MbMinutesImport     *self,
                 const MbMinutesName *name,
                 GMatchInfo          *match,
                 const char          *text)
{
  MbRecord *person = mb_minutes_find_person (self, name, TRUE);
  MbRecord *declaration = mb_minutes_add (self, MB_KIND_DECLARATION);
  g_autofree char *kind = g_match_info_fetch (match, 2);
  g_autofree char *number = g_match_info_fetch (match, 3);
  g_autoptr (GMatchInfo) reason = NULL;
  MbRecord *item = number != NULL ? g_hash_table_lookup (self->items, number) : NULL;

  mb_record_set_integer (declaration, MB_DECLARATION_MEETING, mb_record_get_id (self->meeting));
  mb_record_set_integer (declaration, MB_DECLARATION_POSITION, ++self->n_declarations);
  mb_record_set_integer (declaration, MB_DECLARATION_PERSON, mb_record_get_id (person));
  if (item != NULL)
    mb_record_set_integer (declaration, MB_DECLARATION_ITEM, mb_record_get_id (item));
  mb_record_set_text (declaration, MB_DECLARATION_KIND, find_interest (self, kind));
  if (mb_minutes_match (self, "\\b(?:as|because|by virtue of|in that|due to|since) (.{3,2000}?)"
                        "(?:,? and (?:left|withdrew|remained|took|did|would)\\b|" STOP "|\\.?$)", text, &reason))
    {
      g_autofree char *nature = g_match_info_fetch (reason, 1);

      mb_record_set_text (declaration, MB_DECLARATION_NATURE, nature);
    }
  if (mb_minutes_match (self, "\\b(left|leave|withdrew from) the (room|meeting|chamber)\\b", text, NULL))
    mb_record_set_integer (declaration, MB_DECLARATION_LEFT_ROOM, 1);
}

/**
 * mb_minutes_read_declaration:
 * @item: under which @text stands
 *
 * Finds 'Councillor X declared a personal interest in item 5 as ...'; under
 * declarations of interest, also that there were none.
 */
void
mb_minutes_read_declaration (MbMinutesImport *self,
                             MbRecord        *item,
                             const char      *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;

  if (mb_minutes_match (self, "^([^.:;]{3,120}?) (?:each )?declared (?:an? )?((?:[\\w-]+ ){0,5})interests?\\b(?:.{0,60}?\\b(?:item|minute)s? (?:no\\.? ?|number )?(\\d+))?", text, &match) ||
      mb_minutes_match (self, "^((?-i:(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\\.? (?:[A-Z][\\w.'’-]* ?)+)) declared (?:an? )?((?:[\\w-]+ ){0,5})interests?\\b(?:.{0,60}?\\b(?:item|minute)s? (?:no\\.? ?|number )?(\\d+))?", text, &match))
    {
      list = g_match_info_fetch (match, 1);
      names = mb_minutes_read_names (list, MB_NAMES_MEMBERS, FALSE, NULL);
      for (guint i = 0; names != NULL && i < names->len; i++)
        add_declaration (self, g_ptr_array_index (names, i), match, text);
      if (names != NULL)
        return;
    }
  if (mb_record_is (item, MB_ITEM_KIND, "declarations") &&
      mb_minutes_match (self, "^(none|nil|there were none)\\b|^no\\b.*\\b(declar|interest)|\\bno (declarations?|interests?|members?)\\b|\\bnone (was|were) (declared|made|received)\\b", text, NULL))
    mb_record_set_integer (self->meeting, MB_MEETING_NONE_DECLARED, 1);
}

static void
set_mover (MbMinutesImport *self,
           MbRecord        *resolution,
           guint            field,
           const char      *text)
{
  g_autoptr (GPtrArray) names = mb_minutes_read_names (text, MB_NAMES_MEMBERS, FALSE, NULL);

  if (names != NULL && names->len == 1)
    mb_record_set_integer (resolution, field,
                           mb_record_get_id (mb_minutes_find_person (self, g_ptr_array_index (names, 0), TRUE)));
}

static int
read_count (const char *word)
{
  static const char *const words[] = {
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve"
  };

  if (g_ascii_isdigit (*word))
    return (int) MIN (g_ascii_strtoull (word, NULL, 10), 9999);
  if (g_ascii_strcasecmp (word, "none") == 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return (int) i;

  return -1;
}

#define COUNT "(\\d{1,4}|no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

static void
read_counts (MbMinutesImport *self,
             MbRecord        *resolution,
             const char      *text)
{
  static const char *const rules[] = {
    "\\b" COUNT " (?:votes? |members? )?(?:voted )?(?:in favour|for)\\b[^.]{0,40}?\\b" COUNT " (?:votes? |members? )?(?:voted )?against\\b(?:[^.]{0,40}?\\b" COUNT " (?:votes? |members? )?abst)?",
    "\\b(?:in favour|for)(?: ?[:–-])? ?(\\d{1,4})\\b.{0,12}?\\bagainst(?: ?[:–-])? ?(\\d{1,4})\\b(?:.{0,12}?\\babst\\w*(?: ?[:–-])? ?(\\d{1,4})\\b)?",
  };
  static const guint fields[] = {
    MB_RESOLUTION_VOTES_FOR, MB_RESOLUTION_VOTES_AGAINST, MB_RESOLUTION_ABSTENTIONS
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (!mb_minutes_match (self, rules[i], text, &match))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          g_autofree char *word = g_match_info_fetch (match, (int) j + 1);
          int count = word != NULL && *word != '\0' ? read_count (word) : -1;

          if (count >= 0)
            mb_record_set_integer (resolution, fields[j], count);
        }
      return;
    }
}

/**
 * mb_minutes_read_vote:
 *
 * Finds 'moved by Councillor X, seconded by Councillor Y' and '5 votes for, 2
 * against' in @text.
 */
void
mb_minutes_read_vote (MbMinutesImport *self,
                      MbRecord        *resolution,
                      const char      *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (mb_minutes_match (self, "\\b(?:moved|proposed)(?: by)?:? ([^,;:()]{2,60}?)(?:,|;|\\.| and)+ (?:and )?(?:duly )?seconded(?: by)?:? ([^,;:()]{2,60}?)"
                              "(?:[,;:)]|" STOP "|\\.?$| and (?:it|upon|on|was|there)\\b| that\\b| it was\\b|\\.\\))", text, &match))
    {
      g_autofree char *mover = g_match_info_fetch (match, 1);
      g_autofree char *seconder = g_match_info_fetch (match, 2);

      set_mover (self, resolution, MB_RESOLUTION_MOVER, mover);
      set_mover (self, resolution, MB_RESOLUTION_SECONDER, seconder);
    }
  read_counts (self, resolution, text);
  if (mb_minutes_match (self, "\\bcasting vote\\b", text, NULL) &&
      !mb_minutes_match (self, "\\b(no|without (a|the)|did not use (a|the|his|her|their)) casting vote\\b", text, NULL))
    mb_record_set_integer (resolution, MB_RESOLUTION_CASTING_VOTE, 1);
}

/* Who is to act, in an action's words: 'Head of Service to circulate ...', 'Jo
 * Brown: circulate ...', '(Action: Chair)'. In a list of actions only what names a
 * post or a person is an owner; behind 'Action:' any words are. */
static char *
find_owner (MbMinutesImport *self,
            const char      *text,
            gboolean         labelled)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *owner = NULL;
  g_autoptr (GPtrArray) names = NULL;

  if (mb_minutes_match (self, "[([](?:action|owner|lead|responsible)(?: officer)?(?: by)?:? ([^()]{2,80})[)\\]]\\.?$", text, &match))
    return g_match_info_fetch (match, 1);
  if (mb_minutes_match (self, "^(?:\\d+\\. |\\(\\w+\\) )?(?:the )?((?-i:[A-Z])[^.:;]{1,80}?)(?:: | (?:to|will|would|agreed to|is to|are to) (?!be\\b))", text, &match))
    owner = g_match_info_fetch (match, 1);
  else if (labelled && strlen (text) <= 60 && !mb_minutes_match (self, "\\b(to|will|be|that|should|by)\\b", text, NULL))
    return g_strdup (text);
  if (owner == NULL || labelled)
    return g_steal_pointer (&owner);

  names = mb_minutes_read_names (owner, MB_NAMES_MEMBERS, FALSE, NULL);
  if ((names != NULL && names->len == 1 &&
       mb_minutes_find_person (self, g_ptr_array_index (names, 0), FALSE) != NULL) ||
      mb_minutes_match (self, "^[^,]*\\b(chair|director|head|officers?|manager|clerk|leader|adviser|executive)\\b[^,]*$", owner, NULL))
    return g_steal_pointer (&owner);

  return NULL;
}

/**
 * mb_minutes_read_owner:
 * @labelled: whether 'Action:' stood before @text
 *
 * Finds who is to act.
 */
void
mb_minutes_read_owner (MbMinutesImport *self,
                       MbRecord        *action,
                       const char      *text,
                       gboolean         labelled)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *owner = find_owner (self, text, labelled);

  if (owner == NULL)
    return;

  while (*owner != '\0' && strchr (".,; ", owner[strlen (owner) - 1]) != NULL)
    owner[strlen (owner) - 1] = '\0';
  mb_record_set_text (action, MB_ACTION_OWNER_WORDS, owner);
  names = mb_minutes_read_names (owner, MB_NAMES_MEMBERS, FALSE, NULL);
  if (names != NULL && names->len == 1)
    {
      MbRecord *person = mb_minutes_find_person (self, g_ptr_array_index (names, 0), FALSE);

      if (person != NULL)
        mb_record_set_integer (action, MB_ACTION_OWNER, mb_record_get_id (person));
    }
}

/**
 * mb_minutes_read_due:
 * @para: the paragraph that @text is of
 *
 * Finds the day by which, or on which, an action is due: 'by 3 May 2024', 'the
 * meeting on 8 November 2023'; or words for it: 'by the next meeting'.
 */
void
mb_minutes_read_due (MbMinutesImport *self,
                     MbRecord        *action,
                     guint            para,
                     const char      *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  gsize start;
  GDate date;

  if (mb_date_find (text, &date, &start, NULL))
    {
      g_autofree char *before = g_strndup (text, start);

      if (mb_minutes_match (self, "\\b(by|on|before|for|until|due|deadline|at|than|is|the)[: ]*(\\w+day,? )?(the )?$|\\($|: ?$", before, NULL))
        mb_record_set_date (action, MB_ACTION_DUE, &date);
      return;
    }
  mb_minutes_find_date (self, para, text, &date);
  if (mb_minutes_match (self, "\\b(?:by|before|at|for) (?:the )?((?:panel's |committee's )?next (?:panel |committee )?meeting|end of [^,.;()]{3,30}|\\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} meeting)", text, &match))
    {
      g_autofree char *words = g_match_info_fetch (match, 1);

      mb_record_set_text (action, MB_ACTION_DUE_WORDS, words);
    }
}
