/* Minute Book: what the files of the DOCX plate share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* First the text is written; as it goes it notes which lists and which addresses
 * it needs. Then come the parts that describe those, and all is packed. */

#pragma once

#include "exchange/mb-markup.h"
#include "exchange/mb-plate.h"

G_BEGIN_DECLS

/* Lengths are in twips, twentieths of a point, as the format has them. */
#define MB_DOCX_PAGE_WIDTH 11906  /* A4 */
#define MB_DOCX_PAGE_HEIGHT 16838
#define MB_DOCX_MARGIN 1134       /* 2 cm */
#define MB_DOCX_STEP 510          /* 9 mm: a list within a list */
#define MB_DOCX_NUMBER 567        /* 1 cm: what stands under a number */

#define MB_DOCX_MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define MB_DOCX_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* What has been written so far, and what it needs. */
typedef struct
{
  const MbPaper *paper;
  MbMarkup      *out;         /* of the part that is being written */
  GHashTable    *anchors;     /* see mb_plate_find_anchors() */
  GPtrArray     *links;       /* addresses; the first has the id 'link1' */
  GPtrArray     *formats;     /* ways to count: abstract numberings of the format */
  GPtrArray     *pictures;    /* const MbNode: figures; the first has the id 'picture1' */
  GArray        *counts;      /* runs of entries that count on; the first is 1 */
  guint          heading;     /* the level of the last */
  guint          particulars; /* how far their values are set in */
  gboolean       after_table;
  gboolean       ends_group; /* what is being written is the last of its kind */
} MbDocx;

/* Where a node stands. */
typedef struct
{
  guint         indent;
  guint         depth;    /* lists around it */
  const char   *language; /* nullable: where it is not the paper's */
  const MbNode *table;    /* nullable */
  gboolean      is_head;  /* in a cell that heads others */
  gboolean      is_right;
} MbDocxPlace;

guint   mb_docx_number_entry    (MbDocx            *self,
                                 const MbNode      *list,
                                 guint              n,
                                 guint              depth,
                                 guint              last);
char   *mb_docx_write_numbering (MbDocx            *self);
void    mb_docx_format_free     (gpointer           format);
GArray *mb_docx_counts_new      (void);

void    mb_docx_add_property    (MbDocx            *self,
                                 const char        *name,
                                 const char        *value);
void    mb_docx_add_length      (MbDocx            *self,
                                 const char        *attribute,
                                 guint              twips);
void    mb_docx_add_run         (MbDocx            *self,
                                 const char        *text,
                                 const char        *style,
                                 MbNodeFlags        flags,
                                 const char        *language);
void    mb_docx_add_runs        (MbDocx            *self,
                                 const MbNode      *node,
                                 MbNodeFlags        flags,
                                 const char        *language);
void    mb_docx_add_anchor      (MbDocx            *self,
                                 const MbNode      *node);
void    mb_docx_add_tab         (MbDocx            *self);
void    mb_docx_open_paragraph  (MbDocx            *self,
                                 const char        *style,
                                 const MbNode      *node,
                                 const MbDocxPlace *place,
                                 guint              count,
                                 guint              left,
                                 guint              hanging);
void    mb_docx_add_node        (MbDocx            *self,
                                 const MbNode      *node,
                                 MbDocxPlace        place);
void    mb_docx_add_figure      (MbDocx            *self,
                                 const MbNode      *node,
                                 const MbDocxPlace *place);
void    mb_docx_add_table       (MbDocx            *self,
                                 const MbNode      *table,
                                 MbDocxPlace        place);

char   *mb_docx_write_text      (MbDocx            *self);
char   *mb_docx_write_head      (MbDocx            *self,
                                 gboolean           is_first);
char   *mb_docx_write_foot      (MbDocx            *self);
char   *mb_docx_write_styles    (const MbPaper     *paper);
const char *mb_docx_get_style   (MbNodeStyle        style);

G_END_DECLS
