/* Minute Book: what the public are told in the place of a withheld paper
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-prose.h"
#include "paper/mb-exclusion.h"
#include "paper/mb-paper-words.h"
#include "paper/mb-withheld-paper.h"
#include "tests/fixtures/harrowmere.h"

static void
append_text (GString      *text,
             const MbNode *node)
{
  if (node->label != NULL)
    g_string_append_printf (text, "%s ", node->label);
  if (node->text != NULL)
    g_string_append (text, node->text);
  for (guint i = 0; i < node->children->len; i++)
    append_text (text, g_ptr_array_index (node->children, i));
  if (node->type == MB_NODE_PARAGRAPH || node->type == MB_NODE_HEADING)
    g_string_append_c (text, '\n');
}

static char *
write_page (MbProceedings *proceedings,
            const char    *title)
{
  g_autoptr (MbPackPlan) plan = mb_pack_plan_new (proceedings, 0, MB_DISCLOSURE_PUBLIC);

  for (guint i = 0; i < mb_pack_plan_get_n_entries (plan); i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (plan, i);
      g_autoptr (MbPaper) paper = NULL;
      GString *text;

      if (entry->document == NULL ||
          !g_str_equal (mb_record_get_text (entry->document, MB_DOCUMENT_TITLE), title))
        continue;
      paper = mb_withheld_paper_new (proceedings, entry);
      text = g_string_new (paper->title);
      g_string_append_c (text, '\n');
      append_text (text, paper->root);
      for (guint k = 0; harrowmere_secrets[k] != NULL; k++)
        g_assert_null (strstr (text->str, harrowmere_secrets[k]));

      return g_string_free_and_steal (text);
    }

  g_assert_not_reached ();
}

static void
make_parish (MbProceedings *proceedings)
{
  mb_record_set_text (mb_proceedings_get_panel (proceedings), MB_PANEL_KIND, "parish");
}

static void
test_exempt_page (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *text = write_page (held, "Ravensgate fees");

  g_assert_cmpstr (text, ==,
                   "Pages 8 - 10 are withheld\n"
                   "Pages 8 - 10 are withheld\n"
                   "Agenda item: 6. Costs of a placement\n"
                   "Not for publication: exempt under paragraph 3 of Part 1 of Schedule 12A to "
                   "the Local Government Act 1972.\n"
                   "The Act’s words\n"
                   "Paragraph 3: Information relating to the financial or business affairs of any "
                   "particular person (including the authority holding that information).\n");
}

/* The sub-item of a withheld item goes by the item's title. */
static void
test_page_under (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *text = write_page (held, "Ambergate map");

  g_assert_nonnull (strstr (text, "Pages 11 - 12 are withheld\nAgenda item: 6. Costs of a placement\n"));
}

static void
test_several_paragraphs (void)
{
  g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
  g_autofree char *text = write_page (planned, "Staff list");
  const char *one = strstr (text, "Paragraph 1: Information relating to any individual.\n");
  const char *two = strstr (text, "Paragraph 2: Information which is likely to reveal");

  g_assert_nonnull (strstr (text, "Agenda item: 3. Children's homes\n"));
  g_assert_nonnull (one);
  g_assert_nonnull (two);
  g_assert_true (one < two);
}

static void
test_confidential_page (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *text = NULL;

  mb_record_set_text (harrowmere_find_item (held, "6"), MB_ITEM_ACCESS, "confidential");
  text = write_page (held, "Ravensgate fees");
  g_assert_nonnull (strstr (text, "section 100A(3)"));
  g_assert_nonnull (strstr (text, "Information furnished to the council by a Government department"));
  g_assert_null (strstr (text, "Schedule 12A"));
}

/* A parish has no Schedule 12A: neither page, line, mark nor resolution names it. */
static void
test_parish (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  MbRecord *item = harrowmere_find_item (held, "6");
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *resolution = NULL;

  make_parish (held);
  text = write_page (held, "Ravensgate fees");
  g_assert_nonnull (strstr (text, "section 1(2) of the Public Bodies (Admission to Meetings) Act 1960"));
  g_assert_nonnull (strstr (text, "prejudicial to the public interest"));
  g_assert_null (strstr (text, "12A"));

  line = mb_withheld_get_line (held, item, "en-GB");
  g_assert_cmpstr (line, ==, "Not for publication: confidential under section 1(2) of the Public "
                             "Bodies (Admission to Meetings) Act 1960.");
  mark = mb_withheld_get_whole_mark (held, TRUE, "en-GB");
  g_assert_cmpstr (mark, ==, "NOT FOR PUBLICATION - Act of 1960, section 1(2)");
  resolution = mb_exclusion_write (held, "en-GB");
  g_assert_nonnull (strstr (resolution, "Admission to Meetings"));
  g_assert_nonnull (strstr (resolution, "Item 6, Costs of a placement."));
  g_assert_nonnull (strstr (resolution, "Item 7, A matter from a Government department."));
  g_assert_null (strstr (resolution, "12A"));
}

static void
test_exclusion (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *stored = mb_exclusion_write (held, "en-GB");
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);

  g_assert_null (mb_exclusion_find (held));
  g_assert_true (mb_exclusion_find_first (held) == harrowmere_find_item (held, "6"));
  g_assert_cmpuint (mb_prose_get_n_blocks (prose), ==, 2);
  g_assert_nonnull (strstr (mb_prose_get_block (prose, 0)->text, "section 100A(4) of the Local Government Act 1972"));
  g_assert_cmpstr (mb_prose_get_block (prose, 1)->text, ==,
                   "Item 6, Costs of a placement. Paragraph 3: Information relating to the financial or "
                   "business affairs of any particular person (including the authority holding that "
                   "information).");
  for (guint i = 0; harrowmere_secrets[i] != NULL; i++)
    g_assert_null (strstr (stored, harrowmere_secrets[i]));

  mb_record_set_text (harrowmere_find_item (held, "1"), MB_ITEM_KIND, "exclusion");
  g_assert_true (mb_exclusion_find (held) == harrowmere_find_item (held, "1"));
}

static void
test_statute (void)
{
  for (int i = 1; i <= 7; i++)
    {
      char paragraph[] = { (char) ('0' + i), '\0' };

      g_assert_true (g_str_has_prefix (mb_exclusion_get_words (paragraph, "en-GB"), "Information "));
    }
  g_assert_null (mb_exclusion_get_words ("8", "en-GB"));
  g_assert_null (mb_exclusion_get_words ("", "en-GB"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/withheld/exempt-page", test_exempt_page);
  g_test_add_func ("/paper/withheld/page-under", test_page_under);
  g_test_add_func ("/paper/withheld/several-paragraphs", test_several_paragraphs);
  g_test_add_func ("/paper/withheld/confidential-page", test_confidential_page);
  g_test_add_func ("/paper/withheld/parish", test_parish);
  g_test_add_func ("/paper/withheld/exclusion", test_exclusion);
  g_test_add_func ("/paper/withheld/statute", test_statute);

  return g_test_run ();
}
