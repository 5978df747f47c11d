/* Minute Book: an item's narrative, resolutions and actions, out of JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include <glib/gi18n.h>

#include "core/mb-item.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"

/* The first of @before that says the same, so that its id stays. */
static MbRecord *
claim_same_text (MbJsonReader *self,
                 JsonObject   *object,
                 GPtrArray    *before,
                 guint         field)
{
  g_autofree char *text = mb_json_peek_text (self, object, "text");

  for (guint i = 0; text != NULL && i < before->len; i++)
    {
      MbRecord *record = g_ptr_array_index (before, i);
      g_autofree char *typed = mb_prose_stored_to_typed (mb_record_get_text (record, field));

      if (!mb_json_is_claimed (self, record) && g_str_equal (typed, text))
        return mb_json_claim (self, record);
    }

  return NULL;
}

/* The record that an entry means, by its id or its text, or a new one. */
static MbRecord *
claim_or_make (MbJsonReader *self,
               JsonObject   *object,
               MbKind        kind,
               gint64        owner,
               GPtrArray    *before,
               guint         text_field)
{
  guint owner_field = (guint) mb_kind_find_owner (kind);
  gint64 file_id;
  MbRecord *record = mb_json_claim_by_id (self, object, kind, owner, &file_id);

  if (record == NULL)
    record = claim_same_text (self, object, before, text_field);
  if (record == NULL)
    record = mb_json_make (self, kind, file_id, owner);
  mb_record_set_integer (record, owner_field, owner);

  return record;
}

static MbRecord *
read_vote (MbJsonReader *self,
           JsonObject   *object,
           MbRecord     *resolution,
           GPtrArray    *before)
{
  MbRecord *person = mb_json_read_who (self, object, NULL);
  gint64 owner = mb_record_get_id (resolution);
  gint64 file_id;
  MbRecord *vote;

  if (self->error != NULL)
    return NULL;

  vote = mb_json_claim_by_id (self, object, MB_KIND_VOTE, owner, &file_id);
  for (guint i = 0; i < before->len && vote == NULL; i++)
    if (!mb_json_is_claimed (self, g_ptr_array_index (before, i)) &&
        mb_record_get_integer (g_ptr_array_index (before, i), MB_VOTE_PERSON) == mb_record_get_id (person))
      vote = mb_json_claim (self, g_ptr_array_index (before, i));
  if (vote == NULL)
    vote = mb_json_make (self, MB_KIND_VOTE, file_id, owner);
  mb_record_set_integer (vote, MB_VOTE_PERSON, mb_record_get_id (person));
  mb_json_read_fields (self, object, vote, mb_json_vote_keys);
  mb_json_done (self, object);

  return vote;
}

static void
read_votes (MbJsonReader *self,
            JsonObject   *object,
            MbRecord     *resolution)
{
  g_autoptr (JsonArray) array = mb_json_take_array (self, object, "votes");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (array == NULL)
    return;

  before = mb_proceedings_list_parts (self->proceedings, MB_KIND_VOTE, mb_record_get_id (resolution));
  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "votes", i);
      g_autoptr (JsonObject) entry = mb_json_get_nth (self, array, i, NULL);

      g_ptr_array_add (after, read_vote (self, entry, resolution, before));
      mb_json_leave (self, place);
    }
  mb_json_remove_unclaimed (self, before);
  mb_json_put_in_order (self, after);
}

static GPtrArray *
read_resolutions (MbJsonReader *self,
                  JsonObject   *object,
                  MbRecord     *item)
{
  gint64 owner = mb_record_get_id (item);
  GPtrArray *before = mb_proceedings_list_parts (self->proceedings, MB_KIND_RESOLUTION, owner);
  g_autoptr (GPtrArray) old = before;
  g_autoptr (JsonArray) array = mb_json_merge_details (self, object, "resolutions",
                                                       "resolution_details", "text");
  GPtrArray *after;

  if (array == NULL)
    return g_ptr_array_ref (before);

  after = g_ptr_array_new ();
  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "resolutions", i);
      g_autoptr (JsonObject) entry = mb_json_get_nth (self, array, i, NULL);
      MbRecord *resolution = claim_or_make (self, entry, MB_KIND_RESOLUTION, owner,
                                            before, MB_RESOLUTION_TEXT);

      mb_json_read_text (self, entry, resolution, MB_RESOLUTION_TEXT);
      mb_json_read_fields (self, entry, resolution, mb_json_resolution_keys);
      read_votes (self, entry, resolution);
      mb_json_done (self, entry);
      g_ptr_array_add (after, resolution);
      mb_json_leave (self, place);
    }

  return after;
}

