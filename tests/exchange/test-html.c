/* Minute Book: papers as web pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>

#include "exchange/mb-html.h"
#include "exchange/mb-plate.h"
#include "tests/exchange/plate-papers.h"

static xmlDoc *
make (const char *name)
{
  g_autoptr (MbPaper) paper = plate_paper_new (name);
  g_autofree char *page = mb_html_write (paper);
  g_autofree char *again = mb_html_write (paper);
  xmlDoc *document;

  g_assert_cmpstr (page, ==, again);
  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>\n<html lang=\"en-GB\">"));
  g_assert_true (g_utf8_validate (page, -1, NULL));
  document = xmlReadMemory (page, (int) strlen (page), name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  g_assert_nonnull (document);

  return document;
}

static xmlXPathObject *
find (xmlDoc     *document,
      const char *path)
{
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlXPathObject *found = xmlXPathEvalExpression (BAD_CAST path, context);

  xmlXPathFreeContext (context);
  g_assert_nonnull (found);

  return found;
}

static int
count (xmlDoc     *document,
       const char *path)
{
  xmlXPathObject *found = find (document, path);
  int n = xmlXPathNodeSetGetLength (found->nodesetval);

  xmlXPathFreeObject (found);

  return n;
}

static gboolean
is_passed_over (xmlNode *node)
{
  static const char *const names[] = { "head", "nav", NULL };
  xmlChar *class = xmlGetProp (node, BAD_CAST "class");
  gboolean is_skip = class != NULL && g_str_equal ((char *) class, "skip");

  xmlFree (class);

  return is_skip || g_strv_contains (names, (const char *) node->name);
}

static void
append_words (xmlNode *node,
              GString *words)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE)
        g_string_append (words, (char *) node->content);
      else if (node->type == XML_ELEMENT_NODE && !is_passed_over (node))
        append_words (node->children, words);
    }
}

/* A list of bullets has the browser's. */
static void
drop_bullets (MbNode *node)
{
  gboolean all = node->type == MB_NODE_LIST;

  for (guint i = 0; all && i < node->children->len; i++)
    {
      const char *bullet = mb_plate_get_bullet (((MbNode *) g_ptr_array_index (node->children, i))->label);

      all = bullet != NULL && g_str_equal (bullet, ((MbNode *) g_ptr_array_index (node->children, 0))->label);
    }
  for (guint i = 0; i < node->children->len; i++)
    {
      if (all)
        mb_node_set_label (g_ptr_array_index (node->children, i), NULL);
      drop_bullets (g_ptr_array_index (node->children, i));
    }
}

static void
test_words (gconstpointer data)
{
  g_autoptr (MbPaper) paper = plate_paper_new (data);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *words = NULL, *whole = NULL, *expected = NULL, *folded = NULL;
  xmlDoc *document = make (data);

  drop_bullets (paper->root);
  words = mb_node_get_words (paper->root);
  whole = g_strconcat (paper->mark != NULL ? paper->mark : "",
                       g_str_equal (data, "empty") ? paper->title : words, NULL);
  expected = plate_fold_words (whole);
  append_words (xmlDocGetRootElement (document), found);
  folded = plate_fold_words (found->str);
  g_assert_cmpstr (folded, ==, expected);
  xmlFreeDoc (document);
}

static void
assert_headings (xmlDoc *document)
{
  xmlXPathObject *found = find (document, "//h1 | //h2 | //h3 | //h4 | //h5 | //h6");
  int last = 0;

  for (int i = 0; i < found->nodesetval->nodeNr; i++)
    {
      int level = found->nodesetval->nodeTab[i]->name[1] - '0';

      g_assert_cmpint (level, <=, last + 1);
      last = level;
    }
  xmlXPathFreeObject (found);
  g_assert_cmpint (count (document, "//h1"), ==, 1);
  g_assert_cmpint (count (document, "//main//h1"), ==, 1);
}

