/* Minute Book: tests of what is found in attached papers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "book/mb-book-examine.h"
#include "book/mb-book-export.h"
#include "book/mb-book-intake.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-paper-text.h"
#include "book-fixture.h"
#include "core/mb-document.h"
#include "core/mb-error.h"
#include "pdf-fixture.h"

static MbRecord *
attach (Fixture      *fixture,
        GBytes       *pdf,
        const char   *exempt,
        gboolean      accept,
        GError      **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "Ward_plan.pdf", NULL);
  g_autoptr (MbProceedings) proceedings = NULL;
  MbRecord *item;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, BOOK_DECEMBER), NULL);
  item = mb_book_find_item (proceedings, "4", NULL);

  return accept
         ? mb_book_attach_restricted (fixture->book, mb_record_get_id (item), path, NULL, exempt, NULL, error)
         : mb_book_attach (fixture->book, mb_record_get_id (item), path, NULL, exempt, NULL, error);
}

/* Two pages: a picture without a word, and words in a font that is not in the
 * file; a note, a field, a script, a file inside, and somebody's name. */
static GBytes *
make_faulty (void)
{
  return pdf_fixture_objects (
    "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [9 0 R] >> "
    "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> "
    "/EmbeddedFiles << /Names [(b.txt) << /Type /Filespec /F (b.txt) /EF << /F 10 0 R >> >>] >> >> >>",
    "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] >>",
    "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /XObject << /I 6 0 R >> >> >>",
    "<< /Type /Page /Parent 2 0 R /Contents 7 0 R /Annots [8 0 R 9 0 R] "
    "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
    "<< /Length 24 >>\nstream\nq 500 0 0 700 40 40 cm /I Do Q\nendstream",
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    "stream\n0\nendstream",
    "<< /Length 46 >>\nstream\nBT /F 12 Tf 72 700 Td (Ward plan of Fennside) Tj ET\nendstream",
    "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Is this right?) >>",
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V () /Rect [50 50 150 70] /F 4 >>",
    "<< /Type /EmbeddedFile /Length 5 >>\nstream\nhello\nendstream", NULL);
}

/* Without tags too. */
static const PdfSheet withheld_sheet = { 595, 842, 1, "What a place costs %u", FALSE, FALSE, FALSE };

static void
test_faulty (Fixture       *fixture,
             gconstpointer  sample)
{
  static const MbPaperFaultCode wanted[] = {
    MB_FAULT_SCANNED, MB_FAULT_UNTAGGED, MB_FAULT_NO_TITLE, MB_FAULT_NO_LANGUAGE, MB_FAULT_FONTS_MISSING,
    MB_FAULT_COMMENTS, MB_FAULT_SCRIPTS, MB_FAULT_FORMS, MB_FAULT_ATTACHMENTS, MB_FAULT_NOT_UA,
    MB_FAULT_NOT_ARCHIVAL
  };
  g_autoptr (GBytes) pdf = make_faulty ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) document = attach (fixture, pdf, NULL, FALSE, &error);
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_no_error (error);
  faults = mb_document_list_faults (document);
  g_assert_cmpuint (faults->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (mb_paper_faults_find (faults, wanted[i]));
  g_assert_cmpstr (mb_paper_faults_find (faults, MB_FAULT_SCANNED)->detail, ==, "1");
  g_assert_cmpstr (mb_paper_faults_find (faults, MB_FAULT_FONTS_MISSING)->detail, ==, "Helvetica");
  g_assert_cmpstr (mb_paper_faults_find (faults, MB_FAULT_COMMENTS)->detail, ==, "1");
  g_assert_cmpstr (mb_paper_faults_find (faults, MB_FAULT_FORMS)->detail, ==, "1");
  g_assert_false (mb_paper_faults_unreadable (faults));
}

/* The sample's papers are the press's own. */
static void
test_sound (Fixture       *fixture,
            gconstpointer  sample)
{
  g_autoptr (GPtrArray) documents = mb_book_list (fixture->book, MB_KIND_DOCUMENT, NULL);

  for (guint i = 0; i < documents->len; i++)
    g_assert_cmpstr (mb_record_get_text (g_ptr_array_index (documents, i), MB_DOCUMENT_FINDINGS), ==, "none");
}

/* One blank page, with this in the dictionary of what the file says of itself. */
static GBytes *
make_saying (const char *info)
{
  g_autoptr (GBytes) pdf =
    pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                         "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", "<< /Length 0 >>\nstream\n\nendstream", NULL);
  g_autofree char *with = g_strndup (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  char *trailer = strstr (with, "/Root 1 0 R");
  g_autoptr (GString) text = g_string_new_len (with, trailer - with);

  g_string_append_printf (text, "/Info << %s >> ", info);
  g_string_append (text, trailer);

  return g_bytes_new (text->str, text->len);
}

