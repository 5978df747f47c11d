/* Minute Book: draws the pages of a preview off the main thread
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever shows pages says which it needs, the most urgent first; the drawer
 * draws them on threads, two at a time, and says 'drawn' for each. What is no
 * longer needed is not begun, and given up where it takes long. Drawings are
 * kept by the page's key and width, so that a page that looks as before needs
 * no new one when the book has changed. */

#pragma once

#include <gtk/gtk.h>

#include "book/mb-book-preview.h"

G_BEGIN_DECLS

/**
 * MbPageWish:
 * @page: from 0
 * @width: of the drawing, in dots
 */
typedef struct
{
  guint page;
  guint width;
} MbPageWish;

#define MB_TYPE_PAGE_DRAWER (mb_page_drawer_get_type ())
G_DECLARE_FINAL_TYPE (MbPageDrawer, mb_page_drawer, MB, PAGE_DRAWER, GObject)

MbPageDrawer *mb_page_drawer_new         (void);
void          mb_page_drawer_set_preview (MbPageDrawer     *self,
                                          MbPreview        *preview);
void          mb_page_drawer_want        (MbPageDrawer     *self,
                                          const MbPageWish *wishes,
                                          guint             n_wishes);
GdkTexture   *mb_page_drawer_get         (MbPageDrawer     *self,
                                          guint             page,
                                          guint             width);
gboolean      mb_page_drawer_has_failed  (MbPageDrawer     *self,
                                          guint             page,
                                          guint             width);
guint         mb_page_drawer_get_n_drawn (MbPageDrawer     *self);

G_END_DECLS
