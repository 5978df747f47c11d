/* Minute Book: the pages of a paper, one below the other
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in a GtkScrolledWindow. Only the pages in view are widgets, and only
 * they and their neighbours are drawn, in the very dots of the screen. When the
 * preview is replaced, what is in view stays there, and each old page is shown
 * until the new one is drawn. A click on a page is told as 'pointed'. */

#pragma once

#include <gtk/gtk.h>

#include "book/mb-book-preview.h"

G_BEGIN_DECLS

#define MB_TYPE_PAGE_SCROLL (mb_page_scroll_get_type ())
G_DECLARE_FINAL_TYPE (MbPageScroll, mb_page_scroll, MB, PAGE_SCROLL, GtkWidget)

void       mb_page_scroll_set_preview (MbPageScroll *self,
                                       MbPreview    *preview);
MbPreview *mb_page_scroll_get_preview (MbPageScroll *self);
guint      mb_page_scroll_get_page    (MbPageScroll *self);
void       mb_page_scroll_reveal      (MbPageScroll *self,
                                       guint         page,
                                       double        top,
                                       double        bottom);
double     mb_page_scroll_get_zoom    (MbPageScroll *self);
void       mb_page_scroll_zoom        (MbPageScroll *self,
                                       int           steps);
void       mb_page_scroll_fit_width   (MbPageScroll *self);

G_END_DECLS