static void
test_author (Fixture       *fixture,
             gconstpointer  sample)
{
  g_autoptr (GBytes) named = make_saying ("/Author (Jo Whittle)");
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) document = attach (fixture, named, NULL, FALSE, &error);
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_no_error (error);
  faults = mb_document_list_faults (document);
  g_assert_cmpstr (mb_paper_faults_find (faults, MB_FAULT_AUTHOR)->detail, ==, "Jo Whittle");
}

/* A title that a program made up is no title; one that begins like it may be. */
static void
test_title (Fixture       *fixture,
            gconstpointer  sample)
{
  static const struct
  {
    const char *says;
    const char *title;
  } cases[] = {
    { "/Title (Plan of the wards)", "Plan of the wards" },
    { "/Title (Untitled)", "Ward plan" },
    { "/Title (Untitled-1)", "Ward plan" },
    { "/Title (Document1)", "Ward plan" },
    { "/Title (Microsoft Word - Wards v3)", "Ward plan" },
    { "/Title (wards v3.doc)", "Ward plan" },
    { "/Title (Wards v3.DOCX)", "Ward plan" },
    { "/Title (Document retention policy)", "Document retention policy" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) pdf = make_saying (cases[i].says);
      g_autoptr (GError) error = NULL;
      g_autoptr (MbRecord) document = attach (fixture, pdf, NULL, FALSE, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (mb_record_get_text (document, MB_DOCUMENT_TITLE), ==, cases[i].title);
    }
}

/* A paper that its owner restricted is asked about. */
static void
test_restricted (Fixture       *fixture,
                 gconstpointer  sample)
{
  static const PdfSheet sheet = { 595, 842, 1, "Ward plan" };
  g_autoptr (GBytes) plain = pdf_fixture_sheet (&sheet);
  g_autoptr (GBytes) pdf = pdf_fixture_qpdf (plain, "--encrypt", "", "owner", "256", "--modify=none", "--", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) document = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_null (attach (fixture, pdf, NULL, FALSE, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_RESTRICTED);
  g_clear_error (&error);

  document = attach (fixture, pdf, NULL, TRUE, &error);
  g_assert_no_error (error);
  faults = mb_document_list_faults (document);
  g_assert_nonnull (mb_paper_faults_find (faults, MB_FAULT_RESTRICTED));
}

/* What an older Minute Book attached is examined when it is looked at; the book
 * stays as it is. */
static void
test_older (Fixture       *fixture,
            gconstpointer  sample)
{
  g_autoptr (GBytes) pdf = make_faulty ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) document = attach (fixture, pdf, NULL, FALSE, &error);
  g_autofree char *known = g_strdup (mb_record_get_text (document, MB_DOCUMENT_FINDINGS));
  g_autofree char *found = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) damaged = NULL;
  g_autoptr (MbRecord) again = NULL;

  g_assert_no_error (error);
  mb_record_clear (document, MB_DOCUMENT_FINDINGS);
  mb_book_save (fixture->book, document, &error);
  g_assert_no_error (error);

  faults = mb_book_examine_document (fixture->book, mb_record_get_id (document), NULL, &error);
  g_assert_no_error (error);
  found = mb_paper_faults_to_text (faults);
  g_assert_cmpstr (found, ==, known);
  again = mb_book_get (fixture->book, MB_KIND_DOCUMENT, mb_record_get_id (document), &error);
  g_assert_no_error (error);
  g_assert_false (mb_record_has (again, MB_DOCUMENT_FINDINGS));
}

