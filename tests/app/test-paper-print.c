/* Minute Book: tests of papers drawn for the screen and for the printer
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "app/papers/mb-page-drawer.h"
#include "app/papers/mb-page-layout.h"
#include "app/papers/mb-paper-print.h"
#include "book/mb-book-meetings.h"
#include "book/mb-sample.h"

#define NOW      1796040000 /* 30 November 2026 */
#define DECEMBER "Children and Families:2026-12-09"

/* What the main loop may be held for, and more where the program is watched. */
#if defined __SANITIZE_ADDRESS__
#define MOST_MILLISECONDS 200
#else
#define MOST_MILLISECONDS 16
#endif

typedef struct
{
  char   *folder;
  char   *path;
  char   *printed;
  MbBook *book;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  MbBookMeans means = mb_book_means_from_environment ();

  mb_clock_free (means.clock);
  mb_id_source_free (means.ids);
  means.clock = mb_clock_new_fixed (NOW);
  means.ids = mb_id_source_new_seeded (1);

  fixture->folder = g_dir_make_tmp ("minutebook-papers-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "book.minutebook", NULL);
  fixture->printed = g_build_filename (fixture->folder, "printed.pdf", NULL);
  fixture->book = mb_sample_create (fixture->path, means, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->book);
  g_unlink (fixture->path);
  g_unlink (fixture->printed);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->printed);
}

static MbPreview *
make (Fixture        *fixture,
      MbPreviewPaper  paper)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = mb_book_find_meeting (fixture->book, DECEMBER, &error);
  MbPreview *preview = mb_book_make_preview (fixture->book, meeting, paper, MB_DISCLOSURE_PUBLIC, FALSE, NULL,
                                             &error);

  g_assert_no_error (error);

  return preview;
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         gboolean                *done)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *done = TRUE;
}

/* Of the processor, on this thread. */
static double
get_milliseconds (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);

  return (double) spent.tv_sec * 1e3 + (double) spent.tv_nsec / 1e6;
}

/* The main loop has nothing to give to who is called when it rests. */
static struct
{
  double since;
  double longest;
} steps;

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int n;

  steps.longest = MAX (steps.longest, get_milliseconds () - steps.since);
  n = g_poll (fds, n_fds, timeout);
  steps.since = get_milliseconds ();

  return n;
}

/* Returns the longest step between two rests, in milliseconds. */
static double
print (Fixture   *fixture,
       MbPreview *preview)
{
  g_autoptr (GtkPrintOperation) operation = mb_paper_print_new (preview, "A paper");
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  steps.longest = 0;
  steps.since = get_milliseconds ();
  g_main_context_set_poll_func (NULL, poll_cb);
  gtk_print_operation_set_export_filename (operation, fixture->printed);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_main_context_set_poll_func (NULL, NULL);
  g_test_message ("the longest step took %.1f ms", steps.longest);

  return steps.longest;
}

/* What another program says of what was printed. */
static char *
run_tool (Fixture    *fixture,
          const char *command)
{
  g_autofree char *line = g_strdup_printf (command, fixture->printed);
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  int status;

  g_spawn_command_line_sync (line, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return said;
}

/* Every page is printed, on sheets of A4; what the press set, as letters. */
static void
test_print (Fixture       *fixture,
            gconstpointer  data)
{
  MbPreviewPaper paper = GPOINTER_TO_UINT (data);
  g_autoptr (MbPreview) preview = make (fixture, paper);
  g_autofree char *n_pages = g_strdup_printf ("Pages:           %u\n", mb_preview_get_n_pages (preview));
  g_autofree char *facts = NULL;
  g_autofree char *text = NULL;
  g_autofree char *images = NULL;
  double longest;

  longest = print (fixture, preview);
  facts = run_tool (fixture, "pdfinfo %s");
  g_assert_nonnull (strstr (facts, n_pages));
  g_assert_nonnull (strstr (facts, "(A4)"));

  text = run_tool (fixture, "pdftotext %s -");
  images = run_tool (fixture, "pdfimages -list %s");
  if (mb_preview_is_drawn (preview))
    {
      g_assert_nonnull (strstr (text, paper == MB_PREVIEW_MINUTES ? "9 December 2026"
                                                                  : "APOLOGIES FOR ABSENCE"));
      g_assert_null (strstr (images, "image"));
    }
  else
    {
      g_auto (GStrv) lines = g_strsplit (g_strchomp (images), "\n", 0);

      /* Two lines of heads, then one for each page. */
      g_assert_cmpuint (g_strv_length (lines), ==, 2 + mb_preview_get_n_pages (preview));
      g_assert_nonnull (strstr (lines[2], " 2480 "));
      g_assert_nonnull (strstr (lines[2], " jpeg "));
    }
  /* Far below what compressing or copying a page takes. */
  g_assert_cmpfloat (longest, <, MOST_MILLISECONDS);
}

static void
wait_for (MbPageDrawer *drawer,
          guint         n_drawn)
{
  while (mb_page_drawer_get_n_drawn (drawer) < n_drawn)
    g_main_context_iteration (NULL, TRUE);
}

/* Pages are drawn once; and those that look as before, not again. */
static void
test_drawer (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MbPreview) preview = make (fixture, MB_PREVIEW_PACK);
  g_autoptr (MbPreview) again = make (fixture, MB_PREVIEW_PACK);
  g_autoptr (MbPageDrawer) drawer = mb_page_drawer_new ();
  const MbPageWish wishes[] = { { 0, 300 }, { 1, 300 }, { 2, 300 } };
  const MbPageWish larger[] = { { 0, 400 } };
  GdkTexture *texture;

  mb_page_drawer_set_preview (drawer, preview);
  g_assert_null (mb_page_drawer_get (drawer, 0, 300));
  mb_page_drawer_want (drawer, wishes, G_N_ELEMENTS (wishes));
  wait_for (drawer, 3);
  texture = mb_page_drawer_get (drawer, 2, 300);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 300);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 424);

  mb_page_drawer_set_preview (drawer, again);
  mb_page_drawer_want (drawer, wishes, G_N_ELEMENTS (wishes));
  g_assert_true (mb_page_drawer_get (drawer, 2, 300) == texture);
  mb_page_drawer_want (drawer, larger, G_N_ELEMENTS (larger));
  wait_for (drawer, 4);
  g_assert_cmpuint (mb_page_drawer_get_n_drawn (drawer), ==, 4);
  g_assert_nonnull (mb_page_drawer_get (drawer, 0, 400));
}

