/* Minute Book: a meeting's items, as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"

static void
add_votes (MbJsonWriter *self,
           MbRecord     *resolution)
{
  g_autoptr (GPtrArray) votes = mb_proceedings_list_parts (self->proceedings, MB_KIND_VOTE,
                                                           mb_record_get_id (resolution));

  mb_json_begin_list (self, "votes");
  for (guint i = 0; i < votes->len; i++)
    {
      MbRecord *vote = g_ptr_array_index (votes, i);
      MbRecord *person = mb_proceedings_follow (self->proceedings, vote, MB_VOTE_PERSON);
      g_autofree char *name = person != NULL ? mb_person_get_name (person) : NULL;

      json_builder_begin_object (self->builder);
      mb_json_add_text (self, "name", name);
      mb_json_add_fields (self, vote, mb_json_vote_keys);
      mb_json_add_id (self, "id", mb_record_get_id (vote));
      mb_json_add_id (self, "person", mb_record_get_integer (vote, MB_VOTE_PERSON));
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
add_resolutions (MbJsonWriter *self,
                 GPtrArray    *resolutions)
{
  mb_json_begin_list (self, "resolutions");
  for (guint i = 0; i < resolutions->len; i++)
    {
      g_autofree char *typed = NULL;

      typed = mb_prose_stored_to_typed (mb_record_get_text (g_ptr_array_index (resolutions, i),
                                                            MB_RESOLUTION_TEXT));
      json_builder_add_string_value (self->builder, typed);
    }
  json_builder_end_array (self->builder);
}

static void
add_resolution_details (MbJsonWriter *self,
                        GPtrArray    *resolutions)
{
  mb_json_begin_list (self, "resolution_details");
  for (guint i = 0; i < resolutions->len; i++)
    {
      MbRecord *resolution = g_ptr_array_index (resolutions, i);

      json_builder_begin_object (self->builder);
      mb_json_add_whole_text (self, mb_record_get_text (resolution, MB_RESOLUTION_TEXT));
      mb_json_add_fields (self, resolution, mb_json_resolution_keys);
      add_votes (self, resolution);
      mb_json_add_id (self, "id", mb_record_get_id (resolution));
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static int
compare_progress (gconstpointer a,
                  gconstpointer b)
{
  MbRecord *one = *(MbRecord **) a;
  MbRecord *two = *(MbRecord **) b;

  return g_strcmp0 (mb_record_get_text (one, MB_PROGRESS_DATE),
                    mb_record_get_text (two, MB_PROGRESS_DATE));
}

static void
add_progress (MbJsonWriter *self,
              MbRecord     *action)
{
  g_autoptr (GPtrArray) notes = mb_proceedings_list_parts (self->proceedings, MB_KIND_PROGRESS,
                                                           mb_record_get_id (action));

  g_ptr_array_sort (notes, compare_progress);
  mb_json_begin_list (self, "progress");
  for (guint i = 0; i < notes->len; i++)
    {
      MbRecord *note = g_ptr_array_index (notes, i);

      json_builder_begin_object (self->builder);
      mb_json_add_whole_text (self, mb_record_get_text (note, MB_PROGRESS_TEXT));
      mb_json_add_fields (self, note, mb_json_progress_keys);
      mb_json_add_id (self, "id", mb_record_get_id (note));
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

/* The parent by its text, and by its id where the nearest earlier action of
 * the item with that text is another. */
static void
add_parent (MbJsonWriter *self,
            MbRecord     *action,
            GPtrArray    *actions,
            guint         n)
{
  gint64 id = mb_record_get_integer (action, MB_ACTION_PARENT);
  MbRecord *parent = mb_proceedings_follow (self->proceedings, action, MB_ACTION_PARENT);
  g_autofree char *text = NULL;
  MbRecord *nearest = NULL;

  if (parent != NULL)
    text = mb_prose_stored_to_typed (mb_record_get_text (parent, MB_ACTION_TEXT));
  for (guint i = n; i > 0 && nearest == NULL && text != NULL; i--)
    {
      MbRecord *one = g_ptr_array_index (actions, i - 1);
      g_autofree char *other = mb_prose_stored_to_typed (mb_record_get_text (one, MB_ACTION_TEXT));

      if (g_str_equal (text, other))
        nearest = one;
    }

  mb_json_add_text (self, "parent", text);
  if (nearest != parent || (parent == NULL && id != 0))
    mb_json_add_id (self, "parent_id", id);
}

