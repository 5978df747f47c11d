/* Minute Book: draws a pack's stamps, each once
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include "core/mb-error.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

/* Declared, so that the same pack looks the same on every machine. */
#define FAMILIES "Liberation Sans, DejaVu Sans"

/* Points, on an A4 page. */
static const struct
{
  double   size;
  gboolean bold;
} styles[MB_N_STAMPS] = {
  [MB_STAMP_NUMBER] = { 9, FALSE },
  [MB_STAMP_ITEM] = { 10.5, TRUE },
  [MB_STAMP_MARK] = { 10, TRUE },
};

/* Points; what is longer ends in an ellipsis, and leaves room on the page. */
#define LONGEST 420

typedef struct
{
  MbPackJob       *job;
  GByteArray      *bytes;
  cairo_surface_t *surface;
  cairo_t         *cr;
  PangoContext    *context;
  GPtrArray       *stamps; /* in the order of the pages they were drawn on */
} Drawing;

static char *
make_key (MbStampKind  kind,
          const char  *text)
{
  return g_strdup_printf ("%d%s", kind, text);
}

/**
 * mb_pack_page_words:
 *
 * Returns: (transfer full) (nullable): 'Page 12', 'Page 13 - 24', or %NULL for
 *   a page without a number
 */
char *
mb_pack_page_words (const MbPackPage *page)
{
  if (page->number == 0)
    return NULL;
  if (page->until > page->number)
    return g_strdup_printf ("Page %u - %u", page->number, page->until);

  return g_strdup_printf ("Page %u", page->number);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
drawing_begin (Drawing   *self,
               MbPackJob *job)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  self->job = job;
  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self->bytes, 100, 20);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  self->cr = cairo_create (self->surface);
  self->stamps = g_ptr_array_new ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  self->context = pango_font_map_create_context (fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);
  g_object_unref (fonts);
}

static void
drawing_end (Drawing *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->stamps, g_ptr_array_unref);
}

