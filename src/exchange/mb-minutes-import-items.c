/* Minute Book: old minutes: what the minutes say under each item
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Paragraphs, lists and tables that follow each other are one narrative.
 * 'RESOLVED' and its like start a resolution, to which the labelled entries
 * behind it belong. 'Action:' is an action; a paragraph such as 'Actions to
 * include:' stays, and the entries behind it are actions. */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-resolution.h"

typedef enum
{
  MODE_NARRATIVE,
  MODE_RESOLUTION,
  MODE_ACTIONS,
} Mode;

typedef struct
{
  MbMinutesImport *import;
  MbRecord        *item;
  gint64           position;
  Mode             mode;
  GArray          *levels;
  MbProse         *narrative;
  MbProse         *resolved;   /* the text of the resolution */
  MbRecord        *resolution; /* the last */
  GPtrArray       *actions;    /* MbRecord: the last of each level */
  gboolean         one_action; /* 'Action:' stood alone: the next paragraph is it */
  char            *moved;      /* a paragraph that named movers before a resolution */
} Item;

static void
flush_narrative (Item *self)
{
  g_autofree char *stored = mb_prose_to_stored (self->narrative);

  if (*stored != '\0')
    {
      MbRecord *narrative = mb_minutes_add (self->import, MB_KIND_NARRATIVE);

      mb_record_set_integer (narrative, MB_NARRATIVE_ITEM, mb_record_get_id (self->item));
      mb_record_set_integer (narrative, MB_NARRATIVE_POSITION, ++self->position);
      mb_record_set_text (narrative, MB_NARRATIVE_TEXT, stored);
    }
  mb_prose_free (self->narrative);
  self->narrative = mb_prose_new ();
}

static void
flush_resolution (Item *self)
{
  g_autofree char *stored = NULL;
  g_autofree char *typed = NULL;

  if (self->mode != MODE_RESOLUTION)
    return;

  self->mode = MODE_NARRATIVE;
  stored = mb_prose_to_stored (self->resolved);
  typed = mb_prose_to_typed (self->resolved);
  /* Nothing came behind the word: then the word is all there is. */
  if (*stored == '\0')
    g_set_str (&stored, "Resolved");
  mb_record_set_text (self->resolution, MB_RESOLUTION_TEXT, stored);
  mb_minutes_read_vote (self->import, self->resolution, typed);
  if (self->moved != NULL && !mb_record_has (self->resolution, MB_RESOLUTION_MOVER))
    mb_minutes_read_vote (self->import, self->resolution, self->moved);
  g_clear_pointer (&self->moved, g_free);
  mb_prose_free (self->resolved);
  self->resolved = mb_prose_new ();
}

static gboolean
start_resolution (Item       *self,
                  const char *text)
{
  static const char rule[] =
    "^(it was |it is )?(?:(unanimously) )?(resolved|recommended|agreed|noted)\\b"
    "(?:(?: ?[:–—-]+)+ ?| (?=that\\b|to\\b|unanimously\\b|nem\\b|\\()|$)(.*)$";
  static const char capitals[] =
    "^(?-i:(IT WAS |IT IS )?(?:(UNANIMOUSLY) )?(RESOLVED|RECOMMENDED|AGREED|NOTED) (?!ACTION|AND))(.*)$";
  /* 'The Panel RESOLVED that': these words stay with the text. */
  static const char within[] =
    "^(?-i:()()(?:The|Members|It)(?: [\\w'’-]+){0,6}? (RESOLVED|RECOMMENDED|AGREED|NOTED)\\b)()";
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *was = NULL;
  g_autofree char *unanimously = NULL;
  g_autofree char *word = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *rest = NULL;
  gboolean whole = FALSE;
  int start;

  if (!mb_minutes_match (self->import, rule, text, &match) &&
      !mb_minutes_match (self->import, capitals, text, &match) &&
      !(whole = mb_minutes_match (self->import, within, text, &match)))
    return FALSE;

  was = g_match_info_fetch (match, 1);
  unanimously = g_match_info_fetch (match, 2);
  word = g_match_info_fetch (match, 3);
  kind = g_ascii_strdown (word, -1);
  /* 'It was noted that' tells what was said; 'IT WAS NOTED' is a decision. */
  if (*was != '\0' && !mb_minutes_is_upper (word) &&
      (g_str_equal (kind, "noted") || g_str_equal (kind, "recommended")))
    return FALSE;

  flush_resolution (self);
  flush_narrative (self);
  self->mode = MODE_RESOLUTION;
  g_array_set_size (self->levels, 0);
  self->resolution = mb_minutes_add (self->import, MB_KIND_RESOLUTION);
  mb_record_set_integer (self->resolution, MB_RESOLUTION_ITEM, mb_record_get_id (self->item));
  mb_record_set_integer (self->resolution, MB_RESOLUTION_POSITION, ++self->position);
  mb_record_set_text (self->resolution, MB_RESOLUTION_KIND, kind);
  /* The rule saw the start of a long paragraph only. */
  if (!g_match_info_fetch_pos (match, 4, &start, NULL) || start < 0)
    start = (int) strlen (text);
  if (whole)
    start = 0;
  rest = g_strconcat (unanimously, *unanimously != '\0' ? " " : "", text + start, NULL);
  mb_minutes_split_labels (self->resolved, rest);

  return TRUE;
}

