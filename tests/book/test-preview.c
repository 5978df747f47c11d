/* Minute Book: tests of papers to be looked at
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "book/mb-book-agenda.h"
#include "book/mb-book-logo.h"
#include "book/mb-book-preview.h"
#include "book-fixture.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "reader/mb-reader.h"

static MbPreview *
make (Fixture        *fixture,
      const char     *meeting,
      MbPreviewPaper  paper)
{
  g_autoptr (GError) error = NULL;
  MbPreview *preview = mb_book_make_preview (fixture->book, book_find (fixture, meeting), paper,
                                             MB_DISCLOSURE_PUBLIC, FALSE, NULL, &error);

  g_assert_no_error (error);

  return preview;
}

static GBytes *
export_pdf (Fixture        *fixture,
            const char     *meeting,
            MbPreviewPaper  paper)
{
  g_autofree char *path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  g_autoptr (GError) error = NULL;
  MbExport export = { path, MB_DISCLOSURE_PUBLIC };
  char *data;
  gsize size;

  (paper == MB_PREVIEW_MINUTES ? mb_book_export_minutes
   : paper == MB_PREVIEW_PACK ? mb_book_export_pack
   : mb_book_export_agenda) (fixture->book, book_find (fixture, meeting), &export, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

#define ACROSS 600
#define BAND   16 /* lines of a picture: about one of text */

/* How dark the band that begins at that line is, from 0 to 255. */
static double
find_darkness (const guint8 *dots,
               guint         from,
               guint         to)
{
  double sum = 0;

  for (gsize i = (gsize) from * ACROSS; i < (gsize) to * ACROSS; i++)
    sum += 255 - dots[i * 4 + 1];

  return sum / ((to - from) * ACROSS);
}

/* Each line of text is where it is in the other picture, and as dark but for the
 * share @most: two programs don't draw letters quite alike. */
static void
assert_alike (GBytes *one,
              GBytes *two,
              guint   height,
              double  most)
{
  const guint8 *a = g_bytes_get_data (one, NULL);
  const guint8 *b = g_bytes_get_data (two, NULL);

  g_assert_cmpuint (g_bytes_get_size (one), ==, g_bytes_get_size (two));
  for (guint y = 0; y < height; y += BAND)
    {
      guint end = MIN (y + BAND, height);
      double there = find_darkness (b, y, end);

      g_assert_cmpfloat_with_epsilon (find_darkness (a, y, end), there, (there + 4) * most);
    }
}

/* What the preview draws is what the exported file shows. */
static void
assert_same_pages (Fixture        *fixture,
                   const char     *meeting,
                   MbPreviewPaper  paper,
                   double          most)
{
  g_autoptr (MbReader) reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
  g_autoptr (MbPreview) preview = make (fixture, meeting, paper);
  g_autoptr (GBytes) pdf = export_pdf (fixture, meeting, paper);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = mb_reader_list_sizes (reader, pdf, "paper.pdf", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mb_preview_get_n_pages (preview), ==, sizes->len);
  for (guint i = 0; i < sizes->len; i++)
    {
      guint height, other;
      double width_in_points, height_in_points;
      g_autoptr (GBytes) drawn = mb_preview_render (preview, i, ACROSS, &height, NULL, &error);
      g_autoptr (GBytes) shown = NULL;

      g_assert_no_error (error);
      shown = mb_reader_draw (reader, pdf, "paper.pdf", i, ACROSS, &other, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (height, ==, other);
      assert_alike (drawn, shown, height, most);
      mb_preview_get_size (preview, i, &width_in_points, &height_in_points);
      g_assert_cmpfloat_with_epsilon (width_in_points, g_array_index (sizes, MbPageSize, i).width, 0.01);
      g_assert_cmpfloat_with_epsilon (height_in_points, g_array_index (sizes, MbPageSize, i).height, 0.01);
    }
}

static void
test_agenda (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MbPreview) preview = make (fixture, BOOK_DECEMBER, MB_PREVIEW_AGENDA);

  g_assert_true (mb_preview_is_drawn (preview));
  g_assert_nonnull (strstr (mb_preview_get_words (preview, 0), "APOLOGIES FOR ABSENCE"));
  assert_same_pages (fixture, BOOK_DECEMBER, MB_PREVIEW_AGENDA, 0.12);
}

