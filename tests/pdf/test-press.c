/* Minute Book: tests of the press
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/mb-error.h"
#include "pdf/press/mb-press-picture.h"
#include "pdf/press/mb-press.h"
#include "press-papers.h"
#include "press-print.h"
#include "press-tree.h"

static void
test_words (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) self = press_print (paper);
  g_autofree char *info = press_run (self, "pdfinfo FILE");

  press_assert_sound (self);
  press_assert_words (paper, self, "pdftotext -raw FILE -");
  g_assert_cmpstr (mb_print_get_missing (self)[0], ==, NULL);
  g_assert_nonnull (strstr (info, "Title:           Minutes, 4 October 2023\n"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "Page size:       595.28 x 841.89 pts (A4)"));
}

static void
test_fonts (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) self = press_print (paper);
  g_autofree char *fonts = press_run (self, "pdffonts FILE");
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
  g_autoptr (MbPrint) self = press_print (paper);
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
  self = press_print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));
  press_assert_sound (self);
  press_assert_words (paper, self, "pdftotext FILE -");
  g_assert_cmpuint (press_tree_count (tree, "/Span"), ==, 1);
  g_assert_cmpstr (mb_print_get_missing (self)[0], ==, NULL);
}

/* What a clerk marked is read aloud in its own language, and nothing else is. */
static void
test_passages (void)
{
  g_autoptr (MbPaper) paper = mb_paper_new ("Passages", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;

  press_add_passages (paper->root);
  self = press_print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));
  press_assert_sound (self);
  press_assert_words (paper, self, "pdftotext FILE -");
  g_assert_cmpuint (tree->languages->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (tree->languages, 0), ==, "/Span cy");
  g_assert_cmpstr (g_ptr_array_index (tree->languages, 1), ==, "/P ur");
  g_assert_cmpstr (g_ptr_array_index (tree->languages, 2), ==, "/P cy");
  g_assert_cmpstr (mb_print_get_missing (self)[0], ==, NULL);
}

static void
test_links (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) self = press_print (paper);
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

static MbNode *
add_contents_cell (MbNode     *row,
                   const char *words)
{
  MbNode *cell = mb_node_add_new (row, MB_NODE_CELL, MB_STYLE_CONTENTS);

  if (words != NULL)
    mb_node_add_paragraph (cell, MB_STYLE_PLAIN, NULL, words);

  return cell;
}

static void
add_way (MbNode     *parent,
         const char *words)
{
  mb_node_add_link (mb_node_add_new (parent, MB_NODE_PARAGRAPH, MB_STYLE_PLAIN), words, "#letter");
}

/* As a supplement has it: label, title and what it is to the pack, pages. */
static void
add_contents (MbNode *root,
              guint   n)
{
  MbNode *table = mb_node_add_new (root, MB_NODE_TABLE, MB_STYLE_CONTENTS);
  MbNode *row = mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_CONTENTS);

  row->flags |= MB_NODE_HEAD;
  add_contents_cell (row, "Item No.");
  add_contents_cell (row, "New papers");
  add_contents_cell (row, "Page No.");
  for (guint i = 0; i < n; i++)
    {
      MbNode *cell;

      row = mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_CONTENTS);
      add_contents_cell (row, "5.");
      cell = add_contents_cell (row, NULL);
      add_way (cell, "Letter");
      mb_node_add_paragraph (cell, MB_STYLE_DESCRIPTION, NULL, "A new paper.");
      add_way (add_contents_cell (row, NULL), "9 - 10");
    }
}

static void
assert_roles (const PressTree   *tree,
              guint              from,
              const char *const *roles)
{
  for (guint i = 0; roles[i] != NULL; i++)
    g_assert_cmpstr (g_ptr_array_index (tree->roles, from + i), ==, roles[i]);
}

/* ISO 32000-1, 14.8.4.3.1: what leads to places by their pages is a list of
 * contents, on however many pages it stands. */
