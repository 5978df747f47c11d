/* Minute Book: tests of pages that the proof knows by their bytes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf-fixture.h"
#include "pdf/proof/mb-proof-private.h"

#include <string.h>

#define SECRET "Larkhill Homes has answered the Council's offer with five thousand pounds"
#define TITLE  "Ravensgate fees"
#define SOURCE 3

/* The objects of a paper; a pack has them too, and its own behind them. */
enum
{
  CATALOG = 1,
  PAGES,
  PAGE,
  FIRST,
  SECOND,
  FONT,
  MAPPED,
  MAP,
  FORM,
  OTHER_PAGE,
  START,
  END,
  STAMP,
  OTHER,
  SPARE,
  N_OBJECTS
};

#define FONTS     "/Font << /F1 6 0 R /F2 7 0 R >>"
#define MAP_START "begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
#define HONEST    MAP_START "2 beginbfchar <01> <0077> <02> <0065> endbfchar endcmap"
/* 'Ravensgate fees' */
#define LYING     MAP_START "2 beginbfchar <01> <0052006100760065006E00730067006100740065> <02> <00200066006500650073> endbfchar endcmap"
#define SHOWN     "BT /F1 10 Tf 72 600 Td (Our own page) Tj ET\n"
#define FRAMED    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [11 0 R 4 0 R 5 0 R 12 0 R] /StructParents 4 " \
                  "/Resources << " FONTS " /XObject << /X1 9 0 R /MbStamp0 13 0 R >> >> >>"
#define ENDING    "Q\n/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nq\n1 0 0 1 280 17 cm\n/MbStamp0 Do\nQ\nEMC\n"
#define STAMPED   "q\n0 0 0 rg\nBT\n9 0 0 9 0 8 Tm\n/F1 1 Tf\n(Page 12)Tj\nET\nQ\n"
#define IS_FORM   "/Type /XObject /Subtype /Form /BBox [0 0 300 50] /Resources << /Font << /F1 6 0 R >> >>"

typedef struct
{
  MbReader   *reader;
  MbWordRuns *runs;
  MbProof    *proof;
  GHashTable *known;
} Fixture;

static char *
stream (const char *keys,
        const char *data)
{
  return g_strdup_printf ("<< %s /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", keys, strlen (data), data);
}

static GPtrArray *
list_objects (gboolean of_pack)
{
  GPtrArray *bodies = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (bodies, g_strdup ("<< /Type /Catalog /Pages 2 0 R >>"));
  g_ptr_array_add (bodies, g_strdup_printf ("<< /Type /Pages /Kids [3 0 R%s] /Count %d >>", of_pack ? " 10 0 R" : "",
                                            of_pack ? 2 : 1));
  g_ptr_array_add (bodies, g_strdup (of_pack ? FRAMED
                                             : "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 5 0 R] "
                                               "/StructParents 0 /Resources << " FONTS " /XObject << /X1 9 0 R >> >> >>"));
  g_ptr_array_add (bodies, stream ("", "BT /F1 10 Tf 72 700 Td (A public paper about homes and) Tj ET\n"));
  g_ptr_array_add (bodies, stream ("", "BT /F2 10 Tf 72 680 Td <0102> Tj ET q 1 0 0 1 72 640 cm /X1 Do Q\n"));
  g_ptr_array_add (bodies, g_strdup ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
  g_ptr_array_add (bodies, g_strdup ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 1 /LastChar 2 "
                                     "/Widths [700 500] /ToUnicode 8 0 R >>"));
  g_ptr_array_add (bodies, stream ("", HONEST));
  g_ptr_array_add (bodies, stream (IS_FORM, "BT /F1 10 Tf 0 10 Td (what they cost) Tj ET"));
  if (!of_pack)
    return bodies;

  g_ptr_array_add (bodies, g_strdup ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 14 0 R /Resources << " FONTS " >> >>"));
  g_ptr_array_add (bodies, stream ("", "q\n"));
  g_ptr_array_add (bodies, stream ("", ENDING));
  g_ptr_array_add (bodies, stream (IS_FORM, STAMPED));
  g_ptr_array_add (bodies, stream ("", SHOWN));
  g_ptr_array_add (bodies, g_strdup ("null"));

  return bodies;
}

static void
replace (GPtrArray *bodies, guint number, char *body)
{
  g_free (bodies->pdata[number - 1]);
  bodies->pdata[number - 1] = body;
}

/* Written as packs are. */
static GBytes *
write_file (GPtrArray *bodies)
{
  g_autoptr (GBytes) pdf = pdf_fixture_objectsv (bodies);

  return pdf_fixture_qpdf (pdf, "--object-streams=generate", "--compress-streams=y", NULL);
}

/* As if the book had the paper's words as they are seen. */
static void
learn (Fixture *self,
       GBytes  *paper)
{
  g_autoptr (GHashTable) clean = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) learned = mb_proof_learn (self->reader, paper, "paper.pdf", NULL, &error);
  g_autofree char *text = mb_reader_read_text (self->reader, paper, "paper.pdf", NULL, NULL);

  g_assert_no_error (error);
  g_assert_false (mb_word_runs_search (self->runs, text, -1, NULL));
  g_hash_table_add (clean, mb_word_runs_digest (text, -1));
  mb_proof_recall (learned, clean, self->known);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
  self->runs = mb_word_runs_new ();
  mb_word_runs_add (self->runs, SECRET, -1, SOURCE);
  mb_word_runs_add_phrase (self->runs, TITLE, SOURCE);
  self->proof = mb_proof_new (self->runs);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_hash_table_unref (self->known);
  mb_proof_free (self->proof);
  mb_word_runs_free (self->runs);
  mb_reader_free (self->reader);
}

