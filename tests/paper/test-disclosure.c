/* Minute Book: what may be told to whom
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/mb-document.h"
#include "core/mb-error.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-resolution.h"
#include "paper/mb-agenda-paper.h"
#include "paper/mb-disclosure.h"
#include "paper/mb-minutes-paper.h"
#include "tests/fixtures/harrowmere.h"

static void
assert_no_secret (const char *text)
{
  for (guint i = 0; text != NULL && harrowmere_secrets[i] != NULL; i++)
    {
      g_autofree char *capitals = g_ascii_strup (harrowmere_secrets[i], -1);

      g_assert_null (strstr (text, harrowmere_secrets[i]));
      g_assert_null (strstr (text, capitals));
    }
}

static void
assert_no_secret_in_tree (const MbNode *node)
{
  const char *texts[] = { node->label, node->text, node->target, node->anchor };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_no_secret (texts[i]);
  for (guint i = 0; i < node->children->len; i++)
    assert_no_secret_in_tree (g_ptr_array_index (node->children, i));
}

static void
assert_no_secret_in_paper (const MbPaper *paper)
{
  const char *texts[] = {
    paper->title, paper->subject, paper->author, paper->running_head, paper->mark
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_no_secret (texts[i]);
  assert_no_secret_in_tree (paper->root);
}

static void
test_unasked (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (GError) error = NULL;

  mb_record_set_text (harrowmere_find_item (held, "6"), MB_ITEM_AGENDA_NUMBER, "6.");
  g_assert_false (mb_disclosure_allows (MB_DISCLOSURE_UNASKED, held, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED);
  g_assert_cmpstr (mb_error_get_fact (error, 0), ==,
                   "6. Costs of a placement, 7. A matter from a Government department");
}

static void
test_asked (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_disclosure_allows (MB_DISCLOSURE_PUBLIC, held, &error));
  g_assert_no_error (error);
  g_assert_true (mb_disclosure_allows (MB_DISCLOSURE_RESTRICTED, held, &error));
  g_assert_no_error (error);
}

/* A document that is exempt under a public item is enough; its name isn't told. */
static void
test_document (void)
{
  g_autoptr (MbProceedings) planned = harrowmere_new_planned ();
  g_autoptr (GPtrArray) documents = mb_proceedings_list (planned, MB_KIND_DOCUMENT);
  g_autoptr (GError) error = NULL;

  g_assert_false (mb_disclosure_allows (MB_DISCLOSURE_UNASKED, planned, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED);
  g_assert_cmpstr (mb_error_get_fact (error, 0), ==, "3. Children's homes");
  g_clear_error (&error);

  for (guint i = 0; i < documents->len; i++)
    mb_record_set_text (g_ptr_array_index (documents, i), MB_DOCUMENT_ACCESS, "public");
  g_assert_true (mb_disclosure_allows (MB_DISCLOSURE_UNASKED, planned, &error));
  g_assert_no_error (error);
}

static void
test_papers (gconstpointer data)
{
  MbDisclosure disclosure = GPOINTER_TO_INT (data);
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (MbPackPlan) plan = mb_pack_plan_new (held, 2, disclosure);
  g_autoptr (MbPaper) agenda = mb_agenda_paper_new (held, plan, disclosure);
  g_autoptr (MbPaper) minutes = mb_minutes_paper_new (held, disclosure);

  assert_no_secret_in_paper (agenda);
  assert_no_secret_in_paper (minutes);
  for (guint i = 0; i < mb_pack_plan_get_n_entries (plan); i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (plan, i);

      assert_no_secret (entry->title);
      assert_no_secret (entry->stamp);
      assert_no_secret (entry->mark);
      assert_no_secret (entry->anchor);
    }
}

/* Else the test above would pass with words that stand nowhere. */
static void
test_secrets_are_told (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (MbPaper) agenda = mb_agenda_paper_new (held, NULL, MB_DISCLOSURE_RESTRICTED);
  g_autoptr (MbPaper) minutes = mb_minutes_paper_new (held, MB_DISCLOSURE_RESTRICTED);
  g_autofree char *one = mb_node_get_words (agenda->root);
  g_autofree char *two = mb_node_get_words (minutes->root);
  g_autofree char *both = g_strconcat (one, two, NULL);
  g_autofree char *folded = g_utf8_strdown (both, -1);

  g_assert_cmpstr (minutes->mark, ==, "NOT FOR PUBLICATION - paragraph 3, confidential");
  for (guint i = 0; harrowmere_secrets[i] != NULL; i++)
    {
      g_autofree char *secret = g_ascii_strdown (harrowmere_secrets[i], -1);

      /* The document's name stands in the plan, not on the sheet. */
      if (g_str_equal (secret, "ravensgate"))
        continue;
      g_assert_nonnull (strstr (folded, secret));
    }
}

static void
test_lines (void)
{
  static const struct
  {
    const char *access;
    const char *typed;
    const char *line;
    const char *mark;
  } cases[] = {
    { "exempt", "3", "exempt under paragraph 3 of Part 1", "NOT FOR PUBLICATION - paragraph 3" },
    { "exempt", "7, 1 and 2", "exempt under paragraphs 1, 2 and 7 of",
      "NOT FOR PUBLICATION - paragraphs 1, 2 and 7" },
    { "exempt", "3 & 3", "exempt under paragraph 3 of", "NOT FOR PUBLICATION - paragraph 3" },
    { "exempt", "6a", "exempt under paragraph 6a of", "NOT FOR PUBLICATION - paragraph 6a" },
    { "exempt", NULL, "exempt under Part 1 of", "NOT FOR PUBLICATION - exempt" },
    { "exempt", "Larkspur", "exempt under Part 1 of", "NOT FOR PUBLICATION - exempt" },
    { "exempt", "3 for Larkspur", "exempt under paragraph 3 of",
      "NOT FOR PUBLICATION - paragraph 3" },
    { "confidential", "3", "confidential under section 100A(3)",
      "NOT FOR PUBLICATION - confidential" },
  };
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  MbRecord *item = harrowmere_find_item (held, "6");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = NULL;
      g_autofree char *mark = NULL;

      mb_record_set_text (item, MB_ITEM_ACCESS, cases[i].access);
      mb_record_set_text (item, MB_ITEM_EXEMPT_PARAGRAPHS, cases[i].typed);
      line = mb_withheld_get_line (held, item, "en-GB");
      mark = mb_withheld_get_mark (held, item, "en-GB");
      g_assert_nonnull (strstr (line, cases[i].line));
      g_assert_null (strstr (line, "Larkspur"));
      g_assert_cmpstr (mark, ==, cases[i].mark);
    }

  mb_record_set_text (item, MB_ITEM_ACCESS, "public");
  g_assert_null (mb_withheld_get_line (held, item, "en-GB"));
  g_assert_null (mb_withheld_get_mark (held, item, "en-GB"));
}

