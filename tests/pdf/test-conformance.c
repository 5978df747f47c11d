/* Minute Book: the checker of PDFs, on files each broken in one way
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-error.h"
#include "pdf/check/mb-conformance.h"

#include "conformance-files.h"

#define BOTH (MB_STANDARD_UA1 | MB_STANDARD_A2A)

/* What more stands in the document; the numbers are those of its objects. */
#define MORE(kids) "[6 0 R 9 0 R]", "[6 0 R 9 0 R " kids "]"
#define ELEMENT(number, rest) number " 0 obj\n<< /Type /StructElem " rest " >>\nendobj\n"

typedef struct
{
  ConformanceCase file;
  const char     *rules; /* all that are broken, as 'U7.3-1 A6.1.3-1' */
} Broken;

static const Broken brokens[] = {
  { { "identity", "<pdfuaid:part>1</pdfuaid:part>", "", NULL }, "U5-1" },
  { { "ua-part", "<pdfuaid:part>1<", "<pdfuaid:part>2<", NULL }, "U5-2" },
  { { "a-part", "<pdfaid:part>2<", "<pdfaid:part>3<", NULL }, "A6.6.4-2" },
  { { "a-level", "conformance>A<", "conformance>X<", NULL }, "A6.6.4-3" },
  { { "title", "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Agenda</rdf:li></rdf:Alt></dc:title>", "", NULL },
    "U7.1-9" },
  { { "xmp-broken", "</rdf:RDF>", "</rdf:XYZ>", NULL }, "U5-1 U7.1-9 A6.6.2.1-4 A6.6.4-1" },
  { { "xmp-unknown", "<pdfaid:part>", "<dc:price>1</dc:price><pdfaid:part>", NULL }, "A6.6.2.3.1-1" },
  { { "xmp-type", "<pdfaid:part>", "<dc:creator>Ada</dc:creator><pdfaid:part>", NULL }, "A6.6.2.3.1-2" },
  { { "xmp-category", "category>internal<", "category>somehow<", NULL }, "A6.6.2.3.3-9" },
  { { "metadata", " /Metadata 3 0 R", "", NULL }, "U7.1-8 A6.6.2.1-1" },
  { { "marked", "/Marked true", "/Marked false", NULL }, "U6.2-1 A6.7.2.2-1" },
  { { "suspects", "/Marked true", "/Marked true /Suspects true", NULL }, "U7.1-4" },
  { { "title-shown", "/DisplayDocTitle true", "", NULL }, "U7.1-10" },
  { { "language", "/Lang (en-GB)", "/Lang (English, mostly)", NULL }, "U7.2-29 A6.7.4-1" },
  { { "no-language", "/Lang (en-GB)", "", NULL }, "U7.2-22 U7.2-24 U7.2-33" },
  { { "untagged", "/Artifact BMC", "/Span BMC", NULL }, "U7.1-3" },
  { { "artifact-in-tags", "10 10 99 99 re f", "/Artifact BMC 10 10 99 99 re f EMC", NULL }, "U7.1-1 U7.1-2" },
  { { "figure", " /Alt (A square)", "", NULL }, "U7.3-1" },
  { { "role", "/S /Figure", "/S /Picture", NULL }, "U7.1-5 A6.7.3.4-1" },
  { { "role-circle", "/ParentTreeNextKey 2", "/RoleMap << /Figure /Graph /Graph /Figure >>", NULL },
    "U7.1-6 A6.7.3.4-2" },
  { { "role-remapped", "/ParentTreeNextKey 2", "/RoleMap << /Figure /Div >>", NULL }, "U7.1-7" },
  { { "heading", MORE ("20 0 R"), ELEMENT ("20", "/S /H2 /P 5 0 R") }, "U7.4.2-1" },
  { { "headings-mixed", MORE ("20 0 R 21 0 R"), ELEMENT ("20", "/S /H1 /P 5 0 R") ELEMENT ("21", "/S /H /P 5 0 R") },
    "U7.4.4-2 U7.4.4-3" },
  { { "list", MORE ("20 0 R"), ELEMENT ("20", "/S /L /P 5 0 R /K 21 0 R") ELEMENT ("21", "/S /P /P 20 0 R") },
    "U7.2-19" },
  { { "list-item", MORE ("20 0 R"), ELEMENT ("20", "/S /LI /P 5 0 R") }, "U7.2-17" },
  { { "cell", MORE ("20 0 R"), ELEMENT ("20", "/S /TD /P 5 0 R") }, "U7.2-9" },
  { { "table-rows", MORE ("20 0 R"),
      ELEMENT ("20", "/S /Table /P 5 0 R /K [21 0 R 22 0 R]") ELEMENT ("21", "/S /TR /P 20 0 R /K [23 0 R 24 0 R]")
      ELEMENT ("22", "/S /TR /P 20 0 R /K [25 0 R]") ELEMENT ("23", "/S /TD /P 21 0 R")
      ELEMENT ("24", "/S /TD /P 21 0 R") ELEMENT ("25", "/S /TD /P 22 0 R") }, "U7.2-43" },
  { { "table-headers", MORE ("20 0 R"),
      ELEMENT ("20", "/S /Table /P 5 0 R /K [21 0 R 22 0 R]") ELEMENT ("21", "/S /TR /P 20 0 R /K [23 0 R]")
      ELEMENT ("22", "/S /TR /P 20 0 R /K [24 0 R]") ELEMENT ("23", "/S /TH /P 21 0 R")
      ELEMENT ("24", "/S /TD /P 22 0 R") }, "U7.5-1" },
  { { "note", MORE ("20 0 R"), ELEMENT ("20", "/S /Note /P 5 0 R") }, "U7.9-1" },
  { { "formula", MORE ("20 0 R"), ELEMENT ("20", "/S /Formula /P 5 0 R") }, "U7.7-1" },
  { { "contents-item", MORE ("20 0 R"), ELEMENT ("20", "/S /TOCI /P 5 0 R") }, "U7.2-26" },
  { { "contents", MORE ("20 0 R"), ELEMENT ("20", "/S /TOC /P 5 0 R /K 21 0 R") ELEMENT ("21", "/S /P /P 20 0 R") },
    "U7.2-27" },
  { { "contents-caption", MORE ("20 0 R"),
      ELEMENT ("20", "/S /TOC /P 5 0 R /K [21 0 R 22 0 R]") ELEMENT ("21", "/S /TOCI /P 20 0 R")
      ELEMENT ("22", "/S /Caption /P 20 0 R") }, "U7.2-28" },
  { { "contents-good", MORE ("20 0 R"),
      ELEMENT ("20", "/S /TOC /P 5 0 R /K [21 0 R 22 0 R]") ELEMENT ("21", "/S /Caption /P 20 0 R")
      ELEMENT ("22", "/S /TOCI /P 20 0 R /K [23 0 R 24 0 R 25 0 R 26 0 R 27 0 R]") ELEMENT ("23", "/S /Lbl /P 22 0 R")
      ELEMENT ("24", "/S /Reference /P 22 0 R") ELEMENT ("25", "/S /NonStruct /P 22 0 R")
      ELEMENT ("26", "/S /P /P 22 0 R") ELEMENT ("27", "/S /TOC /P 22 0 R") }, "" },
  { { "link-tag", "/S /Link", "/S /Span", NULL }, "U7.18.5-1" },
  { { "link-text", "/Contents (To the council)", "", NULL }, "U7.18.1-2 U7.18.5-2" },
  { { "tabs", " /Tabs /S", "", NULL }, "U7.18.3-1" },
  { { "annotation", "/Subtype /Link /Rect", "/Subtype /Text /Rect", NULL }, "U7.18.1-1 A6.3.3-1" },
  { { "annotation-flags", "/F 4 ", "/F 36 ", NULL }, "A6.3.2-2" },
  { { "annotation-kind", "/Subtype /Link /Rect", "/Subtype /Sound /Rect", NULL }, "U7.18.1-1 A6.3.1-1 A6.3.3-1" },
  { { "action", "/S /URI /URI", "/S /Launch /F", NULL }, "A6.5.1-1" },
  { { "script", "/ViewerPreferences", "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /ViewerPreferences",
      NULL }, "A6.5.1-1" },
  { { "layers", "/ViewerPreferences", "/OCProperties << /OCGs [] /D << /AS [] >> >> /ViewerPreferences", NULL },
    "U7.10-1 U7.10-2 A6.9-1 A6.9-4" },
  { { "device-color", "/CS0 cs 0 sc", "1 0 0 rg", NULL }, "A6.2.4.3-2" },
  { { "operator", "/CS0 cs 0 sc", "/CS0 cs 0 sc frobnicate", NULL }, "A6.2.2-1" },
  { { "intent", "/CS0 cs 0 sc", "/CS0 cs 0 sc /Nowhere ri", NULL }, "A6.2.6-1" },
  { { "page-size", "[0 0 595 842]", "[0 0 595 20000]", NULL }, "A6.1.13-11" },
  { { "page-actions", "/Type /Page /Parent", "/AA << >> /Type /Page /Parent", NULL }, "A6.5.2-2" },
  { { "hexadecimal", "(To the council)", "<546f20746>", NULL }, "A6.1.6-1" },
  { { "lzw", NULL, NULL, "20 0 obj\n<< /Length 1 /Filter /LZWDecode >>\nstream\nx\nendstream\nendobj\n" }, "A6.1.7.2-1" },
  { { "length", "/Length @8", "/Length 5", NULL }, "A6.1.7.1-1" },
  { { "integer", "/Count 1", "/Count 1 /Much 99999999999", NULL }, "A6.1.13-1" },
  { { "spacing", "2 0 obj\n", "2 0 obj ", NULL }, "A6.1.9-1" },
  { { "font", "/Resources << ", "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>",
      NULL }, "" },
};

