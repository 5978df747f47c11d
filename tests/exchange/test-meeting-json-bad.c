/* Minute Book: a test of bad JSON where a meeting should be
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/mb-error.h"
#include "tests/fixtures/harrowmere.h"

static const struct
{
  const char *text;
  const char *place;
  const char *why;
} refused[] = {
  { "", "line 1", "" },
  { "nonsense", "line 1", "" },
  { "[]", "line 1", "one object" },
  { "{\"date\": \"2026-10-14\",\n\"committee\" \"P\"}", "line 2", "" },
  { "{\"committee\": \"P", "line 1", "quotation mark" },
  { "{\"a\": 1} // note", "line 1", "no place" },
  { "{\"committee\": \"P\", \"committee\": \"Q\"}", "line 1", "twice" },
  { "{\"committee\": \"P\\u0000Q\"}", "line 1", "\\u0000" },
  { "{\"date\": \"2026-10-14\"}", "committee", "which panel" },
  { "{\"committee\": \"P\"}", "date", "which day" },
  { "{\"committee\": \"P\", \"date\": \"2026-02-31\"}", "date", "2026-02-31" },
  { "{\"committee\": \"P\", \"date\": \"31 February 2026\"}", "date", "no day of the calendar" },
  { "{\"committee\": \"P\", \"date\": 14}", "date", "" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"start\": \"25:00\"}", "start", "25:00" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"commitee\": \"P\"}", "commitee", "no such key" },
  { "{\"committee\": [\"P\"], \"date\": \"2026-10-14\"}", "committee", "text" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": {}}", "items", "list" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [1]}", "items[0]", "object" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{}]}", "items[0].title", "title" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\"}, {\"title\": \"B\", \"number\": [3]}]}",
    "items[1].number", "text" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"parent\": \"9\"}]}",
    "items[0].parent", "9" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"number\": \"1\", \"parent\": \"1\"}]}",
    "items[0].parent", "itself" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"kind\": \"tea\"}]}",
    "items[0].kind", "business" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"resolutions\": [\"R\"],"
    " \"minutes\": [{\"resolution\": 2}]}]}",
    "items[0].minutes[0].resolution", "1 to 1" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"resolutions\": [\"R\"],"
    " \"resolution_details\": [{\"text\": \"R\", \"votes_for\": -1}]}]}",
    "items[0].resolutions[0].votes_for", "whole number" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"resolutions\": [\"R\"],"
    " \"resolution_details\": [{\"text\": \"R\", \"votes_for\": 1e99}]}]}",
    "items[0].resolutions[0].votes_for", "whole number" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"resolutions\": [\"R\"],"
    " \"resolution_details\": [{\"text\": \"R\", \"votes_for\": 99999999999999999999}]}]}",
    "items[0].resolutions[0].votes_for", "whole number" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"resolutions\": [],"
    " \"resolution_details\": [{\"text\": \"R\"}]}]}",
    "items[0].resolution_details[0]", "belong to nothing" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"actions\": [{\"text\": \"T\", \"parent\": \"U\"}]}]}",
    "items[0].actions[0].parent", "U" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"actions\": [{\"owner\": \"T\"}]}]}",
    "items[0].actions[0].text", "missing" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"items\": [{\"title\": \"A\", \"minutes_of\": \"2020-01-01\"}]}",
    "items[0].minutes_of", "no meeting" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"present\": [{\"role\": \"Chair\"}]}", "present[0].name", "who" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"present\": [{\"person\": \"x\"}]}", "present[0].person", "x" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"start\": \"18:00\", \"commenced\": \"18:05\"}", "start", "contradicts" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"opening\": [{\"table\": [\"a\"]}]}", "opening[0].table[0]", "row" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"opening\": [{\"level\": 0, \"text\": \"a\"}]}", "opening[0].level", "from 1" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"opening\": [{\"text\": [{\"text\": \"a\", \"language\": \"c y\"}]}]}",
    "opening[0].text[0].language", "no language" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"opening\": [{\"text\": [[]]}]}", "opening[0].text[0]", "object" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"place\": \"\\ud800\"}", "", "" },
  { "{\"committee\": \"P\", \"date\": \"2026-10-14\", \"id\": \"oops\"}", "id", "oops" },
};

static void
assert_refused (const char *text,
                const char *place,
                const char *why)
{
  g_autoptr (MbProceedings) base = mb_proceedings_new ();
  g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (7);
  g_autoptr (MbProceedings) made = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *escaped = NULL;

  /* Not all of it is UTF-8, as what tests say has to be. */
  escaped = g_strescape (text, "\"");
  g_test_message ("%.200s", escaped);
  made = mb_meeting_json_apply (text, "typed.json", base, ids, NULL, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_JSON);
  g_assert_null (made);
  g_test_message ("%s: %s", mb_error_get_fact (error, 1), mb_error_get_fact (error, 2));
  g_assert_cmpstr (mb_error_get_fact (error, 0), ==, "typed.json");
  if (*place != '\0')
    g_assert_cmpstr (mb_error_get_fact (error, 1), ==, place);
  g_assert_nonnull (strstr (mb_error_get_fact (error, 2), why));
  g_assert_cmpstr (mb_error_get_fact (error, 2), !=, "");
}

