/* Minute Book: a publication's manifest as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-manifest-json.h"

#include <json-glib/json-glib.h>

#include "core/mb-error.h"
#include "core/mb-source.h"

#define MOST_PAGES 1000000

static const char *const particulars[MB_MANIFEST_N_PARTICULARS] = { "kind", "date", "time", "place" };
static const char *const texts[MB_MANIFEST_N_TEXTS] = { "title", "description", "presenters", "access" };

/* Writing. ------------------------------------------------------------------ */

static void
add_string (JsonBuilder *builder,
            const char  *key,
            const char  *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder,
            const char  *key,
            guint        value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

static void
add_flag (JsonBuilder *builder,
          const char  *key,
          gboolean     value)
{
  if (!value)
    return;

  json_builder_set_member_name (builder, key);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_id (JsonBuilder *builder,
        const char  *key,
        gint64       id)
{
  g_autofree char *text = mb_id_to_text (id);

  add_string (builder, key, text);
}

static void
write_item (JsonBuilder          *builder,
            const MbManifestItem *item)
{
  json_builder_begin_object (builder);
  add_id (builder, "id", item->id);
  add_string (builder, "number", item->number);
  add_string (builder, "title", item->title);
  add_flag (builder, "to_follow", item->awaits);
  json_builder_set_member_name (builder, "texts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_string (builder, texts[i], item->texts[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
write_paper (JsonBuilder           *builder,
             const MbManifestPaper *paper)
{
  json_builder_begin_object (builder);
  add_string (builder, "kind", paper->kind == MB_PLAN_MINUTES ? "minutes" : "document");
  add_id (builder, "id", paper->id);
  add_id (builder, "item", paper->item);
  add_string (builder, "number", paper->number);
  add_string (builder, "title", paper->title);
  add_string (builder, "digest", paper->digest);
  add_number (builder, "first", paper->first);
  add_number (builder, "last", paper->last);
  add_flag (builder, "withheld", paper->withheld);
  add_flag (builder, "held", paper->held);
  json_builder_end_object (builder);
}

static void
write_proof (JsonBuilder *builder,
             const char  *proof)
{
  g_autoptr (JsonNode) node = proof != NULL ? json_from_string (proof, NULL) : NULL;

  if (node == NULL)
    return;

  json_builder_set_member_name (builder, "proof");
  json_builder_add_value (builder, g_steal_pointer (&node));
}

/**
 * mb_manifest_json_write:
 *
 * Returns: (transfer full): JSON
 */
char *
mb_manifest_json_write (const MbManifest *manifest)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (manifest != NULL, NULL);

  json_builder_begin_object (builder);
  add_string (builder, "disclosure",
              manifest->disclosure == MB_DISCLOSURE_RESTRICTED ? "restricted" : "public");
  add_number (builder, "last", manifest->last);
  add_string (builder, "consolidated", manifest->consolidated);
  write_proof (builder, manifest->proof);
  json_builder_set_member_name (builder, "meeting");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (particulars); i++)
    add_string (builder, particulars[i], manifest->particulars[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < manifest->items->len; i++)
    write_item (builder, g_ptr_array_index (manifest->items, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "papers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < manifest->papers->len; i++)
    write_paper (builder, g_ptr_array_index (manifest->papers, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Reading. ------------------------------------------------------------------ */

static JsonNode *
get (JsonObject *object,
     const char *key,
     JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

static const char *
get_string (JsonObject *object,
            const char *key)
{
  JsonNode *node = get (object, key, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static guint
get_number (JsonObject *object,
            const char *key)
{
  JsonNode *node = get (object, key, JSON_NODE_VALUE);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return 0;

  return (guint) CLAMP (json_node_get_int (node), 0, MOST_PAGES);
}

static gboolean
get_flag (JsonObject *object,
          const char *key)
{
  JsonNode *node = get (object, key, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static gint64
get_id (JsonObject *object,
        const char *key)
{
  const char *text = get_string (object, key);

  return text != NULL ? mb_id_from_text (text) : 0;
}

static void
read_item (JsonArray *array,
           guint      n,
           JsonNode  *node,
           gpointer   data)
{
  MbManifest *manifest = data;
  MbManifestItem *item;
  JsonObject *object;
  JsonNode *digests;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  object = json_node_get_object (node);
  digests = get (object, "texts", JSON_NODE_OBJECT);
  item = g_new0 (MbManifestItem, 1);
  item->id = get_id (object, "id");
  item->number = g_strdup (get_string (object, "number"));
  item->title = g_strdup (get_string (object, "title"));
  item->awaits = get_flag (object, "to_follow");
  for (guint i = 0; digests != NULL && i < G_N_ELEMENTS (texts); i++)
    item->texts[i] = g_strdup (get_string (json_node_get_object (digests), texts[i]));
  g_ptr_array_add (manifest->items, item);
}

static void
read_paper (JsonArray *array,
            guint      n,
            JsonNode  *node,
            gpointer   data)
{
  MbManifest *manifest = data;
  MbManifestPaper *paper;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  object = json_node_get_object (node);
  paper = g_new0 (MbManifestPaper, 1);
  paper->kind = g_strcmp0 (get_string (object, "kind"), "minutes") == 0 ? MB_PLAN_MINUTES : MB_PLAN_DOCUMENT;
  paper->id = get_id (object, "id");
  paper->item = get_id (object, "item");
  paper->number = g_strdup (get_string (object, "number"));
  paper->title = g_strdup (get_string (object, "title"));
  paper->digest = g_strdup (get_string (object, "digest"));
  paper->first = get_number (object, "first");
  paper->last = MAX (paper->first, get_number (object, "last"));
  paper->withheld = get_flag (object, "withheld");
  paper->held = get_flag (object, "held");
  g_ptr_array_add (manifest->papers, paper);
}

static void
read_all (MbManifest *manifest,
          JsonObject *object)
{
  JsonNode *meeting = get (object, "meeting", JSON_NODE_OBJECT);
  JsonNode *items = get (object, "items", JSON_NODE_ARRAY);
  JsonNode *papers = get (object, "papers", JSON_NODE_ARRAY);
  JsonNode *proof = json_object_get_member (object, "proof");

  manifest->disclosure = g_strcmp0 (get_string (object, "disclosure"), "restricted") == 0
                         ? MB_DISCLOSURE_RESTRICTED
                         : MB_DISCLOSURE_PUBLIC;
  manifest->last = get_number (object, "last");
  manifest->consolidated = g_strdup (get_string (object, "consolidated"));
  manifest->proof = proof != NULL ? json_to_string (proof, FALSE) : NULL;
  for (guint i = 0; meeting != NULL && i < G_N_ELEMENTS (particulars); i++)
    manifest->particulars[i] = g_strdup (get_string (json_node_get_object (meeting), particulars[i]));
  if (items != NULL)
    json_array_foreach_element (json_node_get_array (items), read_item, manifest);
  if (papers != NULL)
    json_array_foreach_element (json_node_get_array (papers), read_paper, manifest);
}

/**
 * mb_manifest_json_read:
 *
 * Returns: (transfer full) (nullable): the manifest; %NULL with @error set
 *   (%MB_ERROR_JSON)
 */
MbManifest *
mb_manifest_json_read (const char  *text,
                       GError     **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (JsonNode) root = json_from_string (text != NULL ? text : "", &cause);
  MbManifest *manifest;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      mb_error_set (error, MB_ERROR_JSON, "manifest", "1", cause != NULL ? cause->message : "no object", NULL);
      return NULL;
    }

  manifest = mb_manifest_alloc ();
  read_all (manifest, json_node_get_object (root));

  return manifest;
}
