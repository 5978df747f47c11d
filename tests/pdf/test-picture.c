/* Minute Book: tests of pictures that come in
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/mb-error.h"
#include "pdf/press/mb-press-picture.h"

#define N_MUTATIONS 1500

/* 48 dots wide and 8 high, red on the left and blue on the right. */
static const char plain[] =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMU"
  "FRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU"
  "FBQUFBQUFBT/wAARCAAIADADAREAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAcI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/E"
  "ABYBAQEBAAAAAAAAAAAAAAAAAAAJB//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AM6MMVTAAQJcZHQAB//Z";

/* The same, drawn over in ten scans. */
static const char progressive[] =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMU"
  "FRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU"
  "FBQUFBQUFBT/wgARCAAIADADAREAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAgG"
  "/9oADAMBAAIQAxAAAAHOcLVIEDccdAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAEFAl//xAAUEQEAAAAAAAAAAAAAAAAA"
  "AAAg/9oACAEDAQE/AV//xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAECAQE/AV//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEB"
  "AAY/Al//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/IV//2gAMAwEAAgADAAAAEP8ApL//xAAUEQEAAAAAAAAAAAAAAAAA"
  "AAAg/9oACAEDAQE/EF//xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAECAQE/EF//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEB"
  "AAE/EF//2Q==";

/* The same, in grey. */
static const char grey[] =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMU"
  "FRUVDA8XGBYUGBIUFRT/wAALCAAIADABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAcI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/a"
  "AAgBAQAAPwDHQI+D/9k=";

/* The same, for a printer. */
static const char printers[] =
  "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUV"
  "FQwPFxgWFBgSFBUU/9sAQwEDBAQFBAUJBQUJFA0LDRQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU"
  "FBQUFBQU/8AAFAgACAAwBAERAAIRAQMRAQQRAP/EABcAAQADAAAAAAAAAAAAAAAAAAAHCAn/xAAUEAEAAAAAAAAAAAAAAAAAAAAA"
  "/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAkH/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAA4EAQACEQMRBAAAPwCxDc0qmqAAAJ9Q3WNA"
  "AAf/2Q==";

static GBytes *
decode (const char *text)
{
  gsize size;
  guchar *data = g_base64_decode (text, &size);

  return g_bytes_new_take (data, size);
}

static guint32
get_dot (cairo_surface_t *surface,
         int              x,
         int              y)
{
  const guint8 *rows = cairo_image_surface_get_data (surface);
  guint32 dot;

  memcpy (&dot, rows + y * cairo_image_surface_get_stride (surface) + x * 4, sizeof dot);

  return dot & 0xffffff;
}

static void
assert_near (guint32 dot,
             guint32 wanted)
{
  for (guint shift = 0; shift < 24; shift += 8)
    g_assert_cmpint (ABS ((int) (dot >> shift & 0xff) - (int) (wanted >> shift & 0xff)), <, 12);
}

/* It becomes a PNG of ours, with the same dots. */
static void
test_jpeg (gconstpointer data)
{
  g_autoptr (GBytes) jpeg = decode (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = mb_press_clean_picture (jpeg, "logo.jpg", &error);
  cairo_surface_t *surface;

  g_assert_no_error (error);
  surface = mb_press_read_picture (png, "logo.jpg", &error);
  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 48);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 8);
  assert_near (get_dot (surface, 4, 4), data == grey ? 0x363636 : 0xff0000);
  assert_near (get_dot (surface, 44, 4), data == grey ? 0x121212 : 0x0000ff);
  cairo_surface_destroy (surface);
}

static void
assert_refused (GBytes     *picture,
                const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mb_press_clean_picture (picture, "logo.jpg", &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FILE);
  g_assert_cmpstr (mb_error_get_fact (error, 0), ==, "logo.jpg");
  g_assert_nonnull (strstr (mb_error_get_fact (error, 1), why));
}

/* The picture with other bytes at the first place of some. */
static GBytes *
change (const char   *text,
        const guint8 *sought,
        gsize         n_sought,
        gsize         skip,
        const guint8 *put,
        gsize         n_put)
{
  gsize size;
  guint8 *data = g_base64_decode (text, &size);

  for (gsize i = 0; i + n_sought <= size; i++)
    if (memcmp (data + i, sought, n_sought) == 0)
      {
        memcpy (data + i + skip, put, n_put);
        return g_bytes_new_take (data, size);
      }
  g_assert_not_reached ();
}

