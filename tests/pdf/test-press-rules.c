/* Minute Book: tests of how lines may fall on pages, on random papers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "pdf/press/mb-press-flow.h"
#include "pdf/press/mb-press-page.h"
#include "press-papers.h"

/* A page's foot and its head have the numbers and what runs. */
#define N_PAPERS 30

typedef struct
{
  MbFonts   *fonts;
  MbLog     *log;
  MbFlow    *flow;
  GPtrArray *sheets;
} Setting;

static void
setting_free (Setting *self)
{
  g_ptr_array_unref (self->sheets);
  mb_flow_free (self->flow);
  mb_log_free (self->log);
  mb_fonts_unref (self->fonts);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Setting, setting_free)

static Setting *
set_paper (MbPaper *paper)
{
  g_autoptr (GError) error = NULL;
  Setting *self = g_new0 (Setting, 1);

  self->fonts = mb_fonts_new (paper->language, &error);
  g_assert_no_error (error);
  self->log = mb_log_new_sheets (MB_PAGE_SHORT, MB_PAGE_LONG);
  self->flow = mb_press_set_paper (paper, self->fonts, self->log);
  g_assert_true (mb_press_lay_pages (paper, self->fonts, self->log, self->flow, NULL, &error));
  g_assert_no_error (error);
  self->sheets = mb_log_finish_sheets (self->log);

  return self;
}

/* Random papers. ------------------------------------------------------------ */

static char *
make_words (GRand *rand,
            int    most)
{
  static const char *const words[] = {
    "the", "Panel", "resolved", "that", "a", "report", "timeliness", "Cyfarfod", "pwyllgor", "on",
    "accommodation", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "visits", "of",
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, most);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free_and_steal (text);
}

static void
add_random_list (GRand  *rand,
                 MbNode *parent,
                 int     depth)
{
  MbNode *list = mb_node_add_new (parent, MB_NODE_LIST, MB_STYLE_PLAIN);
  int n = g_rand_int_range (rand, 1, 6);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *words = make_words (rand, 60);
      MbNode *entry = press_add_entry (list, i % 2 == 0 ? "(a)" : NULL, words);

      if (depth < 4 && g_rand_int_range (rand, 0, 4) == 0)
        add_random_list (rand, entry, depth + 1);
    }
}

static void
add_random_table (GRand  *rand,
                  MbNode *parent)
{
  MbNode *table = mb_node_add_new (parent, MB_NODE_TABLE, MB_STYLE_PLAIN);
  int n = g_rand_int_range (rand, 2, 40);

  press_add_row (table, MB_NODE_HEAD, "Measure", "Figure", "Commentary");
  for (int i = 0; i < n; i++)
    {
      g_autofree char *words = make_words (rand, g_rand_int_range (rand, 0, 8) == 0 ? 300 : 20);

      press_add_row (table, 0, "measure", "74.9%", words);
    }
}

static void
add_random_matter (GRand  *rand,
                   MbNode *section)
{
  g_autofree char *words = make_words (rand, 160);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      add_random_list (rand, section, 0);
      break;
    case 1:
      add_random_table (rand, section);
      break;
    case 2:
      mb_node_add_paragraph (section, MB_STYLE_RESOLVED, "Resolved:", words);
      mb_node_add_paragraph (section, MB_STYLE_RESOLVED, NULL, "(moved by Councillor Pryce)");
      break;
    case 3:
      mb_node_add_paragraph (section, MB_STYLE_RESOLVED, "Resolved:", NULL);
      add_random_list (rand, section, 0);
      break;
    default:
      mb_node_add_paragraph (section, MB_STYLE_PLAIN, NULL, words);
    }
}

static MbPaper *
make_random_paper (GRand *rand)
{
  MbPaper *paper = mb_paper_new ("Random", "en-GB");
  int n = g_rand_int_range (rand, 4, 30);

  paper->page_numbers = TRUE;
  paper->running_head = g_strdup ("Children and Families Scrutiny Panel");
  paper->large_print = g_rand_int_range (rand, 0, 3) == 0;
  for (int i = 0; i < n; i++)
    {
      MbNode *section = mb_node_add_new (paper->root, MB_NODE_SECTION, MB_STYLE_PLAIN);
      g_autofree char *number = g_strdup_printf ("%d.", i + 1);
      g_autofree char *title = make_words (rand, 14);
      int n_matter = g_rand_int_range (rand, 1, 7);

      mb_node_add_heading (section, 2, MB_STYLE_ITEM, number, title);
      for (int j = 0; j < n_matter; j++)
        add_random_matter (rand, section);
    }

  return paper;
}

/* The rules. ---------------------------------------------------------------- */

static const MbImpression *
get_impression (const MbSheet *sheet,
                guint          i)
{
  return &g_array_index (sheet->impressions, MbImpression, i);
}