static void
test_minutes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MbPreview) preview = make (fixture, BOOK_OCTOBER, MB_PREVIEW_MINUTES);

  g_assert_nonnull (strstr (mb_preview_get_words (preview, 0),
                            "The Chair opened the meeting and received apologies."));
  assert_same_pages (fixture, BOOK_OCTOBER, MB_PREVIEW_MINUTES, 0.12);
}

static void
test_pack (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MbPreview) preview = make (fixture, BOOK_DECEMBER, MB_PREVIEW_PACK);

  g_assert_false (mb_preview_is_drawn (preview));
  g_assert_cmpuint (mb_preview_get_n_pages (preview), >, 3);
  g_assert_nonnull (strstr (mb_preview_get_words (preview, 0), "APOLOGIES FOR ABSENCE"));
  assert_same_pages (fixture, BOOK_DECEMBER, MB_PREVIEW_PACK, 0.001);
}

static void
rename_first_item (Fixture    *fixture,
                   const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = mb_book_load_meeting (fixture->book,
                                                                book_find (fixture, BOOK_DECEMBER), &error);
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  MbRecord *item = g_ptr_array_index (items, 0);

  mb_record_set_text (item, MB_ITEM_TITLE, title);
  mb_book_save (fixture->book, item, &error);
  g_assert_no_error (error);
}

/* A change shows, and only pages that it changes get another key. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  for (MbPreviewPaper paper = MB_PREVIEW_AGENDA; paper <= MB_PREVIEW_PACK; paper++)
    {
      g_autoptr (MbPreview) one = make (fixture, BOOK_DECEMBER, paper);
      g_autoptr (MbPreview) two = make (fixture, BOOK_DECEMBER, paper);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (mb_preview_get_n_pages (one), ==, mb_preview_get_n_pages (two));
      for (guint i = 0; i < mb_preview_get_n_pages (one); i++)
        {
          g_assert_cmpstr (mb_preview_get_key (one, i), ==, mb_preview_get_key (two, i));
          g_assert_true (g_hash_table_add (seen, (gpointer) mb_preview_get_key (one, i)));
        }
    }
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MbPreview) agenda = make (fixture, BOOK_DECEMBER, MB_PREVIEW_AGENDA);
  g_autoptr (MbPreview) pack = make (fixture, BOOK_DECEMBER, MB_PREVIEW_PACK);
  g_autoptr (MbPreview) new_agenda = NULL;
  g_autoptr (MbPreview) new_pack = NULL;
  guint last = mb_preview_get_n_pages (pack) - 1;

  rename_first_item (fixture, "Lapwing Lane");
  new_agenda = make (fixture, BOOK_DECEMBER, MB_PREVIEW_AGENDA);
  new_pack = make (fixture, BOOK_DECEMBER, MB_PREVIEW_PACK);

  g_assert_null (strstr (mb_preview_get_words (agenda, 0), "LAPWING LANE"));
  g_assert_nonnull (strstr (mb_preview_get_words (new_agenda, 0), "LAPWING LANE"));
  g_assert_cmpstr (mb_preview_get_key (agenda, 0), !=, mb_preview_get_key (new_agenda, 0));
  g_assert_cmpstr (mb_preview_get_key (pack, 0), !=, mb_preview_get_key (new_pack, 0));
  g_assert_cmpuint (mb_preview_get_n_pages (new_pack), ==, last + 1);
  g_assert_cmpstr (mb_preview_get_key (pack, last), ==, mb_preview_get_key (new_pack, last));
}

/* A child that dies costs its page, and nothing else. */
static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MbPreview) pack = make (fixture, BOOK_DECEMBER, MB_PREVIEW_PACK);
  guint height;

  g_assert_null (mb_preview_render (pack, 0, 10000, &height, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_TOO_MUCH);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (mb_book_make_preview (fixture->book, book_find (fixture, BOOK_DECEMBER),
                                       MB_PREVIEW_MINUTES, MB_DISCLOSURE_PUBLIC, FALSE, cancellable, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
}

/* A paper that is set of records in memory shows what the book doesn't have yet,
 * and is found by its fields. */
static void
test_manuscript (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbCompositor) compositor = mb_compositor_new (fixture->book);
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) narratives = NULL;
  g_autoptr (MbPreview) before = NULL;
  g_autoptr (MbPreview) after = NULL;
  g_autoptr (MbPreview) saved = NULL;
  MbRecord *narrative;
  MbSource source = { 0 }, found = { 0 };
  guint page;
  double top, bottom;

  proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, "2026-09-09"), &error);
  g_assert_no_error (error);
  narratives = mb_proceedings_list (proceedings, MB_KIND_NARRATIVE);
  g_assert_cmpuint (narratives->len, >, 0);
  narrative = g_ptr_array_index (narratives, 0);
  source = (MbSource) { MB_KIND_NARRATIVE, mb_record_get_id (narrative), MB_NARRATIVE_TEXT };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MbManuscript) manuscript =
        mb_manuscript_new (proceedings, MB_PREVIEW_MINUTES, MB_DISCLOSURE_PUBLIC, &error);
      MbPreview *preview = mb_compositor_set (compositor, manuscript, NULL, &error);

      g_assert_no_error (error);
      *(i == 0 ? &before : &after) = preview;
      if (i == 0)
        mb_record_set_text (narrative, MB_NARRATIVE_TEXT, "Lapwings were counted.");
    }
  g_assert_true (mb_preview_find_place (after, before, NULL, &page, &top, &bottom));
  g_assert_nonnull (strstr (mb_preview_get_words (after, page), "Lapwings were counted."));
  g_assert_null (strstr (mb_preview_get_words (before, page), "Lapwings"));
  g_assert_true (mb_preview_find_source (after, page, 200, (top + bottom) / 2, &found));
  g_assert_cmpint (found.record, ==, source.record);
  g_assert_cmpint (found.field, ==, source.field);

  /* The book, which has none of it, makes the same of what it has. */
  saved = make (fixture, "2026-09-09", MB_PREVIEW_MINUTES);
  g_assert_cmpstr (mb_preview_get_key (saved, 0), ==, mb_preview_get_key (before, 0));
}

