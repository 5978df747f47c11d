/* Minute Book: papers as documents for word processors
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>
#include <time.h>

#include "exchange/mb-docx.h"
#include "tests/exchange/plate-papers.h"

#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

typedef struct
{
  GPtrArray  *names; /* of the parts, in order */
  GHashTable *parts; /* name to xmlDoc */
} Package;

static void
package_clear (Package *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Package, package_clear)

static void
read_part (Package    *self,
           const char *name,
           const char *text,
           gsize       size)
{
  xmlDoc *document = xmlReadMemory (text, (int) size, name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

  g_assert_nonnull (document);
  g_assert_true (size > 6 && memcmp (text, "<?xml ", 6) == 0);
  g_ptr_array_add (self->names, g_strdup (name));
  g_hash_table_insert (self->parts, g_strdup (name), document);
}

/* Takes the document apart; every part but a picture has to be well-formed. */
static void
package_read (Package *self,
              GBytes  *bytes)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xmlFreeDoc);
  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)),
                   ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      g_autoptr (GByteArray) text = g_byte_array_new ();
      char part[8192];
      la_ssize_t n;

      while ((n = archive_read_data (archive, part, sizeof part)) > 0)
        g_byte_array_append (text, (guint8 *) part, (guint) n);
      g_assert_cmpint (n, ==, 0);
      if (g_str_has_suffix (archive_entry_pathname (entry), ".png"))
        g_ptr_array_add (self->names, g_strdup (archive_entry_pathname (entry)));
      else
        read_part (self, archive_entry_pathname (entry), (char *) text->data, text->len);
    }
  archive_read_free (archive);
}

static void
package_make (Package    *self,
              const char *name)
{
  g_autoptr (MbPaper) paper = plate_paper_new (name);
  g_autoptr (GBytes) bytes = mb_docx_write (paper, PLATE_MADE_AT);

  package_read (self, bytes);
}

static xmlXPathObject *
find (Package    *self,
      const char *part,
      const char *path)
{
  xmlDoc *document = g_hash_table_lookup (self->parts, part);
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlXPathObject *found;

  g_assert_nonnull (document);
  xmlXPathRegisterNs (context, BAD_CAST "w", BAD_CAST WORD);
  xmlXPathRegisterNs (context, BAD_CAST "dc", BAD_CAST "http://purl.org/dc/elements/1.1/");
  xmlXPathRegisterNs (context, BAD_CAST "dcterms", BAD_CAST "http://purl.org/dc/terms/");
  xmlXPathRegisterNs (context, BAD_CAST "p", BAD_CAST "http://schemas.openxmlformats.org/package/2006/relationships");
  found = xmlXPathEvalExpression (BAD_CAST path, context);
  xmlXPathFreeContext (context);
  g_assert_nonnull (found);

  return found;
}

static int
count (Package    *self,
       const char *part,
       const char *path)
{
  xmlXPathObject *found = find (self, part, path);
  int n = xmlXPathNodeSetGetLength (found->nodesetval);

  xmlXPathFreeObject (found);

  return n;
}

static char *
get_text (Package    *self,
          const char *part,
          const char *path)
{
  xmlXPathObject *found = find (self, part, path);
  xmlChar *text = xmlXPathCastToString (found);
  char *copy = g_strdup ((char *) text);

  xmlFree (text);
  xmlXPathFreeObject (found);

  return copy;
}

static int
get_number (Package    *self,
            const char *part,
            const char *path)
{
  g_autofree char *text = get_text (self, part, path);

  return atoi (text);
}

static void
append_letters (GString *out,
                int      number)
{
  for (int i = 0; i <= (number - 1) / 26; i++)
    g_string_append_c (out, (char) ('a' + (number - 1) % 26));
}

