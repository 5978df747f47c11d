/* Minute Book: tests of the reader
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-error.h"
#include "pdf-fixture.h"
#include "reader/mb-reader.h"

#include <string.h>

static const PdfSheet a4 = { 595, 842, 3, "Budget paper %u", FALSE, TRUE };

static MbReader *
make_reader (void)
{
  return mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
}

static void
assert_refused (GBytes      *pdf,
                MbErrorCode  code)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  MbPdfFacts *facts = mb_reader_examine (reader, pdf, "plan.pdf", NULL, &error);
  char *text;

  g_assert_error (error, MB_ERROR, (int) code);
  g_assert_null (facts);
  g_assert_cmpstr (mb_error_get_fact (error, 0), ==, "plan.pdf");

  text = mb_reader_read_text (reader, pdf, "plan.pdf", NULL, &again);
  g_assert_error (again, MB_ERROR, (int) code);
  g_assert_null (text);
}

static void
test_examine (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&a4);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPdfFacts) facts = mb_reader_examine (reader, pdf, "a.pdf", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (facts->n_pages, ==, 3);
  g_assert_cmpstr (facts->title, ==, "A paper of Harrowmere");
  g_assert_null (facts->author);
  g_assert_true (facts->has_text);
  g_assert_cmpuint (facts->n_fields, ==, 0);
  g_assert_false (facts->restricted);
}

/* Of what stands on a page only what shows, and only of the pages asked for. */
static void
test_seen (void)
{
  static const char content[] = "BT /F1 12 Tf 72 700 Td (Plain words) Tj 0 -50 Td 3 Tr (Inkless) Tj 0 -50 Td 0 Tr 1 g (White) Tj "
                                "0 -50 Td 0 g (Covered) Tj ET 60 540 200 30 re f 1 g BT /F1 12 Tf 72 550 Td 0 -50 Td 0.6 g (Grey) Tj ET";
  g_autofree char *stream = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", strlen (content), content);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (MbReader) reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL, *seen = NULL, *none = NULL;
  static const char *const unseen[] = { "Inkless", "White", "Covered" };

  pdf = pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                             "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                             "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", stream,
                             "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", NULL);
  all = mb_reader_read_pages (reader, pdf, "a.pdf", 0, 1, FALSE, NULL, &error);
  g_assert_no_error (error);
  seen = mb_reader_read_pages (reader, pdf, "a.pdf", 0, 1, TRUE, NULL, &error);
  g_assert_no_error (error);
  none = mb_reader_read_pages (reader, pdf, "a.pdf", 1, 5, FALSE, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (none, ==, "");
  g_assert_nonnull (strstr (seen, "Plain words"));
  g_assert_nonnull (strstr (seen, "Grey"));
  for (guint i = 0; i < G_N_ELEMENTS (unseen); i++)
    {
      g_assert_nonnull (strstr (all, unseen[i]));
      g_assert_null (strstr (seen, unseen[i]));
    }
}

/* The text comes with the facts, and is the same as by itself. */
static void
test_examine_text (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&a4);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPdfFacts) facts = mb_reader_examine (reader, pdf, "a.pdf", NULL, &error);
  g_autofree char *text = mb_reader_read_text (reader, pdf, "a.pdf", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (facts->text, ==, text);
  g_assert_null (facts->scanned);
  g_assert_null (facts->missing_fonts);
  g_assert_null (facts->claims_a);
  g_assert_false (facts->claims_ua);
}

