/* Minute Book: a paper as one column of pieces
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow is what the pages are cut from: lines, rules and table rows, one
 * below the other, each knowing the space before it and whether it must stay
 * with the piece before. A row holds a flow of lines for each of its cells.
 * mb-press-block.c turns a tree into a flow, with mb-press-list.c for its lists
 * and mb-press-table.c for its tables. */

#pragma once

#include "pdf/press/mb-press-text.h"

G_BEGIN_DECLS

typedef struct _MbFlow MbFlow;

typedef struct
{
  MbTableStyle style;
  double       x;
  double       width;
  guint        n_columns;
  double      *edges; /* n_columns + 1, from the left of the page */
  gboolean    *figures; /* by column: it holds numbers alone */
  GPtrArray   *heads; /* MbRow, not owned: repeated on every page */
} MbTable;

typedef struct
{
  MbTable *table;
  gboolean head;
  guint    n_cells;
  MbFlow **cells;
  double   height; /* with its padding */
} MbRow;

typedef struct
{
  cairo_surface_t *surface;
  char            *digest;
  MbTag           *tag;
  MbSource         source;
} MbPicture;

typedef enum
{
  MB_PIECE_LINE,
  MB_PIECE_RULE,
  MB_PIECE_ROW,
  MB_PIECE_PICTURE,
} MbPieceType;

typedef struct
{
  MbPieceType type;
  double      before; /* space, not used at the head of a page */
  double      height;
  double      x;
  double      width;  /* of a rule or picture */
  gboolean    glue;   /* stays with the piece before it */
  gboolean    sink;   /* belongs at the foot of the page, if it is the last */
  MbText     *text;   /* of a line; not owned */
  guint       line;   /* of the text */
  GPtrArray  *labels; /* nullable: MbText of list labels beside the line */
  GArray     *label_xs;
  MbRow      *row;
  MbPicture  *picture;
  guint       bar;    /* which set-off matter it belongs to; 0: none */
  double      bar_x;
  double      bar_width;
  GPtrArray  *places; /* nullable: const MbNode, anchors and headings here */
} MbPiece;

struct _MbFlow
{
  GArray    *pieces; /* MbPiece */
  GPtrArray *texts;
  GPtrArray *rows;
  GPtrArray *tables;
  GPtrArray *pictures;
};

/* Where and how a block is set: passed down the tree by value. */
typedef struct
{
  MbTag        *tag;
  double        x;
  double        width;
  gboolean      inset;  /* x is right of the column of numbers */
  const MbNode *table;  /* nullable */
  gboolean      contents; /* it is of an entry of a list of contents ... */
  gboolean      labels;   /* ... and in its column of labels */
  gboolean      bold;
  gboolean      right;
  guint         depth;  /* of lists */
  guint         bar;
  double        bar_x;
  double        bar_width;
  MbSource      source; /* the field that is being set */
  double        scale;  /* of the type in a table that is wide; 0 for 1 */
} MbFrame;

typedef struct
{
  const MbLooks *looks;
  MbFonts   *fonts;
  MbLog     *log;
  MbFlow    *flow;
  guint      level;      /* of the last heading's tag */
  guint      n_bars;
  guint      keep;       /* so many pieces more stay with the one before */
  double     space;      /* after the last piece */
  double     column;     /* of the particulars at hand */
  GPtrArray *labels;     /* MbText that wait for their line */
  GArray    *label_xs;
  GPtrArray *places;     /* nodes that wait for their piece */
} MbSetter;

MbFlow  *mb_flow_new              (void);
void     mb_flow_free             (MbFlow        *self);
MbPiece *mb_flow_piece            (MbFlow        *self,
                                   guint          i);
double   mb_flow_get_height       (const MbFlow  *self);

MbPiece *mb_setter_add_piece      (MbSetter      *self,
                                   const MbFrame *frame,
                                   MbPieceType    type,
                                   double         height,
                                   double         before);
void     mb_setter_wait_for_place (MbSetter      *self,
                                   const MbNode  *node);
void     mb_frame_follow          (MbFrame       *frame,
                                   const MbNode  *node);
void     mb_frame_apply           (const MbFrame *frame,
                                   MbTypeStyle   *style);
const char *mb_frame_get_role     (const MbFrame *frame,
                                   const MbNode  *node);
void     mb_setter_set_children   (MbSetter      *self,
                                   const MbNode  *node,
                                   MbFrame        frame);
void     mb_setter_set_list       (MbSetter      *self,
                                   const MbNode  *node,
                                   MbFrame        frame);
void     mb_setter_set_table      (MbSetter      *self,
                                   const MbNode  *node,
                                   MbFrame        frame);
MbFlow  *mb_press_set_paper       (const MbPaper *paper,
                                   MbFonts       *fonts,
                                   MbLog         *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbFlow, mb_flow_free)

G_END_DECLS
