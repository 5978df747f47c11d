/* Minute Book: the fields of records, as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include <string.h>

#include "core/mb-person.h"

void
mb_json_add_text (MbJsonWriter *self,
                  const char   *key,
                  const char   *text)
{
  json_builder_set_member_name (self->builder, key);
  if (text != NULL)
    json_builder_add_string_value (self->builder, text);
  else
    json_builder_add_null_value (self->builder);
}

void
mb_json_add_id (MbJsonWriter *self,
                const char   *key,
                gint64        id)
{
  g_autofree char *text = id != 0 ? mb_id_to_text (id) : NULL;

  mb_json_add_text (self, key, text);
}

void
mb_json_begin_list (MbJsonWriter *self,
                    const char   *key)
{
  json_builder_set_member_name (self->builder, key);
  json_builder_begin_array (self->builder);
}

static gboolean
is_unique (GHashTable *counts,
           const char *text)
{
  return text != NULL && g_hash_table_lookup (counts, text) == GUINT_TO_POINTER (1);
}

/* How a name, number or id names a record so that it is found again. */
static void
add_reference (MbJsonWriter *self,
               const char   *key,
               MbRecord     *named,
               gint64        id)
{
  g_autofree char *text = NULL;

  if (named != NULL && mb_record_get_kind (named) == MB_KIND_PERSON)
    {
      text = mb_person_get_name (named);
      if (!is_unique (self->names, text))
        g_clear_pointer (&text, g_free);
    }
  else if (named != NULL && mb_record_get_kind (named) == MB_KIND_ITEM)
    {
      text = g_strdup (mb_json_get_number (named));
      if (!is_unique (self->item_numbers, text))
        g_clear_pointer (&text, g_free);
    }

  if (text != NULL)
    mb_json_add_text (self, key, text);
  else
    mb_json_add_id (self, key, id);
}

static void
add_row (MbJsonWriter *self,
         GStrv         cells)
{
  json_builder_begin_array (self->builder);
  for (guint i = 0; cells[i] != NULL; i++)
    json_builder_add_string_value (self->builder, cells[i]);
  json_builder_end_array (self->builder);
}

static void
add_piece (MbJsonWriter *self,
           const char   *text,
           gsize         length,
           const char   *language)
{
  g_autofree char *words = g_strndup (text, length);

  if (language == NULL)
    {
      if (length > 0)
        json_builder_add_string_value (self->builder, words);
      return;
    }
  json_builder_begin_object (self->builder);
  mb_json_add_text (self, "text", words);
  mb_json_add_text (self, "language", language);
  json_builder_end_object (self->builder);
}

/* A text, or its pieces where some are in a language of their own. */
static void
add_words (MbJsonWriter  *self,
           const MbBlock *block)
{
  gsize at = 0;

  if (block->passages == NULL)
    {
      mb_json_add_text (self, "text", block->text);
      return;
    }

  mb_json_begin_list (self, "text");
  for (guint i = 0; i < block->passages->len; i++)
    {
      const MbPassage *passage = g_ptr_array_index (block->passages, i);

      add_piece (self, block->text + at, passage->start - at, NULL);
      add_piece (self, block->text + passage->start, passage->end - passage->start, passage->language);
      at = passage->end;
    }
  add_piece (self, block->text + at, strlen (block->text + at), NULL);
  json_builder_end_array (self->builder);
}

static void
add_block (MbJsonWriter  *self,
           const MbBlock *block)
{
  json_builder_begin_object (self->builder);
  switch (block->type)
    {
    case MB_BLOCK_ENTRY:
      mb_json_add_text (self, "label", block->label);
      json_builder_set_member_name (self->builder, "level");
      json_builder_add_int_value (self->builder, block->level);
      add_words (self, block);
      break;
    case MB_BLOCK_TABLE:
      mb_json_begin_list (self, "table");
      for (guint i = 0; i < block->rows->len; i++)
        add_row (self, g_ptr_array_index (block->rows, i));
      json_builder_end_array (self->builder);
      json_builder_set_member_name (self->builder, "head_rows");
      json_builder_add_int_value (self->builder, block->n_head_rows);
      break;
    case MB_BLOCK_PARAGRAPH:
    default:
      add_words (self, block);
    }
  json_builder_end_object (self->builder);
}