/* Six scans, of which some stand side by side, and two blank pages. */
static void
test_scans (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) kids = g_string_new ("<< /Type /Pages /MediaBox [0 0 100 100] /Count 8 /Kids [");
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPdfFacts) facts = NULL;

  g_ptr_array_add (bodies, g_strdup ("<< /Type /Catalog /Pages 2 0 R /Metadata 7 0 R >>"));
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (kids, "%d 0 R ", i == 3 || i == 4 ? 4 : 3);
  g_string_append (kids, "] >>");
  g_ptr_array_add (bodies, g_strdup (kids->str));
  g_ptr_array_add (bodies, g_strdup ("<< /Type /Page /Parent 2 0 R /Contents 5 0 R "
                                     "/Resources << /XObject << /I 6 0 R >> >> >>"));
  g_ptr_array_add (bodies, g_strdup ("<< /Type /Page /Parent 2 0 R >>"));
  g_ptr_array_add (bodies, g_strdup ("<< /Length 21 >>\nstream\nq 90 0 0 90 5 5 cm /I Do Q\nendstream"));
  g_ptr_array_add (bodies, g_strdup ("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
                                     "/BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"));
  g_ptr_array_add (bodies, g_strdup ("<< /Type /Metadata /Subtype /XML /Length 196 >>\nstream\n"
                                     "<x><pdfuaid:part>1</pdfuaid:part><d pdfaid:part=\"2\" pdfaid:conformance='A'/>"
                                     "<dc:title><rdf:Alt><rdf:li xml:lang='x'>Plan &amp; map</rdf:li></rdf:Alt>"
                                     "</dc:title><dc:language><rdf:li>cy</rdf:li></dc:language></x>\nendstream"));
  pdf = pdf_fixture_objectsv (bodies);

  facts = mb_reader_examine (reader, pdf, "a.pdf", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (facts->scanned, ==, "1-3, 6-8");
  g_assert_cmpuint (facts->n_scanned, ==, 6);
  g_assert_true (facts->claims_ua);
  g_assert_cmpstr (facts->claims_a, ==, "2a");
  g_assert_cmpstr (facts->title, ==, "Plan & map");
  g_assert_cmpstr (facts->language, ==, "cy");
  g_assert_false (facts->has_text);
}

static void
test_text (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&a4);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = mb_reader_read_text (reader, pdf, "a.pdf", NULL, &error);
  g_auto (GStrv) pages = NULL;

  g_assert_no_error (error);
  pages = g_strsplit (text, "\f", 0);
  g_assert_cmpuint (g_strv_length (pages), ==, 3);
  g_assert_nonnull (strstr (pages[0], "Budget paper 1"));
  g_assert_nonnull (strstr (pages[2], "Budget paper 3"));
}

static void
test_ink (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&a4);
  g_autoptr (GError) error = NULL;
  guint total = 0;
  g_autoptr (GArray) inks = mb_reader_find_ink (reader, pdf, "a.pdf", 1, 2, &total, NULL, &error);
  const MbInk *ink;

  g_assert_no_error (error);
  g_assert_cmpuint (total, ==, 3);
  g_assert_cmpuint (inks->len, ==, 2);
  ink = &g_array_index (inks, MbInk, 0);
  g_assert_cmpfloat (ink->width, ==, 595);
  g_assert_cmpfloat (ink->height, ==, 842);
  g_assert_true (mb_ink_is_free (ink, 0, 0, 1, 0.2));
  g_assert_true (mb_ink_is_free (ink, 0, 0.6, 1, 1));
  g_assert_false (mb_ink_is_free (ink, 0, 0.25, 1, 0.31));
  g_assert_true (mb_ink_is_free (ink, 0, 0, 0.05, 1));
  g_assert_true (mb_ink_is_free (ink, -2, -3, 0, 0));

  g_clear_pointer (&inks, g_array_unref);
  inks = mb_reader_find_ink (reader, pdf, "a.pdf", 2, 5, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (inks->len, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("", 0);

  assert_refused (pdf, MB_ERROR_PDF_EMPTY);
}

static void
test_not_a_pdf (void)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("Dear Councillor,\n", 17);

  assert_refused (pdf, MB_ERROR_PDF_NOT);
}

static void
test_encrypted (void)
{
  g_autoptr (GBytes) plain = pdf_fixture_sheet (&a4);
  g_autoptr (GBytes) pdf = pdf_fixture_qpdf (plain, "--encrypt", "secret", "owner", "256", "--", NULL);

  assert_refused (pdf, MB_ERROR_PDF_ENCRYPTED);
}

static void
test_restricted (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GBytes) plain = pdf_fixture_sheet (&a4);
  g_autoptr (GBytes) pdf = pdf_fixture_qpdf (plain, "--encrypt", "", "owner", "256", "--modify=none", "--", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPdfFacts) facts = mb_reader_examine (reader, pdf, "a.pdf", NULL, &error);

  g_assert_no_error (error);
  g_assert_true (facts->restricted);
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = pdf_fixture_sheet (&a4);

  for (guint part = 1; part < 10; part++)
    {
      g_autoptr (GBytes) pdf = pdf_fixture_cut (whole, g_bytes_get_size (whole) * part / 10);

      assert_refused (pdf, MB_ERROR_PDF_DAMAGED);
    }
}

