/* Minute Book: an item of the minutes: narrative, resolutions, actions
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-minutes-private.h"

#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

#define BULLET "•"

static const char *
get_prose (MbRecord *record)
{
  switch (mb_record_get_kind (record))
    {
    case MB_KIND_NARRATIVE:
      return mb_record_get_text (record, MB_NARRATIVE_TEXT);
    case MB_KIND_RESOLUTION:
      return mb_record_get_text (record, MB_RESOLUTION_TEXT);
    case MB_KIND_ACTION:
      return mb_record_get_text (record, MB_ACTION_TEXT);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * mb_minutes_get_words:
 *
 * Returns: (transfer full) (nullable): what the item's minutes say, %NULL where
 *   it has none
 */
char *
mb_minutes_get_words (MbMinutes *self,
                      MbRecord  *item)
{
  g_autoptr (GPtrArray) minutes = mb_proceedings_list_minutes (self->proceedings, item);
  GString *words;

  if (minutes->len == 0)
    return NULL;

  words = g_string_new (NULL);
  for (guint i = 0; i < minutes->len; i++)
    {
      g_autofree char *text = NULL;

      text = mb_prose_stored_to_typed (get_prose (g_ptr_array_index (minutes, i)));
      g_string_append_printf (words, "%s\n", text);
    }

  return g_string_free_and_steal (words);
}

static const char *
label_resolution (MbMinutes *self,
                  MbRecord  *resolution)
{
  MbPhrase phrase = MB_PHRASE_RESOLVED;

  if (mb_record_is (resolution, MB_RESOLUTION_KIND, "recommended"))
    phrase = MB_PHRASE_RECOMMENDED;
  else if (mb_record_is (resolution, MB_RESOLUTION_KIND, "agreed"))
    phrase = MB_PHRASE_AGREED;
  else if (mb_record_is (resolution, MB_RESOLUTION_KIND, "noted"))
    phrase = MB_PHRASE_NOTED;

  return mb_phrase_get (phrase, self->language);
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
say_movers (MbMinutes *self,
            MbRecord  *resolution)
{
  MbRecord *mover = mb_proceedings_follow (self->proceedings, resolution, MB_RESOLUTION_MOVER);
  MbRecord *seconder = mb_proceedings_follow (self->proceedings, resolution,
                                              MB_RESOLUTION_SECONDER);
  g_autofree char *one = mover != NULL ? mb_person_get_titled_name (mover) : NULL;
  g_autofree char *two = seconder != NULL ? mb_person_get_titled_name (seconder) : NULL;

  if (one != NULL && two != NULL)
    return mb_phrase_fill (MB_PHRASE_MOVED_AND_SECONDED, self->language, one, two, NULL);
  if (one != NULL)
    return mb_phrase_fill (MB_PHRASE_MOVED, self->language, one, NULL);
  if (two != NULL)
    return mb_phrase_fill (MB_PHRASE_SECONDED, self->language, two, NULL);

  return NULL;
}

/* 'Votes: for 5; against 2; abstentions 1.' */
static char *
say_votes (MbMinutes *self,
           MbRecord  *resolution)
{
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
      append_part (votes, "; ", mb_phrase_fill (counts[i].phrase, self->language, count, NULL));
    }

  return votes->len > 0 ? mb_phrase_fill (MB_PHRASE_VOTES, self->language, votes->str, NULL)
                        : NULL;
}

/* 'Recorded vote: for Councillors A, B; against Councillor C.' */
static char *
say_recorded_vote (MbMinutes *self,
                   MbRecord  *resolution)
{
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

  votes = mb_proceedings_list_parts (self->proceedings, MB_KIND_VOTE,
                                     mb_record_get_id (resolution));
  for (guint i = 0; i < G_N_ELEMENTS (casts); i++)
    {
      g_autoptr (MbRoll) roll = mb_roll_new (self->language);
      g_autofree char *names = NULL;

      for (guint k = 0; k < votes->len; k++)
        {
          MbRecord *vote = g_ptr_array_index (votes, k);

          if (mb_record_is (vote, MB_VOTE_CAST, casts[i].cast))
            mb_roll_add (roll, mb_proceedings_follow (self->proceedings, vote, MB_VOTE_PERSON),
                         NULL);
        }
      names = mb_roll_to_text (roll);
      if (names != NULL)
        append_part (text, "; ", mb_phrase_fill (casts[i].phrase, self->language, names, NULL));
    }

  return text->len > 0 ? mb_phrase_fill (MB_PHRASE_RECORDED_VOTE, self->language, text->str, NULL)
                       : NULL;
}

