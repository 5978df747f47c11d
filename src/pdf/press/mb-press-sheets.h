/* Minute Book: the press's pages, to be looked at
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages that mb_press_print() puts into a file, kept as drawings instead:
 * the same fonts, the same lines on the same pages, without the file. A page
 * can be drawn at any scale and on any kind of surface, and tells which field a
 * line of it came from.
 *
 * A galley keeps what was set from one paper to the next, so that a paper that
 * differs by a word costs one paragraph: that is how a preview follows typing.
 * It may be used on any thread, by one at a time (others wait).
 *
 * What always holds: sheets don't change once they are made, and may be drawn
 * on any thread; two pages with the same looks show the same; a galley's sheets
 * look as those of mb_press_set_sheets() do. */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "paper/mb-paper-parts.h"

G_BEGIN_DECLS

typedef struct _MbSheets MbSheets;
typedef struct _MbGalley MbGalley;

MbGalley          *mb_galley_new          (void);
void               mb_galley_free         (MbGalley       *self);
MbSheets          *mb_galley_set_sheets   (MbGalley       *self,
                                           const MbPaper  *paper,
                                           GCancellable   *cancellable,
                                           GError        **error);

MbSheets          *mb_press_set_sheets    (const MbPaper  *paper,
                                           GCancellable   *cancellable,
                                           GError        **error);

guint              mb_sheets_get_n_pages  (MbSheets       *self);
void               mb_sheets_get_size     (MbSheets       *self,
                                           double         *width,
                                           double         *height);
const char        *mb_sheets_get_words    (MbSheets       *self,
                                           guint           page);
const char        *mb_sheets_get_looks    (MbSheets       *self,
                                           guint           page);
void               mb_sheets_draw         (MbSheets       *self,
                                           guint           page,
                                           cairo_t        *cr);
GBytes            *mb_sheets_render       (MbSheets       *self,
                                           guint           page,
                                           guint           width,
                                           guint          *height,
                                           GError        **error);
const char *const *mb_sheets_get_missing  (MbSheets       *self);
guint              mb_sheets_get_n_set    (MbSheets       *self);
gboolean           mb_sheets_find_source  (MbSheets       *self,
                                           guint           page,
                                           double          x,
                                           double          y,
                                           MbSource       *source);
gboolean           mb_sheets_find_place   (MbSheets       *self,
                                           MbSheets       *before,
                                           const MbSource *source,
                                           guint          *page,
                                           double         *top,
                                           double         *bottom);
void               mb_sheets_free         (MbSheets       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbSheets, mb_sheets_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbGalley, mb_galley_free)

G_END_DECLS