static char *
join_rules (GPtrArray *findings)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const MbConformanceFinding *finding = findings->pdata[i];
      char *name = g_strdup_printf ("%c%s-%u", finding->standard == MB_STANDARD_UA1 ? 'U' : 'A', finding->clause,
                                    finding->test);

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, name);
      else
        g_free (name);
    }
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", (char *) names->pdata[i]);

  return g_string_free_and_steal (joined);
}

static char *
check (GBytes     *pdf,
       MbStandard  standards)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = mb_conformance_check (pdf, "test", standards, NULL, &error);

  g_assert_no_error (error);

  return join_rules (findings);
}

static char *
sort_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      if (g_strcmp0 (words[i], words[k]) > 0)
        {
          char *swap = words[i];

          words[i] = words[k];
          words[k] = swap;
        }

  return g_strjoinv (" ", words);
}

static void
test_sound (void)
{
  g_autoptr (GBytes) pdf = conformance_make_file (NULL);
  g_autofree char *rules = check (pdf, BOTH);

  g_assert_cmpstr (rules, ==, "");
  g_assert_cmpint (mb_conformance_get_claims (pdf), ==, BOTH);
}

static void
test_broken (gconstpointer data)
{
  const Broken *broken = data;
  g_autoptr (GBytes) pdf = conformance_make_file (&broken->file);
  g_autofree char *rules = check (pdf, BOTH);
  g_autofree char *found = sort_words (rules);
  g_autofree char *wanted = sort_words (broken->rules);

  g_assert_cmpstr (found, ==, wanted);
}

