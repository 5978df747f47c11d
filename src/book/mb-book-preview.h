/* Minute Book: papers to be looked at
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A preview is a paper as the book stands now, page by page. An agenda or
 * minutes are the press's own drawings, ready in some milliseconds; a pack is
 * the very file that an export would write, and its pages, which may be foreign,
 * are drawn one at a time by the reader's child process. Both are drawn to dots
 * by mb_preview_render(), on any thread; only what has no foreign pages can be
 * drawn on the spot as well, by mb_preview_draw().
 *
 * A preview that follows typing is made of records in memory, in two steps: the
 * thread that has the records writes the manuscript (under a millisecond), any
 * thread has a compositor set it, who keeps what was set before.
 *
 * A preview doesn't change once it is made. When the book does, make another:
 * pages with the same key need not be drawn again. */

#pragma once

#include "book/mb-book-export.h"
#include "paper/mb-paper-parts.h"

G_BEGIN_DECLS

/* Cairo's; whoever draws knows it. */
typedef struct _cairo cairo_t;

typedef enum
{
  MB_PREVIEW_AGENDA,
  MB_PREVIEW_MINUTES,
  MB_PREVIEW_PACK,
} MbPreviewPaper;

#define MB_TYPE_PREVIEW (mb_preview_get_type ())
G_DECLARE_FINAL_TYPE (MbPreview, mb_preview, MB, PREVIEW, GObject)

MbPreview      *mb_book_make_preview    (MbBook          *book,
                                         gint64           meeting,
                                         MbPreviewPaper   paper,
                                         MbDisclosure     disclosure,
                                         gboolean         large_print,
                                         GCancellable    *cancellable,
                                         GError         **error);

typedef struct _MbManuscript MbManuscript;
typedef struct _MbCompositor MbCompositor;

MbManuscript   *mb_manuscript_new       (MbProceedings   *proceedings,
                                         MbPreviewPaper   paper,
                                         MbDisclosure     disclosure,
                                         GError         **error);
void            mb_manuscript_free      (MbManuscript    *self);
MbCompositor   *mb_compositor_new       (MbBook          *book);
MbCompositor   *mb_compositor_ref       (MbCompositor    *self);
void            mb_compositor_unref     (MbCompositor    *self);
MbPreview      *mb_compositor_set       (MbCompositor    *self,
                                         MbManuscript    *manuscript,
                                         GCancellable    *cancellable,
                                         GError         **error);

MbPreviewPaper  mb_preview_get_paper    (MbPreview       *self);
guint           mb_preview_get_n_pages  (MbPreview       *self);
void            mb_preview_get_size     (MbPreview       *self,
                                         guint            page,
                                         double          *width,
                                         double          *height);
const char     *mb_preview_get_words    (MbPreview       *self,
                                         guint            page);
const char     *mb_preview_get_key      (MbPreview       *self,
                                         guint            page);
GBytes         *mb_preview_render       (MbPreview       *self,
                                         guint            page,
                                         guint            width,
                                         guint           *height,
                                         GCancellable    *cancellable,
                                         GError         **error);
gboolean        mb_preview_is_drawn     (MbPreview       *self);
void            mb_preview_draw         (MbPreview       *self,
                                         guint            page,
                                         cairo_t         *cr);
gboolean        mb_preview_find_source  (MbPreview       *self,
                                         guint            page,
                                         double           x,
                                         double           y,
                                         MbSource        *source);
gboolean        mb_preview_find_place   (MbPreview       *self,
                                         MbPreview       *before,
                                         const MbSource  *source,
                                         guint           *page,
                                         double          *top,
                                         double          *bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbManuscript, mb_manuscript_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbCompositor, mb_compositor_unref)

G_END_DECLS