/* Nothing but paragraphs, which plain text tells as well. */
static char *
make_plain (MbProse *prose)
{
  g_autofree char *blocks = mb_prose_to_stored (prose);
  g_autofree char *typed = mb_prose_to_typed (prose);
  g_autofree char *again = mb_prose_typed_to_stored (typed);

  for (guint i = 0; i < mb_prose_get_n_blocks (prose); i++)
    if (mb_prose_get_block (prose, i)->type != MB_BLOCK_PARAGRAPH)
      return NULL;

  return g_str_equal (again, blocks) ? g_steal_pointer (&typed) : NULL;
}

/* null where there is none, a text where it is nothing but paragraphs, and
 * else its blocks. */
void
mb_json_add_prose (MbJsonWriter *self,
                   const char   *key,
                   const char   *stored)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);
  g_autofree char *plain = make_plain (prose);

  if (plain != NULL || mb_prose_get_n_blocks (prose) == 0)
    {
      mb_json_add_text (self, key, plain != NULL && *plain != '\0' ? plain : NULL);
      return;
    }

  mb_json_begin_list (self, key);
  for (guint i = 0; i < mb_prose_get_n_blocks (prose); i++)
    add_block (self, mb_prose_get_block (prose, i));
  json_builder_end_array (self->builder);
}

/* The text as one; its blocks too, where the text alone doesn't tell them. */
void
mb_json_add_whole_text (MbJsonWriter *self,
                        const char   *stored)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);
  g_autofree char *blocks = mb_prose_to_stored (prose);
  g_autofree char *typed = mb_prose_to_typed (prose);
  g_autofree char *again = mb_prose_typed_to_stored (typed);

  mb_json_add_text (self, "text", typed);
  if (g_strcmp0 (again, blocks) != 0)
    mb_json_add_prose (self, "text_blocks", stored);
}

void
mb_json_add_field (MbJsonWriter *self,
                   const char   *key,
                   MbRecord     *record,
                   guint         field)
{
  const MbField *info = mb_kind_get_field (mb_record_get_kind (record), field);

  switch (info->type)
    {
    case MB_FIELD_PROSE:
      mb_json_add_prose (self, key, mb_record_get_text (record, field));
      break;
    case MB_FIELD_INTEGER:
    case MB_FIELD_FLAG:
      json_builder_set_member_name (self->builder, key);
      if (!mb_record_has (record, field))
        json_builder_add_null_value (self->builder);
      else if (info->type == MB_FIELD_FLAG)
        json_builder_add_boolean_value (self->builder, mb_record_get_integer (record, field) != 0);
      else
        json_builder_add_int_value (self->builder, mb_record_get_integer (record, field));
      break;
    case MB_FIELD_REFERENCE:
      add_reference (self, key, mb_proceedings_follow (self->proceedings, record, field),
                     mb_record_get_integer (record, field));
      break;
    default:
      mb_json_add_text (self, key, mb_record_get_text (record, field));
    }
}

void
mb_json_add_fields (MbJsonWriter    *self,
                    MbRecord        *record,
                    const MbJsonKey *keys)
{
  for (; keys->key != NULL; keys++)
    mb_json_add_field (self, keys->key, record, keys->field);
}

/* An object of fields that are mostly unknown together. */
void
mb_json_add_group (MbJsonWriter    *self,
                   const char      *key,
                   MbRecord        *record,
                   const MbJsonKey *keys)
{
  gboolean is_known = FALSE;

  for (const MbJsonKey *one = keys; one->key != NULL; one++)
    is_known = is_known || mb_record_has (record, one->field);

  json_builder_set_member_name (self->builder, key);
  if (!is_known)
    {
      json_builder_add_null_value (self->builder);
      return;
    }
  json_builder_begin_object (self->builder);
  mb_json_add_fields (self, record, keys);
  json_builder_end_object (self->builder);
}