static void
add_resolution (MbMinutes *self,
                MbNode    *section,
                MbRecord  *resolution)
{
  g_autoptr (GString) how = g_string_new (NULL);
  MbNode *line;

  mb_paper_add_prose (section, MB_STYLE_RESOLVED, label_resolution (self, resolution),
                      get_prose (resolution), 0, mb_source_of (resolution, MB_RESOLUTION_TEXT));

  append_part (how, " ", say_movers (self, resolution));
  append_part (how, " ", say_votes (self, resolution));
  append_part (how, " ", say_recorded_vote (self, resolution));
  if (mb_record_get_integer (resolution, MB_RESOLUTION_CASTING_VOTE) == 1)
    append_part (how, " ", g_strdup (mb_phrase_get (MB_PHRASE_CASTING_VOTE, self->language)));
  if (how->len == 0)
    return;
  line = mb_node_add_paragraph (section, MB_STYLE_RESOLVED, NULL, NULL);
  mb_node_add_text (line, how->str, MB_NODE_ITALIC);
  mb_paper_mark_source (line, mb_source_of (resolution, MB_RESOLUTION_MOVER));
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

/* ' (Councillor Brierley; by 8 November 2023)', without what the text says. */
static char *
make_brackets (MbMinutes *self,
               MbRecord  *action)
{
  g_autofree char *text = mb_prose_stored_to_typed (get_prose (action));
  MbRecord *owner = mb_proceedings_follow (self->proceedings, action, MB_ACTION_OWNER);
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
        append_part (inner, "; ", mb_phrase_fill (MB_PHRASE_BY_DATE, self->language, day, NULL));
    }

  return inner->len > 0 ? g_strdup_printf (" (%s)", inner->str) : NULL;
}

/* The action's text and, at the end of its last paragraph, the brackets. */
static void
fill_action (MbMinutes  *self,
             MbNode     *parent,
             const char *label,
             MbRecord   *action)
{
  g_autofree char *brackets = make_brackets (self, action);
  MbSource source = mb_source_of (action, MB_ACTION_TEXT);
  MbNode *last = NULL;

  mb_paper_add_prose (parent, MB_STYLE_ACTION, label, get_prose (action), 0, source);
  if (brackets == NULL)
    return;

  if (parent->children->len > 0)
    last = g_ptr_array_index (parent->children, parent->children->len - 1);
  if (last == NULL || last->type != MB_NODE_PARAGRAPH)
    {
      last = mb_node_add_new (parent, MB_NODE_PARAGRAPH, MB_STYLE_ACTION);
      mb_paper_mark_source (last, source);
      mb_node_add_text (last, brackets + 1, 0);
      return;
    }
  mb_node_add_text (last, brackets, 0);
}

/* Whether what was said last leads on to a list. */
static gboolean
leads_on (MbRecord *record)
{
  g_autofree char *text = NULL;

  if (record == NULL)
    return FALSE;
  text = g_strchomp (mb_prose_stored_to_typed (get_prose (record)));

  return g_str_has_suffix (text, ":");
}

/* How deep an action stands under those of its own group. */
static guint
measure_depth (MbMinutes *self,
               GPtrArray *group,
               MbRecord  *action)
{
  guint depth = 0;

  while (depth < 16)
    {
      action = mb_proceedings_follow (self->proceedings, action, MB_ACTION_PARENT);
      if (action == NULL || !g_ptr_array_find (group, action, NULL))
        break;
      depth++;
    }

  return depth;
}

/* Actions that follow each other: a list under what leads on to them; else
 * labelled, and one by itself is a paragraph. */
static void
add_actions (MbMinutes *self,
             MbNode    *section,
             GPtrArray *group,
             MbRecord  *before)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  MbListMaker lists;

  for (guint i = 0; i < group->len; i++)
    if (!mb_disclosure_hides (self->disclosure, self->proceedings, g_ptr_array_index (group, i)))
      g_ptr_array_add (shown, g_ptr_array_index (group, i));
  if (shown->len == 0)
    return;

  if (!leads_on (before))
    {
      MbNode *heading;

      if (shown->len == 1)
        {
          fill_action (self, section, mb_phrase_get (MB_PHRASE_ACTION, self->language),
                       g_ptr_array_index (shown, 0));
          return;
        }
      heading = mb_node_add_paragraph (section, MB_STYLE_ACTION,
                                       mb_phrase_get (MB_PHRASE_ACTIONS, self->language), NULL);
      heading->flags |= MB_NODE_KEEP;
      mb_paper_mark_source (heading, mb_source_of (g_ptr_array_index (shown, 0), -1));
    }

  mb_list_maker_init (&lists, section, MB_STYLE_ACTION);
  for (guint i = 0; i < shown->len; i++)
    {
      MbRecord *action = g_ptr_array_index (shown, i);
      guint depth = measure_depth (self, shown, action);
      MbNode *entry = mb_list_maker_add (&lists, 1 + depth, BULLET);

      fill_action (self, mb_paper_mark_source (entry, mb_source_of (action, -1)), NULL, action);
    }
  mb_list_maker_end (&lists);
}

