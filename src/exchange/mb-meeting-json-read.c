/* Minute Book: JSON taken apart, with the place of each error
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/mb-error.h"

/* A meeting needs eight levels; the rest is for attackers. */
#define DEEPEST 32

/* A thousand times the longest minutes seen. */
#define LARGEST (64 * 1024 * 1024)

typedef struct
{
  const char *at;
  guint       line;
  guint       depth;
  const char *why;
} Scan;

/* Behind the opening quotation mark. A NUL would cut the text short unseen. */
static void
scan_string (Scan *scan)
{
  for (scan->at++; *scan->at != '"'; scan->at++)
    {
      if ((guchar) *scan->at < 0x20)
        {
          scan->why = *scan->at == '\0' ? _("a text isn’t closed by a quotation mark")
                                        : _("a line break or tab in a text has to be written \\n or \\t");
          return;
        }
      if (*scan->at != '\\')
        continue;
      scan->at++;
      if (g_str_has_prefix (scan->at, "u0000"))
        {
          scan->why = _("a text can’t hold the character \\u0000");
          return;
        }
      if (*scan->at == '\0' || strchr ("\"\\/bfnrtu", *scan->at) == NULL)
        {
          scan->why = _("a text has a backslash with nothing that it stands for");
          return;
        }
    }
}

/* Holds the text to what JSON is, where the parser is more lenient, and keeps
 * nesting off the stack. */
static gboolean
scan_text (const char  *text,
           const char  *path,
           GError     **error)
{
  Scan scan = { text, 1, 0, NULL };

  for (; *scan.at != '\0' && scan.why == NULL; scan.at++)
    {
      if (*scan.at == '"')
        scan_string (&scan);
      else if (*scan.at == '\n')
        scan.line++;
      else if ((*scan.at == '[' || *scan.at == '{') && ++scan.depth > DEEPEST)
        scan.why = _("lists and objects are nested too deeply");
      else if ((*scan.at == ']' || *scan.at == '}') && scan.depth-- == 0)
        scan.why = _("a bracket is closed that was never opened");
      else if (!g_ascii_isalnum (*scan.at) && strchr (" \t\r[]{}:,+-.", *scan.at) == NULL)
        scan.why = _("this character has no place in JSON outside a text");
      if (scan.why != NULL || *scan.at == '\0')
        break;
    }

  if (scan.why != NULL)
    {
      /* TRANSLATORS: a place in a file */
      g_autofree char *place = g_strdup_printf (_("line %u"), scan.line);

      mb_error_set (error, MB_ERROR_JSON, path, place, scan.why, NULL);
    }

  return scan.why == NULL;
}

static void
object_member_cb (JsonParser *parser,
                  JsonObject *object,
                  const char *name,
                  GHashTable *counts)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, object));

  g_hash_table_insert (counts, object, GUINT_TO_POINTER (count + 1));
}

static void
object_end_cb (JsonParser *parser,
               JsonObject *object,
               GHashTable *counts)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, object));

  if (count != json_object_get_size (object) && g_hash_table_lookup (counts, parser) == NULL)
    g_hash_table_insert (counts, parser,
                         GUINT_TO_POINTER (json_parser_get_current_line (parser)));
  g_hash_table_remove (counts, object);
}

static void
fail_at_line (GError     **error,
              const char  *path,
              guint        line,
              const char  *why)
{
  g_autofree char *place = g_strdup_printf (_("line %u"), MAX (line, 1));

  mb_error_set (error, MB_ERROR_JSON, path, place, why, NULL);
}

/* The parser's own words start with '<data>:2:11: Parse error: '. */
static void
fail_as_parser (GError     **error,
                const char  *path,
                const char  *message)
{
  const char *line = strchr (message, ':');
  const char *why = strstr (message, "rror: ");

  fail_at_line (error, path,
                line != NULL ? (guint) g_ascii_strtoull (line + 1, NULL, 10) : 1,
                why != NULL ? why + strlen ("rror: ") : message);
}

/**
 * mb_json_parse:
 *
 * Returns: (transfer full): the object that @text is, or %NULL with an
 *   MB_ERROR_JSON
 */
JsonNode *
mb_json_parse (const char  *text,
               const char  *path,
               GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) local_error = NULL;
  gsize length = strlen (text);
  JsonNode *root;
  guint twice;

  if (length > LARGEST)
    {
      fail_at_line (error, path, 1, _("the file is far too large for a meeting"));
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      fail_at_line (error, path, 1, _("the file isn’t in UTF-8"));
      return NULL;
    }
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  if (!scan_text (text, path, error))
    return NULL;

  g_signal_connect (parser, "object-member", G_CALLBACK (object_member_cb), counts);
  g_signal_connect (parser, "object-end", G_CALLBACK (object_end_cb), counts);
  if (!json_parser_load_from_data (parser, text, -1, &local_error))
    {
      fail_as_parser (error, path, local_error->message);
      return NULL;
    }
  twice = GPOINTER_TO_UINT (g_hash_table_lookup (counts, parser));
  if (twice != 0)
    {
      fail_at_line (error, path, twice, _("a key stands twice in the object that ends here"));
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fail_at_line (error, path, 1, _("the file has to hold one object, in { and }"));
      return NULL;
    }

  return json_parser_steal_root (parser);
}

