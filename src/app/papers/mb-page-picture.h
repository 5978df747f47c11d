/* Minute Book: one page of a paper, on the screen
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet of white paper in any style. It shows the last picture it was given,
 * stretched where need be, until it gets a sharper one. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_TYPE_PAGE_PICTURE (mb_page_picture_get_type ())
G_DECLARE_FINAL_TYPE (MbPagePicture, mb_page_picture, MB, PAGE_PICTURE, GtkWidget)

GtkWidget *mb_page_picture_new         (void);
void       mb_page_picture_set_texture (MbPagePicture *self,
                                        GdkTexture    *texture);
void       mb_page_picture_set_failed  (MbPagePicture *self,
                                        gboolean       failed);
void       mb_page_picture_describe    (MbPagePicture *self,
                                        guint          page,
                                        guint          n_pages,
                                        const char    *words);

G_END_DECLS