static void
test_refuses (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *latin = g_strdup ("{\"committee\": \"Caf\xe9\"}");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (refused[i].text, refused[i].place, refused[i].why);
  assert_refused (deep, "line 1", "deep");
  assert_refused (latin, "line 1", "UTF-8");
}

/* Either it is taken in and can be written, or it is refused with a reason. */
static gboolean
try_text (MbProceedings *base,
          const char    *text)
{
  g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) made = mb_meeting_json_apply (text, "fuzz.json", base, ids, NULL, &error);
  g_autofree char *again = NULL;

  if (made == NULL)
    {
      g_assert_error (error, MB_ERROR, MB_ERROR_JSON);
      g_assert_cmpstr (mb_error_get_fact (error, 1), !=, "");
      g_assert_cmpstr (mb_error_get_fact (error, 2), !=, "");
      return FALSE;
    }

  g_assert_no_error (error);
  again = mb_meeting_json_write (made);
  g_assert_cmpuint (strlen (again), >, 0);

  return TRUE;
}

/* Every value of a whole meeting, in turn, made each kind of wrong. */

static const char *const wrong[] = {
  "null", "true", "-1", "1e999", "99999999999", "\"\"", "\"x\"", "\"1\"", "[]", "[[]]", "{}",
  "[null]", "{\"x\": 1}", "\"2026-02-31\"", "\"\\u202e\xf0\x9f\x98\x80\"",
};

static guint
count_values (JsonNode *node)
{
  guint n = 1;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *one = members; one != NULL; one = one->next)
        n += count_values (one->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      n += count_values (json_array_get_element (json_node_get_array (node), i));

  return n;
}

static void
spoil (JsonNode *node,
       guint    *n,
       JsonNode *with)
{
  if (*n == 0)
    {
      if (JSON_NODE_HOLDS_OBJECT (with))
        json_node_init_object (node, json_node_get_object (with));
      else if (JSON_NODE_HOLDS_ARRAY (with))
        json_node_init_array (node, json_node_get_array (with));
      else if (JSON_NODE_HOLDS_NULL (with))
        json_node_init_null (node);
      else
        {
          GValue value = G_VALUE_INIT;

          json_node_get_value (with, &value);
          json_node_init (node, JSON_NODE_VALUE);
          json_node_set_value (node, &value);
          g_value_unset (&value);
        }
      *n = G_MAXUINT;
      return;
    }

  (*n)--;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *one = members; one != NULL && *n != G_MAXUINT; one = one->next)
        spoil (one->data, n, with);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)) && *n != G_MAXUINT; i++)
      spoil (json_array_get_element (json_node_get_array (node), i), n, with);
}

static void
test_wrong_types (gconstpointer data)
{
  guint step = GPOINTER_TO_UINT (data);
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *text = mb_meeting_json_write (held);
  g_autoptr (JsonNode) whole = json_from_string (text, NULL);
  guint n_values = count_values (whole);
  guint n_refused = 0;

  g_assert_cmpuint (n_values, >, 500);
  for (guint w = 0; w < G_N_ELEMENTS (wrong); w++)
    for (guint i = 1 + w % step; i < n_values; i += step)
      {
        g_autoptr (JsonNode) root = json_from_string (text, NULL);
        g_autoptr (JsonNode) with = json_from_string (wrong[w], NULL);
        g_autofree char *spoilt = NULL;
        guint n = i;

        spoil (root, &n, with);
        spoilt = json_to_string (root, FALSE);
        if (!try_text (held, spoilt))
          n_refused++;
      }
  g_test_message ("%u of %u refused", n_refused, (guint) (n_values / step * G_N_ELEMENTS (wrong)));
  g_assert_cmpuint (n_refused, >, 100);
}

/* Bytes changed at random; a seed that once failed is kept among those tried. */
static void
test_fuzz (gconstpointer data)
{
  static const guint32 kept_seeds[] = { 1, 2, 19 };
  guint n_seeds = GPOINTER_TO_UINT (data);
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *text = mb_meeting_json_write (held);
  gsize length = strlen (text);

  for (guint s = 0; s < n_seeds; s++)
    {
      guint32 seed = s < G_N_ELEMENTS (kept_seeds) ? kept_seeds[s] : 1000 + s;
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *spoilt = g_strdup (text);
      guint n_edits = (guint) g_rand_int_range (rand, 1, 6);

      for (guint i = 0; i < n_edits; i++)
        {
          static const char bytes[] = "\"\\{}[]:,0123456789eE-+ntu/\n \x01\xff";
          gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) length);

          if (g_rand_int_range (rand, 0, 8) == 0)
            memmove (spoilt + at, spoilt + at + 1, strlen (spoilt + MIN (at + 1, strlen (spoilt))) + 1);
          else if (at < strlen (spoilt))
            spoilt[at] = bytes[g_rand_int_range (rand, 0, sizeof bytes - 1)];
        }
      g_test_message ("seed %u", seed);
      try_text (held, spoilt);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/meeting-json-bad/refuses", test_refuses);
  g_test_add_data_func ("/exchange/meeting-json-bad/wrong-types",
                        GUINT_TO_POINTER (g_test_slow () ? 1 : 17), test_wrong_types);
  g_test_add_data_func ("/exchange/meeting-json-bad/fuzz",
                        GUINT_TO_POINTER (g_test_slow () ? 5000 : 300), test_fuzz);

  return g_test_run ();
}
