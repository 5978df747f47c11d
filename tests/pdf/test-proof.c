/* Minute Book: tests of the proof that nothing withheld is in a file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf-fixture.h"
#include "pdf/proof/mb-proof-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECRET "Larkhill Homes has answered the Council's offer with five thousand pounds"
#define TITLE  "Ravensgate fees"
#define SOURCE 3

#define SHOWN   "BT /F1 10 Tf 72 700 Td (A public paper about homes) Tj ET\n"
#define CATALOG "<< /Type /Catalog /Pages 2 0 R >>"
#define PAGES   "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> >> >>"
#define PAGE    "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /MediaBox [0 0 595 842] >>"
#define LAST    "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /MediaBox [0 0 595 842] >>"
#define DRAWER  "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> /XObject << /X1 8 0 R >> >> >>"
#define FONT    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"

typedef struct
{
  MbWordRuns *runs;
  MbProof    *proof;
  MbReader   *reader;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->runs = mb_word_runs_new ();
  mb_word_runs_add (self->runs, SECRET, -1, SOURCE);
  mb_word_runs_add_phrase (self->runs, TITLE, SOURCE);
  self->proof = mb_proof_new (self->runs);
  self->reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  mb_proof_free (self->proof);
  mb_word_runs_free (self->runs);
  mb_reader_free (self->reader);
}

static char *
stream (const char *keys,
        const char *data)
{
  return g_strdup_printf ("<< %s /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", keys, strlen (data), data);
}

/* Two pages; the second draws @content, and object 8 is @more. */
static GBytes *
make_file (const char *catalog,
           const char *last,
           const char *content,
           const char *more)
{
  g_autofree char *shown = stream ("", SHOWN);
  g_autofree char *drawn = stream ("", content != NULL ? content : SHOWN);

  return pdf_fixture_objects (catalog != NULL ? catalog : CATALOG, PAGES, PAGE, last != NULL ? last : LAST, shown, drawn,
                              FONT, more != NULL ? more : "null", NULL);
}

static void
search (Fixture *self,
        GBytes  *pdf)
{
  g_autoptr (GError) error = NULL;
  gboolean done = mb_proof_search_pdf (self->proof, self->reader, pdf, "pack.pdf", NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static gboolean
has_hit (Fixture      *self,
         MbProofPlace  place,
         guint         page)
{
  const GArray *hits = mb_proof_get_hits (self->proof);

  for (guint i = 0; i < hits->len; i++)
    {
      const MbProofHit *hit = &g_array_index (hits, MbProofHit, i);

      g_assert_cmpuint (hit->source, ==, SOURCE);
      if (hit->place == place && hit->page == page)
        return TRUE;
    }

  return FALSE;
}

static void
assert_clean (Fixture *self)
{
  g_assert_cmpuint (mb_proof_get_hits (self->proof)->len, ==, 0);
}

static void
assert_caught (MbProofPlace  place,
               guint         page,
               GBytes       *pdf)
{
  /* As it is, and with its objects in compressed streams. */
  g_autoptr (GBytes) packed = pdf_fixture_qpdf (pdf, "--object-streams=generate", "--compress-streams=y", NULL);
  GBytes *files[] = { pdf, packed };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      Fixture fixture;

      set_up (&fixture, NULL);
      search (&fixture, files[i]);
      if (!has_hit (&fixture, place, page))
        g_error ("not caught: %d on page %u (%s)", place, page, i == 0 ? "plain" : "packed");
      tear_down (&fixture, NULL);
    }
}

static void
test_clean (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GBytes) pdf = make_file (NULL, NULL, NULL, NULL);
  const MbProofTally *tally = mb_proof_get_tally (self->proof);

  search (self, pdf);
  assert_clean (self);
  g_assert_cmpuint (tally->n_pages, ==, 2);
  g_assert_cmpuint (tally->n_streams, ==, 2);
  g_assert_cmpuint (tally->n_bytes, ==, 2 * strlen (SHOWN));
}

