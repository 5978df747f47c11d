/* Minute Book: what a paper says, as a tree
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each paper is first a tree of sections, headings, paragraphs, lists and
 * tables that says what the paper says; only then is it drawn to PDF, written
 * as text, or shown. A plate (the PDF press, the text writer) walks the tree
 * and never looks at a record.
 *
 * Read a node's members freely; change them by the functions only. A node owns
 * its children. */

#pragma once

#include "core/mb-kind.h"

G_BEGIN_DECLS

/**
 * MbNodeType:
 * @MB_NODE_SECTION: a part with (usually) a heading, such as an agenda item
 * @MB_NODE_HEADING: of @level 1 to 6; holds runs; @label is its number ('14.')
 * @MB_NODE_PARAGRAPH: holds runs; a @label stands before it ('Resolved:')
 * @MB_NODE_LIST: holds entries
 * @MB_NODE_ENTRY: of a list: @label, paragraphs and lists within
 * @MB_NODE_TABLE: holds rows; @widths are its columns' shares
 * @MB_NODE_ROW: holds cells
 * @MB_NODE_CELL: holds paragraphs (and lists)
 * @MB_NODE_TEXT: a run of text
 * @MB_NODE_LINK: a run of text that leads to @target
 * @MB_NODE_FIGURE: a picture: @digest names it, @alt says what it shows
 * @MB_NODE_RULE: a line to be signed on, or a rule across the page
 */
typedef enum
{
  MB_NODE_SECTION,
  MB_NODE_HEADING,
  MB_NODE_PARAGRAPH,
  MB_NODE_LIST,
  MB_NODE_ENTRY,
  MB_NODE_TABLE,
  MB_NODE_ROW,
  MB_NODE_CELL,
  MB_NODE_TEXT,
  MB_NODE_LINK,
  MB_NODE_RULE,
  MB_NODE_FIGURE,
} MbNodeType;

/**
 * MbNodeStyle:
 *
 * What the node is in the paper's own terms; a plate decides how that looks.
 */
typedef enum
{
  MB_STYLE_PLAIN,
  MB_STYLE_KICKER,      /* 'Public Document Pack', at the head of a front sheet */
  MB_STYLE_BANNER,      /* the council's line of towns */
  MB_STYLE_COUNCIL,     /* the council's name */
  MB_STYLE_PANEL,       /* the panel's name on a front sheet */
  MB_STYLE_TITLE,       /* the heading of minutes or of a register */
  MB_STYLE_PARTICULARS, /* 'Day: Wednesday', 'Commenced: 6.00pm' */
  MB_STYLE_AGENDA,      /* the table Item No. | AGENDA | Page No. */
  MB_STYLE_ITEM,        /* an item's title in it, or in the minutes */
  MB_STYLE_DESCRIPTION, /* the italic 'The Panel to receive ...' */
  MB_STYLE_RESOLVED,    /* a resolution; set off */
  MB_STYLE_ACTION,      /* an action; set off */
  MB_STYLE_WITHHELD,    /* what is said in place of exempt matter */
  MB_STYLE_SIGNATURE,   /* the CHAIR line */
  MB_STYLE_FOOT,        /* 'From: Democratic Services ...' */
  MB_STYLE_REGISTER,    /* the table of a register */
  MB_STYLE_CONTENTS,    /* a list or table of what stands where: label, what it is, pages */
  MB_STYLE_NOTE,        /* small print */
} MbNodeStyle;

typedef enum
{
  MB_NODE_BOLD        = 1 << 0, /* runs */
  MB_NODE_ITALIC      = 1 << 1, /* runs */
  MB_NODE_HEAD        = 1 << 2, /* a row of column headings, or a cell that heads its row */
  MB_NODE_ALIGN_RIGHT = 1 << 3, /* a cell */
  MB_NODE_KEEP        = 1 << 4, /* keep on one page with what follows */
  MB_NODE_CAPITALS    = 1 << 5, /* a heading set in capitals; its text stays as written */
} MbNodeFlags;

typedef struct _MbNode MbNode;

struct _MbNode
{
  MbNodeType   type;
  MbNodeStyle  style;
  MbNodeFlags  flags;
  guint        level;    /* of a heading */
  char        *label;    /* nullable */
  char        *text;     /* of a run */
  char        *target;   /* of a link: '#name' of an anchor, or a URI */
  char        *anchor;   /* nullable: the name that links lead to */
  char        *language; /* nullable: where it is not the paper's (BCP 47) */
  char        *digest;   /* of a figure: SHA-256 of its PNG */
  char        *alt;      /* of a figure: what it shows, for who can't see it */
  GBytes      *picture;  /* of a figure: its PNG; nullable until somebody fetched it */
  GArray      *widths;   /* of a table: double, shares that sum to 1 */
  MbKind       kind;     /* what it was made from: of the record ... */
  gint64       record;   /* ... its id, 0 for none, ... */
  int          field;    /* ... and the field, -1 for none */
  GPtrArray   *children; /* MbNode */
};

MbNode *mb_node_new          (MbNodeType   type,
                              MbNodeStyle  style);
void    mb_node_free         (MbNode      *self);
MbNode *mb_node_add          (MbNode      *self,
                              MbNode      *child);
MbNode *mb_node_add_new      (MbNode      *self,
                              MbNodeType   type,
                              MbNodeStyle  style);
MbNode *mb_node_add_text     (MbNode      *self,
                              const char  *text,
                              MbNodeFlags  flags);
MbNode *mb_node_add_link     (MbNode      *self,
                              const char  *text,
                              const char  *target);
MbNode *mb_node_add_heading  (MbNode      *self,
                              guint        level,
                              MbNodeStyle  style,
                              const char  *label,
                              const char  *text);
MbNode *mb_node_add_paragraph (MbNode      *self,
                               MbNodeStyle  style,
                               const char  *label,
                               const char  *text);
MbNode *mb_node_add_figure   (MbNode      *self,
                              MbNodeStyle  style,
                              const char  *digest,
                              const char  *alt);
void    mb_node_set_label    (MbNode      *self,
                              const char  *label);
void    mb_node_set_anchor   (MbNode      *self,
                              const char  *anchor);
void    mb_node_set_language (MbNode      *self,
                              const char  *language);
void    mb_node_set_widths   (MbNode      *self,
                              const double *shares,
                              guint        n_shares);
void    mb_node_set_source   (MbNode      *self,
                              MbKind       kind,
                              gint64       record,
                              int          field);
void    mb_node_find_figures (MbNode      *self,
                              GPtrArray   *figures);
char   *mb_node_get_words    (const MbNode *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbNode, mb_node_free)

/**
 * MbPaper:
 * @title: of the document ('Minutes of the ... Panel, 14 February 2018')
 * @subject: nullable
 * @author: nullable: the council or its panel
 * @language: BCP 47
 * @running_head: nullable: set at the head of every page but the first
 * @mark: nullable: 'NOT FOR PUBLICATION - paragraph 3', on every page
 * @landscape: for wide registers
 * @large_print: for who sees little: no type below 18 points, ranged left,
 *   without italics and capitals
 * @page_numbers: 'Page 2' at the foot; off where a pack stamps its own
 * @root: a section
 */
typedef struct
{
  char     *title;
  char     *subject;
  char     *author;
  char     *language;
  char     *running_head;
  char     *mark;
  gboolean  landscape;
  gboolean  large_print;
  gboolean  page_numbers;
  MbNode   *root;
} MbPaper;

MbPaper *mb_paper_new  (const char *title,
                        const char *language);
void     mb_paper_free (MbPaper    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPaper, mb_paper_free)

G_END_DECLS
