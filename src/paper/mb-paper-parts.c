/* Minute Book: what several papers are made of
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-paper-parts.h"

#include <string.h>

#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "paper/mb-paper-script.h"
#include "paper/mb-paper-words.h"

/* The narrowest and the widest a column is taken to be, in letters, when a
 * table's columns share its width. */
#define MIN_LETTERS 4
#define MAX_LETTERS 60

MbSource
mb_source_of (MbRecord *record,
              int       field)
{
  return (MbSource) { mb_record_get_kind (record), mb_record_get_id (record), field };
}

/**
 * mb_paper_mark_source:
 *
 * Returns: (transfer none): @node
 */
MbNode *
mb_paper_mark_source (MbNode   *node,
                      MbSource  source)
{
  mb_node_set_source (node, source.kind, source.record, source.field);

  return node;
}

/**
 * mb_paper_trim_number:
 * @number: (nullable): of an item, as typed: '3', '3.'
 *
 * Returns: (transfer full) (nullable): without the full stop; %NULL for nothing
 */
char *
mb_paper_trim_number (const char *number)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (number != NULL ? number : ""));
  gsize length = strlen (trimmed);

  while (length > 0 && trimmed[length - 1] == '.')
    trimmed[--length] = '\0';

  return length > 0 ? g_steal_pointer (&trimmed) : NULL;
}

/**
 * mb_paper_make_label:
 *
 * Returns: (transfer full) (nullable): the number as it stands before a title:
 *   '14.', and '(a)' or '1/14.02.18' as they are; %NULL for nothing
 */
char *
mb_paper_make_label (const char *number)
{
  g_autofree char *trimmed = mb_paper_trim_number (number);

  if (trimmed == NULL)
    return NULL;
  for (const char *at = trimmed; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '.')
      return g_steal_pointer (&trimmed);

  return g_strconcat (trimmed, ".", NULL);
}

/**
 * mb_paper_format_pages:
 *
 * Returns: (transfer full): '3', '3 - 8'
 */
char *
mb_paper_format_pages (guint first,
                       guint last)
{
  return first == last ? g_strdup_printf ("%u", first) : g_strdup_printf ("%u - %u", first, last);
}

/**
 * mb_paper_name_pages:
 *
 * Returns: (transfer full): 'page 3', 'pages 3 - 8'
 */
char *
mb_paper_name_pages (guint       first,
                     guint       last,
                     const char *language)
{
  g_autofree char *range = mb_paper_format_pages (first, last);

  return mb_phrase_fill (first == last ? MB_PHRASE_NAMED_PAGE : MB_PHRASE_NAMED_PAGES, language,
                         range, NULL);
}

/**
 * mb_paper_contains:
 * @text: (nullable)
 * @words: (nullable)
 *
 * Returns: whether @words stand in @text, in any case; never for no words
 */
gboolean
mb_paper_contains (const char *text,
                   const char *words)
{
  g_autofree char *folded = NULL;
  g_autofree char *sought = NULL;

  if (text == NULL || words == NULL || *words == '\0')
    return FALSE;
  folded = g_utf8_casefold (text, -1);
  sought = g_utf8_casefold (words, -1);

  return strstr (folded, sought) != NULL;
}

void
mb_list_maker_init (MbListMaker *self,
                    MbNode      *parent,
                    MbNodeStyle  style)
{
  self->parent = parent;
  self->style = style;
  self->lists = g_ptr_array_new ();
}

/**
 * mb_list_maker_add:
 * @level: 1 is the outermost list; a level that skips one is taken as the next
 *
 * Returns: (transfer none): the new entry
 */
MbNode *
mb_list_maker_add (MbListMaker *self,
                   guint        level,
                   const char  *label)
{
  MbNode *entry;

  level = CLAMP (level, 1, self->lists->len + 1);
  if (level > self->lists->len)
    {
      MbNode *above = self->parent;

      if (self->lists->len > 0)
        {
          MbNode *list = g_ptr_array_index (self->lists, self->lists->len - 1);

          above = g_ptr_array_index (list->children, list->children->len - 1);
        }
      g_ptr_array_add (self->lists, mb_node_add_new (above, MB_NODE_LIST, self->style));
    }
  g_ptr_array_set_size (self->lists, (int) level);

  entry = mb_node_add_new (g_ptr_array_index (self->lists, level - 1), MB_NODE_ENTRY, self->style);
  mb_node_set_label (entry, label);

  return entry;
}