/* Draws a stamp on a page of its own, if it isn't there yet. */
static void
draw (Drawing     *self,
      MbStampKind  kind,
      const char  *text)
{
  g_autofree char *key = make_key (kind, text);
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font;
  PangoRectangle ink, logical;
  MbPackStamp *stamp;

  if (g_hash_table_contains (self->job->stamps, key))
    return;

  layout = pango_layout_new (self->context);
  font = pango_font_description_from_string (FAMILIES);
  pango_font_description_set_absolute_size (font, styles[kind].size * PANGO_SCALE);
  if (styles[kind].bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, &ink, &logical);
  if (logical.width > LONGEST * PANGO_SCALE)
    {
      pango_layout_set_width (layout, LONGEST * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_font_description_free (font);

  stamp = g_new0 (MbPackStamp, 1);
  pango_layout_get_extents (layout, &ink, &logical);
  stamp->width = MAX (1, ceil (logical.width / (double) PANGO_SCALE));
  stamp->height = MAX (1, ceil (logical.height / (double) PANGO_SCALE));
  stamp->descent = stamp->height - pango_layout_get_baseline (layout) / (double) PANGO_SCALE;

  cairo_pdf_surface_set_size (self->surface, stamp->width, stamp->height);
  cairo_move_to (self->cr, -logical.x / (double) PANGO_SCALE, 0);
  pango_cairo_show_layout (self->cr, layout);
  cairo_show_page (self->cr);

  g_hash_table_insert (self->job->stamps, g_steal_pointer (&key), stamp);
  g_ptr_array_add (self->stamps, stamp);
}

static void
draw_all (Drawing *self)
{
  const GPtrArray *parts = self->job->pack->parts;

  for (guint i = 0; i < parts->len; i++)
    {
      const MbPackImport *import = parts->pdata[i];

      if (import->stamp != NULL && *import->stamp != '\0')
        draw (self, MB_STAMP_ITEM, import->stamp);
      if (import->mark != NULL && *import->mark != '\0')
        draw (self, MB_STAMP_MARK, import->mark);
      for (guint page = 0; import->numbered && page < import->n_pages; page++)
        {
          g_autofree char *words = mb_pack_page_words (mb_pack_job_page (self->job, import->first + page));

          draw (self, MB_STAMP_NUMBER, words);
        }
    }
}

/* Makes a form of a page of what was drawn. The fonts are shared. */
static void
stamp_bring (MbPackStamp *self,
             MbPackJob   *job,
             guint        drawn,
             const MbCos *page)
{
  const MbCos *content = mb_cos_get (job->drawn, page, "Contents");
  const char *all = mb_cos_file_get_data (job->drawn, &(gsize) { 0 });
  double box[4] = { 0, 0, self->width, self->height };
  g_autoptr (GString) dict = g_string_new ("<</Type/XObject/Subtype/Form/BBox");
  g_autoptr (GBytes) data = NULL;

  if (content->kind != MB_COS_STREAM)
    {
      mb_cos_file_set_damage (job->drawn, "a stamp has no content");
      return;
    }

  mb_pack_append_numbers (dict, box, 4);
  g_string_append (dict, "/Resources ");
  mb_pack_weave_append_value (job->weave, dict, drawn, mb_cos_get_raw (page, "Resources"));
  g_string_append (dict, "/Filter ");
  mb_pack_weave_append_value (job->weave, dict, drawn, mb_cos_get_raw (content, "Filter"));
  g_string_append (dict, ">>");
  self->form = mb_pack_weave_reserve (job->weave);
  data = g_bytes_new (all + content->stream.start, content->stream.length);
  mb_pack_weave_set_stream (job->weave, self->form, dict, data);
}

/* Returns: (transfer full) (nullable): why the stamps can't be had */
static char *
bring_all (Drawing *self)
{
  MbPackJob *job = self->job;
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
  const MbCos *pages;
  guint drawn;

  job->drawn = mb_cos_file_new (bytes);
  drawn = mb_pack_weave_add_file (job->weave, job->drawn);
  pages = mb_cos_get (job->drawn, mb_cos_get (job->drawn, mb_cos_file_get_root (job->drawn), "Pages"), "Kids");
  if (mb_cos_count (pages) != self->stamps->len)
    return g_strdup ("not each of them was drawn");
  for (guint i = 0; i < self->stamps->len; i++)
    stamp_bring (self->stamps->pdata[i], job, drawn, mb_cos_at (job->drawn, pages, i));

  return g_strdup (mb_cos_file_get_damage (job->drawn));
}

/**
 * mb_pack_stamps_draw:
 * @job: its imports are open, so that the number of pages is known
 *
 * Draws each stamp that the pack needs once, with its font embedded.
 */
gboolean
mb_pack_stamps_draw (MbPackJob  *job,
                     GError    **error)
{
  Drawing drawing = { 0 };
  g_autofree char *why = NULL;
  cairo_status_t status;

  drawing_begin (&drawing, job);
  draw_all (&drawing);
  cairo_surface_finish (drawing.surface);
  status = cairo_surface_status (drawing.surface);
  if (status != CAIRO_STATUS_SUCCESS)
    why = g_strdup (cairo_status_to_string (status));
  else if (drawing.stamps->len > 0)
    why = bring_all (&drawing);
  drawing_end (&drawing);

  if (why == NULL)
    return TRUE;
  mb_error_set (error, MB_ERROR_FAILED, "stamps", why, NULL);

  return FALSE;
}

/**
 * mb_pack_stamps_find:
 * @text: (nullable)
 *
 * Returns: (nullable) (transfer none): the stamp, %NULL for no text
 */
const MbPackStamp *
mb_pack_stamps_find (MbPackJob   *job,
                     MbStampKind  kind,
                     const char  *text)
{
  g_autofree char *key = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  key = make_key (kind, text);

  return g_hash_table_lookup (job->stamps, key);
}