void
mb_json_reader_init (MbJsonReader *self,
                     const char   *path)
{
  memset (self, 0, sizeof *self);
  self->path = path;
  self->place = g_string_new (NULL);
  self->claimed = g_hash_table_new (NULL, NULL);
  self->fresh = g_hash_table_new (NULL, NULL);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
mb_json_reader_clear (MbJsonReader *self)
{
  g_string_free (self->place, TRUE);
  g_clear_error (&self->error);
  g_hash_table_unref (self->claimed);
  g_hash_table_unref (self->fresh);
  g_hash_table_unref (self->people);
}

/**
 * mb_json_fail:
 * @key: (nullable): in the object that is being read
 *
 * Keeps the error, unless there is one already.
 */
void
mb_json_fail (MbJsonReader *self,
              const char   *key,
              const char   *format,
              ...)
{
  g_autofree char *why = NULL;
  gsize place;
  va_list args;

  if (self->error != NULL)
    return;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);

  place = key != NULL ? mb_json_enter (self, key) : self->place->len;
  mb_error_set (&self->error, MB_ERROR_JSON, self->path,
                self->place->len > 0 ? self->place->str : _("the whole file"), why, NULL);
  mb_json_leave (self, place);
}

/**
 * mb_json_note:
 *
 * Says what of the file is not taken in, although the rest of it is, with the
 * place in the file where it stands.
 */
void
mb_json_note (MbJsonReader *self,
              const char   *format,
              ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  if (self->notes == NULL)
    return;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->notes, g_strdup_printf ("%s: %s", self->place->str, words));
}

gsize
mb_json_enter (MbJsonReader *self,
               const char   *key)
{
  gsize place = self->place->len;

  if (place > 0 && *key != '[')
    g_string_append_c (self->place, '.');
  g_string_append (self->place, key);

  return place;
}

gsize
mb_json_enter_nth (MbJsonReader *self,
                   const char   *key,
                   guint         n)
{
  g_autofree char *nth = g_strdup_printf ("%s[%u]", key, n);

  return mb_json_enter (self, nth);
}

void
mb_json_leave (MbJsonReader *self,
               gsize         place)
{
  g_string_truncate (self->place, place);
}

/**
 * mb_json_take:
 *
 * Returns: (transfer full) (nullable): the member, which is taken out of
 *   @object
 */
JsonNode *
mb_json_take (JsonObject *object,
              const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL)
    return NULL;

  json_node_ref (node);
  json_object_remove_member (object, key);

  return node;
}

/**
 * mb_json_node_text:
 *
 * Returns: (transfer full) (nullable): a text, or a whole number as text;
 *   %NULL for null and an empty text
 */
char *
mb_json_node_text (MbJsonReader *self,
                   JsonNode     *node,
                   const char   *key)
{
  const char *text;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      mb_json_fail (self, key, _("this has to be a text in quotation marks, or null"));
      return NULL;
    }

  text = json_node_get_string (node);
  if (!g_utf8_validate (text, -1, NULL))
    {
      mb_json_fail (self, key, _("this text has half a character (\\ud800 to \\udfff) in it"));
      return NULL;
    }

  return *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * mb_json_take_text:
 * @is_there: (out) (optional): whether the key is there, be it null
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
mb_json_take_text (MbJsonReader *self,
                   JsonObject   *object,
                   const char   *key,
                   gboolean     *is_there)
{
  g_autoptr (JsonNode) node = mb_json_take (object, key);

  if (is_there != NULL)
    *is_there = node != NULL;

  return mb_json_node_text (self, node, key);
}

char *
mb_json_peek_text (MbJsonReader *self,
                   JsonObject   *object,
                   const char   *key)
{
  return mb_json_node_text (self, json_object_get_member (object, key), key);
}

/**
 * mb_json_take_array:
 *
 * Returns: (transfer full) (nullable): the list, empty for null; %NULL where
 *   the key isn't there or holds something else, which is an error
 */
JsonArray *
mb_json_take_array (MbJsonReader *self,
                    JsonObject   *object,
                    const char   *key)
{
  g_autoptr (JsonNode) node = mb_json_take (object, key);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    return json_array_new ();
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      mb_json_fail (self, key, _("this has to be a list, in [ and ]"));
      return NULL;
    }

  return json_node_dup_array (node);
}

/**
 * mb_json_take_object:
 *
 * Returns: (transfer full) (nullable): the object; %NULL for null, where the
 *   key isn't there, or where it holds something else, which is an error
 */