static void
assert_ids (xmlDoc *document)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlXPathObject *found = find (document, "//@id");

  for (int i = 0; i < xmlXPathNodeSetGetLength (found->nodesetval); i++)
    {
      xmlChar *id = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_assert_true (g_hash_table_add (ids, g_strdup ((char *) id)));
      xmlFree (id);
    }
  xmlXPathFreeObject (found);

  found = find (document, "//@aria-labelledby | //a[starts-with(@href, '#')]/@href");
  for (int i = 0; i < xmlXPathNodeSetGetLength (found->nodesetval); i++)
    {
      xmlChar *id = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_assert_true (g_hash_table_contains (ids, *id == '#' ? (char *) id + 1 : (char *) id));
      xmlFree (id);
    }
  xmlXPathFreeObject (found);
}

/* What of WCAG 2.2 a parser can see. */
static void
test_accessible (gconstpointer data)
{
  xmlDoc *document = make (data);

  g_assert_cmpint (count (document, "/html/head/title[normalize-space(.) != '']"), ==, 1);
  g_assert_cmpint (count (document, "//main"), ==, 1);
  g_assert_cmpint (count (document, "/html/body/*[not(self::a[@class='skip'] or self::header or self::nav or "
                                    "self::main or self::footer)]"), ==, 0);
  g_assert_cmpint (count (document, "//th[not(@scope='col' or @scope='row')] | //th[normalize-space(.) = '']"), ==, 0);
  g_assert_cmpint (count (document, "//thead//td[normalize-space(.) != '']"), ==, 0);
  g_assert_cmpint (count (document, "//a[normalize-space(.) = ''] | //a[not(@href)]"), ==, 0);
  g_assert_cmpint (count (document, "//ul/*[not(self::li)] | //ol/*[not(self::li)] | //ul[not(li)] | //ol[not(li)]"), ==, 0);
  g_assert_cmpint (count (document, "//p//p | //p//ul | //p//ol | //p//table | //span//p"), ==, 0);
  g_assert_cmpint (count (document, "//nav") , ==, count (document, "//a[@class='skip']"));
  /* One file, and nothing in it acts. */
  g_assert_cmpint (count (document, "//script | //link | //img | //iframe | //@src | //@onclick"), ==, 0);
  g_assert_cmpint (count (document, "//a[starts-with(@href, 'javascript') or starts-with(@href, 'file')]"), ==, 0);
  assert_headings (document);
  assert_ids (document);
  xmlFreeDoc (document);
}

