/* Minute Book: the child that looks into foreign PDFs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* minutebook-reader examine | text | text FIRST COUNT | seen FIRST COUNT |
 * ink FIRST COUNT | sizes | draw PAGE WIDTH, the file on standard input. See mb-child.h. */

#include "config.h"

#include "reader/mb-reader-child.h"
#include "reader/mb-reader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MEMORY     (G_GUINT64_CONSTANT (880) << 20)
#define MOST_PAGES 20000

/* Points; the largest page that PDF knows is 14,400 units of up to 75,000
 * points, but no paper is larger than this. */
#define LARGEST_SIDE 200000

/* Dots of the drawing for one cell of the grid. */
#define DOTS_ACROSS 4
#define DOTS_DOWN   3
#define IMAGE_WIDTH  (MB_INK_COLUMNS * DOTS_ACROSS)
#define IMAGE_HEIGHT (MB_INK_ROWS * DOTS_DOWN)

/* Scans are seldom wholly white; what a reader's eye takes for paper is. */
#define WHITE 248

/* Dots of a page that is drawn to see which of its letters show: two for a
 * point, but no more than a large sheet has; and how far apart what is written
 * and what it is written on are at least. */
#define SEEN_SCALE 2.0
#define SEEN_MOST  3000.0
#define CONTRAST   24

/* The middle of a letter's box, from its top; and how near to each other two
 * letters' middles are that stand in one place: below what lines and letters
 * have that are set tightly. */
#define CORE_TOP    0.25
#define CORE_BOTTOM 0.8
#define SAME_PLACE  0.75

/* U+FFFC, for what doesn't show. */
#define UNSEEN " \xef\xbf\xbc "

static PopplerDocument *
open_document (void)
{
  g_autoptr (GBytes) bytes = mb_child_open_input (MEMORY, MB_CHILD_ALONE);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;
  int n_pages;

  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (document == NULL)
    mb_child_give_up (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? "encrypted" : "damaged",
             error->message);

  n_pages = poppler_document_get_n_pages (document);
  if (n_pages <= 0)
    mb_child_give_up ("no-pages", "");
  if (n_pages > MOST_PAGES)
    mb_child_give_up ("too-much", "pages");
  mb_child_allow_time (bytes, (guint) n_pages);

  return document;
}

PopplerPage *
mb_child_open_page (PopplerDocument *document,
                    int              n)
{
  PopplerPage *page = poppler_document_get_page (document, n);
  g_autofree char *why = g_strdup_printf ("page %d can't be read", n + 1);
  double width, height;

  if (page == NULL)
    mb_child_give_up ("damaged", why);

  poppler_page_get_size (page, &width, &height);
  if (!isfinite (width) || !isfinite (height) || width < 1 || height < 1)
    mb_child_give_up ("damaged", why);
  if (width > LARGEST_SIDE || height > LARGEST_SIDE)
    mb_child_give_up ("too-much", "size");

  return page;
}

/* The page, drawn large enough for small print to show. */
static cairo_surface_t *
draw_for_seeing (PopplerPage *page,
                 double      *scale)
{
  cairo_surface_t *image;
  cairo_t *cr;
  double width, height;

  poppler_page_get_size (page, &width, &height);
  *scale = MIN (SEEN_SCALE, SEEN_MOST / MAX (width, height));
  image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * *scale),
                                      (int) ceil (height * *scale));
  cr = cairo_create (image);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, *scale, *scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);

  return image;
}

/* Where a letter is to be seen the middle of its box, where every letter has
 * ink, isn't of one colour: letters without ink, white on white, or under a bar
 * are not. Above and below may be the ink of other lines. */
static gboolean
is_seen (cairo_surface_t        *image,
         double                  scale,
         const PopplerRectangle *box)
{
  const guint8 *data = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  int left = (int) CLAMP (floor (MIN (box->x1, box->x2) * scale), 0, width);
  int right = (int) CLAMP (ceil (MAX (box->x1, box->x2) * scale), 0, width);
  double high = fabs (box->y2 - box->y1);
  int top = (int) CLAMP (floor ((MIN (box->y1, box->y2) + CORE_TOP * high) * scale), 0, height);
  int bottom = (int) CLAMP (ceil ((MIN (box->y1, box->y2) + CORE_BOTTOM * high) * scale), 0, height);
  guint8 least[3] = { 255, 255, 255 };
  guint8 most[3] = { 0, 0, 0 };

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      for (int i = 0; i < 3; i++)
        {
          guint8 value = data[y * stride + 4 * x + i];

          least[i] = MIN (least[i], value);
          most[i] = MAX (most[i], value);
        }

  return most[0] - least[0] >= CONTRAST || most[1] - least[1] >= CONTRAST ||
         most[2] - least[2] >= CONTRAST;
}