static void
set_up_known (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) bodies = list_objects (FALSE);
  g_autoptr (GBytes) paper = pdf_fixture_objectsv (bodies);

  set_up (self, data);
  learn (self, paper);
  g_assert_cmpuint (g_hash_table_size (self->known), ==, 1);
}

static void
search (Fixture *self,
        GBytes  *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProofReading) reading = mb_proof_reading_new (self->reader, pdf, "pack.pdf", self->known, NULL);
  gboolean done = mb_proof_search_reading (self->proof, reading, &error);

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
    if (g_array_index (hits, MbProofHit, i).place == place && g_array_index (hits, MbProofHit, i).page == page)
      return TRUE;

  return FALSE;
}

static void
test_same (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) bodies = list_objects (TRUE);
  g_autoptr (GBytes) pack = write_file (bodies);
  const MbProofTally *tally = mb_proof_get_tally (self->proof);

  search (self, pack);
  g_assert_cmpuint (mb_proof_get_hits (self->proof)->len, ==, 0);
  g_assert_cmpuint (tally->n_pages, ==, 2);
  g_assert_cmpuint (tally->n_known, ==, 1);

  /* The page that nobody knows is read, and found under its own number. */
  replace (bodies, OTHER, stream ("", "BT /F1 10 Tf 72 600 Td (" SECRET ") Tj ET\n"));
  g_clear_pointer (&pack, g_bytes_unref);
  pack = write_file (bodies);
  search (self, pack);
  g_assert_true (has_hit (self, MB_PROOF_TEXT, 2));
  g_assert_false (has_hit (self, MB_PROOF_TEXT, 1));
  g_assert_cmpuint (tally->n_known, ==, 2);
}

/* More pages than one thread compares, some of them others'. */
static void
test_many (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) bodies = list_objects (TRUE);
  g_autoptr (GBytes) pack = NULL, many = NULL;
  g_autoptr (GString) list = g_string_new ("1");

  replace (bodies, OTHER, stream ("", "BT /F1 10 Tf 72 600 Td (" SECRET ") Tj ET\n"));
  pack = write_file (bodies);
  for (guint i = 2; i <= 200; i++)
    g_string_append (list, i % 70 == 0 ? ",2" : ",1");
  many = pdf_fixture_qpdf (pack, "--object-streams=generate", "--pages", ".", list->str, "--", NULL);
  search (self, many);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_pages, ==, 200);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_known, ==, 198);
  g_assert_true (has_hit (self, MB_PROOF_TEXT, 70));
  g_assert_true (has_hit (self, MB_PROOF_TEXT, 140));
  g_assert_false (has_hit (self, MB_PROOF_TEXT, 71));
}