static void
read_progress (MbJsonReader *self,
               JsonObject   *object,
               MbRecord     *action)
{
  g_autoptr (JsonArray) array = mb_json_take_array (self, object, "progress");
  gint64 owner = mb_record_get_id (action);
  g_autoptr (GPtrArray) before = NULL;

  if (array == NULL)
    return;

  before = mb_proceedings_list_parts (self->proceedings, MB_KIND_PROGRESS, owner);
  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "progress", i);
      g_autoptr (JsonObject) entry = mb_json_get_nth (self, array, i, "text");
      MbRecord *note = claim_or_make (self, entry, MB_KIND_PROGRESS, owner, before, MB_PROGRESS_TEXT);

      mb_json_read_text (self, entry, note, MB_PROGRESS_TEXT);
      mb_json_read_fields (self, entry, note, mb_json_progress_keys);
      mb_json_done (self, entry);
      mb_json_leave (self, place);
    }
  mb_json_remove_unclaimed (self, before);
}

/* Only someone whom the file or the book calls just so is a person; all else
 * is a body, or words. */
static MbRecord *
find_owner (MbJsonReader *self,
            const char   *owner)
{
  g_autoptr (GPtrArray) known = mb_proceedings_list (self->proceedings, MB_KIND_PERSON);
  MbRecord *found = g_hash_table_lookup (self->people, owner);
  guint n = 0;

  if (found != NULL)
    return found;

  for (guint i = 0; i < known->len; i++)
    if (mb_json_person_is (g_ptr_array_index (known, i), owner))
      {
        found = g_ptr_array_index (known, i);
        n++;
      }

  return n == 1 ? found : NULL;
}

static void
read_owner (MbJsonReader *self,
            JsonObject   *object,
            MbRecord     *action)
{
  gboolean is_exact = json_object_has_member (object, "owner_person") ||
                      json_object_has_member (object, "owner_words");
  gboolean is_there;
  g_autofree char *owner = mb_json_take_text (self, object, "owner", &is_there);
  g_autofree char *printed = NULL;
  MbRecord *person;

  mb_json_read_field (self, object, "owner_person", action, MB_ACTION_OWNER);
  mb_json_read_field (self, object, "owner_words", action, MB_ACTION_OWNER_WORDS);
  printed = mb_json_get_owner (self->proceedings, action);
  if (!is_there || self->error != NULL || g_strcmp0 (owner, printed) == 0)
    return;

  if (is_exact)
    {
      mb_json_fail (self, "owner",
                    _("this contradicts “owner_person” or “owner_words”: change those too, or take them out"));
      return;
    }
  person = owner != NULL ? find_owner (self, owner) : NULL;
  mb_record_clear (action, MB_ACTION_OWNER);
  mb_record_set_text (action, MB_ACTION_OWNER_WORDS, person == NULL ? owner : NULL);
  if (person != NULL)
    mb_record_set_integer (action, MB_ACTION_OWNER, mb_record_get_id (person));
}

static void
read_parent (MbJsonReader *self,
             JsonObject   *object,
             MbRecord     *action,
             GPtrArray    *earlier)
{
  gboolean is_there;
  g_autofree char *text = mb_json_take_text (self, object, "parent", &is_there);
  g_autofree char *id = mb_json_take_text (self, object, "parent_id", NULL);
  MbRecord *parent = mb_proceedings_find (self->proceedings, MB_KIND_ACTION, mb_id_from_text (id));

  if (id != NULL && parent == NULL)
    mb_json_fail (self, "parent_id", _("no action before this one has the id “%s”"), id);
  for (guint i = earlier->len; text != NULL && parent == NULL && i > 0; i--)
    {
      MbRecord *one = g_ptr_array_index (earlier, i - 1);
      g_autofree char *typed = mb_prose_stored_to_typed (mb_record_get_text (one, MB_ACTION_TEXT));

      if (g_str_equal (typed, text))
        parent = one;
    }

  if (text != NULL && parent == NULL)
    mb_json_fail (self, "parent", _("no action before this one of the item has the text “%s”"), text);
  else if (parent != NULL)
    mb_record_set_integer (action, MB_ACTION_PARENT, mb_record_get_id (parent));
  else if (is_there)
    mb_record_clear (action, MB_ACTION_PARENT);
}

