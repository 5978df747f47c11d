/* Minute Book: tests of the tags of a pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf-fixture.h"
#include "pdf-json.h"
#include "pdf/check/mb-conformance.h"
#include "pdf/pack/mb-pack.h"

#include <string.h>

typedef struct
{
  MbReader   *reader;
  MbPack     *pack;
  JsonParser *json;
  GHashTable *visited; /* 'key/mark' or 'key' of the parent tree */
  GString    *types;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
  self->pack = mb_pack_new (self->reader, "Pack", NULL, NULL, "en-GB", 0);
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->types = g_string_new (NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->json);
  mb_pack_free (self->pack);
  mb_reader_free (self->reader);
  g_hash_table_unref (self->visited);
  g_string_free (self->types, TRUE);
}

static void
add (Fixture    *self,
     GBytes     *pdf,
     const char *title)
{
  MbPackPart part = { pdf, title, title, "1. Section", NULL, NULL, NULL, TRUE };

  mb_pack_add (self->pack, &part);
}

/* The file must be built as ISO 19005-2, 6.1, wants it (but for its limits on
 * numbers, which parts may go beyond). */
static void
check_file (GBytes *pdf)
{
  g_autoptr (GPtrArray) findings = mb_conformance_check (pdf, "pack", MB_STANDARD_A2B, NULL, NULL);

  g_assert_nonnull (findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const MbConformanceFinding *finding = findings->pdata[i];

      g_assert_true (!g_str_has_prefix (finding->clause, "6.1.") || g_str_equal (finding->clause, "6.1.13"));
    }
}

static void
make (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = mb_pack_make (self->pack, NULL, NULL, NULL, &error);
  g_autofree char *check = NULL;

  g_assert_no_error (error);
  check = pdf_fixture_run (pdf, FALSE, "qpdf", "--check", "FILE", NULL);
  g_assert_null (strstr (check, "WARNING"));
  self->json = pdf_json_read (pdf);
  check_file (pdf);
}

static JsonNode *
get_tree (Fixture *self)
{
  return pdf_json_get (self->json, pdf_json_get_root (self->json), "/StructTreeRoot");
}

/* What stands in the parent tree under @key: a reference, or an array of them. */
static JsonNode *
look_up (Fixture *self,
         gint64   key)
{
  JsonArray *numbers =
    json_node_get_array (pdf_json_get (self->json, pdf_json_get (self->json, get_tree (self), "/ParentTree"), "/Nums"));

  for (guint i = 0; i < json_array_get_length (numbers); i += 2)
    if (json_array_get_int_element (numbers, i) == key)
      return json_array_get_element (numbers, i + 1);

  g_error ("no key %" G_GINT64_FORMAT " in the parent tree", key);
}

/* Marked content and annotations must lead back to the element that has them. */
static void
check_reference (Fixture    *self,
                 const char *element,
                 JsonNode   *kid)
{
  JsonNode *object = pdf_json_get (self->json, kid, "/Obj");
  JsonNode *holder = object;
  char *visited;
  gint64 key;

  if (object != NULL)
    {
      key = json_node_get_int (pdf_json_get (self->json, object, "/StructParent"));
      g_assert_cmpstr (json_node_get_string (look_up (self, key)), ==, element);
      visited = g_strdup_printf ("%" G_GINT64_FORMAT, key);
    }
  else
    {
      gint64 mark = json_node_get_int (pdf_json_get (self->json, kid, "/MCID"));
      JsonArray *owners;

      holder = pdf_json_get (self->json, kid, "/Stm");
      if (holder == NULL)
        holder = pdf_json_get (self->json, kid, "/Pg");
      key = json_node_get_int (pdf_json_get (self->json, holder, "/StructParents"));
      owners = json_node_get_array (pdf_json_follow (self->json, look_up (self, key)));
      g_assert_cmpstr (json_array_get_string_element (owners, (guint) mark), ==, element);
      visited = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, key, mark);
    }
  g_assert_true (g_hash_table_add (self->visited, visited));
}

/* A mark that is a number is one of the element's own page. */
static void
check_mark (Fixture    *self,
            const char *name,
            JsonNode   *element,
            gint64      mark)
{
  JsonNode *page = pdf_json_get (self->json, element, "/Pg");
  gint64 key = json_node_get_int (pdf_json_get (self->json, page, "/StructParents"));
  JsonArray *owners = json_node_get_array (pdf_json_follow (self->json, look_up (self, key)));

  g_assert_cmpstr (json_array_get_string_element (owners, (guint) mark), ==, name);
  g_assert_true (g_hash_table_add (self->visited, g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, key, mark)));
}

