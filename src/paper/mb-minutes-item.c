/* Minute Book: an item of the minutes: narrative, resolutions, actions
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-minutes-private.h"

#include "core/mb-item.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "paper/mb-minutes-words.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-script.h"
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

static void
add_resolution (MbMinutes *self,
                MbNode    *section,
                MbRecord  *resolution)
{
  g_autofree char *how = mb_minutes_say_rest (self->proceedings, resolution);
  MbNode *line;

  mb_paper_add_prose (section, MB_STYLE_RESOLVED, mb_minutes_get_word (resolution, self->language),
                      get_prose (resolution), 0, mb_source_of (resolution, MB_RESOLUTION_TEXT));
  if (how == NULL)
    return;
  line = mb_node_add_paragraph (section, MB_STYLE_RESOLVED, NULL, NULL);
  mb_node_add_text (line, how, MB_NODE_ITALIC);
  mb_paper_mark_source (line, mb_source_of (resolution, MB_RESOLUTION_MOVER));
}

/* The action's text and, at the end of its last paragraph, the brackets. */
static void
fill_action (MbMinutes  *self,
             MbNode     *parent,
             const char *label,
             MbRecord   *action)
{
  g_autofree char *rest = mb_minutes_say_rest (self->proceedings, action);
  g_autofree char *brackets = NULL;
  MbSource source = mb_source_of (action, MB_ACTION_TEXT);
  MbNode *last = NULL;
  MbNode *run;

  mb_paper_add_prose (parent, MB_STYLE_ACTION, label, get_prose (action), 0, source);
  if (rest == NULL)
    return;

  if (parent->children->len > 0)
    last = g_ptr_array_index (parent->children, parent->children->len - 1);
  if (last == NULL || last->type != MB_NODE_PARAGRAPH)
    {
      last = mb_node_add_new (parent, MB_NODE_PARAGRAPH, MB_STYLE_ACTION);
      mb_paper_mark_source (last, source);
      mb_node_add_text (last, rest, 0);
      return;
    }
  brackets = g_strconcat (" ", rest, NULL);
  run = mb_node_add_text (last, brackets, 0);
  if (last->language != NULL)
    mb_node_set_language (run, self->language);
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
          fill_action (self, section, mb_minutes_get_word (g_ptr_array_index (shown, 0), self->language),
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

/* Where leaving the minutes out would leave the public without a fair and
 * coherent record (Local Government Act 1972, section 100C(2)). */
static void
add_summary (MbMinutes *self,
             MbNode    *section,
             MbRecord  *item)
{
  if (!mb_item_is_withheld (item) || !mb_record_has (item, MB_ITEM_PUBLIC_SUMMARY))
    return;
  mb_paper_add_prose (section, MB_STYLE_PLAIN, mb_phrase_get (MB_PHRASE_PUBLIC_SUMMARY, self->language),
                      mb_record_get_text (item, MB_ITEM_PUBLIC_SUMMARY), 0,
                      mb_source_of (item, MB_ITEM_PUBLIC_SUMMARY));
}

/**
 * mb_minutes_add_item:
 *
 * Adds the item's section: number, title, and its minutes; or, where they are
 * withheld, the public title, a line that says so, and the summary.
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
  heading = mb_node_add_heading (section, MIN (2 + depth, 6), MB_STYLE_ITEM, label, NULL);
  mb_paper_add_runs (heading, title, 0);
  heading->flags |= MB_NODE_KEEP | MB_NODE_CAPITALS;
  mb_paper_mark_source (heading, mb_source_of (item, MB_ITEM_TITLE));

  line = mb_withheld_get_line (self->proceedings, item, self->language);
  if (line != NULL)
    mb_paper_mark_source (mb_node_add_paragraph (section, MB_STYLE_WITHHELD, NULL, line),
                          mb_source_of (item, MB_ITEM_ACCESS));
  if (mb_disclosure_hides (self->disclosure, self->proceedings, item))
    {
      add_summary (self, section, item);
      return;
    }

  add_reasons (self, section, item);
  mb_minutes_add_guests (self, section, item);
  add_matter (self, section, item);
  if (item == self->declarations)
    mb_minutes_add_declarations (self, section, item);
}
