/* Minute Book: runs of text set into lines
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-press-text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* The ink of links to the world: darker than the web's blue, 8:1 on white. */
#define LINK_RED   0.05
#define LINK_GREEN 0.23
#define LINK_BLUE  0.55

/* @tag is the text's own or that of an inline element. */
typedef struct
{
  guint       start;
  guint       end;
  MbTag      *tag;
  const char *target; /* nullable */
} MbSpan;

typedef struct
{
  MbFonts       *fonts;
  MbText        *text;
  GString       *words;
  PangoAttrList *attributes;
  gboolean       in_capitals;
} MbComposer;

static void
add_attribute (MbComposer     *composer,
               PangoAttribute *attribute,
               guint           start)
{
  attribute->start_index = start;
  attribute->end_index = composer->words->len;
  pango_attr_list_insert (composer->attributes, attribute);
}

static void
add_span (MbText     *text,
          guint       start,
          guint       end,
          MbTag      *tag,
          const char *target)
{
  MbSpan span = { start, end, tag, target };
  MbSpan *last = text->spans->len > 0
                 ? &g_array_index (text->spans, MbSpan, text->spans->len - 1) : NULL;

  if (last != NULL && last->tag == tag && last->target == target)
    last->end = end;
  else if (start < end)
    g_array_append_val (text->spans, span);
}

static gboolean
leads_to_the_world (const char *target)
{
  return target != NULL && target[0] != '#';
}

static gboolean
leads_somewhere (const char *target)
{
  return target != NULL && target[0] != '\0' && !g_str_equal (target, "#");
}

/* Adds a run and, where it is an inline element, that element; it is attached
 * when it is drawn, which is when its place among its siblings is known. */
/* Letter by letter, and so the same in every locale. */
static char *
capitalise (const char *text)
{
  GString *capitals = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    g_string_append_unichar (capitals, g_unichar_toupper (g_utf8_get_char (text)));

  return g_string_free_and_steal (capitals);
}

