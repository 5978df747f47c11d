/* Minute Book: what a published pack held, and what is other since
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "paper/mb-manifest.h"
#include "paper/mb-supplement-paper.h"

static MbRecord *
add_item (MbProceedings *proceedings,
          gint64         id,
          const char    *number,
          const char    *title)
{
  g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, id);

  mb_record_set_integer (item, MB_ITEM_MEETING, 1);
  mb_record_set_integer (item, MB_ITEM_POSITION, id);
  mb_record_set_text (item, MB_ITEM_AGENDA_NUMBER, number);
  mb_record_set_text (item, MB_ITEM_TITLE, title);
  mb_proceedings_add (proceedings, item);

  return item;
}

static MbRecord *
add_paper (MbProceedings *proceedings,
           gint64         id,
           gint64         item,
           const char    *title,
           guint          n_pages)
{
  g_autoptr (MbRecord) document = mb_record_new (MB_KIND_DOCUMENT, id);
  g_autofree char *digest = g_strdup_printf ("digest %d", (int) id);

  mb_record_set_integer (document, MB_DOCUMENT_ITEM, item);
  mb_record_set_integer (document, MB_DOCUMENT_POSITION, id);
  mb_record_set_text (document, MB_DOCUMENT_TITLE, title);
  mb_record_set_text (document, MB_DOCUMENT_DIGEST, digest);
  mb_record_set_integer (document, MB_DOCUMENT_PAGES, n_pages);
  mb_proceedings_add (proceedings, document);

  return document;
}

/* Item 1 with the minutes (2 pages), 2 with a report (3) and a letter (4), 3
 * with a paper to follow, 4 with a plan (5). */
static MbProceedings *
make (void)
{
  MbProceedings *proceedings = mb_proceedings_new ();
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1);
  MbRecord *item;

  mb_record_set_text (meeting, MB_MEETING_DATE, "2026-12-09");
  mb_record_set_text (meeting, MB_MEETING_PLACE, "Committee Room 2");
  mb_proceedings_set_meeting (proceedings, meeting);
  item = add_item (proceedings, 11, "1", "Minutes");
  mb_record_set_text (item, MB_ITEM_KIND, "minutes");
  add_item (proceedings, 12, "2", "Return interviews");
  item = add_item (proceedings, 13, "3", "Budget");
  mb_record_set_integer (item, MB_ITEM_TO_FOLLOW, 1);
  add_item (proceedings, 14, "4", "Plan");
  add_paper (proceedings, 21, 12, "Report", 3);
  add_paper (proceedings, 22, 12, "Letter", 4);
  add_paper (proceedings, 24, 14, "Plan", 5);

  return proceedings;
}

static MbManifest *
publish (MbProceedings *proceedings,
         const char    *minutes)
{
  g_autoptr (MbPackPlan) plan = mb_pack_plan_new (proceedings, 2, MB_DISCLOSURE_PUBLIC);

  return mb_manifest_new (proceedings, plan, minutes, MB_DISCLOSURE_PUBLIC);
}

static char *
describe (GPtrArray *amendments)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < amendments->len; i++)
    {
      MbAmendment *amendment = g_ptr_array_index (amendments, i);

      g_string_append_printf (all, "%d %s %s %u-%u was %u-%u", amendment->kind,
                              amendment->number != NULL ? amendment->number : "-", amendment->title,
                              amendment->first, amendment->last, amendment->was_first, amendment->was_last);
      for (guint j = 0; amendment->labels != NULL && amendment->labels[j] != NULL; j++)
        g_string_append_printf (all, " [%s]", amendment->labels[j]);
      g_string_append_c (all, '\n');
    }

  return g_string_free_and_steal (all);
}

/* What a supplement to @published would say, numbered on. */
static char *
go_on (const MbManifest *published,
       MbProceedings    *now,
       const char       *minutes,
       guint            *last)
{
  g_autoptr (MbPackPlan) plan = mb_pack_plan_new (now, 2, MB_DISCLOSURE_PUBLIC);
  g_autoptr (MbManifest) manifest = NULL;
  g_autoptr (GPtrArray) amendments = NULL;

  mb_manifest_number_on (published, plan, minutes, MB_DISCLOSURE_PUBLIC);
  manifest = mb_manifest_new (now, plan, minutes, MB_DISCLOSURE_PUBLIC);
  amendments = mb_manifest_compare (published, manifest);
  mb_manifest_go_on (manifest, published);
  *last = manifest->last;
  for (guint i = 0; i < manifest->papers->len; i++)
    {
      MbManifestPaper *paper = g_ptr_array_index (manifest->papers, i);

      g_assert_cmpint (paper->held, ==, paper->first > published->last);
    }

  return describe (amendments);
}

