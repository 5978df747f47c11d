/* Minute Book: where a pack's stamps stand on a page
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include <math.h>

/* All for an A4 page, points; a larger page has larger stamps, a smaller one
 * smaller ones, but none that can't be read. */
#define A4_SHORT_SIDE   595.0
#define LEAST_TYPE      0.7
#define MOST_TYPE       8.0
#define NUMBER_BASELINE 20.0 /* above the foot */
#define HEAD_BASELINE   30.0 /* below the head */
#define HEAD_LINE       15.0
#define SIDE            36.0
#define GAP             14.0 /* between two stamps on one line */
#define FOOT_BAND       34.0
#define HEAD_BAND       40.0
#define CLEAR           3.0  /* above and below a stamp, that nothing touches it ... */
#define CLEAR_ASIDE     10.0 /* ... nor is read on into it */
#define MOST_BANDS      0.3  /* of the page's height */

/* What viewers take where a page has no box of its own: US Letter. */
static const MbBox letter = { 0, 0, 612, 792 };

/* Far beyond any page; keeps what comes out of a hostile file from overflowing. */
#define LARGEST_NUMBER 1e9

static gboolean
read_box (MbCosFile   *file,
          const MbCos *page,
          const char  *key,
          MbBox       *box)
{
  const MbCos *array = mb_cos_get (file, page, key);
  double v[4];

  if (array->kind != MB_COS_ARRAY || array->array.n != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    if (!mb_cos_number (mb_cos_at (file, array, i), &v[i]) || fabs (v[i]) >= LARGEST_NUMBER)
      return FALSE;

  *box = (MbBox) { MIN (v[0], v[2]), MIN (v[1], v[3]), MAX (v[0], v[2]), MAX (v[1], v[3]) };

  return box->x1 - box->x0 >= 1 && box->y1 - box->y0 >= 1;
}

/**
 * mb_pack_page_measure:
 * @self: with its source, with what that inherits
 */
void
mb_pack_page_measure (MbPackPage *self,
                      MbCosFile  *file)
{
  MbBox media, crop;
  gint64 rotate = mb_cos_integer (mb_cos_get (file, self->source, "Rotate"), 0) % 360;

  self->lacks_box = !read_box (file, self->source, "MediaBox", &media);
  if (self->lacks_box)
    media = letter;
  self->crop = media;
  if (read_box (file, self->source, "CropBox", &crop))
    {
      crop = (MbBox) { MAX (crop.x0, media.x0), MAX (crop.y0, media.y0),
                       MIN (crop.x1, media.x1), MIN (crop.y1, media.y1) };
      if (crop.x1 - crop.x0 >= 1 && crop.y1 - crop.y0 >= 1)
        self->crop = crop;
    }

  self->rotate = rotate % 90 == 0 ? (int) (rotate + 360) % 360 : 0;
  if (!mb_cos_number (mb_cos_get (file, self->source, "UserUnit"), &self->unit) ||
      !(self->unit >= 0.001 && self->unit <= 75000))
    self->unit = 1;

  self->width = self->crop.x1 - self->crop.x0;
  self->height = self->crop.y1 - self->crop.y0;
  if (self->rotate % 180 == 90)
    {
      double width = self->width;

      self->width = self->height;
      self->height = width;
    }
  self->scale = 1;
}

/**
 * mb_pack_page_matrix:
 * @matrix: (out): from where a point is seen to the page's own coordinates
 */
void
mb_pack_page_matrix (const MbPackPage *self,
                     double            matrix[6])
{
  const MbBox *crop = &self->crop;
  const double all[4][6] = {
    { 1, 0, 0, 1, crop->x0, crop->y0 },
    { 0, 1, -1, 0, crop->x1, crop->y0 },
    { -1, 0, 0, -1, crop->x1, crop->y1 },
    { 0, -1, 1, 0, crop->x0, crop->y1 },
  };

  for (int i = 0; i < 6; i++)
    matrix[i] = all[self->rotate / 90][i];
}

/**
 * mb_pack_page_shrink:
 * @x: (inout): of a point of the page's content, its own coordinates
 *
 * Where the point is after the content has made room for the stamps.
 */
void
mb_pack_page_shrink (const MbPackPage *self,
                     double           *x,
                     double           *y)
{
  *x = self->scale * *x + self->shift_x;
  *y = self->scale * *y + self->shift_y;
}

/* How large the type is, so that the page looks as an A4 page does. */
static double
find_type_scale (const MbPackPage *self)
{
  double side = MIN (self->width, self->height) * self->unit;
  double type = CLAMP (side / A4_SHORT_SIDE, LEAST_TYPE, MOST_TYPE) / self->unit;

  return MIN (type, MOST_BANDS * self->height / (FOOT_BAND + HEAD_BAND + HEAD_LINE));
}

/* Puts a stamp at @x, the middle or (@right) its right end, on the baseline. */
static void
put_stamp (MbPackPage  *self,
           MbStampKind  kind,
           double       type,
           double       x,
           double       baseline,
           gboolean     right)
{
  const MbPackStamp *stamp = self->stamps[kind];
  double scale = MIN (type, (self->width - 2 * CLEAR * type) / stamp->width);
  double width = scale * stamp->width;
  double left = right ? x - width : x - width / 2;

  self->stamp_at[kind].scale = scale;
  self->stamp_at[kind].x = CLAMP (left, 0, self->width - width);
  self->stamp_at[kind].y = baseline - scale * stamp->descent;
}

/* Returns: how many lines the stamps at the head take. */
static int
put_stamps (MbPackPage *self,
            double      type)
{
  gboolean item = self->stamps[MB_STAMP_ITEM] != NULL;
  gboolean mark = self->stamps[MB_STAMP_MARK] != NULL;
  double head = self->height - HEAD_BASELINE * type;
  double side = MIN (SIDE * type, self->width * 0.06);

  if (self->stamps[MB_STAMP_NUMBER] != NULL)
    put_stamp (self, MB_STAMP_NUMBER, type, self->width / 2, NUMBER_BASELINE * type, FALSE);
  if (item)
    put_stamp (self, MB_STAMP_ITEM, type, self->width - side, head, TRUE);
  if (mark)
    {
      const MbPackStamp *stamp = self->stamps[MB_STAMP_MARK];

      put_stamp (self, MB_STAMP_MARK, type, self->width / 2, head, FALSE);
      if (item && self->stamp_at[MB_STAMP_MARK].x + self->stamp_at[MB_STAMP_MARK].scale * stamp->width +
                    GAP * type > self->stamp_at[MB_STAMP_ITEM].x)
        {
          self->stamp_at[MB_STAMP_MARK].y -= HEAD_LINE * type;
          return 2;
        }
    }

  return item || mark ? 1 : 0;
}

static gboolean
seen_is_free (const MbPackPage *self,
              const MbInk      *ink,
              const MbBox      *seen)
{
  return mb_ink_is_free (ink, seen->x0 / self->width, 1 - seen->y1 / self->height,
                         seen->x1 / self->width, 1 - seen->y0 / self->height);
}

static gboolean
stamps_are_free (const MbPackPage *self,
                 const MbInk      *ink,
                 double            type)
{
  for (guint i = 0; i < MB_N_STAMPS; i++)
    {
      const MbPackStamp *stamp = self->stamps[i];
      double x = self->stamp_at[i].x, y = self->stamp_at[i].y, scale = self->stamp_at[i].scale;
      MbBox box;

      if (stamp == NULL)
        continue;
      box = (MbBox) { x - CLEAR_ASIDE * type, y - CLEAR * type,
                      x + scale * stamp->width + CLEAR_ASIDE * type, y + scale * stamp->height + CLEAR * type };
      if (!seen_is_free (self, ink, &box))
        return FALSE;
    }

  return TRUE;
}

/* Maps the content that is seen between @from and @to onto what is left
 * between the bands at the foot and the head. */
static void
shrink (MbPackPage *self,
        double      foot,
        double      head,
        double      from,
        double      to)
{
  double matrix[6];
  double seen_x, seen_y;

  self->scale = (self->height - foot - head) / (to - from);
  seen_x = (1 - self->scale) * self->width / 2;
  seen_y = foot - self->scale * from;

  /* own' = own(scale * seen + shift), with seen = own^-1 (own). */
  mb_pack_page_matrix (self, matrix);
  self->shift_x = matrix[0] * seen_x + matrix[2] * seen_y + (1 - self->scale) * matrix[4];
  self->shift_y = matrix[1] * seen_x + matrix[3] * seen_y + (1 - self->scale) * matrix[5];
}

/**
 * mb_pack_page_place:
 * @self: measured, with its stamps
 * @ink: where the page is not blank
 *
 * Puts the stamps where they are seen upright in the margins. Where they would
 * cover something, the content makes room: a stamp never does.
 */
void
mb_pack_page_place (MbPackPage  *self,
                    const MbInk *ink)
{
  double type = find_type_scale (self);
  int lines = put_stamps (self, type);
  double foot = self->stamps[MB_STAMP_NUMBER] != NULL ? FOOT_BAND * type : 0;
  double head = lines > 0 ? (HEAD_BAND + (lines - 1) * HEAD_LINE) * type : 0;
  gboolean known = fabs (ink->width / self->width - 1) < 0.01 && fabs (ink->height / self->height - 1) < 0.01;
  MbBox foot_band = { 0, 0, self->width, foot };
  MbBox head_band = { 0, self->height - head, self->width, self->height };

  if (foot + head == 0 || (known && stamps_are_free (self, ink, type)))
    return;

  shrink (self, foot, head,
          known && seen_is_free (self, ink, &foot_band) ? foot : 0,
          known && seen_is_free (self, ink, &head_band) ? self->height - head : self->height);
}