/* Whether the paragraph announces actions: its last sentence is about them, and
 * ends with a colon. What was done about actions isn't meant. */
static gboolean
announces_actions (Item       *self,
                   const char *text)
{
  gsize length = strlen (text);
  const char *sentence = text;

  if (length < 7 || text[length - 1] != ':')
    return FALSE;
  for (const char *at = text; (at = strstr (at, ". ")) != NULL; at++)
    sentence = at + 2;
  if (strlen (sentence) > 160 ||
      mb_minutes_match (self->import, "\\b(delivered|completed|undertaken|progress(ed)?|had been|already)\\b", sentence, NULL))
    return FALSE;

  return mb_minutes_match (self->import,
                           "^(the )?((following|agreed|key|further|main|next|proposed) )*(actions?|points? for action|action points?)\\b"
                           "|\\bfollowing (\\w+ )?actions?\\b", sentence, NULL);
}

static gint64
parent_of (Item  *self,
           guint  level)
{
  while (level > 1)
    {
      level--;
      if (level <= self->actions->len && g_ptr_array_index (self->actions, level - 1) != NULL)
        return mb_record_get_id (g_ptr_array_index (self->actions, level - 1));
    }

  return 0;
}

static MbRecord *
add_action (Item       *self,
            guint       para,
            const char *text,
            guint       level)
{
  MbRecord *action = mb_minutes_add (self->import, MB_KIND_ACTION);
  g_autoptr (MbProse) prose = mb_prose_new ();
  g_autofree char *stored = NULL;
  gint64 parent = parent_of (self, level);

  mb_prose_add_paragraph (prose, text);
  stored = mb_prose_to_stored (prose);
  mb_record_set_integer (action, MB_ACTION_ITEM, mb_record_get_id (self->item));
  mb_record_set_integer (action, MB_ACTION_POSITION, ++self->position);
  if (parent != 0)
    mb_record_set_integer (action, MB_ACTION_PARENT, parent);
  mb_record_set_text (action, MB_ACTION_TEXT, stored);
  mb_record_set_text (action, MB_ACTION_STATE, "open");
  mb_minutes_read_due (self->import, action, para, text);
  g_ptr_array_set_size (self->actions, (int) level);
  g_ptr_array_index (self->actions, level - 1) = action;

  return action;
}

static void
start_actions (Item *self)
{
  flush_resolution (self);
  g_array_set_size (self->levels, 0);
  g_ptr_array_set_size (self->actions, 0);
  self->mode = MODE_ACTIONS;
}

static gboolean
read_action (Item       *self,
             guint       n,
             const char *text)
{
  static const char rule[] =
    "^((?:agreed )?actions?(?: points?)?(?: agreed| required)?(?: \\d{1,3})?)(?: ?[:–—-]+ ?| ?$)(.*)$";
  g_autoptr (GMatchInfo) match = NULL;
  const char *rest;
  int start;

  if (announces_actions (self, text))
    {
      start_actions (self);
      mb_prose_add_paragraph (self->narrative, text);
      return TRUE;
    }
  if (!mb_minutes_match (self->import, rule, text, &match) ||
      !g_match_info_fetch_pos (match, 2, &start, NULL) || start < 0)
    return FALSE;

  rest = text + start;
  start_actions (self);
  if (*rest == '\0' || g_str_has_suffix (rest, ":"))
    {
      mb_prose_add_paragraph (self->narrative, text);
      self->one_action = TRUE;
      return TRUE;
    }

  flush_narrative (self);
  mb_minutes_read_owner (self->import, add_action (self, n, rest, 1), rest, TRUE);
  self->mode = MODE_NARRATIVE;

  return TRUE;
}

