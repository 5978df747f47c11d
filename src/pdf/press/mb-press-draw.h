/* Minute Book: the pieces of a page drawn
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* mb-press-page.c decides which pieces stand on the page, this draws them: the
 * paper's text at once, as chunks of its elements; rules, shades, bars, heads
 * and feet are gathered and drawn as the page's artifacts at its end. */

#pragma once

#include "pdf/press/mb-press-flow.h"

G_BEGIN_DECLS

/* Text that is no element here: heads that are repeated, the page number. */
typedef struct
{
  MbText     *text; /* not owned */
  double      x;
  double      y;
  guint       line;
  MbArtifact  kind;
} MbStanding;

typedef struct
{
  const MbLooks *looks;
  const MbPaper *paper;
  MbFonts       *fonts;
  MbLog         *log;
  MbFlow        *flow;
  double         top;
  double         bottom;
  guint          cursor;  /* the piece to be placed next */
  guint         *started; /* nullable: of the row at the cursor, lines placed by cell */
  GArray        *shapes;  /* MbShape, the lowest first */
  GArray        *standing; /* MbStanding: text that is not the paper's own here */
  GPtrArray     *own;     /* MbText made for this page */
  MbText        *mark;    /* nullable */
  MbText        *running; /* nullable */
  double         mark_top;
  gboolean       has_head; /* drawn, as it stands on each page but the first */
  guint          head;     /* its chunk */
  guint          bar;     /* the set-off matter drawn last, ... */
  double         bar_end; /* ... and where it ended */
} MbPager;

void mb_pager_note_places    (MbPager       *self,
                              const MbPiece *piece,
                              double         y);
void mb_pager_draw_bar       (MbPager       *self,
                              const MbPiece *piece,
                              double         y);
void mb_pager_draw_labels    (MbPager       *self,
                              const MbPiece *piece,
                              double         y);
void mb_pager_draw_lines     (MbPager       *self,
                              MbFlow        *flow,
                              guint          from,
                              guint          to,
                              double         y);
void mb_pager_draw_row       (MbPager       *self,
                              MbRow         *row,
                              const guint   *from,
                              const guint   *to,
                              double         y,
                              double         height);
void mb_pager_stand          (MbPager       *self,
                              MbArtifact     kind,
                              MbText        *text,
                              double         x,
                              double         y);
void mb_pager_repeat_row     (MbPager       *self,
                              const MbRow   *row,
                              double         y);
void mb_pager_draw_artifacts (MbPager       *self);

G_END_DECLS