/* A file of which all is known has no page for a reader. */
static void
test_all_known (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) bodies = list_objects (FALSE);
  g_autoptr (GBytes) pack = write_file (bodies);

  search (self, pack);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_known, ==, 1);
  g_assert_cmpuint (mb_proof_get_hits (self->proof)->len, ==, 0);
}

#define NO_PLACE 99
#define AFTER    "BT /F1 10 Tf 72 620 Td (" SECRET ") Tj ET\n"
/* What differs by anything is read, and what is there is found. */
static const struct
{
  const char *name;
  guint       number;
  const char *keys; /* NULL for no stream */
  const char *body;
  int         place;
} changes[] = {
  { "to-unicode", MAP, "", LYING, MB_PROOF_TEXT },
  { "form", FORM, IS_FORM, "BT /F1 10 Tf 0 10 Td (" SECRET ") Tj ET", MB_PROOF_TEXT },
  { "more-contents", SPARE, "", AFTER, MB_PROOF_TEXT },
  { "start-draws", START, "", "q\n" AFTER, MB_PROOF_TEXT },
  { "end-draws", END, "", "Q\n" AFTER, MB_PROOF_TEXT },
  { "end-replaces", END, "", "Q\n/Span << /ActualText (" TITLE ") >> BDC /MbStamp0 Do EMC\n", MB_PROOF_STREAM },
  { "stamp", STAMP, IS_FORM, "BT /F1 9 Tf (" TITLE ") Tj ET", MB_PROOF_TEXT },
  { "stamp-of-two", STAMP, IS_FORM, STAMPED "BT /F1 9 Tf 20 0 Td (" TITLE ") Tj ET", MB_PROOF_TEXT },
  { "stamp-in-stamp", STAMP, "/Type /XObject /Subtype /Form /BBox [0 0 300 50] /Resources << /Font << /F1 6 0 R >> /XObject << /X 15 0 R >> >>",
    STAMPED "/X Do", MB_PROOF_TEXT },
  { "stamp-font", STAMP, "/Type /XObject /Subtype /Form /BBox [0 0 300 50] /Resources << /Font << /F1 15 0 R >> >>", STAMPED,
    MB_PROOF_TEXT },
  { "order", PAGE, NULL,
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [11 0 R 5 0 R 4 0 R 12 0 R] /Resources << " FONTS
    " /XObject << /X1 9 0 R /MbStamp0 13 0 R >> >> >>", NO_PLACE },
  { "layer", FORM, IS_FORM " /OC << /Type /OCG /Name (Drafts) >>", "BT /F1 10 Tf 0 10 Td (what they cost) Tj ET", NO_PLACE },
  { "layer-by-escapes", FORM, IS_FORM " /Group << /O#43 << /Type /O#43G /Name (Drafts) >> >>", "BT /F1 10 Tf 0 10 Td (what they cost) Tj ET",
    NO_PLACE },
  { "circle", FORM, "/Type /XObject /Subtype /Form /BBox [0 0 300 50] /Resources << /Font << /F1 6 0 R >> /XObject << /X1 9 0 R >> >>",
    "BT /F1 10 Tf 0 10 Td (what they cost) Tj ET", NO_PLACE },
  { "note", PAGE, NULL,
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [11 0 R 4 0 R 5 0 R 12 0 R] /Resources << " FONTS
    " /XObject << /X1 9 0 R /MbStamp0 13 0 R >> >> /Annots [ << /Type /Annot /Subtype /Stamp /Rect [50 50 350 100] /F 2 /AP << /N 15 0 R >> >> ] >>",
    NO_PLACE },
  { "another-paper", SECOND, "", "BT /F2 10 Tf 72 680 Td <0201> Tj ET q 1 0 0 1 72 640 cm /X1 Do Q\n", NO_PLACE },
};

