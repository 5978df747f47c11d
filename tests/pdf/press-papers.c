/* Minute Book: papers for the tests of the press
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "press-papers.h"

#include "core/mb-prose.h"
#include "paper/mb-paper-parts.h"

static MbNode *
add_item (MbNode     *parent,
          const char *number,
          const char *title)
{
  MbNode *section = mb_node_add_new (parent, MB_NODE_SECTION, MB_STYLE_PLAIN);

  mb_node_add_heading (section, 2, MB_STYLE_ITEM, number, title);

  return section;
}

MbNode *
press_add_entry (MbNode     *list,
                 const char *label,
                 const char *text)
{
  MbNode *entry = mb_node_add_new (list, MB_NODE_ENTRY, MB_STYLE_PLAIN);

  mb_node_set_label (entry, label);
  mb_node_add_paragraph (entry, MB_STYLE_PLAIN, NULL, text);

  return entry;
}

MbNode *
press_add_row (MbNode      *table,
               MbNodeFlags  flags,
               const char  *first,
               const char  *second,
               const char  *third)
{
  MbNode *row = mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_PLAIN);
  const char *texts[] = { first, second, third };

  row->flags = flags;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mb_node_add_paragraph (mb_node_add_new (row, MB_NODE_CELL, MB_STYLE_PLAIN), MB_STYLE_PLAIN,
                           NULL, texts[i]);

  return row;
}

static void
add_lists (MbNode *section)
{
  MbNode *list = mb_node_add_new (section, MB_NODE_LIST, MB_STYLE_PLAIN);
  MbNode *entry = press_add_entry (list, "-", "Future items for the meeting");
  MbNode *inner = mb_node_add_new (entry, MB_NODE_LIST, MB_STYLE_PLAIN);
  MbNode *innermost;

  entry = press_add_entry (inner, "(a)",
                           "Performance, with a cover report that is long enough to go on to a "
                           "second line of the page it is printed on");
  innermost = mb_node_add_new (entry, MB_NODE_LIST, MB_STYLE_PLAIN);
  press_add_entry (innermost, "(i)", "the scorecard");
  press_add_entry (innermost, "(ii)", "the dashboard");
  press_add_entry (inner, "(b)", "Quality");
  press_add_entry (list, NULL, "Training for the Chair");
}

void
press_add_table (MbNode *section,
                 guint   n_rows)
{
  MbNode *table = mb_node_add_new (section, MB_NODE_TABLE, MB_STYLE_PLAIN);
  const double widths[] = { 0.2, 0.2, 0.6 };

  mb_node_set_widths (table, widths, G_N_ELEMENTS (widths));
  press_add_row (table, MB_NODE_HEAD, "Measure", "Figure", "Commentary");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("measure%u", i);

      press_add_row (table, 0, name, "74.9%", i % 3 == 1 ? PRESS_PROSE : "Improving");
    }
}

static void
add_links (MbNode *section)
{
  MbNode *paragraph = mb_node_add_paragraph (section, MB_STYLE_PLAIN, NULL, "See ");

  mb_node_add_link (paragraph, "the second item", "#item2");
  mb_node_add_text (paragraph, " and ", 0);
  mb_node_add_link (paragraph, "harrowmere.example", "https://harrowmere.example/a (b)\\c?d=é");
  mb_node_add_text (paragraph, ", and in another paper ", 0);
  mb_node_add_link (paragraph, "the letter", "#letter");
  mb_node_add_text (paragraph, ".", 0);
  mb_node_set_anchor (paragraph, "links");
}

/* Names in other alphabets, written from right to left too, and faces; most of
 * the mixed line runs from left to right, by which pdftotext knows its order. */
void
press_add_languages (MbNode *section)
{
  MbNode *paragraph = mb_node_add_paragraph (section, MB_STYLE_PLAIN, NULL,
                                             "All who came were made welcome: ");
  MbNode *run = mb_node_add_text (paragraph, "مرحبا بكم في بيت", 0);

  mb_node_set_language (run, "ar");
  mb_node_add_text (paragraph, " and שלום to Łukasz 😀 and Ðorđe.", 0);
  paragraph = mb_node_add_paragraph (section, MB_STYLE_PLAIN, NULL, "שלום לכל חברי");
  mb_node_set_language (paragraph, "he");
}

/* As a clerk marks them in a text: Welsh words, an Urdu paragraph. */
void
press_add_passages (MbNode *section)
{
  static const char english[] = "The Chair said croeso i bawb to all who came.";
  static const char urdu[] = "پینل سب کو خوش آمدید کہتا ہے";
  g_autoptr (MbProse) prose = mb_prose_new ();
  g_autofree char *stored = NULL;

  mb_prose_add_paragraph (prose, english);
  mb_prose_add_passage (prose, 15, 28, "cy");
  mb_prose_add_paragraph (prose, urdu);
  mb_prose_add_passage (prose, 0, sizeof urdu - 1, "ur");
  mb_prose_add_entry (prose, 1, "(a)", "Diolch");
  mb_prose_add_passage (prose, 0, 6, "cy");
  stored = mb_prose_to_stored (prose);
  mb_paper_add_prose (section, MB_STYLE_PLAIN, NULL, stored, 0, (MbSource) { MB_KIND_NONE, 0, -1 });
}

