/* Minute Book: tests of what a pack's parts bring along, and what they don't
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf-fixture.h"
#include "pdf/pack/mb-pack.h"
#include "pdf-json.h"

#include <string.h>

typedef struct
{
  MbReader   *reader;
  MbPack     *pack;
  JsonParser *json; /* what qpdf says of the pack */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
  self->pack = mb_pack_new (self->reader, "Pack", NULL, NULL, "en-GB", 0);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->json);
  mb_pack_free (self->pack);
  mb_reader_free (self->reader);
}

static void
add (Fixture    *self,
     GBytes     *pdf,
     const char *title,
     const char *section,
     const char *anchor)
{
  MbPackPart part = { pdf, title, title, section, NULL, NULL, anchor, section != NULL };

  mb_pack_add (self->pack, &part);
}

static GBytes *
make (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *check = NULL;
  GBytes *pdf = mb_pack_make (self->pack, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  check = pdf_fixture_run (pdf, FALSE, "qpdf", "--check", "FILE", NULL);
  g_assert_null (strstr (check, "WARNING"));
  g_clear_object (&self->json);
  self->json = pdf_json_read (pdf);

  return pdf;
}

static guint
count_annots (Fixture *self,
              guint    page)
{
  JsonNode *annots = pdf_json_get (self->json, pdf_json_get_page (self->json, page), "/Annots");

  return annots != NULL ? json_array_get_length (json_node_get_array (annots)) : 0;
}

static JsonNode *
get_annot (Fixture *self,
           guint    page,
           guint    n)
{
  return pdf_json_follow (self->json, json_array_get_element (json_node_get_array (pdf_json_get (self->json, pdf_json_get_page (self->json, page), "/Annots")), n));
}

/* The page of the pack, from 0, that the annotation or outline item leads to. */
static int
leads_to (Fixture  *self,
          JsonNode *node)
{
  JsonNode *dest = pdf_json_get (self->json, node, "/Dest");
  const char *name;

  if (dest == NULL || !JSON_NODE_HOLDS_ARRAY (dest))
    return -1;
  name = json_array_get_string_element (json_node_get_array (dest), 0);
  for (guint i = 0; i < 100; i++)
    if (g_strcmp0 (name, pdf_json_get_page_name (self->json, i)) == 0)
      return (int) i;

  return -1;
}

static const PdfSheet linked = { 595, 842, 3, "Paper %u", FALSE, TRUE };

/* A part of one page whose annotations are @annots, with named destinations
 * @dests of the old kind. */
static GBytes *
make_linking (const char *annots,
              const char *dests,
              const char *catalog)
{
  g_autofree char *root = g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R /Dests << %s >> %s >>", dests, catalog);
  g_autofree char *page = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [%s] "
                                           "/AA << /O << /S /JavaScript /JS (app.alert) >> >> >>", annots);

  return pdf_fixture_objects (root, "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>", page,
                              "<< /Length 19 >>\nstream\n90 200 50 50 re f  \nendstream",
                              "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream",
                              NULL);
}

#define LINK(what) "<< /Type /Annot /Subtype /Link /Rect [10 10 90 30] " what " >>"

static void
test_own_links (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GBytes) paper = pdf_fixture_sheet (&linked);
  g_autoptr (GBytes) pdf = NULL;

  add (self, paper, "A", "1. First", NULL);
  add (self, paper, "B", "2. Second", NULL);
  pdf = make (self);

  for (guint part = 0; part < 2; part++)
    {
      g_assert_cmpuint (count_annots (self, part * 3), ==, 3);
      g_assert_cmpint (leads_to (self, get_annot (self, part * 3, 0)), ==, (int) part * 3 + 2);
      g_assert_cmpint (leads_to (self, get_annot (self, part * 3, 1)), ==, (int) part * 3);
      g_assert_cmpstr (pdf_json_get_string (self->json, pdf_json_get (self->json, get_annot (self, part * 3, 2), "/A"), "/URI"), ==,
                       "u:https://example.org/panel");
    }
}