static void
test_text (void)
{
  static const char *const drawn[] = {
    "BT /F1 10 Tf 72 700 Td (" SECRET ") Tj ET",
    /* without ink, white, off the page, tiny, letter by letter, over two lines */
    "BT 3 Tr /F1 10 Tf 72 700 Td (" SECRET ") Tj ET",
    "1 1 1 rg BT /F1 10 Tf 72 700 Td (" SECRET ") Tj ET",
    "BT /F1 10 Tf -4000 700 Td (" SECRET ") Tj ET",
    "BT /F1 10 Tf 72 9700 Td (" SECRET ") Tj ET",
    "BT /F1 0.1 Tf 72 700 Td (" SECRET ") Tj ET",
    "BT /F1 10 Tf 72 700 Td [(La)20(rkhill)-250(Ho)-10(mes)-300(has)-300(answered)-300(the)] TJ 0 -12 Td (Council's offer with fi-) Tj 0 -12 Td (ve thousand) Tj ET",
    "BT /F1 10 Tf 72 700 Td (On " TITLE " in March) Tj ET",
    /* each letter by itself, set apart, the last word first */
    "BT /F1 10 Tf 133 700 Td (f) Tj 3.3 0 Td (e) Tj 6 0 Td (e) Tj 6 0 Td (s) Tj -76.3 0 Td (R) Tj 7.7 0 Td (a) Tj 6 0 Td (v) Tj 5.5 0 Td (e) Tj 6 0 Td (n) Tj 6 0 Td (s) Tj 5.5 0 Td (g) Tj 6 0 Td (a) Tj 6 0 Td (t) Tj 3.3 0 Td (e) Tj ET",
  };

  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      g_autoptr (GBytes) pdf = make_file (NULL, NULL, drawn[i], NULL);

      assert_caught (MB_PROOF_TEXT, 2, pdf);
    }
}

static void
test_out_of_sight (void)
{
  static const char words[] = "BT /F1 10 Tf 72 700 Td (" SECRET ") Tj ET";
  g_autoptr (GBytes) cropped = NULL, cut = NULL, layered = NULL, noted = NULL;
  g_autofree char *shown = stream ("", SHOWN);
  g_autofree char *drawn = stream ("", words);
  g_autofree char *form = stream ("/Type /XObject /Subtype /Form /BBox [0 0 500 50] /Resources << /Font << /F1 7 0 R >> >>",
                                  "BT /F1 10 Tf 0 10 Td (" SECRET ") Tj ET");

  cropped = make_file (NULL, "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /MediaBox [0 0 595 842] /CropBox [0 0 595 600] /Rotate 90 >>",
                       words, NULL);
  assert_caught (MB_PROOF_TEXT, 2, cropped);

  /* The crop comes from above the page. */
  cut = pdf_fixture_objects (CATALOG, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /CropBox [0 0 595 600] /Rotate 90 /Resources << /Font << /F1 7 0 R >> >> >>",
                             PAGE, LAST, shown, drawn, FONT, NULL);
  assert_caught (MB_PROOF_TEXT, 2, cut);

  layered = make_file ("<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] /ON [] >> >> >>",
                       "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> /Properties << /L 8 0 R >> >> >>",
                       "/OC /L BDC BT /F1 10 Tf 72 700 Td (" SECRET ") Tj ET EMC", "<< /Type /OCG /Name (Drafts) >>");
  assert_caught (MB_PROOF_TEXT, 2, layered);

  noted = make_file (NULL, "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /MediaBox [0 0 595 842] /Annots [ << /Type /Annot /Subtype /Stamp /F 2 /Rect [50 50 550 100] /AP << /N 8 0 R >> >> ] >>",
                     NULL, form);
  assert_caught (MB_PROOF_STREAM, 0, noted);
}

/* A font that says only by the names of its shapes what they are, and one whose
 * codes are not letters. */