/* With a logo, each page that shows it has another key. */
static void
test_logo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cli", "files", "logo.png", NULL);
  g_autoptr (GPtrArray) councils = mb_book_list (fixture->book, MB_KIND_COUNCIL, &error);
  gint64 council = mb_record_get_id (g_ptr_array_index (councils, 0));
  g_autoptr (MbPreview) before = make (fixture, "2026-09-09", MB_PREVIEW_MINUTES);
  g_autoptr (MbPreview) after = NULL;
  g_autoptr (MbPreview) undone = NULL;
  g_autoptr (MbRecord) record = NULL;

  mb_book_set_logo (fixture->book, council, path, "A green field", &error);
  g_assert_no_error (error);
  record = mb_book_get (fixture->book, MB_KIND_COUNCIL, council, &error);
  g_assert_nonnull (mb_record_get_text (record, MB_COUNCIL_LOGO));
  g_assert_cmpstr (mb_record_get_text (record, MB_COUNCIL_LOGO_TEXT), ==, "A green field");
  after = make (fixture, "2026-09-09", MB_PREVIEW_MINUTES);
  g_assert_cmpstr (mb_preview_get_key (after, 0), !=, mb_preview_get_key (before, 0));
  g_assert_true (g_str_has_prefix (mb_preview_get_words (after, 0), "A green field\n"));

  mb_book_set_logo (fixture->book, council, NULL, NULL, &error);
  g_assert_no_error (error);
  undone = make (fixture, "2026-09-09", MB_PREVIEW_MINUTES);
  g_assert_cmpstr (mb_preview_get_key (undone, 0), ==, mb_preview_get_key (before, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/book/preview/agenda", Fixture, "sample", book_set_up, test_agenda, book_tear_down);
  g_test_add ("/book/preview/minutes", Fixture, "sample", book_set_up, test_minutes, book_tear_down);
  g_test_add ("/book/preview/pack", Fixture, "sample", book_set_up, test_pack, book_tear_down);
  g_test_add ("/book/preview/keys", Fixture, "sample", book_set_up, test_keys, book_tear_down);
  g_test_add ("/book/preview/change", Fixture, "sample", book_set_up, test_change, book_tear_down);
  g_test_add ("/book/preview/refusals", Fixture, "sample", book_set_up, test_refusals, book_tear_down);
  g_test_add ("/book/preview/manuscript", Fixture, "sample", book_set_up, test_manuscript, book_tear_down);
  g_test_add ("/book/preview/logo", Fixture, "sample", book_set_up, test_logo, book_tear_down);

  return g_test_run ();
}