static void
test_links_between (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GBytes) front = make_linking (LINK ("/Dest (item-3)") LINK ("/Dest /item-2")
                                           LINK ("/A << /S /URI /URI (#item-3) >>")
                                           LINK ("/A << /S /GoTo /D (place-2) >>")
                                           LINK ("/Dest (nowhere)"), "", "");
  g_autoptr (GBytes) paper = pdf_fixture_sheet (&linked);
  g_autoptr (GBytes) pdf = NULL;

  add (self, front, "Agenda", NULL, NULL);
  add (self, paper, "Minutes", "2. Minutes", "item-2");
  add (self, paper, "Letter", "3. Letter", "item-3");
  pdf = make (self);

  g_assert_cmpuint (count_annots (self, 0), ==, 4);
  g_assert_cmpint (leads_to (self, get_annot (self, 0, 0)), ==, 4);
  g_assert_cmpint (leads_to (self, get_annot (self, 0, 1)), ==, 1);
  g_assert_cmpint (leads_to (self, get_annot (self, 0, 2)), ==, 4);
  g_assert_cmpint (leads_to (self, get_annot (self, 0, 3)), ==, 2);
  g_assert_null (pdf_json_get (self->json, get_annot (self, 0, 2), "/A"));
}

static void
test_sanitised (Fixture       *self,
                gconstpointer  data)
{
  static const char * const gone[] = { "JavaScript", "/Launch", "OpenAction", "EmbeddedFile", "RichMedia", "AcroForm",
                                       "/AA", "calc.exe", "/GoToR", "Filespec", "file:", "XFA" };
  g_autoptr (GBytes) bad =
    make_linking (LINK ("/A << /S /JavaScript /JS (app.alert) >>") LINK ("/A << /S /Launch /F (calc.exe) >>")
                  LINK ("/A << /S /GoToR /F (other.pdf) /D [0 /Fit] >>") LINK ("/A << /S /URI /URI (javascript:x) >>")
                  LINK ("/A << /S /URI /URI (file:///etc/passwd) >>") LINK ("/A << /S /Named /N /Print >>")
                  LINK ("/A << /S /Named /N /NextPage /Next << /S /JavaScript /JS (x) >> >> "
                        "/AA << /E << /S /JavaScript /JS (x) >> >>")
                  "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /Type /Filespec /F (a) >> >>"
                  "<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>"
                  "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Lomax) /Rect [9 9 99 30] /F 4 "
                  "/AP << /N 5 0 R >> /A << /S /JavaScript /JS (x) >> >>"
                  "<< /Type /Annot /Subtype /Widget /FT /Tx /T (hidden) /Rect [9 9 99 30] /F 2 /AP << /N 5 0 R >> >>",
                  "", "/OpenAction << /S /JavaScript /JS (app.alert) >> /AA << >> /AcroForm << /XFA (x) /Fields [] >> "
                  "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> "
                  "/EmbeddedFiles << /Names [(a) << /Type /Filespec >>] >> >>");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *plain = NULL;

  add (self, bad, "Bad", "1. Bad", NULL);
  pdf = make (self);
  g_assert_cmpuint (count_annots (self, 0), ==, 2);
  g_assert_cmpstr (pdf_json_get_string (self->json, pdf_json_get (self->json, get_annot (self, 0, 0), "/A"), "/N"), ==, "/NextPage");
  g_assert_null (pdf_json_get (self->json, pdf_json_get (self->json, get_annot (self, 0, 0), "/A"), "/Next"));
  g_assert_cmpstr (pdf_json_get_string (self->json, get_annot (self, 0, 1), "/Subtype"), ==, "/Stamp");
  g_assert_nonnull (pdf_json_get (self->json, pdf_json_get (self->json, get_annot (self, 0, 1), "/AP"), "/N"));

  plain = pdf_fixture_run (pdf, FALSE, "qpdf", "--json=2", "FILE", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      char *found = strstr (plain, gone[i]);

      /* qpdf's own report has a section on forms. */
      if (found != NULL && strcmp (gone[i], "AcroForm") != 0)
        g_error ("'%s' is still there: %.100s", gone[i], found);
    }
  g_assert_null (pdf_json_get (self->json, pdf_json_get_root (self->json), "/AcroForm"));
}