/* An entry among actions. Its number or letter stays with its text: it may be
 * referred to. */
static void
add_entry_action (Item       *self,
                  guint       n,
                  const char *label,
                  const char *text,
                  guint       indent)
{
  guint level = mb_minutes_measure_level (self->levels, label, indent);
  gboolean bullet = strpbrk (label, ").") == NULL;
  g_autofree char *whole = bullet ? g_strdup (text) : g_strconcat (label, " ", text, NULL);

  self->one_action = FALSE;
  if (*text == '\0')
    return;
  flush_narrative (self);
  mb_minutes_read_owner (self->import, add_action (self, n, whole, level), whole, FALSE);
}

/* '1. That ...': within resolutions and actions, the label of an entry. */
static gsize
measure_numbered (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n > 0 && n < 3 && text[n] == '.' && text[n + 1] == ' ' ? n + 1 : 0;
}

static gboolean
resolution_goes_on (Item       *self,
                    const char *text)
{
  guint n_blocks = mb_prose_get_n_blocks (self->resolved);
  const MbBlock *last;
  gsize length;

  if (n_blocks == 0)
    return TRUE;
  last = mb_prose_get_block (self->resolved, n_blocks - 1);
  length = last->text != NULL ? strlen (last->text) : 0;
  if (length == 0)
    return FALSE;

  return strchr (":;", last->text[length - 1]) != NULL || g_str_has_suffix (last->text, "; and") ||
         g_str_has_prefix (text, "That ");
}

static gboolean
read_resolution_para (Item                *self,
                      const MbMinutesPara *para)
{
  gsize numbered = para->type == MB_MINUTES_TEXT ? measure_numbered (para->text) : 0;

  if (para->type == MB_MINUTES_ENTRY)
    {
      mb_minutes_add_block (self->resolved, para,
                            mb_minutes_measure_level (self->levels, para->label, para->indent));
      return TRUE;
    }
  if (numbered > 0)
    {
      g_autofree char *label = g_strndup (para->text, numbered);

      mb_prose_add_entry (self->resolved, mb_minutes_measure_level (self->levels, label, para->indent),
                          label, para->text + numbered + 1);
      return TRUE;
    }
  if (para->type != MB_MINUTES_TEXT || !resolution_goes_on (self, para->text))
    return FALSE;

  g_array_set_size (self->levels, 0);
  if (mb_prose_get_n_blocks (self->resolved) == 0)
    mb_minutes_split_labels (self->resolved, para->text);
  else
    mb_prose_add_paragraph (self->resolved, para->text);

  return TRUE;
}

static gboolean
read_action_para (Item                *self,
                  guint                n,
                  const MbMinutesPara *para)
{
  gsize numbered = para->type == MB_MINUTES_TEXT ? measure_numbered (para->text) : 0;

  if (para->type == MB_MINUTES_ENTRY && *para->text != '\0')
    add_entry_action (self, n, para->label, para->text, para->indent);
  else if (numbered > 0)
    {
      g_autofree char *label = g_strndup (para->text, numbered);

      add_entry_action (self, n, label, para->text + numbered + 1, para->indent);
    }
  else if (para->type == MB_MINUTES_TEXT && self->one_action)
    {
      flush_narrative (self);
      mb_minutes_read_owner (self->import, add_action (self, n, para->text, 1), para->text, TRUE);
      self->mode = MODE_NARRATIVE;
      self->one_action = FALSE;
    }
  else
    return FALSE;

  return TRUE;
}

