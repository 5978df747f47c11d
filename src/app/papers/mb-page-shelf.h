/* Minute Book: the pages of a paper that are in view, as widgets
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Children of their owner, which tells which pages are in view, outside of its
 * allocation, and within it where the view stands. */

#pragma once

#include <gtk/gtk.h>

#include "app/papers/mb-page-layout.h"

G_BEGIN_DECLS

typedef struct _MbPageShelf MbPageShelf;

MbPageShelf *mb_page_shelf_new         (GtkWidget    *owner,
                                        MbPageLayout *layout);
void         mb_page_shelf_free        (MbPageShelf  *self);
void         mb_page_shelf_clear       (MbPageShelf  *self);
void         mb_page_shelf_set_preview (MbPageShelf  *self,
                                        MbPreview    *preview);
void         mb_page_shelf_show        (MbPageShelf  *self,
                                        guint         first,
                                        guint         last);
void         mb_page_shelf_allocate    (MbPageShelf  *self,
                                        int           width,
                                        double        left,
                                        double        top);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPageShelf, mb_page_shelf_free)

G_END_DECLS
