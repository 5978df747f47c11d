/* Minute Book: tests of what the papers of a pack share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf-fixture.h"
#include "pdf/pack/mb-pack.h"

#include <string.h>

#define DOTS "the crest of Harrowmere, 8 x 8 dots, as every paper has it: 01234"

/* A paper with a picture that has a mask: @dots are the picture's, 64 bytes;
 * @says stands in its dictionary. Object numbers differ with @pad. */
static GBytes *
make_paper (const char *dots,
            const char *says,
            guint       pad)
{
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  static const char draw[] = "q 100 0 0 100 200 400 cm /Im Do Q";
  guint at = 5 + pad;

  g_ptr_array_add (bodies, g_strdup ("<< /Type /Catalog /Pages 2 0 R >>"));
  g_ptr_array_add (bodies, g_strdup ("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>"));
  g_ptr_array_add (bodies, g_strdup_printf ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R "
                                            "/Resources << /XObject << /Im %u 0 R >> >> >>", at));
  g_ptr_array_add (bodies, g_strdup_printf ("<< /Length %u >>\nstream\n%s\nendstream", (guint) strlen (draw), draw));
  for (guint i = 0; i < pad; i++)
    g_ptr_array_add (bodies, g_strdup ("null"));
  g_ptr_array_add (bodies, g_strdup_printf ("<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 "
                                            "/ColorSpace %u 0 R /SMask %u 0 R /Length %u 0 R %s >>\n"
                                            "stream\n%.64s\nendstream", at + 3, at + 1, at + 2, says, dots));
  g_ptr_array_add (bodies, g_strdup_printf ("<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 "
                                            "/ColorSpace /DeviceGray /Length 64 >>\nstream\n%.64s\nendstream", DOTS));
  g_ptr_array_add (bodies, g_strdup ("64"));
  g_ptr_array_add (bodies, g_strdup ("[/CalGray << /WhitePoint [0.95 1 1.09] >>]"));

  return pdf_fixture_objectsv (bodies);
}

/* How many pictures the pack has, their masks included. */
static guint
count_pictures (GBytes *pdf)
{
  g_autofree char *json = pdf_fixture_run (pdf, FALSE, "qpdf", "--json", "--json-key=qpdf", "FILE", NULL);
  g_auto (GStrv) parts = g_strsplit (json, "\"/Subtype\": \"/Image\"", -1);

  return g_strv_length (parts) - 1;
}

static GBytes *
make_pack (GBytes  **papers,
           guint     n_papers,
           gboolean  apart)
{
  g_autoptr (MbReader) reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
  g_autoptr (MbPack) pack = mb_pack_new (reader, "Pack", NULL, NULL, "en-GB", 0);
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  for (guint i = 0; i < n_papers; i++)
    {
      MbPackPart part = { .pdf = papers[i], .name = "paper", .title = "paper", .numbered = TRUE };

      mb_pack_add (pack, &part);
    }
  if (apart)
    mb_pack_keep_streams_apart (pack);
  pdf = mb_pack_make (pack, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return pdf;
}

static void
assert_pictures (const char *dots,
                 const char *says,
                 gboolean    apart,
                 guint       n_pictures)
{
  g_autoptr (GBytes) first = make_paper (DOTS, "", 0);
  g_autoptr (GBytes) second = make_paper (dots, says, 3);
  GBytes *papers[] = { first, second, second };
  g_autoptr (GBytes) pdf = make_pack (papers, G_N_ELEMENTS (papers), apart);
  g_autofree char *check = pdf_fixture_run (pdf, FALSE, "qpdf", "--check", "FILE", NULL);

  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  g_assert_cmpuint (count_pictures (pdf), ==, n_pictures);
}

static void
test_same (void)
{
  assert_pictures (DOTS, "", FALSE, 1 + 1);
}

/* The later two are one; by its last byte the first is another. */
static void
test_other_byte (void)
{
  g_autofree char *dots = g_strdup (DOTS);

  dots[63] = 'x';
  assert_pictures (dots, "", FALSE, 2 + 1);
}

static void
test_other_words (void)
{
  assert_pictures (DOTS, "/Decode [1 0]", FALSE, 2 + 1);
}

/* A form with marks, which the paper's tags lead into, stays the paper's own;
 * the picture in it doesn't. */
static void
test_tagged (void)
{
  static const char draw[] = "q /Fm Do Q", mark[] = "/Figure <</MCID 0>> BDC q 9 0 0 9 1 1 cm /Im Do Q EMC";
  g_autofree char *content = g_strdup_printf ("<< /Length %u >>\nstream\n%s\nendstream", (guint) strlen (draw), draw);
  g_autofree char *form = g_strdup_printf ("<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /StructParents 0 "
                                           "/Resources << /XObject << /Im 6 0 R >> >> /Length %u >>\n"
                                           "stream\n%s\nendstream", (guint) strlen (mark), mark);
  g_autoptr (GBytes) paper = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *json = NULL;
  g_auto (GStrv) marked = NULL;

  paper = pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 7 0 R >>",
                               "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                               "<< /Type /Page /Parent 2 0 R /Contents 4 0 R "
                               "/Resources << /XObject << /Fm 5 0 R >> >> >>",
                               content, form,
                               "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
                               "/ColorSpace /DeviceGray /Length 1 >>\nstream\nx\nendstream",
                               "<< /Type /StructTreeRoot /K 8 0 R /ParentTree << /Nums [0 [8 0 R]] >> >>",
                               "<< /Type /StructElem /S /Figure /Alt (A crest) /P 7 0 R /Pg 3 0 R "
                               "/K << /Type /MCR /MCID 0 /Stm 5 0 R /Pg 3 0 R >> >>", NULL);
  pdf = make_pack ((GBytes *[]) { paper, paper }, 2, FALSE);

  g_assert_cmpuint (count_pictures (pdf), ==, 1);
  json = pdf_fixture_run (pdf, FALSE, "qpdf", "--json", "--json-key=qpdf", "FILE", NULL);
  marked = g_strsplit (json, "\"/StructParents\"", -1);
  g_assert_cmpuint (g_strv_length (marked) - 1, ==, 2);
}

static void
test_apart (void)
{
  assert_pictures (DOTS, "", TRUE, 3 + 3);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = make_paper (DOTS, "", 0);
  g_autoptr (GBytes) second = make_paper (DOTS, "", 3);
  GBytes *papers[] = { first, second };
  g_autoptr (GBytes) one = make_pack (papers, G_N_ELEMENTS (papers), FALSE);
  g_autoptr (GBytes) other = make_pack (papers, G_N_ELEMENTS (papers), FALSE);

  g_assert_true (g_bytes_equal (one, other));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/pack-share/same", test_same);
  g_test_add_func ("/pdf/pack-share/other-byte", test_other_byte);
  g_test_add_func ("/pdf/pack-share/other-words", test_other_words);
  g_test_add_func ("/pdf/pack-share/tagged", test_tagged);
  g_test_add_func ("/pdf/pack-share/apart", test_apart);
  g_test_add_func ("/pdf/pack-share/same-bytes", test_same_bytes);

  return g_test_run ();
}