/* An action in a public item may come from a resolution, or be part of an
 * action, that isn't public. */
static void
test_actions (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GPtrArray) resolutions = NULL;
  g_autoptr (GPtrArray) hidden = NULL;
  MbRecord *item = harrowmere_find_item (held, "5");
  MbRecord *exempt = harrowmere_find_item (held, "6");
  MbRecord *action;

  actions = mb_proceedings_list_parts (held, MB_KIND_ACTION, mb_record_get_id (item));
  hidden = mb_proceedings_list_parts (held, MB_KIND_ACTION, mb_record_get_id (exempt));
  resolutions = mb_proceedings_list_parts (held, MB_KIND_RESOLUTION, mb_record_get_id (exempt));
  action = g_ptr_array_index (actions, 0);
  g_assert_false (mb_disclosure_hides (MB_DISCLOSURE_PUBLIC, held, action));

  mb_record_set_integer (action, MB_ACTION_RESOLUTION,
                         mb_record_get_id (g_ptr_array_index (resolutions, 0)));
  g_assert_true (mb_disclosure_hides (MB_DISCLOSURE_PUBLIC, held, action));
  /* and its own sub-action with it */
  g_assert_true (mb_disclosure_hides (MB_DISCLOSURE_PUBLIC, held, g_ptr_array_index (actions, 1)));
  g_assert_false (mb_disclosure_hides (MB_DISCLOSURE_RESTRICTED, held, action));

  mb_record_clear (action, MB_ACTION_RESOLUTION);
  mb_record_set_integer (action, MB_ACTION_PARENT,
                         mb_record_get_id (g_ptr_array_index (hidden, 0)));
  g_assert_true (mb_disclosure_hides (MB_DISCLOSURE_UNASKED, held, action));
}

static void
test_titles (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  MbRecord *exempt = harrowmere_find_item (held, "6");
  MbRecord *part = harrowmere_find_item (held, "6a");
  MbRecord *open = harrowmere_find_item (held, "4");

  g_assert_cmpstr (mb_disclosure_get_title (MB_DISCLOSURE_PUBLIC, exempt), ==,
                   "Costs of a placement");
  g_assert_cmpstr (mb_disclosure_get_title (MB_DISCLOSURE_UNASKED, exempt), ==,
                   "Costs of a placement");
  g_assert_cmpstr (mb_disclosure_get_title (MB_DISCLOSURE_RESTRICTED, exempt), ==,
                   "Placement of a child with Larkspur Care");
  g_assert_true (mb_disclosure_leaves_out (MB_DISCLOSURE_PUBLIC, held, part));
  g_assert_false (mb_disclosure_leaves_out (MB_DISCLOSURE_PUBLIC, held, exempt));
  g_assert_false (mb_disclosure_leaves_out (MB_DISCLOSURE_RESTRICTED, held, part));
  g_assert_false (mb_disclosure_leaves_out (MB_DISCLOSURE_PUBLIC, held, open));

  /* Items that stand under each other, as a merge can leave them. */
  mb_record_set_integer (open, MB_ITEM_PARENT, mb_record_get_id (open));
  g_assert_false (mb_disclosure_hides (MB_DISCLOSURE_PUBLIC, held, open));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/disclosure/unasked", test_unasked);
  g_test_add_func ("/paper/disclosure/asked", test_asked);
  g_test_add_func ("/paper/disclosure/document", test_document);
  g_test_add_data_func ("/paper/disclosure/public-papers",
                        GINT_TO_POINTER (MB_DISCLOSURE_PUBLIC), test_papers);
  g_test_add_data_func ("/paper/disclosure/unasked-papers",
                        GINT_TO_POINTER (MB_DISCLOSURE_UNASKED), test_papers);
  g_test_add_func ("/paper/disclosure/secrets-are-told", test_secrets_are_told);
  g_test_add_func ("/paper/disclosure/lines", test_lines);
  g_test_add_func ("/paper/disclosure/actions", test_actions);
  g_test_add_func ("/paper/disclosure/titles", test_titles);

  return g_test_run ();
}
