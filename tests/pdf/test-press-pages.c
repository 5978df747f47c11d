/* Minute Book: tests of how the press fills its pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "pdf/press/mb-press-ahead.h"
#include "pdf/press/mb-press-file.h"
#include "pdf/press/mb-press-page.h"
#include "pdf/press/mb-press.h"
#include "press-papers.h"
#include "press-print.h"
#include "press-tree.h"

/* pdftotext's pages end in a form feed; our pages end in their number. */
static GStrv
read_pages (MbPrint *self)
{
  g_autofree char *text = press_run (self, "pdftotext -layout FILE -");
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  g_assert_cmpuint (g_strv_length (pages), ==, mb_print_get_n_pages (self) + 1);

  return g_steal_pointer (&pages);
}

static void
test_headings_are_kept (void)
{
  g_autoptr (MbPaper) paper = press_make_volume (240);
  g_autoptr (MbPrint) self = press_print (paper);
  g_auto (GStrv) pages = read_pages (self);

  g_assert_cmpuint (mb_print_get_n_pages (self), >=, 40);
  for (guint i = 0; i < mb_print_get_n_pages (self); i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();
      g_auto (GStrv) all = g_strsplit (pages[i], "\n", -1);
      g_autofree char *number = g_strdup_printf ("Page %u", i + 1);

      for (guint j = 0; all[j] != NULL; j++)
        if (g_strstrip (all[j])[0] != '\0')
          g_ptr_array_add (lines, all[j]);
      g_assert_cmpuint (lines->len, >, 3);
      g_assert_cmpstr (g_ptr_array_index (lines, lines->len - 1), ==, number);
      g_assert_null (strstr (g_ptr_array_index (lines, lines->len - 2), "HEADING"));
      /* Nor does a page end in a paragraph's first line, or begin with its last. */
      g_assert_false (g_str_has_prefix (g_ptr_array_index (lines, lines->len - 2),
                                        "The Director"));
      g_assert_false (g_str_has_suffix (g_ptr_array_index (lines, 0), "not been met."));
    }
  press_assert_sound (self);
  press_assert_words (paper, self, "pdftotext -raw FILE -");
}

static void
test_table_heads (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Table", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;
  g_auto (GStrv) pages = NULL;

  press_add_table (paper->root, 60);
  self = press_print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));
  pages = read_pages (self);
  g_assert_cmpuint (mb_print_get_n_pages (self), >=, 3);
  for (guint i = 0; i < mb_print_get_n_pages (self); i++)
    g_assert_nonnull (strstr (pages[i], "Commentary"));
  g_assert_cmpuint (press_tree_count (tree, "/TH"), ==, 3);
}

/* Rows higher than a page go on where the page ends, each cell by itself. */
static void
test_rows_break (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Rows", "en-GB");
  MbNode *table = mb_node_add_new (paper->root, MB_NODE_TABLE, MB_STYLE_REGISTER);
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;
  g_autofree char *text = NULL;
  const char *at;

  press_add_row (table, MB_NODE_HEAD, "Left", "Middle", "Right");
  for (guint i = 0; i < 3; i++)
    {
      MbNode *row = press_add_row (table, 0, "left", "middle", "right");

      for (guint j = 0; j < 40; j++)
        {
          mb_node_add_paragraph (g_ptr_array_index (row->children, 0), MB_STYLE_PLAIN, NULL,
                                 PRESS_PROSE);
          if (j % 3 == 0)
            mb_node_add_paragraph (g_ptr_array_index (row->children, 2), MB_STYLE_PLAIN, NULL,
                                   PRESS_PROSE);
        }
    }
  self = press_print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));
  press_assert_sound (self);
  g_assert_cmpuint (mb_print_get_n_pages (self), >=, 12);
  g_assert_cmpuint (press_tree_count (tree, "/P"), ==, 3 + 3 * (3 + 40 + 14));
  text = press_run (self, "pdftotext -raw FILE -");
  at = text;
  for (guint i = 0; i < 3 * 54; i++)
    {
      at = strstr (at, "Director");
      g_assert_nonnull (at++);
    }
}