static void
test_contents (void)
{
  static const char *const table[] = {
    "/TOC", "/Caption", "/P", "/P", "/P",
    "/TOCI", "/Lbl", "/Reference", "/Link", "/P", "/Reference", "/Link", "/TOCI", NULL
  };
  static const char *const list[] = {
    "/TOC", "/TOCI", "/Lbl", "/Reference", "/Link", "/P", "/Reference", "/Link", "/H1", NULL
  };
  g_autoptr (MbPaper) paper = mb_paper_new ("Contents", "en-GB");
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;
  MbNode *node;

  add_contents (paper->root, 50);
  node = mb_node_add_new (paper->root, MB_NODE_LIST, MB_STYLE_CONTENTS);
  add_way (mb_node_add_new (node, MB_NODE_ENTRY, MB_STYLE_CONTENTS), "Letter (pages 9 - 10)");
  node = mb_node_add_paragraph (paper->root, MB_STYLE_PLAIN, NULL, "It is answered in ");
  mb_node_add_link (node, "the letter", "#letter");
  mb_node_set_anchor (mb_node_add_heading (paper->root, 1, MB_STYLE_PLAIN, NULL, "Letter"), "letter");
  self = press_print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));

  press_assert_sound (self);
  press_assert_words (paper, self, "pdftotext -raw FILE -");
  g_assert_cmpuint (tree->n_pages, >, 1);
  assert_roles (tree, 2, table);
  assert_roles (tree, tree->roles->len + 1 - G_N_ELEMENTS (list), list);
  g_assert_cmpuint (press_tree_count (tree, "/TOCI"), ==, 51);
  g_assert_cmpuint (press_tree_count (tree, "/Reference"), ==, 102);
  g_assert_cmpuint (press_tree_count (tree, "/Link"), ==, 102);
  g_assert_cmpuint (press_tree_count (tree, "/TR") + press_tree_count (tree, "/LI"), ==, 0);
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
  self = press_print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_cmpstr (g_ptr_array_index (tree->roles, i + 2), ==, roles[i]);
}

static void
test_same_bytes (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPaper) again = press_make_minutes ();
  g_autoptr (MbPrint) one = press_print (paper);
  g_autoptr (MbPrint) other = press_print (again);
  g_autoptr (MbPrint) later = mb_press_print (paper, PRESS_MADE_AT + 1, NULL, NULL);

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
  self = press_print (paper);
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
  self = press_print (paper);
  text = press_run (self, "pdftotext FILE -");
  g_assert_cmpuint (g_strv_length ((GStrv) mb_print_get_missing (self)), ==, 2);
  g_assert_cmpstr (mb_print_get_missing (self)[0], ==, "漢");
  g_assert_cmpstr (mb_print_get_missing (self)[1], ==, "\357\202\267");
  g_assert_true (g_str_has_prefix (text, "�: before �� after\n"));
  press_assert_sound (self);
}

/* The outermost 15 mm are a pack's, but for the running head and page number,
 * and those leave the corners free that are stamped. */
