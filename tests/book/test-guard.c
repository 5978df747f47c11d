/* Minute Book: tests of public papers that may be withheld ones
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "book-fixture.h"
#include "book/mb-book-intake.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-preflight.h"
#include "book/mb-book-proof.h"
#include "book/mb-book-publish.h"
#include "book/mb-words.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-readiness.h"
#include "tests/reader/pdf-fixture.h"

/* Two sentences of a template, and a passage of more than fifty words. */
#define TEMPLATE "(The Panel is asked to consider the report of the Director) ' (and to say whether anything further is wanted) ' "
#define PASSAGE                                                                   \
  "(The builder has offered eleven houses at Brook Lane for) ' "                  \
  "(a rent that is a fifth below what was asked in the spring) ' "                \
  "(and would take on the repair of roofs and gutters until) ' "                  \
  "(the end of the term, if the Council pays the first two) ' "                   \
  "(years in advance and lets no other house in the street) ' "                   \
  "(to anybody whose business is the keeping of horses) ' "
#define FILLER                                                                       \
  "(Children who go missing are met by somebody they know) ' (within three days.) ' " \
  "(Most of them say where they were,) ' (and some say why.) ' "                      \
  "(The number has fallen since the spring,) ' (and is lower than in like councils.) ' "

/* Each page is rows of '(text) ' ': a line each. */
static char *
write_paper (Fixture    *fixture,
             const char *name,
             const char *first,
             const char *second)
{
  const char *rows[] = { first, second };
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  char *streams[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *content = g_strdup_printf ("BT /F1 10 Tf 72 760 Td 14 TL %s ET", rows[i]);

      streams[i] = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", strlen (content), content);
    }
  pdf = pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                             "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] "
                             "/Resources << /Font << /F1 7 0 R >> >> >>",
                             "<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>",
                             "<< /Type /Page /Parent 2 0 R /Contents 6 0 R >>", streams[0], streams[1],
                             "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", NULL);
  g_free (streams[0]);
  g_free (streams[1]);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error));

  return path;
}

static gint64
attach (Fixture    *fixture,
        const char *meeting,
        const char *number,
        const char *path,
        const char *title,
        const char *paragraphs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, meeting), &error);
  MbRecord *item = mb_book_find_item (proceedings, number, &error);
  g_autoptr (MbRecord) document = NULL;

  g_assert_no_error (error);
  document = mb_book_attach (fixture->book, mb_record_get_id (item), path, title, paragraphs, NULL, &error);
  g_assert_no_error (error);

  return mb_record_get_id (document);
}

static gint64
attach_rows (Fixture    *fixture,
             const char *number,
             const char *title,
             const char *paragraphs,
             const char *first,
             const char *second)
{
  g_autofree char *path = write_paper (fixture, "paper.pdf", first, second);

  return attach (fixture, BOOK_DECEMBER, number, path, title, paragraphs);
}

/* Returns: the sentences about papers that may be withheld; of them the last
 *   one's code and record */
static char *
look (Fixture *fixture,
      int     *code,
      gint64  *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  GString *words = g_string_new (NULL);

  findings = mb_book_preflight (fixture->book, book_find (fixture, BOOK_DECEMBER), NULL, &error);
  g_assert_no_error (error);
  *code = -1;
  for (guint i = 0; i < findings->len; i++)
    {
      const MbFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = mb_words_for_finding (finding);

      if (finding->code < MB_FINDING_PAPER_WITHHELD)
        continue;
      g_assert_cmpint (finding->kind, ==, MB_KIND_DOCUMENT);
      *code = (int) finding->code;
      *record = finding->record;
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", sentence);
    }

  return g_string_free_and_steal (words);
}

static gboolean
publish (Fixture       *fixture,
         const char    *name,
         MbPublishKind  kind,
         MbDisclosure   disclosure,
         GError       **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  MbExport export = { .path = path, .disclosure = disclosure };
  g_autoptr (MbRecord) publication = NULL;

  publication = mb_book_publish (fixture->book, book_find (fixture, BOOK_DECEMBER), kind, &export, error);

  return publication != NULL;
}

static gboolean
export_pack (Fixture       *fixture,
             gboolean       supplement,
             MbDisclosure   disclosure,
             GError       **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "exported.pdf", NULL);
  gint64 meeting = book_find (fixture, BOOK_DECEMBER);
  MbExport export = { .path = path, .disclosure = disclosure };

  return supplement ? mb_book_export_supplement (fixture->book, meeting, &export, error)
                    : mb_book_export_pack (fixture->book, meeting, &export, error);
}