/* A form drawn by a form leaves its attachments and its place in the tags. */
static void
test_clean_forms (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GBytes) bad =
    pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked false >> /StructTreeRoot << /Type /StructTreeRoot >> >>",
                         "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> "
                         "/StructParents 0 /AF [7 0 R] /PieceInfo << /Private 7 0 R >> /Thumb 5 0 R >>",
                         "<< /Length 6 >>\nstream\n/X Do \nendstream",
                         "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 6 /StructParents 1 /AF [7 0 R] "
                         "/Resources << /XObject << /X 6 0 R >> >> >>\nstream\n/X Do \nendstream",
                         "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 19 /StructParents 2 /AF [7 0 R] "
                         "/Resources << /XObject << /X 5 0 R >> >> >>\nstream\n90 200 50 50 re f  \nendstream",
                         "<< /Type /Filespec /F (secret.doc) >>", NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *plain = NULL;

  add (self, bad, "Bad", "1. Bad", NULL);
  pdf = make (self);
  plain = pdf_fixture_run (pdf, FALSE, "qpdf", "--json=2", "FILE", NULL);
  g_assert_null (strstr (plain, "StructParents"));
  g_assert_null (strstr (plain, "secret.doc"));
  g_assert_null (pdf_json_get (self->json, pdf_json_get_root (self->json), "/MarkInfo"));
  g_assert_null (pdf_json_get (self->json, pdf_json_get_root (self->json), "/StructTreeRoot"));
}

/* Links and marks move with a page's content when that makes room. */
static void
test_moved (Fixture       *self,
            gconstpointer  data)
{
  static const PdfSheet bleed = { 595, 842, 3, "Cover %u", TRUE, TRUE };
  g_autoptr (GBytes) paper = pdf_fixture_sheet (&bleed);
  g_autoptr (GBytes) pdf = NULL;
  MbPackPart part = { paper, "Cover", "Cover", "1. Cover", NULL, NULL, NULL, TRUE };
  double scale = (842.0 - 34) / 842;
  double was[4] = { 59.5, 0, 0, 0 };
  JsonArray *rect;

  mb_pack_add (self->pack, &part);
  pdf = make (self);
  rect = json_node_get_array (pdf_json_get (self->json, get_annot (self, 0, 0), "/Rect"));
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (rect, 0),
                                  was[0] * scale + (1 - scale) * 595 / 2, 1);
  g_assert_cmpfloat (json_array_get_double_element (rect, 1), >, 34 + 0.39 * 842 * scale);
  g_assert_cmpfloat (json_array_get_double_element (rect, 3), <, 34 + 0.42 * 842 * scale);
}