static void
test_text (Fixture       *fixture,
           gconstpointer  sample)
{
  g_autoptr (GBytes) pdf = make_faulty (), withheld = pdf_fixture_sheet (&withheld_sheet);
  g_autofree char *path = g_build_filename (fixture->folder, "text.txt", NULL);
  g_autofree char *odd = g_build_filename (fixture->folder, "text.docx", NULL);
  g_autofree char *saved = NULL;
  g_autofree char *marked = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) document = attach (fixture, pdf, NULL, FALSE, &error);
  g_autoptr (MbRecord) exempt = attach (fixture, withheld, "3", FALSE, &error);

  g_assert_no_error (error);
  mb_book_save_paper_text (fixture->book, mb_record_get_id (document), MB_DISCLOSURE_PUBLIC, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==, "Ward plan\n\nPage 1\n\n(There is no text on this page.)\n\n"
                              "Page 2\n\nWard plan of Fennside\n");

  g_assert_false (mb_book_save_paper_text (fixture->book, mb_record_get_id (document), MB_DISCLOSURE_PUBLIC, odd, NULL,
                                           &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FORMAT_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (mb_book_make_paper_text (fixture->book, mb_record_get_id (exempt), MB_DISCLOSURE_PUBLIC, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED);
  g_clear_error (&error);
  marked = mb_book_make_paper_text (fixture->book, mb_record_get_id (exempt), MB_DISCLOSURE_RESTRICTED, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (marked, "NOT FOR PUBLICATION - paragraph 3\n\n"));
  g_assert_nonnull (strstr (marked, "\nWhat a place costs 1\n"));
}

static char *
export_pack (Fixture   *fixture,
             GPtrArray *warnings)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  MbExport export = { .path = path, .disclosure = MB_DISCLOSURE_PUBLIC, .warnings = warnings };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  char *data;
  gsize length;

  mb_book_export_pack (fixture->book, book_find (fixture, BOOK_DECEMBER), &export, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  pdf = g_bytes_new_take (data, length);

  return pdf_fixture_run (pdf, FALSE, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-", NULL);
}

/* A pack says that it is accessible and archival when all of it is, and not
 * where one paper isn't; then who asked for it is told which. */
static void
test_claims (Fixture       *fixture,
             gconstpointer  sample)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sound = export_pack (fixture, warnings);
  g_autoptr (GBytes) pdf = make_faulty ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) document = NULL;
  g_autofree char *faulty = NULL;

  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_nonnull (strstr (sound, ">1</pdfuaid:part>"));
  g_assert_nonnull (strstr (sound, ">A</pdfaid:conformance>"));
  g_assert_nonnull (strstr (sound, "/GTS_PDFA1"));

  document = attach (fixture, pdf, NULL, FALSE, &error);
  g_assert_no_error (error);
  faulty = export_pack (fixture, warnings);
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_nonnull (strstr (warnings->pdata[0], "(PDF/UA), since not every paper in it is: “Ward plan”"));
  g_assert_nonnull (strstr (warnings->pdata[1], "(PDF/A), since not every paper in it is: “Ward plan”"));
  g_assert_null (strstr (faulty, "pdfuaid:part"));
  g_assert_null (strstr (faulty, "pdfaid:part"));
}

/* Beside a pack goes the text of its papers without tags, whether public or
 * marked, and none of what is withheld from those readers. */
static void
test_companions (Fixture       *fixture,
                 gconstpointer  sample)
{
  g_autoptr (GBytes) pdf = make_faulty (), withheld = pdf_fixture_sheet (&withheld_sheet);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) document = attach (fixture, pdf, NULL, FALSE, &error);
  g_autoptr (MbRecord) exempt = attach (fixture, withheld, "3", FALSE, &error);
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);

  g_assert_no_error (error);
  for (MbDisclosure disclosure = MB_DISCLOSURE_PUBLIC; disclosure <= MB_DISCLOSURE_RESTRICTED; disclosure++)
    {
      g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
      MbExport export = { .path = path, .disclosure = disclosure };
      gboolean is_restricted = disclosure == MB_DISCLOSURE_RESTRICTED;

      g_assert_true (mb_book_save_companions (fixture->book, book_find (fixture, BOOK_DECEMBER), &export, written, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (written->len, ==, is_restricted ? 2 : 1);
      for (guint i = 0; i < written->len; i++)
        {
          g_autofree char *name = g_strdup_printf ("pack-text-%u.txt", i + 1);
          g_autofree char *text = NULL;

          g_assert_true (g_str_has_suffix (written->pdata[i], name));
          g_assert_true (g_file_get_contents (written->pdata[i], &text, NULL, NULL));
          g_assert_nonnull (strstr (text, i == 1 ? "What a place costs 1" : "Ward plan of Fennside"));
          g_assert_true (g_str_has_prefix (text, "NOT FOR PUBLICATION") == (i == 1));
        }
    }
}

/* A book that somebody sends may say what it likes of its papers: what a pack is
 * made of was examined on this computer. */
static void
test_forged (Fixture       *fixture,
             gconstpointer  sample)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) pdf = make_faulty ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) document = attach (fixture, pdf, NULL, FALSE, &error);
  g_autofree char *pack = NULL;

  g_assert_no_error (error);
  mb_record_set_text (document, MB_DOCUMENT_FINDINGS, "none");
  mb_book_save (fixture->book, document, &error);
  g_assert_no_error (error);

  pack = export_pack (fixture, warnings);
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_null (strstr (pack, "pdfuaid:part"));
}

#define test(path, function) g_test_add (path, Fixture, GINT_TO_POINTER (TRUE), book_set_up, function, book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test ("/book/examine/faulty", test_faulty);
  test ("/book/examine/sound", test_sound);
  test ("/book/examine/author", test_author);
  test ("/book/examine/title", test_title);
  test ("/book/examine/restricted", test_restricted);
  test ("/book/examine/older", test_older);
  test ("/book/examine/text", test_text);
  test ("/book/examine/claims", test_claims);
  test ("/book/examine/companions", test_companions);
  test ("/book/examine/forged", test_forged);

  return g_test_run ();
}