/**
 * mb_list_maker_end:
 *
 * The next entry begins a new list; a maker that is done with needs a last call.
 */
void
mb_list_maker_end (MbListMaker *self)
{
  g_clear_pointer (&self->lists, g_ptr_array_unref);
}

static guint
count_columns (GPtrArray *rows)
{
  guint n_columns = 0;

  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, g_strv_length (g_ptr_array_index (rows, i)));

  return n_columns;
}

/* Each column has its share by the longest of its cells. */
static void
share_width (MbNode    *table,
             GPtrArray *rows,
             guint      n_columns)
{
  g_autofree double *shares = g_new0 (double, n_columns);
  double sum = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (rows, i);

      for (guint k = 0; cells[k] != NULL; k++)
        shares[k] = MAX (shares[k], (double) g_utf8_strlen (cells[k], -1));
    }
  for (guint k = 0; k < n_columns; k++)
    {
      shares[k] = CLAMP (shares[k], MIN_LETTERS, MAX_LETTERS);
      sum += shares[k];
    }
  for (guint k = 0; k < n_columns; k++)
    shares[k] /= sum;

  mb_node_set_widths (table, shares, n_columns);
}

static void
add_table (MbNode        *parent,
           const MbBlock *block,
           MbNodeFlags    flags,
           MbSource       source)
{
  guint n_columns = count_columns (block->rows);
  MbNode *table;

  if (n_columns == 0)
    return;

  table = mb_paper_mark_source (mb_node_add_new (parent, MB_NODE_TABLE, MB_STYLE_PLAIN), source);
  share_width (table, block->rows, n_columns);
  for (guint i = 0; i < block->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (block->rows, i);
      guint n_cells = g_strv_length (cells);
      MbNode *row;

      row = mb_paper_mark_source (mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_PLAIN), source);
      if (i < block->n_head_rows)
        row->flags |= MB_NODE_HEAD;
      for (guint k = 0; k < n_columns; k++)
        {
          MbNode *cell = mb_node_add_new (row, MB_NODE_CELL, MB_STYLE_PLAIN);
          MbNode *paragraph;

          mb_paper_mark_source (cell, source);
          if (k >= n_cells || *cells[k] == '\0')
            continue;
          paragraph = mb_node_add_new (cell, MB_NODE_PARAGRAPH, MB_STYLE_PLAIN);
          mb_paper_add_runs (mb_paper_mark_source (paragraph, source), cells[k], flags);
          mb_paper_lift_language (paragraph);
        }
    }
}

/**
 * mb_paper_add_prose:
 * @label: (nullable): stands before the first paragraph; alone where the text
 *   begins with a list or a table
 * @stored: (nullable): a prose field's text
 * @flags: of the runs
 *
 * Adds the paragraphs, lists and tables of a field.
 */
void
mb_paper_add_prose (MbNode      *parent,
                    MbNodeStyle  style,
                    const char  *label,
                    const char  *stored,
                    MbNodeFlags  flags,
                    MbSource     source)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);
  guint n_blocks = mb_prose_get_n_blocks (prose);
  MbListMaker lists = { NULL };

  if (label != NULL &&
      (n_blocks == 0 || mb_prose_get_block (prose, 0)->type != MB_BLOCK_PARAGRAPH))
    mb_paper_mark_source (mb_node_add_paragraph (parent, style, label, NULL), source);

  for (guint i = 0; i < n_blocks; i++)
    {
      const MbBlock *block = mb_prose_get_block (prose, i);
      MbNode *entry;
      MbNode *paragraph;

      if (block->type != MB_BLOCK_ENTRY && lists.lists != NULL)
        mb_list_maker_end (&lists);
      switch (block->type)
        {
        case MB_BLOCK_TABLE:
          add_table (parent, block, flags, source);
          break;
        case MB_BLOCK_ENTRY:
          if (lists.lists == NULL)
            mb_list_maker_init (&lists, parent, style);
          entry = mb_list_maker_add (&lists, block->level, block->label);
          mb_paper_mark_source (entry, source);
          paragraph = mb_node_add_new (entry, MB_NODE_PARAGRAPH, style);
          mb_paper_add_words (mb_paper_mark_source (paragraph, source), block, flags);
          break;
        case MB_BLOCK_PARAGRAPH:
        default:
          paragraph = mb_node_add_new (parent, MB_NODE_PARAGRAPH, style);
          mb_node_set_label (paragraph, i == 0 ? label : NULL);
          mb_paper_add_words (mb_paper_mark_source (paragraph, source), block, flags);
          break;
        }
    }
  if (lists.lists != NULL)
    mb_list_maker_end (&lists);
}

