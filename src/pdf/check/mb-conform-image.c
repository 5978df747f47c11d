/* Minute Book: whether the pictures of a PDF can be kept
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"

#include <string.h>

#define ENUM_CIEJAB 19
#define BOX(a, b, c, d) ((guint32) (a) << 24 | (guint32) (b) << 16 | (guint32) (c) << 8 | (guint32) (d))

/* What the boxes of a JPEG 2000 picture say (ISO 15444-1, annex I). */
typedef struct
{
  guint    n_channels;
  guint    depth;
  gboolean has_depths;
  guint    n_spaces;
  guint    n_best; /* with APPROX 1 */
  guint    method;
  gint64   enumerated; /* -1 where it says none */
} Jpx;

static guint32
read_32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static void
read_box (Jpx          *self,
          guint32       kind,
          const guint8 *at,
          gsize         length)
{
  if (kind == BOX ('i', 'h', 'd', 'r') && length >= 14)
    {
      self->n_channels = (guint) at[8] << 8 | at[9];
      self->depth = at[10] == 255 ? 255 : (at[10] & 127u) + 1;
    }
  else if (kind == BOX ('b', 'p', 'c', 'c'))
    self->has_depths = TRUE;
  else if (kind == BOX ('c', 'o', 'l', 'r') && length >= 3)
    {
      self->n_spaces++;
      if (at[2] == 1)
        self->n_best++;
      if (self->n_spaces == 1 || at[2] == 1)
        {
          self->method = at[0];
          self->enumerated = at[0] == 1 && length >= 7 ? (gint64) read_32 (at + 3) : -1;
        }
    }
}

static void
read_boxes (Jpx          *self,
            const guint8 *at,
            gsize         length,
            guint         depth)
{
  for (guint n = 0; length >= 8 && n < 1024; n++)
    {
      guint64 size = read_32 (at);
      guint32 kind = read_32 (at + 4);
      gsize head = 8;

      if (size == 1 && length >= 16)
        {
          size = (guint64) read_32 (at + 8) << 32 | read_32 (at + 12);
          head = 16;
        }
      if (size == 0 || size > length)
        size = length;
      if (size < head)
        return;
      if (kind == BOX ('j', 'p', '2', 'h') && depth < 2)
        read_boxes (self, at + head, (gsize) size - head, depth + 1);
      else if (kind == BOX ('j', 'p', '2', 'c'))
        return;
      else
        read_box (self, kind, at + head, (gsize) size - head);
      at += size;
      length -= (gsize) size;
    }
}

/* Returns: (transfer full) (nullable): the picture as JPEG 2000, without the
 * filters that are over it */
static GBytes *
read_jpx (MbConform   *self,
          const MbCos *image)
{
  MbCos *filter = mb_cos_get (self->file, image, "Filter");
  MbCos outer = *filter, parms = *mb_cos_get (self->file, image, "DecodeParms");
  MbCosEntry entries[] = { { "Filter", 6, &outer }, { "DecodeParms", 11, &parms } };
  const MbCos dict = { .kind = MB_COS_DICT, .dict = { entries, G_N_ELEMENTS (entries) } };
  const char *data;
  gsize length;

  if (image->kind != MB_COS_STREAM)
    return NULL;
  if (outer.kind == MB_COS_ARRAY)
    outer.array.n--;
  else
    outer.kind = MB_COS_NULL;
  data = mb_cos_file_get_data (self->file, &length);

  return mb_cos_decode_data (self->file, &dict, data + image->stream.start, image->stream.length);
}

static void
check_jpx (MbConform   *self,
           const MbCos *image)
{
  gboolean has_space = mb_cos_has (self->file, image, "ColorSpace");
  Jpx jpx = { .enumerated = -1 };
  g_autofree char *channels = NULL;
  g_autofree char *method = NULL;
  g_autoptr (GBytes) data = read_jpx (self, image);

  if (data == NULL)
    return;
  read_boxes (&jpx, g_bytes_get_data (data, NULL), g_bytes_get_size (data), 0);
  if (jpx.n_channels == 0)
    return; /* a bare codestream says nothing of this */

  channels = g_strdup_printf ("%u", jpx.n_channels);
  method = g_strdup_printf ("%u", jpx.method);
  if (jpx.n_channels != 1 && jpx.n_channels != 3 && jpx.n_channels != 4)
    mb_conform_find (self, MB_RULE_JPX_CHANNELS, image, channels, NULL);
  if (!has_space && jpx.n_spaces != 1 && jpx.n_best != 1)
    mb_conform_find (self, MB_RULE_JPX_SPACES, image, NULL);
  if (!has_space && jpx.n_spaces > 0 && (jpx.method < 1 || jpx.method > 3))
    mb_conform_find (self, MB_RULE_JPX_METHOD, image, method, NULL);
  if (!has_space && jpx.enumerated == ENUM_CIEJAB)
    mb_conform_find (self, MB_RULE_JPX_CIEJAB, image, NULL);
  if (jpx.has_depths || jpx.depth < 1 || jpx.depth > 38)
    mb_conform_find (self, MB_RULE_JPX_DEPTH, image, NULL);
}

