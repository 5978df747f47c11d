/* Minute Book: draws the first pages of attached papers off the main thread
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Papers are drawn on threads, two at a time, in the order they are asked for;
 * what is cancelled before its turn is not begun. A drawing is kept by what the
 * paper's bytes are and its width, so that rows made anew have it at once. That
 * a paper can't be drawn is kept too: a hostile one is not tried again with
 * each change of the book. */

#pragma once

#include <gtk/gtk.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_PAPER_DRAWER (mb_paper_drawer_get_type ())
G_DECLARE_FINAL_TYPE (MbPaperDrawer, mb_paper_drawer, MB, PAPER_DRAWER, GObject)

MbPaperDrawer *mb_paper_drawer_new         (MbBook               *book);
gboolean       mb_paper_drawer_find        (MbPaperDrawer        *self,
                                            MbRecord             *document,
                                            guint                 width,
                                            GdkTexture          **texture);
void           mb_paper_drawer_draw_async  (MbPaperDrawer        *self,
                                            MbRecord             *document,
                                            guint                 width,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GdkTexture    *mb_paper_drawer_draw_finish (MbPaperDrawer        *self,
                                            GAsyncResult         *result,
                                            GError              **error);
guint          mb_paper_drawer_get_n_begun (MbPaperDrawer        *self);

G_END_DECLS