static void
add_run (MbComposer   *composer,
         const MbNode *run)
{
  MbText *text = composer->text;
  guint start = composer->words->len;
  g_autofree char *capitals = composer->in_capitals ? capitalise (run->text) : NULL;
  g_autofree char *clean = NULL;
  gboolean is_link = run->type == MB_NODE_LINK && leads_somewhere (run->target);
  MbTag *tag = text->tag;

  clean = mb_fonts_clean (composer->fonts, capitals != NULL ? capitals : run->text != NULL ? run->text : "");
  if (clean[0] == '\0')
    return;

  g_string_append (composer->words, clean);
  if (run->flags & MB_NODE_BOLD)
    add_attribute (composer, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (run->flags & MB_NODE_ITALIC)
    add_attribute (composer, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
  if (run->language != NULL)
    add_attribute (composer, pango_attr_language_new (pango_language_from_string (run->language)),
                   start);
  /* Its value is not used: an attribute's bounds are bounds of runs. */
  if (is_link || run->language != NULL)
    add_attribute (composer, pango_attr_foreground_new (0, 0, 0), start);

  if (tag != NULL && (is_link || run->language != NULL))
    {
      tag = mb_log_add_tag (text->log, NULL, is_link ? "/Link" : "/Span");
      tag->language = g_strdup (run->language);
    }
  add_span (text, start, composer->words->len, tag, is_link && tag != NULL ? run->target : NULL);
}

static void
add_label (MbComposer *composer,
           const char *label,
           double      column,
           gboolean    bold)
{
  g_autofree char *clean = mb_fonts_clean (composer->fonts, label);

  g_string_append (composer->words, clean);
  if (bold)
    add_attribute (composer, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0);
  /* A space too, so that the words stay apart where a tab is not text. */
  g_string_append (composer->words, column > 0 ? " \t" : " ");
  add_span (composer->text, 0, composer->words->len, composer->text->tag, NULL);
}

static void
add_runs (MbComposer   *composer,
          const MbNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (node->children, i);

      if (child->type == MB_NODE_TEXT || child->type == MB_NODE_LINK)
        add_run (composer, child);
    }
}

static void
set_layout (PangoLayout         *layout,
            const MbTextSetting *setting)
{
  PangoFontDescription *description =
    mb_fonts_describe (setting->style.size, setting->style.bold, setting->style.italic);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_alignment (layout, setting->style.align);
  pango_layout_set_width (layout, (int) (setting->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (setting->one_line)
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (setting->column > 0)
    {
      PangoTabArray *tabs = pango_tab_array_new (1, FALSE);
      int column = (int) (setting->column * PANGO_SCALE);

      pango_tab_array_set_tab (tabs, 0, PANGO_TAB_LEFT, column);
      pango_layout_set_tabs (layout, tabs);
      pango_layout_set_indent (layout, -column);
      pango_tab_array_free (tabs);
    }
}

/* Lines stand a leading apart, further only where a face of the list is taller
 * than that. */
static void
measure_lines (MbText       *self,
               const double  leading)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);

  do
    {
      PangoRectangle logical;
      MbLine line = { pango_layout_iter_get_line_readonly (iter) };
      double baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.x = pango_units_to_double (logical.x);
      line.ascent = baseline - pango_units_to_double (logical.y);
      line.descent = pango_units_to_double (logical.height) - line.ascent;
      line.height = MAX (leading, line.ascent + line.descent);
      line.baseline = (line.height - line.ascent - line.descent) / 2 + line.ascent;
      g_array_append_val (self->lines, line);
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

static MbText *
compose (MbFonts             *fonts,
         MbLog               *log,
         MbTag               *tag,
         const char          *label,
         const MbNode        *node,
         const char          *words,
         const MbTextSetting *setting)
{
  MbText *self = g_new0 (MbText, 1);
  g_autoptr (GString) string = g_string_new (NULL);
  gboolean in_capitals = node != NULL && (node->flags & MB_NODE_CAPITALS) != 0;
  MbComposer composer = { fonts, self, string, pango_attr_list_new (), in_capitals };

  self->log = log;
  self->tag = tag;
  self->spans = g_array_new (FALSE, FALSE, sizeof (MbSpan));
  self->lines = g_array_new (FALSE, FALSE, sizeof (MbLine));
  self->layout = pango_layout_new (mb_fonts_get_context (fonts));

  if (label != NULL && label[0] != '\0')
    add_label (&composer, label, setting->column, setting->bold_label);
  if (node != NULL)
    add_runs (&composer, node);
  else
    {
      MbNode run = { .type = MB_NODE_TEXT, .text = (char *) words };

      add_run (&composer, &run);
    }

  set_layout (self->layout, setting);
  pango_layout_set_text (self->layout, string->str, (int) string->len);
  /* The words are the record's: not even a hyphen is added at a line's end. */
  pango_attr_list_insert (composer.attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (self->layout, composer.attributes);
  pango_attr_list_unref (composer.attributes);
  if (string->len > 0)
    measure_lines (self, setting->style.leading);

  return self;
}

/**
 * mb_text_new:
 * @tag: (nullable): the element it is, or %NULL to draw it as an artifact
 * @node: a paragraph or heading: its label and runs
 *
 * Returns: (transfer full): the text; it has no lines if there are no words
 */
MbText *
mb_text_new (MbFonts             *fonts,
             MbLog               *log,
             MbTag               *tag,
             const MbNode        *node,
             const MbTextSetting *setting)
{
  return compose (fonts, log, tag, node->label, node, NULL, setting);
}

/**
 * mb_text_new_plain:
 *
 * Returns: (transfer full): the text of one run
 */
MbText *
mb_text_new_plain (MbFonts             *fonts,
                   MbLog               *log,
                   MbTag               *tag,
                   const char          *words,
                   const MbTextSetting *setting)
{
  return compose (fonts, log, tag, NULL, NULL, words, setting);
}

void
mb_text_free (MbText *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lines);
  g_array_unref (self->spans);
  g_object_unref (self->layout);
  g_free (self);
}

double
mb_text_get_height (const MbText *self)
{
  double height = 0;

  for (guint i = 0; i < self->lines->len; i++)
    height += g_array_index (self->lines, MbLine, i).height;

  return height;
}

/**
 * mb_text_measure:
 *
 * Returns: the width of @words on one line, in points
 */
double
mb_text_measure (MbFonts           *fonts,
                 const char        *words,
                 const MbTypeStyle *style)
{
  MbTextSetting setting = { *style, 10000, 0, FALSE };
  g_autoptr (MbText) text = mb_text_new_plain (fonts, NULL, NULL, words, &setting);
  PangoRectangle logical;

  pango_layout_set_width (text->layout, -1);
  pango_layout_get_extents (text->layout, NULL, &logical);

  return pango_units_to_double (logical.width);
}

static gboolean
is_in_span (const PangoGlyphItem *run,
            const MbSpan         *span)
{
  return span == NULL ||
         ((guint) run->item->offset >= span->start && (guint) run->item->offset < span->end);
}

static gboolean
has_runs (const MbText *self,
          const MbSpan *span,
          guint         from,
          guint         to)
{
  for (guint i = from; i < to; i++)
    for (GSList *l = g_array_index (self->lines, MbLine, i).line->runs; l != NULL; l = l->next)
      if (is_in_span (l->data, span))
        return TRUE;

  return FALSE;
}

typedef struct
{
  PangoGlyphItem *run;
  double          x;
} MbPlacedRun;

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  return ((const MbPlacedRun *) a)->run->item->offset -
         ((const MbPlacedRun *) b)->run->item->offset;
}

/* Cairo leaves out glyphs whose ink, rounded out to whole units, is nothing: a
 * space that is a run of its own and stands on a whole one is lost, and the
 * words run together. A 64th of a point brings it back, and no one sees it. */
static double
off_the_grid (double position)
{
  return fabs (position - round (position)) < 1.0 / 128 ? position + 1.0 / 64 : position;
}

/* What tells a run from another that is drawn elsewhere or otherwise. */
static void
note_run (MbLog                *log,
          const PangoGlyphItem *run,
          const char           *words,
          double                x,
          double                y)
{
  PangoFontDescription *font;
  struct
  {
    double x, y;
    guint  font;
    int    length;
  } looks = { x, y, 0, run->item->length };

  if (log == NULL || log->sheets == NULL)
    return;

  font = pango_font_describe (run->item->analysis.font);
  looks.font = pango_font_description_hash (font);
  pango_font_description_free (font);
  mb_log_note_looks (log, &looks, sizeof looks);
  mb_log_note_looks (log, words + run->item->offset, (gsize) run->item->length);
}

/* Draws the line's runs that belong to @span (NULL: all), and gives the extent
 * of what it drew. Runs stand on the line as they are seen; they are drawn as
 * they are read, which is not the same where directions mix. */
static void
draw_line (const MbText *self,
           const MbSpan *span,
           cairo_t      *cr,
           const MbLine *line,
           double        x,
           double        top,
           double       *left,
           double       *right)
{
  const char *words = pango_layout_get_text (self->layout);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (MbPlacedRun));

  *left = G_MAXDOUBLE;
  *right = -G_MAXDOUBLE;
  x += line->x;
  for (GSList *l = line->line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      double width = pango_units_to_double (pango_glyph_string_get_width (run->glyphs));

      if (is_in_span (run, span))
        {
          MbPlacedRun at = { run, x };

          g_array_append_val (placed, at);
          *left = MIN (*left, x);
          *right = MAX (*right, x + width);
        }
      x += width;
    }

  g_array_sort (placed, compare_runs);
  for (guint i = 0; i < placed->len; i++)
    {
      const MbPlacedRun *at = &g_array_index (placed, MbPlacedRun, i);

      cairo_move_to (cr, off_the_grid (at->x), off_the_grid (top + line->baseline));
      pango_cairo_show_glyph_item (cr, words, at->run);
      note_run (self->log, at->run, words, at->x, top + line->baseline);
      if (self->log != NULL && span != NULL)
        mb_log_note_words (self->log, words + at->run->item->offset, (gsize) at->run->item->length);
    }
}

/* Readers take single characters that stand evenly apart for one word that was
 * set wide, so that '1 - 2' would be heard as '1-2'. */
static gboolean
looks_spread (const char *words)
{
  guint n_words = 0;

  for (const char *at = words; *at != '\0'; n_words++)
    {
      at = g_utf8_next_char (at);
      if (*at != '\0' && *at++ != ' ')
        return FALSE;
    }

  return n_words > 1;
}

static void
draw_span (MbText       *self,
           const MbSpan *span,
           guint         from,
           guint         to,
           double        x,
           const double *tops)
{
  cairo_t *cr = mb_log_begin (self->log, span->tag);
  g_autofree char *words = g_strndup (pango_layout_get_text (self->layout) + span->start,
                                      span->end - span->start);

  if (to - from == 1 && looks_spread (words))
    mb_log_say (self->log, words);
  if (leads_to_the_world (span->target))
    cairo_set_source_rgb (cr, LINK_RED, LINK_GREEN, LINK_BLUE);
  for (guint i = from; i < to; i++)
    {
      const MbLine *line = &g_array_index (self->lines, MbLine, i);
      double left, right;

      draw_line (self, span, cr, line, x, tops[i - from], &left, &right);
      if (left >= right || span->target == NULL)
        continue;
      mb_log_note_looks (self->log, span->target, strlen (span->target));
      if (leads_to_the_world (span->target))
        {
          cairo_rectangle (cr, left, tops[i - from] + line->baseline + 1.1, right - left, 0.5);
          cairo_fill (cr);
        }
      mb_log_add_link (self->log, span->tag, span->target, words, left,
                       tops[i - from] + line->baseline - line->ascent, right - left,
                       line->ascent + line->descent);
    }
  mb_log_end (self->log);
}

/**
 * mb_text_draw:
 * @from: the first line
 * @to: the line after the last
 * @x: the text's left edge on the page
 * @tops: where each of the lines begins on the page
 *
 * Draws the lines as chunks, one for each inline element and what is between.
 */
void
mb_text_draw (MbText       *self,
              guint         from,
              guint         to,
              double        x,
              const double *tops)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const MbSpan *span = &g_array_index (self->spans, MbSpan, i);

      if (!has_runs (self, span, from, to))
        continue;
      if (span->tag != self->tag)
        mb_tag_attach (span->tag, self->tag);
      draw_span (self, span, from, to, x, tops);
    }
  mb_log_note_words (self->log, "\n", 1);
}

/**
 * mb_text_draw_on:
 *
 * Like mb_text_draw(), but into a chunk that is open already: for artifacts.
 */
void
mb_text_draw_on (MbText       *self,
                 cairo_t      *cr,
                 guint         from,
                 guint         to,
                 double        x,
                 const double *tops)
{
  double left, right;

  for (guint i = from; i < to; i++)
    draw_line (self, NULL, cr, &g_array_index (self->lines, MbLine, i), x, tops[i - from],
               &left, &right);
}