static void
test_same (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autoptr (MbManifest) published = publish (proceedings, "m");
  g_autofree char *words = NULL;
  guint last;

  g_assert_cmpuint (published->last, ==, 14);
  words = go_on (published, proceedings, "m", &last);
  g_assert_cmpstr (words, ==, "");
  g_assert_cmpuint (last, ==, 14);
}

static void
test_supplement (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autoptr (MbManifest) published = publish (proceedings, "m");
  g_autofree char *words = NULL;
  guint last;

  /* the report goes, the letter's place is taken, the budget is there */
  mb_proceedings_remove (proceedings, mb_proceedings_find (proceedings, MB_KIND_DOCUMENT, 21));
  mb_proceedings_remove (proceedings, mb_proceedings_find (proceedings, MB_KIND_DOCUMENT, 22));
  add_paper (proceedings, 32, 12, "Letter", 6);
  add_paper (proceedings, 33, 13, "Budget report", 1);
  add_paper (proceedings, 34, 14, "Map", 2);
  words = go_on (published, proceedings, "m", &last);
  g_assert_cmpstr (words, ==,
                   "2 2 Letter 15-20 was 6-9\n"
                   "0 3 Budget report 21-21 was 0-0\n"
                   "1 4 Map 22-23 was 0-0\n"
                   "4 2 Report 0-0 was 3-5\n");
  g_assert_cmpuint (last, ==, 23);
}

/* One paper for one, whatever they are called. */
static void
test_replaced (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autoptr (MbManifest) published = publish (proceedings, "m");
  g_autofree char *words = NULL;
  guint last;

  mb_proceedings_remove (proceedings, mb_proceedings_find (proceedings, MB_KIND_DOCUMENT, 24));
  add_paper (proceedings, 34, 14, "Plan, second version", 5);
  words = go_on (published, proceedings, "other minutes", &last);
  g_assert_cmpstr (words, ==,
                   "2 1 Minutes 15-16 was 1-2\n"
                   "2 4 Plan, second version 17-21 was 10-14\n");
}

/* The numbers of pages that were withdrawn are not given again. */
static void
test_withdrawn (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autoptr (MbManifest) published = publish (proceedings, "m");
  g_autofree char *words = NULL;
  guint last;

  mb_proceedings_remove (proceedings, mb_proceedings_find (proceedings, MB_KIND_DOCUMENT, 24));
  words = go_on (published, proceedings, "m", &last);
  g_assert_cmpstr (words, ==, "4 4 Plan 0-0 was 10-14\n");
  g_assert_cmpuint (last, ==, 14);
}

static void
test_access (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autoptr (MbManifest) published = NULL;
  g_autofree char *released = NULL;
  g_autofree char *withheld = NULL;
  MbRecord *plan = mb_proceedings_find (proceedings, MB_KIND_DOCUMENT, 24);
  guint last;

  mb_record_set_text (plan, MB_DOCUMENT_ACCESS, "exempt");
  published = publish (proceedings, "m");
  mb_record_set_text (plan, MB_DOCUMENT_ACCESS, "public");
  released = go_on (published, proceedings, "m", &last);
  g_assert_cmpstr (released, ==, "3 4 Plan 15-19 was 10-14\n");

  mb_manifest_free (g_steal_pointer (&published));
  published = publish (proceedings, "m");
  mb_record_set_text (plan, MB_DOCUMENT_ACCESS, "exempt");
  withheld = go_on (published, proceedings, "m", &last);
  g_assert_true (g_str_has_prefix (withheld, "5 4 Not for publication"));
}