static void
test_room_for_stamps (void)
{
  g_autoptr (MbPaper) paper = press_make_volume (30);
  g_autoptr (MbPrint) self = NULL;
  g_autofree char *boxes = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  paper->page_numbers = FALSE;
  paper->mark = g_strdup ("NOT FOR PUBLICATION: paragraph 3 of Schedule 12A to the Local "
                          "Government Act 1972, which is so long a mark that it takes two lines");
  paper->running_head = g_strnfill (400, 'M');
  self = press_print (paper);
  boxes = press_run (self, "pdftotext -bbox FILE -");
  lines = g_strsplit (boxes, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      double x0, y0, x1, y1;

      if (sscanf (lines[i], " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x0, &y0,
                  &x1, &y1) != 4)
        continue;
      n++;
      g_assert_cmpfloat (x0, >=, 70);
      g_assert_cmpfloat (x1, <=, 595.28 - 56);
      g_assert_cmpfloat (y1, <=, 841.89 - 15 * 72 / 25.4);
      if (y0 < 15 * 72 / 25.4)
        g_assert_cmpfloat (x1, <, 595.28 * 0.7);
    }
  g_assert_cmpuint (n, >, 1000);
}

static void
test_mark (void)
{
  g_autoptr (MbPaper) paper = press_make_volume (30);
  g_autoptr (MbPrint) self = NULL;
  g_auto (GStrv) pages = NULL;
  g_autofree char *info = NULL;

  paper->landscape = TRUE;
  paper->mark = g_strdup ("NOT FOR PUBLICATION");
  paper->running_head = g_strdup ("Action register");
  self = press_print (paper);
  pages = read_pages (self);
  info = press_run (self, "pdfinfo FILE");
  g_assert_nonnull (strstr (info, "Page size:       841.89 x 595.28 pts (A4)"));
  g_assert_cmpuint (mb_print_get_n_pages (self), >=, 2);
  for (guint i = 0; i < mb_print_get_n_pages (self); i++)
    {
      g_assert_nonnull (strstr (pages[i], "NOT FOR PUBLICATION"));
      g_assert_cmpint (strstr (pages[i], "Action register") != NULL, ==, i > 0);
    }
}

/* A foot stands at the foot of the last page, within the text's part of it. */
static void
test_foot (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Agenda", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autofree char *boxes = NULL;
  const char *word;
  double y;

  mb_node_add_heading (paper->root, 1, MB_STYLE_PANEL, NULL, "PANEL");
  mb_node_add_paragraph (paper->root, MB_STYLE_FOOT, "From:", "Democratic Services");
  self = press_print (paper);
  boxes = press_run (self, "pdftotext -bbox FILE -");
  word = strstr (boxes, ">Democratic<");
  g_assert_nonnull (word);
  while (strncmp (word, "yMax=", 5) != 0)
    word--;
  y = g_ascii_strtod (word + 6, NULL);
  g_assert_cmpfloat (y, >, 260 * 72 / 25.4);
  g_assert_cmpfloat (y, <, 277.5 * 72 / 25.4);
}

/* Lists so deep that no room is left for their text. */
static void
test_narrow (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Narrow", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  MbNode *node = paper->root;

  for (guint i = 0; i < 30; i++)
    node = press_add_entry (mb_node_add_new (node, MB_NODE_LIST, MB_STYLE_PLAIN), "(viii)",
                      "goes deeper");
  self = press_print (paper);
  press_assert_sound (self);
  g_assert_cmpuint (mb_print_get_n_pages (self), <, 30);
}

/* A paper's bytes without threads; and in @n_set how many of its texts were not
 * set when it was set for good. */
static GBytes *
print_alone (const MbPaper *paper,
             gboolean       ahead,
             guint         *n_set)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbFonts) fonts = mb_fonts_new (paper->language, &error);
  g_autoptr (MbLog) log = mb_log_new (MB_PAGE_SHORT, MB_PAGE_LONG, 0);
  g_autoptr (MbFlow) flow = NULL;
  GBytes *bytes;

  g_assert_no_error (error);
  if (ahead)
    mb_press_set_ahead (paper, fonts);
  mb_fonts_begin (fonts);
  flow = mb_press_set_paper (paper, fonts, log);
  g_assert_nonnull (flow);
  *n_set = mb_fonts_end (fonts);
  g_assert_true (mb_press_lay_pages (paper, fonts, log, flow, NULL, &error));
  g_assert_no_error (error);
  bytes = mb_press_make_file (paper, log, 0, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

/* A long paper has the same bytes whoever set its texts, in whatever order. */
static void
test_set_ahead (void)
{
  g_autoptr (MbPaper) paper = press_make_volume (240);
  MbNode *list = mb_node_add_new (paper->root, MB_NODE_LIST, MB_STYLE_PLAIN);
  g_autoptr (GBytes) alone = NULL, helped = NULL;
  guint n_alone, n_helped;

  press_add_table (paper->root, 60);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *label = g_strdup_printf ("(%u)", i);
      MbNode *entry = press_add_entry (list, label, PRESS_PROSE " \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d 2026");

      mb_node_add_paragraph (entry, MB_STYLE_PLAIN, NULL, label);
    }
  alone = print_alone (paper, FALSE, &n_alone);
  helped = print_alone (paper, TRUE, &n_helped);
  g_assert_cmpuint (n_alone, >, 100);
  if (g_get_num_processors () > 1)
    g_assert_cmpuint (n_helped, ==, 0);
  g_assert_true (g_bytes_equal (alone, helped));

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MbPrint) self = mb_press_print (paper, 0, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (mb_print_get_bytes (self), alone));
    }
}