/* Of what the paper itself says there. */
static const MbImpression *
find_outermost (const MbSheet *sheet,
                gboolean       last)
{
  const MbImpression *found = NULL;

  for (guint i = 0; i < sheet->impressions->len; i++)
    {
      const MbImpression *impression = get_impression (sheet, i);

      if (impression->role == NULL)
        continue;
      if (found == NULL ||
          (last ? mb_sheet_get_bottom (sheet, impression) >= mb_sheet_get_bottom (sheet, found)
                : mb_sheet_get_top (sheet, impression) < mb_sheet_get_top (sheet, found)))
        found = impression;
    }

  return found;
}

static gboolean
is_heading (const MbImpression *impression)
{
  return mb_press_is_heading (impression->role);
}

/* No line of a text stands alone at a page's foot or head. */
static void
assert_no_lonely_line (const MbImpression *impression)
{
  guint n = impression->matter->lines->len;

  if (n < 2)
    return;
  if (impression->to < n)
    g_assert_cmpuint (impression->to, >=, 2);
  if (impression->from > 0)
    g_assert_cmpuint (n - impression->from, >=, 2);
}

static void
assert_rules (const Setting *setting)
{
  for (guint page = 0; page < setting->sheets->len; page++)
    {
      const MbSheet *sheet = g_ptr_array_index (setting->sheets, page);
      const MbImpression *last = find_outermost (sheet, TRUE);
      const MbImpression *first = find_outermost (sheet, FALSE);

      g_assert_nonnull (last);
      for (guint i = 0; i < sheet->impressions->len; i++)
        {
          const MbImpression *impression = get_impression (sheet, i);

          if (impression->role == NULL)
            continue;
          assert_no_lonely_line (impression);
          g_assert_cmpfloat (mb_sheet_get_bottom (sheet, impression), <=,
                             MB_PAGE_LONG - MB_MARGIN_BOTTOM + 0.5);
          g_assert_cmpfloat (mb_sheet_get_top (sheet, impression), >=, MB_MARGIN_STAMP);
          g_assert_cmpfloat (impression->x, >=, MB_MARGIN_LEFT - 0.5);
        }
      if (page + 1 < setting->sheets->len)
        {
          g_assert_false (is_heading (last));
          g_assert_cmpstr (mb_matter_get_words (last->matter), !=, "Resolved: ");
        }
      if (page > 0)
        g_assert_null (strstr (mb_matter_get_words (first->matter), "(moved by"));
    }
}

static void
test_random (void)
{
  guint n_pages = 0;

  for (guint32 seed = 1; seed <= N_PAPERS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (MbPaper) paper = make_random_paper (rand);
      g_autoptr (Setting) setting = set_paper (paper);

      assert_rules (setting);
      n_pages += setting->sheets->len;
    }
  g_assert_cmpuint (n_pages, >, 4 * N_PAPERS);
}

/* A heading never ends a page, wherever on the page it comes to stand. */
static void
test_heading_everywhere (void)
{
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (MbPaper) paper = mb_paper_new ("Heading", "en-GB");
      g_autoptr (Setting) setting = NULL;

      for (guint i = 0; i < n; i++)
        mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL, "A line.");
      mb_node_add_heading (paper->root, 2, MB_STYLE_ITEM, "1.", "Heading");
      press_add_table (paper->root, 12);
      setting = set_paper (paper);
      assert_rules (setting);
    }
}

/* In large print nothing is small, leaning or centred. */
static void
test_large_print (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (Setting) setting = NULL;
  guint n = 0;

  paper->large_print = TRUE;
  paper->mark = g_strdup ("NOT FOR PUBLICATION - paragraph 3");
  setting = set_paper (paper);
  assert_rules (setting);
  g_assert_cmpuint (setting->sheets->len, >, 3);
  for (guint page = 0; page < setting->sheets->len; page++)
    {
      const MbSheet *sheet = g_ptr_array_index (setting->sheets, page);

      for (guint i = 0; i < sheet->impressions->len; i++)
        {
          const MbImpression *impression = get_impression (sheet, i);
          const PangoFontDescription *font =
            pango_layout_get_font_description (impression->matter->layout);

          g_assert_cmpint (pango_font_description_get_size (font), >=, 18 * PANGO_SCALE);
          g_assert_cmpint (pango_font_description_get_style (font), ==, PANGO_STYLE_NORMAL);
          if (impression->role != NULL)
            g_assert_cmpint (pango_layout_get_alignment (impression->matter->layout), ==,
                             PANGO_ALIGN_LEFT);
          /* What stands at the head is not drawn over. */
          for (guint j = 0; impression->role == NULL && j < i; j++)
            {
              const MbImpression *other = get_impression (sheet, j);

              if (other->role == NULL && other->matter != impression->matter)
                g_assert_true (mb_sheet_get_top (sheet, impression) >= mb_sheet_get_bottom (sheet, other) - 0.01 ||
                               mb_sheet_get_bottom (sheet, impression) <= mb_sheet_get_top (sheet, other) + 0.01 ||
                               impression->x != other->x);
            }
          n++;
        }
    }
  g_assert_cmpuint (n, >, 100);
}