typedef struct
{
  gunichar letter;
  guint    n;
  double   x, y; /* of its middle */
  double   width, height;
} Letter;

static int
compare_letters (gconstpointer a,
                 gconstpointer b)
{
  double first = ((const Letter *) a)->y, second = ((const Letter *) b)->y;

  return (first > second) - (first < second);
}

/* Which letters stand where another letter stands: whose the ink is can't be
 * told then, and so neither is taken to be seen. The same letter twice is bold
 * as some programs make it. */
static gboolean *
find_covered (const char             *words,
              const PopplerRectangle *boxes,
              guint                   n_boxes)
{
  gboolean *covered = g_new0 (gboolean, n_boxes + 1);
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  guint i = 0;

  for (const char *at = words; *at != '\0' && i < n_boxes; at = g_utf8_next_char (at), i++)
    {
      const PopplerRectangle *box = &boxes[i];
      Letter letter = { g_utf8_get_char_validated (at, -1), i, (box->x1 + box->x2) / 2, (box->y1 + box->y2) / 2,
                        fabs (box->x2 - box->x1), fabs (box->y2 - box->y1) };

      if (letter.letter >= (gunichar) -2)
        break;
      if (g_unichar_isalnum (letter.letter))
        g_array_append_val (letters, letter);
    }
  g_array_sort (letters, compare_letters);
  for (i = 0; i < letters->len; i++)
    {
      const Letter *one = &g_array_index (letters, Letter, i);

      for (guint j = i + 1; j < letters->len; j++)
        {
          const Letter *other = &g_array_index (letters, Letter, j);

          if (other->y - one->y >= SAME_PLACE * one->height)
            break;
          if (one->letter == other->letter || other->y - one->y >= SAME_PLACE * other->height ||
              fabs (other->x - one->x) >= SAME_PLACE * MIN (one->width, other->width))
            continue;
          covered[one->n] = TRUE;
          covered[other->n] = TRUE;
        }
    }

  return covered;
}

/* The page's words that are to be seen. What isn't becomes a mark that stands
 * between words, so that nothing runs together that isn't together. */
