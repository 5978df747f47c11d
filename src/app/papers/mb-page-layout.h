/* Minute Book: where the pages of a paper stand on the screen
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reckons in logical pixels, from the head of the first page; knows nothing of
 * widgets. Lay it whenever the paper, the zoom or the width has changed. */

#pragma once

#include "book/mb-book-preview.h"

G_BEGIN_DECLS

/* Between pages, and around them. */
#define MB_PAGE_GAP 18

/* Around what is brought into view. */
#define MB_PAGE_REVEALED 48

typedef struct
{
  int y;
  int width;
  int height;
} MbPagePlace;

/**
 * MbPageAnchor:
 * @share: of the page's height
 *
 * Where in the paper something stands, whatever the scale.
 */
typedef struct
{
  guint  page;
  double share;
} MbPageAnchor;

typedef struct _MbPageLayout MbPageLayout;

MbPageLayout      *mb_page_layout_new          (void);
void               mb_page_layout_free         (MbPageLayout       *self);
void               mb_page_layout_set_zoom     (MbPageLayout       *self,
                                                double              zoom);
double             mb_page_layout_get_zoom     (const MbPageLayout *self,
                                                guint               page);
double             mb_page_layout_find_zoom    (const MbPageLayout *self,
                                                guint               page,
                                                int                 steps);
void               mb_page_layout_lay          (MbPageLayout       *self,
                                                MbPreview          *preview,
                                                int                 width);
int                mb_page_layout_get_laid_for (const MbPageLayout *self);
guint              mb_page_layout_get_n_pages  (const MbPageLayout *self);
const MbPagePlace *mb_page_layout_get          (const MbPageLayout *self,
                                                guint               page);
int                mb_page_layout_get_width    (const MbPageLayout *self);
int                mb_page_layout_get_height   (const MbPageLayout *self);
guint              mb_page_layout_find_page    (const MbPageLayout *self,
                                                double              y);
MbPageAnchor       mb_page_layout_find_anchor  (const MbPageLayout *self,
                                                double              y);
double             mb_page_layout_find_y       (const MbPageLayout *self,
                                                MbPageAnchor        anchor);
double             mb_page_layout_get_left     (const MbPageLayout *self,
                                                guint               page,
                                                int                 width);
double             mb_page_layout_reveal       (const MbPageLayout *self,
                                                guint               page,
                                                double              top,
                                                double              bottom,
                                                double              value,
                                                int                 height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPageLayout, mb_page_layout_free)

G_END_DECLS
