/* Minute Book: tests of the proof of what a book gives to the public
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "book-fixture.h"
#include "book/mb-book-export.h"
#include "book/mb-book-intake.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-proof.h"
#include "book/mb-words.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "tests/reader/pdf-fixture.h"

/* Of the sample's exempt paper. */
#define SECRET "Larkhill Homes has answered the Council\x92s offer of"

static GBytes *
make_paper (const char *content)
{
  g_autofree char *stream = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", strlen (content),
                                             content);

  return pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                              "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                              "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                              stream,
                              "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", NULL);
}

static gint64
find_item (Fixture    *fixture,
           const char *meeting,
           const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, meeting), &error);
  MbRecord *item = mb_book_find_item (proceedings, number, &error);

  g_assert_no_error (error);

  return mb_record_get_id (item);
}

static void
attach (Fixture    *fixture,
        const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, "statement.pdf", NULL);
  g_autoptr (GBytes) pdf = make_paper (content);
  g_autoptr (MbRecord) document = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error));
  document = mb_book_attach (fixture->book, find_item (fixture, BOOK_DECEMBER, "5"), path, "A statement", NULL, NULL,
                             &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
}

static gboolean
export_pack (Fixture     *fixture,
             char       **proof,
             GError     **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  MbExport export = { .path = path, .disclosure = MB_DISCLOSURE_PUBLIC, .proof = proof };

  return mb_book_export_pack (fixture->book, book_find (fixture, BOOK_DECEMBER), &export, error);
}

/* What stood in the pack's place stands there still, and nothing else does. */
static void
assert_kept (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "an earlier pack");
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".pack"));
}

static void
test_clean (Fixture       *fixture,
            gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *proof = NULL;
  g_autofree char *again = NULL;

  g_assert_true (export_pack (fixture, &proof, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (proof, "\"papers\": 1,"));
  g_assert_nonnull (strstr (proof, "\"pages\": 7, \"pages_of_papers\": 1,"));
  g_assert_nonnull (strstr (proof, "\"found\": 0"));
  g_assert_true (export_pack (fixture, &again, &error));
  g_assert_cmpstr (proof, ==, again);
}

/* Words that a public paper has, though they are not to be seen in it. */
static void
test_unseen (Fixture       *fixture,
             gconstpointer  sample)
{
  static const char *const contents[] = {
    "BT 3 Tr /F1 10 Tf 72 700 Td (" SECRET ") Tj ET",
    "1 1 1 rg BT /F1 10 Tf 72 700 Td (" SECRET ") Tj ET",
    /* a bar over them */
    "BT /F1 10 Tf 72 700 Td (" SECRET ") Tj ET 60 690 400 30 re f",
    "BT /F1 10 Tf 72 1700 Td (" SECRET ") Tj ET",
    /* their ink is that of others */
    "BT 3 Tr /F1 10 Tf 72 700 Td (" SECRET ") Tj ET "
    "BT 0 Tr /F1 10 Tf 72 706 Td (The Panel is pleased to see that bus fares are as they were) Tj ET",
  };
  const char *content = contents[GPOINTER_TO_UINT (sample) - 1];
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  g_autofree char *proof = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "an earlier pack", -1, NULL));
  attach (fixture, content);
  g_assert_false (export_pack (fixture, &proof, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PROOF);
  g_assert_null (proof);
  g_assert_cmpstr (mb_error_get_fact (error, 1), ==, "text 8, stream 8");
  g_assert_cmpstr (mb_error_get_fact (error, 2), ==, "6. Placements: terms offered to a provider");
  words = mb_words_for_error (error);
  g_assert_nonnull (strstr (words, "words on page 8, what is drawn, maybe unseen, on page 8"));
  g_assert_null (strstr (words, "Larkhill"));
  assert_kept (fixture);
}

/* Words that are to be seen in a public paper are the public's. */
static void
test_seen (Fixture       *fixture,
           gconstpointer  sample)
{
  g_autoptr (GError) error = NULL;

  attach (fixture, "BT /F1 10 Tf 72 700 Td (" SECRET ") Tj ET");
  g_assert_true (export_pack (fixture, NULL, &error));
  g_assert_no_error (error);
}

/* As if a paper's maker had let something through. */
static void
test_records (Fixture       *fixture,
              gconstpointer  sample)
{
  static const struct
  {
    const char *text;
    gboolean    found;
  } cases[] = {
    { "Item 6: Placements: terms offered to a provider", FALSE },
    { "Placements: LARKHILL HOMES' answer", TRUE },
    { "see PAPER-LARKHILL.pdf", TRUE },
    { "accept £5,280 a week for two years, with a review", TRUE },
    { "Publishing the terms now would weaken the Council’s hand", TRUE },
    { "weaken the Council’s hand", FALSE },
    { "Information relating to the financial or business affairs of any particular person", FALSE },
  };
  gint64 meeting = book_find (fixture, BOOK_DECEMBER);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) file = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autofree char *summary = NULL;

      summary = mb_book_prove_public (fixture->book, &meeting, 1, file, "agenda.txt", NULL, &error);
      if (cases[i].found)
        g_assert_error (error, MB_ERROR, MB_ERROR_PROOF);
      else
        g_assert_no_error (error);
      g_assert_true ((summary == NULL) == cases[i].found);
    }
}

