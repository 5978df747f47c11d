/* Minute Book: a colour profile of our own for sRGB
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-icc.h"

#include <math.h>
#include <string.h>

#define N_CURVE 1024

#define HEADER_SIZE 128
#define N_TAGS      9

static void
put_u16 (GByteArray *bytes,
         guint       value)
{
  guint8 two[2] = { (guint8) (value >> 8), (guint8) value };

  g_byte_array_append (bytes, two, sizeof two);
}

static void
put_u32 (GByteArray *bytes,
         guint32     value)
{
  put_u16 (bytes, value >> 16);
  put_u16 (bytes, value & 0xffff);
}

static void
put_text (GByteArray *bytes,
          const char *text,
          gsize       length)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) length);
}

static void
put_zeros (GByteArray *bytes,
           guint       n)
{
  for (; n > 0; n--)
    put_text (bytes, "", 1);
}

/* ICC.1:2001-04, 6.5.17: textDescriptionType, in ASCII alone. */
static void
put_description (GByteArray *bytes,
                 const char *text)
{
  guint32 length = (guint32) strlen (text) + 1;

  put_text (bytes, "desc", 4);
  put_u32 (bytes, 0);
  put_u32 (bytes, length);
  put_text (bytes, text, length);
  put_zeros (bytes, 4 + 4 + 2 + 1 + 67);
}

static void
put_copyright (GByteArray *bytes,
               const char *text)
{
  put_text (bytes, "text", 4);
  put_u32 (bytes, 0);
  put_text (bytes, text, strlen (text) + 1);
}

static void
put_xyz (GByteArray *bytes,
         double      x,
         double      y,
         double      z)
{
  put_text (bytes, "XYZ ", 4);
  put_u32 (bytes, 0);
  put_u32 (bytes, (guint32) lround (x * 65536));
  put_u32 (bytes, (guint32) lround (y * 65536));
  put_u32 (bytes, (guint32) lround (z * 65536));
}

/* IEC 61966-2-1: from what is stored to light. */
static void
put_curve (GByteArray *bytes)
{
  put_text (bytes, "curv", 4);
  put_u32 (bytes, 0);
  put_u32 (bytes, N_CURVE);
  for (guint i = 0; i < N_CURVE; i++)
    {
      double stored = (double) i / (N_CURVE - 1);
      double light = stored <= 0.04045 ? stored / 12.92 : pow ((stored + 0.055) / 1.055, 2.4);

      put_u16 (bytes, (guint) lround (light * 65535));
    }
}

static void
put_header (GByteArray *bytes,
            guint32     size)
{
  put_u32 (bytes, size);
  put_u32 (bytes, 0);
  put_u32 (bytes, 0x02100000); /* version 2.1 */
  put_text (bytes, "mntrRGB XYZ ", 12);
  put_u16 (bytes, 2026); /* when the profile was made, not the paper */
  put_u16 (bytes, 1);
  put_u16 (bytes, 1);
  put_zeros (bytes, 6);
  put_text (bytes, "acsp", 4);
  put_zeros (bytes, 4 + 4 + 4 + 4 + 8 + 4);
  put_u32 (bytes, 0x0000f6d6); /* D50 */
  put_u32 (bytes, 0x00010000);
  put_u32 (bytes, 0x0000d32d);
  put_zeros (bytes, HEADER_SIZE - 80);
}

static void
put_tag (GByteArray *table,
         GByteArray *data,
         const char *signature,
         guint       start)
{
  put_text (table, signature, 4);
  put_u32 (table, HEADER_SIZE + 4 + N_TAGS * 12 + start);
  put_u32 (table, data->len - start);
  while (data->len % 4 != 0)
    put_zeros (data, 1);
}

/**
 * mb_press_make_icc:
 *
 * Makes a matrix profile of sRGB (its primaries adapted to D50, as ICC.1:2001-04
 * wants it), to be a PDF/A output intent.
 *
 * Returns: (transfer full): the profile
 */
GBytes *
mb_press_make_icc (void)
{
  static const struct { const char *signature; double x, y, z; } points[] = {
    { "wtpt", 0.9642, 1.0, 0.8249 },
    { "rXYZ", 0.43607, 0.22249, 0.01392 },
    { "gXYZ", 0.38515, 0.71687, 0.09708 },
    { "bXYZ", 0.14307, 0.06061, 0.71410 },
  };
  static const char *const curves[] = { "rTRC", "gTRC", "bTRC" };
  g_autoptr (GByteArray) table = g_byte_array_new ();
  g_autoptr (GByteArray) data = g_byte_array_new ();
  GByteArray *profile = g_byte_array_new ();
  guint start;

  put_u32 (table, N_TAGS);
  put_description (data, "sRGB");
  put_tag (table, data, "desc", 0);
  start = data->len;
  put_copyright (data, "No rights reserved");
  put_tag (table, data, "cprt", start);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      start = data->len;
      put_xyz (data, points[i].x, points[i].y, points[i].z);
      put_tag (table, data, points[i].signature, start);
    }
  start = data->len;
  put_curve (data);
  /* One curve for the three colours. */
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    put_tag (table, data, curves[i], start);

  put_header (profile, HEADER_SIZE + table->len + data->len);
  g_byte_array_append (profile, table->data, table->len);
  g_byte_array_append (profile, data->data, data->len);

  return g_byte_array_free_to_bytes (profile);
}

/**
 * mb_press_write_output_intent:
 *
 * Says that the colours of the file are sRGB (ISO 19005-2, 6.2.3).
 */
void
mb_press_write_output_intent (qpdf_data pdf,
                              qpdf_oh   catalog)
{
  g_autoptr (GBytes) icc = mb_press_make_icc ();
  qpdf_oh profile = mb_qpdf_stream (pdf, g_bytes_get_data (icc, NULL), g_bytes_get_size (icc));
  qpdf_oh dict = qpdf_oh_get_dict (pdf, profile);
  qpdf_oh intent = qpdf_oh_new_dictionary (pdf);
  qpdf_oh intents = qpdf_oh_new_array (pdf);

  mb_qpdf_put_integer (pdf, dict, "/N", 3);
  qpdf_oh_release (pdf, dict);
  mb_qpdf_put_name (pdf, intent, "/Type", "/OutputIntent");
  mb_qpdf_put_name (pdf, intent, "/S", "/GTS_PDFA1");
  mb_qpdf_put (pdf, intent, "/OutputConditionIdentifier", qpdf_oh_new_string (pdf, "sRGB"));
  mb_qpdf_put (pdf, intent, "/Info", qpdf_oh_new_string (pdf, "sRGB IEC61966-2.1"));
  mb_qpdf_put (pdf, intent, "/DestOutputProfile", profile);
  mb_qpdf_append (pdf, intents, mb_qpdf_indirect (pdf, intent));
  mb_qpdf_put (pdf, catalog, "/OutputIntents", intents);
}