/* What a paragraph of narrative tells beside its words. */
static void
read_facts (Item       *self,
            guint       n,
            const char *text)
{
  MbMinutesImport *import = self->import;
  GDate date;

  mb_minutes_read_guests (import, self->item, text);
  mb_minutes_read_declaration (import, self->item, text);
  mb_minutes_read_apologies (import, text);
  if ((mb_record_is (self->item, MB_ITEM_KIND, "next_meeting") ||
       mb_minutes_match (import, "^(the )?(date (and time )?of (the )?)?next meeting\\b", text, NULL)) &&
      !mb_record_has (import->meeting, MB_MEETING_NEXT_DATE) &&
      mb_minutes_find_date (import, n, text, &date))
    mb_record_set_date (import->meeting, MB_MEETING_NEXT_DATE, &date);
  if (mb_minutes_match (import, "\\b(reconvened meeting of|this reconvened meeting|meeting was reconvened)\\b", text, NULL) &&
      !mb_record_has (import->meeting, MB_MEETING_KIND))
    mb_record_set_text (import->meeting, MB_MEETING_KIND, "reconvened");
  if (mb_minutes_match (import, "^(minutes|supporting documents|additional documents|agenda item|decisions?):?$", text, NULL))
    mb_minutes_note (import, n, 1, FALSE);
  mb_minutes_read_times (import, text);

  if (!mb_minutes_match (import, "\\b(seconded|against|casting vote)\\b", text, NULL))
    return;
  if (self->resolution != NULL && !mb_record_has (self->resolution, MB_RESOLUTION_MOVER) &&
      !mb_record_has (self->resolution, MB_RESOLUTION_VOTES_FOR) &&
      mb_minutes_match (import, "^\\(?(moved|proposed|for\\b|voting|votes?|the (motion|vote)|on being put|upon being put)", text, NULL))
    mb_minutes_read_vote (import, self->resolution, text);
  else
    {
      g_autofree char *before = g_steal_pointer (&self->moved);

      self->moved = before != NULL && strlen (before) < 2000 ? g_strjoin (" ", before, text, NULL)
                                                              : g_strdup (text);
    }
}

static void
read_para (Item  *self,
           guint  n)
{
  const MbMinutesPara *para = mb_minutes_para (self->import, n);

  if (para->type == MB_MINUTES_TEXT &&
      (start_resolution (self, para->text) || read_action (self, n, para->text)))
    return;
  if (self->mode == MODE_RESOLUTION && read_resolution_para (self, para))
    return;
  if (self->mode == MODE_ACTIONS && read_action_para (self, n, para))
    return;

  flush_resolution (self);
  self->mode = MODE_NARRATIVE;
  self->one_action = FALSE;
  if (para->type == MB_MINUTES_ENTRY)
    {
      mb_minutes_add_block (self->narrative, para,
                            mb_minutes_measure_level (self->levels, para->label, para->indent));
      return;
    }
  if (para->type == MB_MINUTES_TEXT)
    g_array_set_size (self->levels, 0);
  mb_minutes_add_block (self->narrative, para, 1);
  read_facts (self, n, para->text);
}

static void
read_item (MbMinutesImport        *import,
           const MbMinutesHeading *heading,
           MbRecord               *item,
           guint                   end)
{
  Item self = { import, item };

  self.levels = mb_minutes_levels_new ();
  self.narrative = mb_prose_new ();
  self.resolved = mb_prose_new ();
  self.actions = g_ptr_array_new ();
  if (heading->rest != NULL && !start_resolution (&self, heading->rest) &&
      !read_action (&self, heading->para, heading->rest))
    {
      mb_prose_add_paragraph (self.narrative, heading->rest);
      read_facts (&self, heading->para, heading->rest);
    }
  for (guint i = heading->para + heading->n_paras; i < end; i++)
    read_para (&self, i);
  flush_resolution (&self);
  flush_narrative (&self);

  g_array_unref (self.levels);
  mb_prose_free (self.narrative);
  mb_prose_free (self.resolved);
  g_ptr_array_unref (self.actions);
  g_free (self.moved);
}