static void
test_outline (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GBytes) paper = pdf_fixture_sheet (&linked);
  g_autoptr (GBytes) pdf = NULL;
  JsonNode *item, *child;

  add (self, paper, "Agenda", NULL, NULL);
  add (self, paper, "Letter \u2013 r\u00e9ponse", "3. Ofsted", NULL);
  add (self, paper, "Action plan", "3. Ofsted", NULL);
  pdf = make (self);

  g_assert_cmpstr (json_node_get_string (pdf_json_get (self->json, pdf_json_get_root (self->json), "/PageMode")), ==, "/UseOutlines");
  item = pdf_json_get (self->json, pdf_json_get (self->json, pdf_json_get_root (self->json), "/Outlines"), "/First");
  g_assert_cmpstr (pdf_json_get_string (self->json, item, "/Title"), ==, "u:Agenda");
  g_assert_cmpint (leads_to (self, item), ==, 0);
  g_assert_cmpint (json_node_get_int (pdf_json_get (self->json, item, "/Count")), ==, -3);

  item = pdf_json_get (self->json, item, "/Next");
  g_assert_cmpstr (pdf_json_get_string (self->json, item, "/Title"), ==, "u:3. Ofsted");
  g_assert_cmpint (leads_to (self, item), ==, 3);
  g_assert_cmpint (json_node_get_int (pdf_json_get (self->json, item, "/Count")), ==, 2);
  g_assert_null (pdf_json_get (self->json, item, "/Next"));

  child = pdf_json_get (self->json, item, "/First");
  g_assert_cmpstr (pdf_json_get_string (self->json, child, "/Title"), ==, "u:Letter \u2013 r\u00e9ponse");
  child = pdf_json_get (self->json, child, "/Next");
  g_assert_cmpstr (pdf_json_get_string (self->json, child, "/Title"), ==, "u:Action plan");
  g_assert_cmpint (leads_to (self, child), ==, 6);
  child = pdf_json_get (self->json, pdf_json_get (self->json, child, "/First"), "/Next");
  g_assert_cmpstr (pdf_json_get_string (self->json, child, "/Title"), ==, "u:Part 2");
  g_assert_cmpint (leads_to (self, child), ==, 7);
}

/* An outline that runs in a circle, and a name tree that is its own child. */
static void
test_circles (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GBytes) bad =
    pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R /Names << /Dests 7 0 R >> >>",
                         "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [8 0 R 8 0 R] >>",
                         "<< /Length 19 >>\nstream\n90 200 50 50 re f  \nendstream",
                         "<< /First 6 0 R /Last 6 0 R >>",
                         "<< /Title (Round) /Dest (a) /Next 6 0 R /First 6 0 R /Parent 5 0 R >>",
                         "<< /Kids [7 0 R] /Names [(a) (a) (b)] >>",
                         "<< /Type /Annot /Subtype /Link /Rect [1 1 9 9] /Dest (a) /Parent 8 0 R >>", NULL);
  g_autoptr (GBytes) pdf = NULL;

  add (self, bad, "Bad", "1. Bad", NULL);
  pdf = make (self);
  g_assert_cmpuint (count_annots (self, 0), ==, 0);
}

/* What a part's author has hidden stays hidden. */
static void
test_layers (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GBytes) layered =
    pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R 6 0 R] /D << /OFF [6 0 R] >> >> >>",
                         "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Properties << /A 5 0 R /B 6 0 R >> >> >>",
                         "<< /Length 50 >>\nstream\n/OC /B BDC 90 700 50 50 re f EMC 300 400 9 9 re f  \nendstream",
                         "<< /Type /OCG /Name (Shown) >>", "<< /Type /OCG /Name (Hidden) >>", NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) inks = NULL;

  add (self, layered, "A", "1. A", NULL);
  add (self, layered, "B", "1. A", NULL);
  pdf = make (self);
  inks = mb_reader_find_ink (self->reader, pdf, "pack", 0, 2, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (mb_ink_is_free (&g_array_index (inks, MbInk, i), 0.1, 0.05, 0.3, 0.2));
      g_assert_false (mb_ink_is_free (&g_array_index (inks, MbInk, i), 0.4, 0.4, 0.6, 0.6));
    }
}

/* One annotation that is on two pages, and is a picture's words besides, comes
 * along clean each time; what leads to a page from within does not bring it. */