static void
test_changed (Fixture       *self,
              gconstpointer  data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) bodies = list_objects (TRUE);
  g_autoptr (GBytes) pack = NULL;

  replace (bodies, changes[n].number,
           changes[n].keys != NULL ? stream (changes[n].keys, changes[n].body) : g_strdup (changes[n].body));
  if (g_str_equal (changes[n].name, "more-contents"))
    replace (bodies, PAGE, g_strdup ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [11 0 R 4 0 R 5 0 R 15 0 R 12 0 R] /Resources << "
                                     FONTS " /XObject << /X1 9 0 R /MbStamp0 13 0 R >> >> >>"));
  if (g_str_equal (changes[n].name, "stamp-in-stamp"))
    replace (bodies, SPARE, stream (IS_FORM, "BT /F1 9 Tf 20 0 Td (" TITLE ") Tj ET"));
  if (g_str_equal (changes[n].name, "stamp-font"))
    {
      /* 'P' is the title, the rest is nothing. */
      g_autofree char *map = stream ("", MAP_START "1 beginbfchar <50> <0052006100760065006E007300670061007400650020006600650065007300200020> endbfchar endcmap");

      replace (bodies, SPARE, g_strdup ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 16 0 R >>"));
      g_ptr_array_add (bodies, g_steal_pointer (&map));
    }
  if (g_str_equal (changes[n].name, "note"))
    replace (bodies, SPARE, stream (IS_FORM, "BT /F1 9 Tf (Noted) Tj ET"));

  pack = write_file (bodies);
  search (self, pack);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_pages, ==, 2);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_known, ==, 0);
  if (changes[n].place != NO_PLACE)
    g_assert_true (has_hit (self, changes[n].place, 1));
  else
    g_assert_cmpuint (mb_proof_get_hits (self->proof)->len, ==, 0);
}

/* What a stamp's codes are is asked of the reader, not believed: then all is read. */
static void
test_other_letters (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GPtrArray) bodies = list_objects (TRUE);
  g_autoptr (GBytes) pack = NULL;

  replace (bodies, STAMP, stream ("/Type /XObject /Subtype /Form /BBox [0 0 300 50] /Resources << /Font << /F1 15 0 R >> >>", STAMPED));
  replace (bodies, SPARE, g_strdup ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [49 /x] >> >>"));
  pack = write_file (bodies);
  search (self, pack);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_pages, ==, 2);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_known, ==, 0);
}

static const char *
find (GBytes     *pdf,
      const char *words)
{
  const char *found = memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), words, strlen (words));

  g_assert_nonnull (found);

  return found;
}

/* The number of the object that @words stand in. */
static guint
find_number (GBytes     *pdf,
             const char *words)
{
  const char *at = find (pdf, words);

  while (strncmp (at, " 0 obj", 6) != 0)
    at--;
  while (g_ascii_isdigit (at[-1]))
    at--;

  return (guint) g_ascii_strtoull (at, NULL, 10);
}

#define COURIER "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj\n"

/* A newer version of the font stands behind the file's end. */
static GBytes *
write_twice (GBytes *pdf)
{
  GString *longer = g_string_new_len (g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf));

  g_string_append_printf (longer, "%u 0 obj\n" COURIER, find_number (pdf, "/WinAnsiEncoding"));

  return g_string_free_to_bytes (longer);
}

/* The cross-references have it within the bytes of a stream, where no walk looks. */
static GBytes *
hide_within (GBytes *pdf)
{
  guint font = find_number (pdf, "/WinAnsiEncoding");
  const char *bytes = g_bytes_get_data (pdf, NULL);
  const char *xref = find (pdf, "\nxref\n") + 1;
  gsize length = (gsize) (xref - bytes);
  g_autofree char *hidden = g_strdup_printf ("%u 0 obj\n" COURIER, font);
  g_autofree char *around = stream ("", hidden);
  g_autofree char *rest = g_strndup (xref, g_bytes_get_size (pdf) - length);
  GString *all = g_string_new_len (bytes, (gssize) length);
  char *entry;
  gsize at;

  g_string_append (all, "999 0 obj\n");
  at = all->len + (gsize) (strstr (around, hidden) - around);
  g_string_append_printf (all, "%s\nendobj\n", around);

  /* 'xref', '0 N', and lines of 20 bytes */
  entry = strchr (strchr (rest, '\n') + 1, '\n') + 1 + 20 * font;
  g_assert_cmpint (entry[17], ==, 'n');
  g_snprintf (entry, 11, "%010" G_GSIZE_FORMAT, at);
  entry[10] = ' ';
  *strstr (rest, "startxref\n") = '\0';
  length = all->len;
  g_string_append_printf (all, "%sstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", rest, length);

  return g_string_free_to_bytes (all);
}

