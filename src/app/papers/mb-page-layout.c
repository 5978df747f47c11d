/* Minute Book: where the pages of a paper stand on the screen
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-page-layout.h"

#include <math.h>

/* A point, as large as on paper. */
#define TRUE_SIZE (96.0 / 72.0)

#define LEAST_ZOOM 0.25
#define MOST_FIT   1.5

static const double zooms[] = { LEAST_ZOOM, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4 };

struct _MbPageLayout
{
  GArray *places;   /* MbPagePlace */
  GArray *zooms;    /* of each page, a double */
  int     width;    /* of the widest page */
  int     height;   /* of all, with what is around them */
  int     laid_for;
  double  zoom;     /* 0: to the width */
};

MbPageLayout *
mb_page_layout_new (void)
{
  MbPageLayout *self = g_new0 (MbPageLayout, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (MbPagePlace));
  self->zooms = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
mb_page_layout_free (MbPageLayout *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->places);
  g_array_unref (self->zooms);
  g_free (self);
}

/**
 * mb_page_layout_set_zoom:
 * @zoom: 1 is as large as on paper; 0: each page as wide as there is room for
 */
void
mb_page_layout_set_zoom (MbPageLayout *self,
                         double        zoom)
{
  self->zoom = zoom;
}

double
mb_page_layout_get_zoom (const MbPageLayout *self,
                         guint               page)
{
  if (self->zoom > 0 || page >= self->zooms->len)
    return self->zoom > 0 ? self->zoom : 1;

  return g_array_index (self->zooms, double, page);
}

/**
 * mb_page_layout_find_zoom:
 * @steps: 1 for larger, -1 for smaller
 *
 * Returns: the round zoom that follows the page's; its own at the end of them
 */
double
mb_page_layout_find_zoom (const MbPageLayout *self,
                          guint               page,
                          int                 steps)
{
  double now = mb_page_layout_get_zoom (self, page);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      double zoom = zooms[steps > 0 ? i : G_N_ELEMENTS (zooms) - 1 - i];

      if (steps > 0 ? zoom > now + 0.01 : zoom < now - 0.01)
        return zoom;
    }

  return now;
}

/* Each page to the width by itself, so that one wide plan doesn't make all
 * others small. */
static double
choose_zoom (const MbPageLayout *self,
             double              page_width)
{
  if (self->zoom > 0)
    return self->zoom;

  return CLAMP ((self->laid_for - 2 * MB_PAGE_GAP) / (page_width * TRUE_SIZE), LEAST_ZOOM, MOST_FIT);
}

/**
 * mb_page_layout_lay:
 * @preview: (nullable): the paper
 * @width: that there is for it
 */
void
mb_page_layout_lay (MbPageLayout *self,
                    MbPreview    *preview,
                    int           width)
{
  guint n_pages = preview != NULL ? mb_preview_get_n_pages (preview) : 0;
  int y = MB_PAGE_GAP;

  self->laid_for = width;
  self->width = 0;
  g_array_set_size (self->places, 0);
  g_array_set_size (self->zooms, 0);
  for (guint i = 0; i < n_pages; i++)
    {
      MbPagePlace place = { .y = y };
      double page_width, page_height, zoom;

      mb_preview_get_size (preview, i, &page_width, &page_height);
      zoom = choose_zoom (self, page_width);
      place.width = (int) MAX (1, round (page_width * TRUE_SIZE * zoom));
      place.height = (int) MAX (1, round (page_height * TRUE_SIZE * zoom));
      g_array_append_val (self->places, place);
      g_array_append_val (self->zooms, zoom);
      self->width = MAX (self->width, place.width);
      y += place.height + MB_PAGE_GAP;
    }
  self->height = y;
}

/**
 * mb_page_layout_get_laid_for:
 *
 * Returns: the width that it was laid for last
 */
int
mb_page_layout_get_laid_for (const MbPageLayout *self)
{
  return self->laid_for;
}

guint
mb_page_layout_get_n_pages (const MbPageLayout *self)
{
  return self->places->len;
}

const MbPagePlace *
mb_page_layout_get (const MbPageLayout *self,
                    guint               page)
{
  return &g_array_index (self->places, MbPagePlace, page);
}

int
mb_page_layout_get_width (const MbPageLayout *self)
{
  return self->width + 2 * MB_PAGE_GAP;
}

int
mb_page_layout_get_height (const MbPageLayout *self)
{
  return self->height;
}

/**
 * mb_page_layout_find_page:
 *
 * Returns: the page that stands at @y, or else the one that follows; 0 where
 *   there is none
 */
guint
mb_page_layout_find_page (const MbPageLayout *self,
                          double              y)
{
  guint low = 0, high = self->places->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (mb_page_layout_get (self, middle)->y <= y)
        low = middle;
      else
        high = middle;
    }
  if (low + 1 < self->places->len &&
      mb_page_layout_get (self, low)->y + mb_page_layout_get (self, low)->height < y)
    low++;

  return low;
}

MbPageAnchor
mb_page_layout_find_anchor (const MbPageLayout *self,
                            double              y)
{
  MbPageAnchor anchor = { mb_page_layout_find_page (self, y), 0 };
  const MbPagePlace *place;

  if (self->places->len == 0)
    return anchor;
  place = mb_page_layout_get (self, anchor.page);
  anchor.share = (y - place->y) / place->height;

  return anchor;
}

/**
 * mb_page_layout_find_y:
 *
 * Returns: where the anchor stands; one in a page that is gone, at the end
 */
double
mb_page_layout_find_y (const MbPageLayout *self,
                       MbPageAnchor        anchor)
{
  const MbPagePlace *place;

  if (self->places->len == 0)
    return 0;
  place = mb_page_layout_get (self, MIN (anchor.page, self->places->len - 1));

  return place->y + anchor.share * place->height;
}

/**
 * mb_page_layout_get_left:
 * @width: of the view
 *
 * Returns: where the page's left edge stands, in the layout
 */
double
mb_page_layout_get_left (const MbPageLayout *self,
                         guint               page,
                         int                 width)
{
  return (MAX (width, mb_page_layout_get_width (self)) - mb_page_layout_get (self, page)->width) / 2;
}

/**
 * mb_page_layout_reveal:
 * @top: of what is to be seen, a share of the page's height
 * @bottom: likewise
 * @value: where the view begins
 * @height: of the view
 *
 * Returns: where the view should begin, no further off than it takes; of what
 *   is higher than the view, the end is shown
 */
double
mb_page_layout_reveal (const MbPageLayout *self,
                       guint               page,
                       double              top,
                       double              bottom,
                       double              value,
                       int                 height)
{
  MbPageAnchor head = { page, top };
  MbPageAnchor foot = { page, bottom };
  double from = mb_page_layout_find_y (self, head) - MB_PAGE_REVEALED;
  double to = mb_page_layout_find_y (self, foot) + MB_PAGE_REVEALED;

  if (to > value + height)
    return to - height;
  if (from < value && to - from <= height)
    return from;

  return to < value ? to - height : value;
}
