/* Minute Book: tests of excluding the public, and of what they are told instead
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "book-fixture.h"
#include "book/mb-book-agenda.h"
#include "book/mb-book-history.h"
#include "book/mb-book-meetings.h"
#include "core/mb-readiness.h"
#include "core/mb-item.h"
#include "core/mb-panel.h"

static guint
count_findings (MbProceedings *proceedings,
                MbFindingCode  code)
{
  g_autoptr (GPtrArray) findings = mb_findings_new ();
  MbReadinessFacts facts = { .has_earlier = TRUE, .has_minutes = TRUE };
  guint n = 0;

  mb_check_readiness (proceedings, &facts, findings);
  for (guint i = 0; i < findings->len; i++)
    n += ((MbFinding *) g_ptr_array_index (findings, i))->code == code;

  return n;
}

/* Before the first exempt item, which has the next number then; one undo takes
 * it back. */
static void
test_exclusion (Fixture       *fixture,
                gconstpointer  sample)
{
  gint64 meeting = book_find (fixture, BOOK_DECEMBER);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) before = mb_book_load_meeting (fixture->book, meeting, &error);
  g_autoptr (MbProceedings) after = NULL;
  g_autoptr (MbProceedings) undone = NULL;
  g_autoptr (MbRecord) added = NULL;
  g_autoptr (MbChange) change = NULL;
  const char *text;

  g_assert_true (mb_agenda_lacks_exclusion (before));
  g_assert_cmpuint (count_findings (before, MB_FINDING_EXCLUSION_MISSING), ==, 1);
  added = mb_book_add_exclusion (fixture->book, meeting, &error);
  g_assert_no_error (error);
  g_assert_true (mb_record_is (added, MB_ITEM_KIND, "exclusion"));
  g_assert_cmpstr (mb_record_get_text (added, MB_ITEM_AGENDA_NUMBER), ==, "6");
  text = mb_record_get_text (added, MB_ITEM_DESCRIPTION);
  g_assert_nonnull (strstr (text, "under section 100A(4) of the Local Government Act 1972"));
  g_assert_nonnull (strstr (text, "Item 7, Placements: terms offered to a provider. Paragraph 3: Information"));
  g_assert_null (strstr (text, "Larkhill"));

  after = mb_book_load_meeting (fixture->book, meeting, &error);
  g_assert_false (mb_agenda_lacks_exclusion (after));
  g_assert_cmpuint (count_findings (after, MB_FINDING_EXCLUSION_MISSING), ==, 0);
  g_assert_nonnull ((change = mb_book_undo (fixture->book, &error)));
  g_assert_no_error (error);
  undone = mb_book_load_meeting (fixture->book, meeting, &error);
  g_assert_true (mb_agenda_lacks_exclusion (undone));
}

/* Withheld minutes need a summary for the public, and where nothing is exempt
 * nothing needs to be resolved. */
static void
test_findings (Fixture       *fixture,
               gconstpointer  sample)
{
  gint64 meeting = book_find (fixture, BOOK_OCTOBER);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = mb_book_load_meeting (fixture->book, meeting, &error);
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  MbRecord *exempt = NULL;

  for (guint i = 0; i < items->len; i++)
    if (mb_item_is_withheld (g_ptr_array_index (items, i)))
      exempt = g_ptr_array_index (items, i);
  g_assert_nonnull (exempt);

  /* It was held: its agenda isn't amended any more. */
  g_assert_false (mb_agenda_lacks_exclusion (proceedings));

  g_assert_cmpuint (count_findings (proceedings, MB_FINDING_SUMMARY_MISSING), ==, 0);
  mb_record_clear (exempt, MB_ITEM_PUBLIC_SUMMARY);
  g_assert_cmpuint (count_findings (proceedings, MB_FINDING_SUMMARY_MISSING), ==, 1);
  mb_record_clear (exempt, MB_ITEM_EXEMPT_PARAGRAPHS);
  g_assert_cmpuint (count_findings (proceedings, MB_FINDING_PARAGRAPH_MISSING), ==, 1);
  mb_record_set_text (exempt, MB_ITEM_ACCESS, "confidential");
  g_assert_cmpuint (count_findings (proceedings, MB_FINDING_EXCLUSION_MISSING), ==, 0);
  mb_record_set_text (exempt, MB_ITEM_ACCESS, "exempt");

  /* A parish has no Schedule 12A, but resolves to exclude all the same. */
  mb_record_set_text (mb_proceedings_get_panel (proceedings), MB_PANEL_KIND, "parish");
  g_assert_cmpuint (count_findings (proceedings, MB_FINDING_PARAGRAPH_MISSING), ==, 0);
  g_assert_cmpuint (count_findings (proceedings, MB_FINDING_SUMMARY_MISSING), ==, 0);
  g_assert_cmpuint (count_findings (proceedings, MB_FINDING_EXCLUSION_MISSING), ==, 1);
  mb_record_set_text (exempt, MB_ITEM_ACCESS, "public");
  g_assert_cmpuint (count_findings (proceedings, MB_FINDING_EXCLUSION_MISSING), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/book/exclusion/added", Fixture, GINT_TO_POINTER (TRUE), book_set_up, test_exclusion, book_tear_down);
  g_test_add ("/book/exclusion/findings", Fixture, GINT_TO_POINTER (TRUE), book_set_up, test_findings,
              book_tear_down);

  return g_test_run ();
}