static void
test_no_pages (void)
{
  g_autoptr (GBytes) pdf = pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                                                "<< /Type /Pages /Kids [] /Count 0 >>", NULL);

  assert_refused (pdf, MB_ERROR_PDF_NO_PAGES);
}

static void
test_lost_page (void)
{
  g_autoptr (GBytes) pdf =
    pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                         "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 100 100] >>",
                         "<< /Type /Page /Parent 2 0 R >>", "(no page)", NULL);

  assert_refused (pdf, MB_ERROR_PDF_DAMAGED);
}

static void
test_too_many_pages (void)
{
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) kids = g_string_new ("<< /Type /Pages /MediaBox [0 0 100 100] /Count 30000 /Kids [");
  g_autoptr (GBytes) pdf = NULL;

  g_ptr_array_add (bodies, g_strdup ("<< /Type /Catalog /Pages 2 0 R >>"));
  for (guint i = 0; i < 30000; i++)
    {
      g_string_append_printf (kids, "%u 0 R ", i + 3);
      g_ptr_array_add (bodies, g_strdup ("<< /Type /Page /Parent 2 0 R >>"));
    }
  g_string_append (kids, "] >>");
  g_ptr_array_insert (bodies, 1, g_strdup (kids->str));
  pdf = pdf_fixture_objectsv (bodies);

  assert_refused (pdf, MB_ERROR_PDF_TOO_MUCH);
}

/* A form that draws a form that draws a form ...: 8^12 of them. */
static void
test_bomb (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  char *forms[11];
  gint64 started = g_get_monotonic_time ();
  GArray *inks;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    forms[i] = g_strdup_printf ("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 56 "
                                "/Resources << /XObject << /X %u 0 R >> >> >>\nstream\n"
                                "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do        \n"
                                "endstream", MIN (i + 5, 15));
  pdf = pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                             "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 9 9] >>",
                             "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>",
                             forms[0], forms[1], forms[2], forms[3], forms[4], forms[5], forms[6], forms[7],
                             forms[8], forms[9], forms[10], "<< /Length 12 >>\nstream\n0 0 9 9 re f\nendstream", NULL);
  inks = mb_reader_find_ink (reader, pdf, "bomb.pdf", 0, 1, NULL, NULL, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_TOO_MUCH);
  g_assert_null (inks);
  g_assert_cmpstr (mb_error_get_fact (error, 1), ==, "time");
  g_assert_cmpint ((g_get_monotonic_time () - started) / G_USEC_PER_SEC, <=, MB_READER_SECONDS + 1);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    g_free (forms[i]);
}

static void
test_sizes (void)
{
  static const PdfSheet wide = { 842, 595, 2, "Plan %u" };
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&wide);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = mb_reader_list_sizes (reader, pdf, "a.pdf", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sizes->len, ==, 2);
  g_assert_cmpfloat (g_array_index (sizes, MbPageSize, 1).width, ==, 842);
  g_assert_cmpfloat (g_array_index (sizes, MbPageSize, 1).height, ==, 595);
}

static void
test_draw (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&a4);
  g_autoptr (GError) error = NULL;
  guint height = 0;
  g_autoptr (GBytes) dots = mb_reader_draw (reader, pdf, "a.pdf", 1, 297, &height, NULL, &error);
  const guint8 *data;
  gsize size;
  guint n_dark = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (height, ==, 420);
  data = g_bytes_get_data (dots, &size);
  g_assert_cmpuint (size, ==, 297 * 420 * 4);
  for (gsize i = 0; i < size; i += 4)
    {
      g_assert_cmpuint (data[i + 3], ==, 255);
      n_dark += data[i] < 128;
    }
  g_assert_cmpuint (n_dark, >, 20);
  g_assert_cmpuint (n_dark, <, 297 * 420 / 10);
  g_assert_cmpuint (data[0], ==, 255);
}