static void
test_items (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autoptr (MbManifest) published = publish (proceedings, "m");
  g_autofree char *words = NULL;
  guint last;

  mb_record_set_text (mb_proceedings_find (proceedings, MB_KIND_ITEM, 12), MB_ITEM_TITLE, "Interviews");
  mb_record_set_text (mb_proceedings_find (proceedings, MB_KIND_ITEM, 12), MB_ITEM_PRESENTERS, "Tom Carver");
  mb_proceedings_remove (proceedings, mb_proceedings_find (proceedings, MB_KIND_ITEM, 13));
  add_item (proceedings, 15, "5", "Urgent items");
  mb_record_set_text (mb_proceedings_get_meeting (proceedings), MB_MEETING_TIME, "18:30");
  words = go_on (published, proceedings, "m", &last);
  g_assert_cmpstr (words, ==,
                   "8 2 Interviews 0-0 was 0-0 [Title] [Presenters]\n"
                   "6 5 Urgent items 0-0 was 0-0\n"
                   "7 3 Budget 0-0 was 0-0\n"
                   "9 -  0-0 was 0-0 [Time]\n");
}

/* For those who may see everything, what the public pack withholds keeps its
 * pages and is nothing new. */
static void
test_other_readers (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autoptr (MbManifest) published = NULL;
  g_autoptr (MbManifest) manifest = NULL;
  g_autoptr (MbPackPlan) plan = NULL;
  g_autoptr (GPtrArray) amendments = NULL;
  g_autofree char *words = NULL;

  mb_record_set_text (mb_proceedings_find (proceedings, MB_KIND_DOCUMENT, 24), MB_DOCUMENT_ACCESS, "exempt");
  published = publish (proceedings, "m");
  add_paper (proceedings, 33, 13, "Budget report", 1);
  plan = mb_pack_plan_new (proceedings, 2, MB_DISCLOSURE_RESTRICTED);
  mb_manifest_number_on (published, plan, "minutes with what is exempt", MB_DISCLOSURE_RESTRICTED);
  manifest = mb_manifest_new (proceedings, plan, "minutes with what is exempt", MB_DISCLOSURE_RESTRICTED);
  amendments = mb_manifest_compare (published, manifest);
  words = describe (amendments);
  g_assert_cmpstr (words, ==, "0 3 Budget report 15-15 was 0-0\n");
}

static void
test_sheet (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autoptr (MbManifest) published = publish (proceedings, "m");
  g_autoptr (MbManifest) manifest = NULL;
  g_autoptr (MbPackPlan) plan = NULL;
  g_autoptr (GPtrArray) amendments = NULL;
  g_autoptr (MbPaper) paper = NULL;
  g_autofree char *words = NULL;

  mb_proceedings_remove (proceedings, mb_proceedings_find (proceedings, MB_KIND_DOCUMENT, 22));
  add_paper (proceedings, 32, 12, "Letter", 6);
  add_paper (proceedings, 33, 13, "Budget report", 1);
  add_item (proceedings, 15, "5", "Urgent items");
  plan = mb_pack_plan_new (proceedings, 2, MB_DISCLOSURE_PUBLIC);
  mb_manifest_number_on (published, plan, "m", MB_DISCLOSURE_PUBLIC);
  manifest = mb_manifest_new (proceedings, plan, "m", MB_DISCLOSURE_PUBLIC);
  amendments = mb_manifest_compare (published, manifest);
  paper = mb_supplement_paper_new (proceedings, plan, MB_DISCLOSURE_PUBLIC, amendments, 2);
  words = mb_node_get_words (paper->root);
  g_assert_nonnull (strstr (words, "Supplement 2 to the Public Document Pack"));
  g_assert_nonnull (strstr (words, "Takes the place of pages 6 - 9."));
  g_assert_nonnull (strstr (words, "15 - 20"));
  g_assert_nonnull (strstr (words, "This paper was to follow."));
  g_assert_nonnull (strstr (words, "A new item of the agenda."));
  g_assert_cmpstr (paper->title, ==, "Supplement 2 to the agenda of the , 9 December 2026");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/manifest/same", test_same);
  g_test_add_func ("/paper/manifest/supplement", test_supplement);
  g_test_add_func ("/paper/manifest/replaced", test_replaced);
  g_test_add_func ("/paper/manifest/withdrawn", test_withdrawn);
  g_test_add_func ("/paper/manifest/access", test_access);
  g_test_add_func ("/paper/manifest/items", test_items);
  g_test_add_func ("/paper/manifest/other-readers", test_other_readers);
  g_test_add_func ("/paper/manifest/sheet", test_sheet);

  return g_test_run ();
}