JsonObject *
mb_json_take_object (MbJsonReader *self,
                     JsonObject   *object,
                     const char   *key,
                     gboolean     *is_there)
{
  g_autoptr (JsonNode) node = mb_json_take (object, key);

  *is_there = node != NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      mb_json_fail (self, key, _("this has to be an object, in { and }"));
      return NULL;
    }

  return json_node_dup_object (node);
}

/**
 * mb_json_get_nth:
 * @text_key: (nullable): the key of which an object with no other is meant
 *   where a plain text stands
 *
 * Returns: (transfer full): the object, empty after an error
 */
JsonObject *
mb_json_get_nth (MbJsonReader *self,
                 JsonArray    *array,
                 guint         n,
                 const char   *text_key)
{
  JsonNode *node = json_array_get_element (array, n);
  JsonObject *object;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_dup_object (node);

  object = json_object_new ();
  if (text_key != NULL && JSON_NODE_HOLDS_VALUE (node))
    json_object_set_member (object, text_key, json_node_copy (node));
  else
    mb_json_fail (self, NULL, _("this has to be an object, in { and }"));

  return object;
}

static gboolean
says (JsonArray  *array,
      guint       n,
      const char *key,
      const char *text)
{
  JsonNode *node = json_array_get_element (array, n);
  JsonNode *member = JSON_NODE_HOLDS_OBJECT (node)
                       ? json_object_get_member (json_node_get_object (node), key)
                       : NULL;

  return member != NULL && JSON_NODE_HOLDS_VALUE (member) &&
         json_node_get_value_type (member) == G_TYPE_STRING &&
         g_strcmp0 (json_node_get_string (member), text) == 0;
}

/* The details that say the same text, or else those at the same place in a
 * list of the same length, so that a text can be corrected in one place. */
static int
find_details (JsonArray  *details,
              guint       n_texts,
              GHashTable *used,
              guint       n,
              const char *key,
              const char *text)
{
  guint length = json_array_get_length (details);

  if (n < length && says (details, n, key, text))
    return (int) n;
  for (guint i = 0; i < length; i++)
    if (!g_hash_table_contains (used, GUINT_TO_POINTER (i)) && says (details, i, key, text))
      return (int) i;

  return length == n_texts && !g_hash_table_contains (used, GUINT_TO_POINTER (n)) ? (int) n : -1;
}

static void
check_details_used (MbJsonReader *self,
                    JsonArray    *details,
                    GHashTable   *used,
                    const char   *key,
                    const char   *details_key)
{
  for (guint i = 0; i < json_array_get_length (details); i++)
    if (!g_hash_table_contains (used, GUINT_TO_POINTER (i)))
      {
        gsize place = mb_json_enter_nth (self, details_key, i);

        mb_json_fail (self, NULL, _("these details belong to nothing in “%s”: take them out too"), key);
        mb_json_leave (self, place);
      }
}

/**
 * mb_json_merge_details:
 * @key: a list of texts
 * @details_key: a list of objects with what else is known of them
 * @text_key: the details' key for the text
 *
 * Returns: (transfer full) (nullable): a list of objects, one for each text
 */
JsonArray *
mb_json_merge_details (MbJsonReader *self,
                       JsonObject   *object,
                       const char   *key,
                       const char   *details_key,
                       const char   *text_key)
{
  g_autoptr (JsonArray) texts = mb_json_take_array (self, object, key);
  g_autoptr (JsonArray) details = mb_json_take_array (self, object, details_key);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  JsonArray *merged;
  guint n_texts;

  if (texts == NULL && details != NULL && json_array_get_length (details) > 0)
    mb_json_fail (self, details_key, _("these details need the list “%s” beside them"), key);
  if (texts == NULL)
    return NULL;

  merged = json_array_new ();
  n_texts = json_array_get_length (texts);
  for (guint i = 0; i < n_texts && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, key, i);
      JsonObject *entry = mb_json_get_nth (self, texts, i, text_key);
      g_autofree char *text = mb_json_peek_text (self, entry, text_key);
      int found = details != NULL ? find_details (details, n_texts, used, i, text_key, text) : -1;

      if (found >= 0)
        {
          JsonObject *more = mb_json_get_nth (self, details, (guint) found, NULL);

          if (json_object_get_size (entry) > 1)
            mb_json_fail (self, NULL, _("this stands both here and in “%s”: say it in one place"), details_key);
          if (json_object_has_member (entry, text_key))
            json_object_set_member (more, text_key,
                                    json_node_copy (json_object_get_member (entry, text_key)));
          json_object_unref (entry);
          entry = more;
          g_hash_table_add (used, GINT_TO_POINTER (found));
        }
      json_array_add_object_element (merged, entry);
      mb_json_leave (self, place);
    }
  if (details != NULL)
    check_details_used (self, details, used, key, details_key);

  return merged;
}

/**
 * mb_json_done:
 *
 * Makes an error of a key that nobody took.
 */
void
mb_json_done (MbJsonReader *self,
              JsonObject   *object)
{
  g_autoptr (GList) left = json_object_get_members (object);

  if (left != NULL)
    mb_json_fail (self, left->data, _("no such key is known here"));
}
