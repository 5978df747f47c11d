/* Minute Book: one of the press's pages, to be looked at
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet holds what stands on a page: matter, where it stands, and which field
 * it came from. It is made while the pages are cut and doesn't change then. It
 * is drawn when it is first looked at: a paper of forty pages costs no more than
 * the page that is in view. */

#pragma once

#include "paper/mb-paper-parts.h"
#include "pdf/press/mb-press-matter.h"

G_BEGIN_DECLS

/**
 * MbImpression:
 * @start: the first byte of the matter's words that it shows
 * @end: the byte after the last
 * @from: the first line that it shows
 * @to: the line after the last
 * @first_top: of the lines' tops, among the sheet's
 * @role: (nullable): the element it belongs to; %NULL for an artifact
 * @leads_out: it is a link to the world
 */
typedef struct
{
  MbMatter   *matter;
  guint       start;
  guint       end;
  guint       from;
  guint       to;
  double      x;
  guint       first_top;
  const char *role;
  gboolean    leads_out;
  MbSource    source;
} MbImpression;

/* A rectangle of one grey: a rule, a shade, a bar. */
typedef struct
{
  double x, y, width, height;
  double ink;
} MbShape;

/* A picture and where it stands; not owned by the impression: see MbSheet. */
typedef struct
{
  cairo_surface_t *picture;
  double           x, y, width, height;
  MbSource         source;
} MbPlate;

typedef struct
{
  GArray          *shapes;      /* MbShape, the lowest first */
  GArray          *plates;      /* MbPlate */
  GArray          *impressions; /* MbImpression, the paper's own in reading order */
  GArray          *tops;        /* double */
  GString         *words;       /* in reading order, a paragraph on each line */
  GChecksum       *looks;       /* of what is drawn, and where */
  cairo_surface_t *ground;      /* nullable until drawn: the artifacts */
  cairo_surface_t *drawing;     /* nullable until drawn: the paper's text */
} MbSheet;

MbSheet *mb_sheet_new        (void);
void     mb_sheet_free       (MbSheet            *self);
void     mb_sheet_add        (MbSheet            *self,
                              const MbImpression *impression,
                              const double       *tops);
void     mb_sheet_add_shape  (MbSheet            *self,
                              const MbShape      *shape);
void     mb_sheet_add_plate  (MbSheet            *self,
                              const MbPlate      *plate,
                              const char         *digest,
                              const char         *alt);
void     mb_sheet_note_looks (MbSheet            *self,
                              gconstpointer       data,
                              gsize               size);
void     mb_sheet_end_text   (MbSheet            *self);
double   mb_sheet_get_top    (const MbSheet      *self,
                              const MbImpression *impression);
double   mb_sheet_get_bottom (const MbSheet      *self,
                              const MbImpression *impression);
void     mb_sheet_record     (MbSheet            *self,
                              double              width,
                              double              height);

G_END_DECLS