static void
check_element (Fixture    *self,
               const char *name,
               const char *parent)
{
  g_autoptr (JsonNode) reference = json_node_init_string (json_node_alloc (), name);
  JsonNode *element = pdf_json_follow (self->json, reference);
  JsonNode *kids = pdf_json_get (self->json, element, "/K");
  const char *up = json_object_get_string_member (json_node_get_object (element), "/P");

  if (parent != NULL)
    g_assert_cmpstr (up, ==, parent);
  g_string_append (self->types, pdf_json_get_string (self->json, element, "/S"));

  /* A whole page. */
  if (JSON_NODE_HOLDS_VALUE (kids))
    {
      check_mark (self, name, element, json_node_get_int (kids));
      return;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (kids)); i++)
    {
      JsonNode *kid = json_array_get_element (json_node_get_array (kids), i);

      if (JSON_NODE_HOLDS_OBJECT (kid))
        check_reference (self, name, kid);
      else if (json_node_get_value_type (kid) == G_TYPE_INT64)
        check_mark (self, name, element, json_node_get_int (kid));
      else
        check_element (self, json_node_get_string (kid), name);
    }
}

/* The tree and the parent tree say the same, in both directions. */
static void
check_tree (Fixture *self)
{
  JsonNode *tree = get_tree (self);
  JsonArray *numbers;
  guint n_owners = 0;

  g_assert_nonnull (tree);
  check_element (self, json_object_get_string_member (json_node_get_object (tree), "/K"), NULL);

  numbers = json_node_get_array (pdf_json_get (self->json, pdf_json_get (self->json, tree, "/ParentTree"), "/Nums"));
  for (guint i = 1; i < json_array_get_length (numbers); i += 2)
    {
      JsonNode *entry = pdf_json_follow (self->json, json_array_get_element (numbers, i));

      if (JSON_NODE_HOLDS_OBJECT (entry))
        n_owners++;
      else
        for (guint k = 0; k < json_array_get_length (json_node_get_array (entry)); k++)
          n_owners += !json_array_get_null_element (json_node_get_array (entry), k);
    }
  g_assert_cmpuint (n_owners, ==, g_hash_table_size (self->visited));
  g_assert_cmpuint (n_owners, >, 0);
}

static const PdfSheet tagged = { 595, 842, 2, "Paper %u", FALSE, TRUE, TRUE };
static const PdfSheet full = { 595, 842, 2, "Cover %u", TRUE, TRUE, TRUE };

static void
test_merged (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GBytes) a = pdf_json_tagged_sheet (&tagged);
  g_autoptr (GBytes) b = pdf_json_tagged_sheet (&full);

  add (self, a, "A");
  add (self, a, "A again");
  add (self, b, "Full");
  make (self);
  check_tree (self);
  g_assert_true (g_str_has_prefix (self->types->str, "/Document/Part"));
  g_assert_nonnull (strstr (self->types->str, "/H1/P"));
  g_assert_nonnull (strstr (self->types->str, "/Link"));
}

/* A page without tags says what it is: how many pages of which paper, and whether
 * words follow. */
static void
assert_figures (Fixture *self)
{
  static const char *const alts[] = {
    "Page 1 of 1 of Words, which has no tags: its text follows", "Scanned page 1 of 1 of Map: no text can be read from it."
  };
  JsonNode *document = pdf_json_get (self->json, get_tree (self), "/K");
  JsonArray *parts = json_node_get_array (pdf_json_get (self->json, document, "/K"));

  for (guint i = 0; i < G_N_ELEMENTS (alts); i++)
    {
      JsonNode *part = pdf_json_follow (self->json, json_array_get_element (parts, 2 * i));
      JsonArray *kids = json_node_get_array (pdf_json_get (self->json, part, "/K"));
      JsonNode *figure = pdf_json_follow (self->json, json_array_get_element (kids, 0));

      g_assert_cmpstr (pdf_json_get_string (self->json, figure, "/S"), ==, "/Figure");
      g_assert_true (g_str_has_prefix (pdf_json_get_string (self->json, figure, "/Alt") + strlen ("u:"), alts[i]));
      g_assert_cmpuint (json_array_get_length (kids), ==, i == 0 ? 2 : 1);
    }
}

