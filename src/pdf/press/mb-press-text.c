/* Minute Book: runs of text set into lines
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-text.h"

#include <string.h>

#include "pdf/press/mb-press-ahead.h"
#include "pdf/press/mb-press-dates.h"

/* Of what is measured on one line. */
#define WIDEST 100000

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
  gboolean       is_clear;
  const char    *language; /* of runs that have none of their own; nullable */
  GString       *key; /* of all that is set, but for the words */
} MbComposer;

/* @value tells it from others of its type. */
static void
add_attribute (MbComposer     *composer,
               PangoAttribute *attribute,
               guint           start,
               const char     *value)
{
  g_string_append_printf (composer->key, "%d %u %u %s\n", (int) attribute->klass->type, start,
                          (guint) composer->words->len, value);
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

/* Letter by letter, and so the same in every locale. */
static char *
capitalise (const char *text)
{
  GString *capitals = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    g_string_append_unichar (capitals, g_unichar_toupper (g_utf8_get_char (text)));

  return g_string_free_and_steal (capitals);
}

/* What leads to another place of the paper is a reference to it (ISO 32000-1,
 * table 338), which a text that is nothing else is itself. */
static MbTag *
add_inline_tag (MbText       *text,
                const MbNode *run,
                gboolean      is_link)
{
  gboolean refers = is_link && !leads_to_the_world (run->target) && !g_str_equal (text->tag->role, "/Reference");
  MbTag *reference = refers ? mb_log_add_tag (text->log, NULL, "/Reference") : NULL;
  MbTag *tag = mb_log_add_tag (text->log, reference, is_link ? "/Link" : "/Span");

  tag->language = g_strdup (run->language);

  return tag;
}

/* Adds a run and, where it is an inline element, that element; it is attached
 * when it is drawn, which is when its place among its siblings is known. */
static void
add_run (MbComposer   *composer,
         const MbNode *run)
{
  MbText *text = composer->text;
  guint start = composer->words->len;
  g_autofree char *capitals = composer->in_capitals ? capitalise (run->text) : NULL;
  g_autofree char *clean = NULL;
  gboolean is_link = run->type == MB_NODE_LINK && leads_somewhere (run->target);
  const char *language = run->language != NULL ? run->language : composer->language;
  MbTag *tag = text->tag;

  clean = mb_fonts_clean (composer->fonts, capitals != NULL ? capitals : run->text != NULL ? run->text : "");
  if (clean[0] == '\0')
    return;

  g_string_append (composer->words, clean);
  if (run->flags & MB_NODE_BOLD)
    add_attribute (composer, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, "");
  if ((run->flags & MB_NODE_ITALIC) && !composer->is_clear)
    add_attribute (composer, pango_attr_style_new (PANGO_STYLE_ITALIC), start, "");
  if (language != NULL)
    add_attribute (composer, pango_attr_language_new (pango_language_from_string (language)), start, language);
  /* Its value is not used: an attribute's bounds are bounds of runs. */
  if (is_link || run->language != NULL)
    add_attribute (composer, pango_attr_foreground_new (0, 0, 0), start, "");

  if (tag != NULL && (is_link || run->language != NULL))
    tag = add_inline_tag (text, run, is_link);
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
    add_attribute (composer, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, "");
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

static GBytes *
make_key (const MbComposer    *composer,
          const MbTextSetting *setting)
{
  const MbTypeStyle *style = &setting->style;
  double numbers[] = { style->size, style->leading, setting->width, setting->column };
  char kind[] = { (char) ('0' + style->bold), (char) ('0' + style->italic), (char) ('0' + style->align),
                  (char) ('0' + setting->one_line), '\n' };
  GByteArray *key = g_byte_array_new ();

  g_byte_array_append (key, (const guint8 *) numbers, sizeof numbers);
  g_byte_array_append (key, (const guint8 *) kind, sizeof kind);
  g_byte_array_append (key, (const guint8 *) composer->key->str, (guint) composer->key->len);
  g_byte_array_append (key, (const guint8 *) "\n", 1);
  g_byte_array_append (key, (const guint8 *) composer->words->str, (guint) composer->words->len);

  return g_byte_array_free_to_bytes (key);
}

/**
 * mb_text_set_matter:
 * @key: all that tells the words, as they are to be set, from others
 *
 * Returns: (transfer full): the words, set
 */
MbMatter *
mb_text_set_matter (MbFonts             *fonts,
                    GBytes              *key,
                    const char          *words,
                    PangoAttrList       *attributes,
                    const MbTextSetting *setting)
{
  PangoLayout *layout = pango_layout_new (mb_fonts_get_context (fonts));

  set_layout (layout, setting);
  pango_layout_set_text (layout, words, -1);
  pango_layout_set_attributes (layout, attributes);

  return mb_matter_new (layout, setting->style.leading, key);
}

/* The matter of these words, set anew only if none stands. */
static MbMatter *
get_matter (MbComposer          *composer,
            const MbTextSetting *setting)
{
  g_autoptr (GBytes) key = make_key (composer, setting);
  MbMatter *matter = mb_fonts_find_matter (composer->fonts, key);
  MbOrders *orders = setting->at_once ? NULL : mb_fonts_get_orders (composer->fonts);

  if (matter != NULL)
    return matter;

  /* The words are the record's: not even a hyphen is added at a line's end. */
  pango_attr_list_insert (composer->attributes, pango_attr_insert_hyphens_new (FALSE));
  mb_press_keep_dates (composer->attributes, composer->words->str, setting->width - setting->column,
                       setting->style.size);
  if (orders != NULL)
    {
      mb_orders_add (orders, key, composer->words, composer->attributes, setting);
      return mb_matter_new_unset ();
    }
  matter = mb_text_set_matter (composer->fonts, key, composer->words->str, composer->attributes, setting);
  mb_fonts_keep_matter (composer->fonts, key, matter);

  return matter;
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
  gboolean in_capitals = node != NULL && (node->flags & MB_NODE_CAPITALS) != 0 && !setting->style.clear;
  g_autoptr (GString) key = g_string_new (NULL);
  MbComposer composer = { fonts, self, string, pango_attr_list_new (), in_capitals,
                          setting->style.clear, node != NULL ? node->language : NULL, key };

  self->log = log;
  self->tag = tag;
  self->source.field = -1;
  self->spans = g_array_new (FALSE, FALSE, sizeof (MbSpan));

  if (label != NULL && label[0] != '\0')
    add_label (&composer, label, setting->column, setting->bold_label);
  if (node != NULL)
    add_runs (&composer, node);
  else
    {
      MbNode run = { .type = MB_NODE_TEXT, .text = (char *) words };

      add_run (&composer, &run);
    }

  self->matter = get_matter (&composer, setting);
  self->lines = self->matter->lines;
  pango_attr_list_unref (composer.attributes);

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

  g_array_unref (self->spans);
  mb_matter_unref (self->matter);
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
  MbTextSetting setting = { .style = *style, .width = WIDEST, .at_once = TRUE };
  g_autoptr (MbText) text = mb_text_new_plain (fonts, NULL, NULL, words, &setting);
  PangoRectangle logical;

  pango_layout_get_extents (text->matter->layout, NULL, &logical);

  return pango_units_to_double (logical.width);
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
  g_autofree char *words = g_strndup (mb_matter_get_words (self->matter) + span->start,
                                      span->end - span->start);

  if (to - from == 1 && looks_spread (words))
    mb_log_say (self->log, words);
  if (leads_to_the_world (span->target))
    cairo_set_source_rgb (cr, MB_LINK_RED, MB_LINK_GREEN, MB_LINK_BLUE);
  for (guint i = from; i < to; i++)
    {
      const MbLine *line = &g_array_index (self->lines, MbLine, i);
      double top = tops[i - from];
      MbExtent extent;

      mb_matter_draw (self->matter, span->start, span->end, cr, i, x, top);
      if (span->target == NULL)
        continue;
      extent = mb_matter_measure (self->matter, span->start, span->end, i, x);
      if (extent.left >= extent.right)
        continue;
      if (leads_to_the_world (span->target))
        mb_press_underline (cr, &extent, top + line->baseline);
      mb_log_add_link (self->log, span->tag, span->target, words, extent.left,
                       top + line->baseline - line->ascent, extent.right - extent.left,
                       line->ascent + line->descent);
    }
  mb_log_end (self->log);
}

static void
attach_span (MbText       *self,
             const MbSpan *span)
{
  MbTag *outer = span->tag;

  if (outer == self->tag)
    return;
  while (outer->parent != NULL && outer->parent != self->tag)
    outer = outer->parent;
  mb_tag_attach (outer, self->tag);
}

/* Puts the span on a page that is only looked at. */
static void
put_span (MbText       *self,
          const MbSpan *span,
          MbSheet      *sheet,
          guint         from,
          guint         to,
          double        x,
          const double *tops)
{
  MbImpression impression = {
    .matter = self->matter,
    .start = span->start,
    .end = span->end,
    .from = from,
    .to = to,
    .x = x,
    .role = self->tag->role,
    .leads_out = leads_to_the_world (span->target),
    .source = self->source,
  };

  mb_sheet_add (sheet, &impression, tops);
  if (span->target != NULL)
    mb_sheet_note_looks (sheet, span->target, strlen (span->target));
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
  MbSheet *sheet = mb_log_get_sheet (self->log);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const MbSpan *span = &g_array_index (self->spans, MbSpan, i);

      if (!mb_matter_has_runs (self->matter, span->start, span->end, from, to))
        continue;
      if (sheet != NULL)
        {
          put_span (self, span, sheet, from, to, x, tops);
          continue;
        }
      attach_span (self, span);
      draw_span (self, span, from, to, x, tops);
    }
  if (sheet != NULL)
    mb_sheet_end_text (sheet);
}

/**
 * mb_text_draw_on:
 *
 * Draws a line into a chunk that is open already: for artifacts.
 */
void
mb_text_draw_on (MbText  *self,
                 cairo_t *cr,
                 guint    line,
                 double   x,
                 double   top)
{
  mb_matter_draw (self->matter, 0, G_MAXUINT, cr, line, x, top);
}

/**
 * mb_text_stand:
 *
 * Puts a line on a page that is only looked at, as an artifact.
 */
void
mb_text_stand (MbText  *self,
               MbSheet *sheet,
               guint    line,
               double   x,
               double   top)
{
  MbImpression impression = {
    .matter = self->matter,
    .end = G_MAXUINT,
    .from = line,
    .to = line + 1,
    .x = x,
    .source = self->source,
  };

  mb_sheet_add (sheet, &impression, &top);
}