static void
check_filters (MbConform   *self,
               const MbCos *image)
{
  static const char *const allowed[] = {
    "ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "DCTDecode", "AHx", "A85",
    "Fl", "RL", "CCF", "DCT", NULL
  };
  MbCos *filter = mb_cos_get (self->file, image, "Filter");

  for (guint i = 0; i < (filter->kind == MB_COS_ARRAY ? MIN (filter->array.n, 64) : 1); i++)
    {
      const MbCos *one = filter->kind == MB_COS_ARRAY ? mb_cos_at (self->file, filter, i) : filter;

      if (one->kind == MB_COS_NAME && !g_strv_contains (allowed, one->text.bytes))
        mb_conform_find (self, MB_RULE_INLINE_FILTER, image, one->text.bytes, NULL);
    }
}

static gboolean
has_filter (MbConform   *self,
            const MbCos *image,
            const char  *name)
{
  MbCos *filter = mb_cos_get (self->file, image, "Filter");

  if (filter->kind == MB_COS_ARRAY && filter->array.n > 0)
    filter = mb_cos_at (self->file, filter, filter->array.n - 1);

  return mb_cos_is_name (filter, name);
}

static void
check_space (MbConform   *self,
             const MbCos *image,
             const MbCos *resources,
             gboolean     is_inline)
{
  static const char *const names[][2] = { { "G", "DeviceGray" }, { "RGB", "DeviceRGB" }, { "CMYK", "DeviceCMYK" } };
  const MbCos *space = mb_cos_get (self->file, image, "ColorSpace");
  MbCos device = { .kind = MB_COS_NAME };

  if (is_inline && space->kind == MB_COS_NAME)
    {
      MbCos *found = mb_cos_get (self->file, mb_cos_get (self->file, resources, "ColorSpace"), space->text.bytes);

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (strcmp (space->text.bytes, names[i][0]) == 0)
          {
            device.text.bytes = names[i][1];
            device.text.length = strlen (names[i][1]);
            device.number = space->number;
            mb_conform_color (self, &device, resources, FALSE, 0);
            return;
          }
      if (found->kind != MB_COS_NULL)
        space = found;
    }
  mb_conform_color (self, space, resources, FALSE, 0);
}

static void
check_bits (MbConform   *self,
            const MbCos *image)
{
  MbCos *bits = mb_cos_get (self->file, image, "BitsPerComponent");
  gint64 n = mb_cos_integer (bits, 0);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  if (bits->kind == MB_COS_NULL)
    return;
  if (mb_cos_is_true (mb_cos_get (self->file, image, "ImageMask")))
    {
      if (n != 1)
        mb_conform_find (self, MB_RULE_MASK_BITS, image, number, NULL);
    }
  else if (n != 1 && n != 2 && n != 4 && n != 8 && n != 16)
    mb_conform_find (self, MB_RULE_IMAGE_BITS, image, number, NULL);
}

static void
check_picture (MbConform   *self,
               const MbCos *image,
               gboolean     is_inline)
{
  static const char *const intents[] = {
    "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation", NULL
  };
  MbCos *intent = mb_cos_get (self->file, image, "Intent");

  if (mb_cos_has (self->file, image, "Alternates"))
    mb_conform_find (self, MB_RULE_IMAGE_ALTERNATES, image, NULL);
  if (mb_cos_has (self->file, image, "OPI"))
    mb_conform_find (self, MB_RULE_IMAGE_OPI, image, NULL);
  if (mb_cos_is_true (mb_cos_get (self->file, image, "Interpolate")))
    mb_conform_find (self, MB_RULE_IMAGE_INTERPOLATE, image, NULL);
  check_bits (self, image);
  if (intent->kind == MB_COS_NAME && !g_strv_contains (intents, intent->text.bytes))
    mb_conform_find (self, MB_RULE_INTENT, image, intent->text.bytes, NULL);
  if (is_inline)
    check_filters (self, image);
  if (has_filter (self, image, "JPXDecode"))
    check_jpx (self, image);
}

/**
 * mb_conform_image:
 * @image: an image XObject, or the dictionary of one that stands in the page
 */
void
mb_conform_image (MbConform   *self,
                  const MbCos *image,
                  const MbCos *resources,
                  gboolean     is_inline)
{
  static const char *const masks[] = { "Mask", "SMask" };

  if (!(self->standards & MB_STANDARDS_A))
    return;
  check_space (self, image, resources, is_inline);
  if (!is_inline && !mb_conform_is_new (self, image))
    return;

  check_picture (self, image, is_inline);
  /* A mask's grey is no colour. */
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      MbCos *mask = mb_cos_get (self->file, image, masks[i]);

      if (mask->kind == MB_COS_STREAM && mb_conform_is_new (self, mask))
        check_picture (self, mask, FALSE);
    }
}
