/* Minute Book: what the parts of the walk through drawings share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/check/mb-conform-private.h"

G_BEGIN_DECLS

/**
 * MbMark:
 * @element: that the passage stands in, or null
 * @artifact: it is mark-up for the eye only
 * @language: it is known
 * @actual_text: what it says is given
 */
typedef struct
{
  MbCos   *element;
  gboolean artifact;
  gboolean language;
  gboolean actual_text;
} MbMark;

typedef struct
{
  MbCheckFont *font; /* (nullable) */
  const MbCos *fill;
  const MbCos *stroke;
  guint        rendering;
  gboolean     overprint_fill;
  gboolean     overprint_stroke;
  gint64       overprint_mode;
  gboolean     fill_checked;
  gboolean     stroke_checked;
} MbInkState;

/**
 * MbRun:
 * @resources: of what is drawn; @outer: of what draws it, where that lacks some
 * @outer_allowed: @resources themselves are the outer ones
 * @key: StructParents of what is drawn, -1 for none
 * @semantic: it is what the page says, not a look of an annotation or a pattern
 * @marks: (element-type MbMark): the first is what holds outside all marks
 */
typedef struct
{
  MbConform *conform;
  MbCos     *holder;
  MbCos     *resources;
  MbCos     *outer;
  gboolean   inherited;
  gint64     key;
  gboolean   semantic;
  GArray    *marks;
  GArray    *states;
  MbInkState state;
  GPtrArray *operands;
  guint      depth;
  gboolean  *transparent;
  MbArena   *arena;
} MbRun;

#define MB_RUN_MOST_DEPTH 24

MbMark  *mb_run_mark        (MbRun       *self);
MbCos   *mb_run_resource    (MbRun       *self,
                             const char  *category,
                             const MbCos *name);
void     mb_run_stream      (MbRun       *from,
                             MbCos       *stream,
                             MbCos       *resources,
                             gboolean     semantic);

/* marks */
void     mb_run_begin_mark  (MbRun       *self,
                             gboolean     has_properties);
void     mb_run_end_mark    (MbRun       *self);
void     mb_run_item        (MbRun       *self,
                             const char  *what);

/* state */
void     mb_run_set_state   (MbRun       *self,
                             const MbCos *state);
void     mb_run_set_space   (MbRun       *self,
                             const MbCos *name,
                             gboolean     stroke);
void     mb_run_set_device  (MbRun       *self,
                             const char  *name,
                             gboolean     stroke);
void     mb_run_set_color   (MbRun       *self,
                             gboolean     stroke);
void     mb_run_paint       (MbRun       *self,
                             gboolean     fill,
                             gboolean     stroke);
void     mb_run_shade       (MbRun       *self,
                             const MbCos *shading);
void     mb_run_operand     (MbConform   *self,
                             const MbCos *operand,
                             const MbCos *where);

G_END_DECLS