/* Parts without tags become paragraphs or figures, so that nothing is unread. */
static void
test_mixed (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GBytes) a = pdf_json_tagged_sheet (&tagged);
  g_autoptr (GBytes) words =
    pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                         "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /StructParents 7 >>",
                         "<< /Length 49 >>\nstream\n/P << /MCID 0 >> BDC BT 200 300 Td (Lomax) Tj EMC\nendstream", NULL);
  g_autoptr (GBytes) picture =
    pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                         "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
                         "<< /Length 19 >>\nstream\n90 200 50 50 re f  \nendstream", NULL);

  add (self, words, "Words");
  add (self, a, "A");
  add (self, picture, "Map");
  make (self);
  check_tree (self);
  g_assert_true (g_str_has_prefix (self->types->str, "/Document/Part/Figure/P/Part"));
  g_assert_true (g_str_has_suffix (self->types->str, "/Part/Figure"));
  assert_figures (self);
}

/* Ids, headings of cells, classes and types of one part don't meet those of
 * another; a tree that is its own child ends. */
static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  static const char * const roles[] = { "/H2", "/P" };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *root = g_strdup_printf ("<< /Type /StructTreeRoot /K [6 0 R 6 0 R] /RoleMap << /Kopf %s >> "
                                               "/ClassMap << /Wide << /O /Layout /Width 9 >> >> >>", roles[i]);
      g_autoptr (GBytes) pdf =
        pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R /Lang (cy) >>",
                             "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                             "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /StructParents 0 >>",
                             "<< /Length 47 >>\nstream\n/TD << /MCID 1 >> BDC 90 200 50 50 re f EMC    \nendstream", root,
                             "<< /S /Document /P 5 0 R /K [7 0 R 8 0 R 6 0 R] >>",
                             "<< /S /Kopf /ID (head) /C /Wide /P 6 0 R /K [0 99999999 -3] /Pg 3 0 R >>",
                             "<< /S /TD /A << /O /Table /Headers [(head)] >> /Alt (Cell) /P 6 0 R /Pg 3 0 R "
                             "/K [1 << /Type /OBJR /Obj 3 0 R >> 1 7 0 R] >>", NULL);

      add (self, pdf, roles[i]);
    }
  make (self);
  check_tree (self);
  g_assert_cmpstr (self->types->str, ==, "/Document/Part/Sect/Kopf/TD/Part/Sect/p2-Kopf/TD");
  g_assert_cmpstr (pdf_json_get_string (self->json, pdf_json_get (self->json, get_tree (self), "/RoleMap"), "/Kopf"), ==,
                   "/H2");
  g_assert_cmpstr (pdf_json_get_string (self->json, pdf_json_get (self->json, get_tree (self), "/RoleMap"), "/p2-Kopf"),
                   ==, "/P");
  g_assert_nonnull (pdf_json_get (self->json, pdf_json_get (self->json, get_tree (self), "/ClassMap"), "/p2-Wide"));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (
                      pdf_json_get (self->json, pdf_json_get (self->json, get_tree (self), "/IDTree"), "/Names"))), ==, 4);
}

/* One page with one element, that says this of itself. */
static GBytes *
make_saying (const char *says)
{
  g_autofree char *element = g_strdup_printf ("<< /S /P /P 5 0 R /Pg 3 0 R /K 0 %s >>", says);

  return pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R >>",
                              "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                              "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /StructParents 0 >>",
                              "<< /Length 47 >>\nstream\n/P << /MCID 0 >> BDC 90 200 50 50 re f EMC     \nendstream",
                              "<< /Type /StructTreeRoot /K 6 0 R >>", element, "[12.50 -.5 << /Deep (a) >>]", NULL);
}

static JsonNode *
get_kid (Fixture  *self,
         JsonNode *element,
         guint     n)
{
  return pdf_json_follow (self->json,
                          json_array_get_element (json_node_get_array (pdf_json_get (self->json, element, "/K")), n));
}

static char *
get_attributes (Fixture *self,
                guint    part)
{
  JsonNode *document = pdf_json_get (self->json, get_tree (self), "/K");

  return json_to_string (pdf_json_get (self->json, get_kid (self, get_kid (self, document, part), 0), "/A"), FALSE);
}

/* Of the first part's first element. */
static const char *
get_text (Fixture    *self,
          JsonNode   *document,
          const char *key)
{
  return pdf_json_get_string (self->json, get_kid (self, get_kid (self, document, 0), 0), key);
}

/* What elements say of themselves comes along as it is, whatever it leads to,
 * and is kept once where it is the same. */