/* A few pages are not worth the threads. */
static void
test_set_short (void)
{
  g_autoptr (MbPaper) paper = press_make_volume (3);
  g_autoptr (GBytes) alone = NULL, helped = NULL;
  guint n_alone, n_helped;

  alone = print_alone (paper, FALSE, &n_alone);
  helped = print_alone (paper, TRUE, &n_helped);
  g_assert_cmpuint (n_alone, ==, n_helped);
  g_assert_true (g_bytes_equal (alone, helped));
}

static guint
count_artifacts (const PressTree *tree,
                 const char      *start)
{
  guint n = 0;

  for (guint i = 0; i < tree->artifacts->len; i++)
    n += g_str_has_prefix (g_ptr_array_index (tree->artifacts, i), start);

  return n;
}

static guint
count_words (const char *text,
             const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;

  return n;
}

#define HEADER "/Type /Pagination /Subtype /Header /Attached [/Top] /BBox ["
#define FOOTER "/Type /Pagination /Subtype /Footer /Attached [/Bottom] /BBox ["

static void
assert_box (const char *artifact)
{
  gboolean is_head = g_str_has_prefix (artifact, HEADER);
  double left, bottom, right, top;

  g_assert_cmpint (sscanf (strstr (artifact, "/BBox"), "/BBox [%lf %lf %lf %lf]", &left, &bottom, &right, &top), ==, 4);
  g_assert_cmpfloat (left, <, right);
  g_assert_cmpfloat (bottom, <, top);
  if (is_head)
    g_assert_cmpfloat (bottom, >, 770);
  else
    g_assert_cmpfloat (top, <, 60);
}

/* Each is an artifact of its own, which says what it is, to which edge it belongs
 * and where it stands; rules are layout. */
static void
test_head_and_foot (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Register", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (MbPrint) again = NULL;
  g_autoptr (PressTree) tree = NULL;
  g_autofree char *text = NULL;
  guint n_heads;

  paper->running_head = g_strdup ("Action register");
  paper->page_numbers = TRUE;
  press_add_table (paper->root, 120);
  self = press_print (paper);
  press_assert_sound (self);
  tree = press_tree_read (mb_print_get_bytes (self));
  g_assert_cmpuint (tree->n_pages, >, 2);
  n_heads = tree->n_pages - 1;

  g_assert_cmpuint (count_artifacts (tree, HEADER), ==, n_heads);
  g_assert_cmpuint (count_artifacts (tree, FOOTER), ==, tree->n_pages);
  g_assert_cmpuint (count_artifacts (tree, "/Type /Layout"), ==, tree->n_pages);
  g_assert_cmpuint (count_artifacts (tree, "/Type /Pagination"), ==, 2 * n_heads + tree->n_pages);
  for (guint i = 0; i < tree->artifacts->len; i++)
    if (strstr (g_ptr_array_index (tree->artifacts, i), "/BBox") != NULL)
      assert_box (g_ptr_array_index (tree->artifacts, i));

  /* The head is drawn once, and seen on each page but the first. */
  text = press_run (self, "pdftotext FILE -");
  g_assert_cmpuint (count_words (text, "Action register"), ==, n_heads);
  again = press_print (paper);
  g_assert_true (g_bytes_equal (mb_print_get_bytes (self), mb_print_get_bytes (again)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/press/headings-are-kept", test_headings_are_kept);
  g_test_add_func ("/pdf/press/table-heads-repeat", test_table_heads);
  g_test_add_func ("/pdf/press/rows-break", test_rows_break);
  g_test_add_func ("/pdf/press/room-for-stamps", test_room_for_stamps);
  g_test_add_func ("/pdf/press/mark-on-every-page", test_mark);
  g_test_add_func ("/pdf/press/foot", test_foot);
  g_test_add_func ("/pdf/press/narrow", test_narrow);
  g_test_add_func ("/pdf/press/set-ahead", test_set_ahead);
  g_test_add_func ("/pdf/press/set-short", test_set_short);
  g_test_add_func ("/pdf/press/head-and-foot", test_head_and_foot);

  return g_test_run ();
}