static void
test_twice (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GBytes) pdf =
    pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                         "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 /MediaBox [0 0 595 842] >>",
                         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [6 0 R] "
                         "/Resources << /XObject << /Look 7 0 R >> >> >>",
                         "<< /Length 19 >>\nstream\n90 200 50 50 re f  \nendstream",
                         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [6 0 R] >>",
                         "<< /Type /Annot /Subtype /Square /Rect [10 20 30.5 40] /Contents (Seen) /Border [0 0 1.5] "
                         "/BS << /W 2 /S /S /Far 5 0 R /More [(a) true] >> /AA << /E << /S /JavaScript /JS (1) >> >> >>",
                         "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 1 /Odd 6 0 R >>\nstream\n \nendstream",
                         NULL);
  g_autoptr (GBytes) made = NULL;

  add (self, pdf, "Twice", "1. Twice", NULL);
  made = make (self);
  for (guint i = 0; i < 2; i++)
    {
      JsonNode *annot, *style;
      g_autofree char *border = NULL, *words = NULL;

      g_assert_cmpuint (count_annots (self, i), ==, 1);
      annot = get_annot (self, i, 0);
      style = pdf_json_get (self->json, annot, "/BS");
      border = json_to_string (pdf_json_get (self->json, annot, "/Border"), FALSE);
      words = json_to_string (style, FALSE);
      g_assert_cmpstr (pdf_json_get_string (self->json, annot, "/Contents"), ==, "u:Seen");
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (annot), "/P"), ==,
                       pdf_json_get_page_name (self->json, i));
      g_assert_null (pdf_json_get (self->json, annot, "/AA"));
      g_assert_cmpstr (border, ==, "[0,0,1.5]");
      g_assert_cmpstr (words, ==, "{\"/More\":[\"u:a\",true],\"/S\":\"/S\",\"/W\":2}");
    }
}

/* What many programs leave out of links, fonts and pictures, so that a pack is
 * no less than it could be; what is said stays as it is. */
static void
test_completed (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GBytes) part = pdf_fixture_objects (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
    "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 7 0 R >> >> /Annots ["
    LINK ("/A << /S /URI /URI (https://harrowmere.example/) >>")
    LINK ("/F 0 /Contents (Home) /A << /S /URI /URI (https://harrowmere.example/) >>")
    LINK ("/F 2 /A << /S /URI /URI (https://harrowmere.example/) >>") LINK ("/Dest [3 0 R /Fit]") "] >>",
    "<< /Length 6 >>\nstream\n/X Do\n\nendstream",
    "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    " /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 /FontFile2 8 0 R >> >>",
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Interpolate true"
    " /Length 1 >>\nstream\nx\nendstream",
    "<< /Length 1 >>\nstream\nx\nendstream", NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  add (self, part, "Report", NULL, NULL);
  pdf = make (self);
  g_assert_cmpuint (count_annots (self, 0), ==, 4);
  g_assert_cmpint (json_node_get_int (pdf_json_get (self->json, get_annot (self, 0, 0), "/F")), ==, 4);
  g_assert_cmpstr (json_node_get_string (pdf_json_get (self->json, get_annot (self, 0, 0), "/Contents")), ==,
                   "u:https://harrowmere.example/");
  g_assert_cmpint (json_node_get_int (pdf_json_get (self->json, get_annot (self, 0, 1), "/F")), ==, 4);
  g_assert_cmpstr (json_node_get_string (pdf_json_get (self->json, get_annot (self, 0, 1), "/Contents")), ==, "u:Home");
  g_assert_cmpint (json_node_get_int (pdf_json_get (self->json, get_annot (self, 0, 2), "/F")), ==, 2);
  g_assert_cmpstr (json_node_get_string (pdf_json_get (self->json, get_annot (self, 0, 3), "/Contents")), ==, "u:Report");

  text = pdf_fixture_run (pdf, FALSE, "qpdf", "--json=2", "FILE", NULL);
  g_assert_nonnull (strstr (text, "\"/CIDToGIDMap\": \"/Identity\""));
  g_assert_null (strstr (text, "/Interpolate"));
}

#define test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test ("/pdf/pack/own-links", test_own_links);
  test ("/pdf/pack/links-between", test_links_between);
  test ("/pdf/pack/sanitised", test_sanitised);
  test ("/pdf/pack/clean-forms", test_clean_forms);
  test ("/pdf/pack/moved", test_moved);
  test ("/pdf/pack/outline", test_outline);
  test ("/pdf/pack/circles", test_circles);
  test ("/pdf/pack/layers", test_layers);
  test ("/pdf/pack/annotation-twice", test_twice);
  test ("/pdf/pack/completed", test_completed);

  return g_test_run ();
}
