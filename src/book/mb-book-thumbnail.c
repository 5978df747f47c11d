/* Minute Book: an attached paper's first page, as a picture
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-thumbnail.h"

#include "book/mb-book-export-private.h"
#include "book/mb-book-private.h"
#include "core/mb-document.h"
#include "core/mb-error.h"
#include "reader/mb-reader.h"
#include "store/mb-attachment.h"

/* How many times as tall as wide a picture is at most. A foreign page may be a
 * strip as tall as a house. */
#define TALLEST 2

/* A copy, so that the rest of a tall page goes. */
static GBytes *
cut (GBytes *dots,
     guint   width,
     guint  *height)
{
  if (*height <= width * TALLEST)
    return g_bytes_ref (dots);

  *height = width * TALLEST;

  return g_bytes_new (g_bytes_get_data (dots, NULL), (gsize) width * 4 * *height);
}

/* The child may take long, and whoever reads keeps the book from resting: so the
 * connection goes with this. A book that somebody sends need not have what ours
 * always do. */
static GBytes *
read_paper (MbBook    *book,
            gint64     document,
            char     **name,
            GError   **error)
{
  g_autoptr (MbStore) store = mb_export_open (book, error);
  g_autoptr (MbRecord) record = NULL;
  const char *digest, *file_name;

  record = store != NULL ? mb_store_get (store, MB_KIND_DOCUMENT, document, error) : NULL;
  if (record == NULL)
    return NULL;
  digest = mb_record_get_text (record, MB_DOCUMENT_DIGEST);
  file_name = mb_record_get_text (record, MB_DOCUMENT_FILE_NAME);
  if (digest == NULL)
    {
      mb_error_set (error, MB_ERROR_BOOK_DAMAGED, mb_book_get_path (book), "a paper has no bytes", NULL);
      return NULL;
    }
  *name = g_strdup (file_name != NULL ? file_name : digest);

  return mb_attachment_get (store, digest, error);
}

/**
 * mb_book_draw_document:
 * @document: id of a paper attached to an agenda item
 * @width: of the picture, in dots
 * @height: (out): of the picture, in dots
 * @cancellable: (nullable)
 *
 * Draws the first page of an attached paper on white, of a very tall one its
 * top, as the book on the disk has it, through a connection of its own: call
 * it on a thread that can wait.
 *
 * Returns: (transfer full) (nullable): dots of four bytes, blue, green, red
 *   and 255; %NULL with @error set (%MB_ERROR_NO_SUCH_RECORD,
 *   %MB_ERROR_BOOK_DAMAGED where the book has not got the paper's bytes, one of
 *   the reader's where they can't be drawn)
 */
GBytes *
mb_book_draw_document (MbBook        *book,
                       gint64         document,
                       guint          width,
                       guint         *height,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (MbReader) reader = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) dots = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (width > 0 && height != NULL, NULL);

  pdf = read_paper (book, document, &name, error);
  if (pdf == NULL)
    return NULL;
  reader = mb_reader_new (mb_book_get_reader_program (book));
  dots = mb_reader_draw (reader, pdf, name, 0, width, height, cancellable, error);

  return dots != NULL ? cut (dots, width, height) : NULL;
}