/* A number counts the item's resolutions from 1; an id may name any. */
static void
read_resolution_of (MbJsonReader *self,
                    JsonObject   *object,
                    MbRecord     *action,
                    GPtrArray    *resolutions)
{
  gboolean is_there;
  g_autofree char *text = mb_json_take_text (self, object, "resolution", &is_there);
  MbRecord *resolution = NULL;
  guint64 n;

  if (text == NULL)
    {
      if (is_there)
        mb_record_clear (action, MB_ACTION_RESOLUTION);
      return;
    }

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &n, NULL) && n <= resolutions->len)
    resolution = g_ptr_array_index (resolutions, n - 1);
  else
    resolution = mb_proceedings_find (self->proceedings, MB_KIND_RESOLUTION, mb_id_from_text (text));
  if (resolution == NULL)
    mb_json_fail (self, "resolution", _("“%s” is neither the number of one of the item’s resolutions, from 1, nor an id"), text);
  else
    mb_record_set_integer (action, MB_ACTION_RESOLUTION, mb_record_get_id (resolution));
}

static GPtrArray *
read_actions (MbJsonReader *self,
              JsonObject   *object,
              MbRecord     *item,
              GPtrArray    *resolutions)
{
  gint64 owner = mb_record_get_id (item);
  g_autoptr (JsonArray) array = mb_json_take_array (self, object, "actions");
  g_autoptr (GPtrArray) before = NULL;
  GPtrArray *after;

  if (array == NULL)
    return mb_json_list_actions (self->proceedings, item);

  before = mb_proceedings_list_parts (self->proceedings, MB_KIND_ACTION, owner);
  after = g_ptr_array_new ();
  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "actions", i);
      g_autoptr (JsonObject) entry = mb_json_get_nth (self, array, i, "text");
      MbRecord *action = claim_or_make (self, entry, MB_KIND_ACTION, owner, before, MB_ACTION_TEXT);

      mb_json_read_text (self, entry, action, MB_ACTION_TEXT);
      read_owner (self, entry, action);
      read_parent (self, entry, action, after);
      read_resolution_of (self, entry, action, resolutions);
      mb_json_read_fields (self, entry, action, mb_json_action_keys);
      read_progress (self, entry, action);
      mb_json_done (self, entry);
      g_ptr_array_add (after, action);
      mb_json_leave (self, place);
    }

  return after;
}

static MbRecord *
read_narrative (MbJsonReader *self,
                JsonObject   *object,
                gint64        owner,
                GPtrArray    *before)
{
  g_autoptr (JsonNode) node = mb_json_take (object, "narrative");
  g_autofree char *stored = mb_json_read_prose (self, node, "narrative");
  gint64 file_id;
  MbRecord *narrative = mb_json_claim_by_id (self, object, MB_KIND_NARRATIVE, owner, &file_id);

  for (guint i = 0; i < before->len && narrative == NULL; i++)
    if (!mb_json_is_claimed (self, g_ptr_array_index (before, i)) &&
        g_strcmp0 (mb_record_get_text (g_ptr_array_index (before, i), MB_NARRATIVE_TEXT), stored) == 0)
      narrative = mb_json_claim (self, g_ptr_array_index (before, i));
  if (narrative == NULL)
    narrative = mb_json_make (self, MB_KIND_NARRATIVE, file_id, owner);
  mb_record_set_integer (narrative, MB_NARRATIVE_ITEM, owner);
  mb_json_set_prose (narrative, MB_NARRATIVE_TEXT, stored);
  if (stored == NULL || *stored == '\0')
    mb_json_fail (self, "narrative", _("this text is missing"));

  return narrative;
}

/* {"resolution": 2} stands for the second of the item's resolutions. */
static MbRecord *
read_numbered (MbJsonReader *self,
               JsonObject   *object,
               const char   *key,
               GPtrArray    *records,
               GHashTable   *placed)
{
  g_autofree char *text = mb_json_take_text (self, object, key, NULL);
  MbRecord *record;
  guint64 n;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &n, NULL) ||
      n > records->len)
    {
      mb_json_fail (self, key, _("this has to be a number from 1 to %u: how many the item has"), records->len);
      return NULL;
    }
  record = g_ptr_array_index (records, n - 1);
  if (!g_hash_table_add (placed, record))
    mb_json_fail (self, key, _("this stands twice in the item’s minutes"));

  return record;
}

