/* Minute Book: tests of the press
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "core/mb-error.h"
#include "pdf/mb-press.h"
#include "press-papers.h"
#include "press-tree.h"

#define MADE_AT 1700000000

static MbPrint *
print (const MbPaper *paper)
{
  g_autoptr (GError) error = NULL;
  MbPrint *self = mb_press_print (paper, MADE_AT, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (self);

  return self;
}

/* Runs a tool over the print; the word FILE stands for its path. */
static char *
run (MbPrint    *self,
     const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  char *output = NULL;
  gsize length;
  const char *data = g_bytes_get_data (mb_print_get_bytes (self), &length);
  int status;
  int fd = g_file_open_tmp ("press-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "FILE"))
      g_set_str (&words[i], path);
  g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  g_unlink (path);

  return output;
}

static GStrv
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) plain = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  /* pdftotext puts marks of direction where a space was. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || (c >= 0x202a && c <= 0x202e))
        c = ' ';
      g_string_append_unichar (plain, c);
    }
  words = g_strsplit (plain->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add (builder, words[i]);

  return g_strv_builder_end (builder);
}

/* All words of the paper, in their order; between them only heads and feet. */
static void
assert_words (const MbPaper *paper,
              MbPrint       *self,
              const char    *command)
{
  g_autofree char *wanted_text = mb_node_get_words (paper->root);
  g_autofree char *found_text = run (self, command);
  g_auto (GStrv) wanted = split_words (wanted_text);
  g_auto (GStrv) found = split_words (found_text);
  guint j = 0;

  for (guint i = 0; wanted[i] != NULL; i++, j++)
    {
      while (found[j] != NULL && !g_str_equal (found[j], wanted[i]))
        j++;
      if (found[j] == NULL)
        g_error ("word %u, '%s', is missing or out of order", i, wanted[i]);
    }
}

static void
assert_sound (MbPrint *self)
{
  g_autofree char *report = run (self, "qpdf --check FILE");

  g_assert_nonnull (strstr (report, "No syntax or stream encoding errors found"));
  g_assert_null (strstr (report, "WARNING"));
}

static void
test_words (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) self = print (paper);
  g_autofree char *info = run (self, "pdfinfo FILE");

  assert_sound (self);
  assert_words (paper, self, "pdftotext -raw FILE -");
  g_assert_cmpstr (mb_print_get_missing (self)[0], ==, NULL);
  g_assert_nonnull (strstr (info, "Title:           Minutes, 4 October 2023\n"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "Page size:       595.28 x 841.89 pts (A4)"));
}

static void
test_fonts (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) self = print (paper);
  g_autofree char *fonts = run (self, "pdffonts FILE");
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);
  guint n = 0;

  for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++, n++)
    {
      g_assert_nonnull (strstr (lines[i], " yes yes yes "));
      g_assert_true (strstr (lines[i], "LiberationSans") != NULL ||
                     strstr (lines[i], "DejaVuSans") != NULL ||
                     strstr (lines[i], "Amiri") != NULL);
    }
  g_assert_cmpuint (n, >=, 3);
}

static void
test_tree (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) self = print (paper);
  g_autoptr (PressTree) tree = press_tree_read (mb_print_get_bytes (self));

  g_assert_cmpuint (tree->n_pages, ==, mb_print_get_n_pages (self));
  g_assert_cmpstr (tree->language, ==, "en-GB");
  g_assert_cmpuint (press_tree_count (tree, "/H1"), ==, 1);
  g_assert_cmpuint (press_tree_count (tree, "/H2"), ==, 2);
  g_assert_cmpuint (press_tree_count (tree, "/L"), ==, 3);
  g_assert_cmpuint (press_tree_count (tree, "/LI"), ==, 6);
  g_assert_cmpuint (press_tree_count (tree, "/Lbl"), ==, 6);
  g_assert_cmpuint (press_tree_count (tree, "/Table"), ==, 1);
  g_assert_cmpuint (press_tree_count (tree, "/TR"), ==, 46);
  g_assert_cmpuint (press_tree_count (tree, "/TH"), ==, 3);
  g_assert_cmpuint (press_tree_count (tree, "/TD"), ==, 135);
  g_assert_cmpuint (press_tree_count (tree, "/Link"), ==, 3);
}

/* pdftotext puts words that run from right to left in order only where it looks
 * at where they stand. */
static void
test_languages (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Languages", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;

  press_add_languages (paper->root);
  self = print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));
  assert_sound (self);
  assert_words (paper, self, "pdftotext FILE -");
  g_assert_cmpuint (press_tree_count (tree, "/Span"), ==, 1);
  g_assert_cmpstr (mb_print_get_missing (self)[0], ==, NULL);
}

