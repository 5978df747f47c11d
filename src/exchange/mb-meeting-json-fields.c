/* Minute Book: the fields of records, out of JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-language.h"
#include "core/mb-meeting.h"

/* Votes, seats: what is more is no such number. */
#define LARGEST_NUMBER 1000000

static void
add_row (MbJsonReader *self,
         MbProse      *prose,
         JsonArray    *rows,
         guint         n)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_auto (GStrv) row = NULL;
  JsonNode *node = json_array_get_element (rows, n);
  gsize place = mb_json_enter_nth (self, "table", n);

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      mb_json_fail (self, NULL, _("a row of a table has to be a list of cells, in [ and ]"));
      return;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      char *cell = mb_json_node_text (self, json_array_get_element (json_node_get_array (node), i), NULL);

      g_strv_builder_take (cells, cell != NULL ? cell : g_strdup (""));
    }
  row = g_strv_builder_end (cells);
  mb_prose_add_row (prose, (const char *const *) row);
  mb_json_leave (self, place);
}

static void
add_table (MbJsonReader *self,
           MbProse      *prose,
           JsonObject   *block)
{
  g_autoptr (JsonArray) rows = mb_json_take_array (self, block, "table");
  g_autoptr (JsonNode) head = mb_json_take (block, "head_rows");
  gint64 n_head_rows = 0;

  if (rows == NULL)
    return;
  if (head != NULL && !JSON_NODE_HOLDS_NULL (head))
    {
      if (!JSON_NODE_HOLDS_VALUE (head) || json_node_get_value_type (head) != G_TYPE_INT64 ||
          json_node_get_int (head) < 0 ||
          json_node_get_int (head) > json_array_get_length (rows))
        mb_json_fail (self, "head_rows", _("this has to be a number of rows of the table"));
      else
        n_head_rows = json_node_get_int (head);
    }

  mb_prose_add_table (prose, (guint) n_head_rows);
  for (guint i = 0; i < json_array_get_length (rows) && self->error == NULL; i++)
    add_row (self, prose, rows, i);
}

/* A text in pieces, of which those with a language are passages. */
static void
add_pieces (MbJsonReader *self,
            MbProse      *prose,
            JsonArray    *pieces)
{
  g_autoptr (MbProse) whole = mb_prose_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (pieces) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "text", i);
      g_autoptr (JsonObject) piece = mb_json_get_nth (self, pieces, i, "text");
      g_autofree char *text = mb_json_take_text (self, piece, "text", NULL);
      g_autofree char *language = mb_json_take_text (self, piece, "language", NULL);
      g_autofree char *stored = NULL;

      if (language != NULL && !mb_language_is_tag (language))
        mb_json_fail (self, "language", _("“%s” is no language: write it like en-GB"), language);
      if (text != NULL && self->error == NULL)
        {
          mb_prose_add_paragraph (whole, text);
          if (language != NULL)
            mb_prose_add_passage (whole, 0, (guint) strlen (text), language);
          stored = mb_block_store_words (mb_prose_get_block (whole, mb_prose_get_n_blocks (whole) - 1));
          g_string_append (words, stored);
        }
      mb_json_done (self, piece);
      mb_json_leave (self, place);
    }
  mb_prose_set_words (prose, words->str);
}

static void
add_entry (MbJsonReader *self,
           MbProse      *prose,
           JsonObject   *block,
           const char   *text)
{
  g_autofree char *label = mb_json_take_text (self, block, "label", NULL);
  g_autoptr (JsonNode) node = mb_json_take (block, "level");
  gint64 level = 1;

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
          json_node_get_int (node) < 1 || json_node_get_int (node) > 100)
        mb_json_fail (self, "level", _("this has to be a number from 1, the outermost list"));
      else
        level = json_node_get_int (node);
    }
  mb_prose_add_entry (prose, (guint) level, label != NULL ? label : "", text);
}