/* Every other way out is proved as well. */
static void
test_other_papers (Fixture       *fixture,
                   gconstpointer  sample)
{
  static const struct
  {
    gboolean  (*function) (MbBook *, gint64, const MbExport *, GError **);
    const char *meeting;
    const char *name;
  } papers[] = {
    { mb_book_export_agenda, BOOK_DECEMBER, "agenda.pdf" },
    { mb_book_export_agenda, BOOK_DECEMBER, "agenda.txt" },
    { mb_book_export_agenda, BOOK_DECEMBER, "agenda.docx" },
    { mb_book_export_minutes, BOOK_OCTOBER, "minutes.html" },
    { mb_book_export_minutes, BOOK_OCTOBER, "minutes.pdf" },
    { mb_book_export_minutes, BOOK_OCTOBER, "minutes.txt" },
    { mb_book_export_pack_csv, BOOK_DECEMBER, "data" },
  };
  static const char *const registers[] = { "actions.csv", "actions.pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, papers[i].name, NULL);
      g_autofree char *proof = NULL;
      g_autoptr (GError) error = NULL;
      MbExport export = { .path = path, .disclosure = MB_DISCLOSURE_PUBLIC, .proof = &proof };

      g_assert_true (papers[i].function (fixture->book, book_find (fixture, papers[i].meeting), &export, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_nonnull (proof);
    }
  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, registers[i], NULL);
      g_autofree char *proof = NULL;
      g_autoptr (GError) error = NULL;
      MbExport export = { .path = path, .disclosure = MB_DISCLOSURE_PUBLIC, .proof = &proof };

      g_assert_true (mb_book_export_register (fixture->book, MB_REGISTER_ACTIONS, &export, &error));
      g_assert_no_error (error);
      g_assert_nonnull (proof);
    }
}

/* What is made for those who may see all is caught in every format. */
static void
test_restricted (Fixture       *fixture,
                 gconstpointer  sample)
{
  static const struct
  {
    gboolean  (*function) (MbBook *, gint64, const MbExport *, GError **);
    const char *meeting;
    const char *name;
  } papers[] = {
    { mb_book_export_pack, BOOK_DECEMBER, "pack.pdf" },
    { mb_book_export_agenda, BOOK_DECEMBER, "agenda.docx" },
    { mb_book_export_minutes, BOOK_OCTOBER, "minutes.pdf" },
    { mb_book_export_minutes, BOOK_OCTOBER, "minutes.docx" },
    { mb_book_export_minutes, BOOK_OCTOBER, "minutes.html" },
    { mb_book_export_minutes, BOOK_OCTOBER, "minutes.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      gint64 meeting = book_find (fixture, papers[i].meeting);
      g_autofree char *path = g_build_filename (fixture->folder, papers[i].name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *summary = NULL;
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GError) error = NULL;
      MbExport export = { .path = path, .disclosure = MB_DISCLOSURE_RESTRICTED };
      gsize length;

      g_assert_true (papers[i].function (fixture->book, meeting, &export, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      file = g_bytes_new (bytes, length);
      summary = mb_book_prove_public (fixture->book, &meeting, 1, file, papers[i].name, NULL, &error);
      g_assert_error (error, MB_ERROR, MB_ERROR_PROOF);
      g_assert_null (summary);
    }
}

int
main (int    argc,
      char **argv)
{
  static const char *const unseen[] = { "no-ink", "white", "under-a-bar", "off-the-page", "under-words" };

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/book/proof/clean", Fixture, GINT_TO_POINTER (TRUE), book_set_up, test_clean, book_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (unseen); i++)
    {
      g_autofree char *path = g_strconcat ("/book/proof/unseen/", unseen[i], NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i + 1), book_set_up, test_unseen, book_tear_down);
    }
  g_test_add ("/book/proof/seen", Fixture, GINT_TO_POINTER (TRUE), book_set_up, test_seen, book_tear_down);
  g_test_add ("/book/proof/records", Fixture, GINT_TO_POINTER (TRUE), book_set_up, test_records, book_tear_down);
  g_test_add ("/book/proof/restricted", Fixture, GINT_TO_POINTER (TRUE), book_set_up, test_restricted,
              book_tear_down);
  g_test_add ("/book/proof/other-papers", Fixture, GINT_TO_POINTER (TRUE), book_set_up, test_other_papers,
              book_tear_down);

  return g_test_run ();
}