static void
append_roman (GString *out,
              int      number)
{
  static const char *const ones[] = { "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };

  for (; number >= 10; number -= 10)
    g_string_append_c (out, 'x');
  g_string_append (out, ones[number]);
}

/* The label that a word processor makes of a run's @n-th paragraph (from 0). */
static char *
make_label (Package *self,
            int      run,
            int      level,
            int      n)
{
  g_autofree char *of_run = g_strdup_printf ("//w:num[@w:numId=%d]", run);
  g_autofree char *start_path = g_strdup_printf ("string(%s/w:lvlOverride[@w:ilvl=%d]/w:startOverride/@w:val)",
                                                 of_run, level);
  g_autofree char *id_path = g_strdup_printf ("string(%s/w:abstractNumId/@w:val)", of_run);
  int start = get_number (self, "word/numbering.xml", start_path);
  int id = get_number (self, "word/numbering.xml", id_path);
  g_autofree char *level_path = g_strdup_printf ("//w:abstractNum[@w:abstractNumId=%d]/w:lvl[@w:ilvl=%d]", id, level);
  g_autofree char *format_path = g_strdup_printf ("string(%s/w:numFmt/@w:val)", level_path);
  g_autofree char *text_path = g_strdup_printf ("string(%s/w:lvlText/@w:val)", level_path);
  g_autofree char *format = get_text (self, "word/numbering.xml", format_path);
  g_autofree char *text = get_text (self, "word/numbering.xml", text_path);
  g_autofree char *place = g_strdup_printf ("%%%d", level + 1);
  g_autoptr (GString) number = g_string_new (NULL);
  g_auto (GStrv) marks = g_strsplit (text, place, 2);

  g_assert_cmpint (start, >, 0);
  if (g_str_equal (format, "bullet"))
    return g_steal_pointer (&text);
  if (g_str_equal (format, "decimal"))
    g_string_append_printf (number, "%d", start + n);
  else if (g_str_has_suffix (format, "Letter"))
    append_letters (number, start + n);
  else
    append_roman (number, start + n);
  if (g_str_has_prefix (format, "upper"))
    g_string_ascii_up (number);

  return g_strconcat (marks[0], number->str, marks[1], NULL);
}

/* All that the reader sees, in order: labels as the word processor counts them,
 * and the texts. */
static char *
read_words (Package *self)
{
  xmlXPathObject *found = find (self, "word/document.xml", "//w:body//w:p");
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GString *words = g_string_new (NULL);

  for (int i = 0; i < found->nodesetval->nodeNr; i++)
    {
      xmlNode *paragraph = found->nodesetval->nodeTab[i];
      xmlXPathContext *context = xmlXPathNewContext (paragraph->doc);
      xmlXPathObject *run, *level, *texts;

      context->node = paragraph;
      xmlXPathRegisterNs (context, BAD_CAST "w", BAD_CAST WORD);
      run = xmlXPathEvalExpression (BAD_CAST "number(w:pPr/w:numPr/w:numId/@w:val)", context);
      level = xmlXPathEvalExpression (BAD_CAST "number(w:pPr/w:numPr/w:ilvl/@w:val)", context);
      texts = xmlXPathEvalExpression (BAD_CAST ".//w:t", context);
      if (run->floatval > 0)
        {
          int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, GINT_TO_POINTER ((int) run->floatval)));
          g_autofree char *label = make_label (self, (int) run->floatval, (int) level->floatval, n);

          g_hash_table_insert (counts, GINT_TO_POINTER ((int) run->floatval), GINT_TO_POINTER (n + 1));
          g_string_append (words, label);
        }
      for (int k = 0; k < xmlXPathNodeSetGetLength (texts->nodesetval); k++)
        {
          xmlChar *text = xmlNodeGetContent (texts->nodesetval->nodeTab[k]);

          g_string_append (words, (char *) text);
          xmlFree (text);
        }
      xmlXPathFreeObject (run);
      xmlXPathFreeObject (level);
      xmlXPathFreeObject (texts);
      xmlXPathFreeContext (context);
    }
  xmlXPathFreeObject (found);

  return g_string_free_and_steal (words);
}

static void
test_words (gconstpointer data)
{
  g_autoptr (MbPaper) paper = plate_paper_new (data);
  g_autofree char *words = mb_node_get_words (paper->root);
  g_autofree char *whole = g_strconcat (paper->mark != NULL ? paper->mark : "", words, NULL);
  g_autofree char *expected = plate_fold_words (whole);
  g_auto (Package) package = { 0 };
  g_autofree char *found = NULL;
  g_autofree char *folded = NULL;

  package_make (&package, data);
  found = read_words (&package);
  folded = plate_fold_words (found);
  g_assert_cmpstr (folded, ==, expected);
}