/* A page that can't be shown is told apart from one that isn't drawn yet. */
static void
test_failed_page (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (MbPreview) preview = make (fixture, MB_PREVIEW_PACK);
  g_autoptr (MbPageDrawer) drawer = mb_page_drawer_new ();
  const MbPageWish wishes[] = { { 0, 20000 }, { 1, 300 } };

  mb_page_drawer_set_preview (drawer, preview);
  g_assert_false (mb_page_drawer_has_failed (drawer, 0, 20000));
  mb_page_drawer_want (drawer, wishes, G_N_ELEMENTS (wishes));
  wait_for (drawer, 2);
  g_assert_true (mb_page_drawer_has_failed (drawer, 0, 20000));
  g_assert_null (mb_page_drawer_get (drawer, 0, 20000));
  g_assert_false (mb_page_drawer_has_failed (drawer, 1, 300));
  g_assert_nonnull (mb_page_drawer_get (drawer, 1, 300));
}

static void
test_layout (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MbPreview) preview = make (fixture, MB_PREVIEW_PACK);
  g_autoptr (MbPageLayout) layout = mb_page_layout_new ();
  guint n_pages = mb_preview_get_n_pages (preview);
  MbPageAnchor anchor;
  double y;

  g_assert_cmpuint (mb_page_layout_find_page (layout, 100), ==, 0);
  mb_page_layout_lay (layout, preview, 600 + 2 * MB_PAGE_GAP);
  g_assert_cmpuint (mb_page_layout_get_n_pages (layout), ==, n_pages);
  g_assert_cmpint (mb_page_layout_get (layout, 0)->width, ==, 600);
  g_assert_cmpint (mb_page_layout_get (layout, 0)->y, ==, MB_PAGE_GAP);
  for (guint i = 0; i < n_pages; i++)
    {
      const MbPagePlace *place = mb_page_layout_get (layout, i);

      g_assert_cmpuint (mb_page_layout_find_page (layout, place->y), ==, i);
      g_assert_cmpuint (mb_page_layout_find_page (layout, place->y + place->height), ==, i);
      if (i + 1 < n_pages)
        g_assert_cmpuint (mb_page_layout_find_page (layout, place->y + place->height + 1), ==, i + 1);
    }
  g_assert_cmpuint (mb_page_layout_find_page (layout, 1e9), ==, n_pages - 1);

  /* What is read stays where it is when it gets larger. */
  y = mb_page_layout_get (layout, 1)->y + 100;
  anchor = mb_page_layout_find_anchor (layout, y);
  mb_page_layout_set_zoom (layout, mb_page_layout_find_zoom (layout, 1, 1));
  mb_page_layout_lay (layout, preview, 600 + 2 * MB_PAGE_GAP);
  g_assert_cmpfloat (mb_page_layout_get_zoom (layout, 1), ==, 0.9);
  g_assert_cmpfloat (mb_page_layout_find_y (layout, anchor), >, y);
  anchor = mb_page_layout_find_anchor (layout, mb_page_layout_find_y (layout, anchor));
  g_assert_cmpuint (anchor.page, ==, 1);
  g_assert_cmpfloat_with_epsilon (anchor.share, 100.0 / 849, 0.001);
}

#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/app/papers/print-agenda", GUINT_TO_POINTER (MB_PREVIEW_AGENDA), test_print);
  ADD ("/app/papers/print-minutes", GUINT_TO_POINTER (MB_PREVIEW_MINUTES), test_print);
  ADD ("/app/papers/print-pack", GUINT_TO_POINTER (MB_PREVIEW_PACK), test_print);
  ADD ("/app/papers/drawer", NULL, test_drawer);
  ADD ("/app/papers/failed-page", NULL, test_failed_page);
  ADD ("/app/papers/layout", NULL, test_layout);

  return g_test_run ();
}
