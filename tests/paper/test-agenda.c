/* Minute Book: a front sheet as a tree
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "paper/mb-agenda-paper.h"
#include "tests/fixtures/harrowmere.h"

static void
collect (const MbNode *node,
         MbNodeType    type,
         GPtrArray    *found)
{
  if (node->type == type)
    g_ptr_array_add (found, (gpointer) node);
  for (guint i = 0; i < node->children->len; i++)
    collect (g_ptr_array_index (node->children, i), type, found);
}

static GPtrArray *
find_all (const MbPaper *paper,
          MbNodeType     type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (paper->root, type, found);

  return found;
}

/* Each page range leads to a paper of the plan. */
static void
test_links (void)
{
  static const char *const targets[] = {
    "#item-2", "#item-3", "#item-3", "#item-3a", "mailto:scrutiny@harrowmere.example"
  };
  g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
  g_autoptr (MbPackPlan) plan = mb_pack_plan_new (planned, 2, MB_DISCLOSURE_PUBLIC);
  g_autoptr (MbPaper) paper = mb_agenda_paper_new (planned, plan, MB_DISCLOSURE_PUBLIC);
  g_autoptr (GPtrArray) links = find_all (paper, MB_NODE_LINK);

  g_assert_cmpuint (links->len, ==, G_N_ELEMENTS (targets));
  for (guint i = 0; i < links->len; i++)
    g_assert_cmpstr (((MbNode *) g_ptr_array_index (links, i))->target, ==, targets[i]);
}

/* An item with more papers than one leads to each that is not withheld. */
static void
test_contents (void)
{
  for (guint is_public = 0; is_public < 2; is_public++)
    {
      g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
      g_autoptr (GPtrArray) documents = mb_proceedings_list (planned, MB_KIND_DOCUMENT);
      g_autoptr (MbPackPlan) plan = NULL;
      g_autoptr (MbPaper) paper = NULL;
      g_autofree char *words = NULL;

      for (guint i = 0; i < documents->len && is_public; i++)
        mb_record_set_text (g_ptr_array_index (documents, i), MB_DOCUMENT_ACCESS, "public");
      plan = mb_pack_plan_new (planned, 2, MB_DISCLOSURE_PUBLIC);
      paper = mb_agenda_paper_new (planned, plan, MB_DISCLOSURE_PUBLIC);
      words = mb_node_get_words (paper->root);
      g_assert_nonnull (strstr (words, "Homes report (pages 3 - 8)"));
      g_assert_true ((strstr (words, "Staff list (pages 9 - 12)") != NULL) == is_public);
      g_assert_null (strstr (words, "Alder House inspection ("));
    }
}

static void
test_without_plan (void)
{
  g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
  g_autoptr (MbPaper) paper = mb_agenda_paper_new (planned, NULL, MB_DISCLOSURE_PUBLIC);
  g_autofree char *words = mb_node_get_words (paper->root);

  g_assert_null (strstr (words, "Public Document Pack"));
  g_assert_null (strstr (words, "1 - 2"));
  g_assert_true (paper->page_numbers);
}

static void
test_headings (void)
{
  static const guint levels[] = { 1, 2, 2, 2, 3, 2 };
  g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
  g_autoptr (MbPaper) paper = mb_agenda_paper_new (planned, NULL, MB_DISCLOSURE_PUBLIC);
  g_autoptr (GPtrArray) headings = find_all (paper, MB_NODE_HEADING);

  g_assert_cmpuint (headings->len, ==, G_N_ELEMENTS (levels));
  for (guint i = 0; i < headings->len; i++)
    g_assert_cmpuint (((MbNode *) g_ptr_array_index (headings, i))->level, ==, levels[i]);
}

static void
test_rows (void)
{
  g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
  g_autoptr (MbPaper) paper = mb_agenda_paper_new (planned, NULL, MB_DISCLOSURE_PUBLIC);
  g_autoptr (GPtrArray) tables = find_all (paper, MB_NODE_TABLE);
  const MbNode *table = g_ptr_array_index (tables, 0);

  g_assert_cmpuint (tables->len, ==, 1);
  g_assert_cmpint (table->style, ==, MB_STYLE_AGENDA);
  g_assert_cmpuint (table->children->len, ==, 6);
  for (guint i = 0; i < table->children->len; i++)
    {
      const MbNode *row = g_ptr_array_index (table->children, i);

      g_assert_cmpuint (row->children->len, ==, 3);
      g_assert_cmpint ((row->flags & MB_NODE_HEAD) != 0, ==, i == 0);
    }
}

static void
test_footers (void)
{
  static const struct
  {
    const char *footer;
    const char *words;
  } cases[] = {
    { "From: Democratic Services – ask us", "From: Democratic Services – ask us\n" },
    { "Democratic Services – ask us", "From: Democratic Services – ask us\n" },
    { "FROM:us", "From: us\n" },
    { NULL, "From: Wren Attwell, Scrutiny Officer – for further information, or to give apologies "
            "for absence: 01632 960123, scrutiny@harrowmere.example\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
      g_autoptr (MbPaper) paper = NULL;
      g_autofree char *words = NULL;

      mb_record_set_text (mb_proceedings_get_panel (planned), MB_PANEL_FOOTER, cases[i].footer);
      paper = mb_agenda_paper_new (planned, NULL, MB_DISCLOSURE_PUBLIC);
      words = mb_node_get_words (paper->root);
      g_assert_true (g_str_has_suffix (words, cases[i].words));
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    guint       field;
    const char *value;
    const char *words;
  } cases[] = {
    { MB_MEETING_KIND, "extraordinary", "Extraordinary meeting\n" },
    { MB_MEETING_KIND, "reconvened", "Reconvened meeting\n" },
    { MB_MEETING_STATE, "cancelled", "Cancelled\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
      g_autoptr (MbPaper) paper = NULL;
      g_autofree char *words = NULL;

      mb_record_set_text (mb_proceedings_get_meeting (planned), cases[i].field, cases[i].value);
      paper = mb_agenda_paper_new (planned, NULL, MB_DISCLOSURE_PUBLIC);
      words = mb_node_get_words (paper->root);
      g_assert_nonnull (strstr (words, cases[i].words));
    }
}

/* Neither panel nor council, and a date and a time that are none. */
static void
test_bare (void)
{
  g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1);
  g_autoptr (MbPaper) paper = NULL;
  g_autofree char *words = NULL;

  mb_record_set_text (meeting, MB_MEETING_DATE, "2018-02-31");
  mb_record_set_text (meeting, MB_MEETING_TIME, "25:00");
  mb_proceedings_set_meeting (proceedings, meeting);
  paper = mb_agenda_paper_new (proceedings, NULL, MB_DISCLOSURE_UNASKED);
  words = mb_node_get_words (paper->root);
  g_assert_cmpstr (words, ==, "Item No.\nAGENDA\nPage No.\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/agenda/links", test_links);
  g_test_add_func ("/paper/agenda/contents", test_contents);
  g_test_add_func ("/paper/agenda/without-plan", test_without_plan);
  g_test_add_func ("/paper/agenda/headings", test_headings);
  g_test_add_func ("/paper/agenda/rows", test_rows);
  g_test_add_func ("/paper/agenda/footers", test_footers);
  g_test_add_func ("/paper/agenda/kinds", test_kinds);
  g_test_add_func ("/paper/agenda/bare", test_bare);

  return g_test_run ();
}