static MbRecord *
read_part (MbJsonReader *self,
           JsonObject   *part,
           gint64        owner,
           GPtrArray    *narratives,
           GPtrArray    *resolutions,
           GPtrArray    *actions,
           GHashTable   *placed)
{
  if (json_object_has_member (part, "resolution"))
    return read_numbered (self, part, "resolution", resolutions, placed);
  if (json_object_has_member (part, "action"))
    return read_numbered (self, part, "action", actions, placed);
  if (json_object_has_member (part, "narrative"))
    return read_narrative (self, part, owner, narratives);

  mb_json_fail (self, NULL, _("a part of the minutes is a “narrative”, a “resolution” or an “action”"));

  return NULL;
}

static void
add_missing (GPtrArray  *order,
             GPtrArray  *records,
             GHashTable *placed)
{
  for (guint i = 0; i < records->len; i++)
    if (g_hash_table_add (placed, g_ptr_array_index (records, i)))
      g_ptr_array_add (order, g_ptr_array_index (records, i));
}

/* Without 'minutes' the order stays: narrative where it was, and the first,
 * second ... resolution and action of the file where there was one. */
static void
keep_order (MbJsonReader *self,
            MbRecord     *item,
            GPtrArray    *order,
            GPtrArray    *resolutions,
            GPtrArray    *actions,
            GHashTable   *placed)
{
  g_autoptr (GPtrArray) old = mb_proceedings_list_minutes (self->proceedings, item);
  guint n_resolutions = 0, n_actions = 0;

  for (guint i = 0; i < old->len; i++)
    {
      MbRecord *record = g_ptr_array_index (old, i);

      if (g_hash_table_contains (self->fresh, record))
        continue;
      if (mb_record_get_kind (record) == MB_KIND_RESOLUTION)
        record = g_ptr_array_index (resolutions, n_resolutions++);
      else if (mb_record_get_kind (record) == MB_KIND_ACTION)
        record = g_ptr_array_index (actions, n_actions++);
      if (g_hash_table_add (placed, record))
        g_ptr_array_add (order, record);
    }
}

static void
read_order (MbJsonReader *self,
            JsonNode     *node,
            MbRecord     *item,
            GPtrArray    *order,
            GPtrArray    *resolutions,
            GPtrArray    *actions,
            GHashTable   *placed)
{
  gint64 owner = mb_record_get_id (item);
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (GPtrArray) narratives = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      json_array_unref (array);
      array = json_node_dup_array (node);
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    json_array_add_element (array, json_node_copy (node));
  else if (!JSON_NODE_HOLDS_NULL (node))
    mb_json_fail (self, "minutes", _("this has to be a list, in [ and ]"));

  narratives = mb_proceedings_list_parts (self->proceedings, MB_KIND_NARRATIVE, owner);
  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "minutes", i);
      g_autoptr (JsonObject) part = mb_json_get_nth (self, array, i, "narrative");

      g_ptr_array_add (order, read_part (self, part, owner, narratives, resolutions, actions, placed));
      mb_json_done (self, part);
      mb_json_leave (self, place);
    }
  mb_json_remove_unclaimed (self, narratives);
}

/**
 * mb_json_read_minutes:
 *
 * Reads 'resolutions', 'actions', and 'minutes', which puts them and the
 * narrative in order.
 */
void
mb_json_read_minutes (MbJsonReader *self,
                      JsonObject   *object,
                      MbRecord     *item)
{
  gint64 owner = mb_record_get_id (item);
  gboolean has_resolutions = json_object_has_member (object, "resolutions");
  gboolean has_actions = json_object_has_member (object, "actions");
  g_autoptr (JsonNode) node = mb_json_take (object, "minutes");
  g_autoptr (GPtrArray) old_resolutions = NULL;
  g_autoptr (GPtrArray) old_actions = NULL;
  g_autoptr (GPtrArray) resolutions = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);

  old_resolutions = mb_proceedings_list_parts (self->proceedings, MB_KIND_RESOLUTION, owner);
  old_actions = mb_proceedings_list_parts (self->proceedings, MB_KIND_ACTION, owner);
  resolutions = read_resolutions (self, object, item);
  actions = read_actions (self, object, item, resolutions);
  if (has_actions)
    mb_json_remove_unclaimed (self, old_actions);
  if (has_resolutions)
    mb_json_remove_unclaimed (self, old_resolutions);
  if (self->error != NULL)
    return;

  if (node != NULL)
    read_order (self, node, item, order, resolutions, actions, placed);
  else
    keep_order (self, item, order, resolutions, actions, placed);
  if (self->error != NULL)
    return;

  add_missing (order, resolutions, placed);
  add_missing (order, actions, placed);
  mb_json_put_in_order (self, order);
}