/**
 * mb_paper_add_logo:
 * @council: (nullable)
 *
 * Adds the council's logo, if it has one. What it shows is the council's name
 * where nothing else is said.
 */
void
mb_paper_add_logo (MbNode   *parent,
                   MbRecord *council)
{
  const char *alt;

  if (council == NULL || !mb_record_has (council, MB_COUNCIL_LOGO))
    return;

  alt = mb_record_get_text (council, MB_COUNCIL_LOGO_TEXT);
  if (alt == NULL)
    alt = mb_record_get_text (council, MB_COUNCIL_NAME);
  mb_paper_mark_source (mb_node_add_figure (parent, MB_STYLE_COUNCIL,
                                            mb_record_get_text (council, MB_COUNCIL_LOGO),
                                            alt != NULL ? alt : ""),
                        mb_source_of (council, MB_COUNCIL_LOGO));
}

typedef struct
{
  char *title; /* nullable */
  char *name;
} RollEntry;

struct _MbRoll
{
  GPtrArray  *entries;
  const char *language;
};

static void
roll_entry_free (RollEntry *entry)
{
  g_free (entry->title);
  g_free (entry->name);
  g_free (entry);
}

MbRoll *
mb_roll_new (const char *language)
{
  MbRoll *self = g_new0 (MbRoll, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) roll_entry_free);
  self->language = language;

  return self;
}

void
mb_roll_free (MbRoll *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * mb_roll_add:
 * @person: (nullable): nobody is added for %NULL, or without any name
 * @remark: (nullable): stands in brackets behind the name: 'Chair'
 */
void
mb_roll_add (MbRoll     *self,
             MbRecord   *person,
             const char *remark)
{
  g_autofree char *name = NULL;
  const char *title = NULL;
  RollEntry *entry;

  if (person == NULL)
    return;

  name = mb_person_get_name (person);
  if (name != NULL)
    title = mb_record_get_text (person, MB_PERSON_TITLE);
  else
    name = mb_person_get_titled_name (person);
  if (*name == '\0')
    return;

  entry = g_new0 (RollEntry, 1);
  entry->title = g_strdup (title);
  entry->name = remark != NULL ? g_strdup_printf ("%s (%s)", name, remark)
                               : g_steal_pointer (&name);
  g_ptr_array_add (self->entries, entry);
}

/**
 * mb_roll_to_text:
 *
 * Neighbours with one title share it in the plural, where it has one; order is
 * kept.
 *
 * Returns: (transfer full) (nullable): the sentence, or %NULL for nobody
 */
char *
mb_roll_to_text (MbRoll *self)
{
  GString *text;
  const char *shared = NULL;

  if (self->entries->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      RollEntry *entry = g_ptr_array_index (self->entries, i);
      RollEntry *next = i + 1 < self->entries->len ? g_ptr_array_index (self->entries, i + 1)
                                                   : NULL;

      /* Else who has no title would seem to share the one before. */
      if (i > 0)
        g_string_append (text, entry->title == NULL && shared != NULL ? "; " : ", ");
      if (entry->title != NULL && g_strcmp0 (entry->title, shared) != 0)
        {
          const char *plural = mb_phrase_find_plural (entry->title, self->language);
          gboolean several = plural != NULL && next != NULL &&
                             g_strcmp0 (next->title, entry->title) == 0;

          g_string_append_printf (text, "%s ", several ? plural : entry->title);
          shared = several ? entry->title : NULL;
        }
      else if (entry->title == NULL)
        shared = NULL;
      g_string_append (text, entry->name);
    }

  return g_string_free_and_steal (text);
}