static void
test_odd_papers (void)
{
  g_autoptr (MbPaper) empty = mb_paper_new (NULL, NULL);
  g_autoptr (MbPaper) odd = mb_paper_new ("Odd \377 <&> \001 title", "en-GB");
  g_autoptr (MbPrint) blank = press_print (empty);
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;
  g_autofree char *letters = g_strnfill (10000, 'x');

  g_assert_cmpuint (mb_print_get_n_pages (blank), ==, 1);
  press_assert_sound (blank);

  press_add_odd_nodes (odd->root);
  mb_node_add_paragraph (odd->root, MB_STYLE_PLAIN, letters, "\"quoted\" \\ (brackets");
  mb_node_add_heading (odd->root, 1, MB_STYLE_PLAIN, "1.", letters);
  mb_node_add_paragraph (odd->root, MB_STYLE_PARTICULARS, letters, letters);
  self = press_print (odd);
  tree = press_tree_read (mb_print_get_bytes (self));
  press_assert_sound (self);
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
  g_assert_null (mb_press_print (paper, PRESS_MADE_AT, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FAILED);
}

static void
test_cancelled (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mb_press_print (paper, PRESS_MADE_AT, cancellable, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
}

static gpointer
print_cb (gpointer data)
{
  return press_print (data);
}

static void
test_threads (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) alone = press_print (paper);
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
  g_autoptr (MbPrint) self = press_print (paper);
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  g_test_minimized_result (seconds, "%u pages in %.2f s", mb_print_get_n_pages (self), seconds);
  g_assert_cmpuint (mb_print_get_n_pages (self), >=, 1000);
  press_assert_sound (self);
  press_assert_words (paper, self, "pdftotext -raw FILE -");
  press_tree_free (press_tree_read (mb_print_get_bytes (self)));
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Half of it is transparent. */
static GBytes *
make_picture (int width,
              int height)
{
  GByteArray *png = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgba (cr, 0.1, 0.4, 0.2, 0.8);
  cairo_rectangle (cr, 0, 0, width / 2.0, height);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, write_cb, png);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (png);
}

/* A logo is a figure that says what it shows, opaque, and no larger than its
 * place; one that nobody fetched, or that is damaged, leaves nothing behind. */
static void
test_figure (void)
{
  g_autoptr (MbPaper) paper = press_make_minutes ();
  g_autoptr (MbPrint) self = NULL;
  g_autoptr (PressTree) tree = NULL;
  g_autofree char *images = NULL;
  g_autofree char *text = NULL;
  MbNode *figure = mb_node_new (MB_NODE_FIGURE, MB_STYLE_COUNCIL);

  figure->digest = g_strdup ("digest");
  figure->alt = g_strdup ("Harrowmere’s (old) seal");
  figure->picture = make_picture (400, 100);
  g_ptr_array_insert (paper->root->children, 0, figure);
  self = press_print (paper);
  press_assert_sound (self);
  tree = press_tree_read (mb_print_get_bytes (self));
  g_assert_cmpuint (press_tree_count (tree, "/Figure"), ==, 1);
  images = press_run (self, "pdfimages -list FILE");
  g_assert_nonnull (strstr (images, " 400   100 "));
  g_assert_null (strstr (images, "smask"));
  text = press_run (self, "qpdf --json FILE");
  g_assert_nonnull (strstr (text, "/BBox"));
  g_assert_nonnull (strstr (text, "/Alt"));
  g_assert_null (strstr (text, "\"/Interpolate\": true"));

  g_clear_pointer (&figure->picture, g_bytes_unref);
  figure->picture = g_bytes_new_static ("\x89PNG\r\n\x1a\n and no more", 20);
  g_clear_pointer (&self, mb_print_free);
  g_clear_pointer (&tree, press_tree_free);
  self = press_print (paper);
  tree = press_tree_read (mb_print_get_bytes (self));
  g_assert_cmpuint (press_tree_count (tree, "/Figure"), ==, 0);
}

/* Bytes that somebody sends: all cut short, changed, or too large, are refused. */
static void
test_picture_is_hostile (void)
{
  g_autoptr (GBytes) png = make_picture (60, 40);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  guint8 *wide = g_memdup2 (data, size);
  g_autoptr (GBytes) huge = NULL;
  g_autoptr (GBytes) clean = NULL;

  clean = mb_press_clean_picture (png, "logo.png", &error);
  g_assert_no_error (error);
  g_assert_nonnull (clean);
  for (gsize cut = 0; cut < size - 12; cut += 3)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, cut);

      g_assert_null (mb_press_clean_picture (part, "logo.png", &error));
      g_assert_error (error, MB_ERROR, MB_ERROR_FILE);
      g_clear_error (&error);
    }
  for (guint i = 0; i < 400; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) result = NULL;

      for (guint j = 0; j < 3; j++)
        copy[g_rand_int_range (rand, 8, (gint32) size)] = (guint8) g_rand_int (rand);
      changed = g_bytes_new_take (copy, size);
      result = mb_press_clean_picture (changed, "logo.png", NULL);
      g_assert_true (result == NULL || g_bytes_get_size (result) > 0);
    }
  wide[16] = 0x7f;
  huge = g_bytes_new_take (wide, size);
  g_assert_null (mb_press_clean_picture (huge, "logo.png", &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FILE);
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
  g_test_add_func ("/pdf/press/passages", test_passages);
  g_test_add_func ("/pdf/press/links-and-outline", test_links);
  g_test_add_func ("/pdf/press/contents", test_contents);
  g_test_add_func ("/pdf/press/heading-levels", test_heading_levels);
  g_test_add_func ("/pdf/press/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/press/same-bytes-elsewhere", test_same_bytes_elsewhere);
  g_test_add_func ("/pdf/press/missing-characters", test_missing);
  g_test_add_func ("/pdf/press/odd-papers", test_odd_papers);
  g_test_add_func ("/pdf/press/too-deep", test_too_deep);
  g_test_add_func ("/pdf/press/cancelled", test_cancelled);
  g_test_add_func ("/pdf/press/threads", test_threads);
  g_test_add_func ("/pdf/press/figure", test_figure);
  g_test_add_func ("/pdf/press/picture-is-hostile", test_picture_is_hostile);
  if (g_test_slow ())
    g_test_add_func ("/pdf/press/volume", test_volume);

  return g_test_run ();
}
