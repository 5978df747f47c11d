/* Minute Book: the papers that the tests of the plates write
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tests/exchange/plate-papers.h"

#include "core/mb-prose.h"
#include "paper/mb-agenda-paper.h"
#include "paper/mb-minutes-paper.h"
#include "paper/mb-paper-parts.h"
#include "tests/fixtures/harrowmere.h"

const char *const plate_papers[] = {
  "minutes-public", "minutes-restricted", "agenda-public", "agenda-restricted",
  "front-sheet", "lists", "odd", "passages", "hostile", "empty", NULL
};

static void
add_list (MbNode             *parent,
          const char *const  *labels)
{
  MbNode *list = mb_node_add_new (parent, MB_NODE_LIST, MB_STYLE_PLAIN);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      MbNode *entry = mb_node_add_new (list, MB_NODE_ENTRY, MB_STYLE_PLAIN);
      g_autofree char *text = g_strdup_printf ("entry%u of list", i);

      mb_node_set_label (entry, labels[i]);
      mb_node_add_paragraph (entry, MB_STYLE_PLAIN, NULL, text);
    }
}

/* Lists as clerks type them: some count, some begin late, some leave one out. */
static MbPaper *
new_lists (void)
{
  static const char *const lists[][8] = {
    { "(a)", "(b)", "(c)" },
    { "1.", "2.", "3.", "4." },
    { "(i)", "(ii)", "(iii)", "(iv)" },
    { "(g)", "(h)", "(i)", "(j)" },
    { "(y)", "(z)", "(aa)", "(bb)" },
    { "A)", "B)", "D)", "E)" },
    { "IX.", "X.", "XI." },
    { "3", "4", "9" },
    { "•", "•" },
    { "-", "–", "-" },
    { "Recommendation 1:", "Recommendation 2:" },
    { "12.3", "12.4", "12.5" },
    { "(a)", "Note", "(b)", "(c)" },
    { "01.", "02." },
    { "(a)" },
  };
  MbPaper *paper = mb_paper_new ("Lists", "en-GB");
  MbNode *list, *entry;

  mb_node_add_heading (paper->root, 1, MB_STYLE_TITLE, NULL, "Lists");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      mb_node_add_paragraph (paper->root, MB_STYLE_RESOLVED, "Resolved:", "That:");
      add_list (paper->root, lists[i]);
    }

  list = mb_node_add_new (paper->root, MB_NODE_LIST, MB_STYLE_ACTION);
  entry = mb_node_add_new (list, MB_NODE_ENTRY, MB_STYLE_ACTION);
  mb_node_set_label (entry, "(a)");
  mb_node_add_paragraph (entry, MB_STYLE_ACTION, NULL, "outer");
  add_list (entry, lists[2]);
  mb_node_add_paragraph (entry, MB_STYLE_ACTION, NULL, "outer, going on");
  entry = mb_node_add_new (list, MB_NODE_ENTRY, MB_STYLE_ACTION);
  mb_node_set_label (entry, "(b)");
  add_list (entry, lists[2]);

  return paper;
}

static MbNode *
add_row (MbNode      *table,
         MbNodeFlags  flags,
         const char  *first,
         const char  *second)
{
  MbNode *row = mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_PLAIN);
  MbNode *cell = mb_node_add_new (row, MB_NODE_CELL, MB_STYLE_PLAIN);

  row->flags = flags;
  mb_node_add_paragraph (cell, MB_STYLE_PLAIN, NULL, first);
  cell = mb_node_add_new (row, MB_NODE_CELL, MB_STYLE_PLAIN);
  if (second != NULL)
    mb_node_add_paragraph (cell, MB_STYLE_PLAIN, NULL, second);

  return row;
}

/* What papers may hold though none of ours does: links of all kinds, headings
 * that skip levels, tables that touch, languages. */