static void
test_fonts (void)
{
  static const char by_names[] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [1 /R /a /v /e /n /s /g /t /space /f] >> >>";
  static const char by_map[] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 1 /LastChar 10 /Widths [722 556 500 556 556 500 556 278 278 278] /ToUnicode 9 0 R /Encoding << /Type /Encoding /Differences [1 /g1 /g2 /g3 /g4 /g5 /g6 /g7 /g8 /space /g9] >> >>";
  static const char content[] = "BT /F2 10 Tf 72 700 Td <01020304050607020804090A040406> Tj ET";
  static const char last[] = "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R /F2 8 0 R >> >> >>";
  g_autofree char *map = stream ("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
                                 "10 beginbfchar <09> <0020> <01> <0052> <02> <0061> <03> <0076> <04> <0065> <05> <006E> <06> <0073> <07> <0067> <08> <0074> <0A> <0066> endbfchar endcmap end end");
  g_autofree char *drawn = stream ("", content);
  g_autofree char *shown = stream ("", SHOWN);
  g_autoptr (GBytes) named = make_file (NULL, last, content, by_names);
  g_autoptr (GBytes) mapped = pdf_fixture_objects (CATALOG, PAGES, PAGE, last, shown, drawn, FONT, by_map, map, NULL);

  assert_caught (MB_PROOF_TEXT, 2, named);
  assert_caught (MB_PROOF_TEXT, 2, mapped);
}

/* A form within a form, whose font only the inner one has. */
static void
test_nested (void)
{
  g_autofree char *outer = stream ("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /X2 9 0 R >> >>",
                                   "q 1 0 0 1 40 40 cm /X2 Do Q");
  g_autofree char *inner = stream ("/Type /XObject /Subtype /Form /BBox [0 0 300 50] /Resources << /Font << /F9 7 0 R >> >>",
                                   "BT /F9 10 Tf 0 10 Td (" SECRET ") Tj ET");
  g_autofree char *drawn = stream ("", "q /X1 Do Q");
  g_autofree char *shown = stream ("", SHOWN);
  g_autoptr (GBytes) pdf = pdf_fixture_objects (CATALOG, PAGES, PAGE, DRAWER, shown, drawn, FONT, outer, inner, NULL);

  assert_caught (MB_PROOF_TEXT, 2, pdf);
}

/* What the file is printed on is no matter for its letters, and the reader isn't
 * to work it out for each page; it finds them all the same. */
static void
test_laid_open (void)
{
  static const char catalog[] = "<< /Type /Catalog /Pages 2 0 R /OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) >> ] >>";
  g_autoptr (GBytes) pdf = make_file (catalog, NULL, "BT /F1 10 Tf 72 700 Td (" SECRET ") Tj ET", NULL);
  g_autoptr (MbProofTable) table = mb_proof_table_new (pdf);
  g_autoptr (GBytes) open = NULL;
  gsize size = g_bytes_get_size (pdf);
  const char *added;
  guint n_pages = 0;

  open = mb_proof_lay_open (table, &n_pages);
  g_assert_nonnull (open);
  g_assert_cmpuint (n_pages, ==, 2);
  g_assert_cmpuint (g_bytes_get_size (open), >, size);
  g_assert_cmpmem (g_bytes_get_data (open, NULL), size, g_bytes_get_data (pdf, NULL), size);
  added = (const char *) g_bytes_get_data (open, NULL) + size;
  g_assert_nonnull (g_strstr_len (added, (gssize) (g_bytes_get_size (open) - size), "/Type /Catalog"));
  g_assert_null (g_strstr_len (added, (gssize) (g_bytes_get_size (open) - size), "/OutputIntents"));
  assert_caught (MB_PROOF_TEXT, 2, pdf);
}