MbPaper *
press_make_minutes (void)
{
  MbPaper *paper = mb_paper_new ("Minutes, 4 October 2023", "en-GB");
  MbNode *section;

  paper->author = g_strdup ("Harrowmere Borough Council");
  paper->subject = g_strdup ("Children & Families <Scrutiny> Panel");
  paper->running_head = g_strdup ("Children and Families Scrutiny Panel");
  paper->page_numbers = TRUE;
  mb_node_add_heading (paper->root, 1, MB_STYLE_TITLE, NULL,
                       "Children and Families Scrutiny Panel");
  mb_node_add_paragraph (paper->root, MB_STYLE_PARTICULARS, "Commenced:", "6.00 pm");
  mb_node_add_paragraph (paper->root, MB_STYLE_PARTICULARS, "Present:",
                         "Councillors Ashworth (Chair), Okafor (Deputy Chair), Brierley, Dunne, "
                         "Hussain, Lomax, Pryce, Fenn and Whittle");
  section = add_item (paper->root, "24.", "MINUTES");
  mb_node_add_paragraph (section, MB_STYLE_PLAIN, NULL, PRESS_PROSE);
  add_lists (section);
  mb_node_add_paragraph (section, MB_STYLE_RESOLVED, "Resolved:", "That the report be noted.");
  mb_node_add_paragraph (section, MB_STYLE_ACTION, "Actions:", "The points for action:");
  section = add_item (paper->root, "25.", "MEASURES");
  mb_node_set_anchor (section, "item2");
  add_links (section);
  press_add_table (section, 45);
  mb_node_add_paragraph (section, MB_STYLE_WITHHELD, NULL, "Not for publication: paragraph 3.");
  mb_node_add_new (paper->root, MB_NODE_RULE, MB_STYLE_SIGNATURE);
  mb_node_add_paragraph (paper->root, MB_STYLE_SIGNATURE, NULL, "CHAIR");

  return paper;
}

MbPaper *
press_make_volume (guint n_sections)
{
  MbPaper *paper = mb_paper_new ("A volume of minutes", "en-GB");

  paper->page_numbers = TRUE;
  mb_node_add_heading (paper->root, 1, MB_STYLE_TITLE, NULL, "Volume");
  for (guint i = 0; i < n_sections; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);
      MbNode *section = add_item (paper->root, number, "HEADING");

      for (guint j = 0; j <= i % 4; j++)
        mb_node_add_paragraph (section, MB_STYLE_PLAIN, NULL, i % 5 == 0 ? "Short." : PRESS_PROSE);
    }

  return paper;
}

/* What no one would write, but a tree can hold. */
void
press_add_odd_nodes (MbNode *root)
{
  MbNode *table = mb_node_add_new (root, MB_NODE_TABLE, MB_STYLE_PLAIN);
  MbNode *row;
  MbNode *list;
  MbNode *entry;

  mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_PLAIN);
  table = mb_node_add_new (root, MB_NODE_TABLE, MB_STYLE_PLAIN);
  row = press_add_row (table, 0, "ragged", "", NULL);
  mb_node_add_text (mb_node_add_new (row, MB_NODE_CELL, MB_STYLE_PLAIN), "loose", 0);
  press_add_row (table, 0, "short", "row", "here");
  mb_node_add_heading (root, 2, MB_STYLE_ITEM, NULL, NULL);
  mb_node_add_paragraph (root, MB_STYLE_PLAIN, NULL, "");
  mb_node_add_paragraph (root, MB_STYLE_PARTICULARS, "Label:", NULL);
  mb_node_add_new (root, MB_NODE_LIST, MB_STYLE_PLAIN);
  list = mb_node_add_new (root, MB_NODE_LIST, MB_STYLE_PLAIN);
  mb_node_add_new (list, MB_NODE_ENTRY, MB_STYLE_PLAIN);
  entry = press_add_entry (list, "a label that is itself as long as a line of text is on paper",
                           "wide");
  mb_node_add_text (entry, "loose", 0);
  mb_node_add_link (root, "nowhere", "#");
  mb_node_add_link (root, "", "#empty");
  mb_node_add_new (root, MB_NODE_RULE, MB_STYLE_PLAIN);
  mb_node_set_anchor (mb_node_add_new (root, MB_NODE_SECTION, MB_STYLE_PLAIN), "end");
}