static void
add_matter (MbMinutes *self,
            MbNode    *section,
            MbRecord  *item)
{
  g_autoptr (GPtrArray) minutes = mb_proceedings_list_minutes (self->proceedings, item);
  MbRecord *before = NULL;
  guint i = 0;

  while (i < minutes->len)
    {
      MbRecord *record = g_ptr_array_index (minutes, i);
      g_autoptr (GPtrArray) group = g_ptr_array_new ();

      switch (mb_record_get_kind (record))
        {
        case MB_KIND_NARRATIVE:
          mb_paper_add_prose (section, MB_STYLE_PLAIN, NULL, get_prose (record), 0,
                              mb_source_of (record, MB_NARRATIVE_TEXT));
          i++;
          break;
        case MB_KIND_RESOLUTION:
          add_resolution (self, section, record);
          i++;
          break;
        default:
          while (i < minutes->len &&
                 mb_record_get_kind (g_ptr_array_index (minutes, i)) == MB_KIND_ACTION)
            g_ptr_array_add (group, g_ptr_array_index (minutes, i++));
          add_actions (self, section, group, before);
          break;
        }
      before = record;
    }
}

/* An item of the agenda that has no place in the minutes: apologies, say, which
 * stand at their head. */
static gboolean
is_of_agenda_only (MbMinutes *self,
                   MbRecord  *item)
{
  g_autofree char *words = NULL;

  if (mb_record_has (item, MB_ITEM_MINUTE_NUMBER) || !mb_record_has (item, MB_ITEM_AGENDA_NUMBER))
    return FALSE;
  if (item == self->declarations && mb_minutes_has_declarations (self))
    return FALSE;
  words = mb_minutes_get_words (self, item);

  return words == NULL;
}

static void
add_reasons (MbMinutes *self,
             MbNode    *section,
             MbRecord  *item)
{
  static const struct
  {
    guint    field;
    MbPhrase phrase;
  } reasons[] = {
    { MB_ITEM_EXEMPT_REASON, MB_PHRASE_REASON },
    { MB_ITEM_PUBLIC_INTEREST, MB_PHRASE_PUBLIC_INTEREST },
  };

  if (!mb_item_is_withheld (item))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      const char *reason = mb_record_get_text (item, reasons[i].field);
      g_autofree char *line = NULL;

      if (reason == NULL)
        continue;
      line = mb_phrase_fill (reasons[i].phrase, self->language, reason, NULL);
      mb_paper_mark_source (mb_node_add_paragraph (section, MB_STYLE_WITHHELD, NULL, line),
                            mb_source_of (item, (int) reasons[i].field));
    }
}

/**
 * mb_minutes_add_item:
 *
 * Adds the item's section: number, title, and its minutes; or, where they are
 * withheld, the public title and a line that says so.
 */
void
mb_minutes_add_item (MbMinutes *self,
                     MbRecord  *item)
{
  guint depth = mb_proceedings_get_depth (self->proceedings, item);
  g_autofree char *label = NULL;
  const char *title;
  g_autofree char *line = NULL;
  MbNode *section;
  MbNode *heading;

  if (mb_disclosure_leaves_out (self->disclosure, self->proceedings, item))
    return;
  mb_minutes_add_movements (self, self->root, item);
  if (is_of_agenda_only (self, item))
    return;

  section = mb_node_add_new (self->root, MB_NODE_SECTION, MB_STYLE_PLAIN);
  mb_paper_mark_source (section, mb_source_of (item, -1));
  label = mb_paper_make_label (mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER));
  title = mb_disclosure_get_title (self->disclosure, item);
  heading = mb_node_add_heading (section, MIN (2 + depth, 6), MB_STYLE_ITEM, label, title);
  heading->flags |= MB_NODE_KEEP | MB_NODE_CAPITALS;
  mb_paper_mark_source (heading, mb_source_of (item, MB_ITEM_TITLE));

  line = mb_withheld_get_line (self->proceedings, item, self->language);
  if (line != NULL)
    mb_paper_mark_source (mb_node_add_paragraph (section, MB_STYLE_WITHHELD, NULL, line),
                          mb_source_of (item, MB_ITEM_ACCESS));
  if (mb_disclosure_hides (self->disclosure, self->proceedings, item))
    return;

  add_reasons (self, section, item);
  mb_minutes_add_guests (self, section, item);
  add_matter (self, section, item);
  if (item == self->declarations)
    mb_minutes_add_declarations (self, section, item);
}