static void
add_resolution_of (MbJsonWriter *self,
                   MbRecord     *action,
                   GPtrArray    *resolutions)
{
  MbRecord *resolution = mb_proceedings_follow (self->proceedings, action, MB_ACTION_RESOLUTION);
  guint n;

  if (resolution != NULL && g_ptr_array_find (resolutions, resolution, &n))
    {
      json_builder_set_member_name (self->builder, "resolution");
      json_builder_add_int_value (self->builder, n + 1);
    }
  else
    mb_json_add_id (self, "resolution", mb_record_get_integer (action, MB_ACTION_RESOLUTION));
}

static void
add_actions (MbJsonWriter *self,
             GPtrArray    *actions,
             GPtrArray    *resolutions)
{
  mb_json_begin_list (self, "actions");
  for (guint i = 0; i < actions->len; i++)
    {
      MbRecord *action = g_ptr_array_index (actions, i);
      g_autofree char *owner = mb_json_get_owner (self->proceedings, action);

      json_builder_begin_object (self->builder);
      mb_json_add_whole_text (self, mb_record_get_text (action, MB_ACTION_TEXT));
      mb_json_add_text (self, "owner", owner);
      add_parent (self, action, actions, i);
      add_resolution_of (self, action, resolutions);
      mb_json_add_fields (self, action, mb_json_action_keys);
      mb_json_add_id (self, "owner_person", mb_record_get_integer (action, MB_ACTION_OWNER));
      mb_json_add_field (self, "owner_words", action, MB_ACTION_OWNER_WORDS);
      add_progress (self, action);
      mb_json_add_id (self, "id", mb_record_get_id (action));
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
add_minutes (MbJsonWriter *self,
             MbRecord     *item,
             GPtrArray    *resolutions,
             GPtrArray    *actions)
{
  g_autoptr (GPtrArray) minutes = mb_proceedings_list_minutes (self->proceedings, item);

  mb_json_begin_list (self, "minutes");
  for (guint i = 0; i < minutes->len; i++)
    {
      MbRecord *record = g_ptr_array_index (minutes, i);
      gboolean is_resolution = mb_record_get_kind (record) == MB_KIND_RESOLUTION;
      guint n = 0;

      json_builder_begin_object (self->builder);
      if (mb_record_get_kind (record) == MB_KIND_NARRATIVE)
        {
          mb_json_add_prose (self, "narrative", mb_record_get_text (record, MB_NARRATIVE_TEXT));
          mb_json_add_id (self, "id", mb_record_get_id (record));
        }
      else
        {
          g_ptr_array_find (is_resolution ? resolutions : actions, record, &n);
          json_builder_set_member_name (self->builder, is_resolution ? "resolution" : "action");
          json_builder_add_int_value (self->builder, n + 1);
        }
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
add_documents (MbJsonWriter *self,
               MbRecord     *item)
{
  g_autoptr (GPtrArray) documents = mb_proceedings_list_parts (self->proceedings, MB_KIND_DOCUMENT,
                                                               mb_record_get_id (item));

  mb_json_begin_list (self, "documents");
  for (guint i = 0; i < documents->len; i++)
    {
      MbRecord *document = g_ptr_array_index (documents, i);

      json_builder_begin_object (self->builder);
      mb_json_add_fields (self, document, mb_json_document_keys);
      mb_json_add_group (self, "exempt", document, mb_json_document_exempt_keys);
      mb_json_add_id (self, "id", mb_record_get_id (document));
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
add_item (MbJsonWriter *self,
          MbRecord     *item)
{
  g_autoptr (GPtrArray) resolutions = NULL;
  g_autoptr (GPtrArray) actions = mb_json_list_actions (self->proceedings, item);

  resolutions = mb_proceedings_list_parts (self->proceedings, MB_KIND_RESOLUTION, mb_record_get_id (item));

  json_builder_begin_object (self->builder);
  mb_json_add_text (self, "number", mb_json_get_number (item));
  mb_json_add_fields (self, item, mb_json_item_keys);
  mb_json_add_group (self, "exempt", item, mb_json_item_exempt_keys);
  mb_json_add_field (self, "parent", item, MB_ITEM_PARENT);
  add_resolutions (self, resolutions);
  add_actions (self, actions, resolutions);
  add_minutes (self, item, resolutions, actions);
  add_documents (self, item);
  add_resolution_details (self, resolutions);
  mb_json_add_field (self, "agenda_number", item, MB_ITEM_AGENDA_NUMBER);
  mb_json_add_field (self, "minute_number", item, MB_ITEM_MINUTE_NUMBER);
  mb_json_add_id (self, "id", mb_record_get_id (item));
  json_builder_end_object (self->builder);
}

void
mb_json_add_items (MbJsonWriter *self)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (self->proceedings);

  mb_json_begin_list (self, "items");
  for (guint i = 0; i < items->len; i++)
    add_item (self, g_ptr_array_index (items, i));
  json_builder_end_array (self->builder);
}