static void
add_block (MbJsonReader *self,
           MbProse      *prose,
           JsonArray    *blocks,
           guint         n)
{
  g_autoptr (JsonObject) block = mb_json_get_nth (self, blocks, n, "text");

  if (json_object_has_member (block, "table"))
    add_table (self, prose, block);
  else if (!json_object_has_member (block, "text"))
    mb_json_fail (self, NULL, _("a paragraph or list entry needs a “text”, and a table a “table”"));
  else
    {
      gboolean is_list = JSON_NODE_HOLDS_ARRAY (json_object_get_member (block, "text"));
      g_autoptr (JsonArray) pieces = is_list ? mb_json_take_array (self, block, "text") : NULL;
      g_autofree char *text = is_list ? NULL : mb_json_take_text (self, block, "text", NULL);
      const char *words = text != NULL ? text : "";

      if (json_object_has_member (block, "label") || json_object_has_member (block, "level"))
        add_entry (self, prose, block, words);
      else
        mb_prose_add_paragraph (prose, words);
      if (pieces != NULL)
        add_pieces (self, prose, pieces);
    }
  mb_json_done (self, block);
}

/**
 * mb_json_read_prose:
 * @node: a list of blocks, or plain text as it is typed
 *
 * Returns: (transfer full) (nullable): as a record stores it
 */
char *
mb_json_read_prose (MbJsonReader *self,
                    JsonNode     *node,
                    const char   *key)
{
  g_autoptr (MbProse) prose = NULL;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autofree char *typed = mb_json_node_text (self, node, key);

      return typed != NULL ? mb_prose_typed_to_stored (typed) : NULL;
    }

  prose = mb_prose_new ();
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, key, i);

      add_block (self, prose, json_node_get_array (node), i);
      mb_json_leave (self, place);
    }

  return mb_prose_to_stored (prose);
}

/**
 * mb_json_set_prose:
 * @stored: (nullable): as mb_json_read_prose() gives it
 *
 * Leaves the field as it is where it has the same blocks already, be they
 * written in another way.
 */
void
mb_json_set_prose (MbRecord   *record,
                   guint       field,
                   const char *stored)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (mb_record_get_text (record, field));
  g_autofree char *known = mb_prose_to_stored (prose);

  if (g_strcmp0 (known, stored != NULL ? stored : "") != 0 || stored == NULL || *stored == '\0')
    mb_record_set_text (record, field, stored);
}

/* The record has the same text already, be it in blocks that the typed text
 * can't tell. */
static gboolean
says_already (MbRecord   *record,
              guint       field,
              const char *text)
{
  g_autofree char *typed = NULL;

  if (!mb_record_has (record, field))
    return FALSE;
  typed = mb_prose_stored_to_typed (mb_record_get_text (record, field));

  return g_str_equal (typed, text);
}

/**
 * mb_json_read_text:
 * @field: prose that a JSON reader should see as one text
 *
 * Reads 'text', and the 'text_blocks' that stand beside it where the plain
 * text doesn't tell the blocks.
 */
void
mb_json_read_text (MbJsonReader *self,
                   JsonObject   *object,
                   MbRecord     *record,
                   guint         field)
{
  g_autofree char *text = mb_json_take_text (self, object, "text", NULL);
  g_autoptr (JsonNode) blocks = mb_json_take (object, "text_blocks");

  if (text == NULL && !mb_record_has (record, field))
    mb_json_fail (self, "text", _("this text is missing"));
  if (text == NULL)
    return;

  if (blocks != NULL && !JSON_NODE_HOLDS_NULL (blocks))
    {
      g_autofree char *stored = mb_json_read_prose (self, blocks, "text_blocks");
      g_autofree char *typed = mb_prose_stored_to_typed (stored);

      if (g_strcmp0 (typed, text) != 0)
        mb_json_fail (self, "text_blocks",
                      _("this contradicts “text”: change both, or take “text_blocks” out"));
      mb_json_set_prose (record, field, stored);
    }
  else if (!says_already (record, field, text))
    {
      g_autofree char *stored = mb_prose_typed_to_stored (text);

      mb_record_set_text (record, field, stored);
      if (*stored == '\0')
        mb_json_fail (self, "text", _("this text is missing"));
    }
}

static gboolean
is_number_of (MbJsonReader *self,
              MbRecord     *item,
              const char   *typed)
{
  return g_strcmp0 (mb_json_get_number (item), typed) == 0 &&
         (!self->only_claimed_items || mb_json_is_claimed (self, item));
}