static void
test_values (Fixture       *self,
             gconstpointer  data)
{
  static const char says[] = "/A << /O /L#61y /Box 7 0 R /Text (a\\)\\000b) /None null /Yes true /Wide 4.25 /Large 2147483648 >> "
                             "/Alt (A map\\000) /ActualText <feff00e900000062> /E (E\\(1\\)\\\\)";
  static const char expected[] = "{\"/Box\":[12.5,-0.5,{\"/Deep\":\"u:a\"}],\"/Large\":2147483648,\"/O\":\"/Lay\","
                                 "\"/Text\":\"b:61290062\",\"/Wide\":4.25,\"/Yes\":true}";
  g_autoptr (GBytes) one = make_saying (says);
  g_autoptr (GBytes) circle = make_saying ("/A << /O /List /Up 6 0 R >>");
  g_autofree char *first = NULL, *second = NULL;
  JsonNode *document;

  add (self, one, "One");
  add (self, one, "Two");
  add (self, circle, "Circle");
  make (self);
  check_tree (self);
  first = get_attributes (self, 0);
  second = get_attributes (self, 1);
  g_assert_cmpstr (first, ==, expected);
  g_assert_cmpstr (second, ==, expected);

  document = pdf_json_get (self->json, get_tree (self), "/K");
  g_assert_cmpstr (get_text (self, document, "/Alt"), ==, "u:A map");
  g_assert_cmpstr (get_text (self, document, "/ActualText"), ==, "u:\u00e9");
  g_assert_cmpstr (get_text (self, document, "/E"), ==, "u:E(1)\\");
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *element = json_node_get_object (get_kid (self, get_kid (self, document, i), 0));

      g_assert_cmpstr (json_object_get_string_member (element, "/A"), ==,
                       json_object_get_string_member (json_node_get_object (get_kid (self, get_kid (self, document, 0), 0)),
                                                      "/A"));
    }
}

/* What is said at great length is cut, and ids are in the order of their bytes
 * (ISO 32000-1, 7.9.6): what isn't ASCII is written as UTF-16, after all that is. */
static void
test_long_and_ordered (Fixture       *self,
                       gconstpointer  data)
{
  static const char *const ids[] = { "/ID (zz)", "/ID <feff00e9>", "/ID (aa)" };
  static const char *const ordered[] = { "u:p1-zz", "u:p3-aa", "u:p2-\u00e9" };
  g_autofree char *letters = g_strnfill (100000, 'a');
  JsonArray *names;
  JsonNode *document;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *says = g_strdup_printf ("%s /Alt (%s)", ids[i], letters);
      g_autoptr (GBytes) pdf = make_saying (says);

      add (self, pdf, ids[i]);
    }
  make (self);
  document = pdf_json_get (self->json, get_tree (self), "/K");
  g_assert_cmpuint (strlen (get_text (self, document, "/Alt")), ==, strlen ("u:") + (64 << 10));

  names = json_node_get_array (pdf_json_get (self->json, pdf_json_get (self->json, get_tree (self), "/IDTree"), "/Names"));
  g_assert_cmpuint (json_array_get_length (names), ==, 2 * G_N_ELEMENTS (ordered));
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    g_assert_cmpstr (json_array_get_string_element (names, 2 * i), ==, ordered[i]);
}

/* A file that its owner restricted is read without its protection. */
static void
test_protected (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GBytes) plain = make_saying ("/Alt (Crest) /Lang (cy)");
  g_autoptr (GBytes) owned = pdf_fixture_qpdf (plain, "--encrypt", "", "owner", "256", "--modify=none", "--", NULL);
  JsonNode *element;

  add (self, owned, "Owned");
  make (self);
  check_tree (self);
  g_assert_cmpstr (self->types->str, ==, "/Document/Part/P");
  element = get_kid (self, get_kid (self, pdf_json_get (self->json, get_tree (self), "/K"), 0), 0);
  g_assert_cmpstr (pdf_json_get_string (self->json, element, "/Alt"), ==, "u:Crest");
  g_assert_cmpstr (pdf_json_get_string (self->json, element, "/Lang"), ==, "u:cy");
}

/* Where no part has tags, the pack has none, and says so. */
static void
test_none (Fixture       *self,
           gconstpointer  data)
{
  static const PdfSheet plain = { 595, 842, 2, "Paper %u", FALSE, FALSE, FALSE };
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&plain);

  add (self, pdf, "Plain");
  make (self);
  g_assert_null (get_tree (self));
  g_assert_null (pdf_json_get (self->json, pdf_json_get_root (self->json), "/MarkInfo"));
}

#define test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test ("/pdf/pack/tags/merged", test_merged);
  test ("/pdf/pack/tags/mixed", test_mixed);
  test ("/pdf/pack/tags/names", test_names);
  test ("/pdf/pack/tags/values", test_values);
  test ("/pdf/pack/tags/long-and-ordered", test_long_and_ordered);
  test ("/pdf/pack/tags/protected", test_protected);
  test ("/pdf/pack/tags/none", test_none);

  return g_test_run ();
}