/* Short items fill their pages: one doesn't drag the next along. */
static void
test_short_items (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Short", "en-GB");
  g_autoptr (Setting) setting = NULL;

  for (guint i = 0; i < 60; i++)
    {
      mb_node_add_heading (paper->root, 2, MB_STYLE_ITEM, "1.", "Heading");
      mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL, "Noted.");
    }
  setting = set_paper (paper);
  for (guint page = 0; page + 1 < setting->sheets->len; page++)
    {
      const MbSheet *sheet = g_ptr_array_index (setting->sheets, page);

      g_assert_cmpfloat (mb_sheet_get_bottom (sheet, find_outermost (sheet, TRUE)), >,
                         MB_PAGE_LONG - MB_MARGIN_BOTTOM - 60);
    }
}

/* A label higher than its entry stays on the page, wherever it comes to stand. */
static void
test_long_labels (void)
{
  for (guint n = 25; n < 46; n++)
    {
      g_autoptr (MbPaper) paper = mb_paper_new ("Labels", "en-GB");
      g_autoptr (Setting) setting = NULL;

      for (guint i = 0; i < n; i++)
        mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL, "A line.");
      press_add_entry (mb_node_add_new (paper->root, MB_NODE_LIST, MB_STYLE_PLAIN),
                       "a label that is itself as long as a line of text is on paper, and then some "
                       "more of it, so that it takes several lines of its column", "short");
      setting = set_paper (paper);
      assert_rules (setting);
    }
}

/* The rule of a front sheet's foot is not left behind on the page before. */
static void
test_foot_is_kept (void)
{
  for (guint n = 30; n < 46; n++)
    {
      g_autoptr (MbPaper) paper = mb_paper_new ("Foot", "en-GB");
      g_autoptr (Setting) setting = NULL;
      const MbSheet *last;
      gboolean has_rule = FALSE;

      for (guint i = 0; i < n; i++)
        mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL, "A line.");
      mb_node_add_paragraph (paper->root, MB_STYLE_FOOT, "From:", PRESS_PROSE);
      setting = set_paper (paper);
      last = g_ptr_array_index (setting->sheets, setting->sheets->len - 1);
      for (guint i = 0; i < last->shapes->len; i++)
        has_rule = has_rule || g_array_index (last->shapes, MbShape, i).width > 300;
      g_assert_true (has_rule);
      g_assert_nonnull (strstr (last->words->str, "From:"));
    }
}

static const MbImpression *
find_words (const Setting *setting,
            const char    *words)
{
  for (guint page = 0; page < setting->sheets->len; page++)
    {
      const MbSheet *sheet = g_ptr_array_index (setting->sheets, page);

      for (guint i = 0; i < sheet->impressions->len; i++)
        if (strstr (mb_matter_get_words (get_impression (sheet, i)->matter), words) != NULL)
          return get_impression (sheet, i);
    }

  return NULL;
}

/* A word is not broken where other columns have room, and figures stand below
 * each other by their last digit. */
static void
test_columns (void)
{
  static const double widths[] = { 0.1, 0.1, 0.8 };
  g_autoptr (MbPaper) paper = mb_paper_new ("Columns", "en-GB");
  MbNode *table = mb_node_add_new (paper->root, MB_NODE_TABLE, MB_STYLE_PLAIN);
  g_autoptr (Setting) setting = NULL;
  const MbImpression *one, *other;

  mb_node_set_widths (table, widths, G_N_ELEMENTS (widths));
  press_add_row (table, MB_NODE_HEAD, "Accommodation", "Cost", "Remarks");
  press_add_row (table, 0, "Disproportionately", "£1,250.00", "None");
  press_add_row (table, 0, "short", "£90.50", "None");
  setting = set_paper (paper);
  g_assert_cmpuint (find_words (setting, "Disproportionately")->matter->lines->len, ==, 1);
  g_assert_cmpuint (find_words (setting, "Accommodation")->matter->lines->len, ==, 1);
  one = find_words (setting, "£1,250.00");
  other = find_words (setting, "£90.50");
  g_assert_cmpfloat (one->x + g_array_index (one->matter->lines, MbLine, 0).x, <,
                     other->x + g_array_index (other->matter->lines, MbLine, 0).x);
  g_assert_cmpint (pango_layout_get_alignment (one->matter->layout), ==, PANGO_ALIGN_RIGHT);
  g_assert_cmpint (pango_layout_get_alignment (find_words (setting, "None")->matter->layout), ==,
                   PANGO_ALIGN_LEFT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/rules/random", test_random);
  g_test_add_func ("/pdf/rules/heading-everywhere", test_heading_everywhere);
  g_test_add_func ("/pdf/rules/short-items", test_short_items);
  g_test_add_func ("/pdf/rules/long-labels", test_long_labels);
  g_test_add_func ("/pdf/rules/foot-is-kept", test_foot_is_kept);
  g_test_add_func ("/pdf/rules/large-print", test_large_print);
  g_test_add_func ("/pdf/rules/columns", test_columns);

  return g_test_run ();
}
