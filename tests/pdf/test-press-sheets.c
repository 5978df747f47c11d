/* Minute Book: tests of pages to be looked at, and of their galley
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "pdf/press/mb-press-sheets.h"
#include "press-papers.h"

#define NARRATIVE 7000

static MbNode *
get_paragraph (MbPaper *paper,
               guint    section,
               guint    n)
{
  MbNode *node = g_ptr_array_index (paper->root->children, section);

  return g_ptr_array_index (node->children, n);
}

/* A volume whose every paragraph is of a field of its own. */
static MbPaper *
make_volume (guint       n_sections,
             guint       changed,
             const char *words)
{
  MbPaper *paper = press_make_volume (n_sections);

  for (guint i = 1; i < paper->root->children->len; i++)
    mb_node_set_source (get_paragraph (paper, i, 1), MB_KIND_NARRATIVE, NARRATIVE + i, 3);
  if (words != NULL)
    mb_node_add_text (get_paragraph (paper, changed, 1), words, 0);

  return paper;
}

static void
assert_same_looks (MbSheets *one,
                   MbSheets *other)
{
  g_assert_cmpuint (mb_sheets_get_n_pages (one), ==, mb_sheets_get_n_pages (other));
  for (guint i = 0; i < mb_sheets_get_n_pages (one); i++)
    {
      g_assert_cmpstr (mb_sheets_get_looks (one, i), ==, mb_sheets_get_looks (other, i));
      g_assert_cmpstr (mb_sheets_get_words (one, i), ==, mb_sheets_get_words (other, i));
    }
}

static GBytes *
render (MbSheets *sheets,
        guint     page)
{
  g_autoptr (GError) error = NULL;
  guint height;
  GBytes *dots = mb_sheets_render (sheets, page, 300, &height, &error);

  g_assert_no_error (error);
  g_assert_nonnull (dots);

  return dots;
}

/* What stands in the galley is used again, and looks as if it were not. */
static void
test_galley (void)
{
  g_autoptr (MbGalley) galley = mb_galley_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPaper) before = make_volume (120, 0, NULL);
  g_autoptr (MbPaper) after = make_volume (120, 60, " And one word more.");
  g_autoptr (MbSheets) first = mb_galley_set_sheets (galley, before, NULL, &error);
  g_autoptr (MbSheets) second = NULL;
  g_autoptr (MbSheets) fresh = NULL;
  guint n = 0;

  g_assert_no_error (error);
  second = mb_galley_set_sheets (galley, after, NULL, &error);
  g_assert_no_error (error);
  fresh = mb_press_set_sheets (after, NULL, &error);
  g_assert_no_error (error);
  assert_same_looks (second, fresh);
  g_assert_cmpuint (mb_sheets_get_n_set (first), >, 100);
  /* The paragraph; its page numbers stood already. */
  g_assert_cmpuint (mb_sheets_get_n_set (second), <=, 2);

  /* Pages before the change look as they did. */
  while (g_str_equal (mb_sheets_get_looks (first, n), mb_sheets_get_looks (second, n)))
    n++;
  g_assert_cmpuint (n, >, 5);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) one = render (second, n + i);
      g_autoptr (GBytes) other = render (fresh, n + i);

      g_assert_true (g_bytes_equal (one, other));
    }
}

/* Sheets outlive their galley and the paper. */
static void
test_outlive (void)
{
  MbGalley *galley = mb_galley_new ();
  MbPaper *paper = make_volume (10, 0, NULL);
  g_autoptr (MbSheets) sheets = mb_galley_set_sheets (galley, paper, NULL, NULL);
  g_autoptr (GBytes) dots = NULL;

  mb_paper_free (paper);
  mb_galley_free (galley);
  dots = render (sheets, 0);
  g_assert_cmpuint (g_bytes_get_size (dots), >, 0);
}

/* A galley whose paper changes its language has other fonts. */
static void
test_language (void)
{
  g_autoptr (MbGalley) galley = mb_galley_new ();
  g_autoptr (MbPaper) paper = make_volume (10, 0, NULL);
  g_autoptr (MbSheets) english = mb_galley_set_sheets (galley, paper, NULL, NULL);
  g_autoptr (MbSheets) welsh = NULL;

  g_set_str (&paper->language, "cy-GB");
  welsh = mb_galley_set_sheets (galley, paper, NULL, NULL);
  g_assert_cmpuint (mb_sheets_get_n_set (welsh), ==, mb_sheets_get_n_set (english));
}

/* Each field is found where it stands, and what stands there is of the field. */
static void
test_sources (void)
{
  g_autoptr (MbPaper) paper = make_volume (40, 0, NULL);
  g_autoptr (MbSheets) sheets = mb_press_set_sheets (paper, NULL, NULL);
  guint last_page = 0;

  for (guint i = 1; i <= 40; i++)
    {
      MbSource source = { MB_KIND_NARRATIVE, NARRATIVE + i, 3 };
      MbSource found = { 0 };
      guint page;
      double top, bottom;

      g_assert_true (mb_sheets_find_place (sheets, NULL, &source, &page, &top, &bottom));
      g_assert_cmpuint (page, >=, last_page);
      g_assert_cmpfloat (top, <, bottom);
      g_assert_true (mb_sheets_find_source (sheets, page, 100, (top + bottom) / 2, &found));
      g_assert_cmpint (found.record, ==, NARRATIVE + i);
      g_assert_cmpint (found.kind, ==, MB_KIND_NARRATIVE);
      g_assert_cmpint (found.field, ==, 3);
      last_page = page;
    }
  {
    MbSource nowhere = { MB_KIND_NARRATIVE, 1, 3 };
    guint page;
    double top, bottom;

    g_assert_false (mb_sheets_find_place (sheets, NULL, &nowhere, &page, &top, &bottom));
  }
}

/* In a field of many pages, the paragraph that was typed in is the place. */
static void
test_change (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbGalley) galley = mb_galley_new ();
  g_autoptr (MbPaper) paper = mb_paper_new ("Long", "en-GB");
  g_autoptr (MbSheets) before = NULL;
  g_autoptr (MbSheets) after = NULL;
  MbSource source = { MB_KIND_NARRATIVE, NARRATIVE, 3 };
  guint first, page;
  double top, bottom;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u %s", i, PRESS_PROSE);

      mb_node_set_source (mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL, words),
                          MB_KIND_NARRATIVE, NARRATIVE, 3);
    }
  before = mb_galley_set_sheets (galley, paper, NULL, &error);
  g_assert_no_error (error);
  mb_node_add_text (g_ptr_array_index (paper->root->children, 50), " More.", 0);
  after = mb_galley_set_sheets (galley, paper, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mb_sheets_find_place (after, NULL, &source, &first, &top, &bottom));
  g_assert_cmpuint (first, ==, 0);
  g_assert_true (mb_sheets_find_place (after, before, &source, &page, &top, &bottom));
  g_assert_cmpuint (page, >, 2);
  g_assert_nonnull (strstr (mb_sheets_get_words (after, page), "More."));
  first = page;
  g_assert_true (mb_sheets_find_place (after, before, NULL, &page, &top, &bottom));
  g_assert_cmpuint (page, ==, first);
  g_assert_false (mb_sheets_find_place (after, after, NULL, &page, &top, &bottom));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/sheets/galley", test_galley);
  g_test_add_func ("/pdf/sheets/outlive-their-galley", test_outlive);
  g_test_add_func ("/pdf/sheets/language", test_language);
  g_test_add_func ("/pdf/sheets/sources", test_sources);
  g_test_add_func ("/pdf/sheets/change", test_change);

  return g_test_run ();
}