/* More pages than one child reads, a leak on the last. */
static void
test_many_pages (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GBytes) one = make_file (NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) leak = make_file (NULL, NULL, "BT /F1 10 Tf 72 700 Td (" SECRET ") Tj ET", NULL);
  g_autofree char *folder = g_dir_make_tmp ("minutebook-proof-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "one.pdf", NULL);
  g_autoptr (GString) list = g_string_new ("1");
  g_autoptr (GBytes) many = NULL;

  for (guint i = 1; i < 150; i++)
    g_string_append (list, ",1");
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (one, NULL), (gssize) g_bytes_get_size (one), NULL));
  many = pdf_fixture_qpdf (leak, "--pages", path, list->str, ".", "2", "--", NULL);
  search (self, many);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_pages, ==, 151);
  g_assert_true (has_hit (self, MB_PROOF_TEXT, 151));
  g_assert_false (has_hit (self, MB_PROOF_TEXT, 150));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_stream (void)
{
  g_autofree char *form = stream ("/Type /XObject /Subtype /Form /BBox [0 0 500 50]", "BT [(Larkhill)-500(Homes)-500(has)-500(answ)30(ered)-500(the)-500(Council\x92s)-500(offer)-500(with)] TJ ET");
  g_autofree char *other = stream ("/Type /Unknown /Filter /ASCIIHexDecode",
                                   "4c61726b68696c6c20486f6d65732068617320616e73776572656420746865205c0a20436f756e63696c2773206f666665722077697468>");
  g_autoptr (GBytes) undrawn = make_file (NULL, DRAWER, NULL, form);
  g_autoptr (GBytes) strange = make_file ("<< /Type /Catalog /Pages 2 0 R /PieceInfo 8 0 R >>", NULL, NULL, other);

  /* In the resources of a page that doesn't draw it. */
  assert_caught (MB_PROOF_STREAM, 2, undrawn);
  assert_caught (MB_PROOF_STREAM, 0, strange);
}

static void
test_strings (void)
{
  g_autofree char *xmp = stream ("/Type /Metadata /Subtype /XML",
                                 "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><d>Larkhill Homes has <b>answered</b> the Council&#8217;s offer with five</d></x:xmpmeta>");
  static const struct
  {
    MbProofPlace place;
    guint        page;
    const char  *catalog;
    const char  *last;
    const char  *more;
  } cases[] = {
    { MB_PROOF_OUTLINE, 0, "<< /Type /Catalog /Pages 2 0 R /Outlines << /Type /Outlines /First 8 0 R /Last 8 0 R /Count 1 >> >>", NULL,
      "<< /Title <FEFF0052006100760065006E0073006700610074006500200066006500650073> /Parent 1 0 R /Dest [3 0 R /Fit] >>" },
    { MB_PROOF_TAGS, 2, "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot << /Type /StructTreeRoot /K 8 0 R >> >>", NULL,
      "<< /Type /StructElem /S /Figure /P 1 0 R /Pg 4 0 R /Alt (Larkhill\\040Homes has answered\\\n the Council\\220s offer with) /K 0 >>" },
    { MB_PROOF_TAGS, 2, "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot << /Type /StructTreeRoot /K 8 0 R >> >>", NULL,
      "<< /S /Span /P 1 0 R /Pg 4 0 R /ActualText (" SECRET ") /K 0 >>" },
    { MB_PROOF_TAGS, 1, "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot << /Type /StructTreeRoot /K 8 0 R >> >>", NULL,
      "<< /S /Span /P 1 0 R /Pg 3 0 R /E (" TITLE ") /K 0 >>" },
    { MB_PROOF_ANNOTATION, 2, NULL, "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /MediaBox [0 0 595 842] /Annots [8 0 R] >>",
      "<< /Type /Annot /Subtype /Text /Rect [0 0 10 10] /Contents (" SECRET ") >>" },
    { MB_PROOF_ANNOTATION, 2, NULL, "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /MediaBox [0 0 595 842] /Annots [8 0 R] >>",
      "<< /Subtype /Link /Rect [0 0 10 10] /A << /S /URI /URI (https://example.org/ravensgate-fees/Ravensgate%20fees/ravensgate_fees.html) >> >>" },
    { MB_PROOF_ATTACHMENT, 0, "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 8 0 R] >> >> >>", NULL,
      "<< /Type /Filespec /F (a.pdf) /Desc (" SECRET ") >>" },
    { MB_PROOF_PROPERTIES, 0, "<< /Type /Catalog /Pages 2 0 R /Info 8 0 R >>", NULL,
      "<< /Producer (X) /Keywords (fees, " SECRET ") >>" },
    { MB_PROOF_OTHER, 0, "<< /Type /Catalog /Pages 2 0 R /Note (" SECRET ") >>", NULL, NULL },
  };
  g_autoptr (GBytes) described = make_file ("<< /Type /Catalog /Pages 2 0 R /Metadata 8 0 R >>", NULL, NULL, xmp);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) pdf = make_file (cases[i].catalog, cases[i].last, NULL, cases[i].more);

      assert_caught (cases[i].place, cases[i].page, pdf);
    }
  assert_caught (MB_PROOF_PROPERTIES, 0, described);
}

