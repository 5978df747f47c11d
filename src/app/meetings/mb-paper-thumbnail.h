/* Minute Book: the first page of an attached paper, small
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Has the same size whatever the page's, so that a row stays as it is when the
 * picture comes. Until then, and where the paper can't be drawn, it is the icon
 * of a document. It is not for who can't see: the row says what the paper is.
 *
 * A paper is drawn when somebody looks at it. */

#pragma once

#include "app/meetings/mb-paper-drawer.h"

G_BEGIN_DECLS

#define MB_TYPE_PAPER_THUMBNAIL (mb_paper_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (MbPaperThumbnail, mb_paper_thumbnail, MB, PAPER_THUMBNAIL, GtkWidget)

GtkWidget  *mb_paper_thumbnail_new          (MbPaperDrawer    *drawer,
                                             int               width);
void        mb_paper_thumbnail_set_document (MbPaperThumbnail *self,
                                             MbRecord         *document);
GdkTexture *mb_paper_thumbnail_get_texture  (MbPaperThumbnail *self);

G_END_DECLS