static MbPaper *
new_odd (void)
{
  MbPaper *paper = mb_paper_new ("Odd & ends <1>", "en-GB");
  MbNode *line, *table;

  paper->author = g_strdup ("Harrowmere");
  paper->running_head = g_strdup ("Odd & ends");
  paper->page_numbers = TRUE;
  mb_node_add_heading (paper->root, 2, MB_STYLE_ITEM, NULL, "First, though of the second level");
  mb_node_add_heading (paper->root, 5, MB_STYLE_ITEM, "1/14.02.18", "Skips three");
  mb_node_add_heading (paper->root, 1, MB_STYLE_ITEM, "2.", "Back on top");
  mb_node_add_heading (paper->root, 3, MB_STYLE_ITEM, "3.", "And down");

  line = mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL, "Links: ");
  mb_node_set_anchor (line, "a place & more");
  mb_node_add_link (line, "write", "mailto:clerk@harrowmere.example");
  mb_node_add_link (line, "read", "https://harrowmere.example/?a=1&b=2");
  mb_node_add_link (line, "within", "#a place & more");
  mb_node_add_link (line, "nowhere", "#nowhere");
  mb_node_add_link (line, "script", "javascript:alert(1)");
  mb_node_add_link (line, "file", "file:///etc/passwd");
  mb_node_add_link (line, "", "https://harrowmere.example/");

  table = mb_node_add_new (paper->root, MB_NODE_TABLE, MB_STYLE_PLAIN);
  add_row (table, MB_NODE_HEAD, "Home", "Beds");
  ((MbNode *) g_ptr_array_index (add_row (table, 0, "Alder", "6")->children, 0))->flags = MB_NODE_HEAD;
  add_row (table, 0, "short", NULL);
  table = mb_node_add_new (paper->root, MB_NODE_TABLE, MB_STYLE_PLAIN);
  add_row (table, 0, "no", "head");

  line = mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL, "Cyfarfod y cyngor");
  mb_node_set_language (line, "cy");
  line = mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL, "مرحبا");
  mb_node_set_language (line, "ar");
  mb_node_add_new (paper->root, MB_NODE_TABLE, MB_STYLE_PLAIN);
  mb_node_add_new (paper->root, MB_NODE_LIST, MB_STYLE_PLAIN);
  mb_node_add_new (paper->root, MB_NODE_RULE, MB_STYLE_PLAIN);
  table = mb_node_add_new (paper->root, MB_NODE_TABLE, MB_STYLE_PLAIN);
  add_row (table, 0, "a table", "at the end");

  return paper;
}

/* Passages as a clerk marks them: Welsh words, an Urdu paragraph, an entry. */
static MbPaper *
new_passages (void)
{
  static const char urdu[] = "پینل سب کو خوش آمدید کہتا ہے";
  MbPaper *paper = mb_paper_new ("Passages", "en-GB");
  g_autoptr (MbProse) prose = mb_prose_new ();
  g_autofree char *stored = NULL;

  mb_prose_add_paragraph (prose, "The Chair said croeso i bawb to all.");
  mb_prose_add_passage (prose, 15, 28, "cy");
  mb_prose_add_paragraph (prose, urdu);
  mb_prose_add_passage (prose, 0, sizeof urdu - 1, "ur");
  mb_prose_add_entry (prose, 1, "(a)", "Diolch");
  mb_prose_add_passage (prose, 0, 6, "cy");
  stored = mb_prose_to_stored (prose);
  mb_node_add_heading (paper->root, 1, MB_STYLE_TITLE, NULL, "Passages");
  mb_paper_add_prose (paper->root, MB_STYLE_PLAIN, NULL, stored, 0, (MbSource) { MB_KIND_NONE, 0, -1 });

  return paper;
}

/**
 * plate_paper_new:
 * @name: one of plate_papers
 */
MbPaper *
plate_paper_new (const char *name)
{
  gboolean is_public = g_str_has_suffix (name, "public");
  MbDisclosure disclosure = is_public ? MB_DISCLOSURE_PUBLIC : MB_DISCLOSURE_RESTRICTED;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (MbPackPlan) plan = NULL;

  if (g_str_equal (name, "lists"))
    return new_lists ();
  if (g_str_equal (name, "odd"))
    return new_odd ();
  if (g_str_equal (name, "passages"))
    return new_passages ();
  if (g_str_equal (name, "empty"))
    return mb_paper_new ("Nothing", "en-GB");

  if (g_str_equal (name, "hostile"))
    proceedings = harrowmere_new_hostile ();
  else if (g_str_has_prefix (name, "minutes"))
    proceedings = harrowmere_new_held ();
  else
    proceedings = harrowmere_new_planned ();
  if (g_str_has_prefix (name, "minutes") || g_str_equal (name, "hostile"))
    return mb_minutes_paper_new (proceedings, disclosure);
  if (g_str_equal (name, "front-sheet"))
    plan = mb_pack_plan_new (proceedings, 2, disclosure);

  return mb_agenda_paper_new (proceedings, plan, disclosure);
}

/**
 * plate_fold_words:
 *
 * Returns: (transfer full): the text without its spaces, for a test that asks
 *   for every letter in its order
 */
char *
plate_fold_words (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (!g_unichar_isspace (letter) && !g_unichar_iscntrl (letter))
        g_string_append_unichar (out, letter);
    }

  return g_string_free_and_steal (out);
}
