/* Minute Book: the child that looks into foreign PDFs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* minutebook-reader examine | text | text FIRST COUNT | seen FIRST COUNT |
 * ink FIRST COUNT | sizes | draw PAGE WIDTH, the file on standard input. It takes away what it could do harm with before it reads a byte:
 * memory, time, files, new processes. See mb-reader-private.h for what it
 * says. It ends with 0 whenever it could say what is the matter. */

#include "config.h"

#include "reader/mb-reader.h"

#include <math.h>
#include <poppler.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

#define MEMORY     (G_GUINT64_CONSTANT (1) << 30)
#define SECONDS    10
#define MOST_PAGES 20000
#define MOST_TEXT  (15 << 20)

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

/* U+FFFC, for what doesn't show. */
#define UNSEEN " \xef\xbf\xbc "

static void G_GNUC_NORETURN
give_up (const char *word,
         const char *why)
{
  printf ("%s\t%s\n", word, why);
  fflush (stdout);
  _exit (0);
}

static void
limit (int    resource,
       rlim_t most)
{
  struct rlimit now;

  if (getrlimit (resource, &now) != 0)
    _exit (3);
  now.rlim_cur = MIN (most, now.rlim_max);
  now.rlim_max = now.rlim_cur;
  if (setrlimit (resource, &now) != 0)
    _exit (3);
}

static void
limit_self (gsize size)
{
#if !defined(__SANITIZE_ADDRESS__)
  limit (RLIMIT_AS, MEMORY + size);
#endif
  limit (RLIMIT_CPU, SECONDS);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NOFILE, 64);
  limit (RLIMIT_NPROC, 0);

  /* fontconfig may try to write its cache: let that fail, not us. */
  signal (SIGXFSZ, SIG_IGN);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_PDEATHSIG, SIGKILL) != 0)
    _exit (3);
}

static PopplerDocument *
open_document (void)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;
  int n_pages;

  if (file == NULL)
    _exit (3);
  limit_self (g_mapped_file_get_length (file));

  bytes = g_mapped_file_get_bytes (file);
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (document == NULL)
    give_up (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? "encrypted" : "damaged",
             error->message);

  n_pages = poppler_document_get_n_pages (document);
  if (n_pages <= 0)
    give_up ("no-pages", "");
  if (n_pages > MOST_PAGES)
    give_up ("too-much", "pages");

  return document;
}

static PopplerPage *
open_page (PopplerDocument *document,
           int              n)
{
  PopplerPage *page = poppler_document_get_page (document, n);
  g_autofree char *why = g_strdup_printf ("page %d can't be read", n + 1);
  double width, height;

  if (page == NULL)
    give_up ("damaged", why);

  poppler_page_get_size (page, &width, &height);
  if (!isfinite (width) || !isfinite (height) || width < 1 || height < 1)
    give_up ("damaged", why);
  if (width > LARGEST_SIDE || height > LARGEST_SIDE)
    give_up ("too-much", "size");

  return page;
}

static gboolean
has_words (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char_validated (text, -1)))
      return TRUE;

  return FALSE;
}

/* poppler-glib doesn't give the catalog's language; the XMP packet often has
 * the same. */
static char *
find_language (PopplerDocument *document)
{
  g_autofree char *xmp = poppler_document_get_metadata (document);
  const char *at, *end;

  if (xmp == NULL ||
      (at = strstr (xmp, "<dc:language>")) == NULL ||
      (end = strstr (at, "</dc:language>")) == NULL ||
      (at = strstr (at, "<rdf:li>")) == NULL || at > end)
    return NULL;

  at += strlen ("<rdf:li>");

  return g_strndup (at, strspn (at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"));
}

static void
set_string (GKeyFile   *file,
            const char *key,
            const char *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL || *value == '\0')
    return;

  valid = g_utf8_make_valid (value, -1);
  g_key_file_set_string (file, "pdf", key, valid);
}

static void
examine (PopplerDocument *document)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  g_autofree char *language = find_language (document);
  g_autofree char *said = NULL;
  PopplerStructureElementIter *tags = poppler_structure_element_iter_new (document);
  int n_pages = poppler_document_get_n_pages (document);
  gboolean text = FALSE, form = FALSE;

  for (int i = 0; i < n_pages; i++)
    {
      g_autoptr (PopplerPage) page = open_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);
      GList *fields = poppler_page_get_form_field_mapping (page);

      text = text || has_words (words);
      form = form || fields != NULL;
      poppler_page_free_form_field_mapping (fields);
    }

  g_key_file_set_integer (file, "pdf", "pages", n_pages);
  set_string (file, "title", title);
  set_string (file, "author", author);
  set_string (file, "language", language);
  g_key_file_set_boolean (file, "pdf", "tagged", tags != NULL);
  g_key_file_set_boolean (file, "pdf", "text", text);
  g_key_file_set_boolean (file, "pdf", "form", form);
  g_key_file_set_boolean (file, "pdf", "restricted",
                          poppler_document_get_permissions (document) != POPPLER_PERMISSIONS_FULL);
  g_clear_pointer (&tags, poppler_structure_element_iter_free);

  said = g_key_file_to_data (file, NULL, NULL);
  printf ("ok\n%s", said);
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

/* Where a letter is to be seen its box isn't of one colour: letters without
 * ink, white on white, or under a bar are not. */
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
  int top = (int) CLAMP (floor (MIN (box->y1, box->y2) * scale), 0, height);
  int bottom = (int) CLAMP (ceil (MAX (box->y1, box->y2) * scale), 0, height);
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

/* The page's words that are to be seen. What isn't becomes a mark that stands
 * between words, so that nothing runs together that isn't together. */
static char *
get_seen_words (PopplerPage *page)
{
  g_autofree char *words = poppler_page_get_text (page);
  g_autoptr (GString) seen = g_string_new (NULL);
  PopplerRectangle *boxes = NULL;
  guint n_boxes = 0, i = 0;
  cairo_surface_t *image;
  double scale;

  if (words == NULL || !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    return g_strdup ("");

  image = draw_for_seeing (page, &scale);
  for (const char *at = words; *at != '\0' && i < n_boxes; at = g_utf8_next_char (at), i++)
    {
      gunichar letter = g_utf8_get_char_validated (at, -1);

      if (letter >= (gunichar) -2)
        break;
      if (!g_unichar_isalnum (letter) || is_seen (image, scale, &boxes[i]))
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
      g_autoptr (PopplerPage) page = open_page (document, i);
      g_autofree char *words = seen ? get_seen_words (page) : poppler_page_get_text (page);

      if (i > first)
        g_string_append_c (text, '\f');
      g_string_append (text, words != NULL ? words : "");
      if (text->len > MOST_TEXT)
        give_up ("too-much", "text");
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
      g_autoptr (PopplerPage) page = open_page (document, i);

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
      g_autoptr (PopplerPage) page = open_page (document, i);
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
    give_up ("damaged", "there is no such page");
  page = open_page (document, n);
  poppler_page_get_size (page, &width, &height);
  down = MAX (1, round (across * height / width));
  if (across < 1 || down * across > MB_READER_MOST_DOTS)
    give_up ("too-much", "size");

  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, across, (int) down);
  if (cairo_surface_status (image) != CAIRO_STATUS_SUCCESS)
    give_up ("too-much", "size");
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
    examine (open_document ());
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

  /* At once: what a library keeps to the end is not this program's to tidy. */
  _exit (fflush (stdout) == 0 ? 0 : 3);
}