/* What nothing leads to, or what an older version left, is in the file too. */
static void
test_left_behind (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GBytes) pdf = make_file (NULL, NULL, NULL, NULL);
  g_autoptr (GString) longer = g_string_new_len (g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf));
  g_autoptr (GBytes) left = NULL;

  g_string_append (longer, "% " SECRET "\n%%EOF\n");
  left = g_string_free_to_bytes (g_steal_pointer (&longer));
  search (self, left);
  g_assert_true (has_hit (self, MB_PROOF_OTHER, 0));
}

/* An image of 16 by 16 dots: as it is in the withheld paper, and packed anew. */
static void
test_images (void)
{
  g_autofree char *dots = g_strnfill (256, 'x');
  g_autofree char *others = g_strnfill (256, 'y');
  g_autofree char *image = NULL, *other = NULL;
  g_autoptr (GBytes) withheld = NULL, plain = NULL, packed = NULL, public = NULL;
  GBytes *files[2];

  memcpy (dots, "dots of a drawing", 17);
  image = stream ("/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray", dots);
  other = stream ("/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray", others);
  withheld = plain = make_file (NULL, DRAWER, "q 100 0 0 100 0 0 cm /X1 Do Q", image);
  g_bytes_ref (withheld);
  packed = pdf_fixture_qpdf (plain, "--object-streams=generate", "--compress-streams=y", "--recompress-flate", NULL);
  public = make_file (NULL, DRAWER, "q 100 0 0 100 0 0 cm /X1 Do Q", other);
  files[0] = plain;
  files[1] = packed;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      Fixture fixture;

      set_up (&fixture, NULL);
      g_assert_true (mb_proof_add_images (fixture.proof, withheld, SOURCE, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (mb_proof_get_n_images (fixture.proof), ==, 1);
      g_assert_true (mb_proof_allow_images (fixture.proof, public, &error));
      g_assert_true (mb_proof_seeks_images (fixture.proof));
      if (i >= 2)
        {
          g_assert_true (mb_proof_allow_images (fixture.proof, files[3 - i], &error));
          g_assert_false (mb_proof_seeks_images (fixture.proof));
        }
      g_assert_no_error (error);
      search (&fixture, public);
      assert_clean (&fixture);
      search (&fixture, files[i % 2]);
      if (i < 2)
        g_assert_true (has_hit (&fixture, MB_PROOF_IMAGE, 2));
      else
        assert_clean (&fixture);
      tear_down (&fixture, NULL);
    }
}

/* A withheld paper that is attached as a file is known by its digest. */
static void
test_attached (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *file = stream ("/Type /EmbeddedFile", "%PDF-1.4 scans without a word");
  g_autoptr (GBytes) pdf = make_file ("<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /EF << /F 8 0 R >> >>] >> >> >>",
                                      NULL, NULL, file);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "%PDF-1.4 scans without a word", -1);

  mb_proof_add_file (self->proof, digest, SOURCE);
  search (self, pdf);
  g_assert_true (has_hit (self, MB_PROOF_ATTACHMENT, 0));
}

/* What makes no sense is passed over, and a file that can't be read whole is no
 * proof. */