static void
test_draw_refused (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (MbReader) crash = mb_reader_new ("/bin/false");
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&a4);
  g_autoptr (GError) error = NULL;
  guint height = 0;

  g_assert_null (mb_reader_draw (reader, pdf, "a.pdf", 3, 100, &height, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_DAMAGED);
  g_clear_error (&error);
  g_assert_null (mb_reader_draw (reader, pdf, "a.pdf", 0, 10000, &height, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_TOO_MUCH);
  g_clear_error (&error);
  g_assert_null (mb_reader_draw (reader, pdf, "a.pdf", 0, G_MAXUINT, &height, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_TOO_MUCH);
  g_clear_error (&error);
  g_assert_null (mb_reader_draw (crash, pdf, "a.pdf", 0, 100, &height, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_DAMAGED);
}

static void
test_dying_child (void)
{
  g_autoptr (MbReader) crash = mb_reader_new ("/bin/false");
  g_autoptr (MbReader) missing = mb_reader_new ("/nonexistent/reader");
  g_autoptr (MbReader) silent = mb_reader_new ("/bin/true");
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&a4);
  g_autoptr (GError) error = NULL;

  g_assert_null (mb_reader_examine (crash, pdf, "a.pdf", NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_DAMAGED);
  g_clear_error (&error);
  g_assert_null (mb_reader_examine (silent, pdf, "a.pdf", NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_DAMAGED);
  g_clear_error (&error);
  g_assert_null (mb_reader_examine (missing, pdf, "a.pdf", NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FAILED);
}

static void
test_cancel (void)
{
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&a4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mb_reader_examine (reader, pdf, "a.pdf", cancellable, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
}

/* Puts something else in the place of each answer that was kept. */
static guint
spoil (const char *folder)
{
  g_autoptr (GDir) answers = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (answers != NULL && (name = g_dir_read_name (answers)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, "2\nnonsense\n", -1, NULL));
      n++;
    }

  return n;
}

/* What was found out of a file isn't asked again, of that file alone; what went
 * wrong is, and so is what was spoilt. */
static void
test_memory (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_dir_make_tmp ("minutebook-memory-XXXXXX", &error);
  g_autofree char *folder = g_build_filename (parent, "pages", NULL);
  g_autofree char *clear = g_strdup_printf ("rm -r '%s'", parent);
  g_autoptr (MbReader) reader = make_reader ();
  g_autoptr (MbReader) broken = mb_reader_new ("/bin/false");
  g_autoptr (GBytes) pdf = pdf_fixture_sheet (&a4);
  g_autoptr (GBytes) cut = pdf_fixture_cut (pdf, 100);
  g_autoptr (GArray) first = NULL, again = NULL, other = NULL;
  guint total = 0, total_again = 0;

  mb_reader_remember (reader, folder);
  mb_reader_remember (broken, folder);
  first = mb_reader_recall_ink (reader, pdf, "a.pdf", 0, 24, &total, NULL, &error);
  g_assert_no_error (error);
  again = mb_reader_recall_ink (broken, pdf, "a.pdf", 0, 24, &total_again, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (total_again, ==, total);
  g_assert_cmpmem (again->data, again->len * sizeof (MbInk), first->data, first->len * sizeof (MbInk));

  g_assert_null (mb_reader_recall_ink (reader, cut, "cut.pdf", 0, 24, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpuint (spoil (folder), ==, 1);
  g_assert_null (mb_reader_recall_ink (broken, pdf, "a.pdf", 0, 24, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  other = mb_reader_recall_ink (reader, pdf, "a.pdf", 0, 24, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (other->data, other->len * sizeof (MbInk), first->data, first->len * sizeof (MbInk));
  g_assert_true (g_spawn_command_line_sync (clear, NULL, NULL, NULL, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/examine", test_examine);
  g_test_add_func ("/reader/examine-text", test_examine_text);
  g_test_add_func ("/reader/scans", test_scans);
  g_test_add_func ("/reader/text", test_text);
  g_test_add_func ("/reader/seen", test_seen);
  g_test_add_func ("/reader/ink", test_ink);
  g_test_add_func ("/reader/memory", test_memory);
  g_test_add_func ("/reader/sizes", test_sizes);
  g_test_add_func ("/reader/draw", test_draw);
  g_test_add_func ("/reader/draw-refused", test_draw_refused);
  g_test_add_func ("/reader/empty", test_empty);
  g_test_add_func ("/reader/not-a-pdf", test_not_a_pdf);
  g_test_add_func ("/reader/encrypted", test_encrypted);
  g_test_add_func ("/reader/restricted", test_restricted);
  g_test_add_func ("/reader/truncated", test_truncated);
  g_test_add_func ("/reader/no-pages", test_no_pages);
  g_test_add_func ("/reader/lost-page", test_lost_page);
  g_test_add_func ("/reader/too-many-pages", test_too_many_pages);
  g_test_add_func ("/reader/bomb", test_bomb);
  g_test_add_func ("/reader/dying-child", test_dying_child);
  g_test_add_func ("/reader/cancel", test_cancel);

  return g_test_run ();
}