/* Whatever the clock and the place. */
static void
test_same_bytes (void)
{
  g_autoptr (MbPaper) paper = plate_paper_new ("minutes-restricted");
  g_autoptr (GBytes) first = mb_docx_write (paper, PLATE_MADE_AT);
  g_autoptr (GBytes) second = NULL;

  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  tzset ();
  second = mb_docx_write (paper, PLATE_MADE_AT);
  g_setenv ("TZ", "UTC", TRUE);
  tzset ();
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_package (void)
{
  g_auto (Package) package = { 0 };
  g_autofree char *title = NULL, *language = NULL, *made = NULL, *of_styles = NULL;

  package_make (&package, "minutes-restricted");
  g_assert_cmpstr (g_ptr_array_index (package.names, 0), ==, "[Content_Types].xml");
  title = get_text (&package, "docProps/core.xml", "string(//dc:title)");
  g_assert_cmpstr (title, ==, "Minutes of the Children and Families Scrutiny Panel, 14 February 2018");
  language = get_text (&package, "docProps/core.xml", "string(//dc:language)");
  g_assert_cmpstr (language, ==, "en-GB");
  made = get_text (&package, "docProps/core.xml", "string(//dcterms:created)");
  g_assert_cmpstr (made, ==, "2018-02-14T18:00:00Z");
  of_styles = get_text (&package, "word/styles.xml", "string(//w:docDefaults//w:lang/@w:val)");
  g_assert_cmpstr (of_styles, ==, "en-GB");
  g_assert_cmpint (get_number (&package, "word/document.xml", "string(//w:pgSz/@w:w)"), ==, 11906);
  g_assert_cmpint (get_number (&package, "word/document.xml", "string(//w:pgSz/@w:h)"), ==, 16838);
  g_assert_cmpint (count (&package, "word/footer1.xml", "//w:fldSimple[@w:instr=' PAGE ']"), ==, 1);
  g_assert_cmpint (count (&package, "word/header1.xml", "//w:t[starts-with(., 'NOT FOR PUBLICATION')]"), ==, 1);
}

/* Every style, relation and list that the text names is there. */
static void
test_whole (gconstpointer data)
{
  g_auto (Package) package = { 0 };
  xmlXPathObject *found;

  package_make (&package, data);
  found = find (&package, "word/document.xml", "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val");
  for (int i = 0; i < xmlXPathNodeSetGetLength (found->nodesetval); i++)
    {
      xmlChar *id = xmlNodeGetContent (found->nodesetval->nodeTab[i]);
      g_autofree char *path = g_strdup_printf ("//w:style[@w:styleId='%s']", id);

      g_assert_cmpint (count (&package, "word/styles.xml", path), ==, 1);
      xmlFree (id);
    }
  xmlXPathFreeObject (found);

  found = find (&package, "word/document.xml", "//@*[local-name()='id'][namespace-uri()!='" WORD "']");
  for (int i = 0; i < xmlXPathNodeSetGetLength (found->nodesetval); i++)
    {
      xmlChar *id = xmlNodeGetContent (found->nodesetval->nodeTab[i]);
      g_autofree char *path = g_strdup_printf ("//p:Relationship[@Id='%s']", id);

      g_assert_cmpint (count (&package, "word/_rels/document.xml.rels", path), ==, 1);
      xmlFree (id);
    }
  xmlXPathFreeObject (found);

  /* The format wants a paragraph at the end of each cell, and rows in tables. */
  g_assert_cmpint (count (&package, "word/document.xml", "//w:tc[not(*[last()][self::w:p])]"), ==, 0);
  g_assert_cmpint (count (&package, "word/document.xml", "//w:tbl[not(w:tr)] | //w:tr[not(w:tc)]"), ==, 0);
  g_assert_cmpint (count (&package, "word/document.xml", "//w:tbl/following-sibling::*[1][self::w:tbl]"), ==, 0);
  g_assert_cmpint (count (&package, "word/document.xml", "//w:tbl/following-sibling::*[1][self::w:sectPr]"), ==, 0);
}

static void
test_structure (void)
{
  g_auto (Package) minutes = { 0 };
  g_auto (Package) agenda = { 0 };

  package_make (&minutes, "minutes-restricted");
  g_assert_cmpint (count (&minutes, "word/document.xml", "//w:pStyle[@w:val='Heading1']"), ==, 1);
  g_assert_cmpint (count (&minutes, "word/document.xml", "//w:pStyle[@w:val='Heading2']"), >, 3);
  g_assert_cmpint (count (&minutes, "word/document.xml", "//w:pStyle[@w:val='Resolved']"), >, 0);
  g_assert_cmpint (count (&minutes, "word/document.xml", "//w:pStyle[@w:val='Action']"), >, 0);
  g_assert_cmpint (count (&minutes, "word/styles.xml", "//w:style[w:name/@w:val='heading 1']//w:outlineLvl[@w:val=0]"),
                   ==, 1);
  g_assert_cmpint (count (&minutes, "word/document.xml", "//w:tbl"), ==, 2);
  g_assert_cmpint (count (&minutes, "word/document.xml", "//w:tbl/w:tr[1]/w:trPr/w:tblHeader"), ==, 2);
  g_assert_cmpint (count (&minutes, "word/document.xml", "//w:tr[not(w:trPr/w:cantSplit)]"), ==, 0);
  g_assert_cmpint (count (&minutes, "word/document.xml", "//w:numPr"), >, 6);

  package_make (&agenda, "front-sheet");
  g_assert_cmpint (count (&agenda, "word/document.xml", "//w:tbl//w:pStyle[@w:val='Heading2']"), >, 3);
  g_assert_cmpint (count (&agenda, "word/document.xml", "//w:tblHeader"), ==, 1);
}

/* Links lead where they can and may. */
static void
test_links (void)
{
  g_auto (Package) package = { 0 };
  g_autofree char *place = NULL, *address = NULL;

  package_make (&package, "odd");
  g_assert_cmpint (count (&package, "word/document.xml", "//w:hyperlink"), ==, 4);
  place = get_text (&package, "word/document.xml", "string(//w:hyperlink[.='within']/@w:anchor)");
  address = get_text (&package, "word/document.xml", "string(//w:bookmarkStart/@w:name)");
  g_assert_cmpstr (place, ==, address);
  g_assert_cmpint (count (&package, "word/_rels/document.xml.rels",
                          "//p:Relationship[@TargetMode='External'][@Target='https://harrowmere.example/?a=1&b=2']"),
                   ==, 1);
  g_assert_cmpint (count (&package, "word/_rels/document.xml.rels",
                          "//p:Relationship[starts-with(@Target, 'javascript') or starts-with(@Target, 'file')]"),
                   ==, 0);
}

static void
test_languages (void)
{
  g_auto (Package) package = { 0 };

  package_make (&package, "odd");
  g_assert_cmpint (count (&package, "word/document.xml", "//w:r[w:rPr/w:lang/@w:val='cy']"), ==, 1);
  g_assert_cmpint (count (&package, "word/document.xml", "//w:p[w:pPr/w:bidi]/w:r[w:rPr/w:rtl][w:rPr/w:lang/@w:bidi='ar']"),
                   ==, 1);
}

/* A passage has its language, and a paragraph that is one its direction. */
static void
test_passages (void)
{
  g_auto (Package) package = { 0 };

  package_make (&package, "passages");
  g_assert_cmpint (count (&package, "word/document.xml", "//w:r[w:rPr/w:lang/@w:val='cy'][w:t='croeso i bawb']"), ==, 1);
  g_assert_cmpint (count (&package, "word/document.xml", "//w:r[w:rPr/w:lang/@w:val='cy'][w:t='Diolch']"), ==, 1);
  g_assert_cmpint (count (&package, "word/document.xml", "//w:r[not(w:rPr/w:lang)][w:t='The Chair said ']"), ==, 1);
  g_assert_cmpint (count (&package, "word/document.xml", "//w:p[w:pPr/w:bidi]/w:r[w:rPr/w:rtl][w:rPr/w:lang/@w:bidi='ur']"),
                   ==, 1);
}

/* A logo is in the document, with what it shows. */
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
  g_autoptr (GBytes) bytes = mb_docx_write (paper, PLATE_MADE_AT);
  g_auto (Package) package = { 0 };

  package_read (&package, bytes);
  g_assert_cmpint (count (&package, "word/document.xml", "//w:p[1]/w:r/w:drawing//*[local-name()='docPr']"
                                                     "[@descr='The crest: a heron & a mill']"), ==, 1);
  g_assert_cmpint (count (&package, "word/document.xml", "//*[local-name()='extent'][@cx='720000' and @cy='720000']"), ==, 1);
  g_assert_cmpint (count (&package, "word/document.xml", "//*[local-name()='blip'][@*='picture1']"), ==, 1);
  g_assert_cmpint (count (&package, "word/_rels/document.xml.rels",
                          "//p:Relationship[@Id='picture1' and @Target='media/picture1.png']"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; plate_papers[i] != NULL; i++)
    {
      g_autofree char *words = g_strconcat ("/exchange/docx/words/", plate_papers[i], NULL);
      g_autofree char *whole = g_strconcat ("/exchange/docx/whole/", plate_papers[i], NULL);

      g_test_add_data_func (words, plate_papers[i], test_words);
      g_test_add_data_func (whole, plate_papers[i], test_whole);
    }
  g_test_add_func ("/exchange/docx/same-bytes", test_same_bytes);
  g_test_add_func ("/exchange/docx/package", test_package);
  g_test_add_func ("/exchange/docx/structure", test_structure);
  g_test_add_func ("/exchange/docx/links", test_links);
  g_test_add_func ("/exchange/docx/logo", test_logo);
  g_test_add_func ("/exchange/docx/languages", test_languages);
  g_test_add_func ("/exchange/docx/passages", test_passages);

  return g_test_run ();
}