/* What a reader could see otherwise than we do. */
static void
test_ambiguous (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) bodies = list_objects (TRUE);
  g_autoptr (GBytes) pack = write_file (bodies);
  g_autoptr (GBytes) plain = pdf_fixture_qpdf (pack, "--object-streams=disable", NULL);
  g_autoptr (GBytes) twice = write_twice (plain);
  g_autoptr (GBytes) within = hide_within (plain);
  g_autofree char *checked = pdf_fixture_run (within, FALSE, "qpdf", "--qdf", "FILE", "-", NULL);

  search (self, plain);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_known, ==, 1);
  search (self, twice);
  search (self, within);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_known, ==, 1);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_pages, ==, 6);
  g_assert_nonnull (strstr (checked, "/Courier"));
}

/* The same bytes are something else when they are decoded in another way: in all that
 * the page draws, only not on the other page. */
static void
test_filters (Fixture       *self,
              gconstpointer  data)
{
  static const char filter[] = "/FlateDecode";
  g_autoptr (GPtrArray) bodies = list_objects (TRUE);
  g_autoptr (GBytes) pack = write_file (bodies);
  g_autoptr (GBytes) plain = pdf_fixture_qpdf (pack, "--object-streams=disable", NULL);
  gsize length = g_bytes_get_size (plain);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (plain, NULL), length);
  guint n = 0;

  for (char *at = bytes; (at = memmem (at, length - (gsize) (at - bytes), filter, strlen (filter))) != NULL; at++, n++)
    {
      g_autoptr (GBytes) other = NULL;

      at[11] = 'x';
      other = g_bytes_new (bytes, length);
      at[11] = 'e';
      search (self, other);
    }
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (mb_proof_get_tally (self->proof)->n_known, ==, 1);
}

/* Words of a paper that are not seen are not among those that the book has of it. */
static void
test_unseen_in_paper (Fixture       *self,
                      gconstpointer  data)
{
  static const char *const hidden[] = {
    "BT /F1 10 Tf 72 1700 Td (" SECRET ") Tj ET\n",
    "BT /F1 10 Tf -4000 700 Td (" SECRET ") Tj ET\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      g_autoptr (GPtrArray) bodies = list_objects (FALSE);
      g_autoptr (GPtrArray) packed = list_objects (TRUE);
      g_autoptr (GBytes) paper = NULL, pack = NULL;
      Fixture fixture;

      set_up (&fixture, NULL);
      replace (bodies, FIRST, stream ("", hidden[i]));
      replace (packed, FIRST, stream ("", hidden[i]));
      paper = pdf_fixture_objectsv (bodies);
      learn (&fixture, paper);
      g_assert_cmpuint (g_hash_table_size (fixture.known), ==, 0);
      pack = write_file (packed);
      search (&fixture, pack);
      g_assert_true (has_hit (&fixture, MB_PROOF_TEXT, 1));
      tear_down (&fixture, NULL);
    }
}

