/* Minute Book: a PDF's objects, as qpdf tells them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf-json.h"

#include "pdf-fixture.h"

#include <glib/gstdio.h>

static JsonObject *
get_top (JsonParser *self)
{
  return json_node_get_object (json_parser_get_root (self));
}

static JsonObject *
get_objects (JsonParser *self)
{
  return json_array_get_object_element (json_object_get_array_member (get_top (self), "qpdf"), 1);
}

JsonParser *
pdf_json_read (GBytes *pdf)
{
  g_autofree char *said = pdf_fixture_run (pdf, FALSE, "qpdf", "--json=2", "FILE", NULL);
  g_autoptr (GError) error = NULL;
  JsonParser *self = json_parser_new ();

  json_parser_load_from_data (self, said, -1, &error);
  g_assert_no_error (error);

  return self;
}

/**
 * pdf_json_follow:
 *
 * Returns: (transfer none) (nullable): what a reference ('12 0 R') stands for, a
 *   stream's dictionary; anything else as it is
 */
JsonNode *
pdf_json_follow (JsonParser *self,
                 JsonNode   *node)
{
  while (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         g_str_has_suffix (json_node_get_string (node), " 0 R"))
    {
      g_autofree char *key = g_strconcat ("obj:", json_node_get_string (node), NULL);
      JsonObject *object = json_object_get_object_member (get_objects (self), key);

      g_assert_nonnull (object);
      if (json_object_has_member (object, "stream"))
        node = json_object_get_member (json_object_get_object_member (object, "stream"), "dict");
      else
        node = json_object_get_member (object, "value");
    }

  return node;
}

JsonNode *
pdf_json_get (JsonParser *self,
              JsonNode   *node,
              const char *key)
{
  node = pdf_json_follow (self, node);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  return pdf_json_follow (self, json_object_get_member (json_node_get_object (node), key));
}

const char *
pdf_json_get_string (JsonParser *self,
                     JsonNode   *node,
                     const char *key)
{
  node = pdf_json_get (self, node, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

JsonNode *
pdf_json_get_root (JsonParser *self)
{
  JsonObject *trailer = json_object_get_object_member (get_objects (self), "trailer");

  return pdf_json_get (self, json_object_get_member (trailer, "value"), "/Root");
}

static JsonObject *
get_page_entry (JsonParser *self,
                guint       n)
{
  return json_array_get_object_element (json_object_get_array_member (get_top (self), "pages"), n);
}

JsonNode *
pdf_json_get_page (JsonParser *self,
                   guint       n)
{
  return pdf_json_follow (self, json_object_get_member (get_page_entry (self, n), "object"));
}

const char *
pdf_json_get_page_name (JsonParser *self,
                        guint       n)
{
  return json_object_get_string_member (get_page_entry (self, n), "object");
}

/**
 * pdf_json_tagged_sheet:
 *
 * Cairo builds a structure tree, but doesn't say that it did: this says it.
 */
GBytes *
pdf_json_tagged_sheet (const PdfSheet *sheet)
{
  g_autoptr (GBytes) plain = pdf_fixture_sheet (sheet);
  g_autoptr (JsonParser) json = pdf_json_read (plain);
  g_autoptr (JsonNode) info = json_from_string ("{\"/Marked\": true}", NULL);
  g_autoptr (GError) error = NULL;
  JsonArray *parts = json_object_get_array_member (json_node_get_object (json_parser_get_root (json)), "qpdf");
  JsonNode *root = pdf_json_get_root (json);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "minutebook-test-XXXXXX", NULL);
  g_autofree char *option = NULL, *text = NULL;
  int fd = g_mkstemp (path);
  GBytes *pdf;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  json_object_set_member (json_node_get_object (root), "/MarkInfo", g_steal_pointer (&info));
  g_assert_cmpuint (json_array_get_length (parts), ==, 2);
  text = json_to_string (json_parser_get_root (json), FALSE);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  option = g_strconcat ("--update-from-json=", path, NULL);
  pdf = pdf_fixture_qpdf (plain, option, NULL);
  g_unlink (path);

  return pdf;
}