/* What is wrong by the strictest level is no fault by the others. */
static void
test_levels (void)
{
  const ConformanceCase untagged = { "untagged", "/Marked true", "/Marked false", NULL };
  g_autoptr (GBytes) pdf = conformance_make_file (&untagged);
  g_autofree char *a = check (pdf, MB_STANDARD_A2A);
  g_autofree char *u = check (pdf, MB_STANDARD_A2U);
  g_autofree char *b = check (pdf, MB_STANDARD_A2B);

  g_assert_cmpstr (a, ==, "A6.7.2.2-1");
  g_assert_cmpstr (u, ==, "");
  g_assert_cmpstr (b, ==, "");
}

static void
test_place (void)
{
  const ConformanceCase figure = { "figure", " /Alt (A square)", "", NULL };
  const ConformanceCase link = { "link", "/Contents (To the council)", "", NULL };
  g_autoptr (GBytes) one = conformance_make_file (&figure);
  g_autoptr (GBytes) other = conformance_make_file (&link);
  g_autoptr (GPtrArray) in_tree = mb_conformance_check (one, "one", MB_STANDARD_UA1, NULL, NULL);
  g_autoptr (GPtrArray) on_page = mb_conformance_check (other, "other", MB_STANDARD_UA1, NULL, NULL);
  const MbConformanceFinding *finding = in_tree->pdata[0];

  g_assert_cmpuint (finding->object, ==, 6);
  g_assert_cmpuint (finding->page, ==, 0);
  g_assert_cmpint (finding->rule, ==, MB_RULE_FIGURE_ALT);
  finding = on_page->pdata[0];
  g_assert_cmpuint (finding->object, ==, 10);
  g_assert_cmpuint (finding->page, ==, 1);
}

