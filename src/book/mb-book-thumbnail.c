/* Minute Book: an attached paper's first page, as a picture
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-thumbnail.h"

#include "book/mb-book-examine-private.h"
#include "book/mb-book-private.h"

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
  g_autoptr (MbRecord) record = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (width > 0 && height != NULL, NULL);

  pdf = mb_paper_read (NULL, book, document, &record, error);
  if (pdf == NULL)
    return NULL;
  reader = mb_reader_new (mb_book_get_reader_program (book));
  dots = mb_reader_draw (reader, pdf, mb_paper_get_name (record), 0, width, height, cancellable, error);

  return dots != NULL ? cut (dots, width, height) : NULL;
}
