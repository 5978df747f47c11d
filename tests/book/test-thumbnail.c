/* Minute Book: tests of the first pages of attached papers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "book/mb-book-agenda.h"
#include "book/mb-book-thumbnail.h"
#include "book-fixture.h"
#include "core/mb-document.h"
#include "core/mb-error.h"
#include "pdf-fixture.h"
#include "reader/mb-reader.h"
#include "store/mb-attachment.h"

#define ACROSS 72

static MbRecord *
get_first (Fixture *fixture)
{
  g_autoptr (GPtrArray) documents = mb_book_list (fixture->book, MB_KIND_DOCUMENT, NULL);

  return g_object_ref (g_ptr_array_index (documents, 0));
}

static gboolean
add_cb (MbStore   *store,
        gpointer   data,
        GError   **error)
{
  g_autofree char *digest = mb_attachment_add (store, data, error);

  return digest != NULL;
}

/* The paper's bytes, as a book that somebody sends may have them. */
static gint64
put_bytes (Fixture *fixture,
           GBytes  *bytes,
           gboolean are_there)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (MbRecord) document = get_first (fixture);
  g_autoptr (GError) error = NULL;

  if (are_there)
    {
      g_autoptr (MbStore) store = mb_store_open (fixture->path, MB_STORE_EDIT, &error);
      g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (9);

      g_assert_no_error (error);
      mb_store_write (store, ids, BOOK_NOW, "attach", NULL, add_cb, bytes, &error);
      g_assert_no_error (error);
    }
  mb_record_set_text (document, MB_DOCUMENT_DIGEST, digest);
  mb_book_save (fixture->book, document, &error);
  g_assert_no_error (error);

  return mb_record_get_id (document);
}

/* Each paper is a sheet of A4, with something on it, on white. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  sample)
{
  g_autoptr (GPtrArray) documents = mb_book_list (fixture->book, MB_KIND_DOCUMENT, NULL);

  g_assert_cmpuint (documents->len, >, 1);
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) dots = NULL;
      const guint8 *data;
      gsize size, n_white = 0;
      guint height = 0;

      dots = mb_book_draw_document (fixture->book, mb_record_get_id (g_ptr_array_index (documents, i)),
                                    ACROSS, &height, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (height, ==, 102);
      data = g_bytes_get_data (dots, &size);
      g_assert_cmpuint (size, ==, ACROSS * 4 * height);
      for (gsize at = 0; at < size; at += 4)
        {
          g_assert_cmpuint (data[at + 3], ==, 255);
          n_white += data[at] == 255 && data[at + 1] == 255 && data[at + 2] == 255;
        }
      g_assert_cmpuint (n_white, >, size / 4 / 4);
      g_assert_cmpuint (n_white, <, size / 4 - 50);
    }
}

/* Another page than the first is not what is drawn. */
static void
test_other_paper (Fixture       *fixture,
                  gconstpointer  sample)
{
  g_autoptr (GPtrArray) documents = mb_book_list (fixture->book, MB_KIND_DOCUMENT, NULL);
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) two = NULL;
  g_autoptr (GBytes) again = NULL;
  guint height;

  one = mb_book_draw_document (fixture->book, mb_record_get_id (g_ptr_array_index (documents, 0)), ACROSS,
                               &height, NULL, NULL);
  two = mb_book_draw_document (fixture->book, mb_record_get_id (g_ptr_array_index (documents, 1)), ACROSS,
                               &height, NULL, NULL);
  again = mb_book_draw_document (fixture->book, mb_record_get_id (g_ptr_array_index (documents, 0)), ACROSS,
                                 &height, NULL, NULL);
  g_assert_false (g_bytes_equal (one, two));
  g_assert_true (g_bytes_equal (one, again));
}

static void
assert_refused (Fixture      *fixture,
                gint64        document,
                GCancellable *cancellable,
                int           code)
{
  g_autoptr (GError) error = NULL;
  guint height;

  g_assert_null (mb_book_draw_document (fixture->book, document, ACROSS, &height, cancellable, &error));
  g_assert_error (error, MB_ERROR, code);
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  sample)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) damaged = g_bytes_new_static ("%PDF-1.7\nnothing more", 21);
  g_autoptr (GBytes) letter = g_bytes_new_static ("This is a letter.", 17);
  g_autoptr (GBytes) nowhere = g_bytes_new_static ("This was lost.", 14);
  g_autoptr (MbRecord) document = get_first (fixture);

  g_cancellable_cancel (cancellable);
  assert_refused (fixture, mb_record_get_id (document), cancellable, MB_ERROR_CANCELLED);
  assert_refused (fixture, 4711, NULL, MB_ERROR_NO_SUCH_RECORD);
  assert_refused (fixture, put_bytes (fixture, damaged, TRUE), NULL, MB_ERROR_PDF_DAMAGED);
  assert_refused (fixture, put_bytes (fixture, letter, TRUE), NULL, MB_ERROR_PDF_NOT);
  assert_refused (fixture, put_bytes (fixture, nowhere, FALSE), NULL, MB_ERROR_BOOK_DAMAGED);
}

/* Of a strip that is ever so tall, the top. */
static void
test_strip (Fixture       *fixture,
            gconstpointer  sample)
{
  g_autoptr (GBytes) pdf =
    pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                         "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 10 1000] >>",
                         "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
                         "<< /Length 18 >>\nstream\n0 990 10 10 re f  \nendstream", NULL);
  g_autoptr (GBytes) dots = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 *data;
  guint height;
  gint64 document = put_bytes (fixture, pdf, TRUE);

  dots = mb_book_draw_document (fixture->book, document, ACROSS, &height, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (height, ==, 2 * ACROSS);
  g_assert_cmpuint (g_bytes_get_size (dots), ==, ACROSS * 4 * height);
  data = g_bytes_get_data (dots, NULL);
  g_assert_cmpuint (data[4 * (ACROSS * 10 + 10)], ==, 0);
  g_assert_cmpuint (data[4 * (ACROSS * (height - 1) + 10)], ==, 255);
}

#define ADD(path, test) g_test_add (path, Fixture, "sample", book_set_up, test, book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/book/thumbnail/pages", test_pages);
  ADD ("/book/thumbnail/other-paper", test_other_paper);
  ADD ("/book/thumbnail/refusals", test_refusals);
  ADD ("/book/thumbnail/strip", test_strip);

  return g_test_run ();
}
