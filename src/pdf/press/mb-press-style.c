/* Minute Book: how the press sets each of a paper's terms
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-style.h"

#include <math.h>

#define LEFT   PANGO_ALIGN_LEFT
#define CENTRE PANGO_ALIGN_CENTER
#define RIGHT  PANGO_ALIGN_RIGHT

/* In the order of MbNodeStyle. */
static const MbTypeStyle styles[] = {
  /*                          size leading before after bold   italic align */
  [MB_STYLE_PLAIN] =        { 11,  15,      0,     7,   FALSE, FALSE, LEFT },
  [MB_STYLE_KICKER] =       { 10,  13,      0,    10,   TRUE,  FALSE, RIGHT },
  [MB_STYLE_BANNER] =       {  8,  12,      0,    16,   FALSE, FALSE, CENTRE },
  [MB_STYLE_COUNCIL] =      { 18,  23,      0,     6,   TRUE,  FALSE, CENTRE },
  [MB_STYLE_PANEL] =        { 15,  20,      0,    14,   TRUE,  FALSE, CENTRE },
  [MB_STYLE_TITLE] =        { 14,  19,      0,    14,   TRUE,  FALSE, LEFT },
  [MB_STYLE_PARTICULARS] =  { 11,  15,      0,     5,   FALSE, FALSE, LEFT },
  [MB_STYLE_AGENDA] =       { 11,  15,      0,     7,   FALSE, FALSE, LEFT },
  [MB_STYLE_ITEM] =         { 11,  15,     13,     5,   TRUE,  FALSE, LEFT },
  [MB_STYLE_DESCRIPTION] =  { 11,  15,      0,     7,   FALSE, TRUE,  LEFT },
  [MB_STYLE_RESOLVED] =     { 11,  15,      3,     5,   FALSE, FALSE, LEFT },
  [MB_STYLE_ACTION] =       { 11,  15,      3,     5,   FALSE, FALSE, LEFT },
  [MB_STYLE_WITHHELD] =     { 11,  15,      3,     5,   FALSE, TRUE,  LEFT },
  [MB_STYLE_SIGNATURE] =    { 11,  15,      3,     7,   FALSE, FALSE, LEFT },
  [MB_STYLE_FOOT] =         {  9,  12.5,   10,     3,   FALSE, FALSE, LEFT },
  [MB_STYLE_REGISTER] =     {  9,  12,      0,     3,   FALSE, FALSE, LEFT },
  [MB_STYLE_CONTENTS] =     { 10,  13,      0,     2,   FALSE, FALSE, LEFT },
  [MB_STYLE_NOTE] =         {  9,  12,      0,     5,   FALSE, FALSE, LEFT },
};

static const MbTypeStyle plain_headings[] = {
  { 14, 19, 16, 8, TRUE, FALSE, LEFT },
  { 12, 16, 14, 6, TRUE, FALSE, LEFT },
  { 11, 15, 12, 4, TRUE, FALSE, LEFT },
  { 11, 15, 10, 3, TRUE, TRUE,  LEFT },
};

static const MbLooks ordinary = { FALSE, 31, 14, 7, 200, 9, 60 * MB_MM, 20 * MB_MM };
static const MbLooks large = { TRUE, 52, 20, 12, 260, MB_LARGE_PRINT, 90 * MB_MM, 30 * MB_MM };

/**
 * mb_press_get_looks:
 *
 * Returns: (transfer none): what the paper looks like as a whole
 */
const MbLooks *
mb_press_get_looks (const MbPaper *paper)
{
  return paper->large_print ? &large : &ordinary;
}

/* RNIB, 'Clear Print Guidelines': ranged left, generous leading, no italics and
 * no blocks of capitals; headings stand out by weight and size. */