/**
 * mb_json_find_item:
 * @typed: the item's number as printed, or its id
 *
 * Returns: (transfer none) (nullable): the item; %NULL after an error
 */
MbRecord *
mb_json_find_item (MbJsonReader *self,
                   const char   *typed,
                   const char   *key)
{
  MbRecord *found = mb_proceedings_find (self->proceedings, MB_KIND_ITEM, mb_id_from_text (typed));
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (self->proceedings);
  guint n = 0;

  if (found != NULL)
    return found;

  for (guint i = 0; i < items->len; i++)
    if (is_number_of (self, g_ptr_array_index (items, i), typed))
      {
        found = g_ptr_array_index (items, i);
        n++;
      }

  if (n == 0)
    mb_json_fail (self, key, _("no item has the number “%s”"), typed);
  else if (n > 1)
    mb_json_fail (self, key, _("several items have the number “%s”: name one by its id"), typed);

  return n == 1 ? found : NULL;
}

/* A date names the meeting of the same panel on that day. */
static MbRecord *
find_meeting (MbJsonReader *self,
              const char   *typed,
              const char   *key)
{
  MbRecord *meeting = mb_proceedings_find (self->proceedings, MB_KIND_MEETING, mb_id_from_text (typed));
  MbRecord *panel = mb_proceedings_get_panel (self->proceedings);
  g_autoptr (GPtrArray) meetings = NULL;
  GDate day, other;

  if (meeting != NULL)
    return meeting;
  if (mb_id_from_text (typed) != 0)
    {
      mb_json_note (self, _("“%s” is a meeting that this book doesn’t have"), typed);
      return NULL;
    }
  if (!mb_date_parse (typed, &day))
    {
      mb_json_fail (self, key, _("“%s” is neither the id of a meeting in the book nor a date"), typed);
      return NULL;
    }

  meetings = mb_proceedings_list (self->proceedings, MB_KIND_MEETING);
  for (guint i = 0; i < meetings->len; i++)
    {
      MbRecord *one = g_ptr_array_index (meetings, i);

      if (panel == NULL || mb_proceedings_follow (self->proceedings, one, MB_MEETING_PANEL) != panel ||
          one == mb_proceedings_get_meeting (self->proceedings) ||
          !mb_record_get_date (one, MB_MEETING_DATE, &other) || g_date_compare (&day, &other) != 0)
        continue;
      if (meeting != NULL)
        mb_json_fail (self, key, _("there are several meetings on “%s”: name one by its id"), typed);
      meeting = one;
    }
  if (meeting == NULL)
    mb_json_fail (self, key, _("the book has no meeting of this panel on “%s”: add that one first, or leave this out"), typed);

  return meeting;
}

static void
read_reference (MbJsonReader  *self,
                const char    *text,
                const char    *key,
                MbRecord      *record,
                guint          field,
                MbKind         target)
{
  MbRecord *found = NULL;

  if (target == MB_KIND_PERSON)
    found = mb_json_find_person (self, text, NULL, NULL);
  else if (target == MB_KIND_ITEM)
    found = mb_json_find_item (self, text, key);
  else if (target == MB_KIND_MEETING)
    found = find_meeting (self, text, key);
  if (found != NULL)
    mb_record_set_integer (record, field, mb_record_get_id (found));
}

static void
read_choice (MbJsonReader  *self,
             const char    *text,
             const char    *key,
             MbRecord      *record,
             guint          field,
             const MbField *info)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (const MbChoice *choice = info->choices; choice->key != NULL; choice++)
    {
      if (g_str_equal (choice->key, text))
        {
          mb_record_set_text (record, field, text);
          return;
        }
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", choice->key);
    }

  mb_json_fail (self, key, _("“%s” is none of: %s"), text, known->str);
}