static void
assert_refused (const char *text,
                int         code)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (mb_conformance_check (pdf, "a.pdf", BOTH, NULL, &error));
  g_assert_error (error, MB_ERROR, code);
}

static void
test_refusals (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) pdf = conformance_make_file (NULL);
  g_autoptr (GError) error = NULL;

  assert_refused ("", MB_ERROR_PDF_EMPTY);
  assert_refused ("Dear Sir", MB_ERROR_PDF_NOT);
  assert_refused ("%PDF-1.7\n", MB_ERROR_PDF_NO_PAGES);
  g_cancellable_cancel (cancellable);
  g_assert_null (mb_conformance_check (pdf, "a.pdf", BOTH, cancellable, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
}

/* Files that lead in circles, or down without an end. */
static void
test_hostile (void)
{
  const ConformanceCase circles[] = {
    { "tree", "/K [6 0 R 9 0 R]", "/K [6 0 R 9 0 R 5 0 R]", NULL },
    { "parents", "/P 4 0 R", "/P 6 0 R", NULL },
    { "pages", "/Kids [7 0 R]", "/Kids [7 0 R 2 0 R]", NULL },
    { "reference", "/Contents 8 0 R", "/Contents 20 0 R", "20 0 obj\n21 0 R\nendobj\n21 0 obj\n20 0 R\nendobj\n" },
    { "length", "/Length @8", "/Length 8 0 R", NULL },
    { "span", MORE ("20 0 R"),
      ELEMENT ("20", "/S /Table /P 5 0 R /K 21 0 R") ELEMENT ("21", "/S /TR /P 20 0 R /K 22 0 R")
      ELEMENT ("22", "/S /TD /P 21 0 R /A << /O /Table /RowSpan 2000000000 /ColSpan 2000000000 >>") },
  };
  GString *deep = g_string_new ("%PDF-1.7\n1 0 obj\n");
  g_autoptr (GBytes) pit = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (circles); i++)
    {
      g_autoptr (GBytes) pdf = conformance_make_file (&circles[i]);
      g_autoptr (GPtrArray) findings = mb_conformance_check (pdf, circles[i].name, BOTH, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (findings);
    }
  for (guint i = 0; i < 500000; i++)
    g_string_append (deep, "[<<");
  pit = g_string_free_to_bytes (deep);
  g_assert_null (mb_conformance_check (pit, "pit", BOTH, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_NO_PAGES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/conformance/sound", test_sound);
  g_test_add_func ("/pdf/conformance/levels", test_levels);
  g_test_add_func ("/pdf/conformance/place", test_place);
  g_test_add_func ("/pdf/conformance/refusals", test_refusals);
  g_test_add_func ("/pdf/conformance/hostile", test_hostile);
  for (guint i = 0; i < G_N_ELEMENTS (brokens); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/conformance/broken/", brokens[i].file.name, NULL);

      g_test_add_data_func (path, &brokens[i], test_broken);
    }

  return g_test_run ();
}