static const char *
find_kind (MbMinutesImport *self,
           const char      *title)
{
  static const struct
  {
    const char *pattern;
    const char *kind;
  } kinds[] = {
    { "\\bapolog(y|ies)\\b", "apologies" },
    { "\\bdeclarations?\\b.*\\binterests?\\b|\\binterests? declared\\b|\\bdisclosures? of\\b.*\\binterests?\\b|^(members'? )?interests$", "declarations" },
    { "\\bnext meeting\\b|\\b(future|forthcoming) meetings\\b", "next_meeting" },
    { "^minutes$|^(approval |confirmation |signing )?(of )?(the )?(draft )?minutes (of|from|and matters|held)\\b|\\b(previous|last) (minutes|meeting)\\b|^minutes\\b.*\\bmeeting\\b|^to (approve|confirm|receive) the minutes\\b|^(previous|approval of( the)?|confirmation of( the)?) minutes\\b", "minutes" },
    { "\\burgent (items?|business|matters?)\\b", "urgent" },
    { "\\bexclusion of\\b.*\\b(public|press)\\b|\\bexempt information\\b", "exclusion" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (mb_minutes_match (self, kinds[i].pattern, title, NULL))
      return kinds[i].kind;

  return "business";
}

static MbRecord *
add_item (MbMinutesImport        *self,
          const MbMinutesHeading *heading,
          gint64                  position)
{
  MbRecord *item = mb_minutes_add (self, MB_KIND_ITEM);
  const char *kind = find_kind (self, heading->title);

  mb_record_set_integer (item, MB_ITEM_MEETING, mb_record_get_id (self->meeting));
  mb_record_set_integer (item, MB_ITEM_POSITION, position);
  mb_record_set_text (item, MB_ITEM_KIND, kind);
  mb_record_set_text (item, MB_ITEM_MINUTE_NUMBER, heading->number);
  mb_record_set_text (item, MB_ITEM_TITLE, heading->title);
  if (heading->number != NULL)
    g_hash_table_insert (self->items, heading->number, item);
  /* What follows may be exempt: the clerk decides, not we. */
  if (g_str_equal (kind, "exclusion"))
    mb_minutes_note (self, heading->para, heading->n_paras, FALSE);

  return item;
}

/* Lines at the end that are of no item: who signs, when the meeting ended. */
static guint
find_closing (MbMinutesImport        *self,
              const MbMinutesHeading *last)
{
  guint end = self->end;

  while (end > last->para + last->n_paras && mb_minutes_para (self, end - 1)->type == MB_MINUTES_TEXT &&
         strlen (mb_minutes_para (self, end - 1)->text) < 200 &&
         mb_minutes_match (self, "^\\(?(signed|chair(man|person)?\\b|dated?:?|(the )?(chair (declared|closed) the )?meeting (was )?(commenced|closed|ended|concluded|terminated|finished|rose)|(commenced|terminated|closed|finished|concluded)\\b)",
                           mb_minutes_para (self, end - 1)->text, NULL))
    end--;

  return end;
}

static void
read_closing (MbMinutesImport *self,
              guint            first)
{
  g_autoptr (MbProse) prose = mb_prose_new ();
  g_autofree char *stored = NULL;

  for (guint i = first; i < self->paras->len; i++)
    {
      if (i == self->end && self->pack)
        break;
      if (i == self->end)
        continue;
      mb_minutes_add_block (prose, mb_minutes_para (self, i), 1);
      mb_minutes_read_times (self, mb_minutes_para (self, i)->text);
      mb_minutes_note (self, i, 1, FALSE);
    }
  stored = mb_prose_to_stored (prose);
  mb_record_set_text (self->meeting, MB_MEETING_CLOSING, stored);
}

/**
 * mb_minutes_read_items:
 * @headings: (element-type MbMinutesHeading): where the items are
 *
 * Reads the items, and what stands behind them as the meeting's closing prose.
 */
void
mb_minutes_read_items (MbMinutesImport *self,
                       GPtrArray       *headings)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint closing = self->end;

  for (guint i = 0; i < headings->len; i++)
    g_ptr_array_add (items, add_item (self, g_ptr_array_index (headings, i), (gint64) i + 1));
  if (headings->len > 0)
    closing = find_closing (self, g_ptr_array_index (headings, headings->len - 1));

  for (guint i = 0; i < headings->len; i++)
    {
      const MbMinutesHeading *next = i + 1 < headings->len ? g_ptr_array_index (headings, i + 1) : NULL;

      read_item (self, g_ptr_array_index (headings, i), g_ptr_array_index (items, i),
                 next != NULL ? next->para : closing);
    }
  read_closing (self, closing);
}