static void
read_worded (MbJsonReader  *self,
             JsonNode      *node,
             const char    *key,
             MbRecord      *record,
             guint          field,
             const MbField *info)
{
  g_autofree char *text = mb_json_node_text (self, node, key);
  GDate date;
  int minutes;

  if (text == NULL)
    {
      mb_record_clear (record, field);
      return;
    }

  switch (info->type)
    {
    case MB_FIELD_DATE:
      if (mb_date_parse (text, &date))
        mb_record_set_date (record, field, &date);
      else
        mb_json_fail (self, key, _("“%s” is no day of the calendar; write it as 2018-02-14"), text);
      break;
    case MB_FIELD_TIME:
      minutes = mb_time_parse (text);
      if (minutes >= 0)
        mb_record_set_time (record, field, minutes);
      else
        mb_json_fail (self, key, _("“%s” is no time of day; write it as 18:00"), text);
      break;
    case MB_FIELD_CHOICE:
      read_choice (self, text, key, record, field, info);
      break;
    case MB_FIELD_REFERENCE:
      read_reference (self, text, key, record, field, info->target);
      break;
    default:
      mb_record_set_text (record, field, text);
    }
}

static void
read_number (MbJsonReader *self,
             JsonNode     *node,
             const char   *key,
             MbRecord     *record,
             guint         field)
{
  if (JSON_NODE_HOLDS_NULL (node))
    mb_record_clear (record, field);
  else if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
           json_node_get_int (node) < 0 || json_node_get_int (node) > LARGEST_NUMBER)
    mb_json_fail (self, key, _("this has to be a whole number from 0 to %d, or null"), LARGEST_NUMBER);
  else
    mb_record_set_integer (record, field, json_node_get_int (node));
}

/* 'A B, Head of Service', or {name, title}. */
static char *
read_one_of_list (MbJsonReader *self,
                  JsonArray    *array,
                  guint         n)
{
  g_autoptr (JsonObject) object = mb_json_get_nth (self, array, n, "name");
  g_autofree char *name = mb_json_take_text (self, object, "name", NULL);
  g_autofree char *title = mb_json_take_text (self, object, "title", NULL);

  mb_json_done (self, object);
  if (name != NULL && title != NULL)
    return g_strconcat (name, ", ", title, NULL);

  return g_strdup (name != NULL ? name : title);
}

/* One line of text that somebody typed as a list, such as several presenters. */
static void
read_list_as_text (MbJsonReader *self,
                   JsonArray    *array,
                   const char   *key,
                   MbRecord     *record,
                   guint         field)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, key, i);
      g_autofree char *one = read_one_of_list (self, array, i);

      if (one != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? "; " : "", one);
      mb_json_leave (self, place);
    }
  mb_record_set_text (record, field, line->str);
}

/**
 * mb_json_read_field:
 *
 * Reads one field by its description; a key that isn't there leaves it.
 */
void
mb_json_read_field (MbJsonReader *self,
                    JsonObject   *object,
                    const char   *key,
                    MbRecord     *record,
                    guint         field)
{
  const MbField *info = mb_kind_get_field (mb_record_get_kind (record), field);
  g_autoptr (JsonNode) node = mb_json_take (object, key);

  if (node == NULL || self->error != NULL)
    return;

  if (info->type == MB_FIELD_TEXT && JSON_NODE_HOLDS_ARRAY (node))
    {
      read_list_as_text (self, json_node_get_array (node), key, record, field);
      return;
    }

  switch (info->type)
    {
    case MB_FIELD_PROSE:
      {
        g_autofree char *stored = mb_json_read_prose (self, node, key);

        mb_json_set_prose (record, field, stored);
      }
      break;
    case MB_FIELD_INTEGER:
      read_number (self, node, key, record, field);
      break;
    case MB_FIELD_FLAG:
      if (JSON_NODE_HOLDS_NULL (node))
        mb_record_clear (record, field);
      else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        mb_record_set_integer (record, field, json_node_get_boolean (node));
      else
        mb_json_fail (self, key, _("this has to be true, false or null"));
      break;
    default:
      read_worded (self, node, key, record, field, info);
    }
}

/**
 * mb_json_read_fields:
 * @keys: ended by a NULL key
 */
void
mb_json_read_fields (MbJsonReader    *self,
                     JsonObject      *object,
                     MbRecord        *record,
                     const MbJsonKey *keys)
{
  for (; keys->key != NULL; keys++)
    mb_json_read_field (self, object, keys->key, record, keys->field);
}
