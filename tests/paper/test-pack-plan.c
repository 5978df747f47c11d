/* Minute Book: the pages of a pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "paper/mb-pack-plan.h"
#include "tests/fixtures/harrowmere.h"

/* A meeting with an item for each number, and a document for each count of
 * pages after it: '3:6,1' */
static MbProceedings *
make (const char *const *specs)
{
  MbProceedings *proceedings = mb_proceedings_new ();
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1);
  gint64 id = 1;

  mb_proceedings_set_meeting (proceedings, meeting);
  for (guint i = 0; specs[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (specs[i], ":", 2);
      g_auto (GStrv) counts = g_strsplit (parts[1], ",", -1);
      g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, ++id);

      mb_record_set_integer (item, MB_ITEM_MEETING, 1);
      mb_record_set_integer (item, MB_ITEM_POSITION, id);
      mb_record_set_text (item, MB_ITEM_TITLE, "Title");
      if (g_str_has_prefix (parts[0], "m"))
        mb_record_set_text (item, MB_ITEM_KIND, "minutes");
      mb_record_set_text (item, MB_ITEM_AGENDA_NUMBER,
                          parts[0] + g_str_has_prefix (parts[0], "m"));
      mb_proceedings_add (proceedings, item);
      for (guint k = 0; counts[k] != NULL; k++)
        {
          g_autoptr (MbRecord) document = NULL;

          if (*counts[k] == '\0')
            continue;
          document = mb_record_new (MB_KIND_DOCUMENT, ++id);
          mb_record_set_integer (document, MB_DOCUMENT_ITEM, mb_record_get_id (item));
          mb_record_set_integer (document, MB_DOCUMENT_POSITION, id);
          mb_record_set_text (document, MB_DOCUMENT_TITLE, "Document");
          if (g_str_has_prefix (counts[k], "x"))
            mb_record_set_text (document, MB_DOCUMENT_ACCESS, "exempt");
          mb_record_set_integer (document, MB_DOCUMENT_PAGES,
                                 g_ascii_strtoll (counts[k] + g_str_has_prefix (counts[k], "x"),
                                                  NULL, 10));
          mb_proceedings_add (proceedings, document);
        }
    }

  return proceedings;
}

static char *
join_ranges (MbProceedings *proceedings,
             MbPackPlan    *plan)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  g_autoptr (GStrvBuilder) ranges = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      char *range = mb_pack_plan_get_range (plan, g_ptr_array_index (items, i));

      g_strv_builder_take (ranges, range != NULL ? range : g_strdup (""));
    }
  all = g_strv_builder_end (ranges);

  return g_strjoinv ("|", all);
}

static void
test_ranges (void)
{
  static const struct
  {
    const char  *specs[6];
    guint        minutes_pages;
    MbDisclosure disclosure;
    const char  *ranges;
  } cases[] = {
    /* the pack of file 000 */
    { { "1:", "m2:", "3:6", "4:" }, 2, MB_DISCLOSURE_PUBLIC, "|1 - 2|3 - 8|" },
    { { "1:1" }, 0, MB_DISCLOSURE_PUBLIC, "1" },
    { { "1:1,1" }, 0, MB_DISCLOSURE_PUBLIC, "1 - 2" },
    { { "1:2,3,4", "2:1" }, 0, MB_DISCLOSURE_PUBLIC, "1 - 9|10" },
    { { "m1:3", "2:1" }, 2, MB_DISCLOSURE_PUBLIC, "1 - 5|6" },
    /* what is withheld keeps its numbers */
    { { "1:2,x5,3", "2:1" }, 0, MB_DISCLOSURE_PUBLIC, "1 - 10|11" },
    { { "1:2,x5,3", "2:1" }, 0, MB_DISCLOSURE_RESTRICTED, "1 - 10|11" },
    { { "1:x5", "2:1" }, 0, MB_DISCLOSURE_PUBLIC, "1 - 5|6" },
    { { "1:x0", "2:1" }, 0, MB_DISCLOSURE_PUBLIC, "|1" },
    { { "1:0,-3,2" }, 0, MB_DISCLOSURE_PUBLIC, "1 - 2" },
    /* no item for minutes: they stand nowhere */
    { { "1:1" }, 2, MB_DISCLOSURE_PUBLIC, "1" },
    /* a count out of a broken file doesn't wrap round */
    { { "1:9223372036854775807", "2:5" }, 0, MB_DISCLOSURE_PUBLIC, "1 - 1000000|" },
    { { NULL }, 0, MB_DISCLOSURE_PUBLIC, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbProceedings) proceedings = make (cases[i].specs);
      g_autoptr (MbPackPlan) plan = NULL;
      g_autofree char *ranges = NULL;

      plan = mb_pack_plan_new (proceedings, cases[i].minutes_pages, cases[i].disclosure);
      ranges = join_ranges (proceedings, plan);
      g_assert_cmpstr (ranges, ==, cases[i].ranges);
    }
}