/* What a paper's page draws may have words in it that no reader draws out. */
static void
test_undrawn_in_paper (Fixture       *self,
                       gconstpointer  data)
{
  static const char *const undrawn[] = {
    "BT /F1 10 Tf 72 700 Td (A public paper) Tj ET % " SECRET "\n",
    "/Larkhill /Homes /has /answered /the /Councils /offer /with BT /F1 10 Tf 72 700 Td (A public paper) Tj ET\n",
    "/Span << /Note (" SECRET ") >> BDC BT /F1 10 Tf 72 700 Td (A public paper) Tj ET EMC\n",
    "BX Larkhill Homes has answered the Councils offer with EX BT /F1 10 Tf 72 700 Td (A public paper) Tj ET\n",
    "BT /F1 10 Tf 72 700 Td (A public paper) Tj ET (" SECRET ")\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (undrawn); i++)
    {
      g_autoptr (GPtrArray) bodies = list_objects (FALSE);
      g_autoptr (GPtrArray) packed = list_objects (TRUE);
      g_autoptr (GBytes) paper = NULL, pack = NULL;
      Fixture fixture;

      set_up (&fixture, NULL);
      replace (bodies, FIRST, stream ("", undrawn[i]));
      replace (packed, FIRST, stream ("", undrawn[i]));
      paper = pdf_fixture_objectsv (bodies);
      learn (&fixture, paper);
      pack = write_file (packed);
      search (&fixture, pack);
      g_assert_true (has_hit (&fixture, MB_PROOF_STREAM, 1));
      tear_down (&fixture, NULL);
    }
}

/* What is learned has no word in it, and what makes no sense teaches nothing. */
static void
test_learned (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) bodies = list_objects (FALSE);
  g_autoptr (GBytes) paper = pdf_fixture_objectsv (bodies);
  g_autoptr (GBytes) learned = mb_proof_learn (self->reader, paper, "paper.pdf", NULL, NULL);
  g_autoptr (GBytes) torn = g_bytes_new_from_bytes (learned, 0, g_bytes_get_size (learned) / 2);
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("a b\n\n1 2 3 4\n- - plain\n", 22);
  g_autoptr (GHashTable) clean = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  g_assert_null (g_strstr_len (g_bytes_get_data (learned, NULL), (gssize) g_bytes_get_size (learned), "public"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (learned, NULL), (gssize) g_bytes_get_size (learned), " plain\n"));
  g_hash_table_add (clean, (gpointer) "-");
  mb_proof_recall (torn, clean, self->known);
  mb_proof_recall (nonsense, clean, self->known);
  g_assert_cmpuint (g_hash_table_size (self->known), ==, 0);
  g_assert_null (mb_proof_learn (self->reader, nonsense, "paper.pdf", NULL, &error));
  g_assert_nonnull (error);
}

/* The digests bear whatever the bytes are; seeds are the numbers of the rounds. */
static void
test_mutated (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) bodies = list_objects (TRUE);
  g_autoptr (GBytes) packed = write_file (bodies);
  g_autoptr (GBytes) plain = pdf_fixture_objectsv (bodies);
  GBytes *files[] = { plain, packed };
  g_autoptr (GArray) contents = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_sure = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      gsize length = g_bytes_get_size (files[round % 2]);
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (files[round % 2], NULL), length);
      g_autoptr (GBytes) mutated = NULL;
      g_autoptr (MbProofTable) table = NULL;
      g_autoptr (MbProofDigests) digests = NULL;

      for (guint i = 0; i < 1 + round % 8; i++)
        bytes[g_rand_int_range (random, 0, (gint32) length)] = "()<>[]/%\\ 0123456789R"[g_rand_int_range (random, 0, 21)];
      mutated = g_bytes_new_take (g_steal_pointer (&bytes), length);
      table = mb_proof_table_new (mutated);
      digests = mb_proof_digests_new (table);
      for (guint i = 0; digests != NULL && i < mb_proof_digests_get_n_pages (digests); i++)
        {
          g_autofree char *digest = mb_proof_digests_make (digests, i, TRUE, contents);

          n_sure += digest != NULL;
        }
    }
  g_assert_cmpuint (n_sure, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/pdf/proof-known/same", Fixture, NULL, set_up_known, test_same, tear_down);
  g_test_add ("/pdf/proof-known/all", Fixture, NULL, set_up_known, test_all_known, tear_down);
  g_test_add ("/pdf/proof-known/many", Fixture, NULL, set_up_known, test_many, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pdf/proof-known/changed/%s", changes[i].name);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up_known, test_changed, tear_down);
    }
  g_test_add ("/pdf/proof-known/other-letters", Fixture, NULL, set_up_known, test_other_letters, tear_down);
  g_test_add ("/pdf/proof-known/ambiguous", Fixture, NULL, set_up_known, test_ambiguous, tear_down);
  g_test_add ("/pdf/proof-known/filters", Fixture, NULL, set_up_known, test_filters, tear_down);
  g_test_add ("/pdf/proof-known/unseen-in-paper", Fixture, NULL, set_up, test_unseen_in_paper, tear_down);
  g_test_add ("/pdf/proof-known/undrawn-in-paper", Fixture, NULL, set_up, test_undrawn_in_paper, tear_down);
  g_test_add ("/pdf/proof-known/learned", Fixture, NULL, set_up, test_learned, tear_down);
  g_test_add ("/pdf/proof-known/mutated", Fixture, NULL, set_up, test_mutated, tear_down);

  return g_test_run ();
}