/* There is no way out, and nothing is left of the attempt. */
static void
assert_refused (Fixture    *fixture,
                gboolean    supplement,
                const char *words)
{
  g_autofree char *published = g_build_filename (fixture->folder, "out.pdf", NULL);
  g_autofree char *exported = g_build_filename (fixture->folder, "exported.pdf", NULL);
  g_autoptr (GError) of_publishing = NULL;
  g_autoptr (GError) of_export = NULL;

  g_assert_false (publish (fixture, "out.pdf", supplement ? MB_PUBLISH_SUPPLEMENT : MB_PUBLISH_PACK,
                           MB_DISCLOSURE_PUBLIC, &of_publishing));
  g_assert_error (of_publishing, MB_ERROR, MB_ERROR_NOT_VALID);
  g_assert_cmpstr (mb_error_get_fact (of_publishing, 0), ==, words);
  g_assert_false (export_pack (fixture, supplement, MB_DISCLOSURE_PUBLIC, &of_export));
  g_assert_error (of_export, MB_ERROR, MB_ERROR_NOT_VALID);
  g_assert_cmpstr (mb_error_get_fact (of_export, 0), ==, words);
  g_assert_false (g_file_test (published, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (exported, G_FILE_TEST_EXISTS));
}

/* A file that is exempt under another item of the same meeting. */
static void
test_same_file (Fixture       *fixture,
                gconstpointer  sample)
{
  g_autofree char *path = write_paper (fixture, "paper.pdf", PASSAGE, FILLER);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *after = NULL;
  g_autoptr (MbRecord) document = NULL;
  gint64 record, attached;
  int code;

  attach (fixture, BOOK_DECEMBER, "4", path, "Offer", "3");
  attached = attach (fixture, BOOK_DECEMBER, "5", path, "Houses", NULL);
  words = look (fixture, &code, &record);
  g_assert_cmpint (code, ==, MB_FINDING_PAPER_WITHHELD);
  g_assert_cmpint (record, ==, attached);
  g_assert_cmpstr (words, ==,
                   "Item 5, Inspectorate’s monitoring visit, “Houses” – the paper is public, but the same file is "
                   "withheld under Item 4, Return interviews: themes of six months");
  g_assert_false (export_pack (fixture, FALSE, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_VALID);
  g_assert_cmpstr (mb_error_get_fact (error, 0), ==, words);
  g_clear_error (&error);
  g_assert_true (export_pack (fixture, FALSE, MB_DISCLOSURE_RESTRICTED, &error));
  g_assert_no_error (error);

  document = mb_book_get (fixture->book, MB_KIND_DOCUMENT, attached, &error);
  mb_record_set_text (document, MB_DOCUMENT_ACCESS, "exempt");
  mb_record_set_text (document, MB_DOCUMENT_EXEMPT_PARAGRAPHS, "3");
  mb_book_save (fixture->book, document, &error);
  g_assert_no_error (error);
  after = look (fixture, &code, &record);
  g_assert_cmpstr (after, ==, "");
  g_assert_true (export_pack (fixture, FALSE, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_no_error (error);
}

/* Nor is a withheld paper the public's since it was saved anew: the proof finds
 * its words. */
static void
test_saved_anew (Fixture       *fixture,
                 gconstpointer  sample)
{
  g_autofree char *path = write_paper (fixture, "paper.pdf", PASSAGE, FILLER);
  g_autofree char *anew = g_build_filename (fixture->folder, "anew.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_byte_array_append (longer, (const guint8 *) bytes, (guint) length);
  g_byte_array_append (longer, (const guint8 *) " ", 1);
  g_assert_true (g_file_set_contents (anew, (const char *) longer->data, longer->len, NULL));

  attach (fixture, BOOK_DECEMBER, "5", anew, "Houses", NULL);
  g_assert_true (export_pack (fixture, FALSE, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_no_error (error);
  attach (fixture, BOOK_DECEMBER, "4", path, "Offer", "3");
  g_assert_false (export_pack (fixture, FALSE, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PROOF);
}

/* What is exempt in one meeting is exempt for the council. */
static void
test_other_meeting (Fixture       *fixture,
                    gconstpointer  sample)
{
  g_autofree char *path = write_paper (fixture, "paper.pdf", PASSAGE, FILLER);
  g_autofree char *words = NULL;
  gint64 record;
  int code;

  /* Its item 3 is exempt, and so is what is attached to it. */
  attach (fixture, BOOK_OCTOBER, "3", path, "Offer", NULL);
  attach (fixture, BOOK_DECEMBER, "5", path, "Houses", NULL);
  words = look (fixture, &code, &record);
  g_assert_cmpstr (words, ==,
                   "Item 5, Inspectorate’s monitoring visit, “Houses” – the paper is public, but the same file is "
                   "withheld under Item 3, Placements: terms offered to a provider, of the meeting on Wednesday 14 "
                   "October 2026");
  assert_refused (fixture, FALSE, words);
}

/* The very packs of ours, the one beside a supplement too. */
static void
test_restricted_pack (Fixture       *fixture,
                      gconstpointer  sample)
{
  static const char *const packs[] = { "restricted.pdf", "more.pdf", "more-consolidated.pdf" };
  g_autoptr (GError) error = NULL;
  gint64 record;
  int code;

  g_assert_true (publish (fixture, "public.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_true (publish (fixture, "restricted.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_RESTRICTED, &error));
  attach_rows (fixture, "5", "Numbers", NULL, FILLER, FILLER);
  g_assert_true (publish (fixture, "more.pdf", MB_PUBLISH_SUPPLEMENT, MB_DISCLOSURE_RESTRICTED, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, packs[i], NULL);
      gint64 attached = attach (fixture, BOOK_DECEMBER, "5", path, "Pack", NULL);
      g_autofree char *words = look (fixture, &code, &record);

      g_assert_cmpstr (words, ==,
                       "Item 5, Inspectorate’s monitoring visit, “Pack” – the paper is public, but it is the restricted "
                       "pack that was published on Wednesday 18 November 2026");
      g_assert_cmpint (record, ==, attached);
      assert_refused (fixture, TRUE, words);
      mb_book_remove (fixture->book, MB_KIND_DOCUMENT, attached, &error);
      g_assert_no_error (error);
    }
}

/* A pack of ours that wasn't published is known by its stamps, as are other
 * councils' papers. */
static void
test_stamped (Fixture       *fixture,
              gconstpointer  sample)
{
  static const char *const rows[] = {
    NULL,
    "(NOT FOR PUBLICATION) ' " FILLER FILLER,
    "(Harrowmere Borough Council) ' (Not for Publication) ' " FILLER FILLER,
    "(not for publication by virtue of nothing) ' (NOT FOR PUBLICATION BY VIRTUE OF PARAGRAPH 3) ' " FILLER FILLER,
  };
  g_autofree char *pack = g_build_filename (fixture->folder, "exported.pdf", NULL);
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.pdf", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;
      g_autofree char *expected = NULL;
      gint64 attached, record;
      int code;

      if (rows[i] == NULL)
        {
          g_assert_true (export_pack (fixture, FALSE, MB_DISCLOSURE_RESTRICTED, &error));
          g_assert_no_error (error);
          g_assert_cmpint (g_rename (pack, moved), ==, 0);
          attached = attach (fixture, BOOK_DECEMBER, "5", moved, "All", NULL);
        }
      else
        attached = attach_rows (fixture, "5", "All", NULL, FILLER, rows[i]);
      words = look (fixture, &code, &record);
      g_assert_cmpint (code, ==, MB_FINDING_PAPER_STAMPED);
      g_assert_cmpint (record, ==, attached);
      expected = g_strdup_printf ("Item 5, Inspectorate’s monitoring visit, “All” – the paper is public, but page %u is "
                                  "stamped as not for publication",
                                  rows[i] == NULL ? 1 : 2);
      g_assert_cmpstr (words, ==, expected);
      assert_refused (fixture, FALSE, words);
      mb_book_remove (fixture->book, MB_KIND_DOCUMENT, attached, &error);
      g_assert_no_error (error);
    }
}

/* What is only suspected is the clerk's to weigh, and a quotation is nothing. */
static void
test_quoted (Fixture       *fixture,
             gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *words = NULL;
  gint64 record;
  int code;

  attach_rows (fixture, "5", "Cover", NULL, FILLER "(Appendix 2 is NOT FOR PUBLICATION by virtue of paragraph 3.) ' " FILLER,
               "(Members asked why papers were marked) ' (\223Not for publication - paragraph 3\224 last year.) ' ");
  none = look (fixture, &code, &record);
  g_assert_cmpstr (none, ==, "");
  attach_rows (fixture, "5", "Form", NULL, FILLER, FILLER "(Not for publication: paragraph 3) ' " FILLER);
  words = look (fixture, &code, &record);
  g_assert_cmpint (code, ==, MB_FINDING_PAPER_DOUBTFUL_STAMP);
  g_assert_cmpstr (words, ==,
                   "Item 5, Inspectorate’s monitoring visit, “Form” – the paper is public, but page 2 says “not for "
                   "publication”, maybe of the paper itself");
  g_assert_true (publish (fixture, "out.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_no_error (error);
}

/* A public pack of ours says what it leaves out, and may be a public paper. */
static void
test_public_pack (Fixture       *fixture,
                  gconstpointer  sample)
{
  g_autofree char *pack = g_build_filename (fixture->folder, "exported.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gint64 record;
  int code;

  g_assert_true (export_pack (fixture, FALSE, MB_DISCLOSURE_PUBLIC, &error));
  attach (fixture, BOOK_DECEMBER, "5", pack, "All", NULL);
  words = look (fixture, &code, &record);
  g_assert_cmpstr (words, ==, "");
  g_assert_true (export_pack (fixture, FALSE, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_no_error (error);
}

static void
test_passages (Fixture       *fixture,
               gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *words = NULL;
  g_autofree char *of_template = NULL;
  gint64 record, cover;
  int code;

  attach_rows (fixture, "6", "Offer", NULL, TEMPLATE PASSAGE, TEMPLATE);
  attach_rows (fixture, "5", "Progress", NULL, TEMPLATE FILLER, TEMPLATE);
  none = look (fixture, &code, &record);
  g_assert_cmpstr (none, ==, "");

  cover = attach_rows (fixture, "5", "Houses", NULL, TEMPLATE FILLER, FILLER PASSAGE FILLER);
  words = look (fixture, &code, &record);
  g_assert_cmpint (code, ==, MB_FINDING_PAPER_SHARES_WORDS);
  g_assert_cmpint (record, ==, cover);
  g_assert_cmpstr (words, ==,
                   "Item 5, Inspectorate’s monitoring visit, “Houses” – the paper is public, but page 2 has long passages "
                   "of a paper that is withheld under Item 6, Placements: terms offered to a provider");
  g_assert_true (export_pack (fixture, FALSE, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_no_error (error);

  /* Another public paper has it too. */
  attach_rows (fixture, "4", "Template", NULL, FILLER, "(Once more) ' " PASSAGE);
  of_template = look (fixture, &code, &record);
  g_assert_cmpstr (of_template, ==, "");
}

/* The proof itself doesn't take the words of a withheld file for the public's. */
static void
test_proof (Fixture       *fixture,
            gconstpointer  sample)
{
  static const char words[] = "The builder has offered eleven houses at Brook Lane for a rent";
  g_autofree char *path = write_paper (fixture, "paper.pdf", PASSAGE, FILLER);
  g_autoptr (GBytes) file = g_bytes_new_static (words, strlen (words));
  g_autoptr (GError) error = NULL;
  gint64 meeting = book_find (fixture, BOOK_DECEMBER);

  attach (fixture, BOOK_DECEMBER, "4", path, "Offer", "3");
  attach (fixture, BOOK_DECEMBER, "5", path, "Houses", NULL);
  g_assert_null (mb_book_prove_public (fixture->book, &meeting, 1, file, "out.txt", NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PROOF);
}

#define ADD(path, test) g_test_add (path, Fixture, "sample", book_set_up, test, book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/book/guard/same-file", test_same_file);
  ADD ("/book/guard/saved-anew", test_saved_anew);
  ADD ("/book/guard/other-meeting", test_other_meeting);
  ADD ("/book/guard/restricted-pack", test_restricted_pack);
  ADD ("/book/guard/stamped", test_stamped);
  ADD ("/book/guard/quoted", test_quoted);
  ADD ("/book/guard/public-pack", test_public_pack);
  ADD ("/book/guard/passages", test_passages);
  ADD ("/book/guard/proof", test_proof);

  return g_test_run ();
}