static char *
get_seen_words (PopplerPage *page)
{
  g_autofree char *words = poppler_page_get_text (page);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autofree gboolean *covered = NULL;
  PopplerRectangle *boxes = NULL;
  guint n_boxes = 0, i = 0;
  cairo_surface_t *image;
  double scale;

  if (words == NULL || !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    return g_strdup ("");

  covered = find_covered (words, boxes, n_boxes);
  image = draw_for_seeing (page, &scale);
  for (const char *at = words; *at != '\0' && i < n_boxes; at = g_utf8_next_char (at), i++)
    {
      gunichar letter = g_utf8_get_char_validated (at, -1);

      if (letter >= (gunichar) -2)
        break;
      if (!g_unichar_isalnum (letter) || (!covered[i] && is_seen (image, scale, &boxes[i])))
        g_string_append_unichar (seen, letter);
      else
        g_string_append (seen, UNSEEN);
    }
  cairo_surface_destroy (image);
  g_free (boxes);

  return g_strdup (seen->str);
}

static void
say_text (PopplerDocument *document,
          int              first,
          int              count,
          gboolean         seen)
{
  g_autoptr (GString) text = g_string_new ("ok\n");
  int n_pages = poppler_document_get_n_pages (document);

  for (int i = MAX (first, 0); i < n_pages && i - first < count; i++)
    {
      g_autoptr (PopplerPage) page = mb_child_open_page (document, i);
      g_autofree char *words = seen ? get_seen_words (page) : poppler_page_get_text (page);

      if (i > first)
        g_string_append_c (text, '\f');
      g_string_append (text, words != NULL ? words : "");
      if (text->len > MB_CHILD_MOST_TEXT)
        mb_child_give_up ("too-much", "text");
    }

  fwrite (text->str, 1, text->len, stdout);
}

static gboolean
is_inked (const guint8 *data,
          int           stride,
          int           column,
          int           row)
{
  for (int y = row * DOTS_DOWN; y < (row + 1) * DOTS_DOWN; y++)
    {
      const guint32 *dots = (const guint32 *) (const void *) (data + y * stride);

      for (int x = column * DOTS_ACROSS; x < (column + 1) * DOTS_ACROSS; x++)
        if ((dots[x] & 0xff) < WHITE || (dots[x] >> 8 & 0xff) < WHITE || (dots[x] >> 16 & 0xff) < WHITE)
          return TRUE;
    }

  return FALSE;
}

/* Draws the page very small, and says which cells are not white. */
static void
add_ink (GString     *inks,
         PopplerPage *page)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, IMAGE_WIDTH, IMAGE_HEIGHT);
  cairo_t *cr = cairo_create (image);
  char wide[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  double width, height;
  const guint8 *data;
  int stride;

  poppler_page_get_size (page, &width, &height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, IMAGE_WIDTH / width, IMAGE_HEIGHT / height);
  poppler_page_render (page, cr);
  cairo_surface_flush (image);
  data = cairo_image_surface_get_data (image);
  stride = cairo_image_surface_get_stride (image);

  g_string_append_printf (inks, "%s %s ", g_ascii_dtostr (wide, sizeof wide, width),
                          g_ascii_dtostr (high, sizeof high, height));
  for (int row = 0; row < MB_INK_ROWS; row++)
    for (int column = 0; column < MB_INK_COLUMNS; column += 4)
      {
        int digit = 0;

        for (int i = 0; i < 4; i++)
          digit = digit << 1 | is_inked (data, stride, column + i, row);
        g_string_append_c (inks, "0123456789abcdef"[digit]);
      }
  g_string_append_c (inks, '\n');

  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

static void
say_inks (PopplerDocument *document,
          int              first,
          int              count)
{
  g_autoptr (GString) inks = g_string_new ("ok\n");
  int n_pages = poppler_document_get_n_pages (document);

  g_string_append_printf (inks, "%d\n", n_pages);
  for (int i = MAX (first, 0); i < n_pages && i - first < count; i++)
    {
      g_autoptr (PopplerPage) page = mb_child_open_page (document, i);

      add_ink (inks, page);
    }

  fwrite (inks->str, 1, inks->len, stdout);
}

static void
say_sizes (PopplerDocument *document)
{
  g_autoptr (GString) sizes = g_string_new ("ok\n");
  int n_pages = poppler_document_get_n_pages (document);

  for (int i = 0; i < n_pages; i++)
    {
      g_autoptr (PopplerPage) page = mb_child_open_page (document, i);
      char wide[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
      double width, height;

      poppler_page_get_size (page, &width, &height);
      g_string_append_printf (sizes, "%s %s\n", g_ascii_dtostr (wide, sizeof wide, width),
                              g_ascii_dtostr (high, sizeof high, height));
    }

  fwrite (sizes->str, 1, sizes->len, stdout);
}

/* 'HEIGHT', and then the dots. */
static void
say_drawing (PopplerDocument *document,
             int              n,
             int              across)
{
  g_autoptr (PopplerPage) page = NULL;
  cairo_surface_t *image;
  cairo_t *cr;
  double width, height, down;

  if (n < 0 || n >= poppler_document_get_n_pages (document))
    mb_child_give_up ("damaged", "there is no such page");
  page = mb_child_open_page (document, n);
  poppler_page_get_size (page, &width, &height);
  down = MAX (1, round (across * height / width));
  if (across < 1 || down * across > MB_READER_MOST_DOTS)
    mb_child_give_up ("too-much", "size");

  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, across, (int) down);
  if (cairo_surface_status (image) != CAIRO_STATUS_SUCCESS)
    mb_child_give_up ("too-much", "size");
  cr = cairo_create (image);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, across / width, down / height);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);

  printf ("ok\n%d\n", (int) down);
  for (int y = 0; y < (int) down; y++)
    fwrite (cairo_image_surface_get_data (image) + (gsize) y * cairo_image_surface_get_stride (image),
            4, across, stdout);
  cairo_surface_destroy (image);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 2 && strcmp (argv[1], "examine") == 0)
    mb_child_examine (open_document ());
  else if (argc == 2 && strcmp (argv[1], "text") == 0)
    say_text (open_document (), 0, MOST_PAGES, FALSE);
  else if (argc == 4 && strcmp (argv[1], "text") == 0)
    say_text (open_document (), atoi (argv[2]), atoi (argv[3]), FALSE);
  else if (argc == 4 && strcmp (argv[1], "seen") == 0)
    say_text (open_document (), atoi (argv[2]), atoi (argv[3]), TRUE);
  else if (argc == 4 && strcmp (argv[1], "ink") == 0)
    say_inks (open_document (), atoi (argv[2]), atoi (argv[3]));
  else if (argc == 2 && strcmp (argv[1], "sizes") == 0)
    say_sizes (open_document ());
  else if (argc == 4 && strcmp (argv[1], "draw") == 0)
    say_drawing (open_document (), atoi (argv[2]), atoi (argv[3]));
  else
    {
      fprintf (stderr, "minutebook-reader: this program is run by Minute Book, not by hand\n");
      return 2;
    }

  mb_child_end ();
}