static void
test_nonsense (Fixture       *self,
               gconstpointer  data)
{
  static const char *const bodies[] = {
    "%PDF-1.4\n1 0 obj\n<< /Type /ObjStm /N 99999999 /First 99999999 /Length 4 >>\nstream\n1 0 \nendstream\nendobj startxref",
    "%PDF-1.4\n1 0 obj\n<< /Length 999999999999 >>\nstream\n",
    "%PDF-1.4\n1 0 obj\n(((((((\\",
    "%PDF-1.4\n1 0 obj\n<",
    "%PDF-1.4 obj obj 999999999999999 0 obj endobj trailer",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GBytes) pdf = g_bytes_new (bodies[i], strlen (bodies[i]));
      g_autoptr (GError) error = NULL;

      g_assert_false (mb_proof_search_pdf (self->proof, self->reader, pdf, "x.pdf", NULL, &error));
      g_assert_nonnull (error);
    }
}

/* The walk over the bytes bears whatever they are; seeds are the numbers of the
 * rounds. */
static void
test_mutated (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *form = stream ("/Type /XObject /Subtype /Image /Width 16 /Height 16", "[(dots) <64> % (]");
  g_autoptr (GBytes) pdf = make_file (NULL, DRAWER, NULL, form);
  g_autoptr (GBytes) packed = pdf_fixture_qpdf (pdf, "--object-streams=generate", NULL);
  GBytes *files[] = { pdf, packed };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      gsize length = g_bytes_get_size (files[round % 2]);
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (files[round % 2], NULL), length);
      g_autoptr (GBytes) mutated = NULL;

      for (guint i = 0; i < 1 + round % 16; i++)
        bytes[g_rand_int_range (random, 0, (gint32) length)] = "()<>[]/%\\ 0123456789R"[g_rand_int_range (random, 0, 21)];
      mutated = g_bytes_new (bytes, (gsize) g_rand_int_range (random, 0, (gint32) length));
      mb_proof_add_images (self->proof, mutated, SOURCE, NULL);
      mb_proof_allow_images (self->proof, mutated, NULL);
    }
  search (self, pdf);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_pages, ==, 2);
}

static void
test_plain_text (Fixture       *self,
                 gconstpointer  data)
{
  mb_proof_search_text (self->proof, "Item,Title\n6,Costs of a placement\n", -1);
  assert_clean (self);
  mb_proof_search_text (self->proof, "<!DOCTYPE html><p>Larkhill Homes has <em>answered</em> the Council&#x2019;s offer with</p>", -1);
  g_assert_true (has_hit (self, MB_PROOF_TEXT, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/pdf/proof/clean", Fixture, NULL, set_up, test_clean, tear_down);
  g_test_add_func ("/pdf/proof/text", test_text);
  g_test_add_func ("/pdf/proof/out-of-sight", test_out_of_sight);
  g_test_add_func ("/pdf/proof/fonts", test_fonts);
  g_test_add_func ("/pdf/proof/nested", test_nested);
  g_test_add_func ("/pdf/proof/laid-open", test_laid_open);
  g_test_add ("/pdf/proof/many-pages", Fixture, NULL, set_up, test_many_pages, tear_down);
  g_test_add_func ("/pdf/proof/stream", test_stream);
  g_test_add_func ("/pdf/proof/strings", test_strings);
  g_test_add ("/pdf/proof/left-behind", Fixture, NULL, set_up, test_left_behind, tear_down);
  g_test_add_func ("/pdf/proof/images", test_images);
  g_test_add ("/pdf/proof/attached", Fixture, NULL, set_up, test_attached, tear_down);
  g_test_add ("/pdf/proof/nonsense", Fixture, NULL, set_up, test_nonsense, tear_down);
  g_test_add ("/pdf/proof/mutated", Fixture, NULL, set_up, test_mutated, tear_down);
  g_test_add ("/pdf/proof/plain-text", Fixture, NULL, set_up, test_plain_text, tear_down);

  return g_test_run ();
}
