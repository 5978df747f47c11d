/* Minute Book: tests of the look at an agenda before it is published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book-fixture.h"
#include "book/mb-book-preflight.h"
#include "book/mb-words.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-readiness.h"

static char *
look (Fixture    *fixture,
      const char *meeting,
      guint      *n_faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = mb_book_preflight (fixture->book, book_find (fixture, meeting), NULL, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  *n_faults = mb_preflight_count_faults (findings);
  for (guint i = 0; i < findings->len; i++)
    {
      MbFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = mb_words_for_finding (finding);

      g_assert_cmpint (mb_finding_blocks (finding), ==, i < *n_faults);
      g_string_append_printf (words, "%s\n", sentence);
    }

  return g_string_free_and_steal (words);
}

static void
change (Fixture    *fixture,
        MbKind      kind,
        const char *number,
        guint       field,
        const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) records = NULL;

  proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, BOOK_DECEMBER), &error);
  g_assert_no_error (error);
  records = mb_proceedings_list (proceedings, kind);
  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);
      MbRecord *item = kind == MB_KIND_DOCUMENT ? mb_proceedings_follow (proceedings, record, MB_DOCUMENT_ITEM)
                                                : record;

      if (g_strcmp0 (mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER), number) != 0)
        continue;
      if (value != NULL)
        mb_record_set_text (record, field, value);
      else
        mb_record_clear (record, field);
      mb_book_save (fixture->book, record, &error);
      g_assert_no_error (error);
    }
}

static void
test_sample (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_faults;
  g_autofree char *words = look (fixture, BOOK_DECEMBER, &n_faults);

  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_cmpstr (words, ==,
                   "Item 6, Placements: terms offered to a provider – exempt, but no item of the agenda "
                   "resolves to exclude the public from it\n");
}

/* A private title is not said, nor what a withheld paper is called. */
static void
test_withheld (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *words = NULL;
  guint n_faults;

  change (fixture, MB_KIND_ITEM, "6", MB_ITEM_PUBLIC_INTEREST, NULL);
  change (fixture, MB_KIND_DOCUMENT, "6", MB_DOCUMENT_EXEMPT_PARAGRAPHS, NULL);
  words = look (fixture, BOOK_DECEMBER, &n_faults);
  g_assert_cmpuint (n_faults, ==, 2);
  g_assert_null (strstr (words, "Larkhill"));
  g_assert_nonnull (strstr (words, "Item 6, Placements: terms offered to a provider – exempt, but no paragraph"));
  g_assert_nonnull (strstr (words, "Item 6, Placements: terms offered to a provider – exempt, but the public-interest test"));
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *words = NULL;
  guint n_faults;

  change (fixture, MB_KIND_DOCUMENT, "4", MB_DOCUMENT_DIGEST,
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  words = look (fixture, BOOK_DECEMBER, &n_faults);
  g_assert_cmpuint (n_faults, ==, 1);
  g_assert_nonnull (strstr (words, "can’t go into the pack: "));
}

/* What was found when a paper was attached isn't looked for again. */
static void
test_known (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *findings, *found; } known[] = {
    { "untagged", "is not tagged" }, { "scanned:1", "without text" }, { "none", NULL }, { NULL, NULL }
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *words = NULL;
      guint n_faults;

      change (fixture, MB_KIND_DOCUMENT, "4", MB_DOCUMENT_FINDINGS, known[i].findings);
      words = look (fixture, BOOK_DECEMBER, &n_faults);
      g_test_message ("%s", words);
      g_assert_cmpuint (n_faults, ==, 0);
      if (known[i].found != NULL)
        g_assert_nonnull (strstr (words, known[i].found));
      else
        g_assert_null (strstr (words, "Return interviews"));
    }
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (mb_book_preflight (fixture->book, book_find (fixture, BOOK_DECEMBER), cancellable, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
}

#define ADD(path, test) g_test_add (path, Fixture, "sample", book_set_up, test, book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/book/preflight/sample", test_sample);
  ADD ("/book/preflight/withheld", test_withheld);
  ADD ("/book/preflight/unreadable", test_unreadable);
  ADD ("/book/preflight/known", test_known);
  ADD ("/book/preflight/cancelled", test_cancelled);

  return g_test_run ();
}