/* As a browser reads it, too: no element that HTML doesn't close that way. */
static void
test_as_html (gconstpointer data)
{
  g_autoptr (MbPaper) paper = plate_paper_new (data);
  g_autofree char *page = mb_html_write (paper);
  xmlDoc *document = make (data);
  xmlDoc *as_html = htmlReadMemory (page, (int) strlen (page), data, "utf-8",
                                    HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  static const char *const paths[] = { "//p", "//li", "//td", "//th", "//a", "//section", "//main//*" };

  g_assert_nonnull (as_html);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpint (count (as_html, paths[i]), ==, count (document, paths[i]));
  xmlFreeDoc (as_html);
  xmlFreeDoc (document);
}

static void
test_landmarks (void)
{
  xmlDoc *agenda = make ("agenda-restricted");
  xmlDoc *minutes = make ("minutes-restricted");

  g_assert_cmpint (count (agenda, "/html/body/header/p[@class='council']"), ==, 1);
  g_assert_cmpint (count (agenda, "/html/body/footer//a[starts-with(@href, 'mailto:')] | /html/body/footer/p"), >, 0);
  g_assert_cmpint (count (agenda, "//table/thead/tr/th[@scope='col']"), ==, 3);
  g_assert_cmpint (count (minutes, "//nav//li"), ==, count (minutes, "//h2 | //h3"));
  g_assert_cmpint (count (minutes, "/html/body/header/p[@class='mark']"), ==, 1);
  g_assert_cmpint (count (minutes, "//main//ol/li/span[@class='label'][.='(a)']"), >, 0);
  g_assert_cmpint (count (minutes, "//main//ul/li"), >, 0);
  xmlFreeDoc (agenda);
  xmlFreeDoc (minutes);
}

static void
test_links (void)
{
  xmlDoc *document = make ("odd");

  g_assert_cmpint (count (document, "//main//a"), ==, 3);
  g_assert_cmpint (count (document, "//a[.='read'][@href='https://harrowmere.example/?a=1&b=2']"), ==, 1);
  g_assert_cmpint (count (document, "//p[@lang='cy'] | //p[@lang='ar'][@dir='rtl']"), ==, 2);
  g_assert_cmpint (count (document, "//th[@scope='row'][.='Alder']"), ==, 1);
  xmlFreeDoc (document);
}

static void
test_passages (void)
{
  xmlDoc *document = make ("passages");

  g_assert_cmpint (count (document, "//p/span[@lang='cy'][@dir='ltr'][.='croeso i bawb']"), ==, 1);
  g_assert_cmpint (count (document, "//p[@lang='ur'][@dir='rtl']"), ==, 1);
  g_assert_cmpint (count (document, "//li/span[@lang='cy'][.='Diolch']"), ==, 1);
  xmlFreeDoc (document);
}

/* A paper's mark is in the style sheet for print, where it can't end a string. */
static void
test_mark (void)
{
  g_autoptr (MbPaper) paper = plate_paper_new ("minutes-restricted");
  g_autofree char *page = NULL;

  g_set_str (&paper->mark, "A \"; } </style>é");
  page = mb_html_write (paper);
  g_assert_nonnull (strstr (page, "content: \"A \\22 \\3b  \\7d  \\3c \\2f style\\3e \\e9 \";"));
}

/* A logo is in the page itself, which needs nothing from elsewhere. */
static MbPaper *
new_with_logo (void)
{
  MbPaper *paper = mb_paper_new ("Agenda", "en-GB");
  MbNode *figure = mb_node_add_figure (paper->root, MB_STYLE_COUNCIL, "00ff", "The crest: a heron & a mill");
  gsize size;
  guchar *png = g_base64_decode ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNiAAAABgADNjd8qAAAAABJRU5ErkJggg==", &size);

  figure->picture = g_bytes_new_take (png, size);
  mb_node_add_heading (paper->root, 1, MB_STYLE_PANEL, NULL, "Scrutiny Panel");

  return paper;
}

static void
test_logo (void)
{
  g_autoptr (MbPaper) paper = new_with_logo ();
  g_autofree char *page = mb_html_write (paper);
  xmlDoc *document = xmlReadMemory (page, (int) strlen (page), "logo", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

  g_assert_cmpint (count (document, "//header/p[@class='logo']/img[@alt='The crest: a heron & a mill' and @width='76']"
                                    "[starts-with(@src, 'data:image/png;base64,iVBOR')]"), ==, 1);
  xmlFreeDoc (document);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char    *name;
    GTestDataFunc  test;
  } tests[] = {
    { "words", test_words },
    { "accessible", test_accessible },
    { "as-html", test_as_html },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint k = 0; k < G_N_ELEMENTS (tests); k++)
    for (guint i = 0; plate_papers[i] != NULL; i++)
      {
        g_autofree char *path = g_strdup_printf ("/exchange/html/%s/%s", tests[k].name, plate_papers[i]);

        g_test_add_data_func (path, plate_papers[i], tests[k].test);
      }
  g_test_add_func ("/exchange/html/landmarks", test_landmarks);
  g_test_add_func ("/exchange/html/links", test_links);
  g_test_add_func ("/exchange/html/passages", test_passages);
  g_test_add_func ("/exchange/html/logo", test_logo);
  g_test_add_func ("/exchange/html/mark", test_mark);

  return g_test_run ();
}