static void
test_links (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) self = print (paper);
  g_autoptr (PressTree) tree = press_tree_read (mb_print_get_bytes (self));

  g_assert_cmpuint (tree->n_links, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (tree->targets, 0), ==, "#item2");
  g_assert_cmpstr (g_ptr_array_index (tree->targets, 1), ==,
                   "https://harrowmere.example/a%20(b)\\c?d=%C3%A9");
  g_assert_cmpstr (g_ptr_array_index (tree->targets, 2), ==, "#letter");
  g_assert_cmpuint (tree->destinations->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (tree->destinations, 0), ==, "item2");
  g_assert_cmpstr (g_ptr_array_index (tree->destinations, 1), ==, "links");
  g_assert_cmpuint (tree->outline->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (tree->outline, 0), ==,
                   "Children and Families Scrutiny Panel");
  g_assert_cmpstr (g_ptr_array_index (tree->outline, 2), ==, "  25. MEASURES");
}

/* ISO 14289-1, 7.4.2: no level of heading is skipped, whatever the paper says. */
static void
test_heading_levels (void)
{
  static const guint levels[] = { 3, 6, 2, 4, 1, 1, 9, 0 };
  static const char *const roles[] = {
    "/H1", "/H2", "/H2", "/H3", "/H1", "/H1", "/H2", "/H1"
  };
  g_autoptr (MbPaper) paper = mb_paper_new ("Levels", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    mb_node_add_heading (paper->root, levels[i], MB_STYLE_PLAIN, NULL, "Heading");
  self = print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_cmpstr (g_ptr_array_index (tree->roles, i + 2), ==, roles[i]);
}

static void
test_same_bytes (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPaper) again = press_make_minutes ();
  g_autoptr (MbPrint) one = print (paper);
  g_autoptr (MbPrint) other = print (again);
  g_autoptr (MbPrint) later = mb_press_print (paper, MADE_AT + 1, NULL, NULL);

  g_assert_true (g_bytes_equal (mb_print_get_bytes (one), mb_print_get_bytes (other)));
  g_assert_false (g_bytes_equal (mb_print_get_bytes (one), mb_print_get_bytes (later)));
}

/* Whoever prints, in whatever language and place. */
static void
test_same_bytes_elsewhere (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Languages", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autofree char *checksum = NULL;
  g_autofree char *pattern = NULL;
  g_auto (GStrv) environment = g_get_environ ();

  press_add_languages (paper->root);
  self = print (paper);
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, mb_print_get_bytes (self));
  if (g_test_subprocess ())
    {
      g_print ("%s\n", checksum);
      return;
    }

  environment = g_environ_setenv (environment, "LANGUAGE", "fa:ur", TRUE);
  environment = g_environ_setenv (environment, "PANGO_LANGUAGE", "fa:ur", TRUE);
  environment = g_environ_setenv (environment, "TZ", "Asia/Tehran", TRUE);
  g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  pattern = g_strdup_printf ("*%s*", checksum);
  g_test_trap_assert_stdout (pattern);
}

static void
test_missing (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Missing", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autofree char *text = NULL;

  /* A character of a script that the list lacks, and one of private use. */
  mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, "漢:", "before 漢\357\202\267 after\001\a");
  self = print (paper);
  text = run (self, "pdftotext FILE -");
  g_assert_cmpuint (g_strv_length ((GStrv) mb_print_get_missing (self)), ==, 2);
  g_assert_cmpstr (mb_print_get_missing (self)[0], ==, "漢");
  g_assert_cmpstr (mb_print_get_missing (self)[1], ==, "\357\202\267");
  g_assert_true (g_str_has_prefix (text, "�: before �� after\n"));
  assert_sound (self);
}

/* pdftotext's pages end in a form feed; our pages end in their number. */
static GStrv
read_pages (MbPrint *self)
{
  g_autofree char *text = run (self, "pdftotext -layout FILE -");
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  g_assert_cmpuint (g_strv_length (pages), ==, mb_print_get_n_pages (self) + 1);

  return g_steal_pointer (&pages);
}

static void
test_headings_are_kept (void)
{
  g_autoptr (MbPaper) paper = press_make_volume (240);
  g_autoptr (MbPrint) self = print (paper);
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
  assert_sound (self);
  assert_words (paper, self, "pdftotext -raw FILE -");
}

static void
test_table_heads (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Table", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;
  g_auto (GStrv) pages = NULL;

  press_add_table (paper->root, 60);
  self = print (paper);
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
  self = print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));
  assert_sound (self);
  g_assert_cmpuint (mb_print_get_n_pages (self), >=, 12);
  g_assert_cmpuint (press_tree_count (tree, "/P"), ==, 3 + 3 * (3 + 40 + 14));
  text = run (self, "pdftotext -raw FILE -");
  at = text;
  for (guint i = 0; i < 3 * 54; i++)
    {
      at = strstr (at, "Director");
      g_assert_nonnull (at++);
    }
}

