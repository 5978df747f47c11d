/* Minute Book: what the press drew, and for which element
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cairo draws glyphs well and tags badly, so each *chunk* (what one element
 * puts on one page of the paper) is drawn on a Cairo page of its own, and this
 * log remembers whose it is. mb-press-file.h makes the final pages from both.
 * What stands on many pages alike is drawn once, and its chunk repeated.
 *
 * Use: mb_log_new(); for each page mb_log_begin_page(), then chunks, one at a
 * time and never an empty one, in reading order, the page's artifacts last;
 * mb_log_finish() gives Cairo's PDF, which has exactly one page per chunk that
 * was drawn.
 *
 * A log of sheets keeps what is put on each page (mb_log_get_sheet()), for the
 * screen, instead of chunks; it ends with mb_log_finish_sheets().
 *
 * An element's kids stand in reading order: an element is put among its
 * parent's kids when it is made or, by mb_tag_attach(), when it is first drawn. */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "pdf/press/mb-press-sheet.h"

G_BEGIN_DECLS

typedef struct _MbTag MbTag;
typedef struct _MbLog MbLog;

typedef enum
{
  MB_KID_TAG,
  MB_KID_CHUNK,
  MB_KID_LINK,
} MbKidType;

/* @n counts among the log's tags, chunks or links. */
typedef struct
{
  MbKidType type;
  guint     n;
} MbKid;

struct _MbTag
{
  guint       n;          /* among the log's tags */
  const char *role;       /* a standard structure type, with its slash */
  const char *attributes; /* nullable: the dictionary /A as PDF text */
  MbTag      *parent;     /* nullable until it is attached */
  char       *language;   /* nullable */
  char       *alt;        /* nullable: of a figure */
  double      box[4];     /* of a figure: left, top, right and bottom, of the page */
  GArray     *kids;       /* MbKid */
};

/**
 * MbArtifact:
 * @MB_ARTIFACT_LAYOUT: rules, bars and shades
 * @MB_ARTIFACT_REPEATED: the head of a table that goes on
 * @MB_ARTIFACT_HEADER: what stands at the head of each page
 * @MB_ARTIFACT_FOOTER: what stands at its foot
 *
 * What is on a page and in no element (ISO 32000-1, 14.8.2.2.2).
 */
typedef enum
{
  MB_ARTIFACT_LAYOUT,
  MB_ARTIFACT_REPEATED,
  MB_ARTIFACT_HEADER,
  MB_ARTIFACT_FOOTER,
  MB_N_ARTIFACTS
} MbArtifact;

typedef struct
{
  guint       page;
  MbTag      *owner;    /* NULL for an artifact */
  MbArtifact  artifact;
  double      box[4];   /* of a header or footer: left, top, right and bottom, of the page */
  guint       drawn;    /* which of Cairo's pages it is */
  guint       mcid;     /* within the page */
  char       *words;    /* nullable: what it says, where that isn't plain from its glyphs */
} MbChunk;

/* A rectangle that leads somewhere; from the page's top left corner. */
typedef struct
{
  guint       page;
  MbTag      *owner;
  double      x, y, width, height;
  const char *target; /* of the paper: '#name', or a URI */
  char       *words;
} MbLink;

/* Where an anchor or a heading came to stand. */
typedef struct
{
  char  *name;  /* of the anchor, or the heading's words */
  guint  level; /* of a heading; 0 for an anchor */
  guint  page;
  double y;
} MbPlace;

struct _MbLog
{
  double           width;
  double           height;
  GPtrArray       *sheets; /* MbSheet; NULL where a file is made */
  guint            n_pages;
  MbTag           *root;
  GPtrArray       *tags;    /* MbTag; the root first */
  GArray          *chunks;  /* MbChunk */
  guint            n_drawn; /* of them: the rest repeat others */
  GArray          *links;   /* MbLink */
  GArray          *places;  /* MbPlace, in order */
  cairo_surface_t *surface;
  cairo_t         *cr;
  GByteArray      *drawn;
  gboolean         in_chunk;
};

MbLog   *mb_log_new        (double        width,
                            double        height,
                            gint64        made_at);
MbLog   *mb_log_new_sheets (double        width,
                            double        height);
void     mb_log_free       (MbLog        *self);
MbTag   *mb_log_add_tag    (MbLog        *self,
                            MbTag        *parent,
                            const char   *role);
void     mb_tag_attach     (MbTag        *self,
                            MbTag        *parent);
void     mb_log_begin_page (MbLog        *self);
MbSheet *mb_log_get_sheet  (MbLog        *self);
cairo_t *mb_log_begin      (MbLog        *self,
                            MbTag        *owner);
cairo_t *mb_log_begin_artifact (MbLog        *self,
                                MbArtifact    artifact,
                                const double *box);
guint    mb_log_end        (MbLog        *self);
void     mb_log_repeat     (MbLog        *self,
                            guint         chunk);
void     mb_log_say        (MbLog        *self,
                            const char   *words);
void     mb_log_add_link   (MbLog        *self,
                            MbTag        *owner,
                            const char   *target,
                            const char   *words,
                            double        x,
                            double        y,
                            double        width,
                            double        height);
void     mb_log_add_place  (MbLog        *self,
                            const char   *name,
                            guint         level,
                            double        y);
GBytes  *mb_log_finish     (MbLog        *self,
                            GError      **error);
GPtrArray *mb_log_finish_sheets (MbLog   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbLog, mb_log_free)

G_END_DECLS