static void
test_anchors (void)
{
  static const char *const specs[] = { "3:1,1", "3.2:1", "3:1", "3 (a).:1", "é:1", NULL };
  static const char *const anchors[] = {
    "item-3", "item-3-2", "item-3-2-x2", "item-3-x2", "item-3-a", "item-n5"
  };
  static const char *const stamps[] = {
    "Agenda Item 3", "Agenda Item 3", "Agenda Item 3.2", "Agenda Item 3", "Agenda Item 3 (a)",
    "Agenda Item é"
  };
  g_autoptr (MbProceedings) proceedings = make (specs);
  g_autoptr (MbPackPlan) plan = mb_pack_plan_new (proceedings, 0, MB_DISCLOSURE_PUBLIC);

  g_assert_cmpuint (mb_pack_plan_get_n_entries (plan), ==, G_N_ELEMENTS (anchors));
  g_assert_cmpuint (mb_pack_plan_get_n_pages (plan), ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (plan, i);

      g_assert_cmpstr (entry->anchor, ==, anchors[i]);
      g_assert_cmpstr (entry->stamp, ==, stamps[i]);
      g_assert_cmpuint (entry->first, ==, i + 1);
      g_assert_cmpuint (entry->last, ==, i + 1);
      g_assert_null (entry->mark);
    }
}

static void
test_planned (void)
{
  g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
  g_autoptr (MbPackPlan) open = mb_pack_plan_new (planned, 2, MB_DISCLOSURE_PUBLIC);
  g_autoptr (MbPackPlan) closed = mb_pack_plan_new (planned, 2, MB_DISCLOSURE_RESTRICTED);
  const MbPlanEntry *entry;

  g_assert_cmpuint (mb_pack_plan_get_n_entries (open), ==, 4);
  entry = mb_pack_plan_get_entry (open, 0);
  g_assert_cmpint (entry->kind, ==, MB_PLAN_MINUTES);
  g_assert_cmpstr (entry->title, ==, "Minutes of 14 February 2018");
  g_assert_null (entry->document);

  entry = mb_pack_plan_get_entry (open, 2);
  g_assert_true (entry->withheld);
  g_assert_cmpuint (entry->first, ==, 9);
  g_assert_cmpuint (entry->last, ==, 12);
  g_assert_null (entry->mark);
  g_assert_cmpstr (entry->title, ==,
                   "Not for publication: exempt under paragraphs 1 and 2 of Part 1 of "
                   "Schedule 12A to the Local Government Act 1972.");

  entry = mb_pack_plan_get_entry (closed, 2);
  g_assert_false (entry->withheld);
  g_assert_cmpstr (entry->title, ==, "Staff list");
  g_assert_cmpstr (entry->mark, ==, "NOT FOR PUBLICATION - paragraphs 1 and 2");
  g_assert_cmpuint (entry->first, ==, 9);
  g_assert_cmpuint (entry->last, ==, 12);
}

/* The anchor that the front sheet leads to is of a page that is there, though
 * it may be one that says that the paper is withheld. */
static void
test_withheld_first (void)
{
  static const char *const specs[] = { "1:x0,x2,3", NULL };
  g_autoptr (MbProceedings) proceedings = make (specs);
  g_autoptr (MbPackPlan) plan = mb_pack_plan_new (proceedings, 0, MB_DISCLOSURE_PUBLIC);
  MbRecord *item = harrowmere_find_item (proceedings, "1");

  g_assert_cmpstr (mb_pack_plan_get_anchor (plan, item), ==, "item-1-2");
}

/* Every paper has the same numbers in both packs; what stands under a withheld
 * item is told of by that item alone. */
static void
test_both_agree (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (MbPackPlan) open = mb_pack_plan_new (held, 0, MB_DISCLOSURE_PUBLIC);
  g_autoptr (MbPackPlan) closed = mb_pack_plan_new (held, 0, MB_DISCLOSURE_RESTRICTED);
  MbRecord *withheld = harrowmere_find_item (held, "6");
  MbRecord *under = harrowmere_find_item (held, "6a");
  g_autofree char *range = mb_pack_plan_get_range (open, withheld);
  gboolean is_told = FALSE;

  g_assert_cmpuint (mb_pack_plan_get_n_entries (open), ==, mb_pack_plan_get_n_entries (closed));
  g_assert_cmpuint (mb_pack_plan_get_n_pages (open), ==, mb_pack_plan_get_n_pages (closed));
  for (guint i = 0; i < mb_pack_plan_get_n_entries (open); i++)
    {
      const MbPlanEntry *one = mb_pack_plan_get_entry (open, i);
      const MbPlanEntry *two = mb_pack_plan_get_entry (closed, i);

      g_assert_cmpuint (one->first, ==, two->first);
      g_assert_cmpuint (one->last, ==, two->last);
      g_assert_true (one->document == two->document);
      g_assert_true (one->item != under);
      is_told = is_told || two->item == under;
    }
  g_assert_true (is_told);
  g_assert_cmpstr (range, ==, "8 - 12");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/pack-plan/ranges", test_ranges);
  g_test_add_func ("/paper/pack-plan/anchors", test_anchors);
  g_test_add_func ("/paper/pack-plan/planned", test_planned);
  g_test_add_func ("/paper/pack-plan/withheld-first", test_withheld_first);

  g_test_add_func ("/paper/pack-plan/both-agree", test_both_agree);

  return g_test_run ();
}
