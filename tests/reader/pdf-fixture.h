/* Minute Book: PDFs for tests, made when they are needed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawn by Cairo, so that each is what a real program would have made, or put
 * together from objects where it takes something that Cairo doesn't make. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdfSheet:
 * @width: points
 * @text: on each page, '%u' stands for the page's number
 * @bleed: coloured to the edges
 * @links: page 1 links to the last page and to example.org, and each page
 *   has a named destination 'place-N' and an outline entry 'Part N'
 * @tags: a heading and a paragraph on each page
 */
typedef struct
{
  double      width;
  double      height;
  guint       n_pages;
  const char *text;
  gboolean    bleed;
  gboolean    links;
  gboolean    tags;
} PdfSheet;

GBytes *pdf_fixture_sheet   (const PdfSheet *sheet);
GBytes *pdf_fixture_objectsv (GPtrArray     *bodies);
GBytes *pdf_fixture_objects (const char     *first,
                             ...) G_GNUC_NULL_TERMINATED;
GBytes *pdf_fixture_qpdf    (GBytes         *pdf,
                             const char     *first,
                             ...) G_GNUC_NULL_TERMINATED;
GBytes *pdf_fixture_cut     (GBytes         *pdf,
                             gsize           length);
char   *pdf_fixture_run     (GBytes         *pdf,
                             gboolean        may_fail,
                             const char     *first,
                             ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
