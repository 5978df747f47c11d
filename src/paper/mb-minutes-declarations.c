/* Minute Book: the minutes' account of declarations of interest
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-minutes-private.h"

#include <string.h>

#include "core/mb-attendance.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-person.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

enum
{
  COLUMN_MEMBER,
  COLUMN_ITEM,
  COLUMN_INTEREST,
  COLUMN_NATURE,
  N_COLUMNS
};

/* An interest of an unknown kind is not taken for the first of the kinds. */
static const char *
say_interest (MbMinutes *self,
              MbRecord  *declaration)
{
  static const struct
  {
    const char *key;
    MbPhrase    phrase;
  } interests[] = {
    { "pecuniary", MB_PHRASE_PECUNIARY },
    { "other_registrable", MB_PHRASE_OTHER_REGISTRABLE },
    { "personal", MB_PHRASE_PERSONAL },
    { "prejudicial", MB_PHRASE_PREJUDICIAL },
  };
  const char *kind = mb_record_get_text (declaration, MB_DECLARATION_KIND);

  for (guint i = 0; i < G_N_ELEMENTS (interests); i++)
    if (g_strcmp0 (kind, interests[i].key) == 0)
      return mb_phrase_get (interests[i].phrase, self->language);

  return kind;
}

/* '17. Placement costs' */
static char *
name_item (MbMinutes *self,
           MbRecord  *item)
{
  g_autofree char *label = NULL;
  const char *number;
  const char *title;

  if (item == NULL || mb_disclosure_leaves_out (self->disclosure, self->proceedings, item))
    return NULL;

  number = mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER);
  if (number == NULL)
    number = mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);
  label = mb_paper_make_label (number);
  title = mb_disclosure_get_title (self->disclosure, item);

  return label != NULL ? g_strconcat (label, " ", title, NULL) : g_strdup (title);
}

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, strchr (".!?", text->str[text->len - 1]) != NULL ? " " : ". ");
  g_string_append (text, sentence);
}

/* The nature and the dispensation could tell what a withheld item is about. */
static char *
describe_nature (MbMinutes *self,
                 MbRecord  *declaration)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *dispensation = mb_record_get_text (declaration, MB_DECLARATION_DISPENSATION);
  g_autofree char *line = NULL;

  if (mb_disclosure_hides (self->disclosure, self->proceedings, declaration))
    {
      line = mb_withheld_get_line (self->proceedings, declaration, self->language);
      append_sentence (text, line);
    }
  else
    {
      append_sentence (text, mb_record_get_text (declaration, MB_DECLARATION_NATURE));
      if (dispensation != NULL)
        line = mb_phrase_fill (MB_PHRASE_DISPENSATION, self->language, dispensation, NULL);
      append_sentence (text, line);
    }
  if (mb_record_get_integer (declaration, MB_DECLARATION_LEFT_ROOM) == 1)
    append_sentence (text, mb_phrase_get (MB_PHRASE_LEFT_ROOM, self->language));

  return g_strdup (text->str);
}

static void
add_cell (MbNode     *row,
          const char *text,
          MbSource    source)
{
  MbNode *cell = mb_paper_mark_source (mb_node_add_new (row, MB_NODE_CELL, MB_STYLE_PLAIN),
                                       source);

  if (text != NULL && *text != '\0')
    mb_paper_mark_source (mb_node_add_paragraph (cell, MB_STYLE_PLAIN, NULL, text), source);
}

static MbNode *
add_table (MbMinutes *self,
           MbNode    *parent)
{
  static const double shares[N_COLUMNS] = { 0.22, 0.26, 0.18, 0.34 };
  static const MbPhrase headings[N_COLUMNS] = {
    MB_PHRASE_MEMBER, MB_PHRASE_ITEM, MB_PHRASE_INTEREST, MB_PHRASE_NATURE
  };
  MbSource source = mb_source_of (self->meeting, -1);
  MbNode *table = mb_paper_mark_source (mb_node_add_new (parent, MB_NODE_TABLE, MB_STYLE_PLAIN),
                                        source);
  MbNode *row = mb_paper_mark_source (mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_PLAIN),
                                      source);

  mb_node_set_widths (table, shares, N_COLUMNS);
  row->flags |= MB_NODE_HEAD;
  for (guint i = 0; i < N_COLUMNS; i++)
    add_cell (row, mb_phrase_get (headings[i], self->language), source);

  return table;
}

static void
add_declaration (MbMinutes *self,
                 MbNode    *table,
                 MbRecord  *declaration,
                 MbRecord  *person)
{
  MbRecord *item = mb_proceedings_follow (self->proceedings, declaration, MB_DECLARATION_ITEM);
  g_autofree char *name = mb_person_get_titled_name (person);
  g_autofree char *title = name_item (self, item);
  g_autofree char *nature = describe_nature (self, declaration);
  MbNode *row = mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_PLAIN);

  mb_paper_mark_source (row, mb_source_of (declaration, -1));
  add_cell (row, name, mb_source_of (declaration, MB_DECLARATION_PERSON));
  add_cell (row, title, mb_source_of (declaration, MB_DECLARATION_ITEM));
  add_cell (row, say_interest (self, declaration),
            mb_source_of (declaration, MB_DECLARATION_KIND));
  add_cell (row, nature, mb_source_of (declaration, MB_DECLARATION_NATURE));
}

/**
 * mb_minutes_has_declarations:
 *
 * Returns: whether interests were declared, or it is known that none were
 */
gboolean
mb_minutes_has_declarations (MbMinutes *self)
{
  g_autoptr (GPtrArray) list = NULL;

  list = mb_proceedings_list_parts (self->proceedings, MB_KIND_DECLARATION,
                                    mb_record_get_id (self->meeting));

  return list->len > 0 || mb_record_get_integer (self->meeting, MB_MEETING_NONE_DECLARED) == 1;
}

/**
 * mb_minutes_add_declarations:
 * @item: (nullable): the item of declarations under which they stand
 *
 * Adds those that the item's own minutes don't tell of already; and where none
 * was made, a sentence, unless the item has minutes of its own.
 */
void
mb_minutes_add_declarations (MbMinutes *self,
                             MbNode    *parent,
                             MbRecord  *item)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *words = item != NULL ? mb_minutes_get_words (self, item) : NULL;
  MbNode *table = NULL;

  list = mb_proceedings_list_parts (self->proceedings, MB_KIND_DECLARATION,
                                    mb_record_get_id (self->meeting));
  for (guint i = 0; i < list->len; i++)
    {
      MbRecord *declaration = g_ptr_array_index (list, i);
      MbRecord *person = mb_proceedings_follow (self->proceedings, declaration,
                                                MB_DECLARATION_PERSON);

      if (person == NULL ||
          mb_paper_contains (words, mb_record_get_text (person, MB_PERSON_FAMILY_NAME)))
        continue;
      if (table == NULL)
        table = add_table (self, parent);
      add_declaration (self, table, declaration, person);
    }

  if (list->len == 0 && words == NULL &&
      mb_record_get_integer (self->meeting, MB_MEETING_NONE_DECLARED) == 1)
    mb_paper_mark_source (mb_node_add_paragraph (parent, MB_STYLE_PLAIN, NULL,
                                                 mb_phrase_get (MB_PHRASE_NONE_DECLARED,
                                                                self->language)),
                          mb_source_of (self->meeting, MB_MEETING_NONE_DECLARED));
}