/* The outermost 15 mm are a pack's, but for the running head and page number,
 * and those leave the corners free that are stamped. */
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
  self = print (paper);
  boxes = run (self, "pdftotext -bbox FILE -");
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
  self = print (paper);
  pages = read_pages (self);
  info = run (self, "pdfinfo FILE");
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
  self = print (paper);
  boxes = run (self, "pdftotext -bbox FILE -");
  word = strstr (boxes, ">Democratic<");
  g_assert_nonnull (word);
  while (strncmp (word, "yMax=", 5) != 0)
    word--;
  y = g_ascii_strtod (word + 6, NULL);
  g_assert_cmpfloat (y, >, 260 * 72 / 25.4);
  g_assert_cmpfloat (y, <, 277.5 * 72 / 25.4);
}

static void
test_odd_papers (void)
{
  g_autoptr (MbPaper) empty = mb_paper_new (NULL, NULL);
  g_autoptr (MbPaper) odd = mb_paper_new ("Odd \377 <&> \001 title", "en-GB");
  g_autoptr (MbPrint) blank = print (empty);
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;
  g_autofree char *letters = g_strnfill (10000, 'x');

  g_assert_cmpuint (mb_print_get_n_pages (blank), ==, 1);
  assert_sound (blank);

  press_add_odd_nodes (odd->root);
  mb_node_add_paragraph (odd->root, MB_STYLE_PLAIN, letters, "\"quoted\" \\ (brackets");
  mb_node_add_heading (odd->root, 1, MB_STYLE_PLAIN, "1.", letters);
  mb_node_add_paragraph (odd->root, MB_STYLE_PARTICULARS, letters, letters);
  self = print (odd);
  tree = press_tree_read (mb_print_get_bytes (self));
  assert_sound (self);
  g_assert_cmpuint (tree->n_links, ==, 0);
  g_assert_cmpstr (g_ptr_array_index (tree->destinations, 0), ==, "end");
  g_assert_cmpuint (press_tree_count (tree, "/TD"), ==, 8);
}

static void
test_too_deep (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Deep", "en-GB");
  g_autoptr (GError) error = NULL;
  MbNode *node = paper->root;

  for (guint i = 0; i < 100; i++)
    node = mb_node_add_new (mb_node_add_new (node, MB_NODE_LIST, MB_STYLE_PLAIN), MB_NODE_ENTRY,
                            MB_STYLE_PLAIN);
  g_assert_null (mb_press_print (paper, MADE_AT, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FAILED);
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
  self = print (paper);
  assert_sound (self);
  g_assert_cmpuint (mb_print_get_n_pages (self), <, 30);
}

static void
test_cancelled (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mb_press_print (paper, MADE_AT, cancellable, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
}

static gpointer
print_cb (gpointer data)
{
  return print (data);
}

static void
test_threads (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) alone = print (paper);
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("press", print_cb, paper);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (MbPrint) self = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (mb_print_get_bytes (self), mb_print_get_bytes (alone)));
    }
}

static void
test_volume (void)
{
  g_autoptr (MbPaper) paper = press_make_volume (4300);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MbPrint) self = print (paper);
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  g_test_minimized_result (seconds, "%u pages in %.2f s", mb_print_get_n_pages (self), seconds);
  g_assert_cmpuint (mb_print_get_n_pages (self), >=, 1000);
  assert_sound (self);
  assert_words (paper, self, "pdftotext -raw FILE -");
  press_tree_free (press_tree_read (mb_print_get_bytes (self)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/press/words-in-order", test_words);
  g_test_add_func ("/pdf/press/fonts", test_fonts);
  g_test_add_func ("/pdf/press/structure-is-sound", test_tree);
  g_test_add_func ("/pdf/press/languages", test_languages);
  g_test_add_func ("/pdf/press/links-and-outline", test_links);
  g_test_add_func ("/pdf/press/heading-levels", test_heading_levels);
  g_test_add_func ("/pdf/press/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/press/same-bytes-elsewhere", test_same_bytes_elsewhere);
  g_test_add_func ("/pdf/press/missing-characters", test_missing);
  g_test_add_func ("/pdf/press/headings-are-kept", test_headings_are_kept);
  g_test_add_func ("/pdf/press/table-heads-repeat", test_table_heads);
  g_test_add_func ("/pdf/press/rows-break", test_rows_break);
  g_test_add_func ("/pdf/press/room-for-stamps", test_room_for_stamps);
  g_test_add_func ("/pdf/press/mark-on-every-page", test_mark);
  g_test_add_func ("/pdf/press/foot", test_foot);
  g_test_add_func ("/pdf/press/odd-papers", test_odd_papers);
  g_test_add_func ("/pdf/press/too-deep", test_too_deep);
  g_test_add_func ("/pdf/press/narrow", test_narrow);
  g_test_add_func ("/pdf/press/cancelled", test_cancelled);
  g_test_add_func ("/pdf/press/threads", test_threads);
  if (g_test_slow ())
    g_test_add_func ("/pdf/press/volume", test_volume);

  return g_test_run ();
}