static void
test_refused (void)
{
  static const guint8 frame[] = { 0xff, 0xc0 };
  static const guint8 scan[] = { 0xff, 0xda };
  static const guint8 huge[] = { 0xff, 0xff, 0xff, 0xff };
  static const guint8 none[] = { 0, 0, 0, 0 };
  static const guint8 arithmetic[] = { 0xff, 0xc9 };
  static const guint8 comment[] = { 0xff, 0xfe };
  g_autoptr (GBytes) whole = decode (plain);
  g_autoptr (GBytes) cmyk = decode (printers);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - 2);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (whole, 0, 4);
  g_autoptr (GBytes) wide = change (plain, frame, 2, 5, huge, 4);
  g_autoptr (GBytes) flat = change (plain, frame, 2, 5, none, 4);
  g_autoptr (GBytes) rare = change (plain, frame, 2, 0, arithmetic, 2);
  g_autoptr (GBytes) headless = change (plain, frame, 2, 0, comment, 2);
  g_autoptr (GBytes) scanless = change (plain, scan, 2, 0, comment, 2);
  g_autoptr (GBytes) other = g_bytes_new_static ("GIF89a", 6);
  g_autofree guint8 *large = g_malloc0 (MB_PICTURE_MOST_BYTES + 1);
  g_autoptr (GBytes) too_large = NULL;

  memcpy (large, "\xff\xd8\xff", 3);
  too_large = g_bytes_new (large, MB_PICTURE_MOST_BYTES + 1);
  assert_refused (cmyk, "CMYK");
  assert_refused (cut, "damaged");
  assert_refused (head, "damaged");
  assert_refused (wide, "4000 dots");
  assert_refused (flat, "damaged");
  assert_refused (rare, "rare kind");
  assert_refused (headless, "damaged");
  assert_refused (scanless, "damaged");
  assert_refused (other, "neither a PNG nor a JPEG");
  assert_refused (too_large, "4 MB");
}

/* A picture of 4000 dots a side that is drawn over without an end would keep a
 * decoder busy for hours. */
static void
test_scans (void)
{
  static const guint8 scan[] = { 0xff, 0xda };
  static const guint8 frame[] = { 0xff, 0xc2 };
  static const guint8 sides[] = { 0x0f, 0xa0, 0x0f, 0xa0 };
  g_autoptr (GBytes) large = change (progressive, frame, 2, 5, sides, 4);
  gsize size;
  const guint8 *data = g_bytes_get_data (large, &size);
  g_autoptr (GByteArray) many = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *first = memmem (data, size, scan, sizeof scan);

  g_byte_array_append (many, data, (guint) (first - data));
  while (many->len < MB_PICTURE_MOST_BYTES - size)
    g_byte_array_append (many, first, (guint) (data + size - 2 - first));
  g_byte_array_append (many, (const guint8 *) "\xff\xd9", 2);
  bytes = g_bytes_new (many->data, many->len);
  assert_refused (bytes, "too often");
}

/* Whatever comes: a picture within the bounds, or a reason. */
static void
test_mutated (gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (48);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      gsize size;
      guint8 *bytes = g_base64_decode (data, &size);
      g_autoptr (GBytes) picture = NULL;
      g_autoptr (GBytes) png = NULL;
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface;

      for (int n = g_rand_int_range (chance, 1, 6); n > 0; n--)
        bytes[g_rand_int_range (chance, 3, (int) size)] = (guint8) g_rand_int_range (chance, 0, 256);
      if (g_rand_int_range (chance, 0, 5) == 0)
        size = (gsize) g_rand_int_range (chance, 0, (int) size);
      picture = g_bytes_new_take (bytes, size);
      png = mb_press_clean_picture (picture, "logo.jpg", &error);
      g_assert_true ((png == NULL) == (error != NULL));
      if (png == NULL)
        continue;
      surface = mb_press_read_picture (png, "logo.jpg", &error);
      g_assert_no_error (error);
      g_assert_cmpint (cairo_image_surface_get_width (surface), <=, MB_PICTURE_MOST_DOTS);
      g_assert_cmpint (cairo_image_surface_get_height (surface), <=, MB_PICTURE_MOST_DOTS);
      cairo_surface_destroy (surface);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/pdf/picture/jpeg/plain", plain, test_jpeg);
  g_test_add_data_func ("/pdf/picture/jpeg/progressive", progressive, test_jpeg);
  g_test_add_data_func ("/pdf/picture/jpeg/grey", grey, test_jpeg);
  g_test_add_func ("/pdf/picture/refused", test_refused);
  g_test_add_func ("/pdf/picture/scans", test_scans);
  g_test_add_data_func ("/pdf/picture/mutated/plain", plain, test_mutated);
  g_test_add_data_func ("/pdf/picture/mutated/progressive", progressive, test_mutated);
  g_test_add_data_func ("/pdf/picture/mutated/grey", grey, test_mutated);

  return g_test_run ();
}