static void
enlarge (MbTypeStyle *style)
{
  double body = styles[MB_STYLE_PLAIN].size;

  style->size = MAX (MB_LARGE_PRINT, floor (style->size * MB_LARGE_PRINT / body));
  style->leading = floor (style->size * (style->size > 24 ? 1.25 : 1.4) + 0.5);
  style->before *= 1.4;
  style->after *= 1.4;
  style->italic = FALSE;
  style->align = PANGO_ALIGN_LEFT;
  style->clear = TRUE;
}

/* Text in a table keeps to the table's size. */
static void
fit_in_table (const MbNode *node,
              const MbNode *table,
              MbTypeStyle  *style)
{
  if (table->style == MB_STYLE_PLAIN)
    {
      style->size = 10;
      style->leading = 13.5;
    }
  else
    {
      const MbTypeStyle *most = &styles[table->style == MB_STYLE_CONTENTS ? MB_STYLE_AGENDA : table->style];

      style->size = MIN (style->size, most->size);
      style->leading = MIN (style->leading, most->leading);
    }
  style->before = 0;
  style->after = node->style == MB_STYLE_ITEM || node->style == MB_STYLE_CONTENTS ? 2 : 3;
}

/**
 * mb_press_style_text:
 * @looks: of the paper
 * @node: a heading or paragraph, or a list or entry (the text in it)
 * @table: (nullable): the table it is in
 */
void
mb_press_style_text (const MbLooks *looks,
                     const MbNode *node,
                     const MbNode *table,
                     MbTypeStyle  *style)
{
  g_assert ((guint) node->style < G_N_ELEMENTS (styles));

  *style = styles[node->style];
  if (node->type == MB_NODE_HEADING && node->style == MB_STYLE_PLAIN)
    *style = plain_headings[CLAMP (node->level, 1, G_N_ELEMENTS (plain_headings)) - 1];
  if (node->type == MB_NODE_HEADING)
    style->bold = TRUE;

  if (table != NULL)
    fit_in_table (node, table, style);
  if (looks->large)
    enlarge (style);
}

void
mb_press_style_table (MbNodeStyle   style,
                      MbTableStyle *table)
{
  static const MbTableStyle agenda = { 0, 3, 0, 0.8, FALSE, 0.25, 1 };
  static const MbTableStyle reg = { 4, 4, 0.4, 0.8, FALSE, 0.45, 0.93 };
  static const MbTableStyle ruled = { 5, 4, 0.5, 0.5, TRUE, 0.35, 0.93 };

  *table = style == MB_STYLE_AGENDA || style == MB_STYLE_CONTENTS ? agenda : style == MB_STYLE_REGISTER ? reg : ruled;
}

/**
 * mb_press_is_set_off:
 *
 * Returns: whether it stands indented, beside a bar
 */
gboolean
mb_press_is_set_off (MbNodeStyle style)
{
  return style == MB_STYLE_RESOLVED || style == MB_STYLE_ACTION || style == MB_STYLE_WITHHELD;
}

/**
 * mb_press_is_heading:
 * @role: of an element: '/H2'
 */
gboolean
mb_press_is_heading (const char *role)
{
  return role[0] == '/' && role[1] == 'H' && g_ascii_isdigit (role[2]);
}

/**
 * mb_press_underline:
 *
 * Underlines what leads to the world, in the ink at hand.
 */
void
mb_press_underline (cairo_t        *cr,
                    const MbExtent *extent,
                    double          baseline)
{
  if (extent->left >= extent->right)
    return;

  cairo_rectangle (cr, extent->left, baseline + 1.1, extent->right - extent->left, 0.5);
  cairo_fill (cr);
}

/**
 * mb_press_draw_picture:
 * @picture: an image surface
 * @width: that it is scaled to
 * @height: that it is scaled to
 *
 * A file must not ask for smoothing (ISO 19005-2, 6.2.8); a screen should smooth.
 */
void
mb_press_draw_picture (cairo_t         *cr,
                       cairo_surface_t *picture,
                       double           x,
                       double           y,
                       double           width,
                       double           height)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / cairo_image_surface_get_width (picture),
               height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF
                              ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);
}
