/* Minute Book: PDFs for tests, made when they are needed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
draw_words (cairo_t    *cr,
            double      y,
            double      size,
            const char *words)
{
  cairo_select_font_face (cr, "Liberation Serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, size);
  cairo_move_to (cr, size * 5, y);
  cairo_show_text (cr, words);
}

static void
draw_links (cairo_t         *cr,
            cairo_surface_t *surface,
            const PdfSheet  *sheet,
            guint            n,
            double           size)
{
  g_autofree char *place = g_strdup_printf ("name='place-%u'", n);
  g_autofree char *target = g_strdup_printf ("page=%u pos=[0 0]", sheet->n_pages);
  g_autofree char *part = g_strdup_printf ("Part %u", n);
  g_autofree char *flags = g_strdup_printf ("page=%u", n);

  cairo_tag_begin (cr, CAIRO_TAG_DEST, place);
  draw_words (cr, sheet->height * 0.5, size, part);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
  if (n == 1)
    {
      cairo_tag_begin (cr, CAIRO_TAG_LINK, target);
      draw_words (cr, sheet->height * 0.6, size, "To the last page");
      cairo_tag_end (cr, CAIRO_TAG_LINK);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, "dest='place-1'");
      draw_words (cr, sheet->height * 0.65, size, "To the first place");
      cairo_tag_end (cr, CAIRO_TAG_LINK);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, "uri='https://example.org/panel'");
      draw_words (cr, sheet->height * 0.7, size, "To the site");
      cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, part, flags, 0);
}

/**
 * pdf_fixture_sheet:
 *
 * Returns: (transfer full): a PDF drawn by Cairo, the same bytes each time
 */
GBytes *
pdf_fixture_sheet (const PdfSheet *sheet)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, sheet->width, sheet->height);
  cairo_t *cr = cairo_create (surface);
  double size = MIN (sheet->width, sheet->height) / 50;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2018-02-01T09:00:00Z");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "A paper of Harrowmere");
  for (guint n = 1; n <= sheet->n_pages; n++)
    {
      g_autofree char *number = g_strdup_printf ("%u", n);
      g_auto (GStrv) parts = g_strsplit (sheet->text != NULL ? sheet->text : "Sheet %u", "%u", 2);
      g_autofree char *words = g_strjoinv (number, parts);

      if (sheet->bleed)
        {
          cairo_pattern_t *wash = cairo_pattern_create_linear (0, 0, sheet->width, sheet->height);

          cairo_pattern_add_color_stop_rgb (wash, 0, 0.75, 0.86, 0.95);
          cairo_pattern_add_color_stop_rgb (wash, 1, 0.95, 0.85, 0.75);
          cairo_set_source (cr, wash);
          cairo_paint (cr);
          cairo_pattern_destroy (wash);
        }
      cairo_set_source_rgb (cr, 0, 0, 0);
      if (sheet->tags)
        cairo_tag_begin (cr, "H1", NULL);
      draw_words (cr, sheet->height * 0.3, size * 2, words);
      if (sheet->tags)
        {
          cairo_tag_end (cr, "H1");
          cairo_tag_begin (cr, "P", NULL);
          draw_words (cr, sheet->height * 0.45, size, "Said in a paragraph.");
          cairo_tag_end (cr, "P");
        }
      cairo_rectangle (cr, size * 5, sheet->height * 0.35, sheet->width - size * 10, sheet->height * 0.05);
      cairo_stroke (cr);
      if (sheet->links)
        draw_links (cr, surface, sheet, n, size);
      cairo_show_page (cr);
    }

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

static GPtrArray *
collect_words (const char *first,
               va_list     args)
{
  GPtrArray *words = g_ptr_array_new ();

  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);

  return words;
}

/**
 * pdf_fixture_objectsv:
 * @bodies: object 1's body, the catalog's, and so on
 *
 * Returns: (transfer full): a PDF of these objects
 */
GBytes *
pdf_fixture_objectsv (GPtrArray *bodies)
{
  GString *pdf = g_string_new ("%PDF-1.7\n");
  g_autoptr (GString) table = g_string_new (NULL);
  gsize xref;

  for (guint i = 0; i < bodies->len; i++)
    {
      g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", pdf->len);
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", i + 1, (const char *) bodies->pdata[i]);
    }

  xref = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n%s", bodies->len + 1, table->str);
  g_string_append_printf (pdf, "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          bodies->len + 1, xref);

  return g_string_free_to_bytes (pdf);
}

GBytes *
pdf_fixture_objects (const char *first,
                     ...)
{
  g_autoptr (GPtrArray) bodies = NULL;
  va_list args;

  va_start (args, first);
  bodies = collect_words (first, args);
  va_end (args);

  return pdf_fixture_objectsv (bodies);
}

static char *
temporary_file (GBytes *contents)
{
  char *path = g_strdup ("/tmp/minutebook-test-XXXXXX");
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  if (contents != NULL)
    {
      GError *error = NULL;

      g_file_set_contents (path, g_bytes_get_data (contents, NULL),
                           (gssize) g_bytes_get_size (contents), &error);
      g_assert_no_error (error);
    }

  return path;
}

/**
 * pdf_fixture_qpdf:
 * @first: qpdf's options, which stand before the input and output files
 *
 * Returns: (transfer full): what qpdf made of @pdf
 */
GBytes *
pdf_fixture_qpdf (GBytes     *pdf,
                  const char *first,
                  ...)
{
  g_autofree char *in = temporary_file (pdf);
  g_autofree char *out = temporary_file (NULL);
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;
  int status;
  va_list args;

  va_start (args, first);
  words = collect_words (first, args);
  va_end (args);
  g_ptr_array_insert (words, 0, (gpointer) "qpdf");
  g_ptr_array_insert (words, 1, (gpointer) "--deterministic-id");
  if (strcmp (first, "--encrypt") == 0)
    g_ptr_array_remove_index (words, 1);
  g_ptr_array_add (words, in);
  g_ptr_array_add (words, out);
  g_ptr_array_add (words, NULL);

  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_file_get_contents (out, &contents, &length, &error);
  g_assert_no_error (error);
  g_unlink (in);
  g_unlink (out);

  return g_bytes_new_take (contents, length);
}

GBytes *
pdf_fixture_cut (GBytes *pdf,
                 gsize   length)
{
  return g_bytes_new (g_bytes_get_data (pdf, NULL), MIN (length, g_bytes_get_size (pdf)));
}

/**
 * pdf_fixture_run:
 * @may_fail: whether the program may end with a failure
 * @first: a program and its options; the word 'FILE' stands for the PDF
 *
 * Returns: (transfer full): what the program says
 */
char *
pdf_fixture_run (GBytes     *pdf,
                 gboolean    may_fail,
                 const char *first,
                 ...)
{
  g_autofree char *in = temporary_file (pdf);
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  char *said = NULL;
  int status;
  va_list args;

  va_start (args, first);
  words = collect_words (first, args);
  va_end (args);
  for (guint i = 0; i < words->len; i++)
    if (strcmp (words->pdata[i], "FILE") == 0)
      words->pdata[i] = in;
  g_ptr_array_add (words, NULL);

  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, &complaint, &status,
                &error);
  g_assert_no_error (error);
  if (!may_fail && !g_spawn_check_wait_status (status, NULL))
    g_error ("%s: %s%s", first, said, complaint);
  g_unlink (in);

  return said;
}
