/* Minute Book: how the press sets each of a paper's terms
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place for sizes, spaces and measures. All lengths are in points. */

#pragma once

#include <pango/pangocairo.h>

#include "paper/mb-paper.h"
#include "pdf/press/mb-press-matter.h"

G_BEGIN_DECLS

#define MB_MM (72.0 / 25.4)

/* A4, ISO 216. */
#define MB_PAGE_SHORT 595.28
#define MB_PAGE_LONG  841.89

#define MB_MARGIN_LEFT   (25.0 * MB_MM) /* room for the hole punch */
#define MB_MARGIN_RIGHT  (20.0 * MB_MM)
#define MB_MARGIN_TOP    (20.0 * MB_MM)
#define MB_MARGIN_BOTTOM (20.0 * MB_MM)
#define MB_MARGIN_STAMP  (15.0 * MB_MM) /* left to a pack's stamps */

/* The smallest type of large print, and of tables that would be too wide with
 * it. RNIB, 'Clear Print Guidelines': large print is from 16 to 18 points,
 * clear print at least 12, better 14. */
#define MB_LARGE_PRINT          18.0
#define MB_LARGE_PRINT_IN_TABLE 14.0
#define MB_PRINT_IN_TABLE        8.0

/* The ink of links to the world: darker than the web's blue, 8:1 on white. */
#define MB_LINK_RED   0.05
#define MB_LINK_GREEN 0.23
#define MB_LINK_BLUE  0.55

/**
 * MbLooks:
 * @large: large print
 * @number_column: for '14.' before a heading
 * @set_off: of a resolution, from its bar to its text
 * @label_gap: between a label and what it stands before
 * @sign_width: of the line to sign on
 * @small: the size of heads and feet
 * @logo_width: most that a council's logo takes
 * @logo_height: likewise
 *
 * What a paper looks like as a whole.
 */
typedef struct
{
  gboolean large;
  double   number_column;
  double   set_off;
  double   label_gap;
  double   sign_width;
  double   small;
  double   logo_width;
  double   logo_height;
} MbLooks;

/* @clear: without italics and capitals, whatever the runs ask for */
typedef struct
{
  double         size;
  double         leading; /* from one baseline to the next */
  double         before;
  double         after;
  gboolean       bold;
  gboolean       italic;
  PangoAlignment align;
  gboolean       clear;
} MbTypeStyle;

typedef struct
{
  double   pad_x;
  double   pad_y;
  double   rule;      /* between rows; 0 for none */
  double   head_rule; /* below the head */
  gboolean grid;      /* rules between columns and around the table too */
  double   ink;       /* of the rules: 0 is black */
  double   shade;     /* of the head: 1 is none */
} MbTableStyle;

const MbLooks *mb_press_get_looks (const MbPaper *paper);
void     mb_press_style_text  (const MbLooks *looks,
                               const MbNode *node,
                               const MbNode *table,
                               MbTypeStyle  *style);
void     mb_press_style_table (MbNodeStyle   style,
                               MbTableStyle *table);
gboolean mb_press_is_set_off  (MbNodeStyle   style);
gboolean mb_press_is_heading  (const char   *role);
void     mb_press_underline   (cairo_t       *cr,
                               const MbExtent *extent,
                               double         baseline);
void     mb_press_draw_picture (cairo_t         *cr,
                                cairo_surface_t *picture,
                                double           x,
                                double           y,
                                double           width,
                                double           height);

G_END_DECLS
